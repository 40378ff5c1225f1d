/* test_tables.c -- the cells of every table, row by row */
#include "analyzer/tables.h"
#include "tests/history.h"

#include <string.h>

static void print_time(int64_t at, GString *out)
{
	g_autofree char *text = period_time_text(at);

	/* 2026-06-02T03:00:00Z is 02T03:00 */
	text[strlen("2026-06-02T03:00")] = '\0';
	g_string_append(out, text + strlen("2026-06-"));
}

static void print_cell(const struct table *table, uint32_t row, uint32_t column,
		       GString *out)
{
	struct cell cell = table_cell(table, row, column);

	if (cell.is_empty)
		return;
	switch (table->schema->columns[column].type) {
	case CELL_TEXT:
		g_string_append(out, cell.text);
		break;
	case CELL_INTEGER:
		g_string_append_printf(out, "%" G_GINT64_FORMAT, cell.integer);
		break;
	case CELL_REAL:
		g_string_append_printf(out, "%.6g", cell.real);
		break;
	case CELL_TIME:
	case CELL_DATE:
		print_time(cell.integer, out);
		break;
	case CELL_BOOLEAN:
		g_string_append(out, cell.integer ? "true" : "false");
		break;
	}
}

/* The columns `first` to `last` of all rows; | between cells. */
static char *print(const struct table *table, const char *first,
		   const char *last)
{
	uint32_t from = schema_column(table->schema, first);
	uint32_t to = schema_column(table->schema, last);
	GString *out = g_string_new(NULL);

	for (uint32_t row = 0; row < table->rows; row++) {
		for (uint32_t column = from; column <= to; column++) {
			g_string_append_c(out, column == from ? ' ' : '|');
			print_cell(table, row, column, out);
		}
		g_string_append_c(out, '\n');
	}
	return g_string_free(out, false);
}

#define COMMITS "a@-5d b:a@1d c:b@2d m:c,b@2d d:m@9d"
#define DEPLOYS                                                          \
	"a:v1@-1d b:v2@1d1h !a:v1@1d2h m:v3@3d-3d10 /d@4d ?feed@5d d@6d" \
	" m@7d d@40d"
#define INCIDENTS                                                          \
	"i:web@3d30-3d90 j:web@3d40-3d50 k:web@20d ~x:web@4d-5d u:?@5d-6d" \
	" e:web@8d-7d9h n:web@9d-9d1h>v2 o:web@40d-41d"

/* clang-format off */
/* The window is of 28 days. */
static const struct {
	const char *name, *table, *first, *last;
	bool all;
	const char *want;
} cases[] = {
	{ "deploys/what", "deploys", "deploy_id", "deployed_at", false,
	  " 1|web||02T01:00\n"
	  " 2|web||02T02:00\n"
	  " 3|web||04T00:10\n"
	  " 4|web||05T00:00\n"
	  " 5|web||06T00:00\n"
	  " 6|web||07T00:00\n"
	  " 7|web||08T00:00\n" },
	{ "deploys/kinds", "deploys", "version", "changes", false,
	  " v2|deploy||success|false|1\n"
	  " v1|rollback||success|false|0\n"
	  " v3|deploy||success|false|1\n"
	  " |deploy||failure|false|0\n"
	  " |deploy||success|false|\n"
	  " |deploy||success|false|1\n"
	  " |deploy|rollback|success|false|0\n" },
	{ "deploys/results", "deploys", "lead_time_p50_s", "source", false,
	  " 3600|true|rollback;incident|n|3600||deploys.json:2\n"
	  " |false|||||deploys.json:3\n"
	  " 87000|true|incident|i;j|4800||deploys.json:4\n"
	  " |false|||||deploys.json:5\n"
	  " |false|||||deploys.json:6\n"
	  " |true|rollback||86400|after_gap|deploys.json:7\n"
	  " |false|||||deploys.json:8\n" },
	{ "deploys/all", "deploys", "deploy_id", "deploy_id", true,
	  " 0\n 1\n 2\n 3\n 4\n 5\n 6\n 7\n 8\n" },
	{ "changes", "changes", "deploy_id", "service", false,
	  " 1|web\n 3|web\n 6|web\n" },
	{ "changes/times", "changes", "authored_at", "subject", false,
	  " 02T00:00|02T00:00|02T01:00|3600|false|b\n"
	  " 03T00:00|03T00:00|04T00:10|87000|false|c\n"
	  " 10T00:00|10T00:00|07T00:00||false|d\n" },
	{ "incidents/what", "incidents", "incident_id", "services", false,
	  " i|i||web\n j|j||web\n x|x||web\n u|u||\n e|e||web\n n|n||web\n k|k||web\n" },
	{ "incidents/times", "incidents", "began_at", "counted", false,
	  " 04T00:30|04T01:30|3600|false|true\n"
	  " 04T00:40|04T00:50|600|false|true\n"
	  " 05T00:00|06T00:00||false|false\n"
	  " 06T00:00|07T00:00||false|false\n"
	  " 09T00:00|08T09:00||false|false\n"
	  " 10T00:00|10T01:00|3600|false|true\n"
	  " 21T00:00|||true|true\n" },
	{ "incidents/deploys", "incidents", "deploy_id", "source", false,
	  " 3|20|window||incidents.json:1\n"
	  " 3|30|window||incidents.json:2\n"
	  " |||drill|incidents.json:4\n"
	  " |||unknown service|incidents.json:5\n"
	  " |||ends before it begins|incidents.json:6\n"
	  " 1|11460|explicit||incidents.json:7\n"
	  " ||||incidents.json:3\n" },
	{ "unmatched", "unmatched", "source", "detail", false,
	  " deploys.json|6|06T00:00|unmatched|commit not in repository|5 of web names feed\n"
	  " deploys.json|7|07T00:00|finding|clock skew|1 change of web committed after the deploy that shipped it\n"
	  " incidents.json|5|06T00:00|unmatched|unknown service|u\n"
	  " incidents.json|6|09T00:00|finding|incident ends before it begins|incident e begins 2026-06-09T00:00:00Z and ends 2026-06-08T09:00:00Z\n" },
	{ "data-quality", "data_quality", "source", "malformed", false,
	  " deploys.json|grafana-annotations|deploys|9|6|0|2|0|0|0|1|0\n"
	  " incidents.json|grafana-incidents|incidents|8|5|0|1|0|1|0|1|0\n"
	  " repo|git|commits|5|5|0|0|0|0|0|0|0\n" },
	{ "weekly", "weekly", "week", "changes", false,
	  " 04T00:00|all||0|0|0\n 11T00:00|all||0|0|0\n"
	  " 18T00:00|all||0|0|0\n 25T00:00|all||1|1|0\n"
	  " 01T00:00|all||4|4|3\n 08T00:00|all||0|0|0\n"
	  " 15T00:00|all||0|0|0\n 22T00:00|all||0|0|0\n"
	  " 04T00:00|service|web|0|0|0\n 11T00:00|service|web|0|0|0\n"
	  " 18T00:00|service|web|0|0|0\n 25T00:00|service|web|1|1|0\n"
	  " 01T00:00|service|web|4|4|3\n 08T00:00|service|web|0|0|0\n"
	  " 15T00:00|service|web|0|0|0\n 22T00:00|service|web|0|0|0\n" },
};
/* clang-format on */

static const struct table *build(struct pool *pool,
				 const struct history *history,
				 const char *name, bool all)
{
	return table_build(pool, history->metrics, schema_find(name), all);
}

static void has_cells(const void *data)
{
	const typeof(cases[0]) *row = data;
	g_autoptr(Pool) pool = pool_new();
	g_autoptr(History) history = history_new(COMMITS, DEPLOYS, INCIDENTS);
	g_autofree char *got = NULL;

	history_measure(history, "0", "28d");
	got = print(build(pool, history, row->table, row->all), row->first,
		    row->last);
	g_assert_cmpstr(got, ==, row->want);
}

/* Cells of one row of the table `metrics`. */
static void check_measure(const struct history *history, const char *scope,
			  const char *metric, const char *statistic,
			  const char *want)
{
	g_autoptr(Pool) pool = pool_new();
	const struct table *table = build(pool, history, "metrics", false);
	g_autofree char *all = print(table, "scope", "note");
	g_autofree char *start =
		g_strdup_printf(" %s|%s|%s|", scope, metric, statistic);
	char *row = strstr(all, start);
	char *end;

	g_assert_nonnull(row);
	end = strchr(row, '\n');
	*end = '\0';
	g_assert_cmpstr(row + strlen(start), ==, want);
}

static void metrics_have_cells(void)
{
	g_autoptr(Pool) pool = pool_new();
	g_autoptr(History) history = history_new("a", "a@1d a@30d", NULL);
	const struct table *table;
	g_autofree char *days = NULL;

	history_measure(history, "28d", "56d");
	table = build(pool, history, "metrics", false);
	g_assert_cmpuint(table->rows, ==, 2 * MEASURES);
	days = print(table, "period_start", "period_end");
	/* 2026-06-29 to 2026-07-26, the last day */
	g_assert_true(g_str_has_prefix(days, " 29T00:00|26T00:00\n"));
	check_measure(history, "all|", "deployment_frequency", "count",
		      "1|count|28||||1|28||||||");
	check_measure(history, "service|web", "change_failure_rate", "failed",
		      "0|count|1||||0|1||||||");
	check_measure(history, "all|", "lead_time", "p50",
		      "|s|0|||||0|||||too_few|no data");
	check_measure(history, "all|", "time_to_recovery", "mean",
		      "|s|0|||||0|||||too_few|"
		      "not measured: no incidents were given");
}

static void no_previous_period_is_empty(void)
{
	g_autoptr(History) history = history_new("a", "a@30d", "");

	history_measure(history, "28d", "56d");
	check_measure(history, "all|", "change_failure_rate", "failed",
		      "0|count|1|||||||||||");
	check_measure(history, "all|", "time_to_recovery", "mean",
		      "|s|0||||||||||no_previous|no data");
}

/* clang-format off */
static const struct {
	const char *name, *deploys, *incidents;
	const char *want; /* deploys … df_tier | incidents … recovery_tier */
} scores[] = {
	{ "nothing", NULL, NULL, " |||||no_previous|[x] |||[x]" },
	{ "no-incidents-given", "a@1d", NULL,
	  " 1|0.0357143|0.25|0||no_previous|High |||[x]" },
	{ "no-incidents", "a@1d", "", " 1|0.0357143|0.25|0||no_previous|High 0|||[x]" },
	{ "few-incidents", "a@1d", "i:web@2d-2d1h",
	  " 1|0.0357143|0.25|0||no_previous|High 1|1|1|[low]" },
};
/* clang-format on */

static void scores_so(const void *data)
{
	const typeof(scores[0]) *row = data;
	g_autoptr(Pool) pool = pool_new();
	g_autoptr(History) history =
		history_new("a", row->deploys, row->incidents);
	const struct table *table;
	g_autofree char *frequency = NULL, *recovery = NULL, *got = NULL;

	history_measure(history, "0", "28d");
	table = build(pool, history, "scorecard", false);
	frequency = print(table, "deploys", "df_tier");
	recovery = print(table, "incidents", "recovery_tier");
	*strchr(frequency, '\n') = '\0';
	*strchr(recovery, '\n') = '\0';
	got = g_strconcat(frequency, recovery, NULL);
	g_assert_cmpstr(got, ==, row->want);
}

static void limits_have_names(void)
{
	g_autoptr(Pool) pool = pool_new();
	g_autoptr(History) history = history_new("a", "a@1d", "");
	g_autofree char *got = NULL;

	history_measure(history, "0", "28d");
	got = print(build(pool, history, "thresholds", false), "name", "value");
	g_assert_cmpstr(got, ==,
			" min_n|5\n min_days|28\n window_days|28\n"
			" df_elite_per_day|1\n df_high_per_day|0.0333333\n"
			" df_medium_per_day|0.010989\n"
			" lt_elite_h|1\n lt_high_h|168\n lt_medium_h|720\n"
			" cfr_elite|0.15\n cfr_high|0.3\n cfr_medium|0.45\n"
			" ttr_elite_h|1\n ttr_high_h|24\n ttr_medium_h|168\n"
			" target_success_rate|0.95\n"
			" target_build_duration_s|600\n"
			" target_flaky_rate|0.02\n"
			" target_queue_wait_s|300\n");
}

/* Every column of every table of the report is explained. */
static void definitions_cover_all_columns(void)
{
	g_autoptr(Pool) pool = pool_new();
	g_autoptr(History) history = history_new("a", "a@1d", "");
	g_autofree char *got = NULL;

	history_measure(history, "0", "28d");
	got = print(build(pool, history, "definitions", false), "term",
		    "sheet");
	for (uint32_t s = 0; s < n_schemas; s++)
		for (uint32_t c = 0; c < schemas[s]->width; c++) {
			bool is_only_shown = schema_is_only_shown(schemas[s]);
			g_autofree char *row = g_strdup_printf(
				" %s|%s\n", schemas[s]->columns[c].name,
				schemas[s]->sheet);

			g_assert_true((strstr(got, row) == NULL) ==
				      is_only_shown);
		}
}

static void tables_may_be_of_nothing(void)
{
	g_autoptr(Pool) pool = pool_new();
	g_autoptr(History) history = history_new("", NULL, NULL);

	history_measure(history, "0", "28d");
	for (uint32_t s = 0; s < n_schemas; s++)
		g_assert_nonnull(
			table_build(pool, history->metrics, schemas[s], true));
}

static void places_and_commits_are_text(void)
{
	g_autoptr(Pool) pool = pool_new();
	g_autoptr(History) history = history_new("a", "a@1d", NULL);
	struct place record = { 0, 7 }, whole = { 0, 0 }, none = { NONE, 0 };
	const char *id;

	g_assert_cmpstr(place_text(pool, history->facts, record), ==,
			"deploys.json:7");
	g_assert_cmpstr(place_text(pool, history->facts, whole), ==,
			"deploys.json");
	g_assert_null(place_text(pool, history->facts, none));
	facts_graph(history->facts, 0)->ids[0][0] = 0xf0;
	id = commit_text(pool, facts_graph(history->facts, 0), 0);
	g_assert_cmpuint(strlen(id), ==, 40);
	g_assert_true(g_str_has_prefix(id, "f00061"));
}

static void add(const char *what, const char *name, const void *row,
		GTestDataFunc test)
{
	g_autofree char *path = g_strconcat("/tables/", what, name, NULL);

	g_test_add_data_func(path, row, test);
}

/* The one that waits longest first, by the time that leads begin with. */
static void the_oldest_waits_first(void)
{
	for (int from_committer = 0; from_committer < 2; from_committer++) {
		g_autoptr(History) history =
			history_new("a b:a@1d c:b@3d/12h d:c@2d e:d@400d/4d",
				    "a@1h >e", NULL);
		g_autoptr(Pool) pool = pool_new();
		g_autofree char *got = NULL;

		history->settings->leads_from_committer = from_committer;
		history_measure(history, "0", "28d");
		got = print(build(pool, history, "waiting", false), "age_s",
			    "subject");
		g_assert_cmpstr(got, ==,
				from_committer ? " 3.14928e+07|c\n"
						 " 3.14496e+07|b\n"
						 " 3.13632e+07|d\n"
						 " 3.11904e+07|e\n" :
						 " 3.14496e+07|b\n"
						 " 3.13632e+07|d\n"
						 " 3.12768e+07|c\n"
						 " |e\n");
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		add("", cases[i].name, &cases[i], has_cells);
	for (size_t i = 0; i < G_N_ELEMENTS(scores); i++)
		add("scorecard/", scores[i].name, &scores[i], scores_so);
	g_test_add_func("/tables/waiting", the_oldest_waits_first);
	g_test_add_func("/tables/metrics", metrics_have_cells);
	g_test_add_func("/tables/no-previous", no_previous_period_is_empty);
	g_test_add_func("/tables/thresholds", limits_have_names);
	g_test_add_func("/tables/definitions", definitions_cover_all_columns);
	g_test_add_func("/tables/nothing", tables_may_be_of_nothing);
	g_test_add_func("/tables/places", places_and_commits_are_text);
	return g_test_run();
}
