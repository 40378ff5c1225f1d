/* test_instant.c -- times as exports write them */
#include "importers/instant.h"

#include <inttypes.h>
#include <string.h>

/* clang-format off */
static const struct {
	const char *name, *zone, *text, *want;
} texts[] = {
	{ "zulu", "UTC", "2021-09-30T10:46:17Z", "1632998777" },
	{ "three-digits", "UTC", "2021-09-30T10:46:17.680Z", "1632998777" },
	{ "nine-digits", "UTC", "2021-09-30T10:46:17.216113029Z", "1632998777" },
	{ "offset", "UTC", "2021-09-30T12:46:17+02:00", "1632998777" },
	{ "offset-behind", "UTC", "2021-09-30T02:46:17.744-08:00", "1632998777" },
	{ "offset-without-colon", "UTC", "2021-09-30 12:46:17 +0200", "1632998777" },
	{ "offset-hours-only", "UTC", "2021-09-30 12:46:17+02", "1632998777" },
	{ "minus-nothing", "UTC", "2021-09-30T10:46:17-00:00", "1632998777" },
	{ "zone-word", "UTC", "2021-09-30 10:46:17 UTC", "1632998777" },
	{ "one-digit-hour", "UTC", "2021-09-30T9:46:17Z", "1632995177" },
	{ "no-seconds", "UTC", "2021-09-30 9:46Z", "1632995160" },
	{ "no-zone", "UTC", "2021-09-30 10:46:17.574137", "1632998777 assumed" },
	{ "no-zone-in-summer", "Europe/Berlin", "2021-09-30T12:46:17", "1632998777 assumed" },
	{ "no-zone-in-winter", "Europe/Berlin", "2021-12-30T12:46:17", "1640864777 assumed" },
	{ "an-hour-that-comes-twice", "Europe/Berlin", "2021-10-31 02:30:00", "1635640200 assumed" },
	{ "an-hour-that-is-left-out", "Europe/Berlin", "2026-03-29 02:30:00", "1774747800 assumed" },
	{ "left-out-elsewhere", "America/New_York", "2026-03-08T02:30:00", "1772955000 assumed" },
	{ "behind-what-is-left-out", "Europe/Berlin", "2026-03-29 03:00:00", "1774746000 assumed" },
	{ "before-what-is-left-out", "Europe/Berlin", "2026-03-29 01:59:59", "1774745999 assumed" },
	{ "offset-and-name", "UTC", "2021-09-30 12:46:17.123456789 +0200 CEST", "1632998777" },
	{ "offset-and-words", "UTC", "2021-09-30 12:46:17 +0200 or so", "wrong" },
	{ "before-1970", "UTC", "1969-12-31T23:59:59Z", "-1" },
	{ "a-leap-day", "UTC", "2024-02-29T00:00:00Z", "1709164800" },
	{ "a-leap-second", "UTC", "2016-12-31T23:59:60Z", "1483228800" },
	{ "year-one", "UTC", "0001-01-01T00:00:00Z", "never" },
	{ "epoch", "UTC", "1970-01-01T00:00:00Z", "never" },
	{ "empty", "UTC", "", "never" },
	{ "a-word", "UTC", "yesterday", "wrong" },
	{ "a-date-only", "UTC", "2021-09-30", "wrong" },
	{ "no-leap-day", "UTC", "2023-02-29T00:00:00Z", "wrong" },
	{ "no-31st", "UTC", "2023-04-31T00:00:00Z", "wrong" },
	{ "month-13", "UTC", "2023-13-01T00:00:00Z", "wrong" },
	{ "day-0", "UTC", "2023-01-00T00:00:00Z", "wrong" },
	{ "hour-24", "UTC", "2023-01-01T24:00:00Z", "wrong" },
	{ "minute-60", "UTC", "2023-01-01T23:60:00Z", "wrong" },
	{ "something-behind", "UTC", "2023-01-01T23:00:00Z!", "wrong" },
	{ "something-before", "UTC", " 2023-01-01T23:00:00Z", "wrong" },
	{ "a-point-and-nothing", "UTC", "2023-01-01T23:00:00.Z", "wrong" },
	{ "an-offset-of-a-day", "UTC", "2023-01-01T23:00:00+24:00", "wrong" },
	{ "a-two-digit-year", "UTC", "23-01-01T23:00:00Z", "wrong" },
	{ "an-epoch", "UTC", "1632998777", "wrong" },
};

static const struct {
	const char *name;
	int64_t number;
	const char *want;
} numbers[] = {
	{ "milliseconds", 1507266395123, "1507266395" },
	{ "seconds", 1507266395, "1507266395 seconds" },
	{ "the-last-seconds", 99999999999, "99999999999 seconds" },
	{ "the-first-milliseconds", 100000000000, "100000000" },
	{ "zero", 0, "never" },
	{ "negative", -1, "wrong" },
	{ "microseconds", 1507266395123000, "wrong" },
	{ "the-least", INT64_MIN, "wrong" },
	{ "the-most", INT64_MAX, "wrong" },
};

/* All of 12 May 2026, 15:04, or another month's 12th, in words. */
static const struct {
	const char *text, *want;
} words[] = {
	{ "12/May/26 3:04 PM", "1778598240" },
	{ "12/Mai/26 15:04", "1778598240" },
	{ "12/mai/2026 3:04 nachm.", "1778598240" },
	{ "12 mayo 2026 3:04 p. m.", "1778598240" },
	{ "12/mag/26 15:04", "1778598240" },
	{ "12-mei-2026 3:04 p.m.", "1778598240" },
	{ "12/May/26 3:04\xe2\x80\xafPM", "1778598240" },
	{ "12/May/26 3:04\xc2\xa0pm", "1778598240" },
	{ "12/M\xc3\xa4r/26 12:04 vorm.", "1773273840" },
	{ "12/M\xc3\x84RZ/26 12:04 AM", "1773273840" },
	{ "12/d\xc3\xa9""c./26 15:04", "1797087840" },
	{ "12/Dez/26 15:04", "1797087840" },
	{ "12/ao\xc3\xbbt/26 15:04", "1786547040" },
	{ "12 de agosto de 2026", "wrong" },
	{ "12/juil./26 15:04", "1783868640" },
	{ "12/jui/26 15:04", "wrong" },
	{ "12/Ma/26 15:04", "wrong" },
	{ "12/Abc/26 15:04", "wrong" },
	{ "12/M\xe4r/26 15:04", "wrong" },
	{ "12/May/26 13:04 PM", "wrong" },
	{ "5/12/2026 3:04 PM", "1778598240" },
	{ "12.05.2026 15:04", "1778598240" },
	{ "12.5.26, 15:04", "1778598240" },
	{ "", "never" },
	{ "null", "never" },
	{ "None", "never" },
	{ "N/A", "never" },
	{ "-", "never" },
	{ "\\N", "never" },
	{ "0", "never" },
	{ "0000-00-00 00:00:00", "never" },
	{ "1", "wrong" },
	{ "nothing", "wrong" },
};
/* clang-format on */

static char *print(enum instant_form form, const struct instant *instant)
{
	if (form == INSTANT_KNOWN)
		return g_strdup_printf(
			"%" PRId64 "%s%s", instant->at,
			instant->is_zone_assumed ? " assumed" : "",
			instant->is_in_seconds ? " seconds" : "");
	return g_strdup(form == INSTANT_NEVER ? "never" : "wrong");
}

static void text_is_read(const void *data)
{
	const typeof(texts[0]) *row = data;
	g_autoptr(GTimeZone) zone = g_time_zone_new_identifier(row->zone);
	struct instant instant;
	enum instant_form form = instant_from_text(row->text, zone, &instant);
	g_autofree char *got = print(form, &instant);

	g_assert_cmpstr(got, ==, row->want);
}

static void number_is_read(const void *data)
{
	const typeof(numbers[0]) *row = data;
	struct instant instant;
	enum instant_form form = instant_from_number(row->number, &instant);
	g_autofree char *got = print(form, &instant);

	g_assert_cmpstr(got, ==, row->want);
}

static void words_are_read(void)
{
	g_autoptr(GTimeZone) zone = g_time_zone_new_utc();

	for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
		struct instant instant;
		enum instant_form form =
			instant_from_words(words[i].text, zone, &instant);
		g_autofree char *got = NULL;

		instant.is_zone_assumed = false;
		got = print(form, &instant);
		g_test_message("%s", words[i].text);
		g_assert_cmpstr(got, ==, words[i].want);
	}
}

static void days_come_first(void)
{
	static const struct {
		const char *text;
		enum date_order order;
	} files[] = {
		{ "", DATES_UNKNOWN },
		{ "a,01/02/2026 10:00", DATES_UNKNOWN },
		{ "a,01/02/2026,13/02/2026 10:00", DATES_DAY_FIRST },
		{ "a,01-02-2026,13-02-2026", DATES_DAY_FIRST },
		{ "a,13/02/2026,02/13/2026", DATES_UNKNOWN },
		{ "a,02/13/2026", DATES_MONTH_FIRST },
		{ "/13/02/2026,x13/02/2026,13/02-2026", DATES_UNKNOWN },
		{ "13/02/20261,113/02/2026,13/13/2026", DATES_UNKNOWN },
		{ "32/02/2026,13-02-26,13/02/1026,13/02/", DATES_UNKNOWN },
		{ "13/02/026,13/02/6", DATES_UNKNOWN },
		{ "a,13/02/26 10:00", DATES_DAY_FIRST },
		{ "02/13/26", DATES_MONTH_FIRST },
	};
	g_autoptr(GTimeZone) zone = g_time_zone_new_utc();
	struct instant instant;

	for (size_t i = 0; i < G_N_ELEMENTS(files); i++) {
		g_test_message("%s", files[i].text);
		g_assert_cmpint(
			dates_order(files[i].text, strlen(files[i].text)), ==,
			files[i].order);
	}
	instant_from_ordered("12/05/2026", zone, DATES_DAY_FIRST, &instant);
	g_assert_cmpint(instant.at, ==, 1778544000);
	g_assert_false(instant.is_order_assumed);
	instant_from_ordered("05/13/2026", zone, DATES_DAY_FIRST, &instant);
	g_assert_cmpint(instant.at, ==, 1778630400);
	instant_from_ordered("12/05/2026", zone, DATES_UNKNOWN, &instant);
	g_assert_cmpint(instant.at, ==, 1796428800);
	g_assert_true(instant.is_order_assumed);
	instant_from_ordered("05/05/2026", zone, DATES_UNKNOWN, &instant);
	g_assert_false(instant.is_order_assumed);
	instant_from_ordered("12.05.2026", zone, DATES_UNKNOWN, &instant);
	g_assert_false(instant.is_order_assumed);
	instant_from_ordered("12/May/2026", zone, DATES_UNKNOWN, &instant);
	g_assert_false(instant.is_order_assumed);
}

/* The obvious twin: GLib's calendar. */
static void days_are_glibs(void)
{
	for (int year = 1; year < 9999; year += 7)
		for (int month = 1; month <= 12; month++) {
			int day = g_test_rand_int_range(1, 29);
			g_autoptr(GDateTime) date = g_date_time_new_utc(
				year, month, day, 12, 34, 56);

			g_assert_cmpint(
				instant_of_date(year, month, day, 45296), ==,
				g_date_time_to_unix(date));
		}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
		g_autofree char *path =
			g_strconcat("/instant/text/", texts[i].name, NULL);

		g_test_add_data_func(path, &texts[i], text_is_read);
	}
	for (size_t i = 0; i < G_N_ELEMENTS(numbers); i++) {
		g_autofree char *path =
			g_strconcat("/instant/number/", numbers[i].name, NULL);

		g_test_add_data_func(path, &numbers[i], number_is_read);
	}
	g_test_add_func("/instant/words", words_are_read);
	g_test_add_func("/instant/days-first", days_come_first);
	g_test_add_func("/instant/calendar", days_are_glibs);
	return g_test_run();
}
