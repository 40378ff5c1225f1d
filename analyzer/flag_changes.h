/* flag_changes.h -- when which flag of which service was changed */
#ifndef ANALYZER_FLAG_CHANGES_H
#define ANALYZER_FLAG_CHANGES_H

#include "model/metrics.h"

/* An event of the kind flag, of a service that is known, or of none. */
struct flag_change {
	uint32_t service; /* or NONE */
	int64_t at;
	const char *name; /* the flag, or what was done: "new-checkout on" */
};

/*
 * All of them, of struct flag_change, by service and time; the caller's, the
 * names are the pool's.  One that names no service is that of the only one, if
 * the data hold a single service; else it has none, and stands last.
 */
GArray *flag_changes(const struct metrics *metrics, struct pool *pool);

/* Those of a service in [from, until]: how many, from `first` on. */
uint32_t flag_changes_between(const GArray *changes, uint32_t service,
			      int64_t from, int64_t until, uint32_t *first);

/* Their names joined by ;, or NULL if there is none; the pool's. */
const char *flag_changes_text(const GArray *changes, struct pool *pool,
			      uint32_t service, int64_t from, int64_t until);

/*
 * The names of those of the services of incident `i` and of no service, in the
 * incident window before it began; what else may have caused it beside a
 * deploy, and `n` how many there are.
 */
const char *flag_changes_before(const struct metrics *metrics,
				const GArray *changes, struct pool *pool,
				uint32_t i, uint32_t *n);

#endif
