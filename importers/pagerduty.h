/* pagerduty.h -- what the formats of PagerDuty have in common */
#ifndef IMPORTERS_PAGERDUTY_H
#define IMPORTERS_PAGERDUTY_H

#include "importers/reading.h"

/* Of updates and of the incidents that they complete. */
#define PAGERDUTY_NAME "pagerduty"

/* A log entry, whole or as a reference. */
bool pagerduty_is_entry(const struct json *record);
/*
 * Reads one: the first acknowledgement and the last end of incident `id`,
 * where the entry names none (NULL: it must).
 */
void pagerduty_read_entry(struct reading *reading, const struct json *entry,
			  const char *id);
/* All of a list of them. */
void pagerduty_read_entries(struct reading *reading, const struct json *list,
			    const char *id);

/*
 * An incident of version 1 as later versions would tell it, the caller's; NULL
 * if it is of a later version already.
 */
struct json *pagerduty_from_old(const struct json *incident);

/* An alert of an incident, whole or as a reference, and reading it. */
bool pagerduty_is_alert(const struct json *record);
void pagerduty_read_alert(struct reading *reading, const struct json *record);

/*
 * Adds an incident of one service (NULL: none named) whose length may be told,
 * too: `seconds` from its begin, NaN if not.  The length is right, a finding
 * tells of an end that is another.
 */
void pagerduty_add(struct reading *reading, struct incident *incident,
		   const char *service, double seconds);
/* So many seconds after a time; NO_TIME if they are NaN or no length. */
int64_t pagerduty_after(int64_t at, double seconds);

#endif
