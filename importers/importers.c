/* importers.c -- the table of the formats of exports
 *
 * The weakest shape comes last: an annotation is any object with a time and
 * tags.
 */
#include "importers/importer.h"

#include <string.h>

const struct importer *const importers[] = {
	&importer_incident,
	&importer_annotation,
};
const uint32_t n_importers = G_N_ELEMENTS(importers);

const char *const importers_list_keys[] = {
	"incidents", "incidentPreviews", "annotations", "items",
	"Items",     "activityItems",	 "log_entries", "data",
	"result",    "results",		 "builds",	"allBuilds",
	"jobs",	     "records",		 NULL,
};

const struct importer *importers_find(const struct json *record)
{
	for (uint32_t i = 0; i < n_importers; i++)
		if (importers[i]->recognises(record))
			return importers[i];
	return NULL;
}

const struct importer *importers_find_key(const char *key)
{
	for (uint32_t i = 0; i < n_importers; i++)
		for (int k = 0; importers[i]->list_keys[k]; k++)
			if (strcmp(importers[i]->list_keys[k], key) == 0)
				return importers[i];
	return NULL;
}
