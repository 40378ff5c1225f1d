/* facts.h -- what the inputs say: sources, services, commits, deploys, … */
#ifndef MODEL_FACTS_H
#define MODEL_FACTS_H

#include "model/entry.h"
#include "model/name.h"
#include "model/facts_items.h"
#include "model/records.h"
#include "model/texts.h"

#include <glib.h>

/*
 * Everything that was read.  Things refer to each other by index, NONE where
 * there is no such thing.  Importers add; facts_seal() sorts, removes
 * duplicates and folds; after it only commits are read in full, and then facts
 * are const.  Strings live in the facts.
 */
struct facts {
	GArray *sources;      /* of struct source; sealed: by name, format */
	GArray *repositories; /* of struct repository; sealed: by name */
	GArray *services;     /* of struct service; sealed: by name */
	GArray *deploys;   /* of struct deploy; sealed: by service, deployed_at,
			      id (as numbers where both are), source, record */
	GArray *incidents; /* of struct incident; sealed: by began_at, id */
	GArray *incident_services;     /* of uint32_t, see struct incident */
	GArray *records[RECORD_KINDS]; /* by kind, see model/entries.h */
	GArray *links;		       /* of struct commit_link: of commits */
	GArray *labels;		       /* of struct label, see struct series */
	GArray *times, *values;	       /* of int64_t, double: the same */
	GArray *parts, *leftovers;     /* of struct part, leftover */
	GArray *findings;	       /* of struct finding */
	struct texts *strings;
	GPtrArray *blocks; /* what facts_own() took */
	GPtrArray *chunks; /* of GStringChunk *: subjects */
	GHashTable *names; /* name_fold() of a service's name to its index */
	bool is_sealed;
};
typedef struct facts Facts;

struct facts *facts_new(void);
void facts_free(struct facts *facts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Facts, facts_free)

/* The facts' own `text`, one for equal strings, or a copy; NULL stays NULL. */
const char *facts_text(struct facts *facts, const char *text);
const char *facts_copy(struct facts *facts, const char *text);
/* Takes over memory from g_malloc(): bitmaps, lists of names. */
void *facts_own(struct facts *facts, void *memory);
/* A new source; `name` as the user called it, `format` as in `formats`. */
uint32_t facts_add_source(struct facts *facts, const char *name,
			  const char *format, enum source_kind kind);

/* A new repository of that source, with an empty graph; its index. */
uint32_t facts_add_repository(struct facts *facts, const char *name,
			      uint32_t source);

/* A service whose name equals `name`, or NONE. */
uint32_t facts_find_service(const struct facts *facts, const char *name);
/* The same, added if there is none.  Of several spellings the configured one
 * stays, else the last of the alphabet: lower case if any. */
uint32_t facts_add_service(struct facts *facts, const char *name);
/*
 * Appends all services that `name` means, by name or alias, to `found` (of
 * uint32_t, each once).  Several: a shared alias, good for incidents only.
 */
void facts_find_named(const struct facts *facts, const char *name,
		      GArray *found);

/* Counts one record of `source` as ended in `fate`, and as read. */
void facts_count(struct facts *facts, uint32_t source, enum fate fate);
/*
 * A record that is left out and listed: malformed (counted at once) or
 * unmatched (counted by measure(), for it depends on the window).  `at` may
 * be NO_TIME.  `reason` is a few fixed words, `detail` quotes.
 */
void facts_leave_out(struct facts *facts, enum fate fate, struct place place,
		     int64_t at, const char *reason, const char *detail);
/* Something odd about a source or a used record; `detail` is a sentence. */
void finding_add(struct facts *facts, struct place place, int64_t at,
		 const char *kind, const char *detail);

/* Adds a record, counted as read by its source, whose times it extends.
 * Strings must be the facts' own. */
void facts_add_deploy(struct facts *facts, const struct deploy *deploy);
void facts_add_incident(struct facts *facts, const struct incident *incident);
/* Time of the last record not after `as_of`, unmatched ones too; NO_TIME. */
int64_t facts_last_at(const struct facts *facts, int64_t as_of);

/*
 * Sorts everything (the order of SOURCEs does not matter), removes duplicate
 * records, folds the records of one roll-out that start within `fold_window`
 * seconds of each other, and prints colliding ids as ID#2.  Called once.
 */
void facts_seal(struct facts *facts, int64_t fold_window);

/* Sorts the findings again, after commits were read in full. */
void facts_sort_findings(struct facts *facts);

#endif
