/* gh_lists.h -- what gh lists into a file: lines of columns without a header */
#ifndef IMPORTERS_GH_LISTS_H
#define IMPORTERS_GH_LISTS_H

#include "importers/importer.h"

/* `gh release list`: title, type, tag, when it was published. */
extern const struct text_shape gh_lists_releases;
/* `gh run list`: status, conclusion, title, workflow, branch, event, id, how
 * long it took, when it was created. */
extern const struct text_shape gh_lists_runs;

#endif
