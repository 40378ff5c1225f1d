/* test_observe_counts.c -- impacts of counted errors against the obvious loops
 *
 * Two counters are drawn second by second, with resets, gaps, NaN and steps
 * that do not meet.  What a minute counted is added up point by point.
 */
#include "analyzer/impact.h"
#include "analyzer/random.h"

#include "tests/sampled.h"

#include <math.h>

enum { ROUNDS = 200, LENGTH = 6 * 3600, STEP = 60, LOOKBACK = 300 };

/* A counter: NaN where there is no point, or one without a value. */
struct counter {
	double values[LENGTH];
};

struct world {
	struct counter errors, total;
};

static void draw(struct random *random, struct counter *counter, int step,
		 const char *name, GString *text)
{
	int at = (int)random_below(random, 100);
	double value = random_below(random, 1000);
	uint32_t most = random_below(random, 4) == 0 ? 1 : 12;

	for (int i = 0; i < LENGTH; i++)
		counter->values[i] = NAN;
	g_string_append_printf(text, "%s%s", text->len > 0 ? " | " : "", name);
	while (at < LENGTH) {
		uint32_t lot = random_below(random, 80);

		if (lot == 0 && most > 1)
			value = random_below(random, 5);
		else if (step == STEP)
			value += 20 + random_below(random, 30);
		else
			value += random_below(random, most);
		if (lot == 1 && (most > 1 || random_below(random, 4) == 0))
			most = 1 + random_below(random, 40);
		if (lot != 2)
			counter->values[at] = value;
		g_string_append_printf(text, " @%ds %.17g", at,
				       lot == 2 ? NAN : value);
		at += step * (lot == 3 ? 2 + (int)random_below(random, 12) : 1);
	}
}

/* What the point at this second adds; NaN: it follows no other. */
static double added(const struct counter *counter, int at)
{
	double value = counter->values[at];

	for (int back = at - 1; back >= 0 && back >= at - LOOKBACK; back--) {
		double before = counter->values[back];

		if (!isnan(before))
			return value >= before ? value - before : value;
	}
	return NAN;
}

/* Of the minute that ends at `end`; NaN: nothing is known. */
static double counted(const struct counter *counter, int end)
{
	double sum = NAN;

	for (int at = MAX(end - STEP + 1, 0); at <= end && at < LENGTH; at++) {
		double one =
			isnan(counter->values[at]) ? NAN : added(counter, at);

		if (!isnan(one))
			sum = (isnan(sum) ? 0 : sum) + one;
	}
	return sum;
}

/* Over the minutes that end in (after, until]. */
static double sum(const struct counter *counter, int after, int until, int *n)
{
	double all = 0;

	*n = 0;
	for (int end = (after / STEP + 1) * STEP; end <= until; end += STEP) {
		double one = counted(counter, end);

		if (isnan(one))
			continue;
		all += one;
		(*n)++;
	}
	return all;
}

static double rate_of(const struct world *world, int end)
{
	double total = counted(&world->total, end);
	double errors = counted(&world->errors, end);

	if (!(total > 0))
		return NAN;
	return fmin((isnan(errors) ? 0 : errors) / total, 1);
}

/* The last minute that has a total, if it is young enough. */
static double rate_at(const struct world *world, int at)
{
	for (int end = at / STEP * STEP; end >= at - LOOKBACK && end >= 0;
	     end -= STEP)
		if (!isnan(counted(&world->total, end)))
			return rate_of(world, end);
	return NAN;
}

/* The first minute at which the rule fires; -1 never, -2 nothing to compare. */
static int rule_fires(const struct world *world, int deploy)
{
	bool is_ruled = false;

	for (int end = (deploy / STEP + 1) * STEP; end <= deploy + 1800;
	     end += STEP) {
		double now = rate_of(world, end);
		double before = end < 3600 ? NAN : rate_at(world, end - 3600);

		if (isnan(now) || isnan(before))
			continue;
		is_ruled = true;
		if (now > 2 * before)
			return end;
	}
	return is_ruled ? -1 : -2;
}

static void compare(const struct world *world, const struct impact *impact,
		    int deploy)
{
	int fired = rule_fires(world, deploy), before, after, n;
	double total[] = { sum(&world->total, deploy - 3600, deploy, &before),
			   sum(&world->total, deploy, deploy + 1800, &after) };
	double errors[] = { sum(&world->errors, deploy - 3600, deploy, &n),
			    sum(&world->errors, deploy, deploy + 1800, &n) };
	double want = errors[1] / total[1] / (errors[0] / total[0]);

	g_assert_cmpint(impact->is_ruled, ==, fired != -2);
	g_assert_cmpint(impact->is_fired, ==, fired >= 0);
	if (fired >= 0)
		g_assert_cmpint(impact->fired_at - history_epoch, ==, fired);
	g_assert_cmpuint(impact->samples_before, ==, (unsigned)before);
	g_assert_cmpuint(impact->samples_after, ==, (unsigned)after);
	g_assert_cmpint(isnan(impact->ratio), ==,
			2 * before * STEP < 3600 || 2 * after * STEP < 1800);
	if (isnan(impact->ratio))
		return;
	g_assert_cmpint(impact->is_low, ==, errors[0] < 1);
	if (errors[0] < 1 && errors[1] <= 0)
		want = 1;
	else if (errors[0] < 1)
		want = (errors[1] + 0.5) / (total[1] + 1) * (total[0] + 1) /
		       (errors[0] + 0.5);
	else if (errors[1] > total[1] || errors[0] > total[0])
		want = fmin(errors[1] / total[1], 1) /
		       fmin(errors[0] / total[0], 1);
	g_assert_cmpfloat_with_epsilon(impact->ratio, want,
				       1e-9 * fmax(want, 1));
}

static void equal_the_obvious_ones(void)
{
	static const int steps[] = { 45, 30, 61, 20 };
	struct random random;
	int fired = 0, low = 0;

	random_seed(&random, "observe counts", "", "");
	for (int round = 0; round < ROUNDS; round++) {
		g_autofree struct world *world = g_new(struct world, 1);
		int deploy = 3700 + (int)random_below(&random, 9000);
		g_autofree char *deploys = g_strdup_printf("web=?@%ds", deploy);
		g_autoptr(GString) text = g_string_new(NULL);
		g_autoptr(History) history = NULL;
		struct service_settings *service;
		const struct impact *impact;

		draw(&random, &world->total, STEP, "all_total", text);
		draw(&random, &world->errors,
		     steps[random_below(&random, G_N_ELEMENTS(steps))],
		     "bad_total", text);
		history = sampled_history(deploys, NULL, text->str);
		service = settings_service(history->settings, "web");
		service->errors =
			selector_parse(history->settings->pool, "bad_total");
		service->total =
			selector_parse(history->settings->pool, "all_total");
		history_measure(history, "0", "1d");
		impact = metrics_impact(history->metrics, 0);
		compare(world, impact, deploy);
		fired += impact->is_fired;
		low += impact->is_low;
	}
	g_assert_cmpint(fired, >, 10);
	g_assert_cmpint(low, >, 5);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/observe/counts", equal_the_obvious_ones);
	return g_test_run();
}
