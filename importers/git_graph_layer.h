/* git_graph_layer.h -- one file of a commit-graph, checked */
#ifndef IMPORTERS_GIT_GRAPH_LAYER_H
#define IMPORTERS_GIT_GRAPH_LAYER_H

#include "model/graph.h"

/* Where the commits of one file stand among all, for finding ids. */
struct git_layer {
	uint32_t first, n;
	uint32_t fanout[256]; /* how many ids begin with at most this byte */
};

/* A file: mapped memory is given back when it has been gone through. */
struct git_layer_bytes {
	uint8_t *bytes;
	size_t length;
	bool are_mapped;
};

/* Higher levels are told as this, and say nothing. */
enum { GIT_LAYER_LEVEL_MAX = 0x3fffffff };

/* Of a level: somebody's parent. */
#define GIT_LAYER_PARENT UINT32_C(0x80000000)

/*
 * Appends the commits of a file to `graph`, and their levels to `levels` (of
 * uint32_t; 0: not told), where those that are parents have GIT_LAYER_PARENT.
 * `base` files come before it in its chain.  NULL if all is well, else what is
 * wrong with it in a few words; then `graph` is of no more use.  Any bytes are
 * borne.
 *
 * What is checked: the shape (chunks, bounds, ids in order), that every parent
 * is a commit of this or an earlier file, that levels are those of the parents
 * and one more.  The digest at its end takes as long as all that together, and
 * is left to git_graph_file_check().
 */
const char *git_graph_layer_add(const struct git_layer_bytes *bytes,
				uint32_t base, struct graph *graph,
				GArray *levels, struct git_layer *layer);

#endif
