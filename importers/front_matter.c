/* front_matter.c -- the keys that stand before a text that people wrote
 *
 * A value without dashes around stands on the line of its key: where there is
 * none the next line is another key, not the value.
 */
#include "importers/front_matter.h"

#include "importers/field.h"
#include "importers/yaml.h"

#include <string.h>

/* NULL behind the last one. */
static const char *next_line(const char *line)
{
	line = strchr(line, '\n');
	return line ? line + 1 : NULL;
}

static bool is_fence(const char *line)
{
	if (strncmp(line, "---", 3) != 0 && strncmp(line, "...", 3) != 0)
		return false;
	line += 3;
	line += strspn(line, " \t\r");
	return *line == '\n' || *line == '\0';
}

static const char *skip_blanks(const char *text)
{
	return text + strspn(text, " \t\r\n");
}

bool front_matter_is_fenced(const char *head)
{
	head = skip_blanks(head);
	return *head == '-' && is_fence(head);
}

/* The length of the key that a line begins with, or 0. */
static size_t key_length(const char *line, bool is_fenced)
{
	size_t n = strspn(line, "abcdefghijklmnopqrstuvwxyz"
				"ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-");

	if (line[n] != ':' || strncmp(line + n, "://", 3) == 0)
		return 0;
	return !is_fenced || line[n + 1] == '\0' ||
			       g_ascii_isspace(line[n + 1]) ?
		       n :
		       0;
}

uint32_t front_matter_count(const char *head, const char *keys)
{
	bool is_fenced = front_matter_is_fenced(head);
	const char *line = skip_blanks(head);
	uint32_t n = 0;

	if (is_fenced)
		line = next_line(line);
	for (; line && !is_fence(line); line = next_line(line)) {
		size_t length = key_length(line, is_fenced);
		g_autofree char *key = g_strndup(line, length);

		if (!is_fenced && length == 0)
			break;
		n += word_is(key, keys);
	}
	return n;
}

static struct json *read_yaml(const char *text, size_t length, char **why)
{
	g_autoptr(YamlReader) reader = yaml_reader_new(NULL, text, length);
	g_autoptr(GError) error = NULL;
	const char *reason = NULL;
	const struct json *keys = yaml_reader_next(reader, &reason, &error);

	if (json_is_object(keys))
		return json_copy(keys);
	*why = g_strdup(error  ? error->message :
			reason ? reason :
				 "between its dashes there are no keys");
	return NULL;
}

static struct json *read_fenced(const char *text, const char **body, char **why)
{
	const char *end = next_line(text);

	while (end && !is_fence(end))
		end = next_line(end);
	if (!end) {
		*why = g_strdup("no line of dashes ends its keys");
		return NULL;
	}
	*body = next_line(end);
	if (!*body)
		*body = "";
	return read_yaml(text, (size_t)(end - text), why);
}

static void add_line(struct json *keys, const char *line, size_t length)
{
	g_autofree char *key = g_strndup(line, length);
	const char *value = line + length + 1;
	g_autofree char *text = NULL;

	text = g_strndup(value, strcspn(value, "\n"));
	g_strstrip(text);
	json_add(keys, key, json_new_text(text, strlen(text)));
}

struct json *front_matter_read(const char *text, const char **body, char **why)
{
	bool is_fenced = front_matter_is_fenced(text);
	const char *line = skip_blanks(text);
	struct json *keys;

	if (is_fenced)
		return read_fenced(line, body, why);
	keys = json_new_object();
	*body = "";
	for (; line; line = next_line(line)) {
		size_t length = key_length(line, false);

		if (length == 0) {
			*body = line;
			break;
		}
		add_line(keys, line, length);
	}
	return keys;
}
