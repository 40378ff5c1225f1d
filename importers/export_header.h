/* export_header.h -- of which format the header of a table is */
#ifndef IMPORTERS_EXPORT_HEADER_H
#define IMPORTERS_EXPORT_HEADER_H

#include "importers/export.h"

/* Whose header of a table it is, and which columns those are; or NULL. */
const struct importer *export_header(const struct export *export,
				     const struct csv_header *header,
				     struct csv_map **map);
/* Whether it is anybody's (for csv_read()), or any line of a text is. */
bool export_knows_header(void *export, const struct csv_header *header);
bool export_has_header(const struct export *export, const char *text,
		       size_t length);

#endif
