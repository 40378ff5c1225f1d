/* test_tier.c -- which tier a value has, at and round every limit */
#include "analyzer/tier.h"
#include "model/report.h"

#include <math.h>
#include <string.h>

#define HOUR 3600.0
#define DAY (24 * HOUR)

/* clang-format off */
static const struct {
	const char *name;
	enum metric metric;
	double value;
	uint32_t n;
	const char *want;
} cases[] = {
	/* deploys a day, n in days */
	{ "df/many",            DEPLOYMENT_FREQUENCY, 12,         90, "Elite" },
	{ "df/one-a-day",       DEPLOYMENT_FREQUENCY, 1,          90, "Elite" },
	{ "df/less",            DEPLOYMENT_FREQUENCY, 0.999,      90, "High" },
	{ "df/one-a-month",     DEPLOYMENT_FREQUENCY, 1.0 / 30,   90, "High" },
	{ "df/three-in-90-days", DEPLOYMENT_FREQUENCY, 3.0 / 90,  90, "High" },
	{ "df/three-in-91-days", DEPLOYMENT_FREQUENCY, 3.0 / 91,  91, "Medium" },
	{ "df/one-a-quarter",   DEPLOYMENT_FREQUENCY, 1.0 / 91,   91, "Medium" },
	{ "df/one-in-92-days",  DEPLOYMENT_FREQUENCY, 1.0 / 92,   92, "Low" },
	{ "df/none",            DEPLOYMENT_FREQUENCY, 0,          90, "Low" },
	{ "df/28-days",         DEPLOYMENT_FREQUENCY, 2,          28, "Elite" },
	{ "df/27-days",         DEPLOYMENT_FREQUENCY, 2,          27, "" },
	{ "df/no-data",         DEPLOYMENT_FREQUENCY, NAN,        90, "" },

	{ "lt/at-once",         LEAD_TIME, 0,                      5, "Elite" },
	{ "lt/under-an-hour",   LEAD_TIME, HOUR - 1e-6,            5, "Elite" },
	{ "lt/an-hour",         LEAD_TIME, HOUR,                   5, "High" },
	{ "lt/two-hours-is-no-hole", LEAD_TIME, 2 * HOUR,          5, "High" },
	{ "lt/seven-days",      LEAD_TIME, 7 * DAY,                5, "High" },
	{ "lt/more",            LEAD_TIME, 7 * DAY + 1,            5, "Medium" },
	{ "lt/thirty-days",     LEAD_TIME, 30 * DAY,               5, "Medium" },
	{ "lt/more-still",      LEAD_TIME, 30 * DAY + 1,           5, "Low" },
	{ "lt/four-are-few",    LEAD_TIME, HOUR,                   4, "" },
	{ "lt/no-data",         LEAD_TIME, NAN,                    0, "" },

	{ "cfr/none-failed",    CHANGE_FAILURE_RATE, 0,            5, "Elite" },
	{ "cfr/3-of-20",        CHANGE_FAILURE_RATE, 3.0 / 20,    20, "Elite" },
	{ "cfr/more",           CHANGE_FAILURE_RATE, 0.1501,      20, "High" },
	{ "cfr/3-of-10",        CHANGE_FAILURE_RATE, 3.0 / 10,    10, "High" },
	{ "cfr/more-than-30",   CHANGE_FAILURE_RATE, 0.301,       10, "Medium" },
	{ "cfr/9-of-20",        CHANGE_FAILURE_RATE, 9.0 / 20,    20, "Medium" },
	{ "cfr/half",           CHANGE_FAILURE_RATE, 0.5,         20, "Low" },
	{ "cfr/all",            CHANGE_FAILURE_RATE, 1,            5, "Low" },
	{ "cfr/four-are-few",   CHANGE_FAILURE_RATE, 0,            4, "" },

	{ "ttr/under-an-hour",  TIME_TO_RECOVERY, HOUR - 1,        5, "Elite" },
	{ "ttr/an-hour",        TIME_TO_RECOVERY, HOUR,            5, "High" },
	{ "ttr/under-a-day",    TIME_TO_RECOVERY, DAY - 1,         5, "High" },
	{ "ttr/a-day",          TIME_TO_RECOVERY, DAY,             5, "Medium" },
	{ "ttr/under-a-week",   TIME_TO_RECOVERY, 7 * DAY - 1,     5, "Medium" },
	{ "ttr/a-week",         TIME_TO_RECOVERY, 7 * DAY,         5, "Low" },
	{ "ttr/four-are-few",   TIME_TO_RECOVERY, HOUR,            4, "" },

	{ "others-have-none",   BATCH_SIZE, 3,                   100, "" },
};
/* clang-format on */

static void has_tier(const void *data)
{
	const typeof(cases[0]) *row = data;

	g_assert_cmpstr(tier_name(tier_of(row->metric, row->value, row->n)), ==,
			row->want);
}

/* clang-format off */
static const struct {
	const char *name;
	enum metric metric;
	double low, high;
	uint32_t n;
	const char *want;
} worst[] = {
	{ "frequency-is-worst-low", DEPLOYMENT_FREQUENCY, 0.02, 2, 90, "Medium" },
	{ "a-rate-is-worst-high",   CHANGE_FAILURE_RATE, 0.1, 0.4, 20, "Medium" },
	{ "lead-time-too",          LEAD_TIME, 60, 2 * DAY, 20, "High" },
	{ "no-interval",            LEAD_TIME, NAN, NAN, 20, "" },
	{ "few",                    LEAD_TIME, 60, 90, 4, "" },
	{ "no-tiers",               BATCH_SIZE, 1, 2, 20, "" },
};

/* Letters of tiers, - for none. */
static const struct {
	const char *name, *tiers, *want;
} medians[] = {
	{ "no-service",         "",      "" },
	{ "none-has-one",       "---",   "" },
	{ "one",                "H",     "High" },
	{ "one-of-many",        "--L--", "Low" },
	{ "the-middle",         "LHE",   "High" },
	{ "of-two-the-worse",   "EL",    "Low" },
	{ "of-four-the-worse-middle", "EHML", "Medium" },
	{ "ties",               "EEEL",  "Elite" },
	{ "two-and-two",        "EELL",  "Low" },
	{ "without-those-that-have-none", "E-E-L-L-E", "Elite" },
};
/* clang-format on */

static void is_worst(const void *data)
{
	const typeof(worst[0]) *row = data;

	g_assert_cmpstr(tier_name(tier_of_worst(row->metric, row->low,
						row->high, row->n)),
			==, row->want);
}

static void is_median(const void *data)
{
	const typeof(medians[0]) *row = data;
	static const char letters[] = "-LMHE";
	enum tier tiers[16];
	uint32_t n = (uint32_t)strlen(row->tiers);

	for (uint32_t i = 0; i < n; i++)
		tiers[i] =
			(enum tier)(strchr(letters, row->tiers[i]) - letters);
	g_assert_cmpstr(tier_name(tier_median(tiers, n)), ==, row->want);
}

static void add(const char *what, const char *name, const void *row,
		GTestDataFunc test)
{
	g_autofree char *path = g_strconcat("/tier/", what, name, NULL);

	g_test_add_data_func(path, row, test);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		add("", cases[i].name, &cases[i], has_tier);
	for (size_t i = 0; i < G_N_ELEMENTS(worst); i++)
		add("worst/", worst[i].name, &worst[i], is_worst);
	for (size_t i = 0; i < G_N_ELEMENTS(medians); i++)
		add("median/", medians[i].name, &medians[i], is_median);
	return g_test_run();
}
