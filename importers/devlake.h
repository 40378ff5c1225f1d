/* devlake.h -- what tables of DevLake have in common */
#ifndef IMPORTERS_DEVLAKE_H
#define IMPORTERS_DEVLAKE_H

#include "importers/reading.h"

/*
 * Of an address, or of a path of a repository, the last part: "shop" of
 * "https://host/acme/shop.git" and of "acme/shop"; the facts' own.  NULL of
 * what is empty.
 */
const char *devlake_repository(struct reading *reading, const char *address);

#endif
