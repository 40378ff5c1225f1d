/* test_argocd.c -- Applications of Argo CD */
#include "tests/exported.h"

/* clang-format off */
static const struct exported_case cases[] = {
	{ "printed-without-a-kind", "",
	  "[{'metadata':{'name':'shop'},'spec':{'destination':{'namespace':'shop'},'source':{'path':'x'}},"
	  "'status':{'sync':{'status':'Synced'},'history':[{'id':0,'revision':'abc',"
	  "'deployedAt':'2023-11-14T22:13:20Z'}]}}]",
	  "deploy shop abc +0 #shop/0" },
	{ "a-history", "",
	  "{'apiVersion':'argoproj.io/v1alpha1','kind':'Application','metadata':{'name':'shop',"
	  "'namespace':'argocd'},'spec':{'project':'default','source':{'path':'x'},"
	  "'destination':{'namespace':'shop'}},'status':{'history':[{'id':0,"
	  "'revision':'1111111111111111111111111111111111111111','deployedAt':'2023-11-14T22:13:21Z',"
	  "'deployStartedAt':'2023-11-14T22:13:20Z','source':{'path':'x'}},{'id':1,"
	  "'revision':'2222222222222222222222222222222222222222','deployedAt':'2023-11-14T22:13:31Z',"
	  "'deployStartedAt':'2023-11-14T22:13:30Z','source':{'path':'x'}}]}}",
	  "deploy shop 1111111111111111111111111111111111111111 +0..1 #shop/0 | deploy shop "
	  "2222222222222222222222222222222222222222 +10..11 #shop/1" },
	{ "charts", "",
	  "{'apiVersion':'argoproj.io/v1alpha1','kind':'Application','metadata':{'name':'shop',"
	  "'namespace':'argocd'},'spec':{'project':'default','source':{'path':'x'},"
	  "'destination':{'namespace':'shop'}},'status':{'history':[{'id':0,'revision':'0.9.0',"
	  "'deployedAt':'2023-11-14T22:13:21Z','deployStartedAt':'2023-11-14T22:13:20Z',"
	  "'source':{'path':'x'}},{'id':1,'revision':'0.10.0','deployedAt':'2023-11-14T22:13:31Z',"
	  "'deployStartedAt':'2023-11-14T22:13:30Z','source':{'path':'x'}}]}}",
	  "deploy shop 0.9.0 +0..1 #shop/0 | deploy shop 0.10.0 +10..11 #shop/1" },
	{ "healed", "",
	  "{'apiVersion':'argoproj.io/v1alpha1','kind':'Application','metadata':{'name':'shop',"
	  "'namespace':'argocd'},'spec':{'project':'default','source':{'path':'x'},"
	  "'destination':{'namespace':'shop'}},'status':{'history':[{'id':0,"
	  "'revision':'1111111111111111111111111111111111111111','deployedAt':'2023-11-14T22:13:21Z',"
	  "'deployStartedAt':'2023-11-14T22:13:20Z','source':{'path':'x'}},{'id':1,"
	  "'revision':'1111111111111111111111111111111111111111','deployedAt':'2023-11-14T22:13:31Z',"
	  "'deployStartedAt':'2023-11-14T22:13:30Z','source':{'path':'x'}},{'id':2,"
	  "'revision':'2222222222222222222222222222222222222222','deployedAt':'2023-11-14T22:13:41Z',"
	  "'deployStartedAt':'2023-11-14T22:13:40Z','source':{'path':'x'}}]}}",
	  "deploy shop 1111111111111111111111111111111111111111 +0..1 #shop/0 | deploy shop "
	  "2222222222222222222222222222222222222222 +20..21 #shop/2 | 1 not_relevant" },
	{ "other-values", "",
	  "{'apiVersion':'argoproj.io/v1alpha1','kind':'Application','metadata':{'name':'shop',"
	  "'namespace':'argocd'},'spec':{'project':'default','source':{'path':'x'},"
	  "'destination':{'namespace':'shop'}},'status':{'history':[{'id':0,'revision':'1.0.0',"
	  "'deployedAt':'2023-11-14T22:13:21Z','deployStartedAt':'2023-11-14T22:13:20Z',"
	  "'source':{'path':'x'}},{'id':1,'revision':'1.0.0','deployedAt':'2023-11-14T22:13:31Z',"
	  "'deployStartedAt':'2023-11-14T22:13:30Z','source':{'path':'x','helm':{'values':'a: "
	  "1'}}}]}}",
	  "deploy shop 1.0.0 +0..1 #shop/0 | deploy shop 1.0.0 +10..11 #shop/1" },
	{ "back-and-forth", "",
	  "{'apiVersion':'argoproj.io/v1alpha1','kind':'Application','metadata':{'name':'shop',"
	  "'namespace':'argocd'},'spec':{'project':'default','source':{'path':'x'},"
	  "'destination':{'namespace':'shop'}},'status':{'history':[{'id':0,'revision':'1.0.0',"
	  "'deployedAt':'2023-11-14T22:13:21Z','deployStartedAt':'2023-11-14T22:13:20Z',"
	  "'source':{'path':'x'}},{'id':1,'revision':'1.1.0','deployedAt':'2023-11-14T22:13:31Z',"
	  "'deployStartedAt':'2023-11-14T22:13:30Z','source':{'path':'x'}},{'id':2,"
	  "'revision':'1.0.0','deployedAt':'2023-11-14T22:13:41Z',"
	  "'deployStartedAt':'2023-11-14T22:13:40Z','source':{'path':'x'}},{'id':3,"
	  "'revision':'1.1.0','deployedAt':'2023-11-14T22:13:51Z',"
	  "'deployStartedAt':'2023-11-14T22:13:50Z','source':{'path':'x'}}]}}",
	  "deploy shop 1.0.0 +0..1 #shop/0 | deploy shop 1.1.0 +10..11 #shop/1 | rollback shop 1.0.0 "
	  "+20..21 #shop/2 | deploy shop 1.1.0 +30..31 #shop/3" },
	{ "by-a-tag", "",
	  "{'apiVersion':'argoproj.io/v1alpha1','kind':'Application','metadata':{'name':'shop',"
	  "'namespace':'argocd'},'spec':{'project':'default','source':{'path':'x'},"
	  "'destination':{'namespace':'shop'}},'status':{'history':[{'id':0,"
	  "'revision':'1111111111111111111111111111111111111111','deployedAt':'2023-11-14T22:13:21Z',"
	  "'deployStartedAt':'2023-11-14T22:13:20Z','source':{'path':'x',"
	  "'targetRevision':'v1.2.3'}}]}}",
	  "deploy shop v1.2.3 1111111111111111111111111111111111111111 +0..1 #shop/0" },
	{ "several-sources", "",
	  "{'apiVersion':'argoproj.io/v1alpha1','kind':'Application','metadata':{'name':'shop',"
	  "'namespace':'argocd'},'spec':{'project':'default','source':{'path':'x'},"
	  "'destination':{'namespace':'shop'}},'status':{'history':[{'id':0,'revisions':['1.2.0',"
	  "'1111111111111111111111111111111111111111','1.3.0'],'sources':[{},{}],"
	  "'deployedAt':'2023-11-14T22:13:21Z'}]}}",
	  "deploy shop 1.2.0 1111111111111111111111111111111111111111 +1 #shop/0" },
	{ "failed", "",
	  "{'apiVersion':'argoproj.io/v1alpha1','kind':'Application','metadata':{'name':'shop',"
	  "'namespace':'argocd'},'spec':{'project':'default','source':{'path':'x'},"
	  "'destination':{'namespace':'shop'}},'status':{'history':[{'id':0,"
	  "'revision':'1111111111111111111111111111111111111111','deployedAt':'2023-11-14T22:13:21Z',"
	  "'deployStartedAt':'2023-11-14T22:13:20Z','source':{'path':'x'}}],"
	  "'operationState':{'phase':'Failed','startedAt':'2023-11-14T22:14:20Z',"
	  "'finishedAt':'2023-11-14T22:15:20Z','syncResult':{'revision':'2222222222222222222222222222"
	  "222222222222'}}}}",
	  "deploy shop 1111111111111111111111111111111111111111 +0..1 #shop/0 | deploy shop "
	  "2222222222222222222222222222222222222222 +60..120 failure #shop/2023-11-14T22:14:20Z" },
	{ "runs", "",
	  "{'apiVersion':'argoproj.io/v1alpha1','kind':'Application','metadata':{'name':'shop',"
	  "'namespace':'argocd'},'spec':{'project':'default','source':{'path':'x'},"
	  "'destination':{'namespace':'shop'}},'status':{'history':[],"
	  "'operationState':{'phase':'Running','startedAt':'2023-11-14T22:14:20Z',"
	  "'operation':{'sync':{'revision':'2222222222222222222222222222222222222222'}}}}}",
	  "deploy shop 2222222222222222222222222222222222222222 +60 running "
	  "#shop/2023-11-14T22:14:20Z" },
	{ "succeeded-as-the-history-says", "",
	  "{'apiVersion':'argoproj.io/v1alpha1','kind':'Application','metadata':{'name':'shop',"
	  "'namespace':'argocd'},'spec':{'project':'default','source':{'path':'x'},"
	  "'destination':{'namespace':'shop'}},'status':{'history':[{'id':0,"
	  "'revision':'1111111111111111111111111111111111111111','deployedAt':'2023-11-14T22:13:21Z',"
	  "'deployStartedAt':'2023-11-14T22:13:20Z','source':{'path':'x'}}],"
	  "'operationState':{'phase':'Succeeded','startedAt':'2023-11-14T22:13:20Z'}}}",
	  "deploy shop 1111111111111111111111111111111111111111 +0..1 #shop/0" },
	{ "never-synced", "",
	  "{'apiVersion':'argoproj.io/v1alpha1','kind':'Application','metadata':{'name':'shop',"
	  "'namespace':'argocd'},'spec':{},'status':{}}",
	  "1 not_relevant" },
	{ "listed", "",
	  "[{'metadata':{'name':'shop'},'spec':{'project':'default','source':{'path':'x'},"
	  "'destination':{'namespace':'shop'}},'status':{'history':[{'id':0,"
	  "'revision':'1111111111111111111111111111111111111111','deployedAt':'2023-11-14T22:13:21Z',"
	  "'deployStartedAt':'2023-11-14T22:13:20Z','source':{'path':'x'}}]}}]",
	  "deploy shop 1111111111111111111111111111111111111111 +0..1 #shop/0" },
	{ "of-staging", "",
	  "{'metadata':{'name':'shop','labels':{'env':'staging'}},'spec':{'project':'default',"
	  "'source':{'path':'x'},'destination':{'namespace':'shop'}},'status':{'history':[{'id':0,"
	  "'revision':'1111111111111111111111111111111111111111','deployedAt':'2023-11-14T22:13:21Z',"
	  "'deployStartedAt':'2023-11-14T22:13:20Z','source':{'path':'x'}}]}}",
	  "1 not_production" },
	{ "of-a-service", "orders=shop",
	  "{'apiVersion':'argoproj.io/v1alpha1','kind':'Application','metadata':{'name':'shop',"
	  "'namespace':'argocd'},'spec':{'project':'default','source':{'path':'x'},"
	  "'destination':{'namespace':'shop'}},'status':{'history':[{'id':0,"
	  "'revision':'1111111111111111111111111111111111111111','deployedAt':'2023-11-14T22:13:21Z',"
	  "'deployStartedAt':'2023-11-14T22:13:20Z','source':{'path':'x'}}]}}",
	  "deploy orders 1111111111111111111111111111111111111111 +0..1 #shop/0" },
	{ "of-no-service", "orders",
	  "{'apiVersion':'argoproj.io/v1alpha1','kind':'Application','metadata':{'name':'shop',"
	  "'namespace':'argocd'},'spec':{'project':'default','source':{'path':'x'},"
	  "'destination':{'namespace':'shop'}},'status':{'history':[{'id':0,"
	  "'revision':'1111111111111111111111111111111111111111','deployedAt':'2023-11-14T22:13:21Z',"
	  "'deployStartedAt':'2023-11-14T22:13:20Z','source':{'path':'x'}}]}}",
	  "unmatched: unknown service: \"shop\" is not a configured service" },
	{ "a-project", "",
	  "{'apiVersion':'argoproj.io/v1alpha1','kind':'AppProject','metadata':{'name':'x'}}",
	  "1 not_relevant" },
	{ "all-that-it-may-remember", "",
	  "{'apiVersion':'argoproj.io/v1alpha1','kind':'Application','metadata':{'name':'shop',"
	  "'namespace':'argocd'},'spec':{'revisionHistoryLimit':2},'status':{'history':[{'id':8,"
	  "'revision':'1111111111111111111111111111111111111111','deployedAt':'2023-11-14T22:13:21Z',"
	  "'deployStartedAt':'2023-11-14T22:13:20Z','source':{'path':'x'}},{'id':9,"
	  "'revision':'2222222222222222222222222222222222222222','deployedAt':'2023-11-14T22:13:31Z',"
	  "'deployStartedAt':'2023-11-14T22:13:30Z','source':{'path':'x'}}]}}",
	  "deploy shop 1111111111111111111111111111111111111111 +0..1 #shop/8 | deploy shop "
	  "2222222222222222222222222222222222222222 +10..11 #shop/9 | finding: probably cut: "
	  "\"shop\" remembers 2 syncs, as many as it may" },
	{ "no-time", "",
	  "{'apiVersion':'argoproj.io/v1alpha1','kind':'Application','metadata':{'name':'shop',"
	  "'namespace':'argocd'},'spec':{'project':'default','source':{'path':'x'},"
	  "'destination':{'namespace':'shop'}},'status':{'history':[{'id':0,'revision':'1.0.0'}]}}",
	  "malformed: time missing: a sync of \"shop\" says neither when it began nor when it ended" },
	{ "not-a-time", "",
	  "{'apiVersion':'argoproj.io/v1alpha1','kind':'Application','metadata':{'name':'shop',"
	  "'namespace':'argocd'},'spec':{'project':'default','source':{'path':'x'},"
	  "'destination':{'namespace':'shop'}},'status':{'history':[{'id':0,'revision':'1.0.0',"
	  "'deployedAt':'soon'},{'id':1,'revision':'1111111111111111111111111111111111111111',"
	  "'deployedAt':'2023-11-14T22:13:21Z','deployStartedAt':'2023-11-14T22:13:20Z',"
	  "'source':{'path':'x'}}]}}",
	  "deploy shop 1111111111111111111111111111111111111111 +0..1 #shop/1 | malformed: not a "
	  "time: 'deployed_at' is \"soon\", not a time" },
	{ "of-kubectl", "",
	  "{'apiVersion':'v1','kind':'List','items':[{'apiVersion':'argoproj.io/v1alpha1',"
	  "'kind':'Application','metadata':{'name':'shop','namespace':'argocd'},"
	  "'spec':{'project':'default','source':{'path':'x'},'destination':{'namespace':'shop'}},"
	  "'status':{'history':[{'id':0,'revision':'1111111111111111111111111111111111111111',"
	  "'deployedAt':'2023-11-14T22:13:21Z','deployStartedAt':'2023-11-14T22:13:20Z',"
	  "'source':{'path':'x'}}]}}]}",
	  "deploy shop 1111111111111111111111111111111111111111 +0..1 #shop/0" },
};
/* clang-format on */

/* clang-format off */
static const struct exported_case printed[] = {
	{ "syncs", "",
	  "ID  DATE                           REVISION\n"
	  "0   2023-11-14 14:13:20 -0800 PST  HEAD (abc1234)\n"
	  "1   2023-11-14 22:14:20 +0000 UTC  HEAD (abc1234)\n"
	  "2   2023-11-14 22:15:20 +0000 UTC  v1.2 (abc1235)\n"
	  "3   2023-11-14 22:16:20 +0000 UTC  HEAD (abc1234)\n",
	  "deploy x abc1234 +0 #x/0 | deploy x v1.2 abc1235 +120 #x/2 | "
	  "rollback x abc1234 +180 #x/3 | 1 not_relevant" },
	{ "several-sources", "shop",
	  "SOURCE  https://x/a.git\n"
	  "ID      DATE                           REVISION\n"
	  "0       2023-11-14 22:13:20 +0000 UTC  1.2.3\n\n"
	  "SOURCE  https://x/b\n"
	  "ID      DATE                           REVISION\n"
	  "0       2023-11-14 22:13:20 +0000 UTC  main (abc1234)\n",
	  "deploy shop 1.2.3 +0 #shop/0 | 1 not_relevant" },
	{ "another-line", "",
	  "ID  DATE                           REVISION\nno history\n",
	  "malformed: not of this format: it has no number, date and "
	  "revision" },
	{ "of-none-of-several", "orders cart",
	  "ID  DATE                           REVISION\n"
	  "0   2023-11-14 14:13:20 -0800 PST  HEAD (abc1234)\n",
	  "unmatched: unknown service: it names no service" },
};
/* clang-format on */

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	exported_add_cases("argocd", cases, G_N_ELEMENTS(cases), true);
	exported_add_cases("argocd-history", printed, G_N_ELEMENTS(printed),
			   false);
	return g_test_run();
}
