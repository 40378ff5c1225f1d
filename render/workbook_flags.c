/* workbook_flags.c -- the chart of the sheet Flags: a forest of intervals */
#include "render/workbook.h"

#include "model/schemas.h"

#include <string.h>

enum {
	WIDTH = 720, /* pixels */
	ROW_HEIGHT = 32,
	FRAME_HEIGHT = 140, /* title, axis, legend */
	POINTS = 6,	    /* of a variant */
};

static const char *text_of(const struct table *table, uint32_t row,
			   const char *name)
{
	return table_cell(table, row, schema_column(table->schema, name)).text;
}

static enum colour colour_of(const char *decision)
{
	if (strcmp(decision, "better") == 0)
		return COLOUR_MID;
	return strcmp(decision, "worse") == 0 ? COLOUR_WARN : COLOUR_PREV;
}

static struct xlsx_range points(const struct table *table, uint32_t row,
				const char *column)
{
	uint32_t c = schema_column(table->schema, column);

	return (struct xlsx_range){ WORKBOOK_DATA + row, c,
				    WORKBOOK_DATA + row + POINTS - 1, c };
}

/* "one-page-checkout on: better" */
static char *name_of(const struct table *table, uint32_t row)
{
	return g_strdup_printf("%s %s: %s", text_of(table, row, "flag"),
			       text_of(table, row, "variant"),
			       text_of(table, row, "decision"));
}

void workbook_flags(const struct workbook *workbook, struct xlsx_sheet *sheet,
		    const struct table *table)
{
	const struct table *forest =
		report_table(workbook->report, schema_flags_forest.name);
	uint32_t n = forest ? forest->rows / POINTS : 0;
	g_autofree struct xlsx_series *series =
		g_new0(struct xlsx_series, n + 1);
	g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
	struct xlsx_chart chart = {
		.kind = XLSX_LINES,
		.title = "Rate minus that of the control, 95% intervals",
		.alternative =
			"A line for each variant of a flag: the 95% interval "
			"of its rate minus that of the control, with a stroke "
			"at the difference; blue is better, orange worse, grey "
			"undecided. A line that crosses 0 is not decided.",
		.series = series,
		.n = n,
		.x = { .name = "difference",
		       .number = "+0.0%;-0.0%;0",
		       .has_grid = true },
		.y = { .number = ";;;", .is_reversed = true },
		.width = WIDTH,
		.height = FRAME_HEIGHT + ROW_HEIGHT * (double)n,
		.has_legend = true,
	};

	for (uint32_t i = 0; i < n; i++) {
		uint32_t row = i * POINTS;
		char *name = name_of(forest, row);

		g_ptr_array_add(names, name);
		series[i] = (struct xlsx_series){
			.name = name,
			.sheet = forest->schema->sheet,
			.x = points(forest, row, "diff"),
			.y = points(forest, row, "height"),
			.colour = colour_of(text_of(forest, row, "decision")),
			.width = 2,
		};
	}
	if (n > 0)
		xlsx_chart(sheet, WORKBOOK_HEAD, table->schema->width + 1,
			   &chart);
}
