/* xlsx.c -- workbooks: the door to libxlsxwriter */
#include "render/xlsx.h"

#include "render/xlsx_file.h"
#include "render/xlsx_text.h"

#include <math.h>
#include <unistd.h>
#include <xlsxwriter.h>

struct xlsx {
	lxw_workbook *workbook;
	int memory;	   /* the file that the library writes */
	GHashTable *looks; /* const struct xlsx_look * → lxw_format * */
	GPtrArray *sheets; /* of struct xlsx_sheet */
	bool is_letter;
	lxw_error status; /* the first that was not well */
};

struct xlsx_sheet {
	struct xlsx *xlsx;
	lxw_worksheet *worksheet;
};

#define KEEP(sheet, function, ...) \
	keep(sheet, function((sheet)->worksheet, __VA_ARGS__))

/* A range as the library takes it. */
#define ENDS(range) \
	(range).row, (range).column, (range).last_row, (range).last_column

enum { TITLE_LENGTH = 255, CHART_WIDTH = 480, CHART_HEIGHT = 288 };

static void keep(struct xlsx_sheet *sheet, lxw_error status)
{
	if (sheet->xlsx->status == LXW_NO_ERROR)
		sheet->xlsx->status = status;
}

static void set_properties(struct xlsx *xlsx, const struct xlsx_info *info)
{
	g_autofree char *title = xlsx_text_line(info->title, TITLE_LENGTH);
	g_autofree char *author = xlsx_text_line(info->author, TITLE_LENGTH);
	lxw_doc_properties properties = {
		.title = title,
		.author = author,
		/* 0 would be the clock */
		.created = info->created_at ? info->created_at : 1,
	};

	workbook_set_properties(xlsx->workbook, &properties);
}

struct xlsx *xlsx_open(const struct xlsx_info *info, GError **error)
{
	lxw_workbook_options options = { .tmpdir = (char *)g_get_tmp_dir() };
	g_autofree char *path = NULL;
	int memory = xlsx_file_open(&path, error);
	struct xlsx *xlsx;

	if (memory < 0)
		return NULL;
	xlsx = g_new0(struct xlsx, 1);
	xlsx->memory = memory;
	xlsx->workbook = workbook_new_opt(path, &options);
	xlsx->looks = g_hash_table_new(NULL, NULL);
	xlsx->sheets = g_ptr_array_new_with_free_func(g_free);
	xlsx->is_letter = info->is_letter;
	set_properties(xlsx, info);
	return xlsx;
}

bool xlsx_close(struct xlsx *xlsx, FILE *stream, GError **error)
{
	lxw_error status = workbook_close(xlsx->workbook);
	bool is_done;

	if (xlsx->status != LXW_NO_ERROR)
		status = xlsx->status;
	is_done = status == LXW_NO_ERROR ?
			  xlsx_file_copy(xlsx->memory, stream, error) :
			  xlsx_file_fail(error, lxw_strerror(status));
	close(xlsx->memory);
	g_hash_table_unref(xlsx->looks);
	g_ptr_array_unref(xlsx->sheets);
	g_free(xlsx);
	return is_done;
}

static lxw_format *make_format(lxw_workbook *workbook,
			       const struct xlsx_look *look)
{
	lxw_format *format = workbook_add_format(workbook);

	if (look->number)
		format_set_num_format(format, look->number);
	if (look->text != COLOUR_NONE)
		format_set_font_color(format, theme_rgb(look->text));
	if (look->fill != COLOUR_NONE)
		format_set_bg_color(format, theme_rgb(look->fill));
	if (look->size > 0)
		format_set_font_size(format, look->size);
	if (look->is_bold)
		format_set_bold(format);
	if (look->is_italic)
		format_set_italic(format);
	if (look->is_underlined)
		format_set_underline(format, LXW_UNDERLINE_SINGLE);
	if (look->right > 0)
		format_set_align(format, LXW_ALIGN_RIGHT);
	if (look->left > 0)
		format_set_align(format, LXW_ALIGN_LEFT);
	if (look->right + look->left > 1)
		format_set_indent(format, look->right + look->left - 1);
	if (look->has_rule)
		format_set_bottom(format, LXW_BORDER_THIN);
	return format;
}

static lxw_format *format_of(struct xlsx_sheet *sheet,
			     const struct xlsx_look *look)
{
	GHashTable *looks = sheet->xlsx->looks;

	if (look && !g_hash_table_contains(looks, look))
		g_hash_table_insert(looks, (void *)look,
				    make_format(sheet->xlsx->workbook, look));
	return look ? g_hash_table_lookup(looks, look) : NULL;
}

struct xlsx_sheet *xlsx_sheet(struct xlsx *xlsx, const char *name,
			      uint32_t head)
{
	g_autofree char *safe = xlsx_text_sheet(name);
	lxw_error status = workbook_validate_sheet_name(xlsx->workbook, safe);
	struct xlsx_sheet *sheet = g_new0(struct xlsx_sheet, 1);

	sheet->xlsx = xlsx;
	keep(sheet, status);
	sheet->worksheet = workbook_add_worksheet(
		xlsx->workbook, status == LXW_NO_ERROR ? safe : NULL);
	if (xlsx->sheets->len == 0)
		worksheet_activate(sheet->worksheet);
	g_ptr_array_add(xlsx->sheets, sheet);
	worksheet_freeze_panes(sheet->worksheet, head + 1, 1);
	worksheet_set_landscape(sheet->worksheet);
	worksheet_set_paper(sheet->worksheet, xlsx->is_letter ? 1 : 9);
	worksheet_fit_to_pages(sheet->worksheet, 1, 0);
	KEEP(sheet, worksheet_repeat_rows, head, head);
	KEEP(sheet, worksheet_set_footer, "&L&F&C&A&RPage &P of &N");
	return sheet;
}

void xlsx_text(struct xlsx_sheet *sheet, uint32_t row, uint32_t column,
	       const char *text, const struct xlsx_look *look)
{
	g_autofree char *safe = xlsx_text_cell(text);

	KEEP(sheet, worksheet_write_string, row, column, safe,
	     format_of(sheet, look));
}

void xlsx_number(struct xlsx_sheet *sheet, uint32_t row, uint32_t column,
		 double number, const struct xlsx_look *look)
{
	if (!isfinite(number))
		return;
	KEEP(sheet, worksheet_write_number, row, column, number,
	     format_of(sheet, look));
}

void xlsx_boolean(struct xlsx_sheet *sheet, uint32_t row, uint32_t column,
		  bool truth, const struct xlsx_look *look)
{
	KEEP(sheet, worksheet_write_boolean, row, column, truth,
	     format_of(sheet, look));
}

void xlsx_link(struct xlsx_sheet *sheet, uint32_t row, const char *target,
	       const char *text, const struct xlsx_look *look)
{
	g_autofree char *name = xlsx_text_sheet(target);
	g_autofree char *url = g_strdup_printf("internal:'%s'!A1", name);
	g_autofree char *safe = xlsx_text_cell(text);

	KEEP(sheet, worksheet_write_url_opt, row, 0, url,
	     format_of(sheet, look), safe, NULL);
}

void xlsx_formula(struct xlsx_sheet *sheet, uint32_t row, uint32_t column,
		  const char *formula, struct xlsx_result result,
		  const struct xlsx_look *look)
{
	lxw_format *format = format_of(sheet, look);
	g_autofree char *safe = xlsx_text_cell(result.text);

	if (result.text)
		KEEP(sheet, worksheet_write_formula_str, row, column, formula,
		     format, safe);
	else if (isfinite(result.number))
		KEEP(sheet, worksheet_write_formula_num, row, column, formula,
		     format, result.number);
}

void xlsx_table(struct xlsx_sheet *sheet, const char *name,
		struct xlsx_range range, const struct xlsx_head *heads)
{
	uint32_t n = range.last_column - range.column + 1;
	g_autofree lxw_table_column *columns = g_new0(lxw_table_column, n);
	g_autofree lxw_table_column **list = g_new0(lxw_table_column *, n + 1);
	char cells[LXW_MAX_CELL_RANGE_LENGTH];
	lxw_table_options options = {
		.name = (char *)name,
		.style_type = LXW_TABLE_STYLE_TYPE_LIGHT,
		.columns = list,
	};

	for (uint32_t c = 0; c < n; c++) {
		columns[c].header = (char *)heads[c].name;
		columns[c].header_format = format_of(sheet, heads[c].look);
		list[c] = &columns[c];
	}
	KEEP(sheet, worksheet_add_table, ENDS(range), &options);
	lxw_rowcol_to_range(cells, ENDS(range));
	KEEP(sheet, worksheet_ignore_errors, LXW_IGNORE_FORMULA_DIFFERS, cells);
}

void xlsx_width(struct xlsx_sheet *sheet, uint32_t column, double letters)
{
	KEEP(sheet, worksheet_set_column, column, column, letters, NULL);
}

void xlsx_name(struct xlsx_sheet *sheet, const char *name, uint32_t row,
	       uint32_t column)
{
	char cell[LXW_MAX_CELL_NAME_LENGTH];
	g_autofree char *formula = NULL;

	lxw_rowcol_to_cell_abs(cell, row, column, true, true);
	formula = g_strdup_printf("='%s'!%s", sheet->worksheet->name, cell);
	keep(sheet, workbook_define_name(sheet->xlsx->workbook, name, formula));
}

static void add_condition(struct xlsx_sheet *sheet, struct xlsx_range range,
			  lxw_conditional_format *condition)
{
	KEEP(sheet, worksheet_conditional_format_range, ENDS(range), condition);
}

void xlsx_condition(struct xlsx_sheet *sheet, struct xlsx_range range,
		    const char *text, const struct xlsx_look *look)
{
	g_autofree char *quoted = g_strdup_printf("\"%s\"", text);
	lxw_conditional_format condition = {
		.type = LXW_CONDITIONAL_TYPE_CELL,
		.criteria = LXW_CONDITIONAL_CRITERIA_EQUAL_TO,
		.value_string = quoted,
		.format = format_of(sheet, look),
	};

	add_condition(sheet, range, &condition);
}

void xlsx_bars(struct xlsx_sheet *sheet, struct xlsx_range range,
	       enum colour colour)
{
	lxw_conditional_format condition = {
		.type = LXW_CONDITIONAL_DATA_BAR,
		.min_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
		.bar_color = theme_rgb(colour),
		.data_bar_2010 = true,
		.bar_solid = true,
		.bar_no_border = true,
	};

	add_condition(sheet, range, &condition);
}

static void set_axis(lxw_chart_axis *axis, const struct xlsx_axis *wanted)
{
	lxw_chart_font font = { .size = 9, .color = theme_rgb(COLOUR_INK3) };
	lxw_chart_line grid = { .color = theme_rgb(COLOUR_GRID) };
	lxw_chart_line line = { .color = theme_rgb(COLOUR_RULE) };

	chart_axis_set_num_font(axis, &font);
	chart_axis_set_line(axis, &line);
	if (wanted->has_grid)
		chart_axis_major_gridlines_set_line(axis, &grid);
	else
		chart_axis_major_gridlines_set_visible(axis, false);
	font.bold = LXW_EXPLICIT_FALSE;
	chart_axis_set_name_font(axis, &font);
	if (wanted->name)
		chart_axis_set_name(axis, wanted->name);
	if (wanted->number)
		chart_axis_set_num_format(axis, wanted->number);
	if (wanted->high != 0) {
		chart_axis_set_min(axis, wanted->low);
		chart_axis_set_max(axis, wanted->high);
	}
	if (wanted->step > 0)
		chart_axis_set_major_unit(axis, wanted->step);
	if (wanted->is_log)
		chart_axis_set_log_base(axis, 10);
	if (wanted->is_reversed)
		chart_axis_set_reverse(axis);
}

/* A column is the lower half of an error bar: its place is a date, which that
 * of a real one cannot be without being as narrow as a day. */
static void set_column(lxw_chart_series *series, lxw_chart_line *line)
{
	lxw_series_error_bars *bars =
		chart_series_get_error_bars(series, LXW_CHART_ERROR_BAR_AXIS_Y);
	lxw_chart_line none = { .none = true };

	chart_series_set_line(series, &none);
	chart_series_set_error_bars(bars, LXW_CHART_ERROR_BAR_TYPE_PERCENTAGE,
				    100);
	chart_series_set_error_bars_direction(bars,
					      LXW_CHART_ERROR_BAR_DIR_MINUS);
	chart_series_set_error_bars_endcap(bars, LXW_CHART_ERROR_BAR_NO_CAP);
	chart_series_set_error_bars_line(bars, line);
}

static void set_colour(lxw_chart_series *series,
		       const struct xlsx_series *wanted,
		       enum xlsx_chart_kind kind)
{
	lxw_chart_line line = {
		.color = theme_rgb(wanted->colour),
		.width = (float)wanted->width,
		.dash_type = wanted->is_dashed ? LXW_CHART_LINE_DASH_DASH :
						 LXW_CHART_LINE_DASH_SOLID,
	};
	lxw_chart_fill fill = { .color = theme_rgb(wanted->colour) };

	if (kind == XLSX_LINES)
		chart_series_set_line(series, &line);
	else if (kind == XLSX_COLUMNS)
		set_column(series, &line);
	else
		chart_series_set_fill(series, &fill);
	if (kind != XLSX_BARS)
		chart_series_set_marker_type(series, LXW_CHART_MARKER_NONE);
}

static void add_series(struct xlsx_sheet *sheet, lxw_chart *chart,
		       const struct xlsx_series *wanted,
		       enum xlsx_chart_kind kind)
{
	lxw_chart_series *series = chart_add_series(chart, NULL, NULL);
	const char *name = wanted->sheet ?: sheet->worksheet->name;

	chart_series_set_name(series, wanted->name);
	chart_series_set_categories(series, name, ENDS(wanted->x));
	chart_series_set_values(series, name, ENDS(wanted->y));
	set_colour(series, wanted, kind);
	if (!wanted->label)
		return;
	chart_series_set_labels(series);
	chart_series_set_labels_num_format(series, wanted->label);
	chart_series_set_labels_position(series,
					 LXW_CHART_LABEL_POSITION_OUTSIDE_END);
}

void xlsx_chart(struct xlsx_sheet *sheet, uint32_t row, uint32_t column,
		const struct xlsx_chart *wanted)
{
	bool is_bars = wanted->kind == XLSX_BARS;
	lxw_chart *chart = workbook_add_chart(
		sheet->xlsx->workbook,
		is_bars ? LXW_CHART_BAR : LXW_CHART_SCATTER_STRAIGHT);
	g_autofree char *title = xlsx_text_line(wanted->title, TITLE_LENGTH);
	g_autofree char *alternative =
		xlsx_text_line(wanted->alternative, 4 * TITLE_LENGTH);
	lxw_chart_options options = {
		.x_scale = wanted->width / CHART_WIDTH,
		.y_scale = wanted->height / CHART_HEIGHT,
		.description = alternative,
	};
	lxw_chart_font font = { .size = 12, .bold = true };

	for (uint32_t i = 0; i < wanted->n; i++)
		add_series(sheet, chart, &wanted->series[i], wanted->kind);
	chart_title_set_name(chart, title);
	chart_title_set_name_font(chart, &font);
	/* of bars, the library calls the axis that lies x */
	set_axis(chart->x_axis, is_bars ? &wanted->y : &wanted->x);
	set_axis(chart->y_axis, is_bars ? &wanted->x : &wanted->y);
	if (is_bars) {
		chart_axis_set_crossing_max(chart->y_axis);
		chart_set_series_overlap(chart, 100);
		chart_set_series_gap(chart, 50);
	}
	chart_legend_set_position(chart, wanted->has_legend ?
						 LXW_CHART_LEGEND_BOTTOM :
						 LXW_CHART_LEGEND_NONE);
	KEEP(sheet, worksheet_insert_chart_opt, row, column, chart, &options);
}
