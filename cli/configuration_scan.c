/* configuration_scan.c -- where the keys of a configuration file stand
 *
 * libgit2 reads configuration, but neither tells the line of a key nor looks
 * before it opens an included file.  So the same text is scanned here for
 * names and lines; values are needed of include.path only.
 */
#include "cli/configuration_scan.h"

#include <string.h>

struct scan {
	const char *at;
	uint32_t line;
	GString *section; /* "service.orders" */
	GArray *keys;
};

static void clear_key(void *data)
{
	struct scanned_key *key = data;

	g_free(key->name);
	g_free(key->value);
}

static void skip_blanks(struct scan *scan)
{
	while (*scan->at == ' ' || *scan->at == '\t' || *scan->at == '\r')
		scan->at++;
}

static void skip_line(struct scan *scan)
{
	scan->at += strcspn(scan->at, "\n");
}

/* "orders"] with \" and \\ in it. */
static bool take_subsection(struct scan *scan)
{
	for (scan->at++; *scan->at != '"'; scan->at++) {
		if (*scan->at == '\\')
			scan->at++;
		if (*scan->at == '\0' || *scan->at == '\n')
			return false;
		g_string_append_c(scan->section, *scan->at);
	}
	scan->at++;
	return *scan->at == ']';
}

static bool take_section(struct scan *scan)
{
	g_string_truncate(scan->section, 0);
	for (scan->at++;
	     g_ascii_isalnum(*scan->at) || *scan->at == '-' || *scan->at == '.';
	     scan->at++)
		g_string_append_c(scan->section, g_ascii_tolower(*scan->at));
	skip_blanks(scan);
	if (*scan->at == '"') {
		g_string_append_c(scan->section, '.');
		if (!take_subsection(scan))
			return false;
	}
	return *scan->at++ == ']' && scan->section->len > 0;
}

/* After a backslash; a line that ends with one goes on in the next. */
static bool take_escape(struct scan *scan, GString *value)
{
	static const char letters[] = "ntb\"\\", meanings[] = "\n\t\b\"\\";
	const char *found;

	if (*scan->at == '\r' && scan->at[1] == '\n')
		scan->at++;
	if (*scan->at == '\n') {
		scan->line++;
		return true;
	}
	found = *scan->at ? strchr(letters, *scan->at) : NULL;
	if (found)
		g_string_append_c(value, meanings[found - letters]);
	return found;
}

static bool take_value(struct scan *scan, GString *value)
{
	bool is_quoted = false;
	size_t kept = 0; /* blanks at the end are not */

	skip_blanks(scan);
	for (; *scan->at && *scan->at != '\n'; scan->at++) {
		bool is_blank = g_ascii_isspace(*scan->at) && !is_quoted;

		if (!is_quoted && (*scan->at == ';' || *scan->at == '#')) {
			skip_line(scan);
			break;
		}
		if (*scan->at == '"') {
			is_quoted = !is_quoted;
		} else if (*scan->at == '\\') {
			scan->at++;
			if (!take_escape(scan, value))
				return false;
		} else {
			g_string_append_c(value, *scan->at);
		}
		if (!is_blank)
			kept = value->len;
	}
	g_string_truncate(value, kept);
	return !is_quoted;
}

static bool take_key(struct scan *scan)
{
	g_autoptr(GString) name = g_string_new(scan->section->str);
	g_autoptr(GString) value = g_string_new(NULL);
	struct scanned_key key = { .line = scan->line };
	bool is_whole = true;

	if (!g_ascii_isalnum(*scan->at) && *scan->at != '-')
		return false;
	if (name->len > 0)
		g_string_append_c(name, '.');
	for (; g_ascii_isalnum(*scan->at) || *scan->at == '-'; scan->at++)
		g_string_append_c(name, g_ascii_tolower(*scan->at));
	skip_blanks(scan);
	if (*scan->at == '=') {
		scan->at++;
		is_whole = take_value(scan, value);
		key.value = g_strdup(value->str);
	} else if (*scan->at == ';' || *scan->at == '#') {
		skip_line(scan);
	} else if (*scan->at && *scan->at != '\n') {
		return false;
	}
	key.name = g_strdup(name->str);
	g_array_append_val(scan->keys, key);
	return is_whole;
}

static bool take_any(struct scan *scan)
{
	skip_blanks(scan);
	switch (*scan->at) {
	case '\n':
		scan->line++;
		scan->at++;
		return true;
	case ';':
	case '#':
		skip_line(scan);
		return true;
	case '[':
		return take_section(scan);
	case '\0':
		return true;
	default:
		return take_key(scan);
	}
}

GArray *configuration_scan(const char *text, uint32_t *stopped_at)
{
	g_autoptr(GString) section = g_string_new(NULL);
	struct scan scan = {
		.at = g_str_has_prefix(text, "\xef\xbb\xbf") ? text + 3 : text,
		.line = 1,
		.section = section,
		.keys = g_array_new(false, true, sizeof(struct scanned_key)),
	};

	g_array_set_clear_func(scan.keys, clear_key);
	*stopped_at = 0;
	while (*scan.at && *stopped_at == 0)
		if (!take_any(&scan))
			*stopped_at = scan.line;
	return scan.keys;
}
