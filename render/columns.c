/* columns.c -- measure all cells, choose by rank, then print
 *
 * Each cell is made twice, once to be measured and once to be printed, so
 * that nothing is kept of a table of a million rows but the widths.
 */
#include "render/columns.h"

#include "render/display.h"

struct layout {
	const struct text_table *table;
	const struct terminal_style *style;
	uint32_t *natural; /* width of the widest cell or header */
	uint32_t *given;   /* width in print; 0: dropped */
	uint32_t first;	   /* column in print, has no gap */
};

static void measure_column(struct layout *layout, uint32_t c)
{
	const struct text_table *table = layout->table;
	uint32_t width = MAX(display_width(table->columns[c].header),
			     table->columns[c].least);

	for (uint32_t row = 0; row < table->rows; row++) {
		g_autofree char *text = table->cell(table->data, row, c);
		uint32_t wide = display_width(text);

		width = MAX(width, wide);
	}
	layout->natural[c] = width;
}

static uint32_t needed(const struct layout *layout, uint32_t c)
{
	const struct text_column *column = &layout->table->columns[c];
	uint32_t least = MAX(column->reserved, display_width(column->header));

	if (!column->may_be_cut)
		return layout->natural[c];
	return MIN(layout->natural[c], least);
}

/* The column of that rank, or the table's width if there is none. */
static uint32_t ranked(const struct text_table *table, uint32_t rank)
{
	uint32_t c = 0;

	while (c < table->width && table->columns[c].rank != rank)
		c++;
	return c;
}

static uint32_t choose(struct layout *layout)
{
	const struct text_table *table = layout->table;
	uint32_t used = 0, taken = 0;

	for (; taken < table->width; taken++) {
		uint32_t c = ranked(table, taken);
		uint32_t wide = needed(layout, c) + table->columns[c].gap;

		if (taken > 0 && used + wide > layout->style->width)
			break;
		layout->given[c] = needed(layout, c);
		used += wide;
	}
	for (uint32_t rank = 0; rank < taken; rank++) {
		uint32_t c = ranked(table, rank);
		uint32_t more = layout->natural[c] - layout->given[c];
		uint32_t left = layout->style->width > used ?
					layout->style->width - used :
					0;

		layout->given[c] += MIN(more, left);
		used += MIN(more, left);
	}
	return table->width - taken;
}

static void put_cell(GString *line, const struct layout *layout, uint32_t c,
		     const char *text)
{
	const struct text_column *column = &layout->table->columns[c];
	uint32_t width = layout->given[c];
	g_autofree char *cut =
		column->may_be_cut ? display_cut(text, width) : g_strdup(text);

	if (c != layout->first)
		display_repeat(line, " ", column->gap);
	if (column->is_right)
		terminal_right(line, layout->style, TONE_PLAIN, cut, width);
	else
		terminal_left(line, layout->style, TONE_PLAIN, cut, width);
}

static void print_header(const struct layout *layout, FILE *stream)
{
	g_autoptr(GString) line = g_string_new(NULL);

	for (uint32_t c = 0; c < layout->table->width; c++)
		if (layout->given[c] > 0)
			put_cell(line, layout, c,
				 layout->table->columns[c].header);
	terminal_line(line, layout->style, stream);
}

static void print_rows(const struct layout *layout, FILE *stream)
{
	const struct text_table *table = layout->table;
	g_autoptr(GString) line = g_string_new(NULL);

	for (uint32_t row = 0; row < table->rows; row++) {
		for (uint32_t c = 0; c < table->width; c++) {
			g_autofree char *text = NULL;

			if (layout->given[c] == 0)
				continue;
			text = table->cell(table->data, row, c);
			put_cell(line, layout, c, text);
		}
		terminal_line(line, layout->style, stream);
	}
}

/* Without the gap of the first column. */
static uint32_t whole_width(const struct layout *layout)
{
	uint32_t width = 0;

	for (uint32_t c = 0; c < layout->table->width; c++)
		if (layout->given[c] > 0)
			width += layout->given[c] +
				 (c == layout->first ?
					  0 :
					  layout->table->columns[c].gap);
	return width;
}

uint32_t columns_print(const struct text_table *table,
		       const struct terminal_style *style, bool is_wide,
		       FILE *stream)
{
	g_autofree uint32_t *natural = g_new0(uint32_t, table->width);
	g_autofree uint32_t *given = g_new0(uint32_t, table->width);
	struct layout layout = {
		.table = table,
		.style = style,
		.natural = natural,
		.given = is_wide ? natural : given,
	};
	struct terminal_style rule = *style;
	uint32_t dropped = 0;

	for (uint32_t c = 0; c < table->width; c++)
		measure_column(&layout, c);
	if (!is_wide)
		dropped = choose(&layout);
	while (layout.first < table->width && layout.given[layout.first] == 0)
		layout.first++;
	if (is_wide)
		rule.width = whole_width(&layout);
	print_header(&layout, stream);
	terminal_rule(&rule, stream);
	print_rows(&layout, stream);
	return dropped;
}
