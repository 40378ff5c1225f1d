/* test_gitlab_issues.c -- issues of GitLab as incidents */
#include "tests/exported.h"

#define AT(minute) "'2023-11-14T22:" minute ":20.672Z'"
#define HEAD \
	"'id':1,'iid':3,'project_id':5,'title':'Slow','created_at':" AT("13")
#define URL "'web_url':'https://gitlab.example/shop/api/-/issues/3'"

/* clang-format off */
static const struct exported_case cases[] = {
	{ "closed", "",
	  "[{" HEAD ",'state':'closed','closed_at':" AT("15") ",'labels':["
	  "'service::orders','priority::1'],'issue_type':'incident',"
	  "'severity':'CRITICAL'," URL "}]",
	  "incident shop/api#3 'Slow' CRITICAL of orders +0..120" },
	{ "by-its-label", "",
	  "[{" HEAD ",'state':'opened','closed_at':null,'labels':['outage',"
	  "'severity::2'],'issue_type':'issue','severity':'UNKNOWN'}]",
	  "incident #3 'Slow' 2 +0.." },
	{ "opened-again", "",
	  "[{" HEAD ",'state':'opened','closed_at':" AT("15") ",'labels':[],"
	  "'type':'INCIDENT'}]",
	  "incident #3 'Slow' +0.." },
	{ "of-a-configured-project", "api",
	  "[{" HEAD ",'state':'opened','labels':['incident']," URL "}]",
	  "incident shop/api#3 'Slow' of api +0.." },
	{ "others", "",
	  "[{" HEAD ",'state':'opened','labels':['bug'],'issue_type':'issue'},"
	  "{" HEAD ",'state':'opened','labels':null,'issue_type':'task'}]",
	  "2 not_relevant" },
	{ "sent", "",
	  "{'object_kind':'incident','event_type':'incident','project':{},"
	  "'object_attributes':{'id':1,'iid':3,'title':'Slow','type':"
	  "'Incident','state':'closed','severity':'high','created_at':"
	  "'2023-11-14 22:13:20 UTC','closed_at':'2023-11-14 22:14:20 UTC',"
	  "'labels':[{'title':'service::orders'}],'url':"
	  "'https://gitlab.example/shop/api/-/issues/incident/3'}}",
	  "incident shop/api#3 'Slow' high of orders +0..60" },
	{ "no-time", "",
	  "[{'iid':3,'title':'x','created_at':null,'state':'opened','labels':"
	  "['incident']}]",
	  "malformed: time missing: 'created_at' is not there" },
};
/* clang-format on */

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	exported_add_cases("gitlab_issues", cases, G_N_ELEMENTS(cases), true);
	return g_test_run();
}
