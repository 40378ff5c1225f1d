/* yaml_anchors.h -- what a document of YAML gives names to (&name) */
#ifndef IMPORTERS_YAML_ANCHORS_H
#define IMPORTERS_YAML_ANCHORS_H

#include "importers/json.h"

/* A copy of its own, and how much it is. */
struct yaml_anchored {
	struct json *value;
	size_t length;
	uint32_t parts, depth;
};

struct yaml_anchors {
	GHashTable *named; /* struct yaml_anchored by name */
	size_t length;	   /* of all */
	uint32_t parts;
};

void yaml_anchors_open(struct yaml_anchors *anchors);
void yaml_anchors_close(struct yaml_anchors *anchors);
void yaml_anchors_forget(struct yaml_anchors *anchors);
/* Forgets them if they have become many. */
void yaml_anchors_limit(struct yaml_anchors *anchors);

/* Names a value, if not too much has a name already. */
void yaml_anchors_keep(struct yaml_anchors *anchors, const char *name,
		       const struct json *value);
/* What had that name last, or NULL. */
const struct yaml_anchored *
yaml_anchors_find(const struct yaml_anchors *anchors, const char *name);

#endif
