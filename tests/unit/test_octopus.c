/* test_octopus.c -- deployments and tasks of Octopus */
#include "tests/exported.h"

/* clang-format off */
static const struct exported_case cases[] = {
	{ "on-a-dashboard", "",
	  "{'Projects':[{'Id':'Projects-1','Name':'Shop'}],'Environments':["
	  "{'Id':'Environments-2','Name':'Production'}],'Items':[{'Id':'x',"
	  "'DeploymentId':'Deployments-2','ProjectId':'Projects-1',"
	  "'EnvironmentId':'Environments-2','ReleaseId':'Releases-1',"
	  "'ReleaseVersion':'1.2','Created':'2023-11-14T22:13:20Z',"
	  "'StartTime':'2023-11-14T22:13:25Z','State':'Failed',"
	  "'CompletedTime':'2023-11-14T22:14:20Z'}]}",
	  "deploy Shop 1.2 in Production +5..60 failure #Deployments-2" },
	{ "events-of-an-end", "",
	  "[{'Category':'DeploymentSucceeded','Occurred':'2023-11-14T22:13:20Z'"
	  ",'RelatedDocumentIds':['Projects-1','Deployments-2'],'Message':"
	  "'Deploy to Production succeeded for The Shop release 1.2 to "
	  "Production'},{'Category':'DeploymentStarted','Occurred':"
	  "'2023-11-14T22:13:20Z','RelatedDocumentIds':['Deployments-2']}]",
	  "deploy The Shop 1.2 in Production +0 #Deployments-2 | "
	  "1 not_relevant" },
	{ "an-event-without-a-sentence", "",
	  "{'Payload':{'Event':{'Category':'DeploymentFailed','Occurred':"
	  "'2023-11-14T22:13:20Z','RelatedDocumentIds':['Projects-1',"
	  "'Deployments-2']}}}",
	  "deploy Projects-1 +0 failure #Deployments-2" },
	{ "an-event-completes-its-deployment", "",
	  "[{'Category':'DeploymentFailed','Occurred':'2023-11-14T22:14:20Z',"
	  "'RelatedDocumentIds':['Deployments-2'],'Message':'failed for Shop "
	  "release 1.2 to Production'},{'Id':'Deployments-2','ReleaseId':'x',"
	  "'EnvironmentId':'Environments-2','EnvironmentName':'Production',"
	  "'ProjectName':'Shop','TaskId':'y','Created':"
	  "'2023-11-14T22:13:20Z'}]",
	  "deploy Shop 1.2 in Production +60 failure #Deployments-2 | "
	  "deploy Shop 1.2 in Production +0..60 failure #Deployments-2" },
	{ "with-its-task", "",
	  "[{'Id':'Deployments-2','ReleaseId':'Releases-2',"
	  "'EnvironmentId':'Environments-2','ProjectId':'Projects-1',"
	  "'TaskId':'ServerTasks-2','Name':'Deploy to Production',"
	  "'Created':'2023-11-14T22:13:20.761+00:00',"
	  "'FailureEncountered':false,'ProjectName':'Shop',"
	  "'EnvironmentName':'Production','Task':{'State':'Success',"
	  "'QueueTime':'2023-11-14T22:13:21Z','StartTime':'2023-11-14T22:13:2"
	  "5Z','CompletedTime':'2023-11-14T22:14:20Z'},"
	  "'Changes':[{'Version':'0.0.1','Commits':[{'Id':'a'}]},"
	  "{'Version':'0.0.2','BuildInformation':[],"
	  "'Commits':[{'Id':'abc'}]}]}]",
	  "deploy Shop 0.0.2 abc in Production +5..60 #Deployments-2" },
	{ "built-of-a-commit", "",
	  "{'Id':'Deployments-2','ReleaseId':'Releases-2',"
	  "'EnvironmentId':'Environments-2','ProjectId':'Projects-1',"
	  "'TaskId':'ServerTasks-2','Name':'Deploy to Production',"
	  "'Created':'2023-11-14T22:13:20.761+00:00',"
	  "'FailureEncountered':false,'ProjectName':'Shop',"
	  "'EnvironmentName':'Production','Task':{'State':'Success',"
	  "'QueueTime':'2023-11-14T22:13:21Z','StartTime':'2023-11-14T22:13:2"
	  "5Z','CompletedTime':'2023-11-14T22:14:20Z'},"
	  "'Changes':[{'Version':'1','BuildInformation':[{'VcsCommitNumber':'"
	  "def'}],'Commits':[{'Id':'a'},{'Id':'b'}]}]}",
	  "deploy Shop 1 def in Production +5..60 #Deployments-2" },
	{ "of-several-commits", "",
	  "{'Id':'Deployments-2','ReleaseId':'Releases-2',"
	  "'EnvironmentId':'Environments-2','ProjectId':'Projects-1',"
	  "'TaskId':'ServerTasks-2','Name':'Deploy to Production',"
	  "'Created':'2023-11-14T22:13:20.761+00:00',"
	  "'FailureEncountered':false,'ProjectName':'Shop',"
	  "'EnvironmentName':'Production','Task':{'State':'Success',"
	  "'QueueTime':'2023-11-14T22:13:21Z','StartTime':'2023-11-14T22:13:2"
	  "5Z','CompletedTime':'2023-11-14T22:14:20Z'},"
	  "'Changes':[{'Version':'1','Commits':[{'Id':'a'},{'Id':'b'}]}]}",
	  "deploy Shop 1 in Production +5..60 #Deployments-2" },
	{ "failed", "",
	  "{'Id':'Deployments-2','ReleaseId':'Releases-2',"
	  "'EnvironmentId':'Environments-2','ProjectId':'Projects-1',"
	  "'TaskId':'ServerTasks-2','Name':'Deploy to Production',"
	  "'Created':'2023-11-14T22:13:20.761+00:00',"
	  "'FailureEncountered':false,'ProjectName':'Shop',"
	  "'EnvironmentName':'Production','Task':{'State':'TimedOut',"
	  "'QueueTime':'2023-11-14T22:13:21Z','StartTime':'2023-11-14T22:13:2"
	  "5Z','CompletedTime':'2023-11-14T22:14:20Z'}}",
	  "deploy Shop in Production +5..60 failure #Deployments-2" },
	{ "cancelled", "",
	  "{'Id':'Deployments-2','ReleaseId':'Releases-2',"
	  "'EnvironmentId':'Environments-2','ProjectId':'Projects-1',"
	  "'TaskId':'ServerTasks-2','Name':'Deploy to Production',"
	  "'Created':'2023-11-14T22:13:20.761+00:00',"
	  "'FailureEncountered':false,'ProjectName':'Shop',"
	  "'EnvironmentName':'Production','Task':{'State':'Cancelling',"
	  "'QueueTime':'2023-11-14T22:13:21Z','StartTime':'2023-11-14T22:13:2"
	  "5Z','CompletedTime':'2023-11-14T22:14:20Z'}}",
	  "deploy Shop in Production +5..60 cancelled #Deployments-2" },
	{ "waits", "",
	  "{'Id':'Deployments-2','ReleaseId':'Releases-2',"
	  "'EnvironmentId':'Environments-2','ProjectId':'Projects-1',"
	  "'TaskId':'ServerTasks-2','Name':'Deploy to Production',"
	  "'Created':'2023-11-14T22:13:20.761+00:00',"
	  "'FailureEncountered':false,'ProjectName':'Shop',"
	  "'EnvironmentName':'Production','Task':{'State':'Queued',"
	  "'StartTime':null,'CompletedTime':null}}",
	  "deploy Shop in Production +0 running #Deployments-2" },
	{ "without-its-task", "",
	  "{'Id':'Deployments-2','ReleaseId':'Releases-2',"
	  "'EnvironmentId':'Environments-2','ProjectId':'Projects-1',"
	  "'TaskId':'ServerTasks-2','Name':'Deploy to Production',"
	  "'Created':'2023-11-14T22:13:20.761+00:00',"
	  "'FailureEncountered':false}",
	  "deploy Projects-1 in Production +0 unknown #Deployments-2" },
	{ "without-its-task-but-it-failed", "",
	  "{'Id':'Deployments-2','ReleaseId':'Releases-2',"
	  "'EnvironmentId':'Environments-2','ProjectId':'Projects-1',"
	  "'TaskId':'ServerTasks-2','Name':'Deploy to Production',"
	  "'Created':'2023-11-14T22:13:20.761+00:00',"
	  "'FailureEncountered':false,'FailureEncountered':true}",
	  "deploy Projects-1 in Production +0 failure #Deployments-2" },
	{ "its-task-behind-it", "",
	  "{'Id':'Deployments-2','ReleaseId':'Releases-2',"
	  "'EnvironmentId':'Environments-2','ProjectId':'Projects-1',"
	  "'TaskId':'ServerTasks-2','Name':'Deploy to Production',"
	  "'Created':'2023-11-14T22:13:20.761+00:00',"
	  "'FailureEncountered':false}{'Id':'ServerTasks-9','Name':'Deploy',"
	  "'Description':'Deploy Shop release 0.0.2 to Production',"
	  "'Arguments':{'DeploymentId':'Deployments-2'},'State':'Success',"
	  "'QueueTime':'2023-11-14T22:13:21Z','StartTime':'2023-11-14T22:13:2"
	  "5Z','Completed':'Tuesday, 14 November 2023 10:14:20 PM +00:00',"
	  "'CompletedTime':'2023-11-14T22:14:20Z'}",
	  "deploy Projects-1 0.0.2 in Production +5..60 #Deployments-2" },
	{ "its-task-before-it", "",
	  "{'Id':'ServerTasks-9','Name':'Deploy','Description':'Deploy Shop "
	  "release 0.0.2 to Production','Arguments':{'DeploymentId':'Deployme"
	  "nts-2'},'State':'Failed','QueueTime':'2023-11-14T22:13:21Z',"
	  "'StartTime':'2023-11-14T22:13:25Z','Completed':'Tuesday, 14 "
	  "November 2023 10:14:20 PM +00:00','CompletedTime':'2023-11-14T22:1"
	  "4:20Z'}{'Id':'Deployments-2','ReleaseId':'Releases-2',"
	  "'EnvironmentId':'Environments-2','ProjectId':'Projects-1',"
	  "'TaskId':'ServerTasks-2','Name':'Deploy to Production',"
	  "'Created':'2023-11-14T22:13:20.761+00:00',"
	  "'FailureEncountered':false}",
	  "deploy Projects-1 0.0.2 in Production +5..60 failure "
	  "#Deployments-2" },
	{ "a-task-of-nothing", "",
	  "{'Id':'ServerTasks-9','Name':'Deploy','Description':'Deploy Shop "
	  "release 0.0.2 to Production','Arguments':{'DeploymentId':'Deployme"
	  "nts-7'},'State':'Success','QueueTime':'2023-11-14T22:13:21Z',"
	  "'StartTime':'2023-11-14T22:13:25Z','Completed':'Tuesday, 14 "
	  "November 2023 10:14:20 PM +00:00','CompletedTime':'2023-11-14T22:1"
	  "4:20Z'}",
	  "unmatched: belongs to nothing: of deploy Deployments-7, which is "
	  "not here" },
	{ "a-task-of-staging", "",
	  "{'Id':'Deployments-2','ReleaseId':'Releases-2',"
	  "'EnvironmentId':'Environments-2','ProjectId':'Projects-1',"
	  "'TaskId':'ServerTasks-2','Name':'Deploy to Staging',"
	  "'Created':'2023-11-14T22:13:20.761+00:00',"
	  "'FailureEncountered':false}{'Id':'ServerTasks-9','Name':'Deploy',"
	  "'Description':'Deploy Shop release 0.0.2 to Production',"
	  "'Arguments':{'DeploymentId':'Deployments-2'},'State':'Success',"
	  "'QueueTime':'2023-11-14T22:13:21Z','StartTime':'2023-11-14T22:13:2"
	  "5Z','Completed':'Tuesday, 14 November 2023 10:14:20 PM +00:00',"
	  "'CompletedTime':'2023-11-14T22:14:20Z'}",
	  "2 not_production" },
	{ "a-task-that-keeps-house", "",
	  "{'Id':'ServerTasks-9','Name':'Deploy','Description':'Deploy Shop "
	  "release 0.0.2 to Production','Arguments':{},'State':'Success',"
	  "'QueueTime':'2023-11-14T22:13:21Z','StartTime':'2023-11-14T22:13:2"
	  "5Z','Completed':'Tuesday, 14 November 2023 10:14:20 PM +00:00',"
	  "'CompletedTime':'2023-11-14T22:14:20Z'}",
	  "1 not_relevant" },
	{ "a-task-that-waits", "",
	  "{'Id':'Deployments-2','ReleaseId':'Releases-2',"
	  "'EnvironmentId':'Environments-2','ProjectId':'Projects-1',"
	  "'TaskId':'ServerTasks-2','Name':'Deploy to Production',"
	  "'Created':'2023-11-14T22:13:20.761+00:00',"
	  "'FailureEncountered':false}{'Id':'ServerTasks-9','Name':'Deploy',"
	  "'Description':'Deploy Shop release 0.0.2 to Production',"
	  "'Arguments':{'DeploymentId':'Deployments-2'},'State':'Executing',"
	  "'QueueTime':'2023-11-14T22:13:21Z','StartTime':'2023-11-14T22:13:2"
	  "5Z','Completed':'Tuesday, 14 November 2023 10:14:20 PM +00:00',"
	  "'CompletedTime':null}",
	  "deploy Projects-1 0.0.2 in Production +5 running #Deployments-2" },
	{ "of-an-environment-unnamed", "",
	  "{'Id':'Deployments-2','ReleaseId':'Releases-2',"
	  "'EnvironmentId':'Environments-2','ProjectId':'Projects-1',"
	  "'TaskId':'ServerTasks-2','Name':'x','Created':'2023-11-14T22:13:20"
	  ".761+00:00','FailureEncountered':false}",
	  "1 not_production" },
	{ "of-a-configured-project", "shop=Projects-1",
	  "{'Id':'Deployments-2','ReleaseId':'Releases-2',"
	  "'EnvironmentId':'Environments-2','ProjectId':'Projects-1',"
	  "'TaskId':'ServerTasks-2','Name':'Deploy to Production',"
	  "'Created':'2023-11-14T22:13:20.761+00:00',"
	  "'FailureEncountered':false}",
	  "deploy shop in Production +0 unknown #Deployments-2" },
	{ "a-page-of-more", "",
	  "{'ItemType':'Deployment','TotalResults':40,'NumberOfPages':2,"
	  "'Items':[{'Id':'Deployments-2','ReleaseId':'Releases-2',"
	  "'EnvironmentId':'Environments-2','ProjectId':'Projects-1',"
	  "'TaskId':'ServerTasks-2','Name':'Deploy to Production',"
	  "'Created':'2023-11-14T22:13:20.761+00:00',"
	  "'FailureEncountered':false,'ProjectName':'Shop',"
	  "'EnvironmentName':'Production','Task':{'State':'Success',"
	  "'QueueTime':'2023-11-14T22:13:21Z','StartTime':'2023-11-14T22:13:2"
	  "5Z','CompletedTime':'2023-11-14T22:14:20Z'}}]}",
	  "deploy Shop in Production +5..60 #Deployments-2 | finding: one "
	  "page of more: the last page says that there are more" },
	{ "no-time", "",
	  "{'ReleaseId':'a','EnvironmentId':'b','TaskId':'c'}",
	  "malformed: time missing: 'Created' is not there" },
	{ "not-a-time", "",
	  "{'ReleaseId':'a','EnvironmentId':'b','TaskId':'c',"
	  "'Created':'soon'}",
	  "malformed: not a time: 'created' is \"soon\", not a time" },
	{ "a-task-without-a-time", "",
	  "{'Arguments':{'DeploymentId':'x'},'State':'Queued',"
	  "'QueueTime':null}",
	  "malformed: time missing: neither 'QueueTime' nor 'CompletedTime' "
	  "is there" },
};
/* clang-format on */

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	exported_add_cases("octopus", cases, G_N_ELEMENTS(cases), true);
	return g_test_run();
}
