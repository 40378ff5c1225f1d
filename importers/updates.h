/* updates.h -- records that complete another: statuses, log entries, tasks */
#ifndef IMPORTERS_UPDATES_H
#define IMPORTERS_UPDATES_H

#include "importers/asides.h"
#include "model/entries.h"

/*
 * They may stand in another file than the deploy or incident that they belong
 * to, or before it, so they wait until all files are read.
 */
struct updates;
typedef struct updates Updates;

/* Times are NO_TIME, texts NULL where nothing is said; texts are the facts'. */
struct update {
	const char *format; /* of the deploy or incident: its importer's name */
	const char *id;	    /* of the deploy or incident */
	const char *server; /* that it is an id of, or NULL: of any */
	struct place place; /* of the update */
	int64_t at;	    /* of two that say the same, the later is right */

	bool is_of_incident;
	const char *outcome; /* of a deploy, in the words of struct deploy */
	bool is_failure, has_outcome;
	int64_t started_at, finished_at; /* finished: the first of all */
	int64_t acked_at, ended_at; /* of an incident: the first, the last, its
				       own among them; none
				       before its open_at */
	const char *version, *commit_name, *link;
};
struct update update_empty(struct place place, const char *format,
			   const char *id, int64_t at);

struct updates *updates_new(void);
void updates_free(struct updates *updates);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Updates, updates_free)

void updates_add(struct updates *updates, struct update update);
/*
 * Says which server the record at that place is of, the facts' own: the updates
 * of others are not its.  Most records of a file are of one.
 */
void updates_serve(struct updates *updates, struct place place,
		   const char *server);

/*
 * Applies all of them to `facts` in the order of their times.  Each is counted:
 * as a part of what it belongs to, or as unmatched where that is not there;
 * where it was put aside (`asides`, not settled yet), as not production.
 */
void updates_settle(struct updates *updates, const struct asides *asides,
		    struct facts *facts);

#endif
