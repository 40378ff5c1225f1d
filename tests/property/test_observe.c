/* test_observe.c -- impacts and backtests against the obvious loops
 *
 * Series and deploys are drawn.  The twin looks at every second of a window
 * where the analyzer looks at points.
 */
#include "analyzer/backtest.h"
#include "analyzer/impact.h"
#include "analyzer/random.h"

#include "tests/sampled.h"

#include <math.h>

enum { ROUNDS = 200, LENGTH = 6 * 3600, STEPS = 4 };

/* A value for each second at which there is a point. */
struct drawn {
	double values[LENGTH];
	bool has_point[LENGTH];
	int step;
};

static void draw(struct random *random, struct drawn *drawn, GString *text)
{
	static const int steps[STEPS] = { 15, 30, 60, 90 };
	double level = 0.01;
	int at = (int)random_below(random, 200);

	*drawn = (struct drawn){ .step = steps[random_below(random, STEPS)] };
	g_string_append(text, "error_ratio{service=web}");
	while (at < LENGTH) {
		uint32_t lot = random_below(random, 60);

		if (lot == 0)
			level = random_below(random, 20) / 100.0;
		drawn->has_point[at] = true;
		drawn->values[at] =
			lot == 1 ? NAN :
				   level * (1 + random_below(random, 3) / 10.0);
		g_string_append_printf(text, " @%ds %.17g", at,
				       drawn->values[at]);
		at += drawn->step *
		      (lot == 2 ? 2 + (int)random_below(random, 12) : 1);
	}
}

/* What stands at a second: the youngest point, for five minutes. */
static double value_at(const struct drawn *drawn, int at)
{
	for (int back = at; back >= 0 && at - back <= 300; back--)
		if (back < LENGTH && drawn->has_point[back])
			return drawn->values[back];
	return NAN;
}

/* The first second at which the rule fires; -1 never, -2 nothing to compare. */
static int rule_fires(const struct drawn *drawn, int deploy)
{
	bool is_ruled = false;

	for (int at = deploy + 1; at <= deploy + 1800 && at < LENGTH; at++) {
		double before = at < 3600 ? NAN : value_at(drawn, at - 3600);

		if (!drawn->has_point[at] || isnan(drawn->values[at]) ||
		    isnan(before))
			continue;
		is_ruled = true;
		if (drawn->values[at] > 2 * before)
			return at;
	}
	return is_ruled ? -1 : -2;
}

static double mean(const struct drawn *drawn, int after, int until, int *n)
{
	double sum = 0;

	*n = 0;
	for (int at = MAX(after + 1, 0); at <= until && at < LENGTH; at++)
		if (drawn->has_point[at] && !isnan(drawn->values[at])) {
			sum += drawn->values[at];
			(*n)++;
		}
	return sum / *n;
}

/*
 * Whether at this second every point back to the first of an unbroken breach
 * is above, and that first one is `length` before.
 */
static bool alert_holds(const struct drawn *drawn, int deploy, int at,
			double above, int length)
{
	int first = at, last = at;

	if (!drawn->has_point[at] || !(drawn->values[at] > above))
		return false;
	for (int back = at - 1; back > deploy; back--) {
		if (last - back > 300)
			break;
		if (!drawn->has_point[back])
			continue;
		if (!(drawn->values[back] > above))
			return at - first >= length;
		first = last = back;
	}
	/* so far back that the breach may have stood when it was deployed */
	for (int back = deploy; back >= 0 && last - back <= 300; back--) {
		if (!drawn->has_point[back])
			continue;
		if (drawn->values[back] > above && deploy - back <= 300)
			first = deploy;
		break;
	}
	return at - first >= length;
}

static int alert_fires(const struct drawn *drawn, int deploy, int until,
		       double above, int length)
{
	for (int at = deploy + 1; at <= until && at < LENGTH; at++)
		if (alert_holds(drawn, deploy, at, above, length))
			return at;
	return -1;
}

static void compare_impact(const struct drawn *drawn,
			   const struct impact *impact, int deploy)
{
	int fired = rule_fires(drawn, deploy), n_before, n_after;
	double before = mean(drawn, deploy - 3600, deploy, &n_before);
	double after = mean(drawn, deploy, deploy + 1800, &n_after);

	g_assert_cmpint(impact->is_ruled, ==, fired != -2);
	g_assert_cmpint(impact->is_fired, ==, fired >= 0);
	if (fired >= 0)
		g_assert_cmpint(impact->fired_at - history_epoch, ==, fired);
	g_assert_cmpuint(impact->samples_before, ==, (unsigned)n_before);
	g_assert_cmpuint(impact->samples_after, ==, (unsigned)n_after);
	g_assert_cmpint(isnan(impact->ratio), ==,
			2 * n_before * drawn->step < 3600 ||
				2 * n_after * drawn->step < 1800);
	if (!isnan(impact->ratio))
		g_assert_cmpfloat_with_epsilon(
			impact->ratio,
			before < 0.001 ? fmax(after, 0.001) / 0.001 :
					 after / before,
			1e-9);
}

static void compare_backtest(const struct drawn *drawn,
			     const struct backtest *one, int deploy, int until,
			     const struct rollback_settings *rule)
{
	int fired = alert_fires(drawn, deploy, until, rule->above,
				(int)rule->for_seconds);

	g_assert_cmpint(one->is_fired, ==, fired >= 0);
	if (fired >= 0)
		g_assert_cmpint(one->fired_at - history_epoch, ==, fired);
}

/* An incident is laid to the last deploy in the hour before it. */
struct trouble {
	int began, ended; /* seconds; began < 0: there is none */
};

static bool is_blamed(const struct trouble *trouble, int deploy, int next)
{
	return trouble->began >= deploy && trouble->began <= deploy + 3600 &&
	       trouble->began < next;
}

/* What the rule made of it, and how much sooner it would have mended it. */
static void compare_class(const struct backtest *one,
			  const struct trouble *trouble, int deploy, int next)
{
	bool failed = is_blamed(trouble, deploy, next);
	double saved = NAN;

	if (one->class == BACKTEST_UNKNOWN) {
		g_assert_false(one->is_fired);
	} else {
		g_assert_cmpint(one->class, ==,
				one->is_fired ?
					(failed ? BACKTEST_CAUGHT :
						  BACKTEST_FALSE_ALARM) :
				failed ? BACKTEST_MISSED :
					 BACKTEST_CORRECT);
	}
	if (one->is_fired && failed)
		saved = trouble->ended -
			(double)(one->fired_at - history_epoch);
	g_assert_true(one->saved_seconds == saved ||
		      (isnan(one->saved_seconds) && isnan(saved)));
}

/* Of all levels and lengths: no deploy failed, so what fires is false. */
static void compare_sweep(const struct drawn *drawn,
			  const struct metrics *metrics, int first, int second)
{
	const struct backtest_rule *rule = metrics_rule(metrics, 0);

	for (int l = 0; l < SWEEP_LEVELS; l++)
		for (int k = 0; k < SWEEP_LENGTHS; k++) {
			const struct sweep_cell *cell = &rule->sweep[l][k];
			int length = (int)cell->for_seconds;
			uint32_t fired = alert_fires(drawn, first,
						     MIN(first + 1800, second),
						     cell->above, length) >= 0;

			fired += alert_fires(drawn, second, second + 1800,
					     cell->above, length) >= 0;
			g_assert_cmpuint(cell->classes[BACKTEST_FALSE_ALARM],
					 ==, fired);
		}
}

/* Half hours of the day without a deploy in them or in the hour before. */
static void compare_quiet(const struct drawn *drawn,
			  const struct metrics *metrics, int first, int second)
{
	const struct base_rate *base =
		&metrics_impact_set(metrics, 0)->base_rate;
	uint64_t n = 0, fired = 0;

	for (int at = 0; at < 86400; at += 1800) {
		int one = at < LENGTH ? rule_fires(drawn, at) : -2;

		if ((first >= at - 3600 && first <= at + 1800) ||
		    (second >= at - 3600 && second <= at + 1800))
			continue;
		n += one != -2;
		fired += one >= 0;
	}
	g_assert_cmpuint(base->n, ==, n);
	g_assert_cmpuint(base->fired, ==, fired);
}

/* In half of the rounds, none to two hours after the first deploy. */
static struct trouble draw_trouble(struct random *random, int first)
{
	struct trouble trouble = { -1, -1 };

	if (random_below(random, 2) == 0)
		return trouble;
	trouble.began = first + (int)random_below(random, 7200);
	trouble.ended = trouble.began + 60 + (int)random_below(random, 7200);
	return trouble;
}

static void equal_the_obvious_ones(void)
{
	struct random random;
	int seen[3] = { 0 };

	random_seed(&random, "observe", "", "");
	for (int round = 0; round < ROUNDS; round++) {
		struct drawn *drawn = g_new(struct drawn, 1);
		int first = 1200 + (int)random_below(&random, 9000);
		int second = first + 60 + (int)random_below(&random, 6000);
		g_autoptr(GString) series = g_string_new(NULL);
		g_autofree char *deploys =
			g_strdup_printf("web=?@%ds web=?@%ds", first, second);
		struct trouble trouble = draw_trouble(&random, first);
		g_autofree char *incidents = g_strdup_printf(
			"i:web@%ds-%ds", trouble.began, trouble.ended);
		g_autoptr(History) history = NULL;
		struct rollback_settings *rule;

		draw(&random, drawn, series);
		history = sampled_history(deploys,
					  trouble.began < 0 ? NULL : incidents,
					  series->str);
		rule = settings_rollback(history->settings, "rule");
		rule->above = (1 + random_below(&random, 15)) / 100.0;
		rule->for_seconds = 30 * (int64_t)random_below(&random, 20);
		history_measure(history, "0", "1d");
		compare_impact(drawn, metrics_impact(history->metrics, 0),
			       first);
		compare_impact(drawn, metrics_impact(history->metrics, 1),
			       second);
		compare_backtest(drawn, metrics_backtest(history->metrics, 0),
				 first, MIN(first + 1800, second), rule);
		compare_backtest(drawn, metrics_backtest(history->metrics, 1),
				 second, second + 1800, rule);
		compare_class(metrics_backtest(history->metrics, 0), &trouble,
			      first, second);
		compare_class(metrics_backtest(history->metrics, 1), &trouble,
			      second, INT_MAX);
		if (trouble.began < 0)
			compare_sweep(drawn, history->metrics, first, second);
		compare_quiet(drawn, history->metrics, first, second);
		seen[0] += metrics_impact(history->metrics, 0)->is_fired;
		seen[1] += metrics_backtest(history->metrics, 0)->is_fired;
		seen[2] += metrics_backtest(history->metrics, 0)->class ==
			   BACKTEST_CAUGHT;
		g_free(drawn);
	}
	g_assert_cmpint(seen[0], >, 10);
	g_assert_cmpint(seen[1], >, 10);
	g_assert_cmpint(seen[2], >, 10);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/observe/obvious", equal_the_obvious_ones);
	return g_test_run();
}
