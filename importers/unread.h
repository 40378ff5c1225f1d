/* unread.h -- what teams have at hand, too, and is not read */
#ifndef IMPORTERS_UNREAD_H
#define IMPORTERS_UNREAD_H

#include <glib.h>

/*
 * What a file that no importer recognises is, and what to give instead, by the
 * keys (of char *) of its first record, or by its first line; NULL if that is
 * not known either.
 */
const char *unread_keys(const GPtrArray *keys);
const char *unread_line(const char *line);
/* The same by the root of its XML. */
const char *unread_root(const char *root);

#endif
