/* export_unknown.c -- why a file is of no known format, and which is nearest */
#include "importers/export.h"
#include "importers/unread.h"
#include "model/error.h"

#include <string.h>

enum {
	FEW = 1,	  /* keys that say nothing of a format */
	FEW_OF_ERROR = 2, /* since `status` and `message` have many */
};

/* The first column that it needs and the table has not, as words; or "". */
static char *needed_by(const struct importer *nearest, const GPtrArray *keys)
{
	const char *const *columns = nearest->csv->columns;

	for (uint32_t c = 0; c < nearest->csv->required; c++) {
		bool is_there = false;

		for (uint32_t k = 0; k < keys->len && !is_there; k++)
			is_there = csv_is_name(columns[c], keys->pdata[k]);
		if (!is_there)
			return g_strdup_printf(
				", which needs a column \"%.*s\" "
				"(import.column)",
				(int)strcspn(columns[c], "|"), columns[c]);
	}
	return g_strdup("");
}

/* "; nearest is NAME", or ""; the caller's. */
static char *nearest_to(const struct export *export)
{
	const struct importer *nearest =
		importers_nearest(export->keys, export->is_table,
				  export->is_refusal ? FEW_OF_ERROR : FEW);
	g_autofree char *needed = NULL;

	if (!nearest)
		return g_strdup("");
	needed = export->is_table ? needed_by(nearest, export->keys) :
				    g_strdup("");
	return g_strconcat("; nearest is ", nearest->name, needed, NULL);
}

/* Why it is of no known format; the caller's. */
static char *unknown(const struct export *export)
{
	g_autofree char *nearest = nearest_to(export);
	const char *why = "it is empty, but for blanks and comments";
	const char *stranger = export_first_stranger(export);
	const char *hint = unread_keys(export->keys);

	if (!hint)
		hint = export->unread;
	if (stranger)
		why = stranger;
	else if (export->is_blank)
		why = "it is empty";
	return g_strdup_printf("of no known format: %s%s%s", why,
			       hint ? "; " : "", hint ? hint : nearest);
}

GError *export_no_known_format(const struct export *export)
{
	g_autofree char *why = unknown(export);

	return g_error_new(SHIPLOG_ERROR, SHIPLOG_ERROR_INPUT, "%s: %s",
			   source_name(export->file), why);
}

void export_tell_strangers(const struct export *export, GError *broken)
{
	g_autofree char *why = NULL, *both = NULL;

	if (export->importer || !export_first_stranger(export))
		return;
	why = unknown(export);
	both = g_strdup_printf("%s; %s", broken->message, why);
	g_free(broken->message);
	broken->message = g_steal_pointer(&both);
}
