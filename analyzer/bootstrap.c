/* bootstrap.c -- intervals of quantiles and means, by drawing again
 *
 * A resample is never written out.  The values are sorted once, each with
 * the cluster it came from; a resample is how often each cluster was drawn.
 * Its order statistics are found by a walk over the sorted values that
 * counts each as often as its cluster was drawn.  The walk starts at a pivot,
 * the place of the quantile in the sample itself: how many drawn values lie
 * before the pivot is added up while drawing, and the quantile of a resample
 * is not far from that of the sample.  So a resample costs about one step for
 * each cluster, where expanding and sorting it would cost many for each value;
 * the answer is the same to the last bit.
 */
#include "analyzer/bootstrap.h"

#include "analyzer/ranking.h"

#include <glib.h>
#include <math.h>
#include <string.h>

/* By cluster: values in it, of them before the pivot, what they add up to. */
struct contents {
	uint32_t *n, *before_pivot;
	double *sums;
};

struct urn {
	const struct ranked *ranked;
	struct ranking *own;	  /* NULL: the sample has one */
	struct contents clusters; /* those with values */
	uint32_t *drawn;	  /* how often each of them was drawn */
	uint32_t n_values, n_clusters, pivot;
	double p; /* of the quantile; NaN: the mean is asked for */
};

static void describe_clusters(struct urn *urn)
{
	const struct contents *clusters = &urn->clusters;

	for (uint32_t v = 0; v < urn->n_values; v++) {
		const struct ranked *ranked = &urn->ranked[v];

		clusters->n[ranked->cluster]++;
		clusters->before_pivot[ranked->cluster] += v < urn->pivot;
		clusters->sums[ranked->cluster] += ranked->value;
	}
}

static void urn_fill(struct urn *urn, const struct clusters *from, double p)
{
	const struct ranking *ranking = from->ranking;

	*urn = (struct urn){ .p = p };
	if (!ranking)
		ranking = urn->own = bootstrap_rank(from);
	urn->ranked = ranking->ranked;
	urn->n_values = ranking->n_values;
	urn->n_clusters = ranking->n_clusters;
	urn->clusters.n = g_new0(uint32_t, urn->n_clusters);
	urn->clusters.before_pivot = g_new0(uint32_t, urn->n_clusters);
	urn->clusters.sums = g_new0(double, urn->n_clusters);
	urn->drawn = g_new(uint32_t, urn->n_clusters);
	if (urn->n_values == 0)
		return;
	if (!isnan(p))
		urn->pivot = (uint32_t)((urn->n_values - 1) * p);
	describe_clusters(urn);
}

static void urn_empty(struct urn *urn)
{
	bootstrap_ranking_free(urn->own);
	g_free(urn->clusters.n);
	g_free(urn->clusters.before_pivot);
	g_free(urn->clusters.sums);
	g_free(urn->drawn);
}

/* What was drawn, added up. */
struct hand {
	uint64_t n, before_pivot; /* values, and of them before the pivot */
	double sum;
};

/*
 * Whole numbers may be added up cluster by cluster when all is drawn; sums are
 * added in the order of the draws, which their last bits depend on.
 */
static double draw_all(struct urn *urn, struct random *random)
{
	uint32_t n = urn->n_clusters, *drawn = urn->drawn;
	const double *sums = urn->clusters.sums;
	struct random own = *random;
	double sum = 0;

	memset(drawn, 0, sizeof(*drawn) * n);
	for (uint32_t i = 0; i < n; i++) {
		uint32_t c = random_below(&own, n);

		drawn[c]++;
		sum += sums[c];
	}
	*random = own;
	return sum;
}

/* `each` values of each cluster as often as it was drawn. */
static uint64_t count(const struct urn *urn, const uint32_t *each)
{
	const uint32_t *drawn = urn->drawn;
	uint64_t n = 0;

	for (uint32_t c = 0; c < urn->n_clusters; c++)
		n += (uint64_t)drawn[c] * each[c];
	return n;
}

static uint32_t times(const struct urn *urn, uint32_t v)
{
	return urn->drawn[urn->ranked[v].cluster];
}

static double quantile(const struct urn *urn, const struct hand *hand)
{
	double place = (double)(hand->n - 1) * urn->p;
	uint64_t wanted = (uint64_t)place, before = hand->before_pivot;
	uint32_t v = urn->pivot;
	double low;

	while (before > wanted)
		before -= times(urn, --v);
	while (before + times(urn, v) <= wanted)
		before += times(urn, v++);
	low = urn->ranked[v].value;
	if (wanted + 1 == hand->n)
		return low;

	while (before + times(urn, v) <= wanted + 1)
		before += times(urn, v++);
	return statistics_between(low, urn->ranked[v].value,
				  place - (double)wanted);
}

static double answer(const struct urn *urn, const struct hand *hand)
{
	if (isnan(urn->p))
		return hand->sum / (double)hand->n;
	return quantile(urn, hand);
}

/* The answer for the sample as it is: each cluster drawn once. */
static double answer_as_is(struct urn *urn)
{
	struct hand hand = { 0 };

	if (urn->n_values == 0)
		return NAN;
	for (uint32_t c = 0; c < urn->n_clusters; c++) {
		urn->drawn[c] = 1;
		hand.sum += urn->clusters.sums[c];
	}
	hand.n = count(urn, urn->clusters.n);
	hand.before_pivot = count(urn, urn->clusters.before_pivot);
	return answer(urn, &hand);
}

static double answer_anew(struct urn *urn, struct random *random)
{
	struct hand hand = { .sum = draw_all(urn, random) };

	hand.n = count(urn, urn->clusters.n);
	hand.before_pivot = count(urn, urn->clusters.before_pivot);
	return answer(urn, &hand);
}

static double known(double value)
{
	return isfinite(value) ? value : NAN;
}

static double ratio_of(double now, double before)
{
	return now == 0 && before == 0 ? 1 : now / before;
}

/* `before` is NULL where one sample speaks for itself. */
static struct estimate draw(struct urn *now, struct urn *before, double value,
			    enum confidence confidence, struct random *random)
{
	g_autofree double *answers = g_new(double, BOOTSTRAP_RESAMPLES);
	double tail = statistics_tail(confidence);
	double low, high;

	if (!random || !isfinite(value) ||
	    now->n_clusters < BOOTSTRAP_CLUSTERS_MIN ||
	    (before && before->n_clusters < BOOTSTRAP_CLUSTERS_MIN))
		return (struct estimate){ known(value), NAN, NAN };

	for (int r = 0; r < BOOTSTRAP_RESAMPLES; r++) {
		answers[r] = answer_anew(now, random);
		if (before)
			answers[r] = ratio_of(answers[r],
					      answer_anew(before, random));
	}
	statistics_sort(answers, BOOTSTRAP_RESAMPLES);
	low = statistics_quantile_sorted(answers, BOOTSTRAP_RESAMPLES, tail);
	high = statistics_quantile_sorted(answers, BOOTSTRAP_RESAMPLES,
					  1 - tail);
	return (struct estimate){ value, known(low), known(high) };
}

static struct estimate of_one(const struct clusters *from, double p,
			      enum confidence confidence, struct random *random)
{
	struct estimate estimate;
	struct urn urn;

	urn_fill(&urn, from, p);
	estimate = draw(&urn, NULL, answer_as_is(&urn), confidence, random);
	urn_empty(&urn);
	return estimate;
}

static struct estimate of_two(const struct clusters *from_now,
			      const struct clusters *from_before, double p,
			      enum confidence confidence, struct random *random)
{
	struct estimate estimate;
	struct urn now, before;

	urn_fill(&now, from_now, p);
	urn_fill(&before, from_before, p);
	estimate =
		draw(&now, &before, answer_as_is(&now) / answer_as_is(&before),
		     confidence, random);
	urn_empty(&now);
	urn_empty(&before);
	return estimate;
}

static bool is_share(double p)
{
	return p >= 0 && p <= 1;
}

struct estimate bootstrap_quantile(const struct clusters *sample, double p,
				   enum confidence confidence,
				   struct random *random)
{
	if (!is_share(p))
		return (struct estimate){ NAN, NAN, NAN };
	return of_one(sample, p, confidence, random);
}

struct estimate bootstrap_mean(const struct clusters *sample,
			       enum confidence confidence,
			       struct random *random)
{
	return of_one(sample, NAN, confidence, random);
}

struct estimate bootstrap_quantile_ratio(const struct clusters *now,
					 const struct clusters *before,
					 double p, enum confidence confidence,
					 struct random *random)
{
	if (!is_share(p))
		return (struct estimate){ NAN, NAN, NAN };
	return of_two(now, before, p, confidence, random);
}

struct estimate bootstrap_mean_ratio(const struct clusters *now,
				     const struct clusters *before,
				     enum confidence confidence,
				     struct random *random)
{
	return of_two(now, before, NAN, confidence, random);
}

/* One draw is a draw from all: they hold the same clusters. */
static void answer_all_anew(struct urn *urns, uint32_t n, struct random *random,
			    double *answers)
{
	struct hand hand = { .sum = draw_all(&urns[0], random) };

	hand.n = count(&urns[0], urns[0].clusters.n);
	for (uint32_t u = 0; u < n; u++) {
		hand.before_pivot =
			count(&urns[u], urns[u].clusters.before_pivot);
		answers[u * BOOTSTRAP_RESAMPLES] = answer(&urns[u], &hand);
	}
}

static struct estimate estimate_from(double *answers, double value,
				     enum confidence confidence)
{
	double tail = statistics_tail(confidence);

	statistics_sort(answers, BOOTSTRAP_RESAMPLES);
	return (struct estimate){
		value,
		known(statistics_quantile_sorted(answers, BOOTSTRAP_RESAMPLES,
						 tail)),
		known(statistics_quantile_sorted(answers, BOOTSTRAP_RESAMPLES,
						 1 - tail)),
	};
}

/* The urns of one ranking share what was drawn. */
static void fill_all(struct urn *urns, const struct clusters *sample,
		     const double *p, uint32_t n)
{
	for (uint32_t u = 0; u < n; u++) {
		urn_fill(&urns[u], sample, p[u]);
		if (u == 0)
			continue;
		g_free(urns[u].drawn);
		urns[u].drawn = urns[0].drawn;
	}
}

static void empty_all(struct urn *urns, uint32_t n)
{
	for (uint32_t u = n; u-- > 0;) {
		if (u > 0)
			urns[u].drawn = NULL;
		urn_empty(&urns[u]);
	}
}

void bootstrap_several(const struct clusters *sample, const double *p,
		       uint32_t n, enum confidence confidence,
		       struct random *random, struct estimate *estimates)
{
	g_autofree double *answers = g_new(double, n *BOOTSTRAP_RESAMPLES);
	struct urn urns[BOOTSTRAP_SEVERAL];

	g_assert(n > 0 && n <= BOOTSTRAP_SEVERAL);
	fill_all(urns, sample, p, n);
	for (uint32_t u = 0; u < n; u++)
		estimates[u] = (struct estimate){ known(answer_as_is(&urns[u])),
						  NAN, NAN };
	if (urns[0].n_clusters >= BOOTSTRAP_CLUSTERS_MIN) {
		for (int r = 0; r < BOOTSTRAP_RESAMPLES; r++)
			answer_all_anew(urns, n, random, answers + r);
		for (uint32_t u = 0; u < n; u++)
			estimates[u] =
				estimate_from(answers + u * BOOTSTRAP_RESAMPLES,
					      estimates[u].value, confidence);
	}
	empty_all(urns, n);
}
