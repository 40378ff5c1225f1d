/* xml_clean.c -- XML as it is found, made into XML that a parser takes */
#include "importers/xml_clean.h"

#include "importers/text.h"

#include <glib.h>
#include <stdint.h>
#include <string.h>

/* What a reference that begins at `at` means, and its length; 0: none here. */
static size_t reference(const char *at, size_t length, uint32_t *character)
{
	bool is_hex = length > 2 && (at[2] == 'x' || at[2] == 'X');
	size_t i = is_hex ? 3 : 2;

	*character = 0;
	if (length < 4 || at[1] != '#')
		return 0;
	for (; i < length && i < XML_CLEAN_ROOM; i++) {
		int digit = is_hex ? g_ascii_xdigit_value(at[i]) :
				     g_ascii_digit_value(at[i]);

		if (at[i] == ';')
			return i + 1;
		if (digit < 0 || *character > 0x110000)
			return 0;
		*character = *character * (is_hex ? 16 : 10) + (uint32_t)digit;
	}
	return 0;
}

static bool is_allowed(uint32_t character)
{
	if (character < 0x20)
		return character == '\t' || character == '\n' ||
		       character == '\r';
	return character < 0xd800 ||
	       (character >= 0xe000 && character < 0xfffe) ||
	       (character >= 0x10000 && character < 0x110000);
}

/* Whether the end of the piece may cut a reference. */
static bool may_be_cut(const char *at, size_t length)
{
	return length < XML_CLEAN_ROOM && !memchr(at, ';', length);
}

size_t xml_clean(struct xml_clean *clean, char *bytes, size_t length,
		 bool is_last)
{
	clean->held = 0;
	for (size_t i = 0; i < length; i++) {
		uint32_t character;
		size_t n;

		if (!is_allowed((unsigned char)bytes[i]))
			bytes[i] = ' ';
		if (bytes[i] != '&')
			continue;
		if (!is_last && may_be_cut(bytes + i, length - i)) {
			clean->held = length - i;
			length = i;
			break;
		}
		n = reference(bytes + i, length - i, &character);
		if (n > 0 && !is_allowed(character))
			memset(bytes + i, ' ', n);
	}
	if (clean->is_utf8) {
		size_t valid = text_make_valid(bytes, length, is_last);

		clean->held += length - valid;
		length = valid;
	}
	return length;
}

enum xml_encoding xml_encoding(const char *head, size_t length)
{
	g_autofree char *first = g_ascii_strdown(head, (gssize)length);
	char *end = strstr(first, "?>");
	const char *encoding;

	if (!g_str_has_prefix(first, "<?xml") || !end)
		return XML_UTF8;
	*end = '\0';
	encoding = strstr(first, "encoding");
	if (!encoding || strstr(encoding, "utf-8") || strstr(encoding, "utf8"))
		return XML_UTF8;
	return strstr(encoding, "utf-16") ? XML_WAS_UTF16 : XML_OTHER;
}
