/* test_squadcast.c -- incidents of Squadcast, exported or sent */
#include "tests/exported.h"

#define AT(minute) "'2023-11-14T22:" minute ":20.37Z'"
#define NEVER "'0001-01-01T00:00:00Z'"
#define HEAD "'id':'u1','title':'Slow','created_at':" AT("13")
#define SENT                                                               \
	"'id':'u1','message':'Slow','service':{'id':'s','name':'orders'}," \
	"'alert_source':{'type':'x'},'created_at':" AT(                    \
		"13") ",'tags':{'severity':{'value':'critical'}}"
#define STEP(action, minute) "{'action':'" action "','time':" AT(minute) "}"
#define COLUMNS                                                        \
	"id,title,status,service,priority,created_at,acknowledged_at," \
	"resolved_at,tta (ms),ttr (ms)\n"

/* clang-format off */
static const struct exported_case cases[] = {
	{ "resolved", "",
	  "[{" HEAD ",'status':'resolved','service':'orders','priority':'P2',"
	  "'acknowledged_at':" AT("14") ",'resolved_at':" AT("15")
	  ",'tta (ms)':60000,'ttr (ms)':120000,'url':'https://x'}]",
	  "incident u1 'Slow' P2 of orders +0..120 acked+60" },
	{ "open", "",
	  "{'incidents':[{" HEAD ",'status':'triggered','acknowledged_at':"
	  NEVER ",'resolved_at':" NEVER ",'tta (ms)':0,'ttr (ms)':0,"
	  "'priority':'UNSET','tags':{'severity':'high'}}]}",
	  "incident u1 'Slow' high +0.." },
	{ "by-how-long-it-took", "",
	  "{'data':[{" HEAD ",'status':'resolved','tta (ms)':'60000',"
	  "'ttr (ms)':120999}]}",
	  "incident u1 'Slow' +0..120 acked+60" },
	{ "with-a-log", "",
	  "[{" HEAD ",'status':'resolved','tta (ms)':0,'ttr (ms)':0,'logs':["
	  STEP("acknowledged", "14") "," STEP("resolved", "15") "]}]",
	  "incident u1 'Slow' +0..120 acked+60" },
	{ "open-again", "",
	  "[{" HEAD ",'status':'acknowledged','ttr (ms)':120000}]",
	  "incident u1 'Slow' +0.." },
	{ "suppressed", "",
	  "[{" HEAD ",'status':'suppressed','ttr (ms)':0}]",
	  "1 not_relevant" },
	{ "sent", "",
	  "{'event_type':'incident_resolved',"
	  SENT ",'status':'resolved','timeline':[" STEP("triggered", "13") ","
	  STEP("acknowledged", "14") "," STEP("resolved", "15") "]}",
	  "incident u1 'Slow' critical of orders +0..120 acked+60" },
	{ "sent-in-an-envelope", "",
	  "{'version':'v2','event':{'type':'incident.acknowledged','resource':"
	  "'incident','timestamp':" AT("14") "},'data':{'resource_data':{"
	  SENT ",'status':'acknowledged','timeline':["
	  STEP("acknowledged", "14") "]}}}",
	  "incident u1 'Slow' critical of orders +0.. acked+60" },
	{ "sent-for-something-else", "",
	  "{'version':'v2','event':{'type':'slo.x','resource':'slo'},"
	  "'data':{'resource_data':{}}}",
	  "1 not_relevant" },
	{ "no-time", "", "[{'id':'u1','title':'Slow','ttr (ms)':0}]",
	  "malformed: time missing: 'created_at' is not there" },
	{ "not-a-time", "", "[{" HEAD ",'ttr (ms)':0,'resolved_at':{}}]",
	  "malformed: not a time: 'resolved_at' is an object, not a time" },
	{ "not-lengths", "",
	  "[{" HEAD ",'status':'resolved','tta (ms)':-5,'ttr (ms)':1e300}]",
	  "incident u1 'Slow' +0.." },
};
static const struct exported_case rows[] = {
	{ "resolved", "",
	  COLUMNS "u1,Slow,resolved,orders,P2,2023-11-14T22:13:20Z,"
	  "2023-11-14T22:14:20Z,2023-11-14T22:15:20Z,60000,120000",
	  "incident u1 'Slow' P2 of orders +0..120 acked+60" },
	{ "by-how-long-it-took", "",
	  COLUMNS "u1,Slow,resolved,orders,UNSET,2023-11-14T22:13:20Z,,,"
	  "60000,120000",
	  "incident u1 'Slow' of orders +0..120 acked+60" },
	{ "open", "",
	  COLUMNS "u1,Slow,triggered,,,2023-11-14T22:13:20Z,"
	  "0001-01-01T00:00:00Z,0001-01-01T00:00:00Z,0,0",
	  "incident u1 'Slow' +0.." },
	{ "suppressed", "",
	  COLUMNS "u1,Slow,suppressed,,,2023-11-14T22:13:20Z,,,,",
	  "1 not_relevant" },
	{ "no-time", "", COLUMNS "u1,Slow,resolved,,,,,,,",
	  "malformed: time missing: 'created_at' is not there" },
	{ "not-a-time", "", COLUMNS "u1,Slow,resolved,,,soon,,,,",
	  "malformed: not a time: 'created_at' is \"soon\", not a time" },
};
/* clang-format on */

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	exported_add_cases("squadcast", cases, G_N_ELEMENTS(cases), true);
	exported_add_cases("squadcast/rows", rows, G_N_ELEMENTS(rows), false);
	return g_test_run();
}
