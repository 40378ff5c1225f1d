/* table_object.h -- objects of JSON that are rows of a table */
#ifndef IMPORTERS_TABLE_OBJECT_H
#define IMPORTERS_TABLE_OBJECT_H

#include "importers/csv.h"
#include "importers/importer.h"

/*
 * Makes a row of the members of an object, each a column: texts, numbers as
 * written, of {"name": …} the name; other containers are empty cells.  If it is
 * of that shape and `fits`, `use` (or NULL) is given the row, which is valid
 * during the call.  False: it is none.
 */
bool table_object(const struct json *record, const struct csv_shape *shape,
		  bool (*fits)(const struct csv_row *row),
		  void (*use)(struct reading *reading,
			      const struct csv_row *row),
		  struct reading *reading);

#endif
