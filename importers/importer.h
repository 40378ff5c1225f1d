/* importer.h -- what a format of exports is, and what its reader works with */
#ifndef IMPORTERS_IMPORTER_H
#define IMPORTERS_IMPORTER_H

#include "importers/asides.h"
#include "importers/json.h"
#include "importers/tags.h"
#include "model/facts.h"
#include "model/settings.h"

/* What all files of a run share. */
struct import {
	const struct settings *settings;
	struct facts *facts;
	GTimeZone *zone; /* of times that name none */
	struct tags *tags;
	struct asides *asides;
	GHashTable *regions; /* of the file being read, see annotation.c */
};

/* One file that is being read. */
struct reading {
	struct import *import;
	uint32_t source; /* in facts->sources */
	uint32_t record; /* number of the record, from 1 */
};

/* A way to grow: one row of the table in importers.c. */
struct importer {
	const char *name;  /* "grafana-annotations" */
	const char *about; /* one line for people */
	enum source_kind kind;
	const char *const *list_keys; /* wrappers' keys that are its own */
	/* Whether an object is a record of this format. */
	bool (*recognises)(const struct json *record);
	/* Adds one record, of any shape, to the facts; counts it once. */
	void (*read)(struct reading *reading, const struct json *record);
	/* At the end of a file, or NULL. */
	void (*finish)(struct reading *reading);
};

/* The table; where several recognise a record, the first. */
extern const struct importer *const importers[];
extern const uint32_t n_importers;
/* Keys under which wrappers of any format have their records. */
extern const char *const importers_list_keys[];

/* The importer that recognises `record`, or whose own key `key` is; or NULL. */
const struct importer *importers_find(const struct json *record);
const struct importer *importers_find_key(const char *key);

extern const struct importer importer_annotation, importer_incident;

/* The place of the record that is being read. */
struct place reading_place(const struct reading *reading);
/* Ends the record as malformed; `detail` says it as a message does. */
void reading_malformed(struct reading *reading, const char *reason,
		       const char *detail, ...) G_GNUC_PRINTF(3, 4);
/* Something odd about the record; with record 0, about the file. */
void reading_finding(struct reading *reading, int64_t at, const char *kind,
		     const char *detail, ...) G_GNUC_PRINTF(4, 5);
/* Widens the time that the source is known to span. */
void reading_span(struct reading *reading, int64_t at);

#endif
