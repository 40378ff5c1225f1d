/* yaml_part.h -- one after the other, what a document of YAML has */
#ifndef IMPORTERS_YAML_PART_H
#define IMPORTERS_YAML_PART_H

#include <stdbool.h>
#include <stddef.h>

enum yaml_part_kind {
	YAML_PART_TEXT,
	YAML_PART_ALIAS,
	YAML_PART_OBJECT, /* begins … */
	YAML_PART_ARRAY,
	YAML_PART_END, /* and ends */
};

/* What it points to is borrowed. */
struct yaml_part {
	enum yaml_part_kind kind;
	const char *text; /* of a text; of an alias, the name */
	size_t length;
	const char *anchor; /* the name that it is given, or NULL */
	bool is_plain;	    /* a text without quotes */
	bool is_flow;	    /* in brackets, not by its indentation */
	size_t column;	    /* where it begins in its line */
};

static inline bool yaml_part_begins(const struct yaml_part *part)
{
	return part->kind == YAML_PART_OBJECT || part->kind == YAML_PART_ARRAY;
}

#endif
