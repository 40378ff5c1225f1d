/* test_join.c -- the join, a slow twin of it, and git itself
 *
 * Random histories with merges, several roots and clocks that say nothing;
 * two services with scopes of their own, rollbacks, failed roll-outs, deploys
 * of unknown commits.
 */
#include "tests/drawn.h"
#include "tests/repository.h"

#include <math.h>
#include <string.h>

static bool reaches(const struct facts *facts, uint32_t young, uint32_t old)
{
	bool reached[DRAWN_MOST] = { false };

	drawn_reach(facts_graph(facts, 0), young, reached);
	return reached[old];
}

/* What the twin knows of a service so far. */
struct twin {
	bool is_shipped[DRAWN_MOST];
	uint32_t running;
	bool has_baseline, has_gap;
};

static bool is_change(const struct facts *facts, const struct service *service,
		      uint32_t c)
{
	return !graph_is_merge(facts_graph(facts, 0), c) &&
	       service->touched[c / 8] >> c % 8 & 1;
}

/* "3: c1 c2 …" in the order of the commits. */
static void tell_shipped(const struct facts *facts,
			 const struct service *service, const bool *before,
			 const bool *after, GString *out)
{
	for (uint32_t c = 0; c < facts_graph(facts, 0)->n; c++)
		if (after[c] && !before[c] && is_change(facts, service, c))
			g_string_append_printf(
				out, " %s", facts_graph(facts, 0)->subjects[c]);
}

static void tell_deploy(const struct facts *facts,
			const struct service *service,
			const struct deploy *deploy, struct twin *twin,
			GString *out)
{
	bool before[DRAWN_MOST];

	memcpy(before, twin->is_shipped, sizeof(before));
	drawn_reach(facts_graph(facts, 0), deploy->head, twin->is_shipped);
	if (deploy->kind == KIND_ROLLBACK) {
		g_string_append(out, "rollback");
	} else if (!twin->has_baseline) {
		g_string_append(out, "baseline");
		twin->has_baseline = true;
		twin->has_gap = false;
	} else if (before[deploy->head]) {
		g_string_append(out,
				reaches(facts, deploy->head, twin->running) ?
					"redeploy" :
					"back");
	} else {
		g_string_append(out, twin->has_gap ? "ships+gap" : "ships");
		tell_shipped(facts, service, before, twin->is_shipped, out);
		twin->has_gap = false;
	}
	twin->running = deploy->head;
}

static void tell_service(const struct facts *facts,
			 const struct service *service, GString *out)
{
	struct twin twin = { .running = service->baseline };

	if (service->baseline != NONE) {
		drawn_reach(facts_graph(facts, 0), service->baseline,
			    twin.is_shipped);
		twin.has_baseline = true;
	}
	for (uint32_t i = 0; i < service->deploys; i++) {
		const struct deploy *deploy =
			facts_deploy(facts, service->first_deploy + i);

		g_string_append_printf(out, "%s ", deploy->id);
		if (deploy->is_failure) {
			g_string_append(out, "struck");
		} else if (deploy->head != NONE) {
			tell_deploy(facts, service, deploy, &twin, out);
		} else if (deploy->kind == KIND_ROLLBACK) {
			g_string_append(out, "rollback");
		} else {
			g_string_append(out, "unknown");
			twin.has_gap = true;
		}
		g_string_append_c(out, '\n');
	}
}

/* The same from the metrics. */
static void print_changes(const struct history *history,
			  const struct deploy_result *result, GString *out)
{
	bool ships[DRAWN_MOST] = { false };

	for (uint32_t c = 0; c < result->changes; c++)
		ships[metrics_change(history->metrics, result->first_change + c)
			      ->commit] = true;
	for (uint32_t c = 0; c < facts_graph(history->facts, 0)->n; c++)
		if (ships[c])
			g_string_append_printf(
				out, " %s",
				facts_graph(history->facts, 0)->subjects[c]);
}

static void print_deploy(const struct history *history, uint32_t d,
			 GString *out)
{
	const struct deploy *deploy = facts_deploy(history->facts, d);
	const struct deploy_result *result =
		metrics_deploy(history->metrics, d);

	g_string_append_printf(out, "%s ", deploy->id);
	if (deploy->is_failure)
		g_string_append(out, "struck");
	else if (deploy->kind == KIND_ROLLBACK)
		g_string_append(out, "rollback");
	else if (deploy->head == NONE)
		g_string_append(out, "unknown");
	else if (result->is_baseline)
		g_string_append(out, "baseline");
	else if (result->inferred != INFERRED_NOT)
		g_string_append(out, result->inferred == INFERRED_REDEPLOY ?
					     "redeploy" :
					     "back");
	else
		g_string_append(out,
				result->is_after_gap ? "ships+gap" : "ships");
	if (result->changes != NONE)
		print_changes(history, result, out);
	g_string_append_c(out, '\n');
}

static void equals_the_twin(void)
{
	g_autoptr(GRand) rand = g_rand_new_with_seed(20260601);

	for (int round = 0; round < 2000; round++) {
		g_autoptr(History) history = drawn_history(rand);
		g_autoptr(GString) want = g_string_new(NULL);
		g_autoptr(GString) got = g_string_new(NULL);

		history_join(history);
		for (uint32_t s = 0; s < history->facts->services->len; s++)
			tell_service(history->facts,
				     facts_service(history->facts, s), want);
		for (uint32_t d = 0; d < history->facts->deploys->len; d++)
			print_deploy(history, d, got);
		g_assert_cmpstr(got->str, ==, want->str);
	}
}

/* Each change once a service; leads agree; counts agree. */
static void ships_each_change_once(void)
{
	g_autoptr(GRand) rand = g_rand_new_with_seed(3);

	for (int round = 0; round < 500; round++) {
		g_autoptr(History) history = drawn_history(rand);
		g_autoptr(GHashTable) seen =
			g_hash_table_new(g_direct_hash, g_direct_equal);
		uint32_t n = 0;

		history_join(history);
		for (uint32_t d = 0; d < history->facts->deploys->len; d++) {
			uint32_t changes =
				metrics_deploy(history->metrics, d)->changes;

			n += changes == NONE ? 0 : changes;
		}
		g_assert_cmpuint(n, ==, history->metrics->changes->len);
		for (uint32_t c = 0; c < n; c++) {
			const struct change *change =
				metrics_change(history->metrics, c);
			const struct deploy *deploy =
				facts_deploy(history->facts, change->deploy);
			int64_t lead = deploy->deployed_at -
				       facts_graph(history->facts, 0)
					       ->authored_at[change->commit];
			uint32_t key = deploy->service * DRAWN_MOST +
				       change->commit + 1;

			g_assert_true(
				g_hash_table_add(seen, GUINT_TO_POINTER(key)));
			if (lead < 0)
				g_assert_true(isnan(change->lead_seconds));
			else
				g_assert_cmpfloat(change->lead_seconds, ==,
						  (double)lead);
		}
	}
}

static void stream_commit(const struct facts *facts, uint32_t c, GString *out)
{
	const struct graph *graph = facts_graph(facts, 0);
	const char *subject = graph->subjects[c];
	uint32_t parent;

	g_string_append_printf(
		out,
		"commit refs/heads/%s\nmark :%u\n"
		"author A <a@example.org> %" G_GINT64_FORMAT " +0000\n"
		"committer C <c@example.org> %" G_GINT64_FORMAT " +0000\n"
		"data %zu\n%s\n",
		subject, c + 1, graph->authored_at[c], graph->committed_at[c],
		strlen(subject), subject);
	for (uint32_t p = 0; (parent = graph_parent(graph, c, p)) != NONE; p++)
		g_string_append_printf(out, "%s :%u\n",
				       p == 0 ? "from" : "merge", parent + 1);
	for (uint32_t s = 0; s < facts->services->len; s++)
		if (is_change(facts, facts_service(facts, s), c))
			g_string_append_printf(
				out, "M 100644 inline %s/file\ndata %zu\n%s\n",
				facts_service(facts, s)->name, strlen(subject),
				subject);
	g_string_append_c(out, '\n');
}

static void make_repository(const struct facts *facts)
{
	g_autoptr(GString) stream = g_string_new(NULL);

	for (uint32_t c = 0; c < facts_graph(facts, 0)->n; c++)
		stream_commit(facts, c, stream);
	g_assert_true(g_file_set_contents("stream", stream->str,
					  (gssize)stream->len, NULL));
	/* generations, or git trusts the clocks */
	g_free(repository_shell("rm -rf r; git init -q --bare -b main r;"
				"git -C r fast-import --quiet <stream;"
				"git -C r commit-graph write --reachable"));
}

/* A line of shell for each deploy that ships, and the same line from us. */
static void ask_git(const struct history *history,
		    const struct service *service, GString *script,
		    GString *want)
{
	g_autoptr(GString) earlier = g_string_new(NULL);

	if (service->baseline != NONE)
		g_string_append_printf(earlier, " ^c%u", service->baseline);
	for (uint32_t i = 0; i < service->deploys; i++) {
		uint32_t d = service->first_deploy + i;
		const struct deploy *deploy = facts_deploy(history->facts, d);
		const struct deploy_result *result =
			metrics_deploy(history->metrics, d);

		if (deploy->is_failure || deploy->head == NONE)
			continue;
		if (result->changes != NONE && deploy->kind == KIND_DEPLOY) {
			g_string_append_printf(
				script,
				"echo %s $(git -C r log --no-merges "
				"--topo-order --full-history --format=%%s "
				"%s%s -- %s | sort -V);",
				deploy->id, deploy->commit_name, earlier->str,
				service->name);
			g_string_append(want, deploy->id);
			print_changes(history, result, want);
			g_string_append_c(want, '\n');
		}
		g_string_append_printf(earlier, " ^%s", deploy->commit_name);
	}
}

static void equals_git(void)
{
	g_autoptr(GRand) rand = g_rand_new_with_seed(5);
	char *folder = repository_enter();

	for (int round = 0; round < 12; round++) {
		g_autoptr(History) history = drawn_history(rand);
		g_autoptr(GString) script = g_string_new("true;");
		g_autoptr(GString) want = g_string_new(NULL);
		g_autofree char *got = NULL;

		history_join(history);
		make_repository(history->facts);
		for (uint32_t s = 0; s < history->facts->services->len; s++)
			ask_git(history, facts_service(history->facts, s),
				script, want);
		got = repository_shell("%s", script->str);
		g_strchomp(want->str);
		g_assert_cmpstr(got, ==, want->str);
	}
	repository_leave(folder);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/join/equals-the-twin", equals_the_twin);
	g_test_add_func("/join/ships-each-change-once", ships_each_change_once);
	g_test_add_func("/join/equals-git", equals_git);
	return g_test_run();
}
