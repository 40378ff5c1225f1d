/* lifecycle.h -- what has happened to an incident, as a list of its steps */
#ifndef IMPORTERS_LIFECYCLE_H
#define IMPORTERS_LIFECYCLE_H

#include "importers/reading.h"

/* Where the elements of a list have the name of a step, and its time. */
struct lifecycle {
	const struct json *list; /* NULL: no steps */
	const char *name, *at;	 /* paths, as field_text() and field_time() */
};

/* When the first, the last step was that is one of `words`; or NO_TIME. */
int64_t lifecycle_first(struct reading *reading,
			const struct lifecycle *lifecycle, const char *words);
int64_t lifecycle_last(struct reading *reading,
		       const struct lifecycle *lifecycle, const char *words);

/* The first of `n` times that is known; or NO_TIME. */
int64_t lifecycle_known(const int64_t *times, size_t n);

/*
 * Ends an incident that is over when it was changed last, NO_TIME: leaves it
 * open.  A finding says that `key` is not there.
 */
void lifecycle_end_changed(struct reading *reading, struct incident *incident,
			   const char *key);

#endif
