/* test_grafana_table.c -- data of Grafana panels */
#include "tests/exported.h"

/* clang-format off */
static const struct exported_case cases[] = {
	{ "raw", "",
	  "\"Time\",\"{service=\"\"shop\"\", flag_variant=\"\"on\"\"}\"\r\n"
	  "1700000000000,0.0123\r\n"
	  "1700000060000,\r\n"
	  "1700000120000,NaN\r\n"
	  "1700000180000,Infinity\r\n"
	  "1700000240000,-Infinity",
	  "series labels=flag_variant=on;service=shop service=shop points=4 "
	  "first_at=+0 last_at=+240 first_value=0.0123" },
	{ "formatted", "",
	  "\"Time\",\"errors\",\"p95 {job=\"\"a\"\"}\",\"words\"\n"
	  "2023-11-14 22:13:20,1.23%,2.5 mins,x\n"
	  "2023-11-14 22:14:20,∞%,1.50 K,y\n",
	  "series name=errors points=2 first_at=+0 last_at=+60 first_value=0.0123 "
	  "| series name=p95 labels=job=a service=a points=2 first_at=+0 "
	  "last_at=+60 first_value=150 last_value=1500 | 1 not_relevant |"
	  " finding: zone assumed: 'Time' is \"2023-11-14 22:13:20\", without "
	  "a zone: taken as UTC | finding: zone assumed: 'Time' is \"2023-11-14 "
	  "22:14:20\", without a zone: taken as UTC | finding: words for numbers: "
	  "cells of \"words\" that are no numbers, left out: 2 | finding: formatted "
	  "values: values are rounded and times without a zone: export without "
	  "\"Formatted data\"" },
	{ "several-series-in-its-rows", "",
	  "\"Time\",\"service\",\"p95\",\"n\"\n"
	  "1700000000000,shop,1,5\n"
	  "1700000000000,cart,2,\n"
	  "1700000060000,shop,3,x\n",
	  "series name=p95 labels=service=shop service=shop points=2 first_at=+0 last_at=+60 first_value=1 last_value=3 "
	  "| series name=p95 labels=service=cart service=cart points=1 first_at=+0 last_at=+0 first_value=2 last_value=2 "
	  "| series name=n labels=service=shop service=shop points=1 first_at=+0 last_at=+0 first_value=5 last_value=5 "
	  "| finding: words for numbers: cells of \"n\" that are no numbers, left out: 1" },
	{ "times-that-repeat-without-labels", "",
	  "\"Time\",\"code\",\"n\"\n"
	  "1700000000000,200,1\n"
	  "1700000000000,500,2\n",
	  "series name=code points=1 first_at=+0 last_at=+0 first_value=500 last_value=500 "
	  "| series name=n points=1 first_at=+0 last_at=+0 first_value=2 last_value=2 "
	  "| finding: times that repeat: rows with the time of the row before, the last of which stays: 1" },
	{ "words-but-one-point-a-time", "",
	  "\"Time\",\"state\",\"n\"\n"
	  "1700000000000,up,1\n"
	  "1700000060000,down,2\n",
	  "series name=n points=2 first_at=+0 last_at=+60 first_value=1 last_value=2 | 1 not_relevant "
	  "| finding: words for numbers: cells of \"state\" that are no numbers, left out: 2" },
	{ "decimals-behind-a-comma", "",
	  "\"Time\";\"a\"\n"
	  "2023-11-14T22:13:20Z;1,234\n"
	  "2023-11-14T23:14:20+01:00;-1.234,5 %\n",
	  "series name=a points=2 first_at=+0 last_at=+60 first_value=1.234 last_value=-12.345 "
	  "| finding: formatted values: values are rounded and times without a zone: export without \"Formatted data\"" },
	{ "missing-in-old-versions", "",
	  "sep=;\n\"Time\";\"a\"\n2023-11-14T22:13:20.000Z;1\n2023-11-14T22:14:20.000Z;null\n"
	  "2023-11-14T22:15:20.000Z;undefined\n",
	  "series name=a points=1 first_at=+0 last_at=+0 first_value=1 last_value=1" },
	{ "several-frames", "",
	  "\"Time\",\"a\"\n"
	  "1700000000000,1\n"
	  "\n"
	  "\"Time\",\"b\",\"c\"\n"
	  "1700000000000,2,3\n",
	  "series name=a points=1 first_at=+0 last_at=+0 first_value=1 last_value=1 "
	  "| series name=b points=1 first_at=+0 last_at=+0 first_value=2 "
	  "last_value=2 | series name=c points=1 first_at=+0 last_at=+0 first_value=3 "
	  "last_value=3" },
	{ "semicolons", "",
	  "sep=;\n"
	  "\"Time\";\"a\"\n"
	  "1700000000000;1.5\n",
	  "series name=a points=1 first_at=+0 last_at=+0 first_value=1.5 "
	  "last_value=1.5" },
	{ "not-a-time", "",
	  "\"Time\",\"a\"\n"
	  "soon,1\n"
	  ",2\n"
	  "1700000000000,3\n",
	  "series name=a points=1 first_at=+0 last_at=+0 first_value=3 last_value=3 "
	  "| malformed: not a time: 'Time' is \"soon\", not a time | malformed: "
	  "time missing: 'Time' is empty" },
	{ "the-time-not-first", "",
	  "\"a\",\"Time\"\n"
	  "1,1700000000000\n",
	  "series name=a points=1 first_at=+0 last_at=+0 first_value=1 last_value=1" },
	{ "another-table", "",
	  "\"time\",\"a\"\n"
	  "1700000000000,1\n",
	  "error: x: of no known format: its columns are \"time\", \"a\"" },
	{ "some-words", "",
	  "\"Time\",\"a\"\n"
	  "1700000000000,1\n"
	  "1700000060000,high\n",
	  "series name=a points=1 first_at=+0 last_at=+0 first_value=1 last_value=1 "
	  "| finding: words for numbers: cells of \"a\" that are no numbers,"
	  " left out: 1" },
};
/* clang-format on */

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	exported_add_cases("grafana-table", cases, G_N_ELEMENTS(cases), false);
	return g_test_run();
}
