/* git_graph_file.h -- the commit-graph that git keeps beside the objects */
#ifndef IMPORTERS_GIT_GRAPH_FILE_H
#define IMPORTERS_GIT_GRAPH_FILE_H

#include "importers/git_graph_layer.h"

/* The files of a commit-graph, open. */
struct git_graph_files;

/*
 * Reads the commit-graph in the folder `objects`, one file or a chain, into
 * `graph`, which is empty and has its levels set.  Returns the layers (of
 * struct git_layer), whose commits come one after the other, in the order of
 * their ids within a layer.  NULL and an empty graph if there is none, or if
 * it cannot be believed: then `*trouble`, the caller's, names the file and
 * says why.  `*files`, the caller's, are for git_graph_file_check().
 */
GArray *git_graph_file_read(const char *objects, struct graph *graph,
			    struct git_graph_files **files, char **trouble);

/*
 * Whether each file ends with the digest of what is before: NULL, or what is
 * wrong, the caller's.  What was read may be looked at meanwhile.
 */
char *git_graph_file_check(const struct git_graph_files *files);
void git_graph_files_free(struct git_graph_files *files);

/* The commits in them that are no parents of others, of uint32_t. */
const GArray *git_graph_file_tips(const struct git_graph_files *files);

/* The position of a commit among the layers, or NONE. */
uint32_t git_graph_file_find(const GArray *layers, const struct graph *graph,
			     const uint8_t *id);

#endif
