/* events.c -- what a file of JSON is read as, in a line */
#include "tests/events.h"

#include "importers/json_ahead.h"

#include <inttypes.h>

static void print_value(GString *line, const struct json *value)
{
	bool is_object = json_is_object(value);
	g_autofree char *quoted = NULL;

	if (!is_object && !json_is_array(value)) {
		quoted = json_quote(value);
		g_string_append(line, quoted);
		return;
	}
	g_string_append_c(line, is_object ? '{' : '[');
	for (const struct json *child = json_first(value); child;
	     child = json_next(child)) {
		if (child != json_first(value))
			g_string_append_c(line, ',');
		if (is_object)
			g_string_append_printf(line, "%s:", json_key(child));
		print_value(line, child);
	}
	g_string_append_c(line, is_object ? '}' : ']');
}

static void print_event(GString *line, const struct json_event *event)
{
	if (line->len > 0)
		g_string_append_c(line, ' ');
	switch (event->kind) {
	case JSON_BROKEN:
		g_string_append_printf(line, "!%s@%" PRIu64, event->why,
				       event->byte);
		return;
	case JSON_MEMBERS:
		g_string_append_printf(line, "%s+",
				       event->key ? event->key : "");
		break;
	case JSON_RECORD:
		break;
	}
	print_value(line, event->value);
}

static const char *const keys[] = { "items", "data", "data.result", NULL };

char *events_print(const char *bytes, size_t length, size_t chunk)
{
	return events_print_ahead(bytes, length, chunk, 1);
}

char *events_print_ahead(const char *bytes, size_t length, size_t chunk,
			 int jobs)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(SourceFile) file =
		source_of_bytes("x", bytes, length, &error);
	g_autoptr(JsonReader) reader =
		file ? json_reader_new(file, keys, chunk) : NULL;
	g_autoptr(JsonAhead) ahead =
		file ? json_ahead_new(reader, file, jobs) : NULL;
	GString *line = g_string_new(NULL);
	struct json_event event;

	while (ahead && json_ahead_next(ahead, &event, &error))
		print_event(line, &event);
	if (error)
		g_string_append_printf(line, "%s%s", line->len > 0 ? " " : "",
				       error->message);
	return g_string_free(line, false);
}
