/* months.c -- names of months, in the languages of those who export
 *
 * Tools write dates in the language of whoever exports them, in full or cut
 * short.  What is short for two months (`jui`) is none.
 */
#include "importers/months.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

/* English, German, French, Spanish, Portuguese, Italian, Dutch, and of the
   north; without accents, too, where people leave them out. */
static const char *const names[12] = {
	"january januar jänner janner janvier enero janeiro gennaio januari",
	"february februar février fevrier febrero fevereiro febbraio februari",
	"march märz marz mars marzo março marco maart mrt marts",
	"april avril abril aprile",
	"may mai mayo maio maggio mei maj",
	"june juni juin junio junho giugno",
	"july juli juillet julio julho luglio",
	"august août aout agosto augustus augusti",
	"september septembre septiembre setembro settembre",
	"october oktober octobre octubre outubro ottobre",
	"november novembre noviembre novembro",
	"december dezember décembre decembre diciembre dezembro dicembre "
	"desember",
};

static bool begins_one(const char *all, const char *word)
{
	size_t length = strlen(word);

	for (;;) {
		if (strncmp(all, word, length) == 0)
			return true;
		all += strcspn(all, " ");
		if (*all == '\0')
			return false;
		all++;
	}
}

int month_named(const char *word, size_t length)
{
	g_autofree char *lower = NULL;
	int month = 0;

	if (!g_utf8_validate(word, (gssize)length, NULL) ||
	    g_utf8_strlen(word, (gssize)length) < 3)
		return 0;
	lower = g_utf8_strdown(word, (gssize)length);
	for (int m = 0; m < 12; m++)
		if (begins_one(names[m], lower)) {
			if (month)
				return 0;
			month = m + 1;
		}
	return month;
}
