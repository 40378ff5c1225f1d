/* configuration.h -- shiplog.conf, in git's configuration syntax */
#ifndef CLI_CONFIGURATION_H
#define CLI_CONFIGURATION_H

#include "model/settings.h"

/* A key that the command line gives, after the file and so over it. */
struct assignment {
	const char *option; /* "--set", "--timezone": for messages */
	const char *key;    /* "report.timezone", "service.orders.path" */
	const char *value;
};

/*
 * "shiplog.conf", "../shiplog.conf", …: the first that is there, from the
 * current folder upwards; NULL if there is none.  To be g_free()d.
 */
char *configuration_find(void);

/*
 * Reads `file` (NULL: none) and what it includes, then `assignments` (of
 * struct assignment), into `settings`.  Of a key that is told again the last
 * value stays; import.path, import.production, service.NAME.path and
 * service.NAME.alias gather all.  Paths become relative to the current folder.
 * False with a usage error that names the file and the line.
 */
bool configuration_read(const char *file, const GArray *assignments,
			struct settings *settings, GError **error);

#endif
