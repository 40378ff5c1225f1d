/* test_measures.c -- small histories, and the rows of the table `metrics` */
#include "tests/history.h"
#include "tests/plan.h"

#include <math.h>

/* clang-format off */
/* Measured from day 28 (a Monday) to day 56; 28 days, 4 whole weeks. */
static const struct {
	const char *name, *commits, *deploys, *incidents, *service;
	enum metric metric;
	enum statistic statistic;
	const char *want;
} cases[] = {
#define FREQUENCY DEPLOYMENT_FREQUENCY
#define RATE CHANGE_FAILURE_RATE
#define RECOVERY TIME_TO_RECOVERY
#define FAILED_RECOVERY FAILED_DEPLOYMENT_RECOVERY_TIME
	/* none in all the data is no data */
	{ "nothing/count", "", NULL, NULL, NULL, FREQUENCY, STATISTIC_COUNT, "- n=28" },
	{ "nothing/per-day", "", NULL, NULL, NULL, FREQUENCY, STATISTIC_PER_DAY, "- n=28" },
	{ "nothing/days", "", NULL, NULL, NULL, FREQUENCY, STATISTIC_DAYS_PER_WEEK_P50, "- n=4" },
	{ "nothing/lead", "", NULL, NULL, NULL, LEAD_TIME, STATISTIC_P50, "- n=0" },
	{ "nothing/rate", "", NULL, NULL, NULL, RATE, STATISTIC_RATE, "- n=0" },
	{ "nothing/failed", "", NULL, NULL, NULL, RATE, STATISTIC_FAILED, "- n=0" },
	{ "nothing/deploys", "", NULL, NULL, NULL, RATE, STATISTIC_DEPLOYS, "- n=0" },
	{ "nothing/mean", "", NULL, NULL, NULL, RECOVERY, STATISTIC_MEAN, "- n=0" },
	{ "nothing/resolved", "", NULL, NULL, NULL, RECOVERY, STATISTIC_RESOLVED, "- n=0" },
	{ "nothing/open", "", NULL, NULL, NULL, RECOVERY, STATISTIC_OPEN, "- n=0" },
	{ "nothing/rollbacks", "", NULL, NULL, NULL, ROLLBACKS, STATISTIC_COUNT, "- n=0" },
	{ "nothing/batch", "", NULL, NULL, NULL, BATCH_SIZE, STATISTIC_P50, "- n=0" },

	/* what only failed or rolled back has no deploys */
#define NEVER "a b:a", "!a@29d /b@30d", NULL, NULL
	{ "never/count", NEVER, FREQUENCY, STATISTIC_COUNT, "- n=28" },
	{ "never/per-day", NEVER, FREQUENCY, STATISTIC_PER_DAY, "- n=28" },
	{ "never/rollbacks", NEVER, ROLLBACKS, STATISTIC_COUNT, "1 n=0" },

	/* none in the window is 0, but only of what can be counted */
#define BEFORE "a b:a", "a@1d b@2d", ""
	{ "before/count", BEFORE, NULL, FREQUENCY, STATISTIC_COUNT, "0 n=28" },
	{ "before/per-day", BEFORE, "web", FREQUENCY, STATISTIC_PER_DAY, "0 n=28" },
	{ "before/days", BEFORE, NULL, FREQUENCY, STATISTIC_DAYS_PER_WEEK_P50, "0 n=4" },
	{ "before/lead", BEFORE, NULL, LEAD_TIME, STATISTIC_P50, "- n=0" },
	{ "before/mean-lead", BEFORE, NULL, LEAD_TIME, STATISTIC_MEAN, "- n=0" },
	{ "before/rate", BEFORE, NULL, RATE, STATISTIC_RATE, "- n=0" },
	{ "before/failed", BEFORE, NULL, RATE, STATISTIC_FAILED, "0 n=0" },
	{ "before/deploys", BEFORE, NULL, RATE, STATISTIC_DEPLOYS, "0 n=0" },
	{ "before/mean", BEFORE, NULL, RECOVERY, STATISTIC_MEAN, "- n=0" },
	{ "before/resolved", BEFORE, NULL, RECOVERY, STATISTIC_RESOLVED, "0 n=0" },
	{ "before/open", BEFORE, NULL, RECOVERY, STATISTIC_OPEN, "0 n=0" },
	{ "before/rollbacks", BEFORE, NULL, ROLLBACKS, STATISTIC_COUNT, "0 n=0" },
	{ "before/redeploys", BEFORE, NULL, REDEPLOYS, STATISTIC_COUNT, "0 n=0" },

	/* what waits, as of a year on */
#define WAITS "a b:a@30d c:b@31d", ">c a@29d", NULL, NULL
#define LATER "a b:a@400d/31d", ">b a@29d", NULL, NULL
#define WITH LEAD_TIME_WITH_WAITING
	{ "waits/count", WAITS, WAITING, STATISTIC_COUNT, "2 n=2" },
	{ "waits/age", WAITS, WAITING, STATISTIC_P50, "2.89008e+07 n=2" },
	{ "waits/skewed", LATER, WAITING, STATISTIC_COUNT, "1 n=1" },
	{ "waits/skewed-age", LATER, WAITING, STATISTIC_P50, "- n=0" },
	{ "waits/nothing", "a b:a", ">b a@29d b@30d", NULL, "web", WAITING, STATISTIC_COUNT, "0 n=0" },
	{ "waits/no-branch", "a b:a", "a@29d", NULL, NULL, WAITING, STATISTIC_COUNT, "- n=0" },
	{ "waits/no-deploy", "a b:a", ">b", NULL, "web", WAITING, STATISTIC_COUNT, "- n=0" },
	{ "waits/a-baseline-alone", "a b:a", ">b ^a", NULL, "web", WAITING, STATISTIC_COUNT, "1 n=1" },
	{ "with/half-is-done", "a b:a@30d c:b@31d", ">c a@29d b@31d", NULL, NULL, WITH, STATISTIC_P50, "86400 n=2" },
	{ "with/less-is", WAITS, WITH, STATISTIC_P50, "- n=2" },
	{ "with/nothing-waits", "a b:a@30d", ">b a@29d b@31d", NULL, NULL, WITH, STATISTIC_P50, "86400 n=1" },
	{ "with/more-shipped-since", "a b:a@30d c:b@31d", ">c a@29d b@31d c@60d", NULL, NULL, WITH, STATISTIC_P50, "- n=1" },
	{ "with/no-branch", "a b:a@30d", "a@29d b@31d", NULL, NULL, WITH, STATISTIC_P50, "- n=1" },

	/* what counts as a deploy */
#define KINDS "a b:a c:b", "a@29d b@30d a@31d b@32d ?@33d /c@34d !a@35d c@56d", NULL
	{ "kinds/count", KINDS, NULL, FREQUENCY, STATISTIC_COUNT, "4 n=28" },
	{ "kinds/per-day", KINDS, NULL, FREQUENCY, STATISTIC_PER_DAY, "0.142857 n=28" },
	{ "kinds/deploys", KINDS, NULL, RATE, STATISTIC_DEPLOYS, "4 n=4" },
	{ "kinds/rollbacks", KINDS, NULL, ROLLBACKS, STATISTIC_COUNT, "2 n=4" },
	{ "kinds/redeploys", KINDS, NULL, REDEPLOYS, STATISTIC_COUNT, "1 n=4" },
	{ "kinds/resolved", KINDS, NULL, RECOVERY, STATISTIC_RESOLVED, "- n=0" },

	/* the window: its first second is in, its end is not */
#define EDGES "a b:a c:b d:c", "a@27d23h59m59s b@28d c@55d23h59m59s d@56d", NULL
	{ "edges/count", EDGES, NULL, FREQUENCY, STATISTIC_COUNT, "2 n=28" },
	{ "edges/lead", EDGES, NULL, LEAD_TIME, STATISTIC_P50, "3.62871e+06 n=2" },

	/* by the week: 2, 1, 0 and 3 days; twice a day is one day */
#define DAYS "a", "a@28d a@30d a@30d5h a@35d a@49d a@50d a@55d", NULL
	{ "days/p50", DAYS, NULL, FREQUENCY, STATISTIC_DAYS_PER_WEEK_P50, "1.5 n=4" },

	/* lead times: 10, 20, 30 and 60 minutes */
#define LEADS "a b:a@28d50m c:b@28d40m d:c@28d30m e:d@28d", "a@1d e@28d1h", NULL
	{ "leads/p50", LEADS, NULL, LEAD_TIME, STATISTIC_P50, "1500 n=4" },
	{ "leads/mean", LEADS, NULL, LEAD_TIME, STATISTIC_MEAN, "1800 n=4" },
	{ "leads/p75-is-too-few", LEADS, NULL, LEAD_TIME, STATISTIC_P75, "- n=4" },
	{ "leads/p90-is-too-few", LEADS, NULL, LEAD_TIME, STATISTIC_P90, "- n=4" },
	{ "leads/p95-is-too-few", LEADS, NULL, LEAD_TIME, STATISTIC_P95, "- n=4" },
#define SKEWED "a b:a@28d50m c:b@29d", "a@1d c@28d1h", NULL
	{ "skewed/p50", SKEWED, NULL, LEAD_TIME, STATISTIC_P50, "600 n=1" },
	{ "skewed/batch", SKEWED, NULL, BATCH_SIZE, STATISTIC_P50, "2 n=1" },

	/* batches without baseline, redeploys, unknown ones: 2, 1 and 0 */
#define BATCHES "a b:a c:b d:c m:d,c", "a@28d c@29d c@30d ?@31d d@32d m@33d", NULL
	{ "batches/p50", BATCHES, NULL, BATCH_SIZE, STATISTIC_P50, "1 n=3" },
	{ "batches/count", BATCHES, NULL, FREQUENCY, STATISTIC_COUNT, "6 n=28" },

	/* failures: of five deploys two, one of them for three reasons */
#define FAILURES "a b:a c:b d:c", \
	"a@28d b@29d !a@29d2h b@30d c@40d d@50d", \
	"i:web@29d30-29d60 j:web@29d40-29d50 k:web@40d60-41d l:web@45d-46d"
	{ "failures/rate", FAILURES, NULL, RATE, STATISTIC_RATE, "0.4 n=5" },
	{ "failures/failed", FAILURES, NULL, RATE, STATISTIC_FAILED, "2 n=5" },
	{ "failures/fdrt-mean", FAILURES, NULL, FAILED_RECOVERY, STATISTIC_MEAN, "45000 n=2" },
	{ "failures/fdrt-p50", FAILURES, "web", FAILED_RECOVERY, STATISTIC_P50, "45000 n=2" },

	/* incidents by when they began; open ones and drills are in no mean */
#define INCIDENTS "", "?@1d", \
	"i:web@27d23h-30d j:web@28d-28d10 k:web@30d-30d30 o:web@31d ~x:web@31d-35d b:web@32d-31d u:?@32d-33d l:web@56d-57d"
	{ "incidents/mean", INCIDENTS, NULL, RECOVERY, STATISTIC_MEAN, "1200 n=2" },
	{ "incidents/p50", INCIDENTS, NULL, RECOVERY, STATISTIC_P50, "1200 n=2" },
	{ "incidents/p90-is-too-few", INCIDENTS, NULL, RECOVERY, STATISTIC_P90, "- n=2" },
	{ "incidents/resolved", INCIDENTS, NULL, RECOVERY, STATISTIC_RESOLVED, "2 n=2" },
	{ "incidents/open", INCIDENTS, NULL, RECOVERY, STATISTIC_OPEN, "1 n=2" },
	{ "incidents/fdrt", INCIDENTS, NULL, FAILED_RECOVERY, STATISTIC_P50, "- n=0" },

	/* all services: pooled, not the average of averages */
#define TWO "a b:a@28d c:b@28d d:c@28d e:d@28d", \
	"web=a@1d web=d@28d10 api=d@1d api=e@28d60", \
	"i:web@28d-28d10 j:web@29d-29d10 k:api@29d-29d40 l:web,api@30d-30d20 m@31d-31d60"
	{ "two/lead", TWO, NULL, LEAD_TIME, STATISTIC_MEAN, "1350 n=4" },
	{ "two/lead-of-web", TWO, "web", LEAD_TIME, STATISTIC_MEAN, "600 n=3" },
	{ "two/lead-of-api", TWO, "api", LEAD_TIME, STATISTIC_MEAN, "3600 n=1" },
	{ "two/an-incident-of-two-is-one", TWO, NULL, RECOVERY, STATISTIC_RESOLVED, "5 n=5" },
	{ "two/of-web", TWO, "web", RECOVERY, STATISTIC_RESOLVED, "3 n=3" },
	{ "two/of-api", TWO, "api", RECOVERY, STATISTIC_RESOLVED, "2 n=2" },
	{ "two/mean", TWO, NULL, RECOVERY, STATISTIC_MEAN, "1680 n=5" },
	{ "two/mean-of-api", TWO, "api", RECOVERY, STATISTIC_MEAN, "1800 n=2" },
#define SHARED "a b:a@28d", "web=a@1d web=b@28d10 api=a@1d api=b@28d10", NULL
	{ "shared/two-services-are-two-changes", SHARED, NULL, LEAD_TIME, STATISTIC_P50, "600 n=2" },

	/* in a single-service run what names no service is the service's */
#define SINGLE "a", "a@28d", "i@28d10-28d20"
	{ "single/all", SINGLE, NULL, RECOVERY, STATISTIC_RESOLVED, "1 n=1" },
	{ "single/web", SINGLE, "web", RECOVERY, STATISTIC_RESOLVED, "1 n=1" },
	{ "single/failed", SINGLE, "web", RATE, STATISTIC_FAILED, "1 n=1" },

	/* without a repository there is no lead time, but all the rest */
#define ALONE "", "a@28d b@29d !a@29d1h", NULL
	{ "alone/count", ALONE, NULL, FREQUENCY, STATISTIC_COUNT, "2 n=28" },
	{ "alone/lead", ALONE, NULL, LEAD_TIME, STATISTIC_P50, "- n=0" },
	{ "alone/rate", ALONE, NULL, RATE, STATISTIC_RATE, "0.5 n=2" },
	{ "alone/batch", ALONE, NULL, BATCH_SIZE, STATISTIC_P50, "- n=0" },
};
/* clang-format on */

static void measures(const void *data)
{
	const typeof(cases[0]) *row = data;
	g_autoptr(History) history =
		history_new(row->commits, row->deploys, row->incidents);
	g_autofree char *got = NULL;

	history_measure(history, "28d", "56d");
	got = history_print_measure(history, row->service, row->metric,
				    row->statistic);
	g_assert_cmpstr(got, ==, row->want);
}

/* clang-format off */
/* n changes of one deploy each; which quantiles there are. */
static const struct {
	uint32_t n;
	const char *want; /* of p50 mean p75 p90 p95 */
} enough[] = {
	{ 1,  "y y - - -" },
	{ 19, "y y - - -" },
	{ 20, "y y y y -" },
	{ 39, "y y y y -" },
	{ 40, "y y y y y" },
};
/* clang-format on */

static void needs(const void *data)
{
	const typeof(enough[0]) *row = data;
	static const enum statistic statistics[] = {
		STATISTIC_P50, STATISTIC_MEAN, STATISTIC_P75,
		STATISTIC_P90, STATISTIC_P95,
	};
	struct plan plan;
	g_autoptr(History) history = NULL;
	g_autoptr(GString) got = g_string_new(NULL);

	plan_begin(&plan);
	plan_deploys(&plan, "web", row->n, 4 * WEEK, 60, 10);
	history = plan_end(&plan);
	history_measure(history, "28d", "56d");
	for (size_t i = 0; i < G_N_ELEMENTS(statistics); i++) {
		const struct measure *measure =
			history_find(history, NULL, LEAD_TIME, statistics[i]);

		g_string_append_printf(got, "%s%s", i > 0 ? " " : "",
				       isnan(measure->value) ? "-" : "y");
		g_assert_cmpuint(measure->n, ==, row->n);
		if (isnan(measure->value))
			g_assert_cmpstr(measure->note, ==, "too few");
		else
			g_assert_cmpfloat(measure->value, ==, 600);
	}
	g_assert_cmpstr(got->str, ==, row->want);
}

static const char *notes(const struct history *history, enum metric metric,
			 enum statistic statistic)
{
	return history_find(history, NULL, metric, statistic)->note;
}

static void notes_say_why(void)
{
	g_autoptr(History) history = history_new("a", "a", NULL);

	history_measure(history, "28d", "56d");
	g_assert_cmpstr(notes(history, TIME_TO_RECOVERY, STATISTIC_MEAN), ==,
			"not measured: no incidents were given");
	g_assert_cmpstr(notes(history, LEAD_TIME, STATISTIC_P50), ==,
			"no data");
	g_assert_cmpstr(notes(history, DEPLOYMENT_FREQUENCY, STATISTIC_COUNT),
			==, NULL);
}

/* The rows come in the order that outputs have, for all, then by service. */
static void rows_stand_in_order(void)
{
	g_autoptr(History) history =
		history_new("a", "web=a api=a ops=a", NULL);
	const GArray *rows;

	history_measure(history, "28d", "56d");
	rows = history->metrics->measures;
	g_assert_cmpuint(rows->len, ==, 4 * MEASURES);
	for (uint32_t i = 0; i < rows->len; i++) {
		const struct measure *row =
			&g_array_index(rows, struct measure, i);
		const struct measure *first =
			&g_array_index(rows, struct measure, i % MEASURES);

		g_assert_cmpint(row->metric, ==, first->metric);
		g_assert_cmpint(row->statistic, ==, first->statistic);
		g_assert_cmpuint(row->service, ==,
				 i < MEASURES ? NONE : i / MEASURES - 1);
	}
}

static void only_the_services_asked_for(void)
{
	g_autoptr(History) history =
		history_new("a", "web=a@28d api=a@29d",
			    "i:web@30d-31d j:api@30d-32d k@31d");
	g_autofree char *count = NULL, *resolved = NULL, *open = NULL;

	g_ptr_array_add(history->settings->only_services, (char *)"API");
	history_measure(history, "28d", "56d");
	g_assert_cmpuint(history->metrics->scopes->len, ==, 1);
	count = history_print_measure(history, NULL, DEPLOYMENT_FREQUENCY,
				      STATISTIC_COUNT);
	resolved = history_print_measure(history, NULL, TIME_TO_RECOVERY,
					 STATISTIC_RESOLVED);
	open = history_print_measure(history, NULL, TIME_TO_RECOVERY,
				     STATISTIC_OPEN);
	g_assert_cmpstr(count, ==, "1 n=28");
	g_assert_cmpstr(resolved, ==, "1 n=1");
	g_assert_cmpstr(open, ==, "0 n=1");
}

static void add(const char *what, const char *name, const void *row,
		GTestDataFunc test)
{
	g_autofree char *path = g_strconcat("/measures/", what, name, NULL);

	g_test_add_data_func(path, row, test);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		add("", cases[i].name, &cases[i], measures);
	for (size_t i = 0; i < G_N_ELEMENTS(enough); i++) {
		g_autofree char *name = g_strdup_printf("%u", enough[i].n);

		add("enough/", name, &enough[i], needs);
	}
	g_test_add_func("/measures/notes", notes_say_why);
	g_test_add_func("/measures/order", rows_stand_in_order);
	g_test_add_func("/measures/only", only_the_services_asked_for);
	return g_test_run();
}
