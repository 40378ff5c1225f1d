/* json.c -- the door to cJSON for writing
 *
 * A row is a tree of its own, printed and freed, so that a table of a million
 * rows needs no more memory than its longest row.  cJSON would round numbers
 * to what it thinks equal; ours are handed to it as text.
 */
#include "render/json.h"

#include "render/plain.h"
#include "render/words.h"

#include <cjson/cJSON.h>

static cJSON *text_item(const char *text)
{
	g_autofree char *valid = NULL;

	if (!text)
		return cJSON_CreateNull();
	valid = g_utf8_make_valid(text, -1);
	return cJSON_CreateString(valid);
}

static cJSON *cell_item(const struct column *column, const struct cell *cell,
			GTimeZone *zone)
{
	g_autoptr(GString) text = g_string_new(NULL);

	if (cell->is_empty)
		return cJSON_CreateNull();
	switch (column->type) {
	case CELL_TEXT:
		return text_item(cell->text);
	case CELL_BOOLEAN:
		return cJSON_CreateBool(cell->integer != 0);
	case CELL_TIME:
	case CELL_DATE:
		plain_append(text, column, cell, zone);
		return cJSON_CreateString(text->str);
	default:
		plain_append(text, column, cell, zone);
		return text->len > 0 ? cJSON_CreateRaw(text->str) :
				       cJSON_CreateNull();
	}
}

/*
 * cJSON escapes what JSON must have escaped.  Here also DEL, C1 and what turns
 * the direction of writing: the text stays the same, and a terminal that the
 * file is printed on obeys none of it.
 */
static bool is_harmless(gunichar letter)
{
	return !(letter >= 0x7F && letter < 0xA0) && letter != 0x061C &&
	       !(letter >= 0x200E && letter <= 0x200F) &&
	       !(letter >= 0x2028 && letter <= 0x202E) &&
	       !(letter >= 0x2066 && letter <= 0x2069);
}

static char *escape(const char *text)
{
	GString *out = g_string_new(NULL);
	const char *run = text;

	for (; *text != '\0'; text = g_utf8_next_char(text)) {
		gunichar letter = (unsigned char)*text;

		if (letter < 0x7F)
			continue;
		letter = g_utf8_get_char(text);
		if (is_harmless(letter))
			continue;
		g_string_append_len(out, run, text - run);
		g_string_append_printf(out, "\\u%04x", letter);
		run = g_utf8_next_char(text);
	}
	g_string_append(out, run);
	return g_string_free(out, false);
}

/* The tree as text; frees the tree. */
static char *print(cJSON *item)
{
	char *text = cJSON_PrintUnformatted(item);
	char *escaped;

	g_assert(text);
	escaped = escape(text);
	cJSON_free(text);
	cJSON_Delete(item);
	return escaped;
}

static void put(cJSON *item, FILE *stream)
{
	g_autofree char *text = print(item);

	fputs(text, stream);
}

static void put_row(const struct table *table, uint32_t row, GTimeZone *zone,
		    FILE *stream)
{
	cJSON *object = cJSON_CreateObject();

	for (uint32_t c = 0; c < table->schema->width; c++) {
		const struct column *column = &table->schema->columns[c];

		cJSON_AddItemToObjectCS(
			object, column->name,
			cell_item(column, &table_cell(table, row, c), zone));
	}
	put(object, stream);
}

static void put_rows(const struct table *table, GTimeZone *zone, FILE *stream)
{
	fputc('[', stream);
	for (uint32_t row = 0; row < table->rows; row++) {
		fputs(row > 0 ? ",\n" : "\n", stream);
		put_row(table, row, zone, stream);
	}
	fputs(table->rows > 0 ? "\n]" : "]", stream);
}

void json_table(const struct table *table, GTimeZone *zone, FILE *stream)
{
	put_rows(table, zone, stream);
	fputc('\n', stream);
}

char *json_literal(const char *text)
{
	return print(text_item(text));
}

static void put_key(const char *key, FILE *stream)
{
	put(cJSON_CreateString(key), stream);
	fputc(':', stream);
}

static void put_part(const char *key, cJSON *item, FILE *stream)
{
	put_key(key, stream);
	put(item, stream);
	fputs(",\n", stream);
}

static cJSON *sentence_item(const struct sentence *sentence,
			    const struct report *report)
{
	const struct words_context context = { .zone = report->zone };
	g_autofree char *text = words_text(sentence, &context);

	return sentence ? text_item(text) : cJSON_CreateNull();
}

static cJSON *stamp_item(int64_t at)
{
	g_autofree char *text = period_time_text(at);

	return cJSON_CreateString(text);
}

static cJSON *window_item(const char *name, const struct window *window)
{
	cJSON *object = cJSON_CreateObject();

	cJSON_AddItemToObject(object, "name", text_item(name));
	cJSON_AddItemToObject(object, "since", stamp_item(window->since));
	cJSON_AddItemToObject(object, "until", stamp_item(window->until));
	cJSON_AddBoolToObject(object, "complete", !window->is_incomplete);
	return object;
}

static cJSON *period_item(const struct report *report)
{
	const struct metrics *metrics = report->metrics;
	cJSON *object = window_item(report->period_name, &metrics->window);

	cJSON_AddItemToObject(object, "timezone", text_item(report->zone_name));
	cJSON_AddItemToObject(
		object, "previous",
		metrics->has_previous ?
			window_item(report->previous_name, &metrics->previous) :
			cJSON_CreateNull());
	return object;
}

static cJSON *headlines_item(const struct report *report)
{
	cJSON *object = cJSON_CreateObject();

	for (uint32_t i = 0; i < report->n_pages; i++) {
		const struct page *page = &report->pages[i];

		if (page->n_headlines > 0)
			cJSON_AddItemToObject(
				object, page->id,
				sentence_item(page->headlines[0], report));
	}
	return object;
}

static cJSON *notes_item(const struct report *report)
{
	cJSON *array = cJSON_CreateArray();

	for (uint32_t i = 0; i < report->n_notes; i++)
		cJSON_AddItemToArray(array,
				     sentence_item(report->notes[i], report));
	return array;
}

static void add_alternatives(cJSON *array, const struct page *page,
			     const struct report *report)
{
	for (uint32_t i = 0; i < page->n_panels; i++) {
		const struct panel *panel = &page->panels[i];
		cJSON *object;

		if (!panel->alternative)
			continue;
		object = cJSON_CreateObject();
		cJSON_AddStringToObject(object, "page", page->id);
		cJSON_AddItemToObject(object, "title", text_item(panel->title));
		cJSON_AddItemToObject(
			object, "text",
			sentence_item(panel->alternative, report));
		cJSON_AddItemToArray(array, object);
	}
}

static cJSON *alternatives_item(const struct report *report)
{
	cJSON *array = cJSON_CreateArray();

	for (uint32_t i = 0; i < report->n_pages; i++)
		add_alternatives(array, &report->pages[i], report);
	return array;
}

static cJSON *pages_item(const struct report *report)
{
	cJSON *array = cJSON_CreateArray();

	for (uint32_t i = 0; i < report->n_pages; i++) {
		const struct page *page = &report->pages[i];
		cJSON *object = cJSON_CreateObject();

		cJSON_AddStringToObject(object, "id", page->id);
		cJSON_AddItemToObject(object, "section",
				      text_item(page->section));
		cJSON_AddItemToObject(object, "standfirst",
				      sentence_item(page->standfirst, report));
		cJSON_AddItemToObject(object, "footnote",
				      sentence_item(page->footnote, report));
		cJSON_AddItemToArray(array, object);
	}
	return array;
}

static void put_tables(const struct report *report, FILE *stream)
{
	bool is_first = true;

	put_key("tables", stream);
	fputc('{', stream);
	for (uint32_t i = 0; i < report->n_tables; i++) {
		const struct table *table = report_table_at(report, i);

		if (table->schema->is_only_in_workbook)
			continue;
		fputs(is_first ? "\n" : ",\n", stream);
		is_first = false;
		put_key(table->schema->name, stream);
		put_rows(table, report->zone, stream);
	}
	fputs("\n}", stream);
}

bool json_write(const struct report *report,
		const struct render_options *options, FILE *stream,
		GError **error)
{
	(void)options;
	(void)error;
	fputs("{\n", stream);
	put_part("title", text_item(report->title), stream);
	put_part("organisation", text_item(report->organisation), stream);
	put_part("generated_at", stamp_item(report->generated_at), stream);
	put_part("period", period_item(report), stream);
	put_part("headlines", headlines_item(report), stream);
	put_part("notes", notes_item(report), stream);
	put_part("alt", alternatives_item(report), stream);
	put_part("pages", pages_item(report), stream);
	put_tables(report, stream);
	fputs("\n}\n", stream);
	return true;
}
