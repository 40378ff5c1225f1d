/* json_repair.c -- JSON as it is found, made into JSON as it should be
 *
 * Hardly any record needs this, so it copies without haste.  Whether a record
 * does is asked of each one, so that is done in haste.
 */
#include "importers/json_repair.h"

#include <string.h>

struct repair {
	GString *out;
	const char *at, *end;
};

static bool has_nul_escape(const char *text, size_t length)
{
	return memmem(text, length, "\\u0000", 6) != NULL;
}

static bool is_in_number(char c)
{
	return g_ascii_isdigit(c) || c == '-' || c == '+' || c == '.' ||
	       c == 'e' || c == 'E';
}

/* A run of digits this long, in a text or not: then it is looked at closer. */
static bool has_long_number(const char *text, size_t length)
{
	size_t i = JSON_EXACT_LENGTH;

	while (i < length) {
		size_t run = 0;

		while (run <= JSON_EXACT_LENGTH &&
		       g_ascii_isdigit(text[i - run]))
			run++;
		if (run > JSON_EXACT_LENGTH)
			return true;
		i += JSON_EXACT_LENGTH + 1 - run;
	}
	return false;
}

bool json_needs_repair(const char *text, size_t length)
{
	return !g_utf8_validate_len(text, length, NULL) ||
	       has_long_number(text, length) || has_nul_escape(text, length);
}

/* The code unit of the escape \uXXXX at `at`, or -1. */
static int escaped_unit(const struct repair *repair, const char *at)
{
	int unit = 0;

	if (repair->end - at < 6 || at[0] != '\\' || at[1] != 'u')
		return -1;
	for (int i = 2; i < 6; i++) {
		int digit = g_ascii_xdigit_value(at[i]);

		if (digit < 0)
			return -1;
		unit = unit << 4 | digit;
	}
	return unit;
}

static void copy(struct repair *repair, size_t n)
{
	n = MIN(n, (size_t)(repair->end - repair->at));
	g_string_append_len(repair->out, repair->at, (gssize)n);
	repair->at += n;
}

static void repair_escape(struct repair *repair)
{
	int unit = escaped_unit(repair, repair->at);
	int next = unit < 0 ? -1 : escaped_unit(repair, repair->at + 6);

	if (unit < 0) {
		copy(repair, 2);
	} else if (unit >= 0xd800 && unit < 0xdc00 && next >= 0xdc00 &&
		   next < 0xe000) {
		copy(repair, 12);
	} else if (unit == 0 || (unit >= 0xd800 && unit < 0xe000)) {
		g_string_append(repair->out, "\\ufffd");
		repair->at += 6;
	} else {
		copy(repair, 6);
	}
}

static void repair_text(struct repair *repair)
{
	copy(repair, 1);
	while (repair->at < repair->end && *repair->at != '"')
		if (*repair->at == '\\')
			repair_escape(repair);
		else
			copy(repair, 1);
	copy(repair, 1);
}

static void repair_number(struct repair *repair)
{
	const char *end = repair->at;
	bool is_integer = true;
	size_t length;

	for (; end < repair->end && is_in_number(*end); end++)
		if (!g_ascii_isdigit(*end) &&
		    !(*end == '-' && end == repair->at))
			is_integer = false;
	length = (size_t)(end - repair->at);
	if (!is_integer || length - (*repair->at == '-') <= JSON_EXACT_LENGTH) {
		copy(repair, MAX(length, 1));
		return;
	}
	g_string_append_printf(repair->out, "\"%c", JSON_EXACT);
	copy(repair, length);
	g_string_append_c(repair->out, '"');
}

static void repair_comma(struct repair *repair)
{
	const char *next = repair->at + 1;

	/* what the library takes for a blank */
	while (next < repair->end && (unsigned char)*next <= ' ')
		next++;
	if (next < repair->end && (*next == '}' || *next == ']'))
		repair->at++;
	else
		copy(repair, 1);
}

static GString *repair_valid(const char *text, size_t length)
{
	struct repair repair = {
		.out = g_string_sized_new(length + 64),
		.at = text,
		.end = text + length,
	};

	while (repair.at < repair.end) {
		if (*repair.at == '"')
			repair_text(&repair);
		else if (*repair.at == ',')
			repair_comma(&repair);
		else if (*repair.at == '-' || g_ascii_isdigit(*repair.at))
			repair_number(&repair);
		else
			copy(&repair, 1);
	}
	return repair.out;
}

GString *json_repair(const char *text, size_t length)
{
	g_autofree char *valid = NULL;

	if (g_utf8_validate_len(text, length, NULL))
		return repair_valid(text, length);
	valid = g_utf8_make_valid(text, (gssize)length);
	return repair_valid(valid, strlen(valid));
}
