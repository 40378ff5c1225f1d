/* grafana_rows.c -- the download of a Grafana panel that shows a table
 *
 * A row is a point: its time, the labels of its series, its values.  What has
 * the same labels is one series; a column called Metric or Series has legends.
 */
#include "importers/grafana_cell.h"
#include "importers/importers_list.h"
#include "importers/series_alerts.h"
#include "importers/series_draft.h"

#include <string.h>

#define VALUES                                                         \
	"value|value #a|value #b|value #c|value #d|value #e|value #f|" \
	"value #g|value #h"

enum { COLUMN_TIME, COLUMN_VALUE };

static const char *const columns[] = {
	[COLUMN_TIME] = "=Time",
	[COLUMN_VALUE] = VALUES,
	NULL,
};

static const struct csv_shape shape = { columns, 2, 0 };

/* One series, until the file has ended. */
struct gathered {
	GPtrArray *labels; /* name, value, … */
	char *name;	   /* of the column, or NULL */
	uint32_t record;   /* of its first point */
	GArray *times, *values;
};

struct rows {
	GPtrArray *all;	     /* of struct gathered * */
	GHashTable *by_name; /* labels and column, to one of them */
	uint32_t words;	     /* cells that are no numbers */
	uint32_t formatted;  /* record of the first formatted one; 0: none */
};

static void gathered_free(void *data)
{
	struct gathered *one = data;

	g_ptr_array_unref(one->labels);
	g_free(one->name);
	g_array_unref(one->times);
	g_array_unref(one->values);
	g_free(one);
}

static struct rows *rows_of(struct reading *reading)
{
	struct rows *rows = reading->state;

	if (rows)
		return rows;
	reading->state = rows = g_new0(struct rows, 1);
	rows->all = g_ptr_array_new_with_free_func(gathered_free);
	rows->by_name =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	return rows;
}

static const char *name_of(const struct csv_row *row, uint32_t column)
{
	return column < row->header->n ? row->header->names[column] : "";
}

static bool is_label(const struct csv_row *row, uint32_t column)
{
	const char *name = name_of(row, column);

	return *name && *row->cells[column] && strcmp(name, "Time") != 0 &&
	       !csv_is_name(VALUES, name);
}

/* What tells the series of a value from all others; the caller's. */
static char *identity(const struct csv_row *row, uint32_t value)
{
	GString *text = g_string_new(name_of(row, value));

	for (uint32_t c = 0; c < row->n; c++)
		if (is_label(row, c))
			g_string_append_printf(text, "\n%s\n%s",
					       name_of(row, c), row->cells[c]);
	return g_string_free(text, false);
}

static struct gathered *gathered_new(struct reading *reading,
				     const struct csv_row *row, uint32_t value)
{
	struct gathered *one = g_new0(struct gathered, 1);
	const char *name = name_of(row, value);

	one->labels = g_ptr_array_new_with_free_func(g_free);
	for (uint32_t c = 0; c < row->n; c++)
		if (is_label(row, c)) {
			g_ptr_array_add(one->labels, g_strdup(name_of(row, c)));
			g_ptr_array_add(one->labels, g_strdup(row->cells[c]));
		}
	one->name = csv_is_name("value", name) ? NULL : g_strdup(name);
	one->record = reading->record;
	one->times = g_array_new(false, false, sizeof(int64_t));
	one->values = g_array_new(false, false, sizeof(double));
	return one;
}

static void add_point(struct reading *reading, const struct csv_row *row,
		      uint32_t column, int64_t at)
{
	struct rows *rows = reading->state;
	g_autofree char *own = identity(row, column);
	struct gathered *one = g_hash_table_lookup(rows->by_name, own);
	bool is_formatted = false;
	double value;

	if (grafana_is_missing(row->cells[column]))
		return;
	if (!grafana_read_value(row->cells[column], row->header->delimiter,
				&value, &is_formatted)) {
		rows->words++;
		return;
	}
	if (is_formatted && rows->formatted == 0)
		rows->formatted = reading->record;
	if (!one) {
		one = gathered_new(reading, row, column);
		g_ptr_array_add(rows->all, one);
		g_hash_table_insert(rows->by_name, g_steal_pointer(&own), one);
	}
	g_array_append_val(one->times, at);
	g_array_append_val(one->values, value);
}

static void read_row(struct reading *reading, const struct csv_row *row)
{
	struct rows *rows = rows_of(reading);
	bool is_formatted = false;
	int64_t at;

	if (row->n == 0 || (row->n == 1 && !*row->cells[0]))
		return;
	if (!grafana_read_time(reading, csv_cell(row, COLUMN_TIME), &at,
			       &is_formatted))
		return;
	if (is_formatted && rows->formatted == 0)
		rows->formatted = reading->record;
	for (uint32_t c = 0; c < row->n; c++)
		if (*row->cells[c] && csv_is_name(VALUES, name_of(row, c)))
			add_point(reading, row, c, at);
}

/* Where all series of a panel became rows. */
static bool is_legend(const char *column)
{
	return strcmp(column, "Metric") == 0 || strcmp(column, "Series") == 0;
}

static void add_series(struct reading *reading, const struct gathered *one)
{
	struct series_draft draft;

	series_begin(&draft, reading, one->record);
	if (one->name)
		draft.series.name =
			facts_text(reading->import->facts, one->name);
	for (uint32_t l = 0; l < one->labels->len; l += 2)
		if (!one->name && is_legend(one->labels->pdata[l]))
			grafana_read_header(&draft, one->labels->pdata[l + 1]);
		else
			series_label(&draft, one->labels->pdata[l],
				     one->labels->pdata[l + 1]);
	for (uint32_t p = 0; p < one->times->len; p++)
		series_point(&draft, g_array_index(one->times, int64_t, p),
			     g_array_index(one->values, double, p));
	series_end(&draft);
}

static void finish(struct reading *reading)
{
	struct rows *rows = reading->state;
	uint32_t record = reading->record;

	if (!rows)
		return;
	for (uint32_t s = 0; s < rows->all->len; s++)
		add_series(reading, rows->all->pdata[s]);
	series_alerts_add(reading);
	if (rows->words > 0)
		reading_finding(reading, NO_TIME, "words for numbers",
				"cells that are no numbers, left out: %u",
				rows->words);
	grafana_tell_formatted(reading, rows->formatted);
	reading->record = record;
	g_hash_table_unref(rows->by_name);
	g_ptr_array_unref(rows->all);
	g_clear_pointer(&reading->state, g_free);
}

const struct importer importer_grafana_rows = {
	.name = "grafana-rows",
	.about = "data of a Grafana panel that shows a table: Time, labels, "
		 "Value",
	.forms = "CSV",
	.kind = SOURCE_SERIES,
	.csv = &shape,
	.read_row = read_row,
	.finish = finish,
};
