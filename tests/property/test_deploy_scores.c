/* test_deploy_scores.c -- what is said of each deploy, and a slow twin of it
 *
 * Roll-outs of two services, of any length and over each other, with rollbacks
 * and failed ones among them; canaries, experiments and changed flags at any
 * time.  The twin looks at each deploy beside each of them.
 */
#include "analyzer/deploy_scores.h"
#include "analyzer/flag_changes.h"
#include "model/records_delivery.h"
#include "model/records_series.h"
#include "tests/history.h"

#include <string.h>

enum { ROUNDS = 300, MINUTES = 1500, HOUR = 3600, MOST = 12 };

static int64_t any_time(GRand *rand)
{
	return history_epoch + 60 * g_rand_int_range(rand, 0, MINUTES);
}

static char *draw_deploys(GRand *rand)
{
	GString *out = g_string_new("web=?a@0 api=?b@0");
	int n = g_rand_int_range(rand, 0, 40);

	for (int d = 0; d < n; d++) {
		int start = g_rand_int_range(rand, 1, MINUTES);
		int length = g_rand_int_range(rand, 0, 4) == 0 ?
				     g_rand_int_range(rand, 0, 200) :
				     0;

		g_string_append_printf(out, " %s=%s?c%d@%d-%d",
				       g_rand_boolean(rand) ? "web" : "api",
				       g_rand_int_range(rand, 0, 5) == 0 ? "!" :
				       g_rand_int_range(rand, 0, 5) == 0 ? "/" :
									   "",
				       d, start, start + length);
	}
	return g_string_free(out, false);
}

static char *draw_incidents(GRand *rand)
{
	static const char *const services[] = { "", ":web", ":api", ":web,api",
						":?" };
	GString *out = g_string_new(NULL);

	for (int i = g_rand_int_range(rand, 0, MOST); i > 0; i--)
		g_string_append_printf(out, "i%d%s@%d ", i,
				       services[g_rand_int_range(rand, 0, 5)],
				       g_rand_int_range(rand, 0, MINUTES));
	return g_string_free(out, false);
}

/* Of web, api, or no service. */
static struct record_entry draw_entry(GRand *rand, const struct facts *facts,
				      int64_t at)
{
	uint32_t service = (uint32_t)g_rand_int_range(rand, 0, 3);
	bool is_known = service < facts->services->len;

	return (struct record_entry){
		.at = at,
		.service = is_known ? service : NONE,
		.service_name =
			is_known ? facts_service(facts, service)->name : NULL,
		.place = { 0, 1 },
	};
}

static void draw_records(GRand *rand, struct facts *facts)
{
	for (int i = g_rand_int_range(rand, 0, MOST); i > 0; i--) {
		int64_t start = any_time(rand);
		int64_t end = start + 60 * g_rand_int_range(rand, 0, 90);
		g_autofree char *name = g_strdup_printf("n%02d", i);
		struct canary canary = {
			.entry = draw_entry(rand, facts, end),
			.name = facts_text(facts, name),
			.started_at = start,
			.finished_at = end,
		};
		struct chaos_result chaos = {
			.entry = draw_entry(rand, facts, start),
			.experiment = facts_text(facts, name),
			.started_at = start,
			.finished_at = end,
		};
		struct event event = {
			.entry = draw_entry(rand, facts, start),
			.kind = "flag",
			.text = facts_text(facts, name),
			.ended_at = NO_TIME,
		};

		g_array_append_val(facts->records[RECORD_CANARY], canary);
		g_array_append_val(facts->records[RECORD_CHAOS], chaos);
		g_array_append_val(facts->records[RECORD_EVENT], event);
	}
}

static int64_t gap(const struct deploy *deploy, int64_t from, int64_t until)
{
	if (deploy->started_at > until)
		return deploy->started_at - until;
	return from > deploy->deployed_at ? from - deploy->deployed_at : 0;
}

/* The deploy that has the canary, or NONE. */
static uint32_t twin_nearest(const struct metrics *metrics,
			     const struct canary *canary)
{
	uint32_t best = NONE;
	int64_t least = HOUR;

	for (uint32_t d = metrics->deploys->len; d-- > 0;) {
		const struct deploy *deploy = facts_deploy(metrics->facts, d);
		int64_t off =
			gap(deploy, canary->started_at, canary->finished_at);

		if (deploy->service != canary->entry.service ||
		    deploy->kind == KIND_ROLLBACK || off > least)
			continue;
		least = off;
		best = d;
	}
	return best;
}

/* How many names are in a list. */
static uint32_t length_of(const char *list)
{
	uint32_t n = list != NULL;

	for (const char *at = list; at && (at = strchr(at, ';')); at++)
		n++;
	return n;
}

static bool has_name(const char *list, const char *name)
{
	g_auto(GStrv) names = g_strsplit(list ? list : "", ";", -1);

	return g_strv_contains((const char *const *)names, name);
}

static void check_canaries(const struct metrics *metrics,
			   const struct deploy_score *scores)
{
	const GArray *records = metrics->facts->records[RECORD_CANARY];
	g_autofree uint32_t *want = g_new0(uint32_t, metrics->deploys->len + 1);

	for (uint32_t c = 0; c < records->len; c++) {
		uint32_t d = twin_nearest(
			metrics, &g_array_index(records, struct canary, c));

		if (d != NONE)
			want[d]++;
	}
	for (uint32_t d = 0; d < metrics->deploys->len; d++)
		g_assert_cmpuint(length_of(scores[d].canaries), ==, want[d]);
}

static void check_experiments(const struct metrics *metrics,
			      const struct deploy_score *scores)
{
	const GArray *records = metrics->facts->records[RECORD_CHAOS];

	for (uint32_t d = 0; d < metrics->deploys->len; d++) {
		const struct deploy *deploy = facts_deploy(metrics->facts, d);

		for (uint32_t c = 0; c < records->len; c++) {
			const struct chaos_result *one =
				&g_array_index(records, struct chaos_result, c);
			bool is_on =
				deploy->started_at <= one->finished_at &&
				deploy->deployed_at + HOUR >= one->started_at;
			bool is_its = one->entry.service == NONE ||
				      one->entry.service == deploy->service;

			g_assert_cmpint(has_name(scores[d].experiments,
						 one->experiment),
					==, is_on && is_its);
		}
	}
}

static void check_flags(const struct metrics *metrics,
			const struct deploy_score *scores)
{
	const GArray *records = metrics->facts->records[RECORD_EVENT];

	for (uint32_t d = 0; d < metrics->deploys->len; d++) {
		const struct deploy *deploy = facts_deploy(metrics->facts, d);

		for (uint32_t c = 0; c < records->len; c++) {
			const struct event *one =
				&g_array_index(records, struct event, c);
			bool is_on =
				one->entry.at >= deploy->started_at &&
				one->entry.at <= deploy->deployed_at + HOUR;

			g_assert_cmpint(
				has_name(scores[d].flags, one->text), ==,
				is_on && one->entry.service == deploy->service);
		}
	}
}

static bool is_of(const struct facts *facts, const struct incident *incident,
		  uint32_t service)
{
	for (uint32_t s = 0; s < incident->services; s++)
		if (g_array_index(facts->incident_services, uint32_t,
				  incident->first_service + s) == service)
			return true;
	return false;
}

static void check_incidents(const struct metrics *metrics, struct pool *pool)
{
	const struct facts *facts = metrics->facts;
	const GArray *records = facts->records[RECORD_EVENT];
	g_autoptr(GArray) changes = flag_changes(metrics, pool);

	for (uint32_t i = 0; i < metrics->incidents->len; i++) {
		const struct incident *incident = facts_incident(facts, i);
		uint32_t n, want = 0;
		const char *names =
			flag_changes_before(metrics, changes, pool, i, &n);

		for (uint32_t c = 0; c < records->len; c++) {
			const struct event *one =
				&g_array_index(records, struct event, c);
			int64_t before = incident->began_at - one->entry.at;

			if (before < 0 || before > HOUR ||
			    (one->entry.service_name &&
			     !is_of(facts, incident, one->entry.service)))
				continue;
			g_assert_true(has_name(names, one->text));
			want++;
		}
		g_assert_cmpuint(n, ==, want);
		g_assert_cmpuint(length_of(names), ==, want);
	}
}

static void says_what_the_twin_says(void)
{
	GRand *rand = g_rand_new_with_seed(12);

	for (int round = 0; round < ROUNDS; round++) {
		g_autofree char *deploys = draw_deploys(rand);
		g_autofree char *incidents = draw_incidents(rand);
		g_autoptr(History) history =
			history_new("", deploys, incidents);
		g_autoptr(Pool) pool = pool_new();
		const struct deploy_score *scores;

		draw_records(rand, history->facts);
		history_measure(history, "0", "28d");
		scores = deploy_scores(history->metrics, pool);
		check_canaries(history->metrics, scores);
		check_experiments(history->metrics, scores);
		check_flags(history->metrics, scores);
		check_incidents(history->metrics, pool);
	}
	g_rand_free(rand);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/deploy-scores/twin", says_what_the_twin_says);
	return g_test_run();
}
