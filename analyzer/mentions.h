/* mentions.h -- what the messages of a repository name, as numbers */
#ifndef ANALYZER_MENTIONS_H
#define ANALYZER_MENTIONS_H

#include "model/facts.h"

/* That the message of a commit names something. */
struct mention {
	uint32_t from;
	enum link_kind kind;
	uint32_t target; /* number of what is named, below mentions->targets */
	uint32_t next;	 /* another mention by the same commit, or NONE */
	bool is_subject;
};

/*
 * All that commits revert or fix has a number: a commit of the history, an id
 * that is not in it, a subject.  A commit may be meant by several: by its own
 * id, by those that it was cherry-picked from, and by its subject.
 */
struct mentions {
	const struct graph *graph;
	GArray *list;	  /* of struct mention; picks only of what has a number
			     without them */
	uint32_t targets; /* numbers in all */
	bool has_subjects;
	uint8_t *involved;    /* bit c: mentions_involve() */
	GHashTable *first;    /* commit to a mention; both plus one */
	GHashTable *commits;  /* commit to its number; both plus one */
	GHashTable *ids;      /* hex digits to their number plus one */
	GHashTable *subjects; /* the same of subjects */
	uint64_t lengths;     /* bit i: an id in `ids` has i digits */
};
typedef struct mentions Mentions;

/*
 * Of some of facts->links (const struct commit_link *), all of the repository
 * of `graph`; NULL: none reverts or fixes anything.  Borrows both.
 */
struct mentions *mentions_new(const struct graph *graph,
			      const GPtrArray *links);
void mentions_free(struct mentions *mentions);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Mentions, mentions_free)

#define mentions_at(mentions, i) \
	(&g_array_index((mentions)->list, struct mention, i))

/* Whether a commit mentions anything or is named by its own id. */
static inline bool mentions_involve(const struct mentions *mentions,
				    uint32_t commit)
{
	return mentions->involved[commit / 8] >> commit % 8 & 1;
}

/* One of the mentions by a commit, or NONE. */
uint32_t mentions_first(const struct mentions *mentions, uint32_t commit);
/* The number of a commit's own id, or NONE. */
uint32_t mentions_number(const struct mentions *mentions, uint32_t commit);

/*
 * Sets `numbers` (of uint32_t) to all that mean the commit, which is read in
 * full.  By its subject, if that is asked for: with or without " (#12)".
 */
void mentions_find(const struct mentions *mentions, uint32_t commit,
		   bool by_subject, GArray *numbers);

#endif
