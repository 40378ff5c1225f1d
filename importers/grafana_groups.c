/* grafana_groups.c -- tables whose rows are points of several series */
#include "importers/grafana_groups.h"

#include <inttypes.h>

struct group {
	GPtrArray *pairs; /* name, value, … */
	GArray *rows;	  /* of uint32_t */
};

struct grafana_groups {
	GHashTable *known; /* labels in a text: struct group * */
	GPtrArray *all;	   /* of struct group *, in the order of the rows */
	uint32_t rows;
};

static void group_free(void *data)
{
	struct group *group = data;

	g_ptr_array_unref(group->pairs);
	g_array_unref(group->rows);
	g_free(group);
}

struct grafana_groups *grafana_groups_new(void)
{
	struct grafana_groups *groups = g_new0(struct grafana_groups, 1);

	groups->known =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	groups->all = g_ptr_array_new_with_free_func(group_free);
	return groups;
}

void grafana_groups_free(struct grafana_groups *groups)
{
	if (!groups)
		return;
	g_hash_table_unref(groups->known);
	g_ptr_array_unref(groups->all);
	g_free(groups);
}

static struct group *group_new(const GPtrArray *pairs)
{
	struct group *group = g_new0(struct group, 1);

	group->pairs = g_ptr_array_new();
	group->rows = g_array_new(false, false, sizeof(uint32_t));
	for (uint32_t p = 0; p < pairs->len; p++)
		g_ptr_array_add(group->pairs, pairs->pdata[p]);
	return group;
}

void grafana_groups_row(struct grafana_groups *groups, const GPtrArray *pairs)
{
	g_autoptr(GString) text = g_string_new(NULL);
	struct group *group;

	for (uint32_t p = 0; p < pairs->len; p++)
		g_string_append_printf(text, "%s\n",
				       (const char *)pairs->pdata[p]);
	group = g_hash_table_lookup(groups->known, text->str);
	if (!group) {
		group = group_new(pairs);
		g_ptr_array_add(groups->all, group);
		g_hash_table_insert(groups->known, g_strdup(text->str), group);
	}
	g_array_append_val(group->rows, groups->rows);
	groups->rows++;
}

bool grafana_times_differ(const int64_t *times, uint32_t n)
{
	uint32_t up = 0, down = 0;

	for (uint32_t i = 1; i < n; i++) {
		up += times[i] > times[i - 1];
		down += times[i] < times[i - 1];
	}
	return n < 2 || up == n - 1 || down == n - 1;
}

void grafana_tell_repeats(struct reading *reading, uint64_t rows)
{
	if (rows > 0)
		reading_finding(reading, NO_TIME, "times that repeat",
				"rows with the time of the row before, the "
				"last of which stays: %" PRIu64,
				rows);
}

static bool has_any(const struct group *group,
		    const struct grafana_column *column)
{
	for (uint32_t i = 0; i < group->rows->len; i++) {
		uint32_t row = g_array_index(group->rows, uint32_t, i);

		if (row < column->rows && column->has_value[row])
			return true;
	}
	return false;
}

static void add_series(struct reading *reading, const struct group *group,
		       const struct grafana_column *column)
{
	struct series_draft draft;

	series_begin(&draft, reading, reading->record);
	draft.series.name = column->name;
	draft.series.unit = column->unit;
	for (uint32_t p = 0; p < group->pairs->len; p += 2)
		if (*(const char *)group->pairs->pdata[p + 1])
			series_label(&draft, group->pairs->pdata[p],
				     group->pairs->pdata[p + 1]);
	for (uint32_t i = 0; i < group->rows->len; i++) {
		uint32_t row = g_array_index(group->rows, uint32_t, i);

		if (row < column->rows && column->has_value[row])
			series_point(&draft, column->times[row],
				     column->values[row]);
	}
	series_end(&draft);
}

void grafana_groups_add(const struct grafana_groups *groups,
			struct reading *reading,
			const struct grafana_column *column)
{
	uint32_t n = 0;

	for (uint32_t g = 0; g < groups->all->len; g++)
		if (has_any(groups->all->pdata[g], column)) {
			add_series(reading, groups->all->pdata[g], column);
			n++;
		}
	if (n == 0)
		reading_end(reading, FATE_NOT_RELEVANT);
}
