/* canaries.c -- all canaries judged again, those of a section together
 *
 * They ask for the same metrics, whose curves are made once for all of them,
 * and freed before those of the next section.
 */
#include "analyzer/canary.h"

static const struct canary_run *run_at(const GArray *runs, uint32_t r)
{
	return &g_array_index(runs, struct canary_run, r);
}

/* By where sections are, which nothing shows, then as the facts have them. */
static int by_section(gconstpointer a, gconstpointer b, gpointer data)
{
	uint32_t i = *(const uint32_t *)a, j = *(const uint32_t *)b;
	uintptr_t x = (uintptr_t)run_at(data, i)->settings;
	uintptr_t y = (uintptr_t)run_at(data, j)->settings;

	if (x != y)
		return x < y ? -1 : 1;
	return (i > j) - (i < j);
}

void canaries_measure(struct metrics *metrics)
{
	g_autoptr(GArray) runs = canary_runs(metrics);
	g_autoptr(GArray) order = g_array_new(false, false, sizeof(uint32_t));
	g_autoptr(CanarySection) section = NULL;

	for (uint32_t r = 0; r < runs->len; r++)
		g_array_append_val(order, r);
	g_array_sort_with_data(order, by_section, runs);
	g_ptr_array_set_size(metrics->canaries, (int)runs->len);
	for (uint32_t i = 0; i < order->len; i++) {
		uint32_t r = g_array_index(order, uint32_t, i);
		const struct canary_run *run = run_at(runs, r);

		if (!section || section->settings != run->settings) {
			canary_section_free(section);
			section = canary_section_new(metrics->facts,
						     run->settings);
		}
		metrics->canaries->pdata[r] = canary_replay(*run, section);
	}
}
