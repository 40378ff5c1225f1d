/* test_deploy_scores.c -- what is said of each deploy, in one row
 *
 * Records that series and pipelines have no word for are words: a canary
 * `canary:SERVICE@START-END` whose error rate is the series err, an experiment
 * `chaos:NAME/SERVICE@START-END`, and a changed flag `flag:SERVICE@TIME=NAME`;
 * service `-` is none.
 */
#include "analyzer/tables.h"
#include "cli/configuration_keys.h"
#include "model/records_delivery.h"
#include "model/records_series.h"
#include "tests/pipelines.h"
#include "tests/sampled.h"

#include <string.h>

#define GOOD "err 0.001x40000"
#define BAD "err 0.5x40000"
#define COUNTERS(errors) \
	"t_total{s=web} @0/60 0+1000x201 | e_total{s=web} @0/60 " errors

/* clang-format off */
/* The column of each deploy of the window, in its order, by blanks. */
static const struct {
	const char *name, *column, *commits, *deploys, *series, *records, *want;
} cases[] = {
	{ "id", "deploy_id", "", "x@1d api=y@2d z@40d", "", "", "0 1" },
	{ "changes", "changes", "a b:a@1d c:b@1d d:c@1d", "a@-1d c@2d d@3d", "",
	  "", "2 1" },
	{ "lead-time", "lead_time_p50_s", "a b:a@1d", "a@-1d b@1d2h", "", "",
	  "7200" },
	{ "failed-roll-outs-too", "outcome", "", "x@1d /y@2d !z@3d", "", "",
	  "success failure success" },
	{ "kind", "kind", "", "x@1d /y@2d !z@3d", "", "",
	  "deploy deploy rollback" },

	{ "pipeline", "pipeline_s", "a", "a@1d", "",
	  "run:+web/ci#1=%a@1d/1d-1d5", "300" },
	{ "pipeline/the-longest", "pipeline_s", "a", "a@1d", "",
	  "run:+web/ci#1=%a@1d/1d-1d5 run:+web/e2e#2=%a@1d/1d-1d9", "540" },
	{ "pipeline/of-its-last-attempt", "pipeline_s", "a", "a@1d", "",
	  "run:!web/ci#1.1=%a@1d/1d-1d9 run:+web/ci#1.2=%a@1d/1d-1d5", "300" },
	{ "pipeline/a-later-attempt-was-cancelled", "pipeline_s", "a", "a@1d",
	  "", "run:!web/ci#1.1=%a@1d/1d-1d9 run:xweb/ci#1.2=%a@1d/1d-1d5",
	  "-" },
	{ "pipeline/cancelled", "pipeline_s", "a", "a@1d", "",
	  "run:xweb/ci#1=%a@1d/1d-1d9", "-" },
	{ "pipeline/of-another-commit", "pipeline_s", "a b:a", "a@1d b@2d", "",
	  "run:+web/ci#1=%b@1d/1d-1d5", "- 300" },
	{ "pipeline/of-another-service", "pipeline_s", "a", "a@1d api=a@2d", "",
	  "run:+api/ci#1=%a@1d/1d-1d5", "- 300" },

	{ "canary", "canary_verdict", "", "web=x@1d web=y@5d", GOOD,
	  "canary:web@1d-1d50", "promoted -" },
	{ "canary/rolled-back", "canary_verdict", "", "web=x@1d web=y@5d", BAD,
	  "canary:web@5d-5d50", "- rolled back" },
	{ "canary/before-its-deploy", "canary_verdict", "", "web=x@1d2h", GOOD,
	  "canary:web@1d1h-1d1h50", "promoted" },
	{ "canary/an-hour-away", "canary_verdict", "", "web=x@1d", GOOD,
	  "canary:web@1d1h-1d1h50", "promoted" },
	{ "canary/too-far", "canary_verdict", "", "web=x@1d", GOOD,
	  "canary:web@1d61-1d2h", "-" },
	{ "canary/the-nearest", "canary_verdict", "", "web=x@1d web=y@1d40",
	  GOOD, "canary:web@1d41-1d1h40", "- promoted" },
	{ "canary/as-near-is-the-earlier", "canary_verdict", "",
	  "web=x@1d10-1d20 web=y@1d30", GOOD, "canary:web@1d15-1d1h30",
	  "promoted -" },
	{ "canary/never-a-rollback", "canary_verdict", "",
	  "web=x@1d web=!y@1d50", BAD, "canary:web@1d-1d50", "rolled back -" },
	{ "canary/a-failed-roll-out", "canary_verdict", "", "web=/x@1d50", BAD,
	  "canary:web@1d-1d50", "rolled back" },
	{ "canary/behind-a-long-rollback", "canary_verdict", "",
	  "web=x@1d3h web=!y@1d1h30-1d4h", GOOD, "canary:web@1d-1d50", "- -" },
	{ "canary/of-another-service", "canary_verdict", "",
	  "web=x@1d api=y@1d", GOOD, "canary:api@1d-1d50", "promoted -" },
	{ "canary/two", "canary_verdict", "", "web=x@1d", GOOD,
	  "canary:web@1d50-1d1h40 canary:web@1d-1d40",
	  "promoted;promoted" },

	{ "impact", "impact_ratio", "", "web=x@1d web=y@2d",
	  "errors_ratio{service=web} @0 0.01x1440 0.05x60 0.01x3000", "",
	  "4.687 1" },
	{ "impact/no-series", "impact_ratio", "", "web=x@1d", "", "", "-" },
	{ "rule", "rollback_rule", "", "web=x@1d web=y@2d",
	  "errors_ratio{service=web} @0 0.01x1440 0.09x60 0.01x3000", "",
	  "false alarm correct" },
	{ "rule/no-series", "rollback_rule", "", "web=x@1d", "", "", "-" },

	{ "budget", "budget_burned", "", "web=x@3h web=y@6h",
	  COUNTERS("0x4 100x3 120x193"), "", "0.05 0.01" },
	{ "budget/no-samples", "budget_burned", "", "web=x@20d",
	  COUNTERS("0x200"), "", "-" },
	{ "budget/not-after-a-rollback", "budget_burned", "", "web=!x@3h",
	  COUNTERS("0x4 100x196"), "", "-" },
	{ "budget/the-largest-of-two", "budget_burned", "", "web=x@3h",
	  COUNTERS("0x4 100x196"), "strict", "0.5" },

	{ "flags", "flags_changed", "", "web=x@1d-1d9 web=y@2d", "",
	  "flag:web@1d5=new flag:web@1d1h9=old flag:web@1d1h10=late "
	  "flag:api@1d5=other", "new;old -" },
	{ "flags/before-its-start", "flags_changed", "", "web=x@1d", "",
	  "flag:web@23h59=new", "-" },
	{ "experiments", "experiments", "", "web=x@1d api=y@1d web=z@3d", "",
	  "chaos:kill/web@1d30-1d40 chaos:cpu/-@1d-1d10 "
	  "chaos:far/web@1d61-1d70", "cpu cpu;kill -" },
	{ "experiments/of-an-unknown-service", "experiments", "", "web=x@1d",
	  "", "chaos:kill/db@1d30-1d40", "-" },
	{ "experiments/as-it-began", "experiments", "", "web=x@1d-1d20", "",
	  "chaos:kill/web@20h-1d chaos:gone/web@20h-23h59", "kill" },
};
/* clang-format on */

static struct record_entry entry_of(struct facts *facts, const char *service,
				    int64_t at)
{
	bool is_none = strcmp(service, "-") == 0;

	return (struct record_entry){
		.at = at,
		.service_name = is_none ? NULL : facts_text(facts, service),
		.service = is_none ? NONE : facts_find_service(facts, service),
		.place = { 0, 1 },
	};
}

static void set(struct settings *settings, const char *key, const char *value)
{
	struct key_reading reading = { .settings = settings };
	g_autoptr(GError) error = NULL;

	configuration_key_read(&reading, "--set", false, key, value, &error);
	g_assert_no_error(error);
}

static void add_canary(struct history *history, char **parts)
{
	g_autofree char *metric = g_strdup_printf("canary.%s.metric", parts[1]);
	g_autofree char *limit = g_strdup_printf("canary.%s.limit", parts[1]);
	struct canary canary = {
		.entry = entry_of(history->facts, parts[1],
				  history_time(parts[3])),
		.name = facts_copy(history->facts, parts[1]),
		.started_at = history_time(parts[2]),
		.finished_at = history_time(parts[3]),
		.result = RESULT_SUCCESS,
	};

	g_array_append_val(history->facts->records[RECORD_CANARY], canary);
	set(history->settings, metric, "error-rate = err");
	set(history->settings, limit, "latency = none");
}

static void add_experiment(struct history *history, char **parts)
{
	struct chaos_result one = {
		.entry = entry_of(history->facts, parts[2],
				  history_time(parts[3])),
		.experiment = facts_copy(history->facts, parts[1]),
		.started_at = history_time(parts[3]),
		.finished_at = history_time(parts[4]),
	};

	g_array_append_val(history->facts->records[RECORD_CHAOS], one);
}

static void add_flag(struct history *history, char **parts)
{
	struct event event = {
		.entry = entry_of(history->facts, parts[1],
				  history_time(parts[2])),
		.kind = "flag",
		.text = facts_copy(history->facts, parts[3]),
		.ended_at = NO_TIME,
	};

	g_array_append_val(history->facts->records[RECORD_EVENT], event);
}

static void add_record(struct history *history, const char *word)
{
	static const struct {
		const char *pattern;
		void (*add)(struct history *history, char **parts);
	} kinds[] = {
		{ "^canary:(.*)@(.*)-(.*)$", add_canary },
		{ "^chaos:(.*)/(.*)@(.*)-(.*)$", add_experiment },
		{ "^flag:(.*)@(.*)=(.*)$", add_flag },
	};

	for (size_t k = 0; k < G_N_ELEMENTS(kinds); k++) {
		g_auto(GStrv) parts = g_regex_split_simple(
			kinds[k].pattern, word, G_REGEX_DEFAULT, 0);

		if (g_strv_length(parts) > 1)
			kinds[k].add(history, parts);
	}
}

static void promise(struct settings *settings, const char *name,
		    double objective)
{
	struct slo_settings *slo = settings_slo(settings, name);

	slo->service = "web";
	slo->objective = objective;
	slo->length = (struct slo_length){ SLO_MONTH, 0 };
	slo->errors = selector_parse(settings->pool, "e_total{s=web}");
	slo->total = selector_parse(settings->pool, "t_total{s=web}");
}

/* %a is the id of the commit a. */
static char *with_ids(const struct facts *facts, const char *text)
{
	GString *out = g_string_new(text);
	const struct graph *graph;

	if (facts->repositories->len == 0)
		return g_string_free(out, false);
	graph = facts_graph(facts, 0);
	for (uint32_t c = 0; c < graph->n; c++) {
		g_autofree char *name = g_strdup_printf("%%%c", 'a' + c);
		char id[2 * GRAPH_ID + 1];

		graph_write_id(graph, c, id);
		g_string_replace(out, name, id, 0);
	}
	return g_string_free(out, false);
}

static struct history *make(const typeof(cases[0]) *row)
{
	struct history *history = g_new0(struct history, 1);
	g_auto(GStrv) words = g_strsplit(row->records, " ", -1);
	g_autofree char *records = NULL;

	history->facts = facts_new();
	history->settings = settings_new();
	history->settings->as_of = history_time("365d");
	history_read(history->facts, "", row->commits, row->deploys, "");
	if (*row->series)
		sampled_read(history->facts, row->series);
	records = with_ids(history->facts, row->records);
	if (g_str_has_prefix(records, "run:"))
		pipelines_read(history->facts, records);
	facts_seal(history->facts, 0);
	if (strstr(row->series, "t_total"))
		promise(history->settings, "usual", 0.99);
	if (strcmp(row->records, "strict") == 0)
		promise(history->settings, "strict", 0.999);
	for (char **word = words; *word; word++)
		add_record(history, *word);
	history_measure(history, "0", "28d");
	return history;
}

static void print_cell(GString *out, const struct table *table, uint32_t row,
		       uint32_t column)
{
	struct cell cell = table_cell(table, row, column);

	if (row > 0)
		g_string_append_c(out, ' ');
	if (cell.is_empty)
		g_string_append_c(out, '-');
	else if (table->schema->columns[column].type == CELL_TEXT)
		g_string_append(out, cell.text);
	else if (table->schema->columns[column].type == CELL_REAL)
		g_string_append_printf(out, "%.4g", cell.real);
	else
		g_string_append_printf(out, "%" G_GINT64_FORMAT, cell.integer);
}

static void says(const void *data)
{
	const typeof(cases[0]) *row = data;
	g_autoptr(History) history = make(row);
	g_autoptr(Pool) pool = pool_new();
	const struct table *table = table_build(
		pool, history->metrics, &schema_deploy_scorecard, false);
	uint32_t column = schema_column(&schema_deploy_scorecard, row->column);
	g_autoptr(GString) got = g_string_new(NULL);

	for (uint32_t r = 0; r < table->rows; r++)
		print_cell(got, table, r, column);
	g_assert_cmpstr(got->str, ==, row->want);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *path =
			g_strconcat("/deploy-scores/", cases[i].name, NULL);

		g_test_add_data_func(path, &cases[i], says);
	}
	return g_test_run();
}
