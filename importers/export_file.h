/* export_file.h -- one file of an export, of whatever format */
#ifndef IMPORTERS_EXPORT_FILE_H
#define IMPORTERS_EXPORT_FILE_H

#include "importers/import.h"
#include "importers/importer.h"
#include "importers/source.h"

/*
 * Reads `file` to its end with the importer that recognises its first
 * records.  A file of no known format is an error, or a finding if it
 * `is_in_folder`; one that breaks off is an error always, and what stood
 * before stays read.
 */
bool export_file_read(struct import *import, struct source_file *file,
		      bool is_in_folder, struct import_watch *watch,
		      GError **error);

#endif
