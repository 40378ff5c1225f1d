/* annotation_text.c -- what the text of an annotation says */
#include "importers/annotation_text.h"

#include "importers/tags.h"

#include <string.h>

enum { MOST_DIGITS = 64 };

static bool ends_line(const char *name, size_t length)
{
	static const char *const names[] = { "br", "p",	 "div", "li", "tr",
					     "ul", "h1", "h2",	"h3", "pre" };

	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		if (strlen(names[i]) == length &&
		    g_ascii_strncasecmp(names[i], name, length) == 0)
			return true;
	return false;
}

/* After the tag's `>`, or NULL if `<` begins no tag. */
static const char *tag_end(const char *at)
{
	char quote = '\0';

	if (!g_ascii_isalpha(at[1]) && at[1] != '/' && at[1] != '!')
		return NULL;
	for (at++; *at; at++) {
		if (quote) {
			if (*at == quote)
				quote = '\0';
		} else if (*at == '"' || *at == '\'') {
			quote = *at;
		} else if (*at == '>') {
			return at + 1;
		}
	}
	return NULL;
}

static const char *plain_tag(GString *plain, const char *at)
{
	const char *end = tag_end(at);
	const char *name = at + 1 + (at[1] == '/');
	size_t length = 0;

	if (!end) {
		g_string_append_c(plain, *at);
		return at + 1;
	}
	while (g_ascii_isalnum(name[length]))
		length++;
	if (ends_line(name, length))
		g_string_append_c(plain, '\n');
	return end;
}

static gunichar numbered_entity(const char *name, size_t length)
{
	bool is_hex = length > 1 && (name[1] == 'x' || name[1] == 'X');
	char *end;
	uint64_t c =
		g_ascii_strtoull(name + 1 + is_hex, &end, is_hex ? 16 : 10);

	if (end != name + length || c == 0 || c > 0x10ffff ||
	    !g_unichar_validate((gunichar)c))
		return 0;
	return (gunichar)c;
}

static gunichar named_entity(const char *name, size_t length)
{
	static const struct {
		const char *name;
		gunichar letter;
	} entities[] = {
		{ "amp", '&' },	 { "lt", '<' },	   { "gt", '>' },
		{ "quot", '"' }, { "apos", '\'' }, { "nbsp", ' ' },
	};

	if (length > 0 && *name == '#')
		return numbered_entity(name, length);
	for (size_t i = 0; i < G_N_ELEMENTS(entities); i++)
		if (strlen(entities[i].name) == length &&
		    strncmp(entities[i].name, name, length) == 0)
			return entities[i].letter;
	return 0;
}

static const char *plain_entity(GString *plain, const char *at)
{
	size_t length = strcspn(at + 1, "; \n&<");
	gunichar letter = 0;

	if (at[1 + length] == ';' && length <= 8)
		letter = named_entity(at + 1, length);
	if (!letter) {
		g_string_append_c(plain, *at);
		return at + 1;
	}
	g_string_append_unichar(plain, letter);
	return at + 1 + length + 1;
}

char *annotation_text_plain(const char *text)
{
	GString *plain = g_string_sized_new(strlen(text));

	while (*text) {
		size_t length = strcspn(text, "<&\\");

		g_string_append_len(plain, text, (gssize)length);
		text += length;
		if (*text == '<') {
			text = plain_tag(plain, text);
		} else if (*text == '&') {
			text = plain_entity(plain, text);
		} else if (*text == '\\' && text[1] == 'n') {
			g_string_append_c(plain, '\n');
			text += 2;
		} else if (*text) {
			g_string_append_c(plain, *text++);
		}
	}
	return g_string_free(plain, false);
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

/* Whether what stands here ends a word: not `1234567.example`. */
static bool ends_word(const char *at)
{
	if (g_ascii_isalnum(*at) || *at == '-' || *at == '_' || *at == '@')
		return false;
	return *at != '.' || !g_ascii_isalnum(at[1]);
}

static char *take_hex(const char *at, size_t fewest)
{
	size_t digits = tags_hex_length(at);

	if (digits < fewest || digits > MOST_DIGITS || !ends_word(at + digits))
		return NULL;
	return g_strndup(at, digits);
}

static char *line_commit(const char *line)
{
	while (is_blank(*line) || *line == '*' || *line == '-')
		line++;
	if (g_ascii_strncasecmp(line, "commit", 6) != 0)
		return NULL;
	line += 6;
	while (is_blank(*line) || *line == '*')
		line++;
	if (*line != ':' && *line != '=')
		return NULL;
	line++;
	while (is_blank(*line) || *line == '*' || *line == '`')
		line++;
	return take_hex(line, 4);
}

char *annotation_text_commit_line(const char *text)
{
	while (text) {
		char *commit = line_commit(text);

		if (commit)
			return commit;
		text = strchr(text, '\n');
		if (text)
			text++;
	}
	return NULL;
}

/* After the next `@` that a name stands before, or NULL. */
static const char *next_at(const char *text, const char *from)
{
	const char *at = from;

	while ((at = strchr(at, '@'))) {
		if (at > text && g_ascii_isgraph(at[-1]))
			return at + 1;
		at++;
	}
	return NULL;
}

char *annotation_text_commit_at(const char *text)
{
	const char *at = text;

	while ((at = next_at(text, at))) {
		char *commit = take_hex(at, 7);

		if (commit)
			return commit;
	}
	return NULL;
}

/* The word here if it is a version; what ends a sentence is none of it. */
static char *take_version(const char *at)
{
	size_t length = strcspn(at, " \t\r\n,;)");

	while (length > 0 && (at[length - 1] == '.' || at[length - 1] == ':' ||
			      at[length - 1] == '!'))
		length--;
	return tags_is_version(at, length) ? g_strndup(at, length) : NULL;
}

static const char *skip_name(const char *at, const char *service)
{
	size_t length = service ? strlen(service) : 0;
	g_autofree char *name = g_strndup(at, length);

	if (length == 0 || !name_equal(name, service) ||
	    strlen(name) != length || g_ascii_isgraph(at[length]))
		length = strcspn(at, " \t\r\n");
	at += length;
	while (is_blank(*at))
		at++;
	return at;
}

static char *version_deployed(const char *text, const char *service)
{
	static const char word[] = "deployed ";

	for (; *text; text++)
		if (g_ascii_strncasecmp(text, word, strlen(word)) == 0) {
			char *version;

			text += strlen(word);
			version = take_version(skip_name(text, service));
			if (version)
				return version;
			text--;
		}
	return NULL;
}

char *annotation_text_version(const char *text, const char *service)
{
	char *version = version_deployed(text, service);
	const char *at = text;

	while (!version && (at = next_at(text, at)))
		version = take_version(at);
	return version;
}

/* What ends an address; a point or comma behind it belongs to the sentence. */
char *annotation_text_link(const char *text)
{
	const char *at = strstr(text, "://");
	const char *begin = at;
	size_t length;

	while (begin && begin > text && g_ascii_isalpha(begin[-1]))
		begin--;
	if (!begin || (strncmp(begin, "http:", 5) != 0 &&
		       strncmp(begin, "https:", 6) != 0))
		return NULL;
	length = strcspn(begin, " \t\r\n\"'<>()[]{}|\\");
	while (length > 0 && strchr(".,;:!?", begin[length - 1]))
		length--;
	return g_strndup(begin, length);
}

char *annotation_text_run(const char *text)
{
	static const char *const paths[] = { "/actions/runs/",
					     "/-/pipelines/" };

	for (size_t i = 0; i < G_N_ELEMENTS(paths); i++) {
		const char *at = strstr(text, paths[i]);
		size_t length;

		if (!at)
			continue;
		at += strlen(paths[i]);
		length = strspn(at, "0123456789");
		if (length > 0)
			return g_strndup(at, length);
	}
	return NULL;
}
