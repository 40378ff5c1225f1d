/* import.h -- from the sources that the user names to facts */
#ifndef IMPORTERS_IMPORT_H
#define IMPORTERS_IMPORT_H

#include "importers/git.h"
#include "model/facts.h"
#include "model/settings.h"

/* Who wants to see how far it has come; called now and then. */
struct import_watch {
	/* `bytes` of the file `name` have been read. */
	void (*progress)(const char *name, uint64_t bytes, void *data);
	void *data;
};

/* False, a usage error, if a tag pattern is not a regular expression. */
bool import_check_patterns(const struct settings *settings, GError **error);

/* Adds the configured services: the first step of import_sources(). */
void import_services(const struct settings *settings, struct facts *facts);

/*
 * Adds to empty, unsealed `facts` the services of `settings` and all that its
 * sources say: first the exports, then git.  A source that can not be read is
 * a GError appended to `errors`, and the others are read all the same; so
 * facts are whole only if no error was appended.  The patterns must have been
 * checked.  `watch` may be NULL.
 *
 * Of commits only the graph is read.  git_import_commits() reads those in full
 * that turn out to matter (importers/git.h); the answer is for it, and for
 * git_import_end().
 */
struct git_run *import_sources(const struct settings *settings,
			       struct facts *facts, struct import_watch *watch,
			       GPtrArray *errors);

#endif
