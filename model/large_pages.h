/* large_pages.h -- arrays that are gone through out of order */
#ifndef MODEL_LARGE_PAGES_H
#define MODEL_LARGE_PAGES_H

#include <stddef.h>

/*
 * Asks the system to keep what is whole of `memory` in large pages, before it
 * is written to: a hint, which costs nothing where it is not heard.  For memory
 * of which all will be used.
 */
void large_pages(void *memory, size_t length);

#endif
