/* seal_deploys.c -- deploys in order, each with an id
 *
 * A million of them is sorted by keys that stand side by side; only deploys of
 * one service and second are compared further.
 */
#include "model/large_pages.h"
#include "model/period.h"
#include "model/seal.h"
#include "model/sort_keys.h"

#include <string.h>

/* How many deploys ahead their memory is asked for. */
enum { AHEAD = 8, CACHE_LINE = 64 };

static int compare_deploys(const struct deploy *x, const struct deploy *y)
{
	int order = seal_compare_ids(x->id, y->id);

	return order ? order : seal_compare_places(x->place, y->place);
}

static int compare_ties(gconstpointer a, gconstpointer b, gpointer data)
{
	const struct sort_key *x = a, *y = b;
	const struct facts *facts = data;

	return compare_deploys(facts_deploy(facts, x->index),
			       facts_deploy(facts, y->index));
}

/* Asks for the memory of a deploy that will be moved soon. */
static void ask_for(const struct facts *facts, uint32_t d)
{
	const char *deploy = (const char *)facts_deploy(facts, d);

	for (size_t i = 0; i < sizeof(struct deploy); i += CACHE_LINE)
		__builtin_prefetch(deploy + i);
}

/*
 * In place, along the cycle of `from` in which each moves to where the last
 * was.  Where the memory of each is waited for, that takes most of the time.
 */
static void move_cycle(struct facts *facts, uint32_t *from, uint32_t d)
{
	struct deploy first = *facts_deploy(facts, d);
	uint32_t at = d, ahead = d;

	for (int i = 0; i < AHEAD; i++)
		ahead = from[ahead];
	while (from[at] != d) {
		uint32_t next = from[at];

		ahead = from[ahead];
		ask_for(facts, ahead);
		*facts_deploy(facts, at) = *facts_deploy(facts, next);
		from[at] = at;
		at = next;
	}
	*facts_deploy(facts, at) = first;
	from[at] = at;
}

static void move(struct facts *facts, const struct sort_key *keys, uint32_t n)
{
	g_autofree uint32_t *from = g_new(uint32_t, n + 1);

	for (uint32_t d = 0; d < n; d++)
		from[d] = keys[d].index;
	for (uint32_t d = 0; d < n; d++)
		if (from[d] != d)
			move_cycle(facts, from, d);
}

void seal_sort_deploys(struct facts *facts)
{
	uint32_t n = facts->deploys->len;
	g_autofree struct sort_key *keys = g_new(struct sort_key, n + 1);

	large_pages(keys, n * sizeof(*keys));
	for (uint32_t d = 0; d < n; d++) {
		const struct deploy *deploy = facts_deploy(facts, d);

		keys[d] = (struct sort_key){ deploy->deployed_at,
					     deploy->service, d };
	}
	sort_keys(keys, n);
	sort_key_ties(keys, n, compare_ties, facts);
	move(facts, keys, n);
}

/* SERVICE@TIME, and #2 ... for those of the same second. */
struct naming {
	GHashTable *taken; /* ids that have an @, as all that are made here */
	const struct deploy *last;
	uint32_t n; /* the next to try for its service and second */
};

static struct naming naming_begin(const struct facts *facts)
{
	struct naming naming = {
		.taken = g_hash_table_new(g_str_hash, g_str_equal),
	};

	for (uint32_t d = 0; d < facts->deploys->len; d++) {
		const char *id = facts_deploy(facts, d)->id;

		if (id && strchr(id, '@'))
			g_hash_table_add(naming.taken, (char *)id);
	}
	return naming;
}

static char *next_id(struct naming *naming, const char *service, const char *at)
{
	uint32_t n = naming->n++;

	return n == 1 ? g_strconcat(service, "@", at, NULL) :
			g_strdup_printf("%s@%s#%u", service, at, n);
}

static void name_deploy(struct naming *naming, struct facts *facts,
			struct deploy *deploy)
{
	const char *service = facts_service(facts, deploy->service)->name;
	g_autofree char *at = period_time_text(deploy->deployed_at);
	g_autofree char *id = NULL;

	if (!naming->last || naming->last->service != deploy->service ||
	    naming->last->deployed_at != deploy->deployed_at)
		naming->n = 1;
	do {
		g_free(id);
		id = next_id(naming, service, at);
	} while (g_hash_table_contains(naming->taken, id));
	deploy->id = facts_copy(facts, id);
	naming->last = deploy;
}

/* Deploys are sorted; those without id come first of their second. */
static void name_deploys(struct facts *facts)
{
	struct naming naming = naming_begin(facts);

	for (uint32_t d = 0; d < facts->deploys->len; d++)
		if (!facts_deploy(facts, d)->id)
			name_deploy(&naming, facts, facts_deploy(facts, d));
	g_hash_table_unref(naming.taken);
}

static bool has_nameless(const struct facts *facts)
{
	for (uint32_t d = 0; d < facts->deploys->len; d++)
		if (!facts_deploy(facts, d)->id)
			return true;
	return false;
}

void seal_deploys(struct facts *facts)
{
	seal_sort_deploys(facts);
	if (!has_nameless(facts))
		return;
	name_deploys(facts);
	seal_sort_deploys(facts);
}
