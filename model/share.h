/* share.h -- work for several threads */
#ifndef MODEL_SHARE_H
#define MODEL_SHARE_H

#include <stdint.h>

/*
 * Calls `work` once for each of `n` parts, in up to `threads` threads, of which
 * this one is the first; the parts are taken in their order.  Returns when all
 * are done.  What parts have in common must bear it.
 */
void share_work(uint32_t n, int threads,
		void (*work)(uint32_t part, void *data), void *data);

#endif
