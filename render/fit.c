/* fit.c -- making texts fit the room they have */
#include "render/fit.h"

#include <stdlib.h>
#include <string.h>

#define ELLIPSIS "…"
#define STEP 0.5
#define SLACK 0.01

double fit_size(const struct ruler *ruler, const struct type *type,
		const char *text, double width, double least)
{
	struct type smaller = *type;

	for (; smaller.size >= least - SLACK; smaller.size -= STEP)
		if (ruler_width(ruler, &smaller, text) <= width + SLACK)
			return smaller.size;
	return 0;
}

/* The first `n` bytes, without half a letter or a space at their end. */
static char *shorten(const char *text, size_t n)
{
	while (n > 0 && ((text[n] & 0xC0) == 0x80 ||
			 g_unichar_iszerowidth(g_utf8_get_char(text + n)) ||
			 text[n - 1] == ' '))
		n--;
	return g_strdup_printf("%.*s" ELLIPSIS, (int)n, text);
}

char *fit_ellipsis(const struct ruler *ruler, const struct type *type,
		   const char *text, double width)
{
	size_t fits = 0, over = strlen(text);

	if (ruler_width(ruler, type, text) <= width + SLACK)
		return g_strdup(text);
	while (over - fits > 1) {
		size_t n = (fits + over) / 2;
		g_autofree char *some = shorten(text, n);

		if (ruler_width(ruler, type, some) <= width + SLACK)
			fits = n;
		else
			over = n;
	}
	return shorten(text, fits);
}

GPtrArray *fit_lines(const struct ruler *ruler, const struct type *type,
		     const char *text, double width)
{
	GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);
	g_auto(GStrv) words = g_strsplit(text, " ", -1);
	g_autoptr(GString) line = g_string_new(NULL);

	for (size_t i = 0; words[i]; i++) {
		size_t before = line->len;

		if (before > 0)
			g_string_append_c(line, ' ');
		g_string_append(line, words[i]);
		if (before == 0 ||
		    ruler_width(ruler, type, line->str) <= width + SLACK)
			continue;
		g_string_truncate(line, before);
		g_ptr_array_add(lines,
				fit_ellipsis(ruler, type, line->str, width));
		g_string_assign(line, words[i]);
	}
	if (line->len > 0)
		g_ptr_array_add(lines,
				fit_ellipsis(ruler, type, line->str, width));
	return lines;
}

struct place {
	double at;
	uint32_t index;
};

static int by_place(const void *a, const void *b)
{
	const struct place *x = a, *y = b;

	if (x->at != y->at)
		return x->at < y->at ? -1 : 1;
	return x->index < y->index ? -1 : 1;
}

/*
 * A run of places that touch stands where the mean of their wishes is: from
 * left to right each place joins the run before it while the two overlap.
 */
static void settle(struct place *places, uint32_t n, double gap)
{
	g_autofree uint32_t *length = g_new(uint32_t, n);
	g_autofree double *first = g_new(double, n); /* of a run */
	uint32_t runs = 0, at = 0;

	for (uint32_t i = 0; i < n; i++) {
		length[runs] = 1;
		first[runs++] = places[i].at;
		while (runs > 1 && first[runs - 2] + length[runs - 2] * gap >
					   first[runs - 1]) {
			uint32_t a = length[runs - 2], b = length[runs - 1];

			first[runs - 2] = (first[runs - 2] * a +
					   (first[runs - 1] - a * gap) * b) /
					  (a + b);
			length[runs - 2] += b;
			runs--;
		}
	}
	for (uint32_t r = 0; r < runs; r++)
		for (uint32_t i = 0; i < length[r]; i++)
			places[at++].at = first[r] + i * gap;
}

void fit_apart(double *places, uint32_t n, double gap, double low, double high)
{
	g_autofree struct place *sorted = g_new(struct place, n);

	for (uint32_t i = 0; i < n; i++)
		sorted[i] = (struct place){ places[i], i };
	if (n == 0)
		return;
	qsort(sorted, n, sizeof(*sorted), by_place);
	settle(sorted, n, gap);
	for (uint32_t i = 0; i < n; i++)
		sorted[i].at = MAX(sorted[i].at, low + i * gap);
	for (uint32_t i = n; i-- > 0;)
		sorted[i].at = MIN(sorted[i].at, high - (n - 1 - i) * gap);
	for (uint32_t i = 0; i < n; i++)
		places[sorted[i].index] = sorted[i].at;
}
