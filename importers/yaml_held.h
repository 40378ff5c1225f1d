/* yaml_held.h -- the bytes of a document that may be needed again */
#ifndef IMPORTERS_YAML_HELD_H
#define IMPORTERS_YAML_HELD_H

#include "importers/yaml_feed.h"

#include <glib.h>

/*
 * The library reads ahead of what it tells.  So what it was given is held from
 * the last part that it told of, and where that is known in lines: the elements
 * of a list each have a line that begins with as many blanks, and a dash.  If
 * one is broken, a library begun anew is given the next, behind the line of the
 * list's key.
 */
struct yaml_held {
	struct yaml_feed feed;
	bool is_wanted;	   /* else bytes are only passed on */
	bool is_lost;	   /* of this document: it has too long a text */
	GString *bytes;	   /* the library has those before `given`, and … */
	size_t at, given;  /* has told of those before `at` */
	size_t index;	   /* of that character, as the library counts */
	size_t lines;	   /* of the file, that end before it */
	size_t first_line; /* of the file, which the library takes for 0 */
	size_t indent;	   /* blanks that its line begins with */
	bool is_indent;	   /* nothing else stands before it */
	size_t column;	   /* of the dashes, or YAML_NO_COLUMN */
	char *again;	   /* what the library is given before, or NULL */
	size_t chunk;	   /* which it is given at most */
};

#define YAML_NO_COLUMN SIZE_MAX

void yaml_held_open(struct yaml_held *held);
void yaml_held_close(struct yaml_held *held);

/* For the library: 0 bytes at the end of a document.  False with an error. */
bool yaml_held_read(struct yaml_held *held, unsigned char *bytes, size_t size,
		    size_t *length, GError **error);
/* Goes to the next document; false at the end, and with an error. */
bool yaml_held_next(struct yaml_held *held, GError **error);

/*
 * The library has told of what stands before that character.  False, of a part
 * that is inside an element: the line of another element is met before.
 */
bool yaml_held_pass(struct yaml_held *held, size_t index, bool is_inside);
/* Whether it has told of all, and the last line has no end. */
bool yaml_held_is_cut(const struct yaml_held *held);
/* A list begins; its first dash is, or ends, where it was told of. */
void yaml_held_learn(struct yaml_held *held);

/* Whether what follows stands too far out to be the element's. */
bool yaml_held_is_behind(const struct yaml_held *held);

/*
 * Goes to the line of the next element, behind the one that is broken; false:
 * there is none, or with an error.
 */
bool yaml_held_seek(struct yaml_held *held, bool is_inside, GError **error);
/* From there on the library is given all anew, `again`, or NULL, before. */
void yaml_held_restart(struct yaml_held *held, const char *again);
/* Whether nothing but blanks follows that character, which is not passed. */
bool yaml_held_is_end(struct yaml_held *held, size_t index, GError **error);

#endif
