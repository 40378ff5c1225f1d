/* ranking.c -- the values of clusters in their order */
#include "analyzer/ranking.h"

#include "analyzer/bootstrap.h"
#include "model/sort_keys.h"

#include <glib.h>
#include <math.h>
#include <string.h>

/* A number in the order of the values, which have no NaN among them. */
static int64_t place_of(double value)
{
	int64_t bits;

	value += 0.0; /* of two zeroes one */
	memcpy(&bits, &value, sizeof(bits));
	return bits < 0 ? INT64_MIN - bits : bits;
}

/* By value; those of one value stay in the order of their clusters. */
static void sort_by_value(struct ranked *ranked, uint32_t n)
{
	g_autofree struct sort_key *keys = g_new(struct sort_key, n + 1);
	g_autofree struct ranked *copy = g_memdup2(ranked, n * sizeof(*copy));

	for (uint32_t v = 0; v < n; v++)
		keys[v] = (struct sort_key){ place_of(ranked[v].value), 0, v };
	sort_keys(keys, n);
	for (uint32_t v = 0; v < n; v++)
		ranked[v] = copy[keys[v].index];
}

/* Collects the values there are; clusters are numbered without empty ones. */
static void collect(struct ranking *ranking, const struct clusters *from)
{
	for (uint32_t c = 0; c < from->n; c++) {
		uint32_t first = from->offsets ? from->offsets[c] : c;
		uint32_t end = from->offsets ? from->offsets[c + 1] : c + 1;
		uint32_t n = ranking->n_values;

		for (uint32_t v = first; v < end; v++)
			if (!isnan(from->values[v]))
				ranking->ranked[n++] =
					(struct ranked){ from->values[v],
							 ranking->n_clusters };
		ranking->n_clusters += n > ranking->n_values;
		ranking->n_values = n;
	}
}

struct ranking *bootstrap_rank(const struct clusters *from)
{
	size_t most = from->offsets ? from->offsets[from->n] : from->n;
	struct ranking *ranking = g_new0(struct ranking, 1);

	ranking->ranked = g_new(struct ranked, most + 1);
	collect(ranking, from);
	sort_by_value(ranking->ranked, ranking->n_values);
	/* Values on their own have no order but that of their size. */
	for (uint32_t v = 0; !from->offsets && v < ranking->n_values; v++)
		ranking->ranked[v].cluster = v;
	return ranking;
}

void bootstrap_ranking_free(struct ranking *ranking)
{
	if (!ranking)
		return;
	g_free(ranking->ranked);
	g_free(ranking);
}
