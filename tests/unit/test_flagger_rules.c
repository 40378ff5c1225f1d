/* test_flagger_rules.c -- specifications of canaries, and the rules in them */
#include "model/records_delivery.h"
#include "tests/exported.h"

#include <math.h>
#include <string.h>

/* clang-format off */
static const struct { const char *name, *spec, *want; } cases[] = {
	{ "usual", "'analysis':{'interval':'1m','threshold':10,'maxWeight':50,"
	  "'stepWeight':5,'metrics':[{'name':'request-success-rate',"
	  "'thresholdRange':{'min':99},'interval':'2m'},"
	  "{'name':'request-duration','thresholdRange':{'max':500.9}}]}",
	  "60s threshold=10 max=50 step=5 request-success-rate>=99/120s "
	  "request-duration<=500/60s" },
	{ "steps", "'analysis':{'interval':'1h30m','stepWeights':[1,2,10,80]}",
	  "5400s steps=1,2,10,80" },
	{ "a-b-and-mirrored", "'analysis':{'interval':'30s','iterations':10,"
	  "'mirror':true,'match':[{'headers':{'x':{'exact':'y'}}}]}",
	  "30s iterations=10 matched mirrored" },
	{ "no-match-is-none", "'analysis':{'iterations':3,'match':[]}",
	  "60s iterations=3" },
	{ "skipped", "'skipAnalysis':true,'analysis':{}", "60s skips" },
	{ "never-below-ten-seconds", "'analysis':{'interval':'1s'}", "10s" },
	{ "an-interval-that-is-none", "'analysis':{'interval':'soon'}", "60s" },
	{ "templates-come-last", "'analysis':{'metrics':[{'name':'errors',"
	  "'templateRef':{'name':'t'},'thresholdRange':{'min':1,'max':5}},"
	  "{'name':'inline','query':'sum(x)','thresholdRange':{'max':2}}]}",
	  "60s inline<=2/60s errors>=1<=5/60s" },
	{ "old-limits", "'canaryAnalysis':{'metrics':[{'name':"
	  "'request-success-rate','threshold':99},{'name':'request-duration',"
	  "'threshold':500,'interval':'30s'},{'name':'q','query':'x'}]}",
	  "60s request-success-rate>=99/60s request-duration<=500/30s q<=0/60s" },
	{ "nobody-looks-at-it", "'analysis':{'metrics':[{'name':'mine'},7]}",
	  "60s" },
	{ "a-template-without-a-name", "'analysis':{'metrics':[{'templateRef':"
	  "{'name':'t'},'thresholdRange':{}}]}", "60s t/60s" },
	{ "without-a-mesh", "'provider':'kubernetes','analysis':{'stepWeight':5,"
	  "'match':[1]}", "60s step=5 iterations=10 unweighted" },
	{ "not-numbers", "'analysis':{'threshold':'x','maxWeight':-5,"
	  "'stepWeights':['a',-1,30]}", "60s steps=0,0,30" },
	{ "no-analysis-is-skipped", "'targetRef':{'name':'shop'}",
	  "60s skips" },
};
/* clang-format on */

static void print_number(GString *text, const char *name, uint32_t number)
{
	if (number > 0)
		g_string_append_printf(text, " %s=%u", name, number);
}

static void print_bound(GString *text, const char *sign, double bound)
{
	if (!isnan(bound))
		g_string_append_printf(text, "%s%g", sign, bound);
}

static char *print(const struct canary_rules *rules)
{
	GString *text = g_string_new(NULL);

	if (!rules)
		return g_string_free(g_string_append(text, "none"), false);
	g_string_printf(text, "%" G_GINT64_FORMAT "s", rules->interval_seconds);
	print_number(text, "threshold", rules->threshold);
	print_number(text, "max", rules->max_weight);
	print_number(text, "step", rules->step_weight);
	for (uint32_t s = 0; s < rules->n_steps; s++)
		g_string_append_printf(text, s == 0 ? " steps=%u" : ",%u",
				       rules->steps[s]);
	print_number(text, "iterations", rules->iterations);
	g_string_append(text, rules->is_matched ? " matched" : "");
	g_string_append(text, rules->is_mirrored ? " mirrored" : "");
	g_string_append(text, rules->is_unweighted ? " unweighted" : "");
	g_string_append(text, rules->skips_analysis ? " skips" : "");
	for (uint32_t c = 0; c < rules->n_checks; c++) {
		const struct canary_check *check = &rules->checks[c];

		g_string_append_printf(text, " %s", check->name);
		print_bound(text, ">=", check->low);
		print_bound(text, "<=", check->high);
		g_string_append_printf(text, "/%" G_GINT64_FORMAT "s",
				       check->window_seconds);
	}
	return g_string_free(text, false);
}

static void reads(const void *data)
{
	const typeof(cases[0]) *row = data;
	g_autoptr(Exported) exported = exported_new("");
	g_autofree char *quoted = g_strdup_printf(
		"{'apiVersion':'flagger.app/v1beta1','kind':'Canary',"
		"'metadata':{'name':'shop'},'spec':{%s},"
		"'status':{'phase':'Succeeded','lastTransitionTime':"
		"'2023-11-14T22:13:20Z'}}",
		row->spec);
	g_autofree char *text = exported_json(quoted);
	g_autofree char *got = NULL;
	GArray *canaries = exported->facts->records[RECORD_CANARY];

	exported_read(exported, "x", text, strlen(text));
	g_assert_cmpuint(canaries->len, ==, 1);
	got = print(g_array_index(canaries, struct canary, 0).rules);
	g_assert_cmpstr(got, ==, row->want);
	exported_account(exported);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *path =
			g_strconcat("/flagger-rules/", cases[i].name, NULL);

		g_test_add_data_func(path, &cases[i], reads);
	}
	return g_test_run();
}
