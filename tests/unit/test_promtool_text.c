/* test_promtool_text.c -- what promtool query prints as text */
#include "tests/exported.h"

/* clang-format off */
static const struct exported_case cases[] = {
	{ "a-range", "",
	  "up{service=\"shop\", path=\"a\\\"b\\\\c\"} =>\n"
	  "1 @[1700000000]\n"
	  "0.5 @[1700000060.25]\n"
	  "NaN @[1700000120]\n"
	  "{} =>\n"
	  "2 @[1700000000]\n",
	  "series name=up labels=path=a\"b\\c;service=shop service=shop points=3 "
	  "first_at=+0 last_at=+120 first_value=1 | series points=1 first_at=+0 "
	  "last_at=+0 first_value=2 last_value=2" },
	{ "an-instant", "",
	  "up{job=\"a\"} => 1 @[1700000000.5]\n"
	  "down => 0 @[1700000000]\n",
	  "series name=up labels=job=a service=a points=1 first_at=+0 last_at=+0 "
	  "first_value=1 last_value=1 | series name=down points=1 first_at=+0 "
	  "last_at=+0 first_value=0 last_value=0" },
	{ "no-time", "",
	  "up{job=\"a\"} => 1 @[1700000000]\n"
	  "up{job=\"b\"} =>\n"
	  "1\n",
	  "series name=up labels=job=a service=a points=1 first_at=+0 last_at=+0 "
	  "first_value=1 last_value=1 | 1 not_relevant | malformed: not a "
	  "point: \"1\" is not a value and a time" },
};
/* clang-format on */

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	exported_add_cases("promtool-text", cases, G_N_ELEMENTS(cases), false);
	return g_test_run();
}
