/* tables_curves.c -- the series round deploys, as tables have them
 *
 * Impacts of a set stand by service, so the series of each is made once.
 */
#include "analyzer/tables_curves.h"

#include "analyzer/curves.h"
#include "analyzer/impact.h"
#include "analyzer/observe.h"

#include <math.h>

#define MILLI INT64_C(1000)

enum { LARGEST = 8 };

/* The series of a service, until another is asked for. */
struct seen {
	struct error_rate *rate;
	uint32_t service;
};

static const struct curve *see(struct seen *seen, const struct metrics *metrics,
			       const struct impact_set *set, uint32_t d)
{
	uint32_t service = facts_deploy(metrics->facts, d)->service;

	if (!seen->rate || seen->service != service) {
		error_rate_free(seen->rate);
		seen->rate = observe_series(metrics, set->series, service);
		seen->service = service;
	}
	return seen->rate->rate;
}

/* "0.01;0.012;;0.2": the mean of each step, nothing where it has no sample. */
static const char *shorten(struct pool *pool, const struct curve *curve,
			   int64_t deployed_at)
{
	g_autoptr(GString) text = g_string_new(NULL);
	bool has_sample = false;

	for (int64_t i = -IMPACT_CURVE_BEFORE; i < IMPACT_CURVE_AFTER; i++) {
		int64_t from = (deployed_at + i * IMPACT_CURVE_STEP) * MILLI;
		double mean = curve_mean(curve, from,
					 from + IMPACT_CURVE_STEP * MILLI);
		char digits[G_ASCII_DTOSTR_BUF_SIZE];

		if (i > -IMPACT_CURVE_BEFORE)
			g_string_append_c(text, ';');
		if (!isfinite(mean))
			continue;
		g_ascii_formatd(digits, sizeof(digits), "%.6g", mean);
		g_string_append(text, digits);
		has_sample = true;
	}
	return has_sample ? pool_text(pool, text->str) : NULL;
}

const char **tables_curves(struct tables *tables, const struct impact_set *set)
{
	const struct metrics *metrics = tables->metrics;
	const char **curves = g_new0(const char *, set->n + 1);
	struct seen seen = { NULL, NONE };

	for (uint32_t i = 0; i < set->n; i++) {
		uint32_t d = metrics_impact(metrics, set->first + i)->deploy;

		curves[i] =
			shorten(tables->pool, see(&seen, metrics, set, d),
				facts_deploy(metrics->facts, d)->deployed_at);
	}
	error_rate_free(seen.rate);
	return curves;
}

static void write_point(struct tables *tables, const struct impact_set *set,
			const struct impact *impact,
			const struct curve_point *point, double line)
{
	const struct facts *facts = tables->metrics->facts;
	const struct deploy *deploy = facts_deploy(facts, impact->deploy);
	struct table_writer *writer = &tables->writer;

	table_text(writer, deploy->id);
	table_text(writer, facts_service(facts, deploy->service)->name);
	table_time(writer, deploy->deployed_at);
	table_text(writer, set->name);
	table_real(writer, impact->ratio);
	table_real(writer, point->minute);
	table_real(writer, point->level);
	table_real(writer, line);
}

/* The two ends of its line, then the points. */
static void write_curve(struct tables *tables, const struct impact_set *set,
			const struct impact *impact, const struct curve *curve)
{
	const struct deploy *deploy =
		facts_deploy(tables->metrics->facts, impact->deploy);
	const struct curve_point at = { 0, NAN };
	double top = 0;
	uint32_t n;
	const struct curve_point *points =
		curves_points(tables->pool, deploy->deployed_at, curve, &n);

	for (uint32_t i = 0; i < n; i++)
		top = fmax(top, points[i].level);
	write_point(tables, set, impact, &at, 0);
	write_point(tables, set, impact, &at, top);
	for (uint32_t i = 0; i < n; i++)
		write_point(tables, set, impact, &points[i], NAN);
}

void tables_impact_curves(struct tables *tables)
{
	const struct metrics *metrics = tables->metrics;

	for (uint32_t s = 0; s < metrics->impact_sets->len; s++) {
		const struct impact_set *set = metrics_impact_set(metrics, s);
		g_autoptr(GPtrArray) scored = impact_scored(metrics, s);
		struct seen seen = { NULL, NONE };

		for (uint32_t i = 0; i < MIN(scored->len, LARGEST); i++) {
			const struct impact *impact = scored->pdata[i];

			write_curve(tables, set, impact,
				    see(&seen, metrics, set, impact->deploy));
		}
		error_rate_free(seen.rate);
	}
}
