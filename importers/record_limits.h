/* record_limits.h -- how large a record of any format may be */
#ifndef IMPORTERS_RECORD_LIMITS_H
#define IMPORTERS_RECORD_LIMITS_H

enum { RECORD_LONGEST = 16 * 1024 * 1024 }; /* bytes; see INTERFACE.md 4 */

/* What is said of one that is larger. */
#define RECORD_TOO_LONG "longer than 16 MiB"
#define RECORD_TOO_DEEP "nested too deep or of too many parts"

#endif
