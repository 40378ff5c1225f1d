/* export_header.c -- of which format the header of a table is */
#include "importers/export_header.h"

#include "importers/csv_head.h"

enum { FEW = 2 }; /* columns that a line above a table may have by chance */

/* The headers as the configuration says what they mean. */
static GPtrArray *meant_by(const struct settings *settings,
			   const struct csv_header *header)
{
	GPtrArray *names = g_ptr_array_new();

	for (uint32_t h = 0; h < header->n; h++) {
		const char *name = header->names[h];

		for (uint32_t c = 0; c < settings->columns->len; c += 2)
			if (csv_is_name(settings->columns->pdata[c + 1], name))
				name = settings->columns->pdata[c];
		g_ptr_array_add(names, (char *)name);
	}
	return names;
}

const struct importer *export_header(const struct export *export,
				     const struct csv_header *header,
				     struct csv_map **map)
{
	g_autoptr(GPtrArray) names = meant_by(export->import->settings, header);
	struct csv_header meant = *header;

	meant.names = (const char *const *)names->pdata;
	for (uint32_t i = 0; i < n_importers; i++) {
		const struct csv_shape *shape = importers[i]->csv;

		if (!shape ||
		    (header->above > 0 && csv_map_overlap(&meant, shape) < FEW))
			continue;
		*map = csv_map_new(&meant, shape);
		if (*map)
			return importers[i];
	}
	return NULL;
}

bool export_knows_header(void *export, const struct csv_header *header)
{
	g_autoptr(CsvMap) map = NULL;

	return export_header(export, header, &map) != NULL;
}

bool export_has_header(const struct export *export, const char *text,
		       size_t length)
{
	struct csv_head head;

	return csv_head_find(text, length, export_knows_header,
			     (struct export *)export, &head);
}
