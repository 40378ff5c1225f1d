/* interval.c -- rates and their changes, with intervals, from counts
 *
 * Formulas that are known to behave at the edges (no failures, all failures,
 * few events), each in the shape in which it is printed, so that it can be
 * checked by hand.  Where a formula would divide by zero the answer is NaN.
 */
#include "analyzer/interval.h"

#include <math.h>

static const struct estimate no_data = { NAN, NAN, NAN };

struct estimate interval_wilson(struct share share, enum confidence confidence)
{
	double z = statistics_z(confidence);
	double n = (double)share.n, events = (double)share.events;
	double centre, half;

	if (share.n == 0 || share.events > share.n)
		return no_data;

	centre = (events + z * z / 2) / (n + z * z);
	half = z / (n + z * z) * sqrt(events * (n - events) / n + z * z / 4);
	return (struct estimate){
		.value = events / n,
		.low = share.events == 0 ? 0 : fmax(0, centre - half),
		.high = share.events == share.n ? 1 : fmin(1, centre + half),
	};
}

struct estimate interval_newcombe(struct share now, struct share before,
				  enum confidence confidence)
{
	struct estimate a = interval_wilson(now, confidence);
	struct estimate b = interval_wilson(before, confidence);
	double difference = a.value - b.value;

	return (struct estimate){
		.value = difference,
		.low = difference - hypot(a.value - a.low, b.high - b.value),
		.high = difference + hypot(a.high - a.value, b.value - b.low),
	};
}

struct pearson {
	double chi_squared, freedom;
};

static void add_scatter(struct pearson *sum, const struct counted *counted)
{
	double mean = statistics_mean(counted->weeks, counted->n_weeks);
	size_t known = 0;

	if (!(mean > 0) || isinf(mean))
		return;
	for (size_t w = 0; w < counted->n_weeks; w++) {
		double off = counted->weeks[w] - mean;

		if (isnan(off))
			continue;
		sum->chi_squared += off * off / mean;
		known++;
	}
	sum->freedom += (double)(known - 1);
}

double interval_dispersion(const struct counted *now,
			   const struct counted *before)
{
	struct pearson sum = { 0, 0 };

	add_scatter(&sum, now);
	if (before)
		add_scatter(&sum, before);
	if (sum.freedom < 1)
		return 1;
	return fmax(1, sum.chi_squared / sum.freedom);
}

static struct estimate log_normal(double value, double error,
				  enum confidence confidence)
{
	double factor = exp(statistics_z(confidence) * error);

	if (isinf(factor))
		return (struct estimate){ value, NAN, NAN };
	return (struct estimate){ value, value / factor, value * factor };
}

static double rate_of(const struct counted *counted)
{
	if (!(counted->days > 0) || isinf(counted->days))
		return NAN;
	return (double)counted->events / counted->days;
}

struct estimate interval_of_rate(const struct counted *counted,
				 enum confidence confidence)
{
	double rate = rate_of(counted);
	double dispersion;

	if (isnan(rate))
		return no_data;
	if (counted->events == 0)
		return (struct estimate){
			0, 0, -log(statistics_tail(confidence)) / counted->days
		};
	dispersion = interval_dispersion(counted, NULL);
	return log_normal(rate, sqrt(dispersion / (double)counted->events),
			  confidence);
}

struct estimate interval_of_rate_ratio(const struct counted *now,
				       const struct counted *before,
				       enum confidence confidence)
{
	double ratio = rate_of(now) / rate_of(before);
	double dispersion;

	if (!isfinite(ratio))
		return no_data;
	if (now->events == 0)
		return (struct estimate){ 0, NAN, NAN };
	dispersion = interval_dispersion(now, before);
	return log_normal(ratio,
			  sqrt(dispersion * (1 / (double)now->events +
					     1 / (double)before->events)),
			  confidence);
}
