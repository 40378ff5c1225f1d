/* table_print.c -- a table on standard output, in the format asked for */
#include "cli/table_print.h"

#include "cli/message.h"
#include "cli/screen.h"
#include "render/arrange.h"
#include "render/csv.h"
#include "render/json.h"
#include "render/markdown.h"

static void print_terminal(const struct run *run, const struct table *table)
{
	const struct options *options = run->options;
	struct terminal_style style = screen_style(options);
	uint32_t left_out = terminal_table(table, run->zone, options->is_wide,
					   &style, stdout);

	if (left_out > 0 && !options->is_quiet)
		message("%u of %u columns are left out; --wide has them",
			left_out, table->schema->width);
}

bool table_check_sort(const struct schema *schema, const char *sort,
		      GError **error)
{
	const struct table empty = { .schema = schema };
	g_autoptr(Pool) pool = pool_new();

	return arrange_table(pool, &empty, sort, 0, error) != NULL;
}

void table_print(const struct run *run, const struct table *table)
{
	const struct options *options = run->options;
	g_autoptr(Pool) pool = pool_new();
	const struct table *arranged =
		arrange_table(pool, table, options->sort, options->limit, NULL);

	switch (options->format) {
	case FORMAT_CSV:
		csv_table(arranged, run->zone, CSV_FORM_COMMAS, stdout);
		break;
	case FORMAT_TSV:
		csv_table(arranged, run->zone, CSV_FORM_TABS, stdout);
		break;
	case FORMAT_JSON:
		json_table(arranged, run->zone, stdout);
		break;
	case FORMAT_MD:
		markdown_table(arranged, run->zone, stdout);
		break;
	default:
		print_terminal(run, arranged);
	}
}
