/* test_victorops.c -- incidents of VictorOps */
#include "tests/exported.h"

#define AT(minute) "'2023-11-14T22:" minute ":20Z'"
#define HEAD "'incidentNumber':'7','entityDisplayName':'Slow'"
#define BEGAN HEAD ",'startTime':" AT("13") ",'entityState':'critical'"
#define STEP(name, minute) "{'name':'" name "','at':" AT(minute) ",'by':'x'}"

/* clang-format off */
static const struct exported_case cases[] = {
	{ "reported", "",
	  "{'offset':0,'limit':20,'total':1,'incidents':[{" BEGAN
	  ",'currentPhase':'resolved','service':'orders','transitions':["
	  STEP("triggered", "13") "," STEP("acknowledged", "14") ","
	  STEP("acknowledged", "15") "," STEP("resolved", "16") "]}]}",
	  "incident 7 'Slow' critical of orders +0..180 acked+60" },
	{ "listed-as-open", "",
	  "{'incidents':[{" BEGAN ",'currentPhase':'ACKED','transitions':["
	  STEP("UNACKED", "13") "," STEP("ACKED", "14") "]}]}",
	  "incident 7 'Slow' critical +0.. acked+60" },
	{ "open-again", "",
	  "[{" BEGAN ",'currentPhase':'triggered','transitions':["
	  STEP("resolved", "14") "," STEP("triggered", "15") "]}]",
	  "incident 7 'Slow' critical +0.." },
	{ "recovered", "",
	  "[{" HEAD ",'startTime':" AT("13") ",'currentPhase':'RESOLVED',"
	  "'entityState':'RECOVERY','transitions':[" STEP("RESOLVED", "14")
	  "]}]",
	  "incident 7 'Slow' +0..60" },
	{ "began-with-its-first-step", "",
	  "[{" HEAD ",'currentPhase':'UNACKED','transitions':["
	  STEP("triggered", "13") "]}]",
	  "incident 7 'Slow' +0.." },
	{ "ended-when-it-was-changed", "",
	  "[{" BEGAN ",'currentPhase':'resolved','lastAlertTime':" AT("15")
	  "}]",
	  "incident 7 'Slow' critical +0..120 | finding: approximate end: "
	  "'resolved' is not there: ended when it was changed last" },
	{ "by-its-service", "orders cart",
	  "[{" BEGAN ",'currentPhase':'ACKED','service':'orders',"
	  "'routingKey':'cart'}]",
	  "incident 7 'Slow' critical of orders +0.." },
	{ "by-its-route", "orders cart",
	  "[{" BEGAN ",'currentPhase':'ACKED','service':'Disk full',"
	  "'routingKey':'cart'}]",
	  "incident 7 'Slow' critical of cart +0.." },
	{ "by-neither", "orders cart",
	  "[{" BEGAN ",'currentPhase':'ACKED','service':'Disk full',"
	  "'routingKey':'default'}]",
	  "incident 7 'Slow' critical +0.. unmatched: unknown service | "
	  "finding: unknown service: no configured service is called "
	  "\"Disk full\"" },
	{ "no-time", "", "[{" HEAD ",'currentPhase':'ACKED'}]",
	  "malformed: time missing: 'startTime' is not there" },
	{ "not-a-time", "",
	  "[{" HEAD ",'currentPhase':'ACKED','startTime':'soon'}]",
	  "malformed: not a time: 'startTime' is \"soon\", not a time" },
	{ "wrong-types", "",
	  "[{" BEGAN ",'currentPhase':7,'transitions':{'name':'resolved'},"
	  "'service':[]}]",
	  "incident 7 'Slow' critical +0.." },
};
/* clang-format on */

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	exported_add_cases("victorops", cases, G_N_ELEMENTS(cases), true);
	return g_test_run();
}
