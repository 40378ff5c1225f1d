/* test_join_kept.c -- what the join leaves out is not missed
 *
 * Changes are kept of the time that is asked for, and only what is wanted is
 * read in full; what is measured must be the same as if all were kept and
 * read.  What waits is looked at against a slow twin.
 */
#include "analyzer/join.h"
#include "analyzer/measure.h"
#include "analyzer/shipment.h"
#include "tests/drawn.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { DAY = 24 * 60 };

static bool waits(const struct history *history, const struct service *service,
		  const bool *is_shipped, uint32_t c)
{
	const struct graph *graph =
		facts_graph(history->facts, service->repository);
	bool is_new[DRAWN_MOST] = { false };

	drawn_reach(graph, service->tip, is_new);
	return is_new[c] && !is_shipped[c] && !graph_is_merge(graph, c) &&
	       graph->committed_at[c] <= history->settings->as_of &&
	       service->touched[c / 8] >> c % 8 & 1;
}

/* Marks what ran by the time of the report; false: nothing is known of. */
static bool mark_shipped(const struct history *history,
			 const struct service *service, bool *is_shipped)
{
	const struct graph *graph =
		facts_graph(history->facts, service->repository);
	bool is_known = service->baseline != NONE;

	if (is_known)
		drawn_reach(graph, service->baseline, is_shipped);
	for (uint32_t i = 0; i < service->deploys; i++) {
		const struct deploy *deploy =
			facts_deploy(history->facts, service->first_deploy + i);

		if (deploy->is_failure || deploy->head == NONE ||
		    deploy->deployed_at > history->settings->as_of)
			continue;
		drawn_reach(graph, deploy->head, is_shipped);
		is_known |= deploy->kind == KIND_DEPLOY;
	}
	return is_known;
}

static char *tell_waiting(const struct history *history, uint32_t s)
{
	const struct service *service = facts_service(history->facts, s);
	const struct graph *graph =
		facts_graph(history->facts, service->repository);
	bool is_shipped[DRAWN_MOST] = { false };
	GString *out = g_string_new(NULL);

	if (!mark_shipped(history, service, is_shipped) || service->tip == NONE)
		return g_string_free(out, false);
	for (uint32_t c = 0; c < graph->n; c++)
		if (waits(history, service, is_shipped, c))
			g_string_append_printf(out, "%s%s",
					       out->len > 0 ? " " : "",
					       graph->subjects[c]);
	return g_string_free(out, false);
}

/* "c10 c2" becomes "c2 c10": commits are named by number. */
static int by_number(const void *a, const void *b)
{
	const char *x = *(char *const *)a, *y = *(char *const *)b;

	return atoi(x + 1) - atoi(y + 1);
}

static char *in_order(char *names)
{
	g_auto(GStrv) words = g_strsplit(names, " ", -1);

	qsort(words, g_strv_length(words), sizeof(*words), by_number);
	g_free(names);
	return g_strjoinv(" ", words);
}

static void the_twin_waits_for_the_same(void)
{
	g_autoptr(GRand) rand = g_rand_new_with_seed(20260601);
	uint32_t waiting = 0;

	for (int round = 0; round < 2000; round++) {
		g_autoptr(History) history = drawn_history(rand);

		history->settings->as_of =
			history_epoch + 60 * g_rand_int_range(rand, -60, 600);
		history_join(history);
		waiting += history->metrics->waiting->len > 0;
		for (uint32_t s = 0; s < history->facts->services->len; s++) {
			const struct service *service =
				facts_service(history->facts, s);
			g_autofree char *want = tell_waiting(history, s);
			g_autofree char *got = in_order(
				history_print_waiting(history, service->name));

			if (service->deploys > 0)
				g_assert_cmpstr(got, ==, want);
		}
	}
	g_assert_cmpuint(waiting, >, 300);
}

static bool is_within(const struct deploy *deploy, int64_t since, int64_t until)
{
	return deploy->deployed_at >= since && deploy->deployed_at < until;
}

/* In the order in which the table has them. */
static void compare_changes(const struct metrics *all,
			    const struct metrics *some, uint32_t d)
{
	g_autoptr(GArray) want = shipment_sorted(all, d);
	g_autoptr(GArray) got = shipment_sorted(some, d);

	g_assert_cmpuint(got->len, ==, want->len);
	for (uint32_t i = 0; i < got->len; i++) {
		const struct change *a = &g_array_index(want, struct change, i);
		const struct change *b = &g_array_index(got, struct change, i);

		g_assert_cmpuint(a->commit, ==, b->commit);
		g_assert_cmpuint(a->deploy, ==, d);
		g_assert_cmpuint(b->deploy, ==, d);
		g_assert_true(
			a->lead_seconds == b->lead_seconds ||
			(isnan(a->lead_seconds) && isnan(b->lead_seconds)));
	}
}

static void compare_deploy(const struct metrics *all,
			   const struct metrics *some, uint32_t d)
{
	const struct deploy_result *a = metrics_deploy(all, d);
	const struct deploy_result *b = metrics_deploy(some, d);

	g_assert_cmpint(a->inferred, ==, b->inferred);
	g_assert_cmpint(a->is_counted, ==, b->is_counted);
	g_assert_cmpint(a->is_baseline, ==, b->is_baseline);
	g_assert_cmpint(a->ships, ==, b->ships);
	g_assert_cmpint(a->is_after_gap, ==, b->is_after_gap);
	g_assert_cmpint(a->is_truncated, ==, b->is_truncated);
	g_assert_cmpint(a->changes == NONE, ==, b->changes == NONE);
}

static void keeps_what_is_asked_for(void)
{
	g_autoptr(GRand) rand = g_rand_new_with_seed(3);

	for (int round = 0; round < 500; round++) {
		g_autoptr(History) history = drawn_history(rand);
		g_autoptr(Metrics) some =
			metrics_new(history->facts, history->settings);
		int64_t since =
			history_epoch + 1800 * g_rand_int_range(rand, 0, 20);
		int64_t until = since + 1800 * g_rand_int_range(rand, 0, 10);

		history_join(history);
		join_services(some, since, until);
		shipment_settle(some);
		for (uint32_t d = 0; d < some->deploys->len; d++) {
			compare_deploy(history->metrics, some, d);
			if (is_within(facts_deploy(history->facts, d), since,
				      until))
				compare_changes(history->metrics, some, d);
			else if (metrics_deploy(some, d)->ships)
				g_assert_cmpuint(
					metrics_deploy(some, d)->changes, ==,
					0);
		}
		/* whenever it was that the named ones were shipped */
		g_assert_cmpuint(some->named->len, ==,
				 history->metrics->named->len);
		g_assert_cmpuint(some->waiting->len, ==,
				 history->metrics->waiting->len);
	}
}

/* A long line of commits with a merge now and then. */
static struct history *spread_history(GRand *rand)
{
	enum { COMMITS = 150, DEPLOYS = 100 };
	g_autoptr(GString) commits = g_string_new("c0@-90d");
	g_autoptr(GString) deploys = g_string_new("web=>c149 api=>c140");
	g_autoptr(GString) incidents = g_string_new(NULL);

	for (int c = 1; c < COMMITS; c++) {
		bool is_merge = c > 2 && g_rand_int_range(rand, 0, 6) == 0;

		g_string_append_printf(commits, " c%d:c%d", c, c - 1);
		if (is_merge)
			g_string_append_printf(commits, ",c%d", c - 2);
		g_string_append_printf(commits, "@%d",
				       (c - 90) * DAY -
					       g_rand_int_range(rand, 0, DAY));
	}
	for (int d = 0; d < DEPLOYS; d++) {
		int c = d * COMMITS / DEPLOYS + g_rand_int_range(rand, -3, 1);

		g_string_append_printf(
			deploys, " %s=c%d@%d",
			g_rand_boolean(rand) ? "web" : "api", MAX(c, 0),
			(d * 3 / 2 - 80) * DAY + g_rand_int_range(rand, 0, 9));
	}
	for (int i = 0; i < 8; i++) {
		int at = g_rand_int_range(rand, 0, 56 * DAY);

		g_string_append_printf(incidents, " i%d:web,api@%d-%d>c%d", i,
				       at, at + 90,
				       g_rand_int_range(rand, 0, COMMITS));
	}
	return history_new(commits->str, deploys->str, incidents->str);
}

/*
 * Every third commit reverts or fixes one that is not much older, or is picked
 * from there.
 */
static void add_links(GRand *rand, struct facts *facts)
{
	const struct graph *graph = facts_graph(facts, 0);

	for (uint32_t c = 1; c < graph->n; c++) {
		struct commit_link link = {
			.from = c,
			.to = c - 1 -
			      (uint32_t)g_rand_int_range(rand, 0,
							 (int)MIN(c, 25)),
			.kind = (enum link_kind)g_rand_int_range(rand, 0, 3),
		};

		link.name = graph->subjects[link.to];
		if (link.kind == LINK_REVERTS && g_rand_boolean(rand)) {
			link.to = NONE;
			link.is_subject = true;
		}
		if (g_rand_int_range(rand, 0, 3) == 0)
			g_array_append_val(facts->links, link);
	}
}

static bool *mark_wanted(const struct facts *facts, const GArray *wanted,
			 uint32_t service)
{
	bool *is_wanted = g_new0(bool, facts_graph(facts, 0)->n);

	for (uint32_t i = 0; i < wanted->len; i++) {
		const struct service_commit *one =
			&g_array_index(wanted, struct service_commit, i);

		if (service == NONE || one->service == service)
			is_wanted[one->commit] = true;
	}
	return is_wanted;
}

/* Scopes are known for what is wanted of their service. */
static void forget_scope(struct facts *facts, const GArray *wanted, uint32_t s)
{
	g_autofree bool *is_wanted = mark_wanted(facts, wanted, s);
	uint8_t *touched = (uint8_t *)facts_service(facts, s)->touched;

	for (uint32_t c = 0; c < facts_graph(facts, 0)->n; c++)
		if (!is_wanted[c])
			touched[c / 8] &= (uint8_t) ~(1 << c % 8);
}

/* As if nothing but what is wanted had been read. */
static void forget_others(struct facts *facts, const GArray *wanted)
{
	struct graph *graph = facts_graph(facts, 0);
	g_autofree bool *is_wanted = mark_wanted(facts, wanted, NONE);
	uint32_t kept = 0;

	for (uint32_t s = 0; s < facts->services->len; s++)
		forget_scope(facts, wanted, s);
	for (uint32_t c = 0; c < graph->n; c++) {
		if (is_wanted[c])
			continue;
		graph->subjects[c] = NULL;
		graph->authored_at[c] = 0;
		graph->flags[c] = 0;
	}
	for (uint32_t i = 0; i < facts->links->len; i++) {
		struct commit_link link =
			g_array_index(facts->links, struct commit_link, i);

		if (is_wanted[link.from])
			g_array_index(facts->links, struct commit_link,
				      kept++) = link;
	}
	g_array_set_size(facts->links, kept);
}

static void check_real(double a, double b)
{
	if (isnan(a))
		g_assert_true(isnan(b));
	else
		g_assert_cmpfloat(a, ==, b);
}

static void check_rows(const struct metrics *all, const struct metrics *some)
{
	g_assert_cmpuint(some->measures->len, ==, all->measures->len);
	for (uint32_t i = 0; i < all->measures->len; i++) {
		const struct measure *a =
			&g_array_index(all->measures, struct measure, i);
		const struct measure *b =
			&g_array_index(some->measures, struct measure, i);

		check_real(a->value, b->value);
		check_real(a->ci_low, b->ci_low);
		check_real(a->ci_high, b->ci_high);
		check_real(a->previous, b->previous);
		check_real(a->change, b->change);
		g_assert_cmpuint(a->n, ==, b->n);
		g_assert_cmpuint(a->previous_n, ==, b->previous_n);
	}
}

static uint32_t check_periods(const struct metrics *all,
			      const struct metrics *some)
{
	uint32_t rework = 0;

	for (uint32_t d = 0; d < all->deploys->len; d++) {
		const struct deploy *deploy = facts_deploy(all->facts, d);

		compare_deploy(all, some, d);
		if (!is_within(deploy, all->previous.since, all->window.until))
			continue;
		compare_changes(all, some, d);
		g_assert_cmpint(metrics_deploy(all, d)->is_rework, ==,
				metrics_deploy(some, d)->is_rework);
		rework += metrics_deploy(all, d)->is_rework;
	}
	for (uint32_t i = 0; i < all->incidents->len; i++)
		g_assert_cmpuint(metrics_incident(all, i)->deploy, ==,
				 metrics_incident(some, i)->deploy);
	return rework;
}

static void measures_what_is_wanted_alone(void)
{
	g_autoptr(GRand) rand = g_rand_new_with_seed(5);
	uint32_t rework = 0;

	for (int round = 0; round < 40; round++) {
		g_autoptr(History) history = spread_history(rand);
		g_autoptr(Metrics) some = NULL;

		history->settings->as_of = history_time("60d");
		history->settings->counts_merges = round % 2;
		add_links(rand, history->facts);
		history->has_all = true;
		history_measure(history, "28d", "56d");
		g_assert_true(history->metrics->has_previous);
		some = join(history->facts, history->settings,
			    &history->metrics->window, history->metrics->zone,
			    false);
		g_assert_cmpuint(some->wanted->len, <,
				 history->metrics->wanted->len);
		forget_others(history->facts, some->wanted);
		measure(some);
		check_rows(history->metrics, some);
		rework += check_periods(history->metrics, some);
	}
	g_assert_cmpuint(rework, >, 40);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/join/the-twin-waits-for-the-same",
			the_twin_waits_for_the_same);
	g_test_add_func("/join/keeps-what-is-asked-for",
			keeps_what_is_asked_for);
	g_test_add_func("/join/measures-what-is-wanted-alone",
			measures_what_is_wanted_alone);
	return g_test_run();
}
