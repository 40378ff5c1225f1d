/* rework.c -- deploys that mend what was shipped shortly before
 *
 * All that the messages of a repository name has a number (mentions.h).  Of
 * each number it is kept which deploy shipped it last, as deploys are gone
 * through from old to new; so whether a deploy mends an earlier one is known
 * at once.  Only of those that do it is asked what they take back themselves.
 */
#include "analyzer/rework.h"

#include "analyzer/ancestry.h"
#include "analyzer/mentions.h"

#include <string.h>

/* A repository, and the service of it that is looked at. */
struct mending {
	struct metrics *metrics;
	const struct graph *graph;
	struct mentions *mentions;
	struct ancestry *ancestry; /* made when needed */
	const struct service *service;
	uint32_t *last;	 /* by number: the deploy that shipped it last; NONE, or
			   below the service's first: none of it did */
	uint32_t *here;	 /* by number: a mention that reverts it in the deploy
			   looked at, or NONE */
	uint32_t *next;	 /* by mention: another one of the same number */
	bool *is_undone; /* by first mention of a commit */
	GArray *involved; /* of uint32_t: changes of the deploy looked at that
			      are named or mention something */
	GArray *menders;  /* of those, the ones that revert or fix */
	GArray *numbers;  /* room for mentions_find() */
};

static struct mending *mending_new(struct metrics *metrics, uint32_t repository,
				   const GPtrArray *links)
{
	const struct graph *graph = facts_graph(metrics->facts, repository);
	struct mentions *mentions = mentions_new(graph, links);
	struct mending *mending;

	if (!mentions)
		return NULL;
	mending = g_new0(struct mending, 1);
	mending->metrics = metrics;
	mending->graph = graph;
	mending->mentions = mentions;
	mending->last = g_new(uint32_t, mentions->targets);
	memset(mending->last, 0xff, mentions->targets * sizeof(uint32_t));
	mending->here = g_new(uint32_t, mentions->targets);
	memset(mending->here, 0xff, mentions->targets * sizeof(uint32_t));
	mending->next = g_new(uint32_t, mentions->list->len);
	mending->is_undone = g_new0(bool, mentions->list->len);
	mending->involved = g_array_new(false, false, sizeof(uint32_t));
	mending->menders = g_array_new(false, false, sizeof(uint32_t));
	mending->numbers = g_array_new(false, false, sizeof(uint32_t));
	return mending;
}

static void mending_free(struct mending *mending)
{
	if (!mending)
		return;
	mentions_free(mending->mentions);
	ancestry_free(mending->ancestry);
	g_free(mending->last);
	g_free(mending->here);
	g_free(mending->next);
	g_free(mending->is_undone);
	g_array_unref(mending->involved);
	g_array_unref(mending->menders);
	g_array_unref(mending->numbers);
	g_free(mending);
}

static int64_t deployed_at(const struct mending *mending, uint32_t d)
{
	return facts_deploy(mending->metrics->facts, d)->deployed_at;
}

static uint32_t changes_of(const struct mending *mending, uint32_t d)
{
	const struct deploy_result *result =
		metrics_deploy(mending->metrics, d);

	return result->ships ? result->changes : 0;
}

static uint32_t change_of(const struct mending *mending, uint32_t d, uint32_t i)
{
	return metrics_change(
		       mending->metrics,
		       metrics_deploy(mending->metrics, d)->first_change + i)
		->commit;
}

static const struct mention *mention_at(const struct mending *mending,
					uint32_t m)
{
	return mentions_at(mending->mentions, m);
}

static bool is_mender(const struct mending *mending, uint32_t commit)
{
	for (uint32_t m = mentions_first(mending->mentions, commit); m != NONE;
	     m = mention_at(mending, m)->next)
		if (mention_at(mending, m)->kind != LINK_PICKED)
			return true;
	return false;
}

static void gather(struct mending *mending, uint32_t d)
{
	uint32_t n = changes_of(mending, d);

	g_array_set_size(mending->involved, 0);
	g_array_set_size(mending->menders, 0);
	for (uint32_t i = 0; i < n; i++) {
		uint32_t commit = change_of(mending, d, i);

		if (!mentions_involve(mending->mentions, commit))
			continue;
		g_array_append_val(mending->involved, commit);
		if (is_mender(mending, commit))
			g_array_append_val(mending->menders, commit);
	}
}

/* Whether a commit of deploy `d` reverts or fixes what was shipped before. */
static bool mends(const struct mending *mending, uint32_t d, uint32_t commit)
{
	const struct mention *mention;

	for (uint32_t m = mentions_first(mending->mentions, commit); m != NONE;
	     m = mention->next) {
		uint32_t last;

		mention = mention_at(mending, m);
		last = mending->last[mention->target];
		if (mention->kind != LINK_PICKED && last != NONE &&
		    last >= mending->service->first_deploy &&
		    deployed_at(mending, d) - deployed_at(mending, last) <=
			    REWORK_SECONDS)
			return true;
	}
	return false;
}

static bool has_mender(const struct mending *mending, uint32_t d)
{
	for (uint32_t i = 0; i < mending->menders->len; i++)
		if (mends(mending, d,
			  g_array_index(mending->menders, uint32_t, i)))
			return true;
	return false;
}

/* What grew from others comes before them. */
static int by_level(gconstpointer a, gconstpointer b, gpointer data)
{
	const uint32_t *levels = ((const struct graph *)data)->levels;
	uint32_t x = levels[*(const uint32_t *)a];
	uint32_t y = levels[*(const uint32_t *)b];

	return (x < y) - (x > y);
}

/* Enters what a commit reverts, or takes it out again. */
static void enter(struct mending *mending, uint32_t commit, bool is_in)
{
	for (uint32_t m = mentions_first(mending->mentions, commit); m != NONE;
	     m = mention_at(mending, m)->next) {
		uint32_t *here = &mending->here[mention_at(mending, m)->target];

		if (mention_at(mending, m)->kind != LINK_REVERTS)
			continue;
		mending->next[m] = *here;
		*here = is_in ? m : NONE;
	}
}

static void enter_all(struct mending *mending, bool is_in)
{
	for (uint32_t i = 0; i < mending->menders->len; i++)
		enter(mending, g_array_index(mending->menders, uint32_t, i),
		      is_in);
}

/* Of a commit that is named here by another of the same deploy. */
static bool undoes(struct mending *mending, uint32_t by, uint32_t commit)
{
	const uint32_t *levels = mending->graph->levels;

	if (levels[by] <= levels[commit] ||
	    mending->is_undone[mentions_first(mending->mentions, by)])
		return false;
	if (!mending->ancestry)
		mending->ancestry = ancestry_new(mending->graph);
	return ancestry_reaches(mending->ancestry, by, commit);
}

/* What could undo it must have been looked at. */
static bool find_undone(struct mending *mending, uint32_t commit)
{
	mentions_find(mending->mentions, commit, true, mending->numbers);
	for (uint32_t i = 0; i < mending->numbers->len; i++) {
		uint32_t number = g_array_index(mending->numbers, uint32_t, i);

		for (uint32_t m = mending->here[number]; m != NONE;
		     m = mending->next[m])
			if (undoes(mending, mention_at(mending, m)->from,
				   commit))
				return true;
	}
	return false;
}

static void judge(struct mending *mending, uint32_t d)
{
	struct deploy_result *result = metrics_deploy(mending->metrics, d);

	if (!result->is_counted || !has_mender(mending, d))
		return;
	g_array_sort_with_data(mending->menders, by_level,
			       (void *)mending->graph);
	enter_all(mending, true);
	for (uint32_t i = 0; i < mending->menders->len && !result->is_rework;
	     i++) {
		uint32_t commit = g_array_index(mending->menders, uint32_t, i);
		bool is_undone = find_undone(mending, commit);

		mending->is_undone[mentions_first(mending->mentions, commit)] =
			is_undone;
		result->is_rework = !is_undone && mends(mending, d, commit);
	}
	enter_all(mending, false);
}

static void note(struct mending *mending, uint32_t d, uint32_t commit,
		 bool by_subject)
{
	mentions_find(mending->mentions, commit, by_subject, mending->numbers);
	for (uint32_t i = 0; i < mending->numbers->len; i++)
		mending->last[g_array_index(mending->numbers, uint32_t, i)] = d;
}

/* What the deploy shipped, for those that come after it. */
static void note_all(struct mending *mending, uint32_t d, bool by_subject)
{
	const struct deploy_result *result =
		metrics_deploy(mending->metrics, d);
	uint32_t n =
		by_subject ? changes_of(mending, d) : mending->involved->len;

	for (uint32_t i = 0; i < n; i++)
		note(mending, d,
		     by_subject ? change_of(mending, d, i) :
				  g_array_index(mending->involved, uint32_t, i),
		     by_subject);
	for (uint32_t i = 0; i < result->merges; i++) {
		uint32_t number = mentions_number(
			mending->mentions,
			g_array_index(mending->metrics->merges, uint32_t,
				      result->first_merge + i));

		if (number != NONE)
			mending->last[number] = d;
	}
}

static bool names_subject(const struct mending *mending, uint32_t d)
{
	uint32_t n = changes_of(mending, d);

	for (uint32_t i = 0; i < n; i++) {
		uint32_t commit = change_of(mending, d, i);

		if (!mentions_involve(mending->mentions, commit))
			continue;
		for (uint32_t m = mentions_first(mending->mentions, commit);
		     m != NONE; m = mention_at(mending, m)->next)
			if (mention_at(mending, m)->is_subject)
				return true;
	}
	return false;
}

/* By deploy of the service: whether its subjects are asked for later on. */
static bool *find_asked_of(const struct mending *mending)
{
	const struct service *service = mending->service;
	bool *is_asked_of = g_new0(bool, service->deploys + 1);
	uint32_t asker = NONE;

	if (!mending->mentions->has_subjects)
		return is_asked_of;
	for (uint32_t i = service->deploys; i-- > 0;) {
		uint32_t d = service->first_deploy + i;

		is_asked_of[i] =
			asker != NONE &&
			deployed_at(mending, asker) - deployed_at(mending, d) <=
				REWORK_SECONDS;
		if (names_subject(mending, d))
			asker = d;
	}
	return is_asked_of;
}

static void mend_service(struct mending *mending, const struct service *service)
{
	g_autofree bool *is_asked_of = NULL;

	mending->service = service;
	is_asked_of = find_asked_of(mending);
	for (uint32_t i = 0; i < service->deploys; i++) {
		uint32_t d = service->first_deploy + i;

		if (!metrics_deploy(mending->metrics, d)->ships)
			continue;
		gather(mending, d);
		judge(mending, d);
		note_all(mending, d, is_asked_of[i]);
	}
}

static GPtrArray **links_by_repository(const struct facts *facts)
{
	GPtrArray **links = g_new0(GPtrArray *, facts->repositories->len + 1);

	for (uint32_t i = 0; i < facts->links->len; i++) {
		struct commit_link *link =
			&g_array_index(facts->links, struct commit_link, i);
		GPtrArray **place = &links[link->repository];

		if (!*place)
			*place = g_ptr_array_new();
		g_ptr_array_add(*place, link);
	}
	return links;
}

void rework_find(struct metrics *metrics)
{
	const struct facts *facts = metrics->facts;
	uint32_t n = facts->repositories->len;
	g_autofree GPtrArray **links = links_by_repository(facts);
	g_autofree struct mending **mendings = g_new0(struct mending *, n + 1);

	for (uint32_t r = 0; r < n; r++)
		if (links[r]) {
			mendings[r] = mending_new(metrics, r, links[r]);
			g_ptr_array_unref(links[r]);
		}
	/* in the order of their deploys, as mending->last wants it */
	for (uint32_t s = 0; s < facts->services->len; s++) {
		const struct service *service = facts_service(facts, s);

		if (service->repository != NONE &&
		    mendings[service->repository])
			mend_service(mendings[service->repository], service);
	}
	for (uint32_t r = 0; r < n; r++)
		mending_free(mendings[r]);
}
