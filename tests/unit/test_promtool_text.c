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
	{ "a-native-histogram", "",
	  "h{job=\"a\"} =>\n"
	  "{count:3, sum:5, [-0.001,0.001]:1, (0.5,1]:2} @[1700000000]\n"
	  "{count:4, sum:6, (0.5,1]:4} @[1700000060]\n"
	  "up => 1 @[1700000000]\n"
	  "g => {count:x} @[1700000000]\n",
	  "series name=h_bucket labels=job=a;le=0.001 service=a type=histogram points=2 first_at=+0 last_at=+60 first_value=1 last_value=0 "
	  "| series name=h_bucket labels=job=a;le=1 service=a type=histogram points=2 first_at=+0 last_at=+60 first_value=3 last_value=4 "
	  "| series name=h_bucket labels=job=a;le=+Inf service=a type=histogram points=2 first_at=+0 last_at=+60 first_value=3 last_value=4 "
	  "| series name=h_count labels=job=a service=a type=histogram points=2 first_at=+0 last_at=+60 first_value=3 last_value=4 "
	  "| series name=h_sum labels=job=a service=a type=histogram points=2 first_at=+0 last_at=+60 first_value=5 last_value=6 "
	  "| series name=up points=1 first_at=+0 last_at=+0 first_value=1 last_value=1 "
	  "| 1 not_relevant | malformed: not a point: \"g => {count:x} @[1700000000]\" is not a value and a time" },
	{ "a-scalar", "",
	  "scalar: 3 @[1700000000.5]\n",
	  "series name=scalar points=1 first_at=+0 last_at=+0 first_value=3 last_value=3" },
	{ "series-without-points", "",
	  "{__name__=\"up\", job=\"a\"}\n"
	  "{__name__=\"up\", job=\"b\"}",
	  "2 not_relevant | finding: no points: a series without points: left out "
	  "| finding: no points: a series without points: left out" },
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
