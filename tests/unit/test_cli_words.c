/* test_cli_words.c -- durations, shares, times, near names, paragraphs */
#include "cli/amount.h"
#include "cli/as_of.h"
#include "cli/configuration_scan.h"
#include "cli/nearest.h"
#include "cli/paragraph.h"
#include "model/error.h"

#include <string.h>

/* clang-format off */
static const struct { const char *text; int64_t want; } durations[] = {
	{ "0", 0 }, { "30s", 30 }, { "3m", 180 }, { "1h", 3600 },
	{ "24h", 86400 }, { "28d", 2419200 }, { "2w", 1209600 },
	{ "1y", 31536000 }, { "1h30m", 5400 }, { "1d2h3m4s", 93784 },
	{ "0s", 0 }, { "100y", 3153600000 },
	{ "", -1 }, { "h", -1 }, { "1", -1 }, { "1.5h", -1 }, { "-1h", -1 },
	{ "1h 30m", -1 }, { "30m1h", -1 }, { "1h1h", -1 }, { "1ms", -1 },
	{ "1H", -1 }, { "1h30", -1 }, { "101y", -1 }, { "100y1y", -1 },
	{ "99999999999999999999s", -1 }, { "never", -1 },
};

static const struct { const char *text; double want; } shares[] = {
	{ "5%", 0.05 }, { "0.05", 0.05 }, { "99.9%", 0.999 }, { "0", 0 },
	{ "1", 1 }, { "100%", 1 }, { ".5", 0.5 },
	{ "", -1 }, { "%", -1 }, { "101%", -1 }, { "1.1", -1 }, { "-1%", -1 },
	{ "5 %", -1 }, { "five", -1 }, { "nan", -1 }, { "0,5", -1 },
};

static const struct { const char *wrong, *want; } names[] = {
	{ "deploy", "; nearest is 'deploys'" },
	{ "dpeloys", "; nearest is 'deploys'" },
	{ "DEPLOYS", "; nearest is 'deploys'" },
	{ "chnages", "; nearest is 'changes'" },
	{ "x", "; known are deploys, changes, weekly" },
	{ "", "; known are deploys, changes, weekly" },
};

static const struct { const char *text, *zone; int64_t want; } times[] = {
	{ "2026-07-01T06:00:00Z", "UTC", 1782885600 },
	{ "2026-07-01T08:00:00+02:00", "UTC", 1782885600 },
	{ "2026-07-01T08:00:00", "Europe/Berlin", 1782885600 },
	{ "2026-07-01", "UTC", 1782864000 },
	{ "2026-07-01", "Europe/Berlin", 1782856800 },
	{ "1970-01-02", "UTC", 86400 },
	{ "2026-02-30", "UTC", -1 },
	{ "2026-13-01", "UTC", -1 },
	{ "2026-7-1", "UTC", -1 },
	{ "1969-12-31", "UTC", -1 },
	{ "yesterday", "UTC", -1 },
	{ "1782885600", "UTC", -1 },
};

static const struct { const char *text; int64_t want; } epochs[] = {
	{ "1782885600", 1782885600 }, { "0", 0 },
	{ "x", -1 }, { "-1", -1 }, { "1e9", -1 }, { " 1", -1 },
	{ "253402300800", -1 }, { "99999999999999999999", -1 },
};

static const struct { const char *start, *words, *want; } paragraphs[] = {
	{ "", "one two", "    one two\n" },
	{ "a", "one two", "a   one two\n" },
	{ "a", "one two three four", "a   one two\n    three four\n" },
	{ "abcd", "one", "abcd\n    one\n" },
	{ "x\na", "one", "x\na   one\n" },
	{ "", "unbelievably long", "    unbelievably\n    long\n" },
	{ "", "注文注文 注文", "    注文注文\n    注文\n" },
};

static const struct { const char *text, *want; } scans[] = {
	{ "[a]\nb = c\n", "a.b@2=c" },
	{ "[A \"B.c\"] D = e", "a.B.c.d@1=e" },
	{ "[a.B]\nc", "a.b.c@2" },
	{ "[a] b = \" c \" ; d", "a.b@1= c " },
	{ "[a]\nb = c \\\n d ; e\nf = g\n", "a.b@2=c  d a.f@4=g" },
	{ "[a \"\\\"\\\\\"]\nb=c", "a.\"\\.b@2=c" },
	{ "[a]\nb = \"c\nd = e\n", "a.b@2=c !2" },
	{ "[a\nb = c\n", "!1" },
	{ "[a]\nb c\n", "!2" },
	{ "[a \"", "!1" },
};
/* clang-format on */

static void test_durations(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(durations); i++) {
		int64_t seconds = -1;
		bool is_read = amount_duration(durations[i].text, &seconds);

		g_assert_cmpint(is_read ? seconds : -1, ==, durations[i].want);
	}
}

static void test_limits(void)
{
	int64_t seconds;

	g_assert_true(amount_limit("never", &seconds));
	g_assert_cmpint(seconds, ==, INT64_MAX);
	g_assert_true(amount_limit("none", &seconds));
	g_assert_cmpint(seconds, ==, INT64_MAX);
	g_assert_true(amount_limit("1m", &seconds));
	g_assert_cmpint(seconds, ==, 60);
	g_assert_false(amount_limit("no", &seconds));
}

static void test_shares(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(shares); i++) {
		double share;
		bool is_read = amount_fraction(shares[i].text, &share);

		g_assert_cmpfloat_with_epsilon(is_read ? share : -1,
					       shares[i].want, 1e-12);
	}
}

static void test_nearest(void)
{
	g_autoptr(GPtrArray) known = g_ptr_array_new();

	g_ptr_array_add(known, (char *)"deploys");
	g_ptr_array_add(known, (char *)"changes");
	g_ptr_array_add(known, (char *)"weekly");
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		g_autofree char *hint = nearest_hint(names[i].wrong, known);

		g_assert_cmpstr(hint, ==, names[i].want);
	}
}

static void check_time(const char *text, const char *zone_name, int64_t want)
{
	g_autoptr(GTimeZone) zone = g_time_zone_new_identifier(zone_name);
	g_autoptr(GError) error = NULL;
	int64_t at = -1;

	if (as_of_read(text, zone, &at, &error))
		g_assert_no_error(error);
	else
		g_assert_error(error, SHIPLOG_ERROR, SHIPLOG_ERROR_USAGE);
	g_assert_cmpint(error ? -1 : at, ==, want);
}

static void test_times(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(times); i++)
		check_time(times[i].text, times[i].zone, times[i].want);
	for (size_t i = 0; i < G_N_ELEMENTS(epochs); i++) {
		g_setenv("SOURCE_DATE_EPOCH", epochs[i].text, true);
		check_time(NULL, "UTC", epochs[i].want);
		check_time("1970-01-02", "UTC", 86400);
	}
	g_unsetenv("SOURCE_DATE_EPOCH");
}

static void test_paragraphs(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(paragraphs); i++) {
		g_autoptr(GString) out = g_string_new(paragraphs[i].start);

		paragraph_add(out, paragraphs[i].words, 4, 15);
		g_assert_cmpstr(out->str, ==, paragraphs[i].want);
	}
}

static void test_scans(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(scans); i++) {
		uint32_t stopped_at;
		g_autoptr(GArray) keys =
			configuration_scan(scans[i].text, &stopped_at);
		g_autoptr(GString) got = g_string_new(NULL);

		for (uint32_t k = 0; k < keys->len; k++) {
			const struct scanned_key *key =
				&g_array_index(keys, struct scanned_key, k);

			g_string_append_printf(got, "%s%s@%u%s%s",
					       k > 0 ? " " : "", key->name,
					       key->line, key->value ? "=" : "",
					       key->value ? key->value : "");
		}
		if (stopped_at > 0)
			g_string_append_printf(got, "%s!%u",
					       keys->len > 0 ? " " : "",
					       stopped_at);
		g_assert_cmpstr(got->str, ==, scans[i].want);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/words/durations", test_durations);
	g_test_add_func("/words/limits", test_limits);
	g_test_add_func("/words/shares", test_shares);
	g_test_add_func("/words/nearest", test_nearest);
	g_test_add_func("/words/times", test_times);
	g_test_add_func("/words/paragraphs", test_paragraphs);
	g_test_add_func("/words/scans", test_scans);
	return g_test_run();
}
