/* reading.c -- what every importer does with a record */
#include "importers/importer.h"

struct place reading_place(const struct reading *reading)
{
	return (struct place){ reading->source, reading->record };
}

void reading_span(struct reading *reading, int64_t at)
{
	struct source *source =
		facts_source(reading->import->facts, reading->source);

	if (at == NO_TIME)
		return;
	if (source->first_at == NO_TIME || at < source->first_at)
		source->first_at = at;
	if (source->last_at == NO_TIME || at > source->last_at)
		source->last_at = at;
}

void reading_malformed(struct reading *reading, const char *reason,
		       const char *detail, ...)
{
	g_autofree char *text = NULL;
	va_list arguments;

	va_start(arguments, detail);
	text = g_strdup_vprintf(detail, arguments);
	va_end(arguments);
	facts_leave_out(reading->import->facts, FATE_MALFORMED,
			reading_place(reading), NO_TIME, reason, text);
}

void reading_finding(struct reading *reading, int64_t at, const char *kind,
		     const char *detail, ...)
{
	g_autofree char *text = NULL;
	va_list arguments;

	va_start(arguments, detail);
	text = g_strdup_vprintf(detail, arguments);
	va_end(arguments);
	finding_add(reading->import->facts, reading_place(reading), at, kind,
		    text);
}
