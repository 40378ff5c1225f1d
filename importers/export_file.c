/* export_file.c -- one file of an export, of whatever form
 *
 * The form shows in the first bytes.  Texts that an importer knows come before
 * JSON, since some begin with a brace; what is none of all is tried as a table
 * and then as YAML, which nearly anything is.
 */
#include "importers/export_file.h"

#include "importers/export.h"
#include "importers/export_header.h"
#include "importers/json_reader.h"
#include "importers/unread.h"

#include <string.h>

enum {
	FIRST_LINES = 2,
	HEAD = 4096,
	DATES = 65536,
	LOOK = 512,
	MOST_CONTROLS = 3
};

enum form { FORM_JSON, FORM_XML, FORM_TEXT, FORM_TABLE, FORM_YAML, FORM_NONE };

struct guess {
	enum form form;
	const struct importer *importer; /* of a text */
};

/* Behind blanks and lines that begin with two slashes. */
static const char *first_word(const char *head)
{
	for (;;) {
		head += strspn(head, " \t\r\n\x1e");
		if (head[0] != '/' || head[1] != '/')
			return head;
		head += strcspn(head, "\n");
	}
}

/* The first line that is not empty nor a comment. */
static const char *first_line(const char *head)
{
	while (*head == '#' || *head == '\n' || *head == '\r') {
		head += strcspn(head, "\n");
		head += *head == '\n';
	}
	return head;
}

/* `key:`, `- `, `---`, `%YAML` */
static bool is_yaml(const char *head)
{
	const char *line = first_line(head);
	size_t key = strspn(line, "abcdefghijklmnopqrstuvwxyz"
				  "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				  "0123456789_-. \"'");

	return g_str_has_prefix(line, "---") || g_str_has_prefix(line, "- ") ||
	       g_str_has_prefix(line, "%YAML") ||
	       (key > 0 && line[key] == ':' &&
		(g_ascii_isspace(line[key + 1]) || line[key + 1] == '\0'));
}

static bool is_table(const char *head)
{
	size_t line;

	head += strspn(head, "\r\n");
	line = strcspn(head, "\n");

	return memchr(head, ',', line) || memchr(head, ';', line) ||
	       memchr(head, '\t', line) || g_str_has_prefix(head, "sep=");
}

static bool is_html(const char *word)
{
	return g_ascii_strncasecmp(word, "<!doctype html", 14) == 0 ||
	       (g_ascii_strncasecmp(word, "<html", 5) == 0 &&
		!g_ascii_isalnum(word[5]));
}

/* Behind the line. */
static const char *next_line(const char *line)
{
	line += strcspn(line, "\n");
	return *line == '\n' ? line + 1 : line;
}

/* Whose text it is, or NULL. */
static const struct importer *importer_of_text(const char *head)
{
	for (uint32_t i = 0; i < n_importers; i++)
		if (importers[i]->text && importers[i]->text->recognises(head))
			return importers[i];
	return NULL;
}

/* The same of its lines but the first ones, which may be broken; or NULL. */
static const struct importer *importer_of_lines(const char *head)
{
	const struct importer *found = NULL;

	for (int n = 0; n < FIRST_LINES && *head && !found; n++) {
		head = next_line(head);
		found = *head ? importer_of_text(head) : NULL;
	}
	if (!found || !found->text->read_line)
		return NULL;
	head = next_line(head);
	return !*head || importer_of_text(head) == found ? found : NULL;
}

/* `"key":` */
static bool begins_member(const char *text)
{
	size_t key;

	if (*text != '"')
		return false;
	key = strcspn(text + 1, "\"\n");
	return text[key + 1] == '"' &&
	       text[key + 2 + strspn(text + key + 2, " ")] == ':';
}

/* Of JSON whose first bracket is another byte, or a blank. */
static bool is_json_but_first(const char *word)
{
	const char *end = word + strcspn(word, "\r\n");

	if (begins_member(word))
		return end[-1] == '}' || end[-1] == ',';
	return *word && (begins_member(word + 1) ||
			 word[1 + strspn(word + 1, " \t\r\n")] == '{');
}

static struct guess guess_form(const struct export *export, const char *head)
{
	const char *word = first_word(head);
	const struct importer *text;

	if (is_html(word))
		return (struct guess){ FORM_NONE, NULL };
	if (*word == '<' || g_str_has_prefix(word + (*word != '\0'), "?xml "))
		return (struct guess){ FORM_XML, NULL };
	text = importer_of_text(head);
	if (text)
		return (struct guess){ FORM_TEXT, text };
	if (*word == '{' || *word == '[' || *word == '\0' ||
	    is_json_but_first(word))
		return (struct guess){ FORM_JSON, NULL };
	if (export_has_header(export, head, strlen(head)))
		return (struct guess){ FORM_TABLE, NULL };
	if (is_yaml(head))
		return (struct guess){ FORM_YAML, NULL };
	text = importer_of_lines(head);
	if (text)
		return (struct guess){ FORM_TEXT, text };
	if (is_table(head))
		return (struct guess){ FORM_TABLE, NULL };
	return (struct guess){ FORM_NONE, NULL };
}

/* One or two of them may have been flipped in a text. */
static bool looks_binary(const char *bytes, size_t length)
{
	uint32_t controls = 0;

	for (size_t i = 0; i < length; i++)
		controls += bytes[i] >= 0 && bytes[i] < ' ' &&
			    !(bytes[i] && strchr("\t\n\r\f\x1b\x1e", bytes[i]));
	return controls > MOST_CONTROLS;
}

/* None of all: what it begins with is all that can be said of it. */
static void leave_out(struct export *export, const char *head, bool is_binary)
{
	const char *line = first_word(head);
	g_autoptr(Json) text = json_new_text(line, strcspn(line, "\r\n"));
	g_autofree char *quoted = json_quote(text);
	g_autofree char *detail = g_strdup_printf(
		is_html(line) ? "it is a page of HTML, as servers send for "
				"logins and errors: it begins with %s" :
		is_binary && !*line ? "it is binary%.0s" :
		is_binary	    ? "it is binary: it begins with %s" :
				      "it begins with %s",
		quoted);

	export->unread = unread_line(line);
	export_broken(export, "not of this format", detail);
}

static bool read_form(struct export *export, GError **error)
{
	g_autofree char *head = NULL;
	const char *bytes;
	struct guess guess;
	bool is_binary;
	size_t length;

	if (!source_peek(export->file, HEAD, &bytes, &length, error))
		return false;
	head = g_strndup(bytes, MIN(length, HEAD));
	is_binary = looks_binary(bytes, MIN(length, LOOK));
	export->is_blank = length < HEAD && !is_binary && !*first_word(head);
	if (!source_peek(export->file, DATES, &bytes, &length, error))
		return false;
	export->import->date_order = dates_order(bytes, MIN(length, DATES));
	guess = guess_form(export, head);
	if (is_binary && guess.form != FORM_TEXT &&
	    (!*head || !strchr("{[<", *head)))
		guess.form = FORM_NONE;
	switch (guess.form) {
	case FORM_XML:
		return export_xml(export, error);
	case FORM_TEXT:
		return export_text(export, guess.importer, error);
	case FORM_TABLE:
		return export_csv(export, error);
	case FORM_YAML:
		return export_yaml(export, error);
	case FORM_NONE:
		leave_out(export, head, is_binary);
		return true;
	case FORM_JSON:
		break;
	}
	return export_json(export, error);
}

/* A file without records is known by its wrapper, or by having none. */
static void begin_empty(struct export *export)
{
	if (export->importer || export->strangers->len > 0)
		return;
	if (export->by_key)
		export_begin(export, export->by_key);
	else if (export->has_list)
		export->is_empty = true;
}

/* An answer that found nothing, but nobody can say in what. */
static void tell_empty(struct export *export)
{
	g_autofree char *name =
		g_utf8_make_valid(source_name(export->file), -1);
	g_autofree char *detail = g_strdup_printf(
		"%s: an empty list, which may be of any format", name);

	finding_add(export->import->facts, (struct place){ NONE, 0 }, NO_TIME,
		    "no records", detail);
}

static void tell_no_known_format(struct export *export, const GError *error)
{
	g_autofree char *shown = g_utf8_make_valid(error->message, -1);

	finding_add(export->import->facts, (struct place){ NONE, 0 }, NO_TIME,
		    "unrecognised file", shown);
}

bool export_file_read(struct import *import, struct source_file *file,
		      bool is_in_folder, struct import_watch *watch,
		      GError **error)
{
	g_autoptr(Export) export = export_new(import, file, watch);
	g_autoptr(GError) broken = NULL;

	if (read_form(export, &broken))
		begin_empty(export);
	if (export->importer)
		export_finish(export);
	else if (!broken && export->is_empty && export->strangers->len == 0)
		tell_empty(export);
	else if (!broken)
		broken = export_no_known_format(export);
	else
		export_tell_strangers(export, broken);
	if (broken && !export->importer && is_in_folder && !export->is_cut) {
		tell_no_known_format(export, broken);
		return true;
	}
	if (!broken)
		return true;
	g_propagate_error(error, g_steal_pointer(&broken));
	return false;
}
