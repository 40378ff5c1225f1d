/* test_budget.c -- error budgets against the obvious loops
 *
 * Counters and shares are drawn with gaps, resets, NaN, stale markers and steps
 * that do not meet, over the end of summer time in Berlin and the end of a
 * month.  The twin goes through all points for each question that it has.
 */
#include "analyzer/join.h"
#include "analyzer/measure.h"
#include "analyzer/random.h"
#include "tests/sampled.h"

#include <math.h>

enum { ROUNDS = 60, SERIES = 4, MOST = 1200, MINUTE = 60, DAY = 86400 };

/* Seconds UTC; a value that is NaN is none. */
struct drawn {
	int64_t times[MOST], step;
	double values[MOST];
	uint32_t n;
	bool is_part; /* of what is counted apart: errors, good */
};

enum way { WAY_ERRORS, WAY_GOOD, WAY_RATIO, WAYS };

struct world {
	struct random random;
	struct drawn series[SERIES];
	enum way way;
	GTimeZone *zone;
	int64_t since, until, began, ended;
	GString *text;
};

static int64_t midnight(const struct world *world, int month, int day)
{
	g_autoptr(GDateTime) date =
		g_date_time_new(world->zone, 2026, month, day, 0, 0, 0);

	return g_date_time_to_unix(date);
}

/* Two series of all, two of the part; of shares one. */
static void draw(struct world *world, uint32_t s)
{
	static const char *const names[] = { "all_total{i=1}", "all_total{i=2}",
					     "part_total{i=1}",
					     "part_total{i=2}" };
	struct drawn *drawn = &world->series[s];
	struct random *random = &world->random;
	int64_t at = midnight(world, 9, 20) + random_below(random, 7000);
	double value = random_below(random, 100);

	*drawn = (struct drawn){ .is_part = s >= 2 };
	drawn->step = 900 + 450 * (int64_t)random_below(random, 6);
	at += 20 * DAY * (int64_t)random_below(random, 2);
	g_string_append_printf(world->text, " | %s",
			       world->way == WAY_RATIO ? "share" : names[s]);
	while (at < world->until + DAY && drawn->n < MOST) {
		uint32_t lot = random_below(random, 60);

		value = lot == 0 ?
				random_below(random, 9) :
				value + random_below(random, s >= 2 ? 3 : 60);
		if (world->way == WAY_RATIO)
			value = random_below(random, 30) / 100.0;
		drawn->times[drawn->n] = at;
		drawn->values[drawn->n] = lot == 1 ? NAN : value;
		g_string_append_printf(world->text, " @%ds %.17g",
				       (int)(at - history_epoch),
				       drawn->values[drawn->n]);
		drawn->n++;
		at += drawn->step *
		      (lot == 2 ? 2 + (int64_t)random_below(random, 90) : 1);
	}
}

static uint32_t used(const struct world *world)
{
	return world->way == WAY_RATIO ? 1 : SERIES;
}

/* What point `i` of a series adds, and to what. */
static double step_of(const struct drawn *drawn, uint32_t i)
{
	double value = drawn->values[i];

	for (uint32_t k = i; k-- > 0 && !isnan(value);)
		if (!isnan(drawn->values[k]))
			return value >= drawn->values[k] ?
				       value - drawn->values[k] :
				       value;
	return 0;
}

static double sum(const struct world *world, int64_t after, int64_t until,
		  bool is_bad)
{
	double all = 0, part = 0;

	for (uint32_t s = 0; s < used(world); s++) {
		const struct drawn *drawn = &world->series[s];

		for (uint32_t i = 0; i < drawn->n; i++) {
			if (drawn->times[i] <= after || drawn->times[i] > until)
				continue;
			if (world->way == WAY_RATIO) {
				all += !isnan(drawn->values[i]);
				part += isnan(drawn->values[i]) ?
						0 :
						drawn->values[i];
			} else if (drawn->is_part) {
				part += step_of(drawn, i);
			} else {
				all += step_of(drawn, i);
			}
		}
	}
	if (!is_bad)
		return all;
	return world->way == WAY_GOOD ? all - part : part;
}

/* Whether a sample speaks for the minute that ends at `at`. */
static bool is_seen(const struct world *world, int64_t at)
{
	for (uint32_t s = 0; s < used(world); s++) {
		const struct drawn *drawn = &world->series[s];

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

static double coverage(const struct world *world, int64_t since, int64_t until)
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
static int64_t window_since(const struct world *world, int64_t at,
			    bool is_month)
{
	if (!is_month)
		return at - 5 * DAY;
	return at > midnight(world, 11, 1) ? midnight(world, 11, 1) :
					     midnight(world, 10, 1);
}

static double left(const struct world *world, int64_t at, bool is_month)
{
	int64_t since = window_since(world, at, is_month), until = at;
	double allowed;

	if (is_month)
		until = MIN(at > midnight(world, 11, 1) ?
				    midnight(world, 12, 1) :
				    midnight(world, 11, 1),
			    world->until);
	allowed = 0.03 * sum(world, since, until, false);
	return allowed > 0 ?
		       1 - fmax(sum(world, since, at, true), 0) / allowed :
		       NAN;
}

/* Since which minute nothing has been left: it changes at points alone. */
static int64_t spent(const struct world *world)
{
	int64_t since = midnight(world, 11, 1), found = NO_TIME;

	for (int64_t at = since + MINUTE; at <= world->until; at += MINUTE) {
		bool has_point = false;

		for (uint32_t s = 0; s < used(world); s++)
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

static void compare(const struct world *world, const struct metrics *metrics,
		    uint32_t b)
{
	const struct budget *budget = metrics_budget(metrics, b);
	bool is_month = budget->slo->length.window == SLO_MONTH;
	int64_t since = window_since(world, world->until, is_month);
	double bad = sum(world, since, world->until, true);
	double during =
		sum(world, MAX(world->began, since), world->ended, true);

	g_assert_cmpint(budget->since, ==, since);
	equal(budget->coverage, coverage(world, since, world->until));
	if (!(budget->coverage > 0))
		return;
	equal(budget->valid, sum(world, since, world->until, false));
	equal(budget->bad, fmax(bad, 0));
	equal(budget->left, left(world, world->until, is_month));
	if (bad > 0)
		equal(budget->burn_incidents, CLAMP(during / bad, 0, 1));
	if (is_month && budget->left <= 0)
		g_assert_cmpint(budget->spent_at, ==, spent(world));
	for (uint32_t d = 0; d < budget->days; d++) {
		const struct budget_day *day =
			metrics_budget_day(metrics, budget->first_day + d);
		int64_t next =
			d + 1 < budget->days ? day[1].day_at : world->until;

		if (isnan(day->valid))
			continue;
		equal(day->valid, sum(world, day->day_at, next, false));
		equal(day->left, left(world, next, is_month));
	}
}

static void promise(const struct world *world, struct settings *settings,
		    const char *name, struct slo_length length)
{
	struct slo_settings *slo = settings_slo(settings, name);
	const struct selector *part =
		selector_parse(settings->pool, "part_total");

	slo->service = "web";
	slo->objective = 0.97;
	slo->length = length;
	slo->errors = world->way == WAY_ERRORS ? part : NULL;
	slo->good = world->way == WAY_GOOD ? part : NULL;
	slo->total = world->way == WAY_RATIO ?
			     NULL :
			     selector_parse(settings->pool, "all_total");
	slo->ratio = world->way == WAY_RATIO ?
			     selector_parse(settings->pool, "share") :
			     NULL;
}

static struct history *make(struct world *world)
{
	g_autofree char *incident = g_strdup_printf(
		"i:web@%ds-%ds", (int)(world->began - history_epoch),
		(int)(world->ended - history_epoch));
	struct window window = { .since = world->since,
				 .until = world->until,
				 .ends = world->until,
				 .kind = WINDOW_DAYS };
	struct history *history =
		sampled_history("", incident, world->text->str);

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
	struct world *world = g_new0(struct world, 1);
	uint32_t n_spent = 0, n_left = 0;

	world->zone = g_time_zone_new_identifier("Europe/Berlin");
	g_assert_nonnull(world->zone);
	random_seed(&world->random, "budget", "", "");
	for (int round = 0; round < ROUNDS; round++) {
		g_autoptr(History) history = NULL;

		world->text = g_string_new(NULL);
		world->way = (enum way)(round % WAYS);
		world->since = midnight(world, 10, 20);
		world->until = midnight(world, 11, 8);
		world->began = midnight(world, 11, 2) +
			       MINUTE * random_below(&world->random, 4000);
		world->ended = world->began +
			       MINUTE * random_below(&world->random, 900);
		for (uint32_t s = 0; s < used(world); s++)
			draw(world, s);
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
