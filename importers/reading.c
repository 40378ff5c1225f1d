/* reading.c -- what every importer does with a record */
#include "importers/reading.h"

#include <stdlib.h>

struct place reading_place(const struct reading *reading)
{
	return (struct place){ reading->source, reading->record };
}

void reading_span(struct reading *reading, int64_t at)
{
	source_extend(facts_source(reading->import->facts, reading->source),
		      at);
}

/* A text that was cut to its first bytes may end within a character. */
static char *printed(const char *form, va_list arguments)
{
	g_autofree char *text = g_strdup_vprintf(form, arguments);

	return g_utf8_make_valid(text, -1);
}

void reading_malformed(struct reading *reading, const char *reason,
		       const char *detail, ...)
{
	g_autofree char *text = NULL;
	va_list arguments;

	va_start(arguments, detail);
	text = printed(detail, arguments);
	va_end(arguments);
	facts_leave_out(reading->import->facts, FATE_MALFORMED,
			reading_place(reading), NO_TIME, reason, text);
}

bool reading_has_time(struct reading *reading, int64_t at, const char *detail)
{
	if (at == NO_TIME)
		reading_malformed(reading, "time missing", "%s", detail);
	return at != NO_TIME;
}

void reading_finding(struct reading *reading, int64_t at, const char *kind,
		     const char *detail, ...)
{
	g_autofree char *text = NULL;
	va_list arguments;

	va_start(arguments, detail);
	text = printed(detail, arguments);
	va_end(arguments);
	finding_add(reading->import->facts, reading_place(reading), at, kind,
		    text);
}

void reading_end(struct reading *reading, enum fate fate)
{
	facts_count(reading->import->facts, reading->source, fate);
}

struct record_entry reading_entry(struct reading *reading, const char *id,
				  int64_t at, const struct json *record)
{
	return (struct record_entry){
		.id = id,
		.at = at,
		.created_at = NO_TIME,
		.modified_at = NO_TIME,
		.content = id || !record ? 0 : json_hash(record),
		.place = reading_place(reading),
		.service = NONE,
	};
}

static int by_name(gconstpointer a, gconstpointer b)
{
	const struct label *x = a, *y = b;
	int order = g_strcmp0(x->name, y->name);

	return order ? order : g_strcmp0(x->value, y->value);
}

uint32_t reading_add_labels(struct reading *reading, const GPtrArray *pairs,
			    uint32_t *first)
{
	GArray *labels = reading->import->facts->labels;

	*first = labels->len;
	for (uint32_t p = 0; p + 1 < pairs->len; p += 2) {
		struct label label = { pairs->pdata[p], pairs->pdata[p + 1] };

		g_array_append_val(labels, label);
	}
	if (labels->len - *first > 1)
		qsort(&g_array_index(labels, struct label, *first),
		      labels->len - *first, sizeof(struct label), by_name);
	return labels->len - *first;
}
