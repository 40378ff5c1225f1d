/* test_github_runs.c -- runs and jobs of GitHub Actions */
#include "tests/exported.h"

#include <string.h>

#define RUN                                                      \
	"'id':7,'name':'Build','run_number':3,'head_sha':'abc'," \
	"'created_at':'2023-11-14T22:13:20Z'"
#define JOB                                              \
	"'id':8,'run_id':7,'head_sha':'abc','steps':[]," \
	"'name':'test','started_at':'2023-11-14T22:13:25Z'"

/* clang-format off */
static const struct exported_case cases[] = {
	{ "printed-with-few-fields", "",
	  "[{'databaseId':7,'workflowName':'CI','status':'completed','conclusion':'failure',"
	  "'createdAt':'2023-11-14T22:13:20Z','updatedAt':'2023-11-14T22:14:20Z'}]",
	  "runs run=7 attempt=1 name=CI result=failure queued_at=+0 finished_at=+60" },
	{ "a-run", "",
	  "{'total_count':1,'workflow_runs':[{" RUN ",'status':'completed',"
	  "'conclusion':'success','run_started_at':'2023-11-14T22:13:21Z',"
	  "'updated_at':'2023-11-14T22:14:20Z','event':'push',"
	  "'head_branch':'main','html_url':'https://x/7',"
	  "'repository':{'name':'shop','full_name':'acme/shop'}}]}",
	  "runs run=7 attempt=1 name=Build service=shop repository=acme/shop "
	  "branch=main commit=abc trigger=push result=success queued_at=+0 "
	  "started_at=+1 finished_at=+60 link=https://x/7" },
	{ "viewed-with-its-jobs", "",
	  "{'conclusion':'failure','createdAt':'2023-11-14T22:13:20Z','databaseId':7,"
	  "'headSha':'abc','jobs':[{'databaseId':8,'name':'test','status':'completed',"
	  "'conclusion':'failure','startedAt':'2023-11-14T22:13:25Z','steps':[],"
	  "'completedAt':'2023-11-14T22:14:10Z','url':'https://x/acme/shop/actions/runs/7/job/8'}],"
	  "'status':'completed','updatedAt':'2023-11-14T22:14:20Z','workflowName':'CI'}",
	  "runs run=7 attempt=1 name=CI commit=abc result=failure queued_at=+0 finished_at=+60 | "
	  "jobs run=7 attempt=1 job=8 name=test service=shop result=failure started_at=+5 "
	  "finished_at=+50 link=https://x/acme/shop/actions/runs/7/job/8" },
	{ "viewed-jobs-last", "",
	  "{'databaseId':7,'headSha':'abc','workflowName':'CI','createdAt':'2023-11-14T22:13:20Z',"
	  "'jobs':[{'databaseId':8,'startedAt':'2023-11-14T22:13:25Z','steps':[]}]}"
	  "{'databaseId':9,'headSha':'abc','workflowName':'CI','createdAt':'2023-11-14T22:13:30Z',"
	  "'jobs':[{'databaseId':10,'startedAt':'2023-11-14T22:13:35Z','steps':[]}]}",
	  "runs run=7 attempt=1 name=CI commit=abc queued_at=+0 | "
	  "runs run=9 attempt=1 name=CI commit=abc queued_at=+10 | "
	  "jobs attempt=1 job=8 started_at=+5 | "
	  "jobs attempt=1 job=10 started_at=+15" },
	{ "viewed-before-its-jobs", "",
	  "{'databaseId':7,'headSha':'abc','workflowName':'CI','jobs':[],"
	  "'createdAt':'2023-11-14T22:13:20Z'}",
	  "runs run=7 attempt=1 name=CI commit=abc queued_at=+0" },
	{ "chosen-without-an-id", "",
	  "[{'displayTitle':'x','status':'completed','conclusion':'success',"
	  "'createdAt':'2023-11-14T22:13:20Z','updatedAt':'2023-11-14T22:14:20Z'}]",
	  "runs attempt=1 result=success queued_at=+0 finished_at=+60" },
	{ "in-progress", "",
	  "{" RUN ",'status':'in_progress','conclusion':null,"
	  "'updated_at':'2023-11-14T22:14:20Z'}",
	  "runs run=7 attempt=1 name=Build commit=abc result=running "
	  "queued_at=+0" },
	{ "run-again", "",
	  "{" RUN ",'run_attempt':2,'run_started_at':'2023-11-15T22:13:20Z',"
	  "'status':'completed','conclusion':'timed_out'}",
	  "runs run=7 attempt=2 name=Build commit=abc result=failure "
	  "queued_at=+86400 started_at=+86400" },
	{ "an-old-one", "", "{" RUN ",'conclusion':'cancelled'}",
	  "runs run=7 attempt=1 name=Build commit=abc result=cancelled "
	  "queued_at=+0" },
	{ "printed-by-gh", "",
	  "[{'databaseId':7,'workflowName':'Build','headSha':'abc',"
	  "'createdAt':'2023-11-14T22:13:20Z','status':'completed',"
	  "'conclusion':'skipped','attempt':1}]",
	  "runs run=7 attempt=1 name=Build commit=abc result=skipped "
	  "queued_at=+0" },
	{ "some-members-chosen", "",
	  "{'name':'CI','head_sha':'abc','status':'completed',"
	  "'conclusion':'success','created_at':'2023-11-14T22:13:20Z',"
	  "'html_url':'https://x/acme/shop/actions/runs/7'}",
	  "runs run=7 attempt=1 name=CI service=shop commit=abc "
	  "result=success queued_at=+0 "
	  "link=https://x/acme/shop/actions/runs/7" },
	{ "a-job-that-deploys", "",
	  "{'action':'queued','deployment':{'id':9,'sha':'abc',"
	  "'environment':'production','statuses_url':'x',"
	  "'created_at':'2023-11-14T22:13:20Z'},'workflow_job':{" JOB ","
	  "'status':'queued','created_at':'2023-11-14T22:13:20Z'},"
	  "'repository':{'name':'shop'}}",
	  "jobs run=7 attempt=1 job=8 name=test service=shop commit=abc "
	  "result=running queued_at=+0" },
	{ "a-job-with-some-members", "",
	  "{'id':8,'run_id':7,'name':'test','conclusion':'success',"
	  "'started_at':'2023-11-14T22:13:25Z',"
	  "'completed_at':'2023-11-14T22:13:55Z'}",
	  "jobs run=7 attempt=1 job=8 name=test result=success "
	  "started_at=+5 finished_at=+35" },
	{ "a-job", "",
	  "{'total_count':1,'jobs':[{" JOB ",'status':'completed',"
	  "'conclusion':'failure','completed_at':'2023-11-14T22:13:55Z'}]}",
	  "jobs run=7 attempt=1 job=8 name=test commit=abc result=failure "
	  "started_at=+5 finished_at=+35" },
	{ "a-job-sent", "",
	  "{'action':'queued','workflow_job':{" JOB ",'status':'queued',"
	  "'created_at':'2023-11-14T22:13:20Z'},"
	  "'repository':{'name':'shop'}}",
	  "jobs run=7 attempt=1 job=8 name=test service=shop commit=abc "
	  "result=running queued_at=+0" },
	{ "a-job-of-a-list", "",
	  "[{" JOB ",'run_url':'https://api.x/repos/acme/shop/actions/runs/7',"
	  "'html_url':'https://x/acme/shop/runs/8','status':'in_progress'}]",
	  "jobs run=7 attempt=1 job=8 name=test service=shop commit=abc "
	  "result=running started_at=+5 link=https://x/acme/shop/runs/8" },
	{ "a-job-printed-by-gh", "",
	  "{'jobs':[{'databaseId':8,'name':'test','status':'completed',"
	  "'conclusion':'success','startedAt':'2023-11-14T22:13:25Z',"
	  "'completedAt':'2023-11-14T22:13:55Z','steps':[],"
	  "'url':'https://x/acme/shop/actions/runs/7/job/8'}]}",
	  "jobs run=7 attempt=1 job=8 name=test service=shop result=success "
	  "started_at=+5 finished_at=+35 "
	  "link=https://x/acme/shop/actions/runs/7/job/8" },
	{ "named-by-gh", "",
	  "[{'databaseId':7,'workflowName':'Build','name':'Fix it',"
	  "'headSha':'abc','createdAt':'2023-11-14T22:13:20Z',"
	  "'status':'completed','conclusion':'success',"
	  "'url':'https://x/acme/shop/actions/runs/7'}]",
	  "runs run=7 attempt=1 name=Build service=shop commit=abc "
	  "result=success queued_at=+0 "
	  "link=https://x/acme/shop/actions/runs/7" },
	{ "a-deploy-is-none-of-these", "",
	  "{'deployment_status':{},'deployment':{},'workflow_run':{" RUN "}}",
	  "error: x: of no known format: its keys are \"deployment_status\", "
	  "\"deployment\", \"workflow_run\"" },
	{ "what-it-cost", "", "{'billable':{},'run_duration_ms':5}",
	  "1 not_relevant" },
	{ "no-time", "", "{'run_number':3,'head_sha':'abc'}",
	  "malformed: time missing: neither 'created_at' nor "
	  "'run_started_at' is there" },
	{ "not-a-time", "",
	  "{'run_number':3,'head_sha':'abc','created_at':true}",
	  "malformed: not a time: 'created_at' is true, not a time" },
	{ "one-page-of-more", "",
	  "{'total_count':40,'workflow_runs':[{" RUN "}]}",
	  "runs run=7 attempt=1 name=Build commit=abc queued_at=+0 | finding: "
	  "one page of more: there are 40 in total, and here are 1" },
	{ "none", "", "{'total_count':0,'workflow_runs':[]}",
	  "finding: no records: the file holds no records" },
	{ "a-long-id", "",
	  "{'id':9007199254740993,'run_number':3,'head_sha':'abc',"
	  "'created_at':'2023-11-14T22:13:20Z'}",
	  "runs run=9007199254740993 attempt=1 commit=abc queued_at=+0" },
};
/* clang-format on */

/* clang-format off */
static const struct exported_case printed[] = {
	{ "into-a-file", "",
	  "completed\tfailure\tfix: x\tCI\tmain\tpush\t7\t1m2s\t"
	  "2023-11-14T22:13:20Z\n"
	  "in_progress\t\tfix: y\tCI\tmain\tpush\t8\t5s\t"
	  "2023-11-14T22:13:25Z\n",
	  "runs run=7 attempt=1 name=CI branch=main trigger=push "
	  "result=failure queued_at=+0 finished_at=+62 | "
	  "runs run=8 attempt=1 name=CI branch=main trigger=push "
	  "result=running queued_at=+5" },
};
/* clang-format on */

/* As many as a page has, and no more: the answer says so. */
static void a_page_that_is_all(void)
{
	static const char *const wants[] = {
		"",
		" | finding: probably cut: exactly 30 records, the limit of a "
		"server's answer",
	};

	for (size_t w = 0; w < G_N_ELEMENTS(wants); w++) {
		g_autoptr(Exported) exported = exported_new("");
		GString *text = g_string_new("{'workflow_runs':[");
		g_autofree char *json = NULL, *got = NULL;

		if (w == 0)
			g_string_insert(text, 1, "'total_count':30,");
		for (int i = 0; i < 30; i++)
			g_string_append_printf(text, "%s{" RUN "}",
					       i > 0 ? "," : "");
		g_string_append(text, "]}");
		json = exported_json(text->str);
		exported_read(exported, "x", json, strlen(json));
		got = exported_print(exported);
		g_assert_true(g_str_has_suffix(got, wants[w]));
		g_assert_true((strstr(got, "cut") != NULL) == (w == 1));
		g_string_free(text, true);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	exported_add_cases("github-runs", cases, G_N_ELEMENTS(cases), true);
	exported_add_cases("runs-listed-by-gh", printed, G_N_ELEMENTS(printed),
			   false);
	g_test_add_func("/github-runs/a-page-that-is-all", a_page_that_is_all);
	return g_test_run();
}
