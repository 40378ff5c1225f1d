/* test_budget.c -- error budgets against the obvious loops
 *
 * Counters and shares are drawn with gaps, resets, NaN, stale markers and steps
 * that do not meet, over the end of summer time in Berlin and the end of a
 * month.  The twin goes through all points for each question that it has.
 */
#include "analyzer/join.h"
#include "analyzer/measure.h"
#include "tests/promised.h"
#include "tests/sampled.h"

#include <math.h>

enum { ROUNDS = 60 };

/* Whether a sample speaks for the minute that ends at `at`. */
static bool is_seen(const struct promised *world, int64_t at)
{
	for (uint32_t s = 0; s < promised_used(world); s++) {
		const struct promised_series *drawn = &world->series[s];

		for (uint32_t i = 0; i < drawn->n && !drawn->is_part; i++) {
			int64_t long_ago = drawn->times[i] - drawn->step;

			if (i > 0 && drawn->times[i] - drawn->times[i - 1] <=
					     2 * drawn->step)
				long_ago = drawn->times[i - 1];
			if (!isnan(drawn->values[i]) && at <= drawn->times[i] &&
			    at >= long_ago - long_ago % MINUTE + MINUTE)
				return true;
		}
	}
	return false;
}

static double coverage(const struct promised *world, int64_t since,
		       int64_t until)
{
	uint32_t n = 0;

	for (int64_t at = since + MINUTE; at <= until; at += MINUTE)
		n += is_seen(world, at);
	return n / (double)((until - since) / MINUTE);
}

static void equal(double got, double want)
{
	g_assert_cmpint(isnan(got), ==, isnan(want));
	if (!isnan(want))
		g_assert_cmpfloat_with_epsilon(got, want,
					       1e-9 * fmax(1, fabs(want)));
}

/* The window of a time: the month, or 5 days. */
static int64_t window_since(const struct promised *world, int64_t at,
			    bool is_month)
{
	if (!is_month)
		return at - 5 * DAY;
	return at > promised_midnight(world, 11, 1) ?
		       promised_midnight(world, 11, 1) :
		       promised_midnight(world, 10, 1);
}

static double left(const struct promised *world, int64_t at, bool is_month)
{
	int64_t since = window_since(world, at, is_month), until = at;
	double allowed;

	if (is_month)
		until = MIN(at > promised_midnight(world, 11, 1) ?
				    promised_midnight(world, 12, 1) :
				    promised_midnight(world, 11, 1),
			    world->until);
	allowed = 0.03 * promised_sum(world, since, until, false);
	return allowed > 0 ? 1 - fmax(promised_sum(world, since, at, true), 0) /
					     allowed :
			     NAN;
}

/* Since which minute nothing has been left: it changes at points alone. */
static int64_t spent(const struct promised *world)
{
	int64_t since = promised_midnight(world, 11, 1), found = NO_TIME;

	for (int64_t at = since + MINUTE; at <= world->until; at += MINUTE) {
		bool has_point = false;

		for (uint32_t s = 0; s < promised_used(world); s++)
			for (uint32_t i = 0; i < world->series[s].n; i++)
				has_point |=
					world->series[s].times[i] <= at &&
					world->series[s].times[i] > at - MINUTE;
		if (!has_point)
			continue;
		if (left(world, at, true) > 1e-9)
			found = NO_TIME;
		else if (found == NO_TIME)
			found = at;
	}
	return found;
}

/* Bad by what may be bad; NaN without events. */
static double burn(const struct promised *world, int64_t at, int64_t minutes)
{
	double allowed =
		0.03 * promised_sum(world, at - minutes * MINUTE, at, false);

	return allowed > 0 ? fmax(promised_sum(world, at - minutes * MINUTE, at,
					       true),
				  0) /
				     allowed :
			     NAN;
}

static void compare_burns(const struct promised *world,
			  const struct budget *budget)
{
	static const int64_t minutes[BURN_RATES] = { 60, 6 * 60, 3 * 24 * 60 };

	for (int i = 0; i < BURN_RATES; i++)
		equal(budget->burn[i], burn(world, world->until, minutes[i]));
}

/* Counts of each minute, so that many windows can be added up one by one. */
struct minutes {
	double *valid, *bad;
	int64_t since;
};

static double burn_of(const struct minutes *minutes, int64_t m, int64_t n)
{
	double valid = 0, bad = 0;

	for (int64_t i = MAX(m - n, 0); i < m; i++) {
		valid += minutes->valid[i];
		bad += minutes->bad[i];
	}
	return valid > 0 ? fmax(bad, 0) / (0.03 * valid) : NAN;
}

/* How often both windows of a pair began to burn. */
static uint32_t rings(const struct minutes *minutes, int64_t first,
		      int64_t last, const int64_t *pair, double factor)
{
	bool was_burning = false;
	uint32_t n = 0;

	for (int64_t m = first; m <= last; m++) {
		bool is_burning = burn_of(minutes, m, pair[1]) >= factor &&
				  burn_of(minutes, m, pair[0]) >= factor;

		n += is_burning && !was_burning;
		was_burning = is_burning;
	}
	return n;
}

/* Only of whole numbers: of shares the last digit may decide. */
static void compare_alerts(const struct promised *world,
			   const struct budget *budget)
{
	static const int64_t pairs[BURN_PAIRS][2] = {
		{ 60, 5 }, { 360, 30 }, { 1440, 120 }, { 4320, 360 }
	};
	static const double factors[BURN_PAIRS] = { 14.4, 6, 3, 1 };
	int64_t before = 4320, n = (budget->until - budget->since) / MINUTE;
	struct minutes minutes = {
		g_new0(double, n + before + 1),
		g_new0(double, n + before + 1),
		budget->since - before * MINUTE,
	};

	for (int64_t m = 0; m < n + before; m++) {
		int64_t at = minutes.since + m * MINUTE;

		minutes.valid[m] = promised_sum(world, at, at + MINUTE, false);
		minutes.bad[m] = promised_sum(world, at, at + MINUTE, true);
	}
	for (int i = 0; i < BURN_PAIRS; i++)
		g_assert_cmpuint(budget->alerts[i], ==,
				 rings(&minutes, before + 1, before + n,
				       pairs[i], factors[i]));
	g_free(minutes.valid);
	g_free(minutes.bad);
}

static void compare(const struct promised *world, const struct metrics *metrics,
		    uint32_t b)
{
	const struct budget *budget = metrics_budget(metrics, b);
	bool is_month = budget->slo->length.window == SLO_MONTH;
	int64_t since = window_since(world, world->until, is_month);
	double bad = promised_sum(world, since, world->until, true);
	double during = promised_sum(world, MAX(world->began, since),
				     world->ended, true);

	g_assert_cmpint(budget->since, ==, since);
	equal(budget->coverage, coverage(world, since, world->until));
	if (!(budget->coverage > 0))
		return;
	equal(budget->valid, promised_sum(world, since, world->until, false));
	equal(budget->bad, fmax(bad, 0));
	equal(budget->left, left(world, world->until, is_month));
	if (bad > 0)
		equal(budget->burn_incidents, CLAMP(during / bad, 0, 1));
	if (bad > 0)
		equal(budget->burn_deploys,
		      CLAMP(promised_sum(world, world->deployed,
					 world->deployed + 100 * MINUTE, true) /
				    bad,
			    0, 1));
	compare_burns(world, budget);
	if (is_month && world->way == WAY_GOOD)
		compare_alerts(world, budget);
	if (is_month && !promised_has_slices(world) && budget->left <= 0)
		g_assert_cmpint(budget->spent_at, ==, spent(world));
	for (uint32_t d = 0; d < budget->days; d++) {
		const struct budget_day *day =
			metrics_budget_day(metrics, budget->first_day + d);
		int64_t next =
			d + 1 < budget->days ? day[1].day_at : world->until;

		if (isnan(day->valid))
			continue;
		equal(day->valid,
		      promised_sum(world, day->day_at, next, false));
		equal(day->left, left(world, next, is_month));
	}
}

static void promise(const struct promised *world, struct settings *settings,
		    const char *name, struct slo_length length)
{
	struct slo_settings *slo = settings_slo(settings, name);
	const struct selector *part =
		selector_parse(settings->pool, "part_total");

	slo->service = "web";
	slo->objective = 0.97;
	slo->length = length;
	if (promised_is_of_one(world)) {
		part = selector_parse(settings->pool, "share");
		slo->ratio = world->way == WAY_RATIO ? part : NULL;
		slo->level = world->way == WAY_LEVEL ? part : NULL;
		slo->comparison = SLO_AT_MOST;
		slo->limit = LIMIT;
		return;
	}
	slo->errors = world->way == WAY_GOOD ? NULL : part;
	slo->good = world->way == WAY_GOOD ? part : NULL;
	slo->total = selector_parse(settings->pool, "all_total");
	if (promised_has_slices(world))
		slo->slice_seconds = SLICE;
	if (world->way == WAY_SLICES)
		slo->slice_target = SLICE_TARGET;
}

static struct history *make(struct promised *world)
{
	g_autofree char *incident = g_strdup_printf(
		"i:web@%ds-%ds", (int)(world->began - history_epoch),
		(int)(world->ended - history_epoch));
	struct window window = { .since = world->since,
				 .until = world->until,
				 .ends = world->until,
				 .kind = WINDOW_DAYS };
	/* the hours after them overlap */
	g_autofree char *deploys = g_strdup_printf(
		"web=?@%ds web=?@%ds", (int)(world->deployed - history_epoch),
		(int)(world->deployed - history_epoch) + 40 * MINUTE);
	struct history *history =
		sampled_history(deploys, incident, world->text->str);

	promise(world, history->settings, "month",
		(struct slo_length){ SLO_MONTH, 0 });
	promise(world, history->settings, "rolling",
		(struct slo_length){ SLO_ROLLING, 5 * DAY });
	history->metrics = join(history->facts, history->settings, &window,
				g_time_zone_ref(world->zone), false);
	measure(history->metrics);
	return history;
}

static void equal_the_obvious_ones(void)
{
	struct promised *world = g_new0(struct promised, 1);
	uint32_t n_spent = 0, n_left = 0;

	world->zone = g_time_zone_new_identifier("Europe/Berlin");
	g_assert_nonnull(world->zone);
	random_seed(&world->random, "budget", "", "");
	for (int round = 0; round < ROUNDS; round++) {
		g_autoptr(History) history = NULL;

		world->text = g_string_new(NULL);
		world->way = (enum way)(round % WAYS);
		world->since = promised_midnight(world, 10, 20);
		world->until = promised_midnight(world, 11, 8);
		world->began = promised_midnight(world, 11, 2) +
			       MINUTE * random_below(&world->random, 4000);
		world->ended = world->began +
			       MINUTE * random_below(&world->random, 900);
		world->deployed = promised_midnight(world, 11, 3) +
				  MINUTE * random_below(&world->random, 4000);
		for (uint32_t s = 0; s < promised_used(world); s++)
			promised_draw(world, s);
		promised_cut_slices(world);
		history = make(world);
		g_assert_cmpuint(history->metrics->budgets->len, ==, 2);
		for (uint32_t b = 0; b < 2; b++) {
			compare(world, history->metrics, b);
			n_left += metrics_budget(history->metrics, b)->left > 0;
			n_spent +=
				metrics_budget(history->metrics, b)->left <= 0;
		}
		g_string_free(world->text, true);
	}
	g_assert_cmpuint(n_spent, >, 5);
	g_assert_cmpuint(n_left, >, 5);
	g_time_zone_unref(world->zone);
	g_free(world);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/budget/obvious", equal_the_obvious_ones);
	return g_test_run();
}
