/* test_gitlab_deployments.c -- deployments of GitLab */
#include "tests/exported.h"

#include <string.h>

#define DEPLOYMENT(status, environment)                                 \
	"'id':7,'iid':2,'sha':'abc1234','ref':'main','status':'" status \
	"','created_at':'2023-11-14T22:13:20.109Z',"                    \
	"'updated_at':'2023-11-14T22:15:20Z',"                          \
	"'environment':{'name':'" environment "'}"
#define JOB                                                               \
	",'deployable':{'id':9,'status':'failed','tag':false,"            \
	"'started_at':'2023-11-14T22:13:30Z',"                            \
	"'finished_at':'2023-11-14T22:14:20Z',"                           \
	"'pipeline':{'id':99,'web_url':'https://gitlab.com/acme/eu/shop/" \
	"-/pipelines/99'}}"
#define HOOK(status, at)                                                   \
	"{'object_kind':'deployment','status':'" status "',"               \
	"'status_changed_at':'2023-11-14 " at " +0100',"                   \
	"'deployment_id':7,'environment':'production','short_sha':'abc',"  \
	"'project':{'name':'The Shop','path_with_namespace':'acme/shop'}," \
	"'commit_url':'https://gitlab.com/acme/shop/-/commit/abc1234'}"

/* clang-format off */
static const struct exported_case cases[] = {
	{ "its-status-not-its-job's", "",
	  "[{" DEPLOYMENT("success", "production") JOB "}]",
	  "deploy shop abc1234 in production +10..60 run=99 #7" },
	{ "finished-at-first", "",
	  "{" DEPLOYMENT("failed", "production") JOB
	  ",'finished_at':'2023-11-14T22:14:50Z'}",
	  "deploy shop abc1234 in production +10..90 failure run=99 #7" },
	{ "without-a-job", "shop",
	  "{" DEPLOYMENT("success", "production") ",'deployable':null,"
	  "'project':{'path_with_namespace':'acme/shop'}}",
	  "deploy shop abc1234 in production +0..120 #7" },
	{ "names-no-project", "",
	  "{" DEPLOYMENT("success", "production") ",'deployable':null}",
	  "deploy x abc1234 in production +0..120 #7" },
	{ "of-the-project-of-those-before", "",
	  "[{" DEPLOYMENT("success", "production") JOB "},"
	  "{" DEPLOYMENT("success", "staging") ",'deployable':null},"
	  "{'id':8,'iid':3,'sha':'abc1235','status':'success','created_at':"
	  "'2023-11-14T22:13:20Z','environment':{'name':'production'}}]",
	  "deploy shop abc1234 in production +10..60 run=99 #7 | "
	  "deploy shop abc1235 in production +0 #8 | 1 not_production" },
	{ "of-none-of-several", "orders cart",
	  "{" DEPLOYMENT("success", "production") ",'deployable':null}",
	  "unmatched: unknown service: it names no service" },
	{ "addresses-as-they-were", "",
	  "{" DEPLOYMENT("success", "production") ",'deployable':{"
	  "'pipeline':{'id':99,'web_url':'https://x.io/acme/shop/pipelines/99'"
	  "}}}",
	  "deploy shop abc1234 in production +0..120 run=99 #7" },
	{ "the-last-of-an-environment", "",
	  "{'id':1,'name':'production','slug':'production','tier':"
	  "'production','last_deployment':{'id':7,'iid':2,'sha':'abc1234',"
	  "'status':'success','created_at':'2023-11-14T22:13:20Z'" JOB "}}",
	  "deploy shop abc1234 in production +10..60 run=99 #7" },
	{ "asked-for", "",
	  "{'data':{'project':{'fullPath':'acme/shop','environment':{"
	  "'name':'eu','tier':'production','deployments':{'nodes':[{'id':"
	  "'gid://gitlab/Deployment/7','iid':'2','ref':'v1','tag':true,"
	  "'sha':'abc1234','status':'SUCCESS','createdAt':"
	  "'2023-11-14T22:13:20Z','finishedAt':'2023-11-14T22:14:20Z'}]}}}}}",
	  "deploy shop v1 abc1234 in production +0..60 #7" },
	{ "running", "", "{" DEPLOYMENT("running", "production") JOB "}",
	  "deploy shop abc1234 in production +10 running run=99 #7" },
	{ "skipped", "", "{" DEPLOYMENT("skipped", "production") JOB "}",
	  "deploy shop abc1234 in production +10 cancelled run=99 #7" },
	{ "another-status", "", "{" DEPLOYMENT("green", "production") JOB "}",
	  "deploy shop abc1234 in production +10 unknown run=99 #7 | finding: "
	  "unknown outcome: 'status' is \"green\", not taken as a success" },
	{ "staging", "", "{" DEPLOYMENT("green", "staging") JOB "}",
	  "1 not_production" },
	{ "by-its-tier", "",
	  "{" DEPLOYMENT("success", "eu") JOB
	  ",'environment':{'name':'eu','tier':'production'}}",
	  "deploy shop abc1234 in production +10..60 run=99 #7" },
	{ "of-a-tag", "",
	  "{" DEPLOYMENT("success", "production") JOB ",'ref':'v1.2'}",
	  "deploy shop v1.2 abc1234 in production +10..60 run=99 #7" },
	{ "no-time", "",
	  "{" DEPLOYMENT("success", "production") ",'created_at':null}",
	  "malformed: time missing: 'created_at' is not there" },
	{ "not-a-time", "",
	  "{" DEPLOYMENT("success", "production") ",'finished_at':[]}",
	  "malformed: not a time: 'finished_at' is an array, not a time" },
	{ "a-hook", "", HOOK("failed", "23:13:20"),
	  "deploy shop abc1234 in production +0 failure #7" },
	{ "a-hook-for-each-status", "",
	  HOOK("running", "23:13:20") HOOK("success", "23:14:20"),
	  "deploy shop abc1234 in production +0..60 #7 | "
	  "deploy shop abc1234 in production +0..60 #7" },
	{ "hooks-in-another-order", "",
	  HOOK("success", "23:14:20") HOOK("running", "23:13:20"),
	  "deploy shop abc1234 in production +0..60 #7 | "
	  "deploy shop abc1234 in production +0..60 #7" },
	{ "a-hook-without-time", "",
	  "{'object_kind':'deployment','status':'success'}",
	  "malformed: time missing: 'status_changed_at' is not there" },
};
/* clang-format on */

/* The copies that hooks make of one deployment are one in the end. */
static void hooks_are_one_deploy(void)
{
	g_autoptr(Exported) exported = exported_new("");
	g_autofree char *text = exported_json(
		HOOK("running", "23:13:20") HOOK("success", "23:14:20"));

	exported_read(exported, "x", text, strlen(text));
	facts_seal(exported->facts, 0);
	g_assert_cmpuint(exported->facts->deploys->len, ==, 1);
	g_assert_cmpstr(facts_deploy(exported->facts, 0)->id, ==, "7");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	exported_add_cases("gitlab-deployments", cases, G_N_ELEMENTS(cases),
			   true);
	g_test_add_func("/gitlab-deployments/hooks-are-one-deploy",
			hooks_are_one_deploy);
	return g_test_run();
}
