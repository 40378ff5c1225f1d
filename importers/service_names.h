/* service_names.h -- the services that the record of an incident names */
#ifndef IMPORTERS_SERVICE_NAMES_H
#define IMPORTERS_SERVICE_NAMES_H

#include "importers/reading.h"

/*
 * Adds a name to `names` (of the facts' own texts), but an empty one and one
 * that is among them, however it is spelt.  NULL is none.
 */
void service_names_add(struct reading *reading, GPtrArray *names,
		       const char *name);
/* The elements of a list: texts, or what the first of `paths` leads to. */
void service_names_add_list(struct reading *reading, GPtrArray *names,
			    const struct json *list, const char *paths);
/* A text that separates several by commas or semicolons. */
void service_names_add_text(struct reading *reading, GPtrArray *names,
			    const char *text);

/* Whether services are configured and one is called so. */
bool service_names_is_known(struct reading *reading, const char *name);

/* Adds the incident of these services; none: it concerns all. */
void service_names_end(struct reading *reading, GPtrArray *names,
		       struct incident *incident);

#endif
