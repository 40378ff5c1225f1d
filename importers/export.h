/* export.h -- a file of an export while its format is being found out */
#ifndef IMPORTERS_EXPORT_H
#define IMPORTERS_EXPORT_H

#include "importers/import.h"
#include "importers/reading.h"
#include "importers/source.h"

/* The table of importers; see importers_lists.h, too. */
const struct importer *importers_find(const struct json *record);
/*
 * The one whose usual keys, or columns of a table, are most of these (of
 * char *), more than `few`; or NULL.
 */
const struct importer *importers_nearest(const GPtrArray *keys, bool is_table,
					 uint32_t few);

struct export
{
	struct import *import;
	struct import_watch *watch; /* or NULL */
	struct source_file *file;
	struct reading *readings; /* by importer; source NONE: not begun */
	const struct importer *importer; /* the last, NULL: not recognised */
	struct reading *reading;	 /* its own, or NULL */
	const struct importer *by_key;	 /* whose wrapper there was, or NULL */
	const struct importer *by_path;	 /* whose own path its list has */
	bool is_around; /* the wrapper may be a record, and is not read yet */
	bool has_head;	/* whose head, the wrapper, it has not been given */
	struct json *wrapper;	   /* what stood before the list */
	const struct json *around; /* what the record is inside of, or NULL */
	uint32_t record;	   /* how many there were */
	uint32_t lists_before, lists_behind; /* of the record, see importer.h */
	GArray *strangers;  /* records before the first that is recognised */
	GPtrArray *keys;    /* of the first stranger, of char * */
	bool is_table;	    /* they are the names of columns */
	bool is_refusal;    /* it is a server's error */
	bool is_cut;	    /* broken off: it may well have been an export */
	bool has_list;	    /* there was a list of records, be it empty */
	bool is_empty;	    /* one that is empty, of no known format */
	bool is_blank;	    /* the file has nothing but blanks, if that */
	const char *unread; /* what its first line tells it is, or NULL */
	char *server_error; /* the first, quoted */
	bool has_more;	    /* says the last page */
	uint32_t total;	    /* says a page; 0: none */
	bool says_page;	    /* there are words about pages */
};

struct export *export_new(struct import *import, struct source_file *file,
			  struct import_watch *watch);
void export_free(struct export *export);
typedef struct export Export;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Export, export_free)

/* The reading as that format, begun if it was not. */
struct reading *export_begin(struct export *export,
			     const struct importer *importer);
/* Before and after a record of that format is read. */
struct reading *export_next(struct export *export,
			    const struct importer *importer);
void export_done(struct reading *reading);

/* Types a value and reads it, or leaves it out. */
void export_record(struct export *export, const struct json *record);
/* Reads the records that an object of no known format has inside of it; false:
 * it has none. */
bool export_inside(struct export *export, const struct json *record);
/* A record that can not be read; `why` in fixed words.  NULL: it is good, but
 * nothing that is read, if the file has anything that is. */
void export_broken(struct export *export, const char *why, const char *detail);
/* Members of a wrapper, those before its list under `key`, or NULL. */
void export_members(struct export *export, const char *key,
		    const struct json *members);
/* Reads a wrapper that is a record itself, with what stands behind its list. */
bool export_wrapper(struct export *export, const struct json *behind);
/* Gives them to what is being read. */
void export_rest(struct export *export, const struct json *members);
/* So many records that none is known: it is not worth while to go on. */
bool export_is_hopeless(const struct export *export);
/* What the first record is that was of no format, or NULL. */
const char *export_first_stranger(const struct export *export);
/* Of the whole file. */
void export_finish(struct export *export);
GError *export_no_known_format(const struct export *export);
/* Adds the same to the error of a broken file of which nothing was known. */
void export_tell_strangers(const struct export *export, GError *broken);

/*
 * The forms.  Each reads the file to its end if it can; false with an error
 * where it is broken.  What stands before the break stays read.
 */
bool export_json(struct export *export, GError **error);
bool export_yaml(struct export *export, GError **error);
bool export_xml(struct export *export, GError **error);
bool export_csv(struct export *export, GError **error);
bool export_text(struct export *export, const struct importer *importer,
		 GError **error);

#endif
