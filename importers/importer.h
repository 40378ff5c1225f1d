/* importer.h -- what a format of exports is, and what its reader works with */
#ifndef IMPORTERS_IMPORTER_H
#define IMPORTERS_IMPORTER_H

#include "importers/asides.h"
#include "importers/csv.h"
#include "importers/dates.h"
#include "importers/json.h"
#include "importers/tags.h"
#include "model/entries.h"
#include "model/facts.h"
#include "model/settings.h"

/* What all files of a run share. */
struct import {
	const struct settings *settings;
	struct facts *facts;
	GTimeZone *zone; /* of times that name none */
	struct tags *tags;
	struct asides *asides;
	struct updates *updates;
	struct servicenow_copies *copies;
	GHashTable *regions; /* of the file being read, see annotation.c */
	enum date_order date_order; /* of the file being read */
};

/* One file that is being read, as one format. */
struct reading {
	struct import *import;
	uint32_t source;	    /* in facts->sources */
	uint32_t record;	    /* number of the record, from 1 */
	const struct json *wrapper; /* what stands before the list that the
				       record is of, or NULL */
	const GPtrArray *around;    /* XML: the elements around the record */
	/* Of a record that comes in slices: within how many lists it is cut
	   before, and behind; 0: it begins, it ends.  See json_reader.h. */
	uint32_t lists_before, lists_behind;
	void *state;   /* the importer's own, from record to record */
	char *assumed; /* which time of the record has no zone, or NULL */
	int64_t assumed_at;
	char *ordered; /* which may have the day first, or NULL */
	int64_t ordered_at;
};

/* How a text is read that is none of JSON, YAML, XML and a table. */
struct text_shape {
	/* `head` is the first 4 KiB, NUL-terminated. */
	bool (*recognises)(const char *head);
	/* One of them: each line (which may be changed), or all of it. */
	void (*read_line)(struct reading *reading, char *line, size_t length);
	void (*read_all)(struct reading *reading, const char *text);
};

/* A way to grow: one row of the table in importers.c. */
struct importer {
	const char *name;  /* "grafana-annotations" */
	const char *about; /* one line for people */
	const char *forms; /* "JSON, YAML": how it comes, for people */
	enum source_kind kind;
	/* Paths at which wrappers have its lists, "data.result"; PATH&KEY where
	   the wrapper has that key, too; NULL. */
	const char *const *list_keys;
	const char *const
		*keys; /* usual ones, to find the nearest format; NULL */
	const uint32_t *page_limits; /* 0-terminated: a file of so many records
					is probably cut; NULL */

	/* JSON and YAML: whether a value is a record of this format. */
	bool (*recognises)(const struct json *record);
	/* XML: the names of its roots, and of the elements that are records. */
	const char *const *roots, *const *elements;
	/* Adds one record, of any shape, to the facts; counts it at least
	   once. */
	void (*read)(struct reading *reading, const struct json *record);
	const char *reads_around; /* key of a list: what wraps it is a record,
				     too, if it is recognised; or NULL */
	/* What stands behind the list that the records are of; or NULL. */
	void (*read_rest)(struct reading *reading, const struct json *members);
	bool reads_all; /* what no format recognises, too, if it is an object */

	const struct csv_shape *csv; /* tables; or NULL */
	void (*read_row)(struct reading *reading, const struct csv_row *row);

	const struct text_shape *text; /* or NULL */
	/* At the end of a file, or NULL; frees reading->state. */
	void (*finish)(struct reading *reading);
};

/* The table; where several recognise a record, the first. */
extern const struct importer *const importers[];
extern const uint32_t n_importers;
/* Keys under which wrappers of any format have their records. */
extern const char *const importers_list_keys[];
/* Paths of lists in records of any format that may come in slices. */
extern const char *const importers_slices[];

#endif
