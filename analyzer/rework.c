/* rework.c -- deploys that mend what was shipped shortly before
 *
 * Only what messages say of other commits is followed (facts->links), which
 * few commits do; so services are looked at only where their repository has
 * such links.
 */
#include "analyzer/rework.h"

#include <string.h>

struct mending {
	struct metrics *metrics;
	const struct facts *facts;
	const struct graph *graph;
	uint32_t repository;
	uint32_t *shipped_by; /* by commit: deploy of the service, or NONE */
	GHashTable *picks;    /* id of a commit in hex to the one picked */
	GHashTable *undone;   /* commit to the one that reverts it, which the
				   same deploy shipped; both plus one */
	GHashTable *subjects; /* subject to the deploy that shipped it last */
};

static const struct commit_link *link_at(const struct mending *mending,
					 uint32_t i)
{
	return &g_array_index(mending->facts->links, struct commit_link, i);
}

static bool is_of(const struct mending *mending, const struct commit_link *link)
{
	return link->repository == mending->repository &&
	       mending->shipped_by[link->from] != NONE;
}

static void note_changes(struct mending *mending, const struct service *service)
{
	memset(mending->shipped_by, 0xff,
	       (mending->graph->n + 1) * sizeof(*mending->shipped_by));
	for (uint32_t i = 0; i < service->deploys; i++) {
		uint32_t d = service->first_deploy + i;
		const struct deploy_result *result =
			metrics_deploy(mending->metrics, d);

		for (uint32_t c = 0; result->ships && c < result->changes; c++)
			mending->shipped_by[metrics_change(
						    mending->metrics,
						    result->first_change + c)
						    ->commit] = d;
	}
}

/* What was picked from where, and what one deploy both shipped and undid. */
static void note_links(struct mending *mending)
{
	for (uint32_t i = 0; i < mending->facts->links->len; i++) {
		const struct commit_link *link = link_at(mending, i);
		const uint32_t *shipped_by = mending->shipped_by;

		if (!is_of(mending, link))
			continue;
		if (link->kind == LINK_PICKED)
			g_hash_table_insert(mending->picks, (char *)link->name,
					    GUINT_TO_POINTER(link->from + 1));
		if (link->kind == LINK_REVERTS && link->to != NONE &&
		    shipped_by[link->to] == shipped_by[link->from])
			g_hash_table_insert(mending->undone,
					    GUINT_TO_POINTER(link->to + 1),
					    GUINT_TO_POINTER(link->from + 1));
	}
}

/* Whether a change of its own deploy took it back, and was not taken back. */
static bool is_undone(const struct mending *mending, uint32_t commit)
{
	uint32_t times = 0;
	void *by = GUINT_TO_POINTER(commit + 1);

	while ((by = g_hash_table_lookup(mending->undone, by)) &&
	       times <= mending->graph->n)
		times++;
	return times % 2 == 1;
}

/* The deploy that shipped what is mended, or NONE. */
static uint32_t mended_deploy(const struct mending *mending,
			      const struct commit_link *link)
{
	void *found;

	if (link->is_subject) {
		found = g_hash_table_lookup(mending->subjects, link->name);
		return found ? GPOINTER_TO_UINT(found) - 1 : NONE;
	}
	if (link->to != NONE && mending->shipped_by[link->to] != NONE)
		return mending->shipped_by[link->to];
	found = g_hash_table_lookup(mending->picks, link->name);
	return found ? mending->shipped_by[GPOINTER_TO_UINT(found) - 1] : NONE;
}

static void judge(struct mending *mending, const struct commit_link *link)
{
	uint32_t d = mending->shipped_by[link->from];
	uint32_t earlier = mended_deploy(mending, link);
	struct deploy_result *result = metrics_deploy(mending->metrics, d);
	int64_t ago;

	if (earlier == NONE || earlier >= d || !result->is_counted ||
	    is_undone(mending, link->from))
		return;
	ago = facts_deploy(mending->facts, d)->deployed_at -
	      facts_deploy(mending->facts, earlier)->deployed_at;
	if (ago <= REWORK_SECONDS)
		result->is_rework = true;
}

/* Links that name a subject want to know what was shipped until then. */
static void judge_subjects(struct mending *mending,
			   const struct service *service)
{
	uint32_t n = mending->facts->links->len;
	g_autofree uint32_t *first = g_new(uint32_t, service->deploys + 1);
	g_autofree uint32_t *next = g_new(uint32_t, n + 1);
	bool has_any = false;

	memset(first, 0xff, (service->deploys + 1) * sizeof(*first));
	for (uint32_t i = 0; i < n; i++) {
		const struct commit_link *link = link_at(mending, i);
		uint32_t place;

		if (!is_of(mending, link) || !link->is_subject)
			continue;
		place = mending->shipped_by[link->from] - service->first_deploy;
		next[i] = first[place];
		first[place] = i;
		has_any = true;
	}
	for (uint32_t p = 0; has_any && p < service->deploys; p++) {
		uint32_t d = service->first_deploy + p;
		const struct deploy_result *result =
			metrics_deploy(mending->metrics, d);

		for (uint32_t i = first[p]; i != NONE; i = next[i])
			judge(mending, link_at(mending, i));
		for (uint32_t c = 0; result->ships && c < result->changes;
		     c++) {
			uint32_t commit =
				metrics_change(mending->metrics,
					       result->first_change + c)
					->commit;

			if (mending->graph->subjects[commit])
				g_hash_table_insert(mending->subjects,
						    (char *)mending->graph
							    ->subjects[commit],
						    GUINT_TO_POINTER(d + 1));
		}
	}
}

static void mend_service(struct metrics *metrics, const struct service *service)
{
	struct mending mending = {
		.metrics = metrics,
		.facts = metrics->facts,
		.graph = facts_graph(metrics->facts, service->repository),
		.repository = service->repository,
		.picks = g_hash_table_new(g_str_hash, g_str_equal),
		.undone = g_hash_table_new(NULL, NULL),
		.subjects = g_hash_table_new(g_str_hash, g_str_equal),
	};

	mending.shipped_by = g_new(uint32_t, mending.graph->n + 1);
	note_changes(&mending, service);
	note_links(&mending);
	for (uint32_t i = 0; i < metrics->facts->links->len; i++) {
		const struct commit_link *link = link_at(&mending, i);

		if (is_of(&mending, link) && link->kind != LINK_PICKED &&
		    !link->is_subject)
			judge(&mending, link);
	}
	judge_subjects(&mending, service);
	g_hash_table_unref(mending.picks);
	g_hash_table_unref(mending.undone);
	g_hash_table_unref(mending.subjects);
	g_free(mending.shipped_by);
}

void rework_find(struct metrics *metrics)
{
	const struct facts *facts = metrics->facts;
	g_autofree bool *has_links = g_new0(bool, facts->repositories->len + 1);

	for (uint32_t i = 0; i < facts->links->len; i++)
		has_links[g_array_index(facts->links, struct commit_link, i)
				  .repository] = true;
	for (uint32_t s = 0; s < facts->services->len; s++) {
		const struct service *service = facts_service(facts, s);

		if (service->repository != NONE &&
		    has_links[service->repository])
			mend_service(metrics, service);
	}
}
