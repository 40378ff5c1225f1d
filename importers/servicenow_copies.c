/* servicenow_copies.c -- copies of ServiceNow's tables, joined by sys_id */
#include "importers/servicenow_copies.h"

#include "importers/export.h"
#include "model/entries.h"

#include <string.h>

/* The fields that are texts. */
static const size_t texts[] = {
	offsetof(struct servicenow, number),
	offsetof(struct servicenow, sys_id),
	offsetof(struct servicenow, class),
	offsetof(struct servicenow, title),
	offsetof(struct servicenow, state),
	offsetof(struct servicenow, priority),
	offsetof(struct servicenow, severity),
	offsetof(struct servicenow, service),
	offsetof(struct servicenow, cause),
	offsetof(struct servicenow, opened),
	offsetof(struct servicenow, created),
	offsetof(struct servicenow, resolved),
	offsetof(struct servicenow, closed),
	offsetof(struct servicenow, updated),
	offsetof(struct servicenow, work_start),
	offsetof(struct servicenow, work_end),
};

struct row {
	struct place place;
	struct servicenow record; /* of the facts' texts */
};

struct servicenow_copies {
	GPtrArray *groups;   /* of GArray * of struct row, as they were met */
	GHashTable *by_name; /* sys_id to a group */
};

struct servicenow_copies *servicenow_copies_new(void)
{
	struct servicenow_copies *copies = g_new0(struct servicenow_copies, 1);

	copies->groups =
		g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
	copies->by_name = g_hash_table_new(g_str_hash, g_str_equal);
	return copies;
}

void servicenow_copies_free(struct servicenow_copies *copies)
{
	if (!copies)
		return;
	g_hash_table_unref(copies->by_name);
	g_ptr_array_unref(copies->groups);
	g_free(copies);
}

static const char **text_at(struct servicenow *record, size_t t)
{
	return (const char **)(void *)((char *)record + texts[t]);
}

void servicenow_copies_add(struct reading *reading,
			   const struct servicenow *record)
{
	struct servicenow_copies *copies = reading->import->copies;
	struct row row = { reading_place(reading), *record };
	GArray *group;

	for (size_t t = 0; t < G_N_ELEMENTS(texts); t++) {
		const char **text = text_at(&row.record, t);

		*text = facts_text(reading->import->facts, *text);
	}
	group = g_hash_table_lookup(copies->by_name, row.record.sys_id);
	if (!group) {
		group = g_array_new(false, false, sizeof(struct row));
		g_ptr_array_add(copies->groups, group);
		g_hash_table_insert(copies->by_name, (char *)row.record.sys_id,
				    group);
	}
	g_array_append_val(group, row);
}

/* Times are of one form, which sorts as text; "" comes first. */
static const char *updated(const struct row *row)
{
	return row->record.updated ? row->record.updated : "";
}

static int by_change(gconstpointer a, gconstpointer b)
{
	const struct row *x = *(const struct row *const *)a;
	const struct row *y = *(const struct row *const *)b;
	int order = strcmp(updated(x), updated(y));

	return order ? order : (x > y) - (x < y);
}

/* All fields of the group, the later changed over the earlier. */
static struct servicenow joined(const GArray *group)
{
	g_autoptr(GPtrArray) rows = g_ptr_array_new();
	struct servicenow record = { 0 };

	for (uint32_t r = 0; r < group->len; r++)
		g_ptr_array_add(rows, &g_array_index(group, struct row, r));
	g_ptr_array_sort(rows, by_change);
	for (uint32_t r = 0; r < rows->len; r++) {
		struct row *row = rows->pdata[r];

		for (size_t t = 0; t < G_N_ELEMENTS(texts); t++) {
			const char *text = *text_at(&row->record, t);

			if (text && *text)
				*text_at(&record, t) = text;
		}
		record.is_utc = row->record.is_utc;
		record.content ^= row->record.content;
	}
	record.prefers_sys_id = true;
	return record;
}

static void end_part(struct import *import, const struct row *row,
		     bool is_relevant)
{
	int64_t at = NO_TIME;

	if (is_relevant)
		facts_add_part(import->facts, row->place, at);
	else
		facts_count(import->facts, row->place.source,
			    FATE_NOT_RELEVANT);
}

static uint32_t n_records(const struct facts *facts)
{
	return facts->incidents->len + facts->records[RECORD_EVENT]->len;
}

static void settle(struct import *import, const GArray *group)
{
	const struct row *first = &g_array_index(group, struct row, 0);
	struct servicenow record = joined(group);
	struct reading reading = {
		.import = import,
		.source = first->place.source,
		.record = first->place.record,
	};
	uint32_t before = n_records(import->facts);

	servicenow_add(&reading, &record);
	export_done(&reading);
	for (uint32_t r = 1; r < group->len; r++)
		end_part(import, &g_array_index(group, struct row, r),
			 n_records(import->facts) > before);
}

void servicenow_copies_settle(struct import *import)
{
	const GPtrArray *groups = import->copies->groups;

	for (uint32_t g = 0; g < groups->len; g++)
		settle(import, groups->pdata[g]);
}
