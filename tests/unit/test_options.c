/* test_options.c -- command lines, and what is understood of them */
#include "cli/option_table.h"

#include "model/error.h"

#include <string.h>

/* clang-format off */
static const struct {
	const char *name, *line, *want; /* arguments parted by blanks */
} cases[] = {
	{ "nothing", "", "metrics" },
	{ "a-command", "report", "report" },
	{ "sources", "metrics a b", "metrics a b" },
	{ "standard-input", "metrics -", "metrics -" },
	{ "a-table", "show deploys a", "show deploys: a" },
	{ "equals", "metrics --quarter=2026Q3", "metrics quarter=2026Q3" },
	{ "apart", "metrics --quarter 2026Q3 a",
	  "metrics a quarter=2026Q3" },
	{ "between-sources", "metrics a --all b", "metrics a b all" },
	{ "options-alone", "--all --last=4w", "metrics last=4w all" },
	{ "a-letter", "report -o out", "report output=out" },
	{ "a-letter-and-value", "report -oout", "report output=out" },
	{ "letters", "report -qvoout", "report output=out quiet verbose" },
	{ "letter-then-letters", "report -qo out -v",
	  "report output=out quiet verbose" },
	{ "value-with-equals", "metrics --set=a.b=c", "metrics set=a.b=c" },
	{ "value-like-an-option", "metrics --sort -value",
	  "metrics sort=-value" },
	{ "repeated", "metrics --service=a --service b",
	  "metrics service=a service=b" },
	{ "the-last-counts", "metrics --last=1d --last=2d",
	  "metrics last=2d" },
	{ "a-choice", "report --paper=letter", "report paper=2" },
	{ "a-number", "metrics --limit=20", "metrics limit=20" },
	{ "after-two-dashes", "metrics -- --all -q", "metrics --all -q" },
	{ "table-after-options", "show -q deploys", "show deploys: quiet" },
	{ "jobs", "check -j4", "check jobs=4" },

	{ "help", "--help", "help" },
	{ "help-of-a-command", "report --help x --paper=a4",
	  "report x help paper=1" },
	{ "help-needs-no-table", "show -h", "show help" },
	{ "version", "--version", "version" },

	{ "unknown-command", "metrisc",
	  "unknown command 'metrisc'; nearest is 'metrics'" },
	{ "unlike-any-command", "frobnicate",
	  "unknown command 'frobnicate'; known are report, metrics, show, "
	  "check, formats" },
	{ "a-path-for-a-command", "/",
	  "'/' is no command; to read it: shiplog metrics /" },
	{ "a-command-too-late", "-q report",
	  "'report' is no command, and a command comes first, as in "
	  "'shiplog metrics report'" },
	{ "unknown-option", "metrics --quater=1",
	  "unknown option '--quater'; nearest is '--quarter'" },
	{ "unlike-any-option", "metrics --frobnicate",
	  "unknown option '--frobnicate'" },
	{ "unknown-letter", "metrics -qx", "unknown option '-x'" },
	{ "of-another-command", "metrics --paper=a4",
	  "--paper is no option of 'metrics'" },
	{ "a-prefix-is-no-option", "metrics --quart=2026Q3",
	  "unknown option '--quart'; nearest is '--quarter'" },
	{ "value-of-a-flag", "metrics --all=yes", "--all takes no value" },
	{ "no-value", "metrics --quarter",
	  "--quarter has no value; wanted is 2026Q3" },
	{ "no-value-of-a-letter", "report -o",
	  "--output has no value; wanted is DIR" },
	{ "empty-value", "report --output=",
	  "--output has no value; wanted is DIR" },
	{ "no-number", "metrics --limit=many",
	  "--limit is \"many\", not a number from 1" },
	{ "zero", "metrics --limit=0",
	  "--limit is \"0\", not a number from 1" },
	{ "a-large-number", "metrics --limit=99999999999999999999",
	  "--limit is \"99999999999999999999\", not a number from 1" },
	{ "no-choice", "report --paper=a5",
	  "--paper is \"a5\", not one of: a4 letter" },
	{ "a-source-of-formats", "formats x",
	  "'formats' takes no SOURCE, read is 'x'" },
	{ "no-table", "show",
	  "which table? known are metrics, weekly, deploys, changes, "
	  "incidents, unmatched, data_quality, loop, "
	  "deploy_scorecard, waiting, impact, "
	  "rollback, canary, canary_comparison, flags, ci_weekly, ci_stages, "
	  "flaky, slo, slo_daily, chaos, resilience, "
	  "definitions, runs, jobs, tests, spans, series, events, "
	  "alerts, canaries, chaos_results, flag_evaluations, objectives" },
	{ "unknown-table", "show deploy",
	  "unknown table 'deploy'; nearest is 'deploys'; known are metrics, "
	  "weekly, deploys, changes, incidents, unmatched, data_quality, "
	  "loop, deploy_scorecard, waiting, impact, rollback, canary, "
	  "canary_comparison, flags, ci_weekly, ci_stages, flaky, slo, "
	  "slo_daily, chaos, resilience, definitions, runs, jobs, tests, "
	  "spans, series, events, alerts, canaries, chaos_results, "
	  "flag_evaluations, objectives" },
	{ "unknown-column", "show deploys --sort=-tiem",
	  "--sort: 'tiem' is no column of deploys" },
	{ "unknown-format", "report --formats=json,pfd",
	  "--formats: unknown format 'pfd'; nearest is 'pdf'" },
	{ "a-folder-for-a-name", "report --name=a/b",
	  "--name is \"a/b\", not the name of a file; --output is for "
	  "folders" },
	{ "brief-and-pages", "report --brief --pages=summary",
	  "--brief and --pages exclude each other" },
};
/* clang-format on */

static void print_list(GString *out, const struct option *option,
		       const GPtrArray *list)
{
	for (uint32_t i = 0; i < list->len; i++)
		g_string_append_printf(out, " %s=%s", option->name,
				       (const char *)list->pdata[i]);
}

static void print_option(GString *out, const struct option *option,
			 const struct options *options)
{
	const void *field = (const char *)options + option->field;

	switch (option->kind) {
	case OPTION_FLAG:
		if (*(const bool *)field)
			g_string_append_printf(out, " %s", option->name);
		break;
	case OPTION_TEXT:
		if (*(const char *const *)field)
			g_string_append_printf(out, " %s=%s", option->name,
					       *(const char *const *)field);
		break;
	case OPTION_LIST:
		print_list(out, option, *(GPtrArray *const *)field);
		break;
	default:
		if (*(const uint32_t *)field > 0)
			g_string_append_printf(out, " %s=%u", option->name,
					       *(const uint32_t *)field);
	}
}

/* The command, its operands, and the options in the order of the table. */
static char *print(const struct options *options)
{
	GString *out =
		g_string_new(options->command ? options->command->name : "");

	if (options->table)
		g_string_append_printf(out, " %s:", options->table);
	for (uint32_t i = 0; i < options->sources->len; i++)
		g_string_append_printf(
			out, " %s", (const char *)options->sources->pdata[i]);
	if (options->wants_help)
		g_string_append(out, " help");
	for (uint32_t o = 0; o < n_options; o++)
		if (strcmp(option_table[o].name, "help") != 0)
			print_option(out, &option_table[o], options);
	return g_strstrip(g_string_free(out, false));
}

static void understands(const void *data)
{
	const typeof(cases[0]) *row = data;
	g_autofree char *line = g_strconcat("shiplog ", row->line, NULL);
	g_auto(GStrv) argv = g_strsplit(g_strstrip(line), " ", -1);
	g_autoptr(GError) error = NULL;
	g_autoptr(Options) options =
		options_read((int)g_strv_length(argv), argv, &error);
	g_autofree char *got =
		options ? print(options) : g_strdup(error->message);

	if (error)
		g_assert_cmpint(error->code, ==, SHIPLOG_ERROR_USAGE);
	g_assert_cmpstr(got, ==, row->want);
}

/* An option without a field of its own would answer for another. */
static void have_fields(void)
{
	for (uint32_t a = 0; a < n_options; a++)
		for (uint32_t b = 0; b < a; b++) {
			const struct option *one = &option_table[a];
			const struct option *other = &option_table[b];

			g_assert_cmpuint(one->field, !=, other->field);
			g_assert_cmpstr(one->name, !=, other->name);
			g_assert_true(!one->letter ||
				      one->letter != other->letter);
		}
}

static void help_is_narrow(void)
{
	for (const struct command *one = commands;; one++) {
		g_autofree char *help = option_help(one->name ? one : NULL);
		g_auto(GStrv) lines = g_strsplit(help, "\n", -1);

		for (uint32_t l = 0; lines[l]; l++)
			g_assert_cmpuint(strlen(lines[l]), <, 80);
		if (!one->name)
			break;
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *path =
			g_strconcat("/options/", cases[i].name, NULL);

		g_test_add_data_func(path, &cases[i], understands);
	}
	g_test_add_func("/options/have-fields", have_fields);
	g_test_add_func("/options/help-is-narrow", help_is_narrow);
	return g_test_run();
}
