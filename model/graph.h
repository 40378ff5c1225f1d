/* graph.h -- the commits of a repository, and what each grew from */
#ifndef MODEL_GRAPH_H
#define MODEL_GRAPH_H

#include "model/source.h"

#include <glib.h>
#include <stdbool.h>

enum { GRAPH_ID = 20 }; /* bytes of an object id (SHA-1) */

/* What is known of a commit. */
enum {
	COMMIT_IS_TRUNCATED = 1, /* parents are not here (shallow, graft) */
	COMMIT_IS_READ = 2,	 /* in full: its author time and subject */
};

/*
 * The commit graph as arrays.  A commit is its position, from 0; positions
 * say nothing of age, and no output may depend on their order.  37 bytes a
 * commit, and 16 more in graph_details() for those that are read in full:
 * the ones that were shipped in a time of interest, or wait to be.
 */
struct graph {
	uint32_t n, room; /* commits; how many the arrays have room for */
	uint8_t (*ids)[GRAPH_ID];
	uint32_t (*parents)[2]; /* see graph_parent() */
	uint32_t *more;		/* second and later parents of octopuses */
	uint32_t n_more, more_room;
	int64_t *committed_at;
	uint8_t *flags; /* COMMIT_… */
	uint32_t n_truncated;
	uint32_t *levels; /* from graph_settle(): a root has 1, any other commit
			     one more than the highest of its parents */
	uint32_t *order;  /* likewise: all commits, children first */
	uint8_t *is_reached;   /* by anything that is named; NULL: all are */
	int64_t *authored_at;  /* NULL until graph_details() */
	const char **subjects; /* valid UTF-8, or NULL; likewise */
};
typedef struct graph Graph;

/* A second parent with this bit is a place in `more`, where the last has it. */
#define GRAPH_MORE UINT32_C(0x80000000)

struct graph *graph_new(void);
void graph_free(struct graph *graph);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Graph, graph_free)

/* Forgets all commits. */
void graph_clear(struct graph *graph);

/* Makes room for `n` commits in all. */
void graph_reserve(struct graph *graph, uint32_t n);
/* Makes room for what is read in full: zeroes, until it is. */
void graph_details(struct graph *graph);

/* Appends a commit without parents, and returns its position. */
uint32_t graph_add(struct graph *graph, const uint8_t *id,
		   int64_t committed_at);
/* Gives a commit its parents, once; positions may be yet to come. */
void graph_set_parents(struct graph *graph, uint32_t commit,
		       const uint32_t *parents, uint32_t n);

/*
 * Finds order and levels, when all commits have their parents; levels that are
 * set already are taken to be right.  A circle of commits, which only grafts
 * can make, comes last, in no order.  Called once; looks at each commit and
 * each parent link twice.
 */
void graph_settle(struct graph *graph);

/* Parent `i` of a commit, or NONE: it has fewer. */
static inline uint32_t graph_parent(const struct graph *graph, uint32_t commit,
				    uint32_t i)
{
	uint32_t second = graph->parents[commit][1];
	const uint32_t *more;

	if (i == 0)
		return graph->parents[commit][0];
	if (second == NONE || !(second & GRAPH_MORE))
		return i == 1 ? second : NONE;
	more = graph->more + (second & ~GRAPH_MORE);
	while (--i > 0)
		if (*more++ & GRAPH_MORE)
			return NONE;
	return *more & ~GRAPH_MORE;
}

/* The id of a commit in hex, 2 * GRAPH_ID letters and their end. */
void graph_write_id(const struct graph *graph, uint32_t commit, char *text);

static inline bool graph_is_merge(const struct graph *graph, uint32_t commit)
{
	return graph->parents[commit][1] != NONE;
}

#endif
