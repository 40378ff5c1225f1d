/* source_descriptor.h -- a file that is opened, if it is one */
#ifndef IMPORTERS_SOURCE_DESCRIPTOR_H
#define IMPORTERS_SOURCE_DESCRIPTOR_H

#include <glib.h>

/* For reading; -1 with an error, also for what is no ordinary file. */
int source_descriptor(const char *name, GError **error);

#endif
