/* progress.h -- how far a long import has come, on a terminal only */
#ifndef CLI_PROGRESS_H
#define CLI_PROGRESS_H

#include "importers/import.h"

/*
 * Makes `watch` show progress on standard error and returns it; NULL if that
 * is no terminal.  progress_end() takes away what is shown.
 */
struct import_watch *progress_begin(struct import_watch *watch);
void progress_end(const struct import_watch *watch);

#endif
