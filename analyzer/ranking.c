/* ranking.c -- the values of clusters in their order */
#include "analyzer/ranking.h"

#include "analyzer/bootstrap.h"
#include "model/sort_keys.h"

#include <glib.h>
#include <math.h>

/*
 * Collects the values there are; clusters are numbered without empty ones.  Of
 * equal values those of the first cluster stay first.
 */
static struct sort_key *collect(struct ranking *ranking,
				const struct clusters *from)
{
	size_t most = from->offsets ? from->offsets[from->n] : from->n;
	struct sort_key *keys = g_new(struct sort_key, most + 1);

	for (uint32_t c = 0; c < from->n; c++) {
		uint32_t first = from->offsets ? from->offsets[c] : c;
		uint32_t end = from->offsets ? from->offsets[c + 1] : c + 1;
		uint32_t n = ranking->n_values;

		for (uint32_t v = first; v < end; v++)
			if (!isnan(from->values[v]))
				keys[n++] = (struct sort_key){
					statistics_number(from->values[v]), 0,
					ranking->n_clusters
				};
		ranking->n_clusters += n > ranking->n_values;
		ranking->n_values = n;
	}
	return keys;
}

struct ranking *bootstrap_rank(const struct clusters *from)
{
	struct ranking *ranking = g_new0(struct ranking, 1);
	g_autofree struct sort_key *keys = collect(ranking, from);

	sort_keys(keys, ranking->n_values);
	ranking->ranked = g_new(struct ranked, ranking->n_values + 1);
	/* Values on their own have no order but that of their size. */
	for (uint32_t v = 0; v < ranking->n_values; v++)
		ranking->ranked[v] = (struct ranked){
			statistics_of_number(keys[v].at),
			from->offsets ? keys[v].index : v,
		};
	return ranking;
}

void bootstrap_ranking_free(struct ranking *ranking)
{
	if (!ranking)
		return;
	g_free(ranking->ranked);
	g_free(ranking);
}
