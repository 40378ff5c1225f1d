/* request.h -- configuration and options together */
#ifndef CLI_REQUEST_H
#define CLI_REQUEST_H

#include "cli/options.h"

/*
 * What is asked for: defaults, then the configuration, then the options, with
 * all that can be checked before anything is read.  SOURCEs take the place of
 * import.path.  *is_configured tells whether there is a configuration file.
 * NULL with a usage error.
 */
struct settings *request_settings(const struct options *options,
				  bool *is_configured, GError **error);

#endif
