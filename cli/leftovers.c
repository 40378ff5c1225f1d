/* leftovers.c -- a line for each record that was left out */
#include "cli/leftovers.h"

#include "cli/message.h"
#include "model/schemas.h"

#include <inttypes.h>
#include <string.h>

enum { FIRST = 10 };

/* Records of one kind: malformed, with that reason. */
struct kind {
	const char *kind, *reason;
	uint32_t n;
};

static const char *text_of(const struct table *table, uint32_t row,
			   const char *column)
{
	const struct cell *cell =
		&table_cell(table, row, schema_column(table->schema, column));

	return cell->is_empty || !cell->text ? "" : cell->text;
}

/* "FILE: record 17: ", "FILE: ", or "" where there is no file. */
static char *place_of(const struct table *table, uint32_t row)
{
	const char *source = text_of(table, row, "source");
	const struct cell *record =
		&table_cell(table, row, schema_column(table->schema, "record"));

	if (!*source)
		return g_strdup("");
	if (record->is_empty)
		return g_strdup_printf("%s: ", source);
	return g_strdup_printf("%s: record %" PRId64 ": ", source,
			       record->integer);
}

static void print_row(const struct table *table, uint32_t row)
{
	const char *kind = text_of(table, row, "kind");
	const char *reason = text_of(table, row, "reason");
	const char *detail = text_of(table, row, "detail");
	g_autofree char *place = place_of(table, row);

	/* The detail of a malformed record says it all. */
	if (!*detail || (strcmp(kind, "malformed") == 0 && *detail))
		message("%s%s", place, *detail ? detail : reason);
	else
		message("%s%s: %s", place, reason, detail);
}

static struct kind *count(GArray *kinds, const char *kind, const char *reason)
{
	struct kind new = { kind, reason, 1 };

	for (uint32_t k = 0; k < kinds->len; k++) {
		struct kind *old = &g_array_index(kinds, struct kind, k);

		if (strcmp(old->kind, kind) != 0 ||
		    strcmp(old->reason, reason) != 0)
			continue;
		old->n++;
		return old;
	}
	g_array_append_val(kinds, new);
	return &g_array_index(kinds, struct kind, kinds->len - 1);
}

void leftovers_print(const struct table *unmatched, bool all)
{
	g_autoptr(GArray) kinds =
		g_array_new(false, false, sizeof(struct kind));

	for (uint32_t row = 0; row < unmatched->rows; row++) {
		const char *kind = text_of(unmatched, row, "kind");
		const char *reason = text_of(unmatched, row, "reason");

		if (all || (strcmp(kind, "finding") != 0 &&
			    count(kinds, kind, reason)->n <= FIRST))
			print_row(unmatched, row);
	}
	for (uint32_t k = 0; k < kinds->len; k++) {
		const struct kind *kind = &g_array_index(kinds, struct kind, k);

		if (kind->n > FIRST)
			message("%s: %s: %u more", kind->kind, kind->reason,
				kind->n - FIRST);
	}
}
