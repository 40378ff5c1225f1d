/* large_pages.c -- arrays that are gone through out of order
 *
 * A million commits are some ten thousand pages: fetching each, and finding
 * it again, was a twentieth of the time of a review of one quarter.
 */
#include "model/large_pages.h"

#include <stdint.h>
#include <sys/mman.h>

static const uintptr_t page = UINT32_C(1) << 21;

void large_pages(void *memory, size_t length)
{
	uintptr_t first = ((uintptr_t)memory + page - 1) & ~(page - 1);
	uintptr_t end = ((uintptr_t)memory + length) & ~(page - 1);

	if (first < end)
		madvise((void *)first, end - first, MADV_HUGEPAGE);
}
