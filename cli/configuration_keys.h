/* configuration_keys.h -- the table of the keys of shiplog.conf */
#ifndef CLI_CONFIGURATION_KEYS_H
#define CLI_CONFIGURATION_KEYS_H

#include "model/settings.h"

/* Where values go, and what is remembered between them. */
struct key_reading {
	struct settings *settings;
	char *folder; /* relative paths are relative to it; NULL: to here */
	bool has_production;
};

/*
 * Reads one key, "service.orders.path", into the settings.  `value` is NULL
 * where a file has no `=`.  `place` ("shiplog.conf:12", "--set") begins the
 * message of the usage error; an option that stands for a key (`is_option`)
 * is named in it instead of the key.
 */
bool configuration_key_read(struct key_reading *reading, const char *place,
			    bool is_option, const char *key, const char *value,
			    GError **error);

#endif
