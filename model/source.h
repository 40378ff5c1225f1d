/* source.h -- inputs, places in them, and what is told about them */
#ifndef MODEL_SOURCE_H
#define MODEL_SOURCE_H

#include "model/fate.h"

#include <stdint.h>

#define NONE UINT32_MAX	  /* no such index */
#define NO_TIME INT64_MIN /* not happened, not known */

/* Where a record stands: index of the source, number in it from 1 (0: all). */
struct place {
	uint32_t source, record;
};

/* What a source mostly holds; each has its word. */
enum source_kind {
	SOURCE_COMMITS,
	SOURCE_DEPLOYS,
	SOURCE_INCIDENTS,
	SOURCE_RUNS,
	SOURCE_TESTS,
	SOURCE_TRACES,
	SOURCE_SERIES,
	SOURCE_EVENTS,
	SOURCE_ALERTS,
	SOURCE_CANARIES,
	SOURCE_CHAOS,
	SOURCE_FLAGS,
	SOURCE_OBJECTIVES,
	SOURCE_KINDS
};
/* "commits", "deploys", … */
const char *source_kind_name(enum source_kind kind);

struct source {
	const char *name;   /* as the user called it */
	const char *format; /* "git", "grafana-annotations", … */
	enum source_kind kind;
	uint64_t bytes;
	const char *sha256; /* hex, of the file; of a repository: of the ids of
			       the commits that are named in it, sorted */
	uint32_t read;	    /* records */
	uint32_t fates[FATES];	   /* those known without the window */
	int64_t first_at, last_at; /* of its records, or NO_TIME */
};

/* Widens the time that its records span; not by NO_TIME. */
static inline void source_extend(struct source *source, int64_t at)
{
	if (at == NO_TIME)
		return;
	if (source->first_at == NO_TIME || at < source->first_at)
		source->first_at = at;
	if (source->last_at == NO_TIME || at > source->last_at)
		source->last_at = at;
}

/* A record that was left out, malformed or unmatched. */
struct leftover {
	struct place place;
	int64_t at;
	enum fate fate;
	const char *reason, *detail;
};

/* A record that completed another one. */
struct part {
	struct place place;
	int64_t at;
};

struct finding {
	struct place place;
	int64_t at;
	const char *kind, *detail;
};

#endif
