/* series_labels.c -- `{a="b", …}`, as series are written in texts */
#include "importers/series_draft.h"

#include <string.h>

size_t series_name_length(const char *text)
{
	size_t n = strspn(text, "abcdefghijklmnopqrstuvwxyz"
				"ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_:");

	return g_ascii_isdigit(*text) ? 0 : n;
}

size_t series_labels_length(const char *text)
{
	bool is_quoted = false;

	if (*text != '{')
		return 0;
	for (size_t i = 1; text[i]; i++) {
		if (is_quoted && text[i] == '\\' && text[i + 1])
			i++;
		else if (text[i] == '"')
			is_quoted = !is_quoted;
		else if (!is_quoted && text[i] == '}')
			return i + 1;
		else if (!is_quoted && strchr(":[{", text[i]))
			return 0; /* JSON */
	}
	return 0;
}

static char *skip_blanks(char *text)
{
	return text + strspn(text, " \t");
}

/* Ends the text at its closing quote; what follows that, or NULL. */
static char *read_quoted(char *text, char **value)
{
	char *to = *value = text + 1;

	for (char *at = to; *at; at++) {
		if (*at == '"') {
			*to = '\0';
			return at + 1;
		}
		if (*at == '\\' && at[1]) {
			at++;
			*to++ = *at == 'n' ? '\n' : *at;
		} else {
			*to++ = *at;
		}
	}
	return NULL;
}

/* The name of a label, which may be quoted, up to what follows it. */
static char *read_label_name(char *text, char **name, char *ended_by)
{
	size_t length;

	if (*text == '"') {
		text = read_quoted(text, name);
		if (!text)
			return NULL;
		text = skip_blanks(text);
		*ended_by = *text;
		return text;
	}
	/* OpenTelemetry's names have dots */
	length = strcspn(text, "=,} \t\"");
	if (length == 0)
		return NULL;
	*name = text;
	text = skip_blanks(text + length);
	*ended_by = *text;
	(*name)[length] = '\0';
	return text;
}

char *series_labels_read(char *text,
			 void (*label)(void *data, const char *name,
				       const char *value),
			 void *data)
{
	char *name, *value, ended_by;

	if (*text != '{')
		return NULL;
	for (text = skip_blanks(text + 1); *text != '}';) {
		bool is_quoted = *text == '"';

		text = read_label_name(text, &name, &ended_by);
		if (!text)
			return NULL;
		if (ended_by == '=') {
			text = skip_blanks(text + 1);
			if (*text != '"')
				return NULL;
			text = read_quoted(text, &value);
			if (!text)
				return NULL;
			label(data, name, value);
			text = skip_blanks(text);
		} else if (is_quoted && (ended_by == ',' || ended_by == '}')) {
			label(data, "__name__", name);
		} else {
			return NULL;
		}
		if (*text == ',')
			text = skip_blanks(text + 1);
		else if (*text != '}')
			return NULL;
	}
	return text + 1;
}
