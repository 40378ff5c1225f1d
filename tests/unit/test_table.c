/* test_table.c -- tables filled a row at a time, and the schemas of all */
#include "model/schemas.h"
#include "model/source.h"

#include <math.h>
#include <string.h>

/* clang-format off */
static const struct column columns[] = {
	{ "name",   CELL_TEXT,    UNIT_NONE,    "A name.",   NULL },
	{ "n",      CELL_INTEGER, UNIT_COUNT,   "A count.",  NULL },
	{ "rate",   CELL_REAL,    UNIT_FRACTION, "A rate.",  NULL },
	{ "at",     CELL_TIME,    UNIT_NONE,    "A time.",   NULL },
	{ "is_odd", CELL_BOOLEAN, UNIT_NONE,    "A truth.",  NULL },
};
/* clang-format on */

static const struct schema schema = {
	"odd", "Odd", "One row an oddity.", columns, G_N_ELEMENTS(columns),
	false,
};

static void write_row(struct table_writer *writer, const char *name, int64_t n,
		      double rate, int64_t at, bool truth)
{
	table_text(writer, name);
	table_integer(writer, n);
	table_real(writer, rate);
	table_time(writer, at);
	table_boolean(writer, truth);
}

static void holds_what_was_written(void)
{
	g_autoptr(Pool) pool = pool_new();
	struct table_writer writer = table_begin(pool, &schema);
	const struct table *table;

	write_row(&writer, "a", 0, 0, 0, false);
	write_row(&writer, "b", -7, 0.5, -1, true);
	table = table_end(&writer);
	g_assert_cmpuint(table->rows, ==, 2);
	/* zero is a value, no data is not */
	for (uint32_t c = 0; c < schema.width; c++)
		g_assert_false(table_cell(table, 0, c).is_empty);
	g_assert_cmpstr(table_cell(table, 1, 0).text, ==, "b");
	g_assert_cmpint(table_cell(table, 1, 1).integer, ==, -7);
	g_assert_cmpfloat(table_cell(table, 1, 2).real, ==, 0.5);
	g_assert_cmpint(table_cell(table, 1, 3).integer, ==, -1);
	g_assert_cmpint(table_cell(table, 1, 4).integer, ==, 1);
}

static void leaves_no_data_empty(void)
{
	static const double odd[] = { NAN, INFINITY, -INFINITY };
	g_autoptr(Pool) pool = pool_new();
	struct table_writer writer = table_begin(pool, &schema);
	const struct table *table;

	for (size_t i = 0; i < G_N_ELEMENTS(odd); i++)
		write_row(&writer, NULL, 1, odd[i], NO_TIME, false);
	for (uint32_t c = 0; c < schema.width; c++)
		table_empty(&writer);
	write_row(&writer, "", 1, 1, 1, false);
	table = table_end(&writer);
	for (uint32_t r = 0; r < 3; r++) {
		g_assert_true(table_cell(table, r, 0).is_empty);
		g_assert_true(table_cell(table, r, 2).is_empty);
		g_assert_true(table_cell(table, r, 3).is_empty);
	}
	for (uint32_t c = 0; c < schema.width; c++)
		g_assert_true(table_cell(table, 3, c).is_empty);
	g_assert_false(table_cell(table, 4, 0).is_empty);
}

static void may_have_no_rows(void)
{
	g_autoptr(Pool) pool = pool_new();
	struct table_writer writer = table_begin(pool, &schema);
	const struct table *table = table_end(&writer);

	g_assert_cmpuint(table->rows, ==, 0);
	g_assert_true(table->schema == &schema);
}

static void wrong_type(void)
{
	g_autoptr(Pool) pool = pool_new();
	struct table_writer writer = table_begin(pool, &schema);

	table_integer(&writer, 1); /* where a text belongs */
}

static void half_a_row(void)
{
	g_autoptr(Pool) pool = pool_new();
	struct table_writer writer = table_begin(pool, &schema);

	table_text(&writer, "a");
	table_end(&writer);
}

static void stops_at(const char *path)
{
	g_test_trap_subprocess(path, 0, 0);
	g_test_trap_assert_failed();
}

static void stops_at_a_bug(void)
{
	stops_at("/table/subprocess/wrong-type");
	stops_at("/table/subprocess/half-a-row");
}

static bool is_snake(const char *name)
{
	return g_ascii_islower(*name) &&
	       strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789_") ==
		       strlen(name);
}

/* A name ends with its unit: _s is seconds and nothing else is. */
static void check_column(const struct column *column)
{
	bool ends_in_s = g_str_has_suffix(column->name, "_s");

	g_test_message("%s", column->name);
	g_assert_true(is_snake(column->name));
	g_assert_nonnull(column->definition);
	g_assert_true(g_str_has_suffix(column->definition, "."));
	if (ends_in_s)
		g_assert_cmpint(column->unit, ==, UNIT_SECONDS);
	if (column->unit != UNIT_NONE && column->unit != UNIT_COUNT)
		g_assert_true(column->type == CELL_INTEGER ||
			      column->type == CELL_REAL);
}

static void schemas_are_sound(void)
{
	g_autoptr(GHashTable) tables =
		g_hash_table_new(g_str_hash, g_str_equal);

	for (uint32_t s = 0; s < n_schemas; s++) {
		g_autoptr(GHashTable) names =
			g_hash_table_new(g_str_hash, g_str_equal);

		g_assert_true(is_snake(schemas[s]->name));
		g_assert_cmpuint(strlen(schemas[s]->sheet), <=, 31);
		g_assert_true(
			g_hash_table_add(tables, (char *)schemas[s]->name));
		g_assert_true(schema_find(schemas[s]->name) == schemas[s]);
		for (uint32_t c = 0; c < schemas[s]->width; c++) {
			const struct column *column = &schemas[s]->columns[c];

			check_column(column);
			g_assert_true(
				g_hash_table_add(names, (char *)column->name));
			g_assert_cmpuint(
				schema_column(schemas[s], column->name), ==, c);
		}
	}
	g_assert_null(schema_find("nobody"));
}

/* clang-format off */
/* The columns that scripts rely on: appended to, never changed. */
static const struct {
	const char *name, *columns;
} promised[] = {
	{ "metrics", "period_start period_end scope service metric statistic "
	  "value unit n ci_low ci_high tier previous previous_n change "
	  "change_kind change_ci_low change_ci_high verdict note" },
	{ "deploys", "deploy_id service environment deployed_at commit version "
	  "kind inferred outcome baseline changes lead_time_p50_s failed "
	  "failure_reasons incident_ids recovery_s note source" },
	{ "changes", "deploy_id service commit authored_at committed_at "
	  "deployed_at lead_time_s is_merge subject" },
	{ "incidents", "incident_id title severity services began_at ended_at "
	  "recovery_s open counted deploy_id minutes_after_deploy match note "
	  "source" },
	{ "weekly", "week scope service deploys deploy_days changes "
	  "lead_time_p50_s lead_time_p90_s failed change_failure_rate "
	  "incidents recovery_mean_s xmr_centre xmr_lower xmr_upper signal "
	  "complete" },
	{ "unmatched", "source record at kind reason detail" },
	{ "data_quality", "source format kind read used duplicate "
	  "out_of_window not_production drill not_relevant unmatched "
	  "malformed first_at last_at findings" },
	{ "loop", "stage metric value unit previous verdict source" },
	{ "impact", "deploy_id service deployed_at commit rule_fired rule_at "
	  "ratio baseline_rate after_rate samples_before samples_after "
	  "overlaps reason_unscored" },
	{ "rollback", "rule deploy_id service deployed_at fired fired_at "
	  "delay_s failed class saved_s" },
	{ "ci_weekly", "week service pipeline runs succeeded failed cancelled "
	  "success_rate duration_mean_s duration_p50_s duration_p95_s "
	  "queue_mean_s queue_p95_s tests flaky flaky_rate" },
	{ "ci_stages", "service pipeline stage runs p50_s p95_s "
	  "p95_previous_s" },
	{ "flaky", "service suite test commit passed failed first_at last_at" },
	{ "slo", "objective_name service objective window valid good sli "
	  "budget spent left spent_at burn_incidents burn_deploys coverage" },
	{ "slo_daily", "objective_name service day valid good left" },
};
/* clang-format on */

static void columns_are_kept(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(promised); i++) {
		const struct schema *one = schema_find(promised[i].name);
		g_auto(GStrv) names = g_strsplit(promised[i].columns, " ", -1);

		g_assert_nonnull(one);
		g_assert_cmpuint(g_strv_length(names), <=, one->width);
		for (uint32_t c = 0; names[c]; c++)
			g_assert_cmpstr(one->columns[c].name, ==, names[c]);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/table/holds", holds_what_was_written);
	g_test_add_func("/table/no-data", leaves_no_data_empty);
	g_test_add_func("/table/no-rows", may_have_no_rows);
	g_test_add_func("/table/bugs", stops_at_a_bug);
	g_test_add_func("/table/subprocess/wrong-type", wrong_type);
	g_test_add_func("/table/subprocess/half-a-row", half_a_row);
	g_test_add_func("/table/schemas", schemas_are_sound);
	g_test_add_func("/table/columns-are-kept", columns_are_kept);
	return g_test_run();
}
