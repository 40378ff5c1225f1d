/* ranking.h -- the values of clusters in their order */
#ifndef ANALYZER_RANKING_H
#define ANALYZER_RANKING_H

#include <stdint.h>

struct ranked {
	double value;
	uint32_t cluster;
};

struct ranking {
	struct ranked *ranked;	       /* sorted by value */
	uint32_t n_values, n_clusters; /* clusters with values */
};

#endif
