/* xlsx_text.c -- text that a workbook can hold */
#include "render/xlsx_text.h"

#include "render/clean.h"

#include <string.h>

#define REPLACEMENT 0xFFFD

enum { LIMIT = 32767, CUT = 1000, SHEET_LIMIT = 31 };

/* Whether `text` begins as one of the escapes of the format: _x0041_. */
static bool is_escape(const char *text)
{
	if (text[0] != '_' || text[1] != 'x')
		return false;
	for (int i = 2; i < 6; i++)
		if (!g_ascii_isxdigit(text[i]))
			return false;
	return text[6] == '_';
}

static char *escape(const char *text)
{
	GString *out = g_string_new(NULL);

	for (; *text; text = g_utf8_next_char(text)) {
		gunichar letter = g_utf8_get_char(text);

		if (letter == 0xFFFE || letter == 0xFFFF)
			letter = REPLACEMENT;
		if (is_escape(text))
			g_string_append(out, "_x005F");
		g_string_append_unichar(out, letter);
	}
	return g_string_free(out, false);
}

/* A workbook counts in units of UTF-16. */
static size_t length_of(const char *text)
{
	size_t length = 0;

	for (; *text; text = g_utf8_next_char(text))
		length += g_utf8_get_char(text) > 0xFFFF ? 2 : 1;
	return length;
}

static char *cut(const char *text, size_t letters)
{
	const char *end = g_utf8_offset_to_pointer(text, (long)letters);

	return g_strdup_printf("%.*s…", (int)(end - text), text);
}

char *xlsx_text_cell(const char *text)
{
	g_autofree char *clean = clean_text(text, CLEAN_CELL);
	g_autofree char *escaped = escape(clean);
	g_autofree char *shorter = NULL;

	if (length_of(escaped) <= LIMIT)
		return g_steal_pointer(&escaped);
	shorter = cut(clean, CUT);
	return escape(shorter);
}

char *xlsx_text_line(const char *text, size_t most)
{
	g_autofree char *clean = clean_text(text, CLEAN_LINE);
	g_autofree char *shorter = NULL;

	if ((size_t)g_utf8_strlen(clean, -1) <= most)
		return escape(clean);
	shorter = cut(clean, most - 1);
	return escape(shorter);
}

char *xlsx_text_sheet(const char *name)
{
	g_autofree char *clean = clean_text(name, CLEAN_LINE);
	char *end;

	g_strdelimit(clean, "[]:*?/\\'", '_');
	if (g_utf8_strlen(clean, -1) > SHEET_LIMIT) {
		end = g_utf8_offset_to_pointer(clean, SHEET_LIMIT);
		*end = '\0';
	}
	return *clean ? escape(clean) : g_strdup("Sheet");
}

static void append_cell(GString *out, uint32_t row, uint32_t column)
{
	char letters[8];
	int at = sizeof(letters) - 1;

	letters[at] = '\0';
	for (column++; column > 0; column = (column - 1) / 26)
		letters[--at] = (char)('A' + (column - 1) % 26);
	g_string_append_printf(out, "$%s$%u", letters + at, row + 1);
}

char *xlsx_text_range(struct xlsx_range range)
{
	GString *out = g_string_new(NULL);

	append_cell(out, range.row, range.column);
	g_string_append_c(out, ':');
	append_cell(out, range.last_row, range.last_column);
	return g_string_free(out, false);
}
