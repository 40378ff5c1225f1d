/* utf16.c -- UTF-16 made into UTF-8 as it comes */
#include "importers/utf16.h"

#include <glib.h>

enum { REPLACEMENT = 0xfffd };

static char *put(char *out, uint32_t character)
{
	return out + g_unichar_to_utf8(character, out);
}

static char *add_unit(struct utf16 *utf16, uint32_t unit, char *out)
{
	bool is_low = unit >= 0xdc00 && unit < 0xe000;
	uint32_t high = utf16->high;

	utf16->high = 0;
	if (high && is_low)
		return put(out,
			   0x10000 + ((high - 0xd800) << 10) + (unit - 0xdc00));
	if (high)
		out = put(out, REPLACEMENT);
	if (unit >= 0xd800 && unit < 0xdc00) {
		utf16->high = unit;
		return out;
	}
	return put(out, is_low ? REPLACEMENT : unit);
}

size_t utf16_decode(struct utf16 *utf16, const char *bytes, size_t length,
		    bool is_last, char *out)
{
	char *end = out;

	for (size_t i = 0; i < length; i++) {
		unsigned char byte = (unsigned char)bytes[i];

		if (!utf16->odd) {
			utf16->first = byte;
			utf16->odd = 1;
			continue;
		}
		utf16->odd = 0;
		end = add_unit(utf16,
			       utf16->is_big_endian ?
				       (uint32_t)utf16->first << 8 | byte :
				       (uint32_t)byte << 8 | utf16->first,
			       end);
	}
	if (is_last && (utf16->high || utf16->odd)) {
		utf16->high = 0;
		utf16->odd = 0;
		end = put(end, REPLACEMENT);
	}
	return (size_t)(end - out);
}
