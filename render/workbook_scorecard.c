/* workbook_scorecard.c -- what the sheets Scorecard and Thresholds have beside
 * their values: formulas, colours, a chart
 *
 * A tier is coloured as well as named, a verdict too: the word is always
 * there.  The chart draws the rate with its interval as bars over each other,
 * from the same columns: to the upper end pale, over it to the rate, over that
 * to the lower end dark.
 */
#include "render/workbook.h"

#include "model/schemas.h"
#include "render/workbook_looks.h"
#include "render/workbook_tiers.h"

#include <string.h>

enum { CHART_ROWS = 60, CHART_WIDTH = 640, BAR = 26, AROUND_BARS = 130 };

static const struct {
	const char *text;
	struct xlsx_look look;
} tiers[] = {
	{ "Elite", { .text = COLOUR_WHITE, .fill = COLOUR_ACT } },
	{ "High", { .text = COLOUR_WHITE, .fill = COLOUR_MID } },
	{ "Medium", { .text = COLOUR_INK, .fill = COLOUR_PALE } },
	{ "Low", { .text = COLOUR_WARN_TEXT, .fill = COLOUR_WARN_WASH } },
	{ "[low]", { .text = COLOUR_INK3, .is_italic = true } },
	{ "[x]", { .text = COLOUR_INK3, .is_italic = true } },
}, verdicts[] = {
	{ "worse", { .text = COLOUR_WARN_TEXT } },
	{ "better", { .text = COLOUR_MID } },
};

struct scores {
	const struct workbook *workbook;
	const struct table *table, *thresholds;
	struct xlsx_sheet *sheet;
	bool has_all; /* the first row is of all services */
};

/* In place of the value, with the value as its result. */
static void set_formula(const struct scores *scores, uint32_t row, uint32_t c,
			const char *formula)
{
	const struct column *column = &scores->table->schema->columns[c];
	const struct cell *cell = &table_cell(scores->table, row, c);
	const struct workbook_words words = { NULL, NULL };
	bool is_text = column->type == CELL_TEXT;
	struct xlsx_result result = { is_text ? cell->text : NULL, 0 };

	if (cell->is_empty)
		return;
	if (!is_text)
		result.number = cell->real;
	xlsx_formula(scores->sheet, WORKBOOK_DATA + row, c, formula, result,
		     workbook_look(workbook_kind(column, &words)));
}

static void set_quotients(const struct scores *scores)
{
	for (size_t q = 0; q < G_N_ELEMENTS(workbook_quotients); q++) {
		const struct workbook_quotient *one = &workbook_quotients[q];
		uint32_t c = schema_column(scores->table->schema, one->column);

		if (one->limit &&
		    !workbook_has_limit(scores->thresholds, one->limit))
			continue;
		for (uint32_t row = 0; row < scores->table->rows; row++)
			set_formula(scores, row, c, one->formula);
	}
}

/* Of all services together: the tier of the median service below. */
static void set_median(const struct scores *scores,
		       const struct workbook_tier *tier)
{
	struct xlsx_range services =
		workbook_range(scores->table, tier->column, tier->column);
	g_autofree char *formula = NULL;

	services.row++;
	formula = workbook_tier_median(tier, services);
	set_formula(scores, 0, services.column, formula);
}

static void set_tiers(const struct scores *scores)
{
	for (size_t t = 0; t < G_N_ELEMENTS(workbook_tiers); t++) {
		const struct workbook_tier *tier = &workbook_tiers[t];
		uint32_t c = schema_column(scores->table->schema, tier->column);
		g_autofree char *formula =
			workbook_tier_formula(tier, scores->thresholds);

		for (uint32_t row = scores->has_all;
		     formula && row < scores->table->rows; row++)
			set_formula(scores, row, c, formula);
		if (scores->has_all && scores->table->rows > 1)
			set_median(scores, tier);
	}
}

static void set_conditions(const struct scores *scores)
{
	struct xlsx_range deploys =
		workbook_range(scores->table, "deploys", "deploys");

	for (size_t t = 0; t < G_N_ELEMENTS(workbook_tiers); t++)
		for (size_t i = 0; i < G_N_ELEMENTS(tiers); i++)
			xlsx_condition(scores->sheet,
				       workbook_range(scores->table,
						      workbook_tiers[t].column,
						      workbook_tiers[t].column),
				       tiers[i].text, &tiers[i].look);
	for (size_t i = 0; i < G_N_ELEMENTS(verdicts); i++) {
		xlsx_condition(scores->sheet,
			       workbook_range(scores->table, "deploys_verdict",
					      "deploys_verdict"),
			       verdicts[i].text, &verdicts[i].look);
		xlsx_condition(scores->sheet,
			       workbook_range(scores->table,
					      "lead_time_verdict",
					      "lead_time_verdict"),
			       verdicts[i].text, &verdicts[i].look);
	}
	deploys.row += scores->has_all;
	if (deploys.row <= deploys.last_row)
		xlsx_bars(scores->sheet, deploys, COLOUR_PALE);
}

static struct xlsx_range charted(const struct scores *scores,
				 const char *column)
{
	struct xlsx_range range = workbook_range(scores->table, column, column);

	range.last_row = MIN(range.last_row, range.row + CHART_ROWS - 1);
	return range;
}

static void add_chart(const struct scores *scores)
{
	const char *period = scores->workbook->report->period_name;
	struct xlsx_range services = charted(scores, "service");
	const struct xlsx_series series[] = {
		{ .name = "to the upper end of the 95% interval",
		  .x = services,
		  .y = charted(scores, "cfr_ci_high"),
		  .colour = COLOUR_PALE },
		{ .name = "change failure rate",
		  .x = services,
		  .y = charted(scores, "change_failure_rate"),
		  .colour = COLOUR_LIGHT,
		  .label = "0.0%" },
		{ .name = "to the lower end",
		  .x = services,
		  .y = charted(scores, "cfr_ci_low"),
		  .colour = COLOUR_ACT },
	};
	uint32_t bars = services.last_row - services.row + 1;
	g_autofree char *title =
		g_strdup_printf("Change failure rate by service, %s", period);
	g_autofree char *alternative = g_strdup_printf(
		"Bars of the change failure rate of %u rows of the table in "
		"%s, each with its 95%% interval: dark to the lower end, "
		"light to the rate, pale to the upper end.",
		bars, period);
	const struct xlsx_chart chart = {
		.kind = XLSX_BARS,
		.title = title,
		.alternative = alternative,
		.series = series,
		.n = G_N_ELEMENTS(series),
		.x = { .is_reversed = true },
		.y = { .number = "0%", .has_grid = true },
		.width = CHART_WIDTH,
		.height = AROUND_BARS + BAR * bars,
		.has_legend = true,
	};

	xlsx_chart(scores->sheet, WORKBOOK_DATA + scores->table->rows + 1, 0,
		   &chart);
}

static bool has_rate(const struct table *table)
{
	uint32_t c = schema_column(table->schema, "change_failure_rate");

	for (uint32_t row = 0; row < table->rows; row++)
		if (!table_cell(table, row, c).is_empty)
			return true;
	return false;
}

void workbook_scorecard(const struct workbook *workbook,
			struct xlsx_sheet *sheet, const struct table *table)
{
	struct scores scores = {
		.workbook = workbook,
		.table = table,
		.thresholds = report_table(workbook->report, "thresholds"),
		.sheet = sheet,
	};

	if (table->rows == 0)
		return;
	scores.has_all =
		g_strcmp0(table_cell(table, 0, 0).text, "All services") == 0;
	set_quotients(&scores);
	set_tiers(&scores);
	set_conditions(&scores);
	if (has_rate(table))
		add_chart(&scores);
}

/* A name starts with a letter and is no cell: min_n, not N1. */
static bool is_name(const char *text)
{
	if (!strchr(text, '_') || !g_ascii_isalpha(*text))
		return false;
	for (; *text; text++)
		if (!g_ascii_isalnum(*text) && *text != '_')
			return false;
	return true;
}

void workbook_thresholds(const struct workbook *workbook,
			 struct xlsx_sheet *sheet, const struct table *table)
{
	uint32_t name = schema_column(table->schema, "name");
	uint32_t value = schema_column(table->schema, "value");

	(void)workbook;
	for (uint32_t row = 0; row < table->rows; row++) {
		const struct cell *cell = &table_cell(table, row, name);

		if (!cell->is_empty && is_name(cell->text))
			xlsx_name(sheet, cell->text, WORKBOOK_DATA + row,
				  value);
	}
}
