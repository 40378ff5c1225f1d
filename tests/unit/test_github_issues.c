/* test_github_issues.c -- issues of GitHub that are incidents, and others */
#include "tests/exported.h"

#define ISSUE                                                        \
	"'number':7,'title':'Down','state':'closed','locked':false," \
	"'created_at':'2023-11-14T22:13:20Z','closed_at':"           \
	"'2023-11-14T22:14:20Z','html_url':'https://github.com/acme/shop/issues/7'"
#define LABELS(names) "'labels':[" names "]"
#define READ "incident acme/shop#7 'Down'"

/* clang-format off */
static const struct exported_case cases[] = {
	{ "by-its-label", "",
	  "[{" ISSUE "," LABELS("{'name':'incident'}") "}]", READ " +0..60" },
	{ "a-label-as-text", "", "[{" ISSUE "," LABELS("'Outage'") "}]",
	  READ " +0..60" },
	{ "without-the-label", "",
	  "[{" ISSUE "," LABELS("{'name':'bug'}") "}]", "1 not_relevant" },
	{ "without-labels", "", "[{" ISSUE "," LABELS("") "}]",
	  "1 not_relevant" },
	{ "by-its-type", "",
	  "[{" ISSUE ",'type':{'name':'Incident'}," LABELS("") "}]",
	  READ " +0..60" },
	{ "a-request", "",
	  "[{" ISSUE "," LABELS("'incident'") ",'pull_request':{'url':'x'}}]",
	  "1 not_relevant" },
	{ "closed-as-not-planned", "",
	  "[{" ISSUE ",'state_reason':'not_planned'," LABELS("'incident'") "}]",
	  "1 not_relevant" },
	{ "closed-as-completed", "",
	  "[{" ISSUE ",'state_reason':'completed'," LABELS("'incident'") "}]",
	  READ " +0..60" },
	{ "a-request-of-its-own-list", "",
	  "[{" ISSUE "," LABELS("'incident'") ",'head':{'sha':'x'}}]",
	  "1 not_relevant" },
	{ "no-request-after-all", "",
	  "[{" ISSUE "," LABELS("'incident'") ",'pull_request':null}]",
	  READ " +0..60" },
	{ "open", "",
	  "{'number':8,'title':'x','state':'open','closed_at':null,"
	  "'created_at':'2023-11-14T22:13:20Z'," LABELS("'incident'") "}",
	  "incident #8 'x' +0.." },
	{ "reopened", "",
	  "{'number':8,'title':'x','state':'open','closed_at':"
	  "'2023-11-14T22:14:20Z','created_at':'2023-11-14T22:13:20Z',"
	  LABELS("'incident'") "}",
	  "incident #8 'x' +0.." },
	{ "by-gh", "",
	  "[{'number':8,'title':'x','state':'CLOSED','closedAt':"
	  "'2023-11-14T22:14:20Z','createdAt':'2023-11-14T22:13:20Z',"
	  "'url':'https://github.com/acme/shop/issues/8',"
	  LABELS("{'id':'L1','name':'incident'}") "}]",
	  "incident acme/shop#8 'x' +0..60" },
	{ "found", "",
	  "{'total_count':1,'incomplete_results':false,'items':[{" ISSUE ","
	  LABELS("'incident'") "}]}", READ " +0..60" },
	{ "sent", "",
	  "{'action':'closed','issue':{'number':8,'title':'x','state':'open',"
	  "'created_at':'2023-11-14T22:13:20Z'," LABELS("'incident'") "},"
	  "'repository':{'full_name':'acme/ops'},'sender':{}}",
	  "incident acme/ops#8 'x' +0.." },
	{ "no-time", "",
	  "{'number':8,'title':'x','state':'open','created_at':'',"
	  LABELS("'incident'") "}",
	  "malformed: time missing: 'created_at' is not there" },
	{ "the-one-changed-last", "",
	  "[{" ISSUE ",'updated_at':'2023-11-14T22:20:00Z',"
	  LABELS("'incident'") "},{'number':7,'title':'Old','state':'open',"
	  "'created_at':'2023-11-14T22:13:20Z','html_url':"
	  "'https://github.com/acme/shop/issues/7',"
	  "'updated_at':'2023-11-14T22:15:00Z'," LABELS("'incident'") "}]",
	  READ " +0..60 | incident acme/shop#7 'Old' +0.." },

	/* services and severity */
	{ "of-a-service", "",
	  "[{" ISSUE "," LABELS("'incident','service: orders'") "}]",
	  READ " of orders +0..60" },
	{ "of-a-configured-label", "orders",
	  "[{" ISSUE "," LABELS("'incident','orders','bug'") "}]",
	  READ " of orders +0..60" },
	{ "of-the-repository", "shop",
	  "[{" ISSUE "," LABELS("'incident'") "}]", READ " of shop +0..60" },
	{ "of-none", "orders", "[{" ISSUE "," LABELS("'incident'") "}]",
	  READ " +0..60" },
	{ "severe", "", "[{" ISSUE "," LABELS("'incident','SEV-2'") "}]",
	  READ " SEV-2 +0..60" },
	{ "severe-by-key", "",
	  "[{" ISSUE "," LABELS("'incident','severity: high'") "}]",
	  READ " high +0..60" },
	{ "of-priority", "", "[{" ISSUE "," LABELS("'incident','P1'") "}]",
	  READ " P1 +0..60" },
	{ "no-severity", "", "[{" ISSUE "," LABELS("'incident','PHP'") "}]",
	  READ " +0..60" },

	/* GraphQL */
	{ "answered", "",
	  "{'data':{'repository':{'nameWithOwner':'acme/shop','issues':{"
	  "'nodes':[{'number':1,'title':'Down','state':'CLOSED',"
	  "'createdAt':'2023-11-14T22:13:20Z','closedAt':'2023-11-14T22:14:20Z',"
	  "'labels':{'nodes':[{'name':'incident'}]}},{'number':2,'title':'Ask',"
	  "'state':'OPEN','createdAt':'2023-11-14T22:13:20Z',"
	  "'labels':{'nodes':[]}},{'title':'Down'}],'pageInfo':{'hasNextPage':true}}}}}",
	  "incident acme/shop#1 'Down' +0..60 | 1 not_relevant | malformed: "
	  "time missing: 'created_at' is not there | finding: one page of more: "
	  "'hasNextPage' is true" },
	{ "answered-by-edges", "",
	  "{'data':{'repository':{'nameWithOwner':'acme/shop','issues':{"
	  "'edges':[{'cursor':'c','node':{'number':1,'title':'Down','state':'OPEN',"
	  "'closedAt':null,'createdAt':'2023-11-14T22:13:20Z',"
	  "'labels':{'edges':[{'node':{'name':'Incident'}}]}}}]}}}}",
	  "incident acme/shop#1 'Down' +0.." },
	{ "of-many-repositories", "",
	  "{'data':{'organization':{'repositories':{'nodes':[{'nameWithOwner':'a/b',"
	  "'issues':{'nodes':[]}},{'nameWithOwner':'a/c','issues':{'nodes':[{'number':3,"
	  "'title':'Down','state':'OPEN','createdAt':'2023-11-14T22:13:20Z',"
	  "'labels':{'nodes':[{'name':'outage'}]}}]}}]}}}}",
	  "incident a/c#3 'Down' +0.." },
	{ "searched-for", "",
	  "{'data':{'search':{'issueCount':1,'nodes':[{'number':4,'title':'Down',"
	  "'state':'OPEN','createdAt':'2023-11-14T22:13:20Z',"
	  "'url':'https://github.com/a/d/issues/4',"
	  "'labels':{'nodes':[{'name':'outage'}]}}]}}}",
	  "incident a/d#4 'Down' +0.." },
	{ "none-answered", "",
	  "{'data':{'repository':{'issues':{'nodes':[]}}}}",
	  "finding: no records: the file holds no records" },
	{ "issues-of-gitlab", "",
	  "{'data':{'project':{'issues':{'nodes':[{'iid':'4','title':'Down'}]}}}}",
	  "error: x: of no known format: its keys are \"data\"" },
	/* of Upptime */
	{ "a-site-is-down", "",
	  "[{'number':8,'title':'🛑 My shop is down','state':'open',"
	  "'created_at':'2023-11-14T22:13:20Z'," LABELS("'status','shop'") "}]",
	  "incident #8 '🛑 My shop is down' down of My shop +0.." },
	{ "a-site-is-slow", "shop",
	  "[{'number':8,'title':'⚠️ Shop has degraded performance',"
	  "'state':'open','created_at':'2023-11-14T22:13:20Z',"
	  LABELS("'status','shop'") "}]",
	  "incident #8 '⚠️ Shop has degraded performance' degraded of shop "
	  "+0.." },
	{ "somebody-is-down", "",
	  "[{'number':8,'title':'The mood is down','state':'open',"
	  "'created_at':'2023-11-14T22:13:20Z'," LABELS("") "}]",
	  "1 not_relevant" },
	{ "planned-work", "",
	  "[{'number':8,'title':'Move','state':'open','created_at':"
	  "'2023-11-14T20:13:20Z','body':'<!--\\nstart: 2023-11-14T22:13:20Z\\n"
	  "end: 2023-11-14T22:14:20Z\\nexpectedDown: shop, cart\\n-->',"
	  LABELS("'maintenance'") "}]",
	  "incident #8 'Move' of shop of cart +0..60 maintenance" },
};
/* clang-format on */

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	exported_add_cases("github_issues", cases, G_N_ELEMENTS(cases), true);
	return g_test_run();
}
