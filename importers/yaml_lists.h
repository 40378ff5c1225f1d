/* yaml_lists.h -- the elements of the list that a document of YAML is */
#ifndef IMPORTERS_YAML_LISTS_H
#define IMPORTERS_YAML_LISTS_H

#include "importers/yaml_build.h"

enum { YAML_FIRST_KEYS = 2, YAML_KEY = 64 };

enum yaml_place {
	YAML_NO_LIST,	 /* as far as was seen */
	YAML_MAY_LIST,	 /* an array has begun that may be one, and … */
	YAML_MAY_OBJECT, /* its first element, which may be a template */
	YAML_IN_LIST,
	YAML_BEHIND_LIST,
};

/*
 * A list is the array that a document is, or the first under one of `keys` in
 * the object that it is, if it begins with an object.  Whatever else stands in
 * that object is passed over.
 */
struct yaml_lists {
	const char *const *keys; /* NULL-terminated; NULL: there are no lists */
	bool has_list;		 /* there has been one */
	bool is_known;		 /* a list goes on, behind … */
	char *line;		 /* that of its key, or NULL */
	enum yaml_place place;
	uint32_t depth; /* of all that is open … */
	uint32_t list;	/* … in the list itself, and … */
	uint32_t flow;	/* … in the outermost brackets, or 0 */
	bool is_flow;	/* the element that may be a template */
	char *anchor;	/* its name, or NULL */

	const char *key;	    /* of the object, if it is one of `keys` */
	size_t column;		    /* of that object */
	bool has_version, has_kind; /* as all objects of Kubernetes have */
	bool wants_key;		    /* of the object, and of an element: */
	bool has_keys, element_wants_key;
	size_t element_column;
	uint32_t n_first;
	char first[YAML_FIRST_KEYS][YAML_KEY]; /* its keys */
	bool has_odd_key; /* behind the list, which is none */
	bool is_rest;	  /* what follows a second time these is of another */
};

void yaml_lists_close(struct yaml_lists *lists);
/* A document begins. */
void yaml_lists_begin(struct yaml_lists *lists);
/*
 * The list goes on in what is read as a document of its own, behind the line of
 * its key, which this is; NULL: it has none.
 */
const char *yaml_lists_again(struct yaml_lists *lists);

/* Takes it for what is built; true: that was the end of an element. */
bool yaml_lists_take(struct yaml_lists *lists, const struct yaml_part *part,
		     struct yaml_build *build);

/* Ends the element that is open, if that has no brackets that are. */
bool yaml_lists_end_element(struct yaml_lists *lists, struct yaml_build *build);

/*
 * What shows that it can not go on, or that it should: `is_cut` says that an
 * element ended with the file, in a line without an end.  NULL: nothing.
 */
const char *yaml_lists_odd(const struct yaml_lists *lists,
			   const struct yaml_part *part, bool is_cut);

/* Whether an element is open; whether the next part begins one. */
bool yaml_lists_is_inside(const struct yaml_lists *lists);
bool yaml_lists_is_between(const struct yaml_lists *lists);
bool yaml_lists_is_behind(const struct yaml_lists *lists);
/* Whether all of the document is in elements of a list. */
bool yaml_lists_is_list(const struct yaml_lists *lists);

#endif
