/* test_alertmanager.c -- alerts of Alertmanager, Grafana and Prometheus */
#include "tests/exported.h"

#define LABELS                                               \
	"'labels':{'alertname':'Errors','service':'orders'," \
	"'severity':'page'}"
#define PRINTED                                            \
	"alerts name=Errors service=orders severity=page " \
	"labels=alertname=Errors;service=orders;severity=page began_at=+0"
#define ALERT LABELS ",'fingerprint':'f1','startsAt':'2023-11-14T22:13:20Z'"
#define ACTIVE LABELS ",'activeAt':'2023-11-14T22:13:20.879459211Z'"

/* clang-format off */
static const struct exported_case cases[] = {
	/* sent */
	{ "sent", "",
	  "{'receiver':'r','status':'firing','alerts':[{'status':'firing',"
	  ALERT ",'endsAt':'0001-01-01T00:00:00Z','generatorURL':'',"
	  "'annotations':{'summary':'5 %'}},{'status':'resolved'," ALERT
	  ",'endsAt':'2023-11-14T22:14:20Z','generatorURL':'https://p/g'}],"
	  "'groupKey':'{}','version':'4','truncatedAlerts':0}",
	  PRINTED " text=5 % | " PRINTED " ended_at=+60 link=https://p/g" },
	{ "several-sent", "",
	  "{'receiver':'r','alerts':[{'status':'firing'," ALERT "}]}\n"
	  "{'receiver':'r','alerts':[{'status':'firing'," ALERT "}]}",
	  PRINTED " | " PRINTED },
	{ "sent-and-cut", "",
	  "{'receiver':'r','alerts':[{'status':'firing'," ALERT "}],"
	  "'truncatedAlerts':3}",
	  PRINTED " | finding: alerts cut off: 'truncatedAlerts' is 3: the "
	  "hook left them out" },
	{ "in-a-list-of-hooks", "",
	  "{'items':[{'receiver':'r','status':'firing','alerts':["
	  "{'status':'firing'," ALERT "},{'status':'firing'," ALERT "},5]}]}",
	  PRINTED " | " PRINTED " | malformed: not an alert: 5 has no 'labels' "
	  "and no start" },
	{ "by-grafana", "",
	  "{'receiver':'r','alerts':[{'status':'firing'," ALERT
	  ",'values':{'B':22},'dashboardURL':'https://g/d',"
	  "'annotations':{'description':'High'}}],'orgId':1,'title':'x'}",
	  PRINTED " text=High link=https://g/d" },
	{ "none-sent", "", "{'receiver':'r','status':'resolved','alerts':[]}",
	  "finding: no records: the file holds no records" },
	/* listed */
	{ "listed", "",
	  "[{'annotations':{},'endsAt':'2023-11-14T22:18:20Z',"
	  "'status':{'state':'active','silencedBy':[]},"
	  "'updatedAt':'2023-11-14T22:13:21Z','receivers':[{'name':'r'}],"
	  ALERT "}]",
	  PRINTED },
	{ "listed-and-ended", "",
	  "[{'endsAt':'2023-11-14T22:14:20Z','status':{'state':'active'},"
	  "'updatedAt':'2023-11-14T22:14:20Z'," ALERT "}]",
	  PRINTED " ended_at=+60" },
	{ "listed-since-who-knows", "",
	  "[{'endsAt':'2023-11-14T22:14:20Z','status':{'state':'active'},"
	  ALERT "}]",
	  PRINTED },
	{ "listed-in-groups", "",
	  "[{'labels':{},'receiver':{'name':'r'},'alerts':[{'status':"
	  "{'state':'active'}," ALERT "}]}]",
	  PRINTED },
	{ "as-made", "",
	  "[{" LABELS ",'startsAt':'2023-11-14T22:13:20Z',"
	  "'endsAt':'2023-11-14T22:14:20Z'}]",
	  PRINTED " ended_at=+60" },
	/* Prometheus */
	{ "active", "",
	  "{'status':'success','data':{'alerts':[{" ACTIVE ",'state':'firing',"
	  "'annotations':{'message':'5 %'},'value':'2.3e-02'},{" ACTIVE
	  ",'state':'pending'}]}}",
	  PRINTED " text=5 % | " PRINTED " pending" },
	{ "none-active", "", "{'status':'success','data':{'alerts':[]}}",
	  "finding: no records: the file holds no records" },
	{ "rules", "",
	  "{'status':'success','data':{'groups':[{'name':'g','rules':["
	  "{'type':'alerting','name':'Errors','state':'firing',"
	  "'alerts':[{" ACTIVE ",'state':'firing'}]},"
	  "{'type':'alerting','name':'Fine','alerts':[]},"
	  "{'type':'recording','name':'sum'}]},{'name':'none'}]}}",
	  PRINTED " | 2 not_relevant" },
	{ "rules-as-written", "",
	  "groups:\n- name: g\n  rules:\n  - alert: Errors\n    expr: up\n",
	  "1 not_relevant" },
	{ "no-rules", "", "{'status':'success','data':{'groups':[]}}",
	  "finding: no records: the file holds no records" },
	{ "well", "",
	  "[{" ACTIVE ",'state':'Normal'},{" ACTIVE ",'state':'Alerting'}]",
	  PRINTED " | 1 not_relevant" },
	/* not well */
	{ "no-start", "", "[{" LABELS ",'fingerprint':'f','startsAt':null}]",
	  "malformed: time missing: 'startsAt' is not there" },
	{ "not-a-time", "", "[{" ALERT ",'endsAt':'later'}]",
	  "malformed: not a time: 'endsAt' is \"later\", not a time" },
	{ "of-one-name-the-last", "",
	  "[{'fingerprint':'f','labels':{'app':'a','app':'b','n':5,'x':{}},"
	  "'startsAt':'2023-11-14T22:13:20Z'}]",
	  "alerts service=b labels=app=b;n=5 began_at=+0" },
	{ "an-error-is-none", "",
	  "{'status':'error','errorType':'bad_data','error':'no'}",
	  "error: x: of no known format: a server's error, \"no\"; nearest is "
	  "prometheus-api" },
};
/* clang-format on */

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	exported_add_cases("alertmanager", cases, G_N_ELEMENTS(cases), true);
	return g_test_run();
}
