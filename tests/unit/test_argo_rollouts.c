/* test_argo_rollouts.c -- AnalysisRuns and Rollouts of Argo */
#include "tests/exported.h"

/* clang-format off */
static const struct exported_case cases[] = {
	{ "an-analysis", "",
	  "{'apiVersion':'argoproj.io/v1alpha1','kind':'AnalysisRun','metadata':{'name':'shop-1',"
	  "'namespace':'test','annotations':{'rollout.argoproj.io/revision':'7'}"
	  ",'ownerReferences':[{'kind':'Rollout','name':'shop'}]},'spec':{'metrics':[{'name':'a',"
	  "'failureLimit':2}]},'status':{'phase':'Failed','message':'a failed',"
	  "'startedAt':'2023-11-14T22:13:20Z','completedAt':'2023-11-14T22:14:20Z',"
	  "'metricResults':[{'name':'a','phase':'Failed','count':5,'failed':3}"
	  ",{'name':'dry','dryRun':true,'count':9,'failed':9}]}}",
	  "canaries name=shop namespace=test service=shop revision=7 phase=Failed "
	  "result=failure started_at=+0 finished_at=+60 checks=5 failed_checks=3 "
	  "limit=3 why=a failed" },
	{ "an-old-analysis", "",
	  "{'apiVersion':'argoproj.io/v1alpha1','kind':'AnalysisRun','metadata':{'name':'shop-1',"
	  "'namespace':'test','annotations':{'rollout.argoproj.io/revision':'7'}"
	  "},'status':{'phase':'Successful','metricResults':[{'count':2,'measurements':[{'startedAt':'2023-11-14T22:13:25Z',"
	  "'finishedAt':'2023-11-14T22:13:26Z'},{'startedAt':'2023-11-14T22:13:20Z',"
	  "'finishedAt':'2023-11-14T22:13:21Z'}]}]}}",
	  "canaries name=shop-1 namespace=test service=shop-1 revision=7 "
	  "phase=Successful result=success started_at=+0 finished_at=+6 checks=2" },
	{ "inconclusive", "",
	  "{'apiVersion':'argoproj.io/v1alpha1','kind':'AnalysisRun','metadata':{'name':'shop-1',"
	  "'namespace':'test','annotations':{'rollout.argoproj.io/revision':'7'}"
	  "},'status':{'phase':'Inconclusive','startedAt':'2023-11-14T22:13:20Z'}"
	  "}",
	  "canaries name=shop-1 namespace=test service=shop-1 revision=7 "
	  "phase=Inconclusive started_at=+0" },
	{ "aborted", "",
	  "{'apiVersion':'argoproj.io/v1alpha1','kind':'Rollout','metadata':{'name':'shop-1',"
	  "'namespace':'test','annotations':{'rollout.argoproj.io/revision':'7'}"
	  "},'status':{'abort':true,'abortedAt':'2023-11-14T22:13:25Z','stableRS':'a',"
	  "'currentPodHash':'b','conditions':[{'type':'Progressing','reason':'RolloutAborted',"
	  "'message':'a failed','lastUpdateTime':'2023-11-14T22:13:20Z'}]}"
	  "}",
	  "canaries name=shop-1 namespace=test service=shop-1 revision=7 "
	  "phase=Degraded result=failure finished_at=+5 why=a failed" },
	{ "on-its-way", "",
	  "{'apiVersion':'argoproj.io/v1alpha1','kind':'Rollout','metadata':{'name':'shop-1',"
	  "'namespace':'test','annotations':{'rollout.argoproj.io/revision':'7'}"
	  "},'spec':{'strategy':{'canary':{'steps':[{'setWeight':20},{'pause':{}"
	  "},{'setWeight':40}]}}},'status':{'phase':'Paused','currentStepIndex':1,"
	  "'stableRS':'a','currentPodHash':'b','conditions':[{'type':'Progressing',"
	  "'lastUpdateTime':'2023-11-14T22:13:20Z'}]}}",
	  "canaries name=shop-1 namespace=test service=shop-1 revision=7 "
	  "phase=Paused result=running weight=20" },
	{ "paused-by-hand", "",
	  "{'apiVersion':'argoproj.io/v1alpha1','kind':'Rollout','metadata':{'name':'shop-1',"
	  "'namespace':'test','annotations':{'rollout.argoproj.io/revision':'7'}"
	  "},'status':{'stableRS':'a','currentPodHash':'b','pauseConditions':[{'reason':'BlueGreenPause'}"
	  "],'conditions':[{'type':'Progressing','lastUpdateTime':'2023-11-14T22:13:20Z'}"
	  "]}}",
	  "canaries name=shop-1 namespace=test service=shop-1 revision=7 "
	  "phase=Paused result=running" },
	{ "healthy", "",
	  "{'apiVersion':'argoproj.io/v1alpha1','kind':'Rollout','metadata':{'name':'shop-1',"
	  "'namespace':'test','annotations':{'rollout.argoproj.io/revision':'7'}"
	  "},'status':{'stableRS':'b','currentPodHash':'b','conditions':[{'type':'Progressing',"
	  "'lastUpdateTime':'2023-11-14T22:13:20Z'}]}}",
	  "canaries name=shop-1 namespace=test service=shop-1 revision=7 "
	  "phase=Healthy result=success finished_at=+0" },
	{ "healthy-of-old-versions", "",
	  "{'apiVersion':'argoproj.io/v1alpha1','kind':'Rollout','metadata':{'name':'shop-1'},"
	  "'status':{'canary':{'stableRS':'b'},'currentPodHash':'b','conditions':[{'type':'Progressing',"
	  "'lastUpdateTime':'2023-11-14T22:13:20Z'}]}}\n"
	  "{'apiVersion':'argoproj.io/v1alpha1','kind':'Rollout','metadata':{'name':'shop-2'},"
	  "'status':{'phase':'Healthy','conditions':[{'type':'Progressing',"
	  "'lastUpdateTime':'2023-11-14T22:13:20Z'}]}}",
	  "canaries name=shop-1 service=shop-1 revision=b phase=Healthy result=success finished_at=+0 "
	  "| canaries name=shop-2 service=shop-2 phase=Healthy result=success finished_at=+0" },
	{ "a-template", "",
	  "{'apiVersion':'argoproj.io/v1alpha1','kind':'AnalysisTemplate'}",
	  "1 not_relevant" },
	{ "no-status", "",
	  "{'apiVersion':'argoproj.io/v1alpha1','kind':'Rollout','metadata':{'name':'shop-1',"
	  "'namespace':'test','annotations':{'rollout.argoproj.io/revision':'7'}"
	  "},'spec':{}}",
	  "1 not_relevant" },
	{ "not-a-time", "",
	  "{'apiVersion':'argoproj.io/v1alpha1','kind':'AnalysisRun','metadata':{'name':'shop-1',"
	  "'namespace':'test','annotations':{'rollout.argoproj.io/revision':'7'}"
	  "},'status':{'phase':'Failed','startedAt':'soon'}}",
	  "malformed: not a time: 'status.started_at' is \"soon\", not a "
	  "time" },
	{ "its-spec-is-invalid", "",
	  "{'apiVersion':'argoproj.io/v1alpha1','kind':'Rollout',"
	  "'metadata':{'name':'shop','namespace':'web'},'status':{"
	  "'conditions':[{'type':'InvalidSpec','reason':'InvalidSpec',"
	  "'status':'True','message':'no','lastUpdateTime':"
	  "'2023-11-14T22:13:20Z'}]}}",
	  "canaries name=shop namespace=web service=shop phase=Degraded "
	  "result=failure finished_at=+0 why=no" },
};
/* clang-format on */

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	exported_add_cases("argo-rollouts", cases, G_N_ELEMENTS(cases), true);
	return g_test_run();
}
