/* ledger.h -- valid and bad events by the minute */
#ifndef ANALYZER_LEDGER_H
#define ANALYZER_LEDGER_H

#include <glib.h>
#include <stdint.h>

/* What is known of a minute beside its events. */
enum ledger_mark {
	LEDGER_SEEN = 1,     /* there are samples */
	LEDGER_INCIDENT = 2, /* an incident of the service */
	LEDGER_DEPLOY = 4,   /* the hour after a deploy */
};

/*
 * Minute i is (since + 60 i, since + 60 (i + 1)], seconds UTC.  Once closed,
 * valid[i] and bad[i] are all that came before minute i.
 */
struct ledger {
	int64_t since;
	uint32_t n;
	double *valid, *bad;
	uint8_t *marks;
};
typedef struct ledger Ledger;

struct ledger *ledger_new(int64_t since, int64_t until);
void ledger_free(struct ledger *ledger);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Ledger, ledger_free)

/* Adds events at a time in milliseconds; those outside are passed over. */
void ledger_add(struct ledger *ledger, int64_t at, double valid, double bad);
/* Marks the minutes that end in (after, until], seconds. */
void ledger_mark(struct ledger *ledger, enum ledger_mark mark, int64_t after,
		 int64_t until);
/* No more is added. */
void ledger_close(struct ledger *ledger);

struct ledger_sum {
	double valid, bad;
};
/* Of the minutes that end in (after, until], seconds. */
struct ledger_sum ledger_sum(const struct ledger *ledger, int64_t after,
			     int64_t until);
/* The same of those that have the mark. */
struct ledger_sum ledger_marked(const struct ledger *ledger,
				enum ledger_mark mark, int64_t after,
				int64_t until);
/* How many of them have the mark. */
uint32_t ledger_count(const struct ledger *ledger, enum ledger_mark mark,
		      int64_t after, int64_t until);

#endif
