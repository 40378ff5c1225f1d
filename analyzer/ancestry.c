/* ancestry.c -- whether one commit lies in the history of another
 *
 * A search from the young commit follows only parents whose level is above
 * the old one's, so it looks at what lies between the two and no more.
 */
#include "analyzer/ancestry.h"

#include <string.h>

struct ancestry {
	const struct facts *facts;
	uint32_t first, n; /* the repository's commits */
	uint32_t *levels;
	uint32_t *seen; /* the number of the search that last came by */
	uint32_t search;
	GArray *todo; /* of uint32_t */
};

enum { IN_PROGRESS = UINT32_MAX };

static const uint32_t *parents_of(const struct facts *facts, uint32_t commit,
				  uint32_t *n)
{
	const struct commit *child = facts_commit(facts, commit);

	*n = child->parents;
	return &g_array_index(facts->parents, uint32_t, child->first_parent);
}

/* Pushes parents without a level; else gives the commit its own. */
static void settle(struct ancestry *ancestry, uint32_t commit)
{
	uint32_t n, highest = 0, waiting = 0;
	const uint32_t *parents = parents_of(ancestry->facts, commit, &n);
	uint32_t *level = &ancestry->levels[commit - ancestry->first];

	*level = IN_PROGRESS;
	for (uint32_t i = 0; i < n; i++) {
		if (parents[i] == NONE)
			continue;
		uint32_t above = ancestry->levels[parents[i] - ancestry->first];

		if (above == 0) {
			g_array_append_val(ancestry->todo, parents[i]);
			waiting++;
		} else if (above != IN_PROGRESS) {
			highest = MAX(highest, above);
		}
	}
	if (waiting > 0)
		return;
	*level = highest + 1;
	g_array_set_size(ancestry->todo, ancestry->todo->len - 1);
}

static void compute_levels(struct ancestry *ancestry)
{
	GArray *todo = ancestry->todo;

	for (uint32_t c = 0; c < ancestry->n; c++) {
		uint32_t commit = ancestry->first + c;

		if (ancestry->levels[c] == 0)
			g_array_append_val(todo, commit);
		while (todo->len > 0) {
			uint32_t top =
				g_array_index(todo, uint32_t, todo->len - 1);
			uint32_t level =
				ancestry->levels[top - ancestry->first];

			if (level != 0 && level != IN_PROGRESS)
				g_array_set_size(todo, todo->len - 1);
			else
				settle(ancestry, top);
		}
	}
}

struct ancestry *ancestry_new(const struct facts *facts, uint32_t repository)
{
	const struct repository *of = facts_repository(facts, repository);
	struct ancestry *ancestry = g_new0(struct ancestry, 1);

	ancestry->facts = facts;
	ancestry->first = of->first_commit;
	ancestry->n = of->commits;
	ancestry->levels = g_new0(uint32_t, of->commits);
	ancestry->seen = g_new0(uint32_t, of->commits);
	ancestry->todo = g_array_new(false, false, sizeof(uint32_t));
	compute_levels(ancestry);
	return ancestry;
}

void ancestry_free(struct ancestry *ancestry)
{
	if (!ancestry)
		return;
	g_free(ancestry->levels);
	g_free(ancestry->seen);
	g_array_unref(ancestry->todo);
	g_free(ancestry);
}

static void visit(struct ancestry *ancestry, uint32_t commit, uint32_t floor)
{
	if (commit == NONE)
		return;
	uint32_t c = commit - ancestry->first;

	if (ancestry->seen[c] == ancestry->search ||
	    ancestry->levels[c] < floor)
		return;
	ancestry->seen[c] = ancestry->search;
	g_array_append_val(ancestry->todo, commit);
}

bool ancestry_reaches(struct ancestry *ancestry, uint32_t young, uint32_t old)
{
	GArray *todo = ancestry->todo;
	uint32_t floor = ancestry->levels[old - ancestry->first];

	ancestry->search++;
	g_array_set_size(todo, 0);
	visit(ancestry, young, floor);
	while (todo->len > 0) {
		uint32_t n;
		uint32_t commit = g_array_index(todo, uint32_t, todo->len - 1);
		const uint32_t *parents =
			parents_of(ancestry->facts, commit, &n);

		if (commit == old)
			return true;
		g_array_set_size(todo, todo->len - 1);
		for (uint32_t i = 0; i < n; i++)
			visit(ancestry, parents[i], floor);
	}
	return false;
}
