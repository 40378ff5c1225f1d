/* renderers.c -- the table of outputs */
#include "render/renderer.h"

#include "render/csv.h"
#include "render/json.h"
#include "render/pdf_report.h"
#include "render/xlsx_write.h"

#include <string.h>

static bool publish_csv(const struct report *report,
			const struct render_options *options,
			struct publication *publication, GError **error)
{
	for (uint32_t i = 0; i < report->n_tables; i++) {
		const struct table *table = report_table_at(report, i);
		g_autofree char *name = g_strdup_printf(
			"%s_csv/%s.csv", options->name, table->schema->name);
		FILE *stream;

		if (table->schema->is_only_in_workbook)
			continue;
		stream = publication_open(publication, name, error);
		if (!stream)
			return false;
		options->tally->guarded +=
			csv_table(table, report->zone, CSV_FORM_COMMAS, stream);
		if (!publication_close_one(publication, error))
			return false;
	}
	return true;
}

const struct renderer renderers[] = {
	{ "pdf", "pdf", "the review, drawn on pages", pdf_report_write, NULL },
	{ "xlsx", "xlsx", "the tables as a workbook", xlsx_write, NULL },
	{ "csv", NULL, "each table as comma-separated values", NULL,
	  publish_csv },
	{ "json", "json", "headlines, notes and tables as JSON", json_write,
	  NULL },
	{ NULL, NULL, NULL, NULL, NULL },
};

const struct renderer *renderer_find(const char *name)
{
	for (const struct renderer *one = renderers; one->name; one++)
		if (strcmp(one->name, name) == 0)
			return one;
	return NULL;
}

bool renderer_run(const struct renderer *renderer, const struct report *report,
		  const struct render_options *options,
		  struct publication *publication, GError **error)
{
	g_autofree char *name = NULL;
	FILE *stream;

	if (renderer->publish)
		return renderer->publish(report, options, publication, error);
	name = g_strconcat(options->name, ".", renderer->extension, NULL);
	stream = publication_open(publication, name, error);
	if (!stream)
		return false;
	/* What the stream could not take, its publication says better. */
	if (!renderer->write(report, options, stream, error)) {
		if (!ferror(stream))
			return false;
		g_clear_error(error);
	}
	return publication_close_one(publication, error);
}
