/* command_metrics.c -- the four keys, for all and by service */
#include "cli/screen.h"
#include "cli/table_print.h"
#include "model/schemas.h"

bool command_metrics_prepare(const struct options *options, GError **error)
{
	return table_check_sort(&schema_metrics, options->sort, error);
}

bool command_metrics(struct run *run, GError **error)
{
	const struct options *options = run->options;
	bool is_screen =
		options->format == 0 || options->format == FORMAT_TABLE;
	struct terminal_style style = screen_style(options);

	(void)error;
	/* To sort by a column, there has to be one. */
	if (!is_screen || options->sort)
		table_print(run, report_table(run->report, "metrics"));
	else
		terminal_metrics(run->report, options->limit, &style, stdout);
	return true;
}
