/* ci_stage_times.c -- the stages of each pipeline, now and before */
#include "analyzer/bootstrap.h"
#include "analyzer/ci_gather.h"
#include "analyzer/ci_health.h"
#include "analyzer/ci_series.h"
#include "analyzer/spread.h"

#include <math.h>
#include <string.h>

/* So much slower is told, if it is detectable. */
static const double SLOWER = 1.15;

/* A stage of one attempt. */
struct staged {
	const struct home *home;
	const struct stage_time *time;
	double duration; /* of the attempt; NaN */
	bool is_previous;
};

static int by_stage(gconstpointer a, gconstpointer b)
{
	const struct staged *x = a, *y = b;
	int order = home_compare(x->home, y->home);

	if (order == 0)
		order = strcmp(x->time->stage, y->time->stage);
	return order ? order : (int)y->is_previous - (int)x->is_previous;
}

static GArray *find_staged(const struct metrics *metrics)
{
	const struct ci *ci = &metrics->ci;
	GArray *all = g_array_new(false, false, sizeof(struct staged));

	for (uint32_t i = 0; i < ci->attempts->len; i++) {
		const struct attempt *one =
			&g_array_index(ci->attempts, struct attempt, i);
		bool is_now = window_holds(&metrics->window, one->at);

		if (!ci_is_judged(one) ||
		    !(is_now || (metrics->has_previous &&
				 window_holds(&metrics->previous, one->at))))
			continue;
		for (uint32_t s = 0; s < one->stages; s++) {
			struct staged staged = {
				&one->home,
				&g_array_index(ci->stage_times,
					       struct stage_time,
					       one->first_stage + s),
				one->duration,
				!is_now,
			};

			g_array_append_val(all, staged);
		}
	}
	g_array_sort(all, by_stage);
	return all;
}

static double p95(const GArray *values)
{
	if (values->len < CI_P95_MIN_N)
		return NAN;
	return statistics_quantile((const double *)(void *)values->data,
				   values->len, 0.95);
}

/* One of many: 99 %. */
static bool is_slower(const struct metrics *metrics,
		      const struct ci_stage *stage, const GArray *now,
		      const GArray *before)
{
	g_autofree char *scope =
		g_strjoin("\n", stage->home.service, stage->home.pipeline,
			  stage->stage, NULL);
	const struct clusters these = {
		.values = (const double *)(void *)now->data, .n = now->len
	};
	const struct clusters those = {
		.values = (const double *)(void *)before->data, .n = before->len
	};
	struct random random;

	if (!(stage->p95 > SLOWER * stage->previous_p95))
		return false;
	random_seed(&random, "stage p95", scope, metrics->window.name);
	return statistics_direction(
		       bootstrap_quantile_ratio(&these, &those, 0.95,
						CONFIDENCE_99, &random),
		       1) > 0;
}

static void add_stage(struct metrics *metrics, const struct staged *staged,
		      uint32_t n)
{
	g_autoptr(GArray) now = g_array_new(false, false, sizeof(double));
	g_autoptr(GArray) before = g_array_new(false, false, sizeof(double));
	struct ci_stage stage = {
		.home = *staged[0].home,
		.stage = staged[0].time->stage,
		.critical_share = NAN,
	};
	double critical = 0, whole = 0;

	for (uint32_t i = 0; i < n; i++) {
		g_array_append_val(staged[i].is_previous ? before : now,
				   staged[i].time->seconds);
		if (staged[i].is_previous || !(staged[i].duration > 0) ||
		    isnan(staged[i].time->critical))
			continue;
		critical += staged[i].time->critical;
		whole += staged[i].duration;
	}
	stage.runs = now->len;
	stage.previous_runs = before->len;
	stage.p50 = statistics_quantile((const double *)(void *)now->data,
					now->len, 0.5);
	stage.p95 = p95(now);
	stage.previous_p95 = p95(before);
	if (whole > 0)
		stage.critical_share = fmin(critical / whole, 1);
	stage.is_slower = is_slower(metrics, &stage, now, before);
	g_array_append_val(metrics->ci.stages, stage);
}

/* A stage of which only series tell, in both periods. */
struct filling {
	const struct metrics *metrics;
	const struct ci_series *series;
	struct spread *now, *before;
};

static void take(int64_t at, double amount, void *data)
{
	const struct filling *filling = data;
	bool is_now = window_holds(&filling->metrics->window, at);
	bool is_before = filling->metrics->has_previous &&
			 window_holds(&filling->metrics->previous, at);

	if (is_now || is_before)
		spread_bucket(is_now ? filling->now : filling->before,
			      filling->series->family, filling->series->bound,
			      amount);
}

static bool is_stage(const struct ci_series *series)
{
	return series->use == CI_STAGE && series->part == PART_BUCKET &&
	       series->result != RESULT_CANCELLED &&
	       series->result != RESULT_SKIPPED;
}

static bool is_same(const struct ci_series *a, const struct ci_series *b)
{
	return home_compare(&a->home, &b->home) == 0 &&
	       strcmp(a->detail, b->detail) == 0;
}

static double p95_of(const struct spread *spread)
{
	return spread_n(spread) < CI_P95_MIN_N ? NAN :
						 spread_quantile(spread, 0.95);
}

/* Of all series of the stage that series `first` is of. */
static void add_from_series(struct metrics *metrics, uint32_t first)
{
	GArray *all = metrics->ci.series;
	const struct ci_series *one =
		&g_array_index(all, struct ci_series, first);
	struct spread now = spread_new(), before = spread_new();
	struct filling filling = { metrics, one, &now, &before };
	struct ci_stage stage = {
		.home = one->home,
		.stage = one->detail,
		.critical_share = NAN,
	};

	for (uint32_t i = first; i < all->len; i++) {
		filling.series = &g_array_index(all, struct ci_series, i);
		if (!is_stage(filling.series) || !is_same(one, filling.series))
			continue;
		spread_bucket(&now, filling.series->family,
			      filling.series->bound, 0);
		spread_bucket(&before, filling.series->family,
			      filling.series->bound, 0);
		ci_series_growth(metrics, filling.series, take, &filling);
	}
	stage.runs = (uint32_t)round(spread_n(&now));
	stage.previous_runs = (uint32_t)round(spread_n(&before));
	stage.p50 = spread_quantile(&now, 0.5);
	stage.p95 = p95_of(&now);
	stage.previous_p95 = p95_of(&before);
	spread_clear(&now);
	spread_clear(&before);
	g_array_append_val(metrics->ci.stages, stage);
}

static bool is_first(const GArray *all, uint32_t i)
{
	const struct ci_series *one = &g_array_index(all, struct ci_series, i);

	if (!is_stage(one))
		return false;
	while (i-- > 0) {
		const struct ci_series *other =
			&g_array_index(all, struct ci_series, i);

		if (is_stage(other) && is_same(one, other))
			return false;
	}
	return true;
}

static int by_home(gconstpointer a, gconstpointer b)
{
	const struct ci_stage *x = a, *y = b;
	int order = home_compare(&x->home, &y->home);

	return order ? order : strcmp(x->stage, y->stage);
}

void measure_stages(struct metrics *metrics)
{
	g_autoptr(GArray) staged = find_staged(metrics);
	const struct staged *all = (const struct staged *)(void *)staged->data;
	uint32_t end;

	for (uint32_t i = 0; i < staged->len; i = end) {
		for (end = i + 1;
		     end < staged->len &&
		     home_compare(all[i].home, all[end].home) == 0 &&
		     strcmp(all[i].time->stage, all[end].time->stage) == 0;
		     end++)
			continue;
		add_stage(metrics, all + i, end - i);
	}
	for (uint32_t i = 0; i < metrics->ci.series->len; i++)
		if (is_first(metrics->ci.series, i))
			add_from_series(metrics, i);
	g_array_sort(metrics->ci.stages, by_home);
}
