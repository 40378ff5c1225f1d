/* test_objectives.c -- objectives of OpenSLO, Sloth and Pyrra */
#include "tests/exported.h"

#include <string.h>

#define OPENSLO "apiVersion: openslo/v1\nkind: SLO\nmetadata: {name: a}\n"

/* clang-format off */
static const struct exported_case cases[] = {
	{ "openslo", "",
	  OPENSLO
	  "spec:\n  service: shop\n  description: |\n    All is well.\n"
	  "  timeWindow:\n  - duration: 28d\n    isRolling: true\n"
	  "  budgetingMethod: Timeslices\n"
	  "  indicator:\n    spec:\n      ratioMetric:\n"
	  "        good: {metricSource: {spec: {query: 'g{a=\"b\"}'}}}\n"
	  "        total: {metricSource: {spec: {query: t}}}\n"
	  "  objectives:\n  - target: 0.99\n    timeSliceWindow: 5m\n",
	  "objectives name=a service=shop target=0.99 window_s=2419200 "
	  "slice_s=300 good=g{a=\"b\"} total=t about=All is well.\n" },
	{ "two-objectives", "",
	  OPENSLO "spec: {objectives: [{target: 0.9}, {targetPercent: 99}]}\n",
	  "objectives name=a target=0.9 | objectives name=a target=0.99" },
	{ "months-that-follow-the-calendar", "",
	  OPENSLO "spec: {timeWindow: [{duration: 1M, calendar: {}}], "
	  "objectives: [{target: 0.9}]}\n",
	  "objectives name=a target=0.9 window_s=2592000 calendar" },
	{ "old-openslo", "",
	  "{\"apiVersion\":\"openslo/v1alpha\",\"kind\":\"SLO\",\"metadata\":{\"name\":\"a\"},"
	  "\"spec\":{\"timeWindows\":[{\"count\":30,\"unit\":\"Day\",\"isRolling\":true}],"
	  "\"objectives\":[{\"target\":0.9,\"ratioMetrics\":{\"good\":{\"query\":\"g\"},"
	  "\"total\":{\"query\":\"t\"}}}]}}",
	  "objectives name=a target=0.9 window_s=2592000 good=g total=t" },
	{ "openslo-2", "",
	  "- apiVersion: openslo.com/v2alpha\n  kind: SLO\n  metadata: {name: a}\n  spec:\n"
	  "    sli: {spec: {ratioMetric: {good: {spec: {query: g}}, total: {dataSourceRef: p, spec: {query: t}}}}}\n"
	  "    objectives: [{target: 0.9}]\n"
	  "- apiVersion: openslo.com/v2alpha\n  kind: SLO\n  metadata: {name: b}\n"
	  "  spec: {sliRef: x, objectives: [{target: 0.9}]}\n",
	  "objectives name=a target=0.9 good=g total=t | objectives name=b target=0.9 "
	  "unread=its indicator is another document" },
	{ "a-service-is-no-objective", "",
	  "apiVersion: openslo/v1\nkind: Service\n", "1 not_relevant" },
	{ "sloth", "",
	  "version: \"prometheus/v1\"\nservice: shop\nslos:\n"
	  "- name: a\n  objective: 99.9\n  sli:\n    events:\n"
	  "      error_query: e\n      total_query: t\n"
	  "- name: b\n  objective: 99\n  sli: {raw: {error_ratio_query: r}}\n",
	  "objectives name=a service=shop target=0.999 window_s=2592000 bad=e "
	  "total=t | objectives name=b service=shop target=0.99 "
	  "window_s=2592000 ratio=r" },
	{ "sloth-in-kubernetes", "",
	  "apiVersion: sloth.slok.dev/v1\nkind: PrometheusServiceLevel\n"
	  "spec:\n  service: shop\n  slos:\n  - name: a\n    objective: 99\n"
	  "    sli: {events: {errorQuery: e, totalQuery: t}}\n",
	  "objectives name=a service=shop target=0.99 window_s=2592000 bad=e "
	  "total=t" },
	{ "pyrra", "",
	  "apiVersion: pyrra.dev/v1alpha1\nkind: ServiceLevelObjective\n"
	  "metadata: {name: a}\nspec:\n  target: \"99.5\"\n  window: 4w\n"
	  "  indicator: {ratio: {errors: {metric: e}, total: {metric: t}}}\n",
	  "objectives name=a target=0.995 window_s=2419200 bad=e total=t" },
	{ "a-threshold", "",
	  OPENSLO
	  "spec:\n  budgetingMethod: Timeslices\n"
	  "  indicator: {spec: {thresholdMetric: {metricSource: {spec: "
	  "{query: p99}}}}}\n"
	  "  objectives:\n  - {target: 0.99, op: lte, value: 0.3, "
	  "timeSliceTarget: 0.95, timeSliceWindow: 1m}\n",
	  "objectives name=a target=0.99 slice_s=60 threshold=0.3 level=p99 "
	  "level_is=lte slice_target=0.95" },
	{ "an-old-threshold", "",
	  "{\"apiVersion\":\"openslo/v1alpha\",\"kind\":\"SLO\",\"metadata\":{\"name\":\"a\"},"
	  "\"spec\":{\"indicator\":{\"thresholdMetric\":{\"query\":\"q\"}},"
	  "\"objectives\":[{\"target\":0.9,\"op\":\"gt\",\"value\":5}]}}",
	  "objectives name=a target=0.9 threshold=5 level=q level_is=gt" },
	{ "a-share-of-slices", "",
	  OPENSLO "spec: {budgetingMethod: RatioTimeslices, objectives: "
	  "[{target: 0.9, timeSliceWindow: 1m, ratioMetrics: "
	  "{good: {query: g}, total: {query: t}}}]}\n",
	  "objectives name=a target=0.9 slice_s=60 good=g total=t" },
	{ "counts-that-are-no-counters", "",
	  OPENSLO "spec: {objectives: [{target: 0.9, ratioMetrics: "
	  "{counter: false, good: {query: g}, total: {query: t}}}]}\n",
	  "objectives name=a target=0.9 good=g total=t unread=its counts are no "
	  "counters" },
	{ "slices-without-a-length", "",
	  OPENSLO "spec: {budgetingMethod: Timeslices, objectives: "
	  "[{target: 0.9, timeSliceTarget: 0.9}]}\n",
	  "objectives name=a target=0.9 slice_target=0.9 unread=its slices "
	  "have no length" },
	{ "an-indicator-of-another-document", "",
	  OPENSLO "spec: {indicatorRef: b, objectives: [{target: 0.9}]}\n",
	  "objectives name=a target=0.9 unread=its indicator is another "
	  "document" },
	{ "sloth-with-a-plugin", "",
	  "version: prometheus/v1\nservice: shop\nslos:\n- name: a\n"
	  "  objective: 99\n  sli: {plugin: {id: b, options: {c: d}}}\n",
	  "objectives name=a service=shop target=0.99 window_s=2592000 "
	  "unread=its indicator is a plugin's" },
	{ "pyrra-of-latency", "",
	  "apiVersion: pyrra.dev/v1alpha1\nkind: ServiceLevelObjective\n"
	  "metadata: {name: a}\nspec:\n  target: \"90\"\n  window: 4w\n"
	  "  indicator: {latency: {success: {metric: 'b{le=\"0.05\"}'}, "
	  "total: {metric: c}}}\n",
	  "objectives name=a target=0.9 window_s=2419200 good=b{le=\"0.05\"} "
	  "total=c" },
	{ "pyrra-of-a-boolean", "",
	  "apiVersion: pyrra.dev/v1alpha1\nkind: ServiceLevelObjective\n"
	  "metadata: {name: a}\nspec:\n  target: \"90\"\n  window: 4w\n"
	  "  indicator: {bool_gauge: {metric: probe_success}}\n",
	  "objectives name=a target=0.9 window_s=2419200 ratio=probe_success" },
	{ "pyrra-of-native-histograms", "",
	  "apiVersion: pyrra.dev/v1alpha1\nkind: ServiceLevelObjective\n"
	  "metadata: {name: a}\nspec:\n  target: \"90\"\n  window: 4w\n"
	  "  indicator: {latencyNative: {latency: 200ms, total: {metric: c}}}\n",
	  "objectives name=a target=0.9 window_s=2419200 unread=it counts by "
	  "native histograms" },
	{ "several-documents", "",
	  OPENSLO "spec: {objectives: [{target: 0.9}]}\n---\n# nothing\n---\n"
	  OPENSLO "spec: {objectives: [{target: 0.8}]}\n",
	  "objectives name=a target=0.9 | objectives name=a target=0.8" },
	{ "a-list-of-kubernetes", "",
	  "apiVersion: v1\nkind: List\nitems:\n- apiVersion: openslo/v1\n"
	  "  kind: SLO\n  spec: {objectives: [{target: 0.9}]}\n",
	  "objectives target=0.9" },
	{ "no-share", "", OPENSLO "spec: {objectives: [{target: much}]}\n",
	  "malformed: no target: 'target' is \"much\", not a share" },
	{ "none-in-it", "", OPENSLO "spec: {objectives: 5}\n",
	  "malformed: no objectives: 'spec.objectives' is no list of them" },
	{ "not-utf-8", "",
	  "apiVersion: openslo/v1\nkind: SLO\nmetadata: {name: \"a\xff\x01\xc3\"}\n"
	  "spec: {objectives: [{target: 0.9}]}\n---\n"
	  OPENSLO "spec: {objectives: [{target: 0.8}]} #\xe4",
	  "objectives name=a? ? target=0.9 | objectives name=a target=0.8" },
	{ "aliases", "",
	  OPENSLO "x: &a [{target: 0.9}]\ny: &b {objectives: *a}\n"
	  "spec: {<<: *b}\n",
	  "objectives name=a target=0.9" },
	{ "an-alias-of-itself", "",
	  OPENSLO "spec: &a {objectives: *a}\n---\n"
	  OPENSLO "spec: {objectives: [{target: 0.9}]}\n",
	  "objectives name=a target=0.9 | malformed: an alias (*name) of nothing "
	  "before it: an alias (*name) of nothing before it" },
	{ "breaks-off", "",
	  OPENSLO "spec: {objectives: [{target: 0.9}]}\n---\n{a: [",
	  "objectives name=a target=0.9 | error: x: line 6: not YAML: did not "
	  "find expected node content" },
	{ "another-yaml", "", "image: x\nreplicas: 2\n",
	  "error: x: of no known format: its keys are \"image\", \"replicas\"" },
};
/* clang-format on */

/* What does not end is not waited for. */
static void a_text_is_too_long(void)
{
	g_autoptr(Exported) exported = exported_new("");
	g_autofree char *long_text = g_strnfill(65 << 20, 'x');
	g_autofree char *text = g_strconcat(
		OPENSLO "spec: {objectives: [{target: 0.9}]}\n---\na: \"",
		long_text, NULL);
	g_autofree char *got = NULL;

	exported_read(exported, "x", text, strlen(text));
	got = exported_print(exported);
	g_assert_cmpstr(got, ==,
			"objectives name=a target=0.9 | error: x: line 6: a "
			"text is longer than 64 MiB");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	exported_add_cases("objectives", cases, G_N_ELEMENTS(cases), false);
	g_test_add_func("/objectives/long-text", a_text_is_too_long);
	return g_test_run();
}
