/* test_inside.c -- records inside of what tells how they came */
#include "tests/exported.h"

#define DEPLOY                                                               \
	"{'id':9,'sha':'abc','environment':'production','statuses_url':'x'," \
	"'created_at':'2023-11-14T22:13:20Z'}"
#define STATUS                                                           \
	"{'id':3,'state':'success','created_at':'2023-11-14T22:14:20Z'," \
	"'deployment_url':'https://x/deployments/9'}"
#define HOOK                                                       \
	"{'deployment':" DEPLOY ",'deployment_status':" STATUS "," \
	"'repository':{'name':'shop','full_name':'acme/shop'},"    \
	"'sender':{'login':'jd'}}"
#define PUSH                                                    \
	"{'ref':'main','repository':{'full_name':'acme/shop'}," \
	"'sender':{'login':'jd'}}"
#define DELIVERED(payload)                                        \
	"{'id':1,'guid':'g','event':'e','request':{'headers':{}," \
	"'payload':" payload "},'response':{'payload':'ok'}}"
#define INCIDENT                                                   \
	"{'id':'i','tinyId':'7','message':'Slow','status':'open'," \
	"'impactStartDate':'2023-11-14T22:13:20Z'}"

/* clang-format off */
static const struct exported_case cases[] = {
	{ "under-data", "", "{'data':" INCIDENT ",'took':0.1,'requestId':'r'}",
	  "incident i 'Slow' +0.." },
	{ "under-any-such-key", "", "{'incident':" INCIDENT "}",
	  "incident i 'Slow' +0.." },
	{ "further-in", "", "{'result':{'object':" INCIDENT "}}",
	  "incident i 'Slow' +0.." },
	{ "a-list-under-data", "",
	  "{'data':{'incidents':[" INCIDENT ",{'zen':1}],'total':2}}",
	  "incident i 'Slow' +0.. | malformed: not of this format: its keys are \"zen\"" },
	{ "delivered", "", DELIVERED(HOOK),
	  "deploy shop abc in production +0..60 #9" },
	{ "delivered-several", "",
	  "[" DELIVERED(PUSH) "," DELIVERED(HOOK) "]",
	  "deploy shop abc in production +0..60 #9 | 1 not_relevant" },
	{ "logged-by-gitlab", "",
	  "[{'id':1,'trigger':'t','request_data':" HOOK ",'response_status':'200'}]",
	  "deploy shop abc in production +0..60 #9" },
	{ "a-list-of-deliveries", "",
	  "[{'id':1,'guid':'g','delivered_at':'2023-11-14T22:13:20Z'}]",
	  "error: x: of no known format: its keys are \"id\", \"guid\", \"delivered_at\"; a list of "
	  "what GitHub delivered has no payloads: /hooks/ID/deliveries/ID of each" },
	{ "what-was-alerted-with", "", "{'name':'a','payload':" DEPLOY "}",
	  "error: x: of no known format: its keys are \"name\", \"payload\"" },
	{ "deeper-than-anybody-puts-it", "",
	  "{'data':{'data':{'data':{'data':" DEPLOY "}}}}",
	  "error: x: of no known format: its keys are \"data\"" },
};
/* clang-format on */

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	exported_add_cases("inside", cases, G_N_ELEMENTS(cases), true);
	return g_test_run();
}
