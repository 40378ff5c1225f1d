/* yaml_build.h -- a value, put together from what a document of YAML has */
#ifndef IMPORTERS_YAML_BUILD_H
#define IMPORTERS_YAML_BUILD_H

#include "importers/json.h"
#include "importers/yaml_anchors.h"
#include "importers/yaml_part.h"

struct yaml_build {
	GArray *stack;	       /* of what is open */
	struct json *document; /* when it has ended; NULL: nothing came */
	const char *why;       /* it is passed over, or NULL */
	size_t parts, length;
	size_t weight, grown; /* of all of the document; by aliases */
	struct yaml_anchors anchors;
	uint32_t passed_over; /* how deep in the inner braces of a template */
};

void yaml_build_open(struct yaml_build *build);
void yaml_build_close(struct yaml_build *build);
/* For the next value, of the same document or of the next. */
void yaml_build_forget(struct yaml_build *build);
void yaml_build_forget_document(struct yaml_build *build);

/* Nothing more is kept of this document. */
void yaml_build_give_up(struct yaml_build *build, const char *why);

/* What it has, in order. */
void yaml_build_take(struct yaml_build *build, const struct yaml_part *part);

#endif
