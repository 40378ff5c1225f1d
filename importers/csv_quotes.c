/* csv_quotes.c -- whether the quotes of a row of a table are in order */
#include "importers/csv_quotes.h"

static bool is_blank(char c, char delimiter)
{
	return (c == ' ' || c == '\t') && c != delimiter;
}

/* Behind the quoted cell at `at`; 0: it does not end. */
static size_t pass_quoted(const char *lines, size_t at, size_t length)
{
	for (at++; at < length; at++)
		if (lines[at] == '"') {
			if (at + 1 == length || lines[at + 1] != '"')
				return at + 1;
			at++;
		}
	return 0;
}

static bool ends_cell(char c, char delimiter)
{
	return c == delimiter || c == '\n' || c == '\r';
}

bool csv_quotes_are_odd(const char *lines, size_t length, char delimiter)
{
	for (size_t at = 0; at < length; at++) {
		while (at < length && is_blank(lines[at], delimiter))
			at++;
		if (at < length && lines[at] == '"') {
			at = pass_quoted(lines, at, length);
			if (at == 0)
				return true;
			while (at < length && is_blank(lines[at], delimiter))
				at++;
			if (at < length && !ends_cell(lines[at], delimiter))
				return true;
		}
		while (at < length && !ends_cell(lines[at], delimiter))
			at++;
	}
	return false;
}
