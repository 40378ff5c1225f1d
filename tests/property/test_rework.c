/* test_rework.c -- which deploys mend others, against a slow twin
 *
 * The twin looks at each pair of commits of a service, with ids and subjects
 * as they are written.
 */
#include "analyzer/join.h"
#include "analyzer/measure.h"
#include "analyzer/rework.h"
#include "tests/drawn.h"

#include <string.h>

enum { STRANGERS = 3, STRETCH = 96 /* half hours to two days */ };

/* What the twin knows of a service. */
struct twin {
	const struct history *history;
	const struct service *service;
	const struct graph *graph;
	uint32_t shipped_by[DRAWN_MOST];
	bool reaches[DRAWN_MOST][DRAWN_MOST];		/* young, old */
	uint32_t undone, by_merge, by_pick, by_subject; /* how often */
};

static bool is_change(const struct twin *twin, uint32_t c)
{
	return (twin->history->settings->counts_merges ||
		!graph_is_merge(twin->graph, c)) &&
	       twin->service->touched[c / 8] >> c % 8 & 1;
}

static void ship(struct twin *twin)
{
	const struct service *service = twin->service;
	bool is_reached[DRAWN_MOST] = { false };

	memset(twin->shipped_by, 0xff, sizeof(twin->shipped_by));
	if (service->baseline != NONE)
		drawn_reach(twin->graph, service->baseline, is_reached);
	for (uint32_t i = 0; i < service->deploys; i++) {
		uint32_t d = service->first_deploy + i;
		const struct deploy *deploy =
			facts_deploy(twin->history->facts, d);

		if (deploy->is_failure || deploy->head == NONE)
			continue;
		for (uint32_t c = 0; c < twin->graph->n; c++)
			if (twin->reaches[deploy->head][c] && !is_reached[c] &&
			    metrics_deploy(twin->history->metrics, d)->ships)
				twin->shipped_by[c] = d;
		drawn_reach(twin->graph, deploy->head, is_reached);
	}
}

static const struct commit_link *link_at(const struct twin *twin, uint32_t i)
{
	return &g_array_index(twin->history->facts->links, struct commit_link,
			      i);
}

static char *hex_of(const struct graph *graph, uint32_t c)
{
	GString *out = g_string_new(NULL);

	for (uint32_t i = 0; i < GRAPH_ID; i++)
		g_string_append_printf(out, "%02x", graph->ids[c][i]);
	return g_string_free(out, false);
}

static bool is_subject(const char *subject, const char *name)
{
	return g_str_has_prefix(subject, name) &&
	       g_regex_match_simple("^( \\(#[0-9]+\\))*$",
				    subject + strlen(name), 0, 0);
}

static bool is_pick(const struct twin *twin, uint32_t c, const char *id)
{
	for (uint32_t i = 0; i < twin->history->facts->links->len; i++) {
		const struct commit_link *link = link_at(twin, i);

		if (link->from == c && link->kind == LINK_PICKED &&
		    g_str_has_prefix(link->name, id))
			return true;
	}
	return false;
}

/* Whether a link means commit `c`, which the service shipped. */
static bool means(struct twin *twin, const struct commit_link *link, uint32_t c)
{
	g_autofree char *hex = hex_of(twin->graph, c);

	if (!link->is_subject && g_str_has_prefix(hex, link->name)) {
		twin->by_merge +=
			!is_change(twin, c) && graph_is_merge(twin->graph, c);
		return is_change(twin, c) || graph_is_merge(twin->graph, c);
	}
	if (!is_change(twin, c))
		return false;
	if (link->is_subject) {
		if (!is_subject(twin->graph->subjects[c], link->name))
			return false;
		twin->by_subject++;
		return true;
	}
	if (!is_pick(twin, c, link->name))
		return false;
	twin->by_pick++;
	return true;
}

static bool is_taken_back(struct twin *twin, uint32_t c)
{
	for (uint32_t i = 0; i < twin->history->facts->links->len; i++) {
		const struct commit_link *link = link_at(twin, i);
		uint32_t by = link->from;

		if (link->kind == LINK_REVERTS && by != c &&
		    twin->shipped_by[by] == twin->shipped_by[c] &&
		    is_change(twin, by) && twin->reaches[by][c] &&
		    means(twin, link, c) && !is_taken_back(twin, by))
			return true;
	}
	return false;
}

static bool mends(struct twin *twin, const struct commit_link *link)
{
	const struct facts *facts = twin->history->facts;
	uint32_t d = twin->shipped_by[link->from];

	if (link->kind == LINK_PICKED || d == NONE ||
	    !is_change(twin, link->from))
		return false;
	for (uint32_t c = 0; c < twin->graph->n; c++) {
		uint32_t e = twin->shipped_by[c];

		if (e != NONE && e < d &&
		    facts_deploy(facts, d)->deployed_at -
				    facts_deploy(facts, e)->deployed_at <=
			    REWORK_SECONDS &&
		    means(twin, link, c))
			return true;
	}
	return false;
}

static bool is_rework(struct twin *twin, uint32_t d)
{
	for (uint32_t i = 0; i < twin->history->facts->links->len; i++) {
		const struct commit_link *link = link_at(twin, i);

		if (twin->shipped_by[link->from] != d || !mends(twin, link))
			continue;
		if (!is_taken_back(twin, link->from))
			return true;
		twin->undone++;
	}
	return false;
}

static void look_at(struct twin *twin, const struct history *history,
		    uint32_t s)
{
	twin->history = history;
	twin->service = facts_service(history->facts, s);
	twin->graph = facts_graph(history->facts, twin->service->repository);
	memset(twin->reaches, 0, sizeof(twin->reaches));
	for (uint32_t c = 0; c < twin->graph->n; c++)
		drawn_reach(twin->graph, c, twin->reaches[c]);
	ship(twin);
}

/* Mostly one that stands a little before `c`, now and then any. */
static uint32_t draw_commit(GRand *rand, const struct graph *graph, uint32_t c)
{
	uint32_t back = (uint32_t)g_rand_int_range(rand, 1, 8);

	if (g_rand_int_range(rand, 0, 6) == 0)
		return (uint32_t)g_rand_int_range(rand, 0, (int)graph->n);
	return back > c ? 0 : c - back;
}

/* An id of the history or not, now and then only how it begins. */
static void draw_id(GRand *rand, struct facts *facts, struct commit_link *link)
{
	const struct graph *graph = facts_graph(facts, 0);
	g_autofree char *name = NULL;

	if (g_rand_int_range(rand, 0, 5) > 0) {
		link->to = draw_commit(rand, graph, link->from);
		name = hex_of(graph, link->to);
	} else {
		name = g_strdup_printf("ffff%02d%034d",
				       g_rand_int_range(rand, 0, STRANGERS), 0);
	}
	if (link->kind != LINK_PICKED && g_rand_int_range(rand, 0, 4) == 0)
		name[g_rand_int_range(rand, 7, 20)] = '\0';
	link->name = facts_text(facts, name);
}

/* The subject of some commit, without numbers if it is to be so. */
static char *draw_subject(GRand *rand, const struct graph *graph, uint32_t c)
{
	char *subject = g_strdup(graph->subjects[draw_commit(rand, graph, c)]);
	char *number = strstr(subject, " (#");

	if (number && g_rand_boolean(rand))
		*number = '\0';
	return subject;
}

/* As it reads in a message, with the subject that goes with it. */
static void draw_revert(GRand *rand, struct facts *facts, uint32_t c)
{
	struct graph *graph = facts_graph(facts, 0);
	struct commit_link link = { .from = c, .to = NONE };
	g_autofree char *name = draw_subject(rand, graph, c);
	bool is_revert = g_str_has_prefix(name, "Revert \"");
	const char *word = "Revert \"";
	g_autofree char *subject = NULL;

	if (is_revert && g_str_has_suffix(name, "\"") && g_rand_boolean(rand))
		subject =
			g_strdup_printf("Reapply %s", name + strlen("Revert "));
	else
		subject = g_strdup_printf("%s%s\"%s", word, name,
					  g_rand_boolean(rand) ? "" : " (#7)");
	graph->subjects[c] = facts_text(facts, subject);
	link.is_subject = g_rand_boolean(rand);
	link.kind = LINK_REVERTS;
	if (link.is_subject)
		link.name = facts_text(facts, name);
	else
		draw_id(rand, facts, &link);
	g_array_append_val(facts->links, link);
}

static void draw_link(GRand *rand, struct facts *facts, uint32_t c,
		      enum link_kind kind)
{
	struct commit_link link = { .from = c, .to = NONE, .kind = kind };

	draw_id(rand, facts, &link);
	g_array_append_val(facts->links, link);
}

static void draw_messages(GRand *rand, struct facts *facts)
{
	struct graph *graph = facts_graph(facts, 0);

	for (uint32_t c = 0; c < graph->n; c++) {
		g_autofree char *subject =
			g_strdup_printf("Do %d%s", g_rand_int_range(rand, 0, 9),
					g_rand_boolean(rand) ? "" : " (#1)");

		graph->subjects[c] = facts_text(facts, subject);
		if (g_rand_int_range(rand, 0, 4) > 0)
			draw_revert(rand, facts, c);
		if (g_rand_int_range(rand, 0, 6) == 0)
			draw_link(rand, facts, c, LINK_FIXES);
		if (g_rand_int_range(rand, 0, 3) == 0)
			draw_link(rand, facts, c, LINK_PICKED);
	}
}

static void forget_scopes(struct facts *facts)
{
	for (uint32_t s = 0; s < facts->services->len; s++)
		memset((uint8_t *)facts_service(facts, s)->touched, 0xff,
		       DRAWN_MOST / 8);
}

static int64_t stretch(int64_t at)
{
	return history_epoch + (at - history_epoch) * STRETCH;
}

static struct history *draw(GRand *rand)
{
	struct history *history = drawn_history(rand);

	for (uint32_t d = 0; d < history->facts->deploys->len; d++) {
		struct deploy *deploy = facts_deploy(history->facts, d);

		deploy->started_at = stretch(deploy->started_at);
		deploy->deployed_at = stretch(deploy->deployed_at);
	}
	if (g_rand_boolean(rand))
		forget_scopes(history->facts);
	draw_messages(rand, history->facts);
	history->settings->counts_merges = g_rand_boolean(rand);
	return history;
}

/* The deploys of the periods alone, with what is kept for them. */
static void check_kept(const struct history *history)
{
	const struct metrics *all = history->metrics;
	g_autoptr(Metrics) some = join(history->facts, history->settings,
				       &all->window, all->zone, false);

	measure(some);
	for (uint32_t d = 0; d < all->deploys->len; d++)
		if (window_holds(&all->window,
				 facts_deploy(history->facts, d)->deployed_at))
			g_assert_cmpint(metrics_deploy(some, d)->is_rework, ==,
					metrics_deploy(all, d)->is_rework);
}

static void the_twin_finds_the_same(void)
{
	g_autoptr(GRand) rand = g_rand_new_with_seed(20260602);
	g_autofree struct twin *twin = g_new0(struct twin, 1);
	uint32_t rework = 0, deploys = 0;

	for (int round = 0; round < 5000; round++) {
		g_autoptr(History) history = draw(rand);

		history->has_all = true;
		history_measure(history, "18d", "30d");
		check_kept(history);
		for (uint32_t s = 0; s < history->facts->services->len; s++) {
			look_at(twin, history, s);
			for (uint32_t i = 0; i < twin->service->deploys; i++) {
				uint32_t d = twin->service->first_deploy + i;
				bool got = metrics_deploy(history->metrics, d)
						   ->is_rework;

				g_assert_cmpint(got, ==, is_rework(twin, d));
				rework += got;
				deploys++;
			}
		}
	}
	g_test_message("rework %u of %u, undone %u, by merge %u, by pick %u, "
		       "by subject %u",
		       rework, deploys, twin->undone, twin->by_merge,
		       twin->by_pick, twin->by_subject);
	g_assert_cmpuint(rework, >, 1000);
	g_assert_cmpuint(deploys - rework, >, 1000);
	g_assert_cmpuint(twin->undone, >, 100);
	g_assert_cmpuint(twin->by_merge, >, 100);
	g_assert_cmpuint(twin->by_pick, >, 100);
	g_assert_cmpuint(twin->by_subject, >, 100);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/rework/the-twin-finds-the-same",
			the_twin_finds_the_same);
	return g_test_run();
}
