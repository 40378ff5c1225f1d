/* test_json_render.c -- rows and reports as JSON */
#include "model/schemas.h"
#include "render/json.h"
#include "tests/file_text.h"
#include "tests/made.h"

#include <math.h>

static const struct column columns[] = {
	{ "name", CELL_TEXT, UNIT_NONE, "A text.", NULL },
	{ "count", CELL_INTEGER, UNIT_COUNT, "A number.", NULL },
	{ "rate", CELL_REAL, UNIT_FRACTION, "A real number.", NULL },
	{ "at", CELL_TIME, UNIT_NONE, "A time.", NULL },
	{ "open", CELL_BOOLEAN, UNIT_NONE, "A truth.", NULL },
};
static const struct schema schema = {
	"things", "Things", "One row a thing.", columns, G_N_ELEMENTS(columns),
	false,
};
static const struct schema hidden = {
	"hidden", "Hidden", "One row a thing.", columns, G_N_ELEMENTS(columns),
	true,
};

#define EMPTY                    \
	{                        \
		.is_empty = true \
	}

/* clang-format off */
static const struct {
	const char *name;
	struct cell cells[5];
	const char *want;
} rows[] = {
	{ "values",
	  { { .text = "web" }, { .integer = 7 }, { .real = 0.061 },
	    { .integer = 1778594551 }, { .integer = 1 } },
	  "\"name\":\"web\",\"count\":7,\"rate\":0.061,"
	  "\"at\":\"2026-05-12T14:02:31Z\",\"open\":true" },
	{ "no-data-is-null",
	  { EMPTY, EMPTY, EMPTY, EMPTY, EMPTY },
	  "\"name\":null,\"count\":null,\"rate\":null,\"at\":null,"
	  "\"open\":null" },
	{ "not-a-number-is-null",
	  { { .text = "" }, { .integer = 0 }, { .real = NAN }, EMPTY,
	    { .integer = 0 } },
	  "\"name\":\"\",\"count\":0,\"rate\":null,\"at\":null,"
	  "\"open\":false" },
	{ "large-integers-stay-exact",
	  { EMPTY, { .integer = INT64_MAX }, { .real = 0.1 + 0.2 }, EMPTY,
	    EMPTY },
	  "\"name\":null,\"count\":9223372036854775807,"
	  "\"rate\":0.30000000000000004,\"at\":null,\"open\":null" },
	{ "text-is-raw",
	  { { .text = "=1+1 \"q\" \\ \n" }, EMPTY, EMPTY, EMPTY, EMPTY },
	  "\"name\":\"=1+1 \\\"q\\\" \\\\ \\n\",\"count\":null,"
	  "\"rate\":null,\"at\":null,\"open\":null" },
	{ "controls-are-escaped",
	  { { .text = "\033\177\xc2\x9b\u202e\u2028Zürich" }, EMPTY, EMPTY,
	    EMPTY, EMPTY },
	  "\"name\":\"\\u001b\\u007f\\u009b\\u202e\\u2028Zürich\","
	  "\"count\":null,\"rate\":null,\"at\":null,\"open\":null" },
	{ "invalid-bytes-are-replaced",
	  { { .text = "a\xff" }, EMPTY, EMPTY, EMPTY, EMPTY },
	  "\"name\":\"a\ufffd\",\"count\":null,\"rate\":null,\"at\":null,"
	  "\"open\":null" },
};
/* clang-format on */

static void test_row(const void *data)
{
	const typeof(rows[0]) *row = data;
	const struct table table = { &schema, (struct cell *)row->cells, 1 };
	struct file_text file = file_text_open();
	g_autofree char *want = g_strdup_printf("[\n{%s}\n]\n", row->want);
	g_autofree char *got = NULL;

	json_table(&table, NULL, file.stream);
	got = file_text_close(&file);
	g_assert_cmpstr(got, ==, want);
}

static void test_no_rows(void)
{
	const struct table table = { &schema, NULL, 0 };
	struct file_text file = file_text_open();
	g_autofree char *got = NULL;

	json_table(&table, NULL, file.stream);
	got = file_text_close(&file);
	g_assert_cmpstr(got, ==, "[]\n");
}

static const char want_report[] =
	"{\n"
	"\"title\":\"Engineering review\",\n"
	"\"organisation\":\"Example\",\n"
	"\"generated_at\":\"2026-07-01T06:00:00Z\",\n"
	"\"period\":{\"name\":\"2026 Q2\",\"since\":\"2026-04-01T00:00:00Z\","
	"\"until\":\"2026-07-01T00:00:00Z\",\"complete\":true,"
	"\"timezone\":\"UTC\",\"previous\":{\"name\":\"2026 Q1\","
	"\"since\":\"2026-01-01T00:00:00Z\",\"until\":\"2026-04-01T00:00:00Z\","
	"\"complete\":true}},\n"
	"\"headlines\":{\"lead-time\":\"Lead time fell to 20\u00a0h\"},\n"
	"\"notes\":[\"31 of 807 deploys have no commit\"],\n"
	"\"alt\":[{\"page\":\"lead-time\",\"title\":\"By week\","
	"\"text\":\"Weekly median\"}],\n"
	"\"pages\":[{\"id\":\"lead-time\",\"section\":\"Lead time\","
	"\"standfirst\":\"Median\",\"footnote\":null},"
	"{\"id\":\"empty\",\"section\":\"Empty\",\"standfirst\":null,"
	"\"footnote\":null}],\n"
	"\"tables\":{\n"
	"\"things\":[\n"
	"{\"name\":\"web\",\"count\":7,\"rate\":0.5,\"at\":null,"
	"\"open\":true}\n"
	"]\n"
	"}\n"
	"}\n";

static void test_report(void)
{
	const struct made_scope all = { .deploys = 1 };
	struct report *report = made_report(&all, 1, 0);
	struct pool *pool = report->pool;
	struct cell cells[] = { { .text = "web" },
				{ .integer = 7 },
				{ .real = 0.5 },
				EMPTY,
				{ .integer = 1 } };
	const struct table things = { &schema, cells, 1 };
	const struct table others = { &hidden, cells, 1 };
	const struct table *tables[] = { &others, &things };
	const struct sentence *headlines[] = {
		sentence_make(pool, "Lead time fell to %",
			      value_duration(72000)),
		sentence_make(pool, "Lead time"),
	};
	const struct sentence *notes[] = {
		sentence_make(pool, "% deploys have no commit",
			      value_k_of_n(31, 807)),
	};
	const struct panel panels[] = {
		{ .title = "By week",
		  .alternative = sentence_make(pool, "Weekly median") },
		{ .title = "No words" },
	};
	const struct page pages[] = {
		{ .id = "lead-time",
		  .section = "Lead time",
		  .headlines = headlines,
		  .n_headlines = 2,
		  .standfirst = sentence_make(pool, "Median"),
		  .panels = panels,
		  .n_panels = 2 },
		{ .id = "empty", .section = "Empty" },
	};
	struct file_text file = file_text_open();
	g_autofree char *got = NULL;

	report->tables = tables;
	report->n_tables = 2;
	report->pages = pages;
	report->n_pages = 2;
	report->notes = notes;
	report->n_notes = 1;
	g_assert_true(json_write(report, NULL, file.stream, NULL));
	got = file_text_close(&file);
	g_assert_cmpstr(got, ==, want_report);
	made_free(report);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *path =
			g_strconcat("/json/", rows[i].name, NULL);

		g_test_add_data_func(path, &rows[i], test_row);
	}
	g_test_add_func("/json/no-rows", test_no_rows);
	g_test_add_func("/json/report", test_report);
	return g_test_run();
}
