/* test_datadog.c -- incidents of Datadog */
#include "tests/exported.h"

#define AT(minute) "'2023-11-14T22:" minute ":20.87Z'"
#define HEAD "'id':'u1','type':'incidents'"
#define TIMES "'title':'Slow','created':" AT("14") ",'detected':" AT("13")

/* clang-format off */
static const struct exported_case cases[] = {
	{ "resolved", "",
	  "{'data':[{" HEAD ",'attributes':{" TIMES ",'resolved':" AT("15")
	  ",'modified':" AT("20") ",'publicId':1,'customerImpactStart':null,"
	  "'fields':{'severity':{'type':'dropdown','value':'SEV-2'},'state':"
	  "{'value':'resolved'},'services':{'value':['orders','cart']}}}}],"
	  "'meta':{'pagination':{'size':1,'nextOffset':1,'offset':0}}}",
	  "incident u1 'Slow' SEV-2 of orders of cart +0..120 detected+0" },
	{ "customers-were-hit", "",
	  "[{" HEAD ",'attributes':{" TIMES ",'customer_impact_start':"
	  "'2023-11-14T22:12:20Z','customer_impact_end':" AT("14")
	  ",'resolved':" AT("15") ",'state':'completed','severity':'SEV-1'}}]",
	  "incident u1 'Slow' SEV-1 +-60..120 detected+0 mitigated+60" },
	{ "active", "",
	  "[{" HEAD ",'attributes':{" TIMES ",'resolved':null,'fields':{"
	  "'state':{'value':'active'},'services':{'value':null},"
	  "'service':{'value':'orders, cart'}}}}]",
	  "incident u1 'Slow' of orders of cart +0.. detected+0" },
	{ "active-again", "",
	  "[{" HEAD ",'attributes':{" TIMES ",'resolved':" AT("15")
	  ",'state':'stable'}}]",
	  "incident u1 'Slow' +0.. detected+0" },
	{ "ended-when-it-was-changed", "",
	  "[{" HEAD ",'attributes':{" TIMES ",'modified':" AT("15")
	  ",'state':'resolved'}}]",
	  "incident u1 'Slow' +0..120 detected+0 | finding: approximate "
	  "end: 'resolved' is not there: ended when it was changed last" },
	{ "names-a-deploy", "",
	  "[{" HEAD ",'attributes':{" TIMES ",'fields':{'version':{'value':"
	  "'v2'},'commit':{'value':'abc1234'},'deploy':{'value':'d1'}}}}]",
	  "incident u1 'Slow' deploy=d1 version=v2 commit=abc1234 +0.. "
	  "detected+0" },
	{ "a-test", "",
	  "[{" HEAD ",'attributes':{" TIMES ",'is_test':true}}]",
	  "incident u1 'Slow' +0.. detected+0 drill" },
	{ "fetched", "",
	  "{'data':{" HEAD ",'attributes':{" TIMES "}},'included':[]}",
	  "incident u1 'Slow' +0.. detected+0" },
	{ "searched-for", "",
	  "{'data':{'type':'incidents_search_results','attributes':{'total':2,"
	  "'incidents':[{'data':{" HEAD ",'attributes':{" TIMES "}}},"
	  "{'data':{'type':'users'}}],'facets':{}}},'meta':{}}",
	  "incident u1 'Slow' +0.. detected+0 | 1 not_relevant" },
	{ "found-nothing", "",
	  "{'data':{'type':'incidents_search_results','attributes':"
	  "{'incidents':[]}}}",
	  "1 not_relevant" },
	{ "no-time", "",
	  "[{" HEAD ",'attributes':{'title':'x','created':null}}]",
	  "malformed: time missing: neither 'detected' nor 'created' is "
	  "there" },
	{ "not-a-time", "",
	  "[{" HEAD ",'attributes':{" TIMES ",'resolved':'soon'}}]",
	  "malformed: not a time: 'resolved' is \"soon\", not a time" },
	{ "wrong-types", "",
	  "[{" HEAD ",'attributes':{" TIMES ",'title':1,'fields':[1,{}]}}]",
	  "incident u1 '' +0.. detected+0" },
};
/* clang-format on */

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	exported_add_cases("datadog", cases, G_N_ELEMENTS(cases), true);
	return g_test_run();
}
