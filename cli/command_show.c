/* command_show.c -- one table */
#include "analyzer/tables.h"
#include "cli/nearest.h"
#include "cli/options.h"
#include "cli/table_print.h"
#include "model/error.h"
#include "model/schemas.h"

/* Wide, the deploys are their scorecard. */
static const struct schema *asked_for(const struct options *options)
{
	const struct schema *schema = schema_find(options->table);

	return schema == &schema_deploys && options->is_wide ?
		       &schema_deploy_scorecard :
		       schema;
}

bool command_show_prepare(const struct options *options, GError **error)
{
	g_autoptr(GPtrArray) names = g_ptr_array_new();
	g_autofree char *known = NULL, *hint = NULL;
	const char *best;

	for (uint32_t s = 0; s < n_schemas; s++)
		if (!schemas[s]->is_only_in_workbook)
			g_ptr_array_add(names, (char *)schemas[s]->name);
	if (options->table && g_ptr_array_find_with_equal_func(
				      names, options->table, g_str_equal, NULL))
		return table_check_sort(asked_for(options), options->sort,
					error);
	g_ptr_array_add(names, NULL);
	known = g_strjoinv(", ", (char **)names->pdata);
	g_ptr_array_set_size(names, (int)names->len - 1);
	best = options->table ? nearest(options->table, names) : NULL;
	hint = best ? g_strdup_printf("; nearest is '%s'", best) : g_strdup("");
	if (options->table)
		g_set_error(error, SHIPLOG_ERROR, SHIPLOG_ERROR_USAGE,
			    "unknown table '%s'%s; known are %s",
			    options->table, hint, known);
	else
		g_set_error(error, SHIPLOG_ERROR, SHIPLOG_ERROR_USAGE,
			    "which table? known are %s", known);
	return false;
}

bool command_show(struct run *run, GError **error)
{
	const struct schema *schema = asked_for(run->options);
	const struct table *table = report_table(run->report, schema->name);

	(void)error;
	/* what only `show` has is made only for it */
	if (!table)
		table = table_build(run->report->pool, run->metrics, schema,
				    run->options->has_all);
	table_print(run, table);
	return true;
}
