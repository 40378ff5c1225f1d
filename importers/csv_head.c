/* csv_head.c -- where the header of a table is
 *
 * Each of the first lines is split as if it were the header.  Only one that is
 * known counts, so that a table without one that is known is told by its first
 * line, as ever.
 */
#include "importers/csv_head.h"

#include <string.h>

enum { MOST_ABOVE = 20 };

static size_t line_length(const char *text, size_t length)
{
	const char *newline = memchr(text, '\n', length);

	return newline ? (size_t)(newline - text) : length;
}

/* Nothing, or the cells that a sheet leaves empty. */
static bool is_blank(const char *line, size_t length)
{
	while (length > 0 && strchr(" \t\r;,|\"", line[length - 1]))
		length--;
	return length == 0;
}

/* The delimiter that a line `sep=X`, in quotes or not, tells; or NUL. */
static char told_by(const char *line, size_t length)
{
	if (length >= 7 && *line == '"' && line[6] == '"') {
		line++;
		length -= 2;
	}
	return length == 5 && g_ascii_strncasecmp(line, "sep=", 4) == 0 ?
		       line[4] :
		       '\0';
}

static char most_frequent(const char *line, size_t length)
{
	static const char delimiters[] = "\t;,|";
	uint32_t counts[4] = { 0 }, best = 2;
	bool is_quoted = false;

	for (size_t i = 0; i < length; i++) {
		const char *found = strchr(delimiters, line[i]);

		if (line[i] == '"')
			is_quoted = !is_quoted;
		if (!is_quoted && found && *found)
			counts[found - delimiters]++;
	}
	for (uint32_t d = 0; d < 4; d++)
		if (counts[d] > counts[best])
			best = d;
	return delimiters[best];
}

/* Names have no delimiters in their quotes, or are none that are known. */
static char **split(const char *line, size_t length, char delimiter)
{
	const char word[] = { delimiter, '\0' };
	g_autofree char *text = g_strndup(line, length);
	g_autofree char *valid = g_utf8_make_valid(text, -1);
	char **names = g_strsplit(valid, word, -1);

	for (int n = 0; names[n]; n++) {
		size_t end = strlen(g_strstrip(names[n]));

		if (end < 2 || names[n][0] != '"' || names[n][end - 1] != '"')
			continue;
		names[n][end - 1] = '\0';
		memmove(names[n], names[n] + 1, end - 1);
	}
	return names;
}

bool csv_head_find(const char *text, size_t length,
		   bool (*knows)(void *data, const struct csv_header *header),
		   void *data, struct csv_head *head)
{
	struct csv_header header = { .above = 0 };
	bool is_first = true;
	char told = '\0';

	for (size_t at = 0, all; at < length && header.above < MOST_ABOVE;
	     at += all + 1) {
		const char *line = text + at;
		size_t n = all = line_length(line, length - at);
		g_auto(GStrv) names = NULL;

		while (n > 0 && g_ascii_isspace(line[n - 1]) &&
		       line[n - 1] != '\t')
			n--;
		if (is_blank(line, n))
			continue;
		if (told_by(line, n)) {
			told = told_by(line, n);
			continue;
		}
		header.delimiter = told ? told : most_frequent(line, n);
		if (is_first)
			*head = (struct csv_head){ at, header.delimiter, 0 };
		is_first = false;
		names = split(line, n, header.delimiter);
		header.names = (const char *const *)names;
		header.n = g_strv_length(names);
		if (knows && knows(data, &header)) {
			*head = (struct csv_head){ at, header.delimiter,
						   header.above };
			return true;
		}
		header.above += *line != '#';
	}
	return false;
}
