/* grafana_table.c -- Inspect > Data > Download CSV of a Grafana panel
 *
 * The first column is the time, each other one a series.  Raw values are exact;
 * formatted ones are rounded, scaled and have units, which is told.  Of several
 * frames in one file each begins with a header of its own.  Where times repeat,
 * columns of words are the labels of the others (grafana_groups.c).
 */
#include "importers/grafana_cell.h"
#include "importers/grafana_groups.h"
#include "importers/importers_list.h"
#include "importers/series_alerts.h"
#include "importers/series_draft.h"

#include <string.h>

enum { COLUMN_TIME };
static const char *const columns[] = { [COLUMN_TIME] = "=Time", NULL };
static const struct csv_shape shape = { columns, 1, 0 };

struct column {
	char *header;
	uint32_t record;	/* of its first cell */
	GArray *times, *values; /* of a time: of all rows */
	GArray *rows;		/* of the values */
	GPtrArray *texts;	/* of all rows; NULL: it has numbers */
	uint32_t words;		/* cells that are no numbers */
	uint32_t frame;		/* the first column of it */
	bool is_time;
};

struct table {
	GPtrArray *columns; /* of struct column *: of all frames */
	uint32_t first;	    /* of the frame that is being read */
	uint32_t time;	    /* which column of it is the time */
	uint32_t row;	    /* of it, that is being read */
	uint32_t formatted; /* record of the first formatted value; 0: none */
};

static void column_free(void *data)
{
	struct column *column = data;

	g_free(column->header);
	g_array_unref(column->times);
	g_array_unref(column->values);
	g_array_unref(column->rows);
	g_clear_pointer(&column->texts, g_ptr_array_unref);
	g_free(column);
}

static struct column *column_new(const char *header, uint32_t record)
{
	struct column *column = g_new0(struct column, 1);

	column->header = g_strdup(header);
	column->record = record;
	column->times = g_array_new(false, false, sizeof(int64_t));
	column->values = g_array_new(false, false, sizeof(double));
	column->rows = g_array_new(false, false, sizeof(uint32_t));
	column->texts = g_ptr_array_new();
	column->is_time = strcmp(header, "Time") == 0;
	return column;
}

static void begin_frame(struct table *table, const char *const *names,
			uint32_t n, uint32_t record)
{
	table->first = table->columns->len;
	table->time = 0;
	table->row = 0;
	for (uint32_t c = 0; c < n; c++) {
		struct column *column = column_new(names[c], record);

		column->frame = table->first;
		if (column->is_time)
			table->time = c;
		g_ptr_array_add(table->columns, column);
	}
}

static struct table *table_of(struct reading *reading,
			      const struct csv_row *row)
{
	struct table *table = reading->state;

	if (table)
		return table;
	reading->state = table = g_new0(struct table, 1);
	table->columns = g_ptr_array_new_with_free_func(column_free);
	begin_frame(table, row->header->names, row->header->n, reading->record);
	return table;
}

/* -- cells */

/* A column of words may turn out to be labels. */
static void read_words(struct reading *reading, struct column *column,
		       const char *cell)
{
	if (*cell && !grafana_is_missing(cell))
		column->words++;
	if (column->texts)
		g_ptr_array_add(
			column->texts,
			(gpointer)facts_text(reading->import->facts, cell));
}

static void read_cell(struct reading *reading, struct column *column,
		      int64_t at, const char *cell, char delimiter)
{
	struct table *table = reading->state;
	bool is_formatted = false;
	double value;

	if (!*cell ||
	    !grafana_read_value(cell, delimiter, &value, &is_formatted)) {
		read_words(reading, column, cell);
		return;
	}
	if (is_formatted && table->formatted == 0)
		table->formatted = reading->record;
	g_clear_pointer(&column->texts, g_ptr_array_unref);
	g_array_append_val(column->times, at);
	g_array_append_val(column->values, value);
	g_array_append_val(column->rows, table->row);
}

static bool read_time(struct reading *reading, struct table *table,
		      const char *cell, int64_t *at)
{
	bool is_formatted = false;

	if (!grafana_read_time(reading, cell, at, &is_formatted))
		return false;
	if (is_formatted && table->formatted == 0)
		table->formatted = reading->record;
	return true;
}

static bool is_header(const struct csv_row *row)
{
	for (uint32_t c = 0; c < row->n; c++)
		if (strcmp(row->cells[c], "Time") == 0)
			return true;
	return false;
}

static void read_row(struct reading *reading, const struct csv_row *row)
{
	struct table *table = table_of(reading, row);
	int64_t at;

	if (row->n == 0 || (row->n == 1 && !*row->cells[0]))
		return;
	if (is_header(row)) {
		begin_frame(table, row->cells, row->n, reading->record);
		return;
	}
	if (!read_time(reading, table,
		       table->time < row->n ? row->cells[table->time] : "",
		       &at))
		return;
	for (uint32_t c = 0; c < row->n; c++) {
		struct column *column;

		if (table->first + c >= table->columns->len)
			break;
		column = table->columns->pdata[table->first + c];
		if (column->is_time)
			g_array_append_val(column->times, at);
		else
			read_cell(reading, column, at, row->cells[c],
				  row->header->delimiter);
	}
	table->row++;
}

/* -- series */

static void add_column(struct reading *reading, const struct column *column)
{
	struct series_draft draft;

	series_begin(&draft, reading, column->record);
	grafana_read_header(&draft, column->header);
	for (uint32_t p = 0; p < column->times->len; p++)
		series_point(&draft, g_array_index(column->times, int64_t, p),
			     g_array_index(column->values, double, p));
	series_end(&draft);
}

/* -- tables of several series */

static bool is_label(const struct column *column)
{
	return !column->is_time && column->texts && column->words > 0;
}

static const struct column *time_of(const struct table *table, uint32_t frame)
{
	for (uint32_t c = frame; c < table->columns->len; c++) {
		const struct column *column = table->columns->pdata[c];

		if (column->frame == frame && column->is_time)
			return column;
	}
	return NULL;
}

static void group_row(struct grafana_groups *groups, const struct table *table,
		      uint32_t frame, uint32_t row)
{
	g_autoptr(GPtrArray) pairs = g_ptr_array_new();

	for (uint32_t c = frame; c < table->columns->len; c++) {
		const struct column *column = table->columns->pdata[c];

		if (column->frame == frame && is_label(column)) {
			g_ptr_array_add(pairs, column->header);
			g_ptr_array_add(pairs,
					row < column->texts->len ?
						column->texts->pdata[row] :
						(gpointer) "");
		}
	}
	grafana_groups_row(groups, pairs);
}

/* The rows of a frame by their labels; NULL: it is one point a time. */
static struct grafana_groups *groups_of(const struct table *table,
					uint32_t frame)
{
	const struct column *time = time_of(table, frame);
	struct grafana_groups *groups;
	uint32_t labels = 0;

	for (uint32_t c = frame; c < table->columns->len; c++) {
		const struct column *column = table->columns->pdata[c];

		labels += column->frame == frame && is_label(column);
	}
	if (!time || labels == 0 ||
	    grafana_times_differ((const int64_t *)time->times->data,
				 time->times->len))
		return NULL;
	groups = grafana_groups_new();
	for (uint32_t row = 0; row < time->times->len; row++)
		group_row(groups, table, frame, row);
	return groups;
}

static void add_groups(struct reading *reading,
		       const struct grafana_groups *groups,
		       const struct column *column, const struct column *time)
{
	uint32_t n = time->times->len;
	g_autofree double *values = g_new0(double, n);
	g_autofree bool *has_value = g_new0(bool, n);
	struct grafana_column whole = {
		.name = facts_text(reading->import->facts, column->header),
		.times = (const int64_t *)time->times->data,
		.values = values,
		.has_value = has_value,
		.rows = n,
	};

	for (uint32_t p = 0; p < column->rows->len; p++) {
		uint32_t row = g_array_index(column->rows, uint32_t, p);

		values[row] = g_array_index(column->values, double, p);
		has_value[row] = true;
	}
	grafana_groups_add(groups, reading, &whole);
}

/* -- the end */

static void tell_words(struct reading *reading, const struct column *column)
{
	if (column->words == 0)
		return;
	reading->record = column->record;
	reading_finding(reading, NO_TIME, "words for numbers",
			"cells of \"%.60s\" that are no numbers, left out: %u",
			column->header, column->words);
}

/* Rows that are not told apart by their labels. */
static void tell_repeats(struct reading *reading, const struct column *time)
{
	uint64_t repeats = 0;

	if (!time)
		return;
	for (uint32_t row = 1; row < time->times->len; row++)
		repeats += g_array_index(time->times, int64_t, row) ==
			   g_array_index(time->times, int64_t, row - 1);
	reading->record = time->record;
	grafana_tell_repeats(reading, repeats);
}

static void finish_column(struct reading *reading,
			  const struct grafana_groups *groups,
			  const struct column *column)
{
	const struct table *table = reading->state;

	if (column->is_time || (groups && is_label(column)))
		return;
	reading->record = column->record;
	if (groups)
		add_groups(reading, groups, column,
			   time_of(table, column->frame));
	else
		add_column(reading, column);
	tell_words(reading, column);
}

static void finish(struct reading *reading)
{
	struct table *table = reading->state;
	uint32_t record = reading->record, frame = UINT32_MAX;
	struct grafana_groups *groups = NULL;

	if (!table)
		return;
	for (uint32_t c = 0; c < table->columns->len; c++) {
		const struct column *column = table->columns->pdata[c];

		if (column->frame != frame) {
			frame = column->frame;
			g_clear_pointer(&groups, grafana_groups_free);
			groups = groups_of(table, frame);
			if (!groups)
				tell_repeats(reading, time_of(table, frame));
		}
		finish_column(reading, groups, column);
	}
	g_clear_pointer(&groups, grafana_groups_free);
	series_alerts_add(reading);
	grafana_tell_formatted(reading, table->formatted);
	reading->record = record;
	g_ptr_array_unref(table->columns);
	g_clear_pointer(&reading->state, g_free);
}

const struct importer importer_grafana_table = {
	.name = "grafana-table",
	.about = "data of a Grafana panel: Time, and a column each series",
	.forms = "CSV",
	.kind = SOURCE_SERIES,
	.csv = &shape,
	.read_row = read_row,
	.finish = finish,
};
