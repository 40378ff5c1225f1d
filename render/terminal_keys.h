/* terminal_keys.h -- the four keys of one scope as short text */
#ifndef RENDER_TERMINAL_KEYS_H
#define RENDER_TERMINAL_KEYS_H

#include "model/report.h"

/* The four keys in the order of the screen. */
enum key { KEY_FREQUENCY, KEY_LEAD, KEY_FAILURE, KEY_RECOVERY, KEYS };

const char *key_label(enum key key);

/* The measure a key is shown by; `scope` as metrics_find(). */
const struct measure *key_measure(const struct metrics *metrics, uint32_t scope,
				  enum key key);

/*
 * The text of each is to be g_free()d.  The value: "60", "20 h", "6.1%";
 * "n=3" below five, "–" if it is not measured.  Of a pair of durations both
 * have one unit: `beside` is the other, or NaN.
 */
char *key_value(const struct report *report, enum key key,
		const struct measure *measure, double beside);
char *key_previous(const struct report *report, enum key key,
		   const struct measure *measure);
/* Takes the text of a value; where it needs its unit, returns "60 /wk". */
char *key_per_week(enum key key, char *value);
/* "+29% (+16 to +43)", or why nothing is said. */
char *key_change(const struct measure *measure, bool has_range);

/*
 * Weekly values of the window for a line of small bars, the last ones if
 * there are too many; how many is written to `n`.  To be g_free()d.
 */
double *key_weeks(const struct metrics *metrics, uint32_t scope, enum key key,
		  uint32_t *n);

/* What they are: "13 weeks" (short: "13 wk"), "last 13 weeks"; or NULL. */
char *key_weeks_title(const struct metrics *metrics, bool is_short);

#endif
