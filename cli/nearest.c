/* nearest.c -- what somebody may have meant
 *
 * The distance of Damerau and Levenshtein (neighbours swapped are one step),
 * over bytes and without regard to case.  Names and what was typed are short;
 * longer ones are no typing errors.
 */
#include "cli/nearest.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

enum { LONGEST = 64 };

static bool same(char a, char b)
{
	return g_ascii_tolower(a) == g_ascii_tolower(b);
}

static uint32_t distance(const char *a, const char *b)
{
	uint32_t rows[3][LONGEST + 1];
	uint32_t *before = rows[0], *last = rows[1], *row = rows[2];
	size_t width = strlen(b);

	for (size_t j = 0; j <= width; j++)
		last[j] = before[j] = (uint32_t)j;
	for (size_t i = 1; a[i - 1]; i++) {
		uint32_t *free_row = before;

		row[0] = (uint32_t)i;
		for (size_t j = 1; j <= width; j++) {
			row[j] = last[j - 1] + !same(a[i - 1], b[j - 1]);
			row[j] = MIN(row[j], MIN(last[j], row[j - 1]) + 1);
			if (i > 1 && j > 1 && same(a[i - 1], b[j - 2]) &&
			    same(a[i - 2], b[j - 1]))
				row[j] = MIN(row[j], before[j - 2] + 1);
		}
		before = last;
		last = row;
		row = free_row;
	}
	return last[width];
}

const char *nearest(const char *wrong, const GPtrArray *names)
{
	const char *best = NULL;
	uint32_t least = UINT32_MAX;

	if (strlen(wrong) > LONGEST)
		return NULL;
	for (uint32_t i = 0; i < names->len; i++) {
		const char *name = names->pdata[i];
		uint32_t steps;

		if (strlen(name) > LONGEST)
			continue;
		steps = distance(wrong, name);
		if (steps < least && 2 * steps <= strlen(name)) {
			least = steps;
			best = name;
		}
	}
	return best;
}

char *nearest_hint(const char *wrong, const GPtrArray *names)
{
	const char *best = nearest(wrong, names);
	GString *hint = g_string_new(NULL);

	if (best)
		g_string_printf(hint, "; nearest is '%s'", best);
	for (uint32_t i = 0; !best && i < names->len; i++)
		g_string_append_printf(hint, "%s%s",
				       i == 0 ? "; known are " : ", ",
				       (const char *)names->pdata[i]);
	return g_string_free(hint, false);
}
