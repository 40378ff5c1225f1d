/* markdown.c -- pipe tables whose cells are text and nothing else */
#include "render/markdown.h"

#include "render/clean.h"
#include "render/human.h"

#include <string.h>

/* An underscore within a word (deploy_id) is no markup. */
static bool is_within_word(const char *text, const char *at)
{
	return at > text && g_ascii_isalnum(at[-1]) && g_ascii_isalnum(at[1]);
}

static void put_text(const char *text, FILE *stream)
{
	g_autofree char *clean = clean_text(text, CLEAN_LINE);

	for (const char *at = clean; *at != '\0'; at++) {
		bool is_markup = strchr("\\`*_[]<>|~&#!", *at) != NULL;

		if (*at == '_' && is_within_word(clean, at))
			is_markup = false;
		if (is_markup)
			fputc('\\', stream);
		fputc(*at, stream);
	}
}

static void put_header(const struct schema *schema, FILE *stream)
{
	for (uint32_t c = 0; c < schema->width; c++) {
		g_autofree char *name = human_header(&schema->columns[c]);

		fputs("| ", stream);
		put_text(name, stream);
		fputc(' ', stream);
	}
	fputs("|\n", stream);
	for (uint32_t c = 0; c < schema->width; c++)
		fputs(human_is_number(&schema->columns[c]) ? "| ---: " :
							     "| --- ",
		      stream);
	fputs("|\n", stream);
}

void markdown_table(const struct table *table, GTimeZone *zone, FILE *stream)
{
	put_header(table->schema, stream);
	for (uint32_t row = 0; row < table->rows; row++) {
		for (uint32_t c = 0; c < table->schema->width; c++) {
			g_autofree char *text = human_cell(table, row, c, zone);

			fputs("| ", stream);
			put_text(text, stream);
			fputc(' ', stream);
		}
		fputs("|\n", stream);
	}
}
