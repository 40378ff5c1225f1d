/* share.c -- work for several threads */
#include "model/share.h"

#include <glib.h>

struct share {
	uint32_t n, next; /* the part to be taken next */
	void (*work)(uint32_t part, void *data);
	void *data;
};

static void *take_parts(void *data)
{
	struct share *share = data;
	uint32_t part;

	while ((part = __atomic_fetch_add(&share->next, 1, __ATOMIC_RELAXED)) <
	       share->n)
		share->work(part, share->data);
	return NULL;
}

void share_work(uint32_t n, int threads,
		void (*work)(uint32_t part, void *data), void *data)
{
	struct share share = { .n = n, .work = work, .data = data };
	uint32_t more = n > 0 ? MIN(n, (uint32_t)MAX(threads, 1)) - 1 : 0;
	g_autofree GThread **others = g_new0(GThread *, more + 1);

	for (uint32_t t = 0; t < more; t++)
		others[t] = g_thread_new("share", take_parts, &share);
	take_parts(&share);
	for (uint32_t t = 0; t < more; t++)
		g_thread_join(others[t]);
}
