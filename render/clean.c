/* clean.c -- control characters, direction marks, bytes that are no letters
 *
 * Nearly all text is printable ASCII, so runs of it are copied whole and only
 * what interrupts a run is looked at.
 */
#include "render/clean.h"

#include <string.h>

#define REPLACEMENT 0xFFFD

static bool is_plain(unsigned char byte)
{
	return byte >= 0x20 && byte < 0x7F;
}

static bool is_control(gunichar letter)
{
	return letter < 0x20 || (letter >= 0x7F && letter < 0xA0);
}

/* Embeddings, overrides and isolates reorder what stands around them. */
static bool is_override(gunichar letter)
{
	return (letter >= 0x202A && letter <= 0x202E) ||
	       (letter >= 0x2066 && letter <= 0x2069);
}

/* Marks and line separators are harmless in a file, not on a terminal. */
static bool is_layout(gunichar letter)
{
	return letter == 0x061C || letter == 0x200E || letter == 0x200F ||
	       letter == 0x2028 || letter == 0x2029;
}

static bool is_break(gunichar letter)
{
	return letter == '\t' || letter == '\n' || letter == '\r';
}

static void append_shown(GString *out, gunichar letter)
{
	if (letter < 0x100)
		g_string_append_printf(out, "\\x%02x", letter);
	else
		g_string_append_printf(out, "\\u%04x", letter);
}

static void append_letter(GString *out, gunichar letter, enum clean how)
{
	bool is_shown = how == CLEAN_SHOWN || how == CLEAN_ASCII;

	if (is_break(letter))
		g_string_append_c(out, how == CLEAN_CELL ? (char)letter : ' ');
	else if (is_shown && (is_control(letter) || is_override(letter) ||
			      is_layout(letter)))
		append_shown(out, letter);
	else if (is_control(letter) || is_override(letter))
		g_string_append_unichar(out, REPLACEMENT);
	else if (how != CLEAN_ASCII)
		g_string_append_unichar(out, letter);
	else if (!g_unichar_iszerowidth(letter))
		g_string_append_c(out, '?');
}

void clean_append(GString *out, const char *text, enum clean how)
{
	const char *end = text ? text + strlen(text) : NULL;

	while (text < end) {
		const char *run = text;

		while (text < end && is_plain((unsigned char)*text))
			text++;
		g_string_append_len(out, run, text - run);
		if (text == end)
			return;

		gunichar letter = g_utf8_get_char_validated(text, end - text);

		if (letter == (gunichar)-1 || letter == (gunichar)-2) {
			append_letter(out, REPLACEMENT, how);
			text++;
		} else {
			append_letter(out, letter, how);
			text = g_utf8_next_char(text);
		}
	}
}

char *clean_text(const char *text, enum clean how)
{
	GString *out = g_string_new(NULL);

	clean_append(out, text, how);
	return g_string_free(out, false);
}

bool clean_is_formula(const char *text)
{
	static const char *const starts[] = {
		"=", "+", "-", "@", "\t", "\n", "\r", "＝", "＋", "－", "＠",
	};

	text += strspn(text, " ");
	for (size_t i = 0; i < G_N_ELEMENTS(starts); i++)
		if (g_str_has_prefix(text, starts[i]))
			return true;
	return false;
}
