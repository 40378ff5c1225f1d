/* json_held.h -- the value at the beginning of the window, while it is scanned
 */
#ifndef IMPORTERS_JSON_HELD_H
#define IMPORTERS_JSON_HELD_H

#include "importers/json_resync.h"
#include "importers/json_slices.h"
#include "importers/json_window.h"

enum { JSON_QUICKEST = 256 * 1024 }; /* bytes; of fewer parts than JSON_PARTS */

struct json_held {
	struct json_window window;
	const char *const *list_keys; /* see json_lists.h */
	const char *const *slices;    /* paths, see json_slices.h; or NULL */
	size_t slices_from;	      /* bytes */
	bool is_cut;		      /* the file should have had more */

	struct json_scan scan;
	struct json_pack pack;	 /* for a value that is long */
	struct json_slice slice; /* found last */
	size_t tried;		 /* bytes in which no slice was found */
	size_t asked;		 /* whether so many are broken */
	bool may_be_list;	 /* arrays in it may be lists of records */
	bool is_record;
	bool is_in_list; /* was, when a slice was looked for */
	struct json_resync resync;
	size_t next;	  /* where the next record begins if this is broken */
	bool is_outer;	  /* that one is in no list */
	int learnt_depth; /* of containers, plus one; 0: of none */
	bool is_doubtful; /* whether those that are open still are */
	const char *bad;  /* why the value is passed over, or NULL */
};

void json_held_open(struct json_held *held, struct source_file *file,
		    size_t chunk);
void json_held_close(struct json_held *held);

/* Fails at the end of the file, which comes too early. */
bool json_held_fail_cut(struct json_held *held, const char *what,
			GError **error);

enum json_held_end {
	JSON_HELD_WHOLE,   /* the value ends behind scan.at bytes */
	JSON_HELD_LIST,	   /* a list of records begins there */
	JSON_HELD_SLICE,   /* slice.cut of the value is a slice of it */
	JSON_HELD_BROKEN,  /* at `next` begins the next record; this is none */
	JSON_HELD_ELEMENT, /* an element of a list is `bad`, and must be passed
			      over by json_held_skip() */
};

/*
 * Scans the value from its first byte, and reads on for it.  False with an
 * error if the file ends in it.
 */
bool json_held_scan(struct json_held *held, bool may_be_list, bool is_record,
		    enum json_held_end *end, GError **error);

/* Whether that is so of a value of so many bytes: sets `next`. */
bool json_held_is_broken(struct json_held *held, size_t length);

/* A word with quotes in it is a piece of a record, and more are to come. */
bool json_held_is_piece(const struct json_held *held);

/* A bracket before what begins like a record of the list is one too many. */
bool json_held_is_stray(struct json_held *held);

/* What follows a list begins with a comma that an object must not have. */
void json_held_drop_comma(struct json_held *held);

/*
 * Goes past what is no value, to the next record; with `by_line` also to the
 * next line or the end of the file.  False with an error if there is none.
 */
bool json_held_pass_garbage(struct json_held *held, bool by_line,
			    GError **error);

/*
 * Learns how the records of a list begin, `depth` containers deep, from what
 * comes next.  Sets is_outer if that is in no list.  False with an error.
 */
bool json_held_learn(struct json_held *held, int depth, bool is_object,
		     GError **error);

/* Goes past the slice or the element: the rest of the value is held. */
void json_held_drop(struct json_held *held);
bool json_held_skip(struct json_held *held, GError **error);

#endif
