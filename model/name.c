/* name.c -- when two names are the same
 *
 * Letters are compared one by one, whatever the alphabet.  A byte that is not
 * UTF-8 is a letter of its own.
 */
#include "model/name.h"

#include <glib.h>

/* The letter at *text as it is compared, 0 at the end; moves behind it. */
static gunichar next_letter(const char **text)
{
	unsigned char byte = (unsigned char)**text;
	gunichar letter;

	if (byte == '\0')
		return 0;
	if (byte < 0x80) {
		*text += 1;
		return byte == '_' || byte == ' ' ?
			       '-' :
			       (gunichar)g_ascii_tolower((char)byte);
	}
	letter = g_utf8_get_char_validated(*text, -1);
	if (letter >= 0x110000) {
		*text += 1;
		return 0x110000 + byte;
	}
	*text = g_utf8_next_char(*text);
	return g_unichar_tolower(letter);
}

bool name_equal(const char *a, const char *b)
{
	gunichar letter;

	do {
		letter = next_letter(&a);
		if (letter != next_letter(&b))
			return false;
	} while (letter != 0);
	return true;
}

char *name_fold(const char *name)
{
	GString *folded = g_string_new(NULL);
	gunichar letter;

	while ((letter = next_letter(&name)) != 0) {
		if (letter >= 0x110000)
			g_string_append_c(folded, (char)(letter - 0x110000));
		else
			g_string_append_unichar(folded, letter);
	}
	return g_string_free(folded, false);
}
