/* test_grafana_rows.c -- downloads of Grafana panels that show a table */
#include "tests/exported.h"

/* clang-format off */
static const struct exported_case cases[] = {
	{ "series-that-became-rows", "",
	  "\"Time\",\"Metric\",\"Value\"\n"
	  "1700000000000,\"up {job=\"\"a\"\"}\",1\n"
	  "1700000060000,\"up {job=\"\"a\"\"}\",0\n"
	  "1700000000000,p95,5\n",
	  "series name=up labels=job=a service=a points=2 first_at=+0 last_at=+60 first_value=1 last_value=0 "
	  "| series name=p95 points=1 first_at=+0 last_at=+0 first_value=5 last_value=5" },
	{ "a-row-a-point", "",
	  "\"Time\",\"__name__\",\"service\",\"Value\"\n"
	  "1700000000000,up,shop,1\n"
	  "1700000000000,up,cart,0.5\n"
	  "1700000060000,up,shop,NaN\n"
	  "1700000060000,up,cart,\n",
	  "series name=up labels=service=shop service=shop points=2 first_at=+0 last_at=+60 "
	  "first_value=1 | series name=up labels=service=cart service=cart points=1 first_at=+0 "
	  "last_at=+0 first_value=0.5 last_value=0.5" },
	{ "several-values", "",
	  "service,Time,Value #A,Value #B\n"
	  "shop,1700000000000,1,2\n",
	  "series name=Value #A labels=service=shop service=shop points=1 first_at=+0 last_at=+0 "
	  "first_value=1 last_value=1 | series name=Value #B labels=service=shop service=shop "
	  "points=1 first_at=+0 last_at=+0 first_value=2 last_value=2" },
	{ "formatted", "",
	  "\"Time\";\"Value\"\n2023-11-14 22:13:20;1.5%\n2023-11-14 22:14:20;bad\n",
	  "series points=1 first_at=+0 last_at=+0 first_value=0.015 last_value=0.015 | "
	  "finding: zone assumed: 'Time' is \"2023-11-14 22:13:20\", without a zone: taken as UTC | "
	  "finding: zone assumed: 'Time' is \"2023-11-14 22:14:20\", without a zone: taken as UTC | "
	  "finding: words for numbers: cells that are no numbers, left out: 1 | "
	  "finding: formatted values: values are rounded and times without a zone: export without "
	  "\"Formatted data\"" },
	{ "not-a-time", "",
	  "Time,service,Value\nsoon,shop,1\n,shop,1\n1700000000000,shop,2\n",
	  "series labels=service=shop service=shop points=1 first_at=+0 last_at=+0 first_value=2 "
	  "last_value=2 | malformed: not a time: 'Time' is \"soon\", not a time | "
	  "malformed: time missing: 'Time' is empty" },
	{ "none", "", "Time,service,Value\n",
	  "finding: no records: the file holds no records" },
};
/* clang-format on */

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	exported_add_cases("grafana_rows", cases, G_N_ELEMENTS(cases), false);
	return g_test_run();
}
