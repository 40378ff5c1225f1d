/* nearest.h -- what somebody may have meant */
#ifndef CLI_NEAREST_H
#define CLI_NEAREST_H

#include <glib.h>

/*
 * Of `names` (of const char *) the one that `wrong` becomes with the fewest
 * letters added, dropped, changed or swapped, the first of several; NULL if
 * none is near, that is within half of its letters.
 */
const char *nearest(const char *wrong, const GPtrArray *names);

/*
 * "; nearest is 'deploys'" or, where none is near, "; known are a, b, c", or
 * "" without names.  To be g_free()d.
 */
char *nearest_hint(const char *wrong, const GPtrArray *names);

#endif
