/* test_exposition.c -- metrics as text */
#include "tests/exported.h"

/* clang-format off */
static const struct exported_case cases[] = {
	{ "json-is-none", "", "{\"a\":\"b\"}{\"c\":1,\"d\":2}\n",
	  "error: x: of no known format: its keys are \"a\"" },
	{ "openmetrics", "",
	  "# HELP a_total What.\n"
	  "# TYPE a counter\n"
	  "# UNIT a seconds\n"
	  "a_total{service=\"shop\"} 1 1700000000.5\n"
	  "a_total{service=\"shop\"} 2 1700000060\n"
	  "a_created{service=\"shop\"} 1700000000 1700000000\n"
	  "# EOF\n",
	  "series name=a_total labels=service=shop service=shop type=counter "
	  "unit=seconds points=2 first_at=+0 last_at=+60 first_value=1 last_value=2 "
	  "| series name=a_created labels=service=shop service=shop type=gauge "
	  "unit=seconds points=1 first_at=+0 last_at=+0 first_value=1700000000 "
	  "last_value=1700000000" },
	{ "milliseconds", "",
	  "# TYPE up gauge\n"
	  "up 1 1700000000000\n"
	  "up 0 1700000060000\n",
	  "series name=up type=gauge points=2 first_at=+0 last_at=+60 first_value=1 "
	  "last_value=0" },
	{ "a-histogram", "",
	  "# TYPE t histogram\n"
	  "t_bucket{le=\"1\"} 2 1700000000000 # {trace_id=\"x\"} 0.5 1700000000\n"
	  "t_bucket{le=\"+Inf\"} 3 1700000000000\n"
	  "t_sum 1.5e+00 1700000000000\n"
	  "t_count 3 1700000000000\n",
	  "series name=t_bucket labels=le=1 type=histogram points=1 first_at=+0 "
	  "last_at=+0 first_value=2 last_value=2 | series name=t_bucket labels=le=+Inf "
	  "type=histogram points=1 first_at=+0 last_at=+0 first_value=3 last_value=3 "
	  "| series name=t_sum type=histogram points=1 first_at=+0 last_at=+0 "
	  "first_value=1.5 last_value=1.5 | series name=t_count type=histogram "
	  "points=1 first_at=+0 last_at=+0 first_value=3 last_value=3" },
	{ "a-dump-by-time", "",
	  "{__name__=\"a\", l=\"x\"} 1 1700000000000\n"
	  "{__name__=\"b\", l=\"x\"} 5 1700000000000\n"
	  "{__name__=\"a\", l=\"x\"} 2 1700000060000\n"
	  "{__name__=\"h\"} {count:3, sum:5, (0.5,1]:3} 1700000000000\n",
	  "series name=a labels=l=x points=2 first_at=+0 last_at=+60 first_value=1 "
	  "last_value=2 | series name=b labels=l=x points=1 first_at=+0 last_at=+0 "
	  "first_value=5 last_value=5 | series name=h_bucket labels=le=1 type=histogram "
	  "points=1 first_at=+0 last_at=+0 first_value=3 last_value=3 | series name=h_bucket "
	  "labels=le=+Inf type=histogram points=1 first_at=+0 last_at=+0 first_value=3 "
	  "last_value=3 | series name=h_count type=histogram points=1 first_at=+0 last_at=+0 "
	  "first_value=3 last_value=3 | series name=h_sum type=histogram points=1 first_at=+0 "
	  "last_at=+0 first_value=5 last_value=5" },
	{ "a-histogram-of-another-form", "",
	  "{__name__=\"h\"} {count:3,sum:5,schema:0} 1700000000000\n"
	  "{__name__=\"h\"} {count:3, sum:5, (0.5,1]:many} 1700000000000\n",
	  "malformed: not a sample: \"{count:3,sum:5,schema:0} 1700000000000\" is not a histogram and a time | "
	  "malformed: not a sample: \"{count:3, sum:5, (0.5,1]:many} 1700000000000\" is not a histogram and a time" },
	{ "comments-with-tabs-and-quotes", "",
	  "#\tTYPE  up\tgauge\n"
	  "# TYPE \"my.metric\" counter\n"
	  "# UNIT \"my.metric\" s\n"
	  "# TYPE g gaugehistogram\n"
	  "up 1 1700000000\n"
	  "{\"my.metric\"} 2 1700000000\n"
	  "g_gsum 3 1700000000\n",
	  "series name=up type=gauge points=1 first_at=+0 last_at=+0 first_value=1 last_value=1 "
	  "| series name=my.metric type=counter unit=s points=1 first_at=+0 last_at=+0 first_value=2 last_value=2 "
	  "| series name=g_gsum type=histogram points=1 first_at=+0 last_at=+0 first_value=3 last_value=3" },
	{ "names-in-utf-8", "",
	  "{\"my.metric\", l=\"v\"} NaN 1700000000\n"
	  "{\"my.metric\", \"l.b\"=\"v\"} +Inf 1700000000\n",
	  "series name=my.metric labels=l=v points=1 first_at=+0 last_at=+0 "
	  "| series name=my.metric labels=l.b=v points=1 first_at=+0 last_at=+0" },
	{ "escapes", "",
	  "a{l=\"x\\ny \\\"z\\\" \\\\\"} 1 1700000000000\n",
	  "series name=a labels=l=x\n"
	  "y \"z\" \\ points=1 first_at=+0 last_at=+0 first_value=1 last_value=1" },
	{ "a-name-in-a-name", "",
	  "up_long{a=\"b\"} 1 1700000000000\n"
	  "up 2 1700000000000\n"
	  "up_long{a=\"b\"} 3 1700000060000\n",
	  "series name=up_long labels=a=b points=2 first_at=+0 last_at=+60 "
	  "first_value=1 last_value=3 | series name=up points=1 first_at=+0 "
	  "last_at=+0 first_value=2 last_value=2" },
	{ "no-times", "",
	  "# TYPE up gauge\n"
	  "up{job=\"a\"} 1\n"
	  "up{job=\"b\"} 0\n",
	  "2 not_relevant | finding: no times: 2 samples do not say when "
	  "taken, from here on: left out" },
	{ "flag-impressions", "",
	  "feature_flag_flagd_impression_total{feature_flag_key=\"x\",feature_flag_result_variant=\"on\"}"
	  " 5 1700000000000\n",
	  "series name=feature_flag_flagd_impression_total labels=feature_flag_key=x;feature_flag_result_variant=on "
	  "type=counter points=1 first_at=+0 last_at=+0 first_value=5 last_value=5" },
	{ "chaos-tells-its-times", "",
	  "# TYPE litmuschaos_experiment_start_time gauge\n"
	  "litmuschaos_experiment_start_time{chaosengine_name=\"e\",chaosresult_name=\"e-kill\","
	  "chaosresult_namespace=\"n\"} 1.7e+09\n"
	  "litmuschaos_experiment_end_time{chaosengine_name=\"e\",chaosresult_name=\"e-kill\","
	  "chaosresult_namespace=\"n\"} 1.70000006e+09\n"
	  "litmuschaos_passed_experiments{chaosengine_name=\"e\",chaosresult_name=\"e-kill\","
	  "chaosresult_namespace=\"n\"} 2\n"
	  "litmuschaos_failed_experiments{chaosengine_name=\"e\",chaosresult_name=\"e-kill\","
	  "chaosresult_namespace=\"n\"} 0\n"
	  "litmuschaos_probe_success_percentage{chaosengine_name=\"e\",chaosresult_name=\"e-kill\","
	  "chaosresult_namespace=\"n\"} 50\n"
	  "litmuschaos_cluster_scoped_passed_experiments 2\n",
	  "chaos_results experiment=e-kill engine=e verdict=pass started_at=+0 "
	  "finished_at=+60 probe_success=0.5 passed_runs=2 | 1 not_relevant "
	  "| finding: no times: 1 sample does not say when taken,"
	  " from here on: left out" },
	{ "bad-lines", "",
	  "up 1 1700000000000\n"
	  "up{job=\"a\" 1 1700000000000\n"
	  "up much 1700000000000\n"
	  "up 1 soon\n"
	  "up{job=a} 1 1700000000000\n",
	  "series name=up points=1 first_at=+0 last_at=+0 first_value=1 last_value=1 "
	  "| malformed: not a sample: \"up{job=\"a\" 1 1700000000000\" is "
	  "not a series and its value | malformed: not a sample: \"much 1700000000000\" "
	  "is not a value and a time | malformed: not a sample: \"1 soon\" "
	  "is not a value and a time | malformed: not a series: its labels "
	  "are not whole" },
	{ "a-word-and-a-number", "",
	  "total 48\n",
	  "error: x: of no known format: it begins with \"total 48\"" },
	{ "nothing-but-the-end", "",
	  "# EOF\n",
	  "" },
};
/* clang-format on */

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	exported_add_cases("exposition", cases, G_N_ELEMENTS(cases), false);
	return g_test_run();
}
