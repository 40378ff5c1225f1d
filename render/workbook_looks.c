/* workbook_looks.c -- how cells of the workbook look */
#include "render/workbook_looks.h"

#include <math.h>
#include <string.h>

const struct xlsx_look workbook_title = {
	.text = COLOUR_INK,
	.size = 16,
	.is_bold = true,
};
const struct xlsx_look workbook_about = { .text = COLOUR_INK2 };
const struct xlsx_look workbook_text = { .left = 2 };
const struct xlsx_look workbook_head_first = {
	.text = COLOUR_INK,
	.is_bold = true,
	.has_rule = true,
};
const struct xlsx_look workbook_head_text = {
	.text = COLOUR_INK,
	.is_bold = true,
	.has_rule = true,
	.left = 2,
};
/* Away from the edge, where the button of the filter is. */
const struct xlsx_look workbook_head_number = {
	.text = COLOUR_INK,
	.is_bold = true,
	.has_rule = true,
	.right = 3,
};
const struct xlsx_look workbook_link = {
	.text = COLOUR_MID,
	.is_underlined = true,
};
const struct xlsx_look workbook_bold = { .text = COLOUR_INK, .is_bold = true };

static const struct {
	struct xlsx_look look;
	int decimals;
	double scale; /* 100: percent */
} kinds[] = {
	[KIND_BOOLEAN] = { { .number = NULL }, 0, 1 },
	[KIND_TIME] = { { .number = "yyyy-mm-dd hh:mm:ss" }, 0, 1 },
	[KIND_DATE] = { { .number = "yyyy-mm-dd" }, 0, 1 },
	[KIND_GENERAL] = { { .number = NULL }, 0, 1 },
	[KIND_NUMBER] = { { .number = "0" }, 0, 1 },
	[KIND_COUNT] = { { .number = "#,##0" }, 0, 1 },
	[KIND_TENTHS] = { { .number = "#,##0.0" }, 1, 1 },
	[KIND_THOUSANDTHS] = { { .number = "#,##0.000" }, 3, 1 },
	[KIND_HUNDREDTHS] = { { .number = "#,##0.00" }, 2, 1 },
	[KIND_RATE] = { { .number = "0.0%" }, 1, 100 },
	[KIND_CHANGE] = { { .number = "+0%;-0%;0%" }, 0, 100 },
	[KIND_POINTS] = { { .number = "+0.0%;-0.0%;0.0%" }, 1, 100 },
};

/* Of "yyyy-mm-dd hh:mm:ss", of its date, of FALSE, of most that is General. */
enum { TIME_LETTERS = 19, DATE_LETTERS = 10, BOOLEAN_LETTERS = 5 };
enum { GENERAL_LETTERS = 9 };

/* As the units in the tables are called. */
static enum workbook_kind kind_of_unit_name(const char *unit)
{
	static const struct {
		const char *unit;
		enum workbook_kind kind;
	} rows[] = {
		{ "s", KIND_COUNT },
		{ "h", KIND_TENTHS },
		{ "fraction", KIND_RATE },
		{ "per_day", KIND_THOUSANDTHS },
	};

	for (size_t i = 0; unit && i < G_N_ELEMENTS(rows); i++)
		if (strcmp(rows[i].unit, unit) == 0)
			return rows[i].kind;
	return KIND_GENERAL;
}

static enum workbook_kind kind_of_change(const char *kind)
{
	return strcmp(kind, "pp") == 0 ? KIND_POINTS : KIND_HUNDREDTHS;
}

static enum workbook_kind kind_of_real(const struct column *column,
				       const struct workbook_words *words)
{
	switch (column->unit) {
	case UNIT_NONE:
		break;
	case UNIT_COUNT:
	case UNIT_SECONDS:
		return KIND_COUNT;
	case UNIT_PER_DAY:
		return KIND_HUNDREDTHS;
	case UNIT_DAYS:
	case UNIT_MINUTES:
		return KIND_TENTHS;
	case UNIT_FRACTION:
		if (g_str_has_suffix(column->name, "_pp"))
			return KIND_POINTS;
		if (g_str_has_suffix(column->name, "_change"))
			return KIND_CHANGE;
		return KIND_RATE;
	}
	if (g_str_has_suffix(column->name, "_h") ||
	    g_str_has_suffix(column->name, "_per_week"))
		return KIND_TENTHS;
	if (words->change_kind && g_str_has_prefix(column->name, "change"))
		return kind_of_change(words->change_kind);
	return kind_of_unit_name(words->unit);
}

enum workbook_kind workbook_kind(const struct column *column,
				 const struct workbook_words *words)
{
	switch (column->type) {
	case CELL_TEXT:
		return KIND_TEXT;
	case CELL_BOOLEAN:
		return KIND_BOOLEAN;
	case CELL_TIME:
		return KIND_TIME;
	case CELL_DATE:
		return KIND_DATE;
	case CELL_INTEGER:
		return column->unit == UNIT_NONE ? KIND_NUMBER : KIND_COUNT;
	case CELL_REAL:
		return kind_of_real(column, words);
	}
	g_assert_not_reached();
}

const struct xlsx_look *workbook_look(enum workbook_kind kind)
{
	if (kind == KIND_TEXT || kind == KIND_BOOLEAN)
		return &workbook_text;
	return kind == KIND_GENERAL ? NULL : &kinds[kind].look;
}

uint32_t workbook_letters(double number, enum workbook_kind kind)
{
	double whole = fabs(number * kinds[kind].scale);
	uint32_t digits = whole < 10 ? 1 : (uint32_t)log10(whole) + 1;
	bool is_percent = kinds[kind].scale > 1;

	switch (kind) {
	case KIND_BOOLEAN:
		return BOOLEAN_LETTERS;
	case KIND_TIME:
		return TIME_LETTERS;
	case KIND_DATE:
		return DATE_LETTERS;
	case KIND_TEXT:
	case KIND_GENERAL:
		return GENERAL_LETTERS;
	default:
		break;
	}
	if (kinds[kind].decimals > 0)
		digits += 1 + (uint32_t)kinds[kind].decimals;
	if (whole >= 1000 && !is_percent)
		digits++;
	return digits + is_percent + (number < 0 || kind >= KIND_CHANGE);
}
