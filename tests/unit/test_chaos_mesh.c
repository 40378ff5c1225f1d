/* test_chaos_mesh.c -- experiments of Chaos Mesh */
#include "tests/exported.h"

/* clang-format off */
static const struct exported_case cases[] = {
	{ "a-window", "",
	  "{'apiVersion':'chaos-mesh.org/v1alpha1','kind':'PodChaos','metadata':{'name':'a',"
	  "'uid':'u','creationTimestamp':'2023-11-14T22:13:20Z'},'spec':{'action':'pod-kill',"
	  "'selector':{'labelSelectors':{'app':'shop'}}},'status':{'conditions':[{'type':'Selected',"
	  "'status':'True'},{'type':'AllRecovered','status':'True'},{'type':'Paused',"
	  "'status':'False'}],'experiment':{'desiredPhase':'Stop','containerRecords':[{'events':[{'type':'Succeeded',"
	  "'operation':'Apply','timestamp':'2023-11-14T22:13:25Z'},{'type':'Failed',"
	  "'operation':'Recover','message':'busy','timestamp':'2023-11-14T22:13:30Z'}"
	  ",{'type':'Succeeded','operation':'Recover','timestamp':'2023-11-14T22:13:35Z'}"
	  "]}]}}}",
	  "chaos_results experiment=PodChaos pod-kill engine=a service=shop "
	  "target=shop phase=AllRecovered started_at=+5 finished_at=+15 why=busy" },
	{ "several-injections", "",
	  "{'apiVersion':'chaos-mesh.org/v1alpha1','kind':'PodChaos','metadata':{'name':'a',"
	  "'uid':'u','creationTimestamp':'2023-11-14T22:13:20Z'},'spec':{'action':'pod-kill',"
	  "'selector':{'labelSelectors':{'app':'shop'}}},'status':{'experiment':{'containerRecords':[{'events':[{'type':'Succeeded',"
	  "'operation':'Apply','timestamp':'2023-11-14T22:13:29Z'},{'type':'Succeeded',"
	  "'operation':'Recover','timestamp':'2023-11-14T22:13:40Z'}]},{'events':[{'type':'Succeeded',"
	  "'operation':'Apply','timestamp':'2023-11-14T22:13:25Z'},{'type':'Succeeded',"
	  "'operation':'Recover','timestamp':'2023-11-14T22:13:35Z'}]},{'events':[{'type':'Succeeded',"
	  "'operation':'Apply','timestamp':'2023-11-14T22:13:27Z'}]}]}}}",
	  "chaos_results experiment=PodChaos pod-kill engine=a service=shop "
	  "target=shop started_at=+5 finished_at=+20" },
	{ "not-injected", "",
	  "{'apiVersion':'chaos-mesh.org/v1alpha1','kind':'PodChaos','metadata':{'name':'a',"
	  "'uid':'u','creationTimestamp':'2023-11-14T22:13:20Z'},'spec':{'action':'pod-kill',"
	  "'selector':{'labelSelectors':{'app':'shop'}}},'status':{'experiment':{'desiredPhase':'Run'}"
	  "}}",
	  "chaos_results experiment=PodChaos pod-kill engine=a service=shop "
	  "target=shop phase=Run" },
	{ "conditions-in-any-order", "",
	  "{'apiVersion':'chaos-mesh.org/v1alpha1','kind':'NetworkChaos','metadata':{'name':'a'}"
	  ",'spec':{'action':'delay'},'status':{'conditions':[{'type':'AllInjected','status':'True'}"
	  ",{'type':'AllRecovered','status':'False'},{'type':'Selected','status':'True'}],'experiment':{}}}",
	  "chaos_results experiment=NetworkChaos delay engine=a phase=AllInjected" },
	{ "of-version-1", "",
	  "{'apiVersion':'chaos-mesh.org/v1alpha1','kind':'PodChaos','metadata':{'name':'a'}"
	  ",'spec':{'action':'pod-kill'},'status':{'experiment':{'phase':'Finished',"
	  "'startTime':'2023-11-14T22:13:21Z','endTime':'2023-11-14T22:13:51Z','podRecords':[{'name':'p'}]}}}",
	  "chaos_results experiment=PodChaos pod-kill engine=a phase=Finished "
	  "started_at=+1 finished_at=+31" },
	{ "archived", "",
	  "{'uid':'u','kind':'PodChaos','namespace':'test','name':'a','created_at':'2023-11-14T22:13:20Z',"
	  "'start_time':'2023-11-14T22:13:21Z','finish_time':'2023-11-14T22:13:51Z','kube_object':"
	  "{'kind':'PodChaos','spec':{'action':'pod-kill','selector':{'labelSelectors':{'app':'shop'}}}}}",
	  "chaos_results experiment=PodChaos pod-kill engine=a service=shop "
	  "target=shop started_at=+1 finished_at=+31" },
	{ "listed", "",
	  "[{'uid':'u','kind':'IOChaos','namespace':'test','name':'a','created_at':'2023-11-14T22:13:20Z',"
	  "'status':'finished'},{'uid':'v','kind':'IOChaos','namespace':'test','name':'b','created_at':'soon'}]",
	  "chaos_results experiment=IOChaos engine=a phase=finished | "
	  "malformed: not a time: 'created_at' is \"soon\", not a time" },
	{ "archived-with-its-status", "",
	  "{'uid':'u','kind':'PodChaos','namespace':'test','name':'a','created_at':'2023-11-14T22:13:20Z',"
	  "'chaos_status':{'conditions':[{'type':'AllRecovered','status':'True'}],'experiment':{'containerRecords':[{'events':"
	  "[{'type':'Succeeded','operation':'Apply','timestamp':'2023-11-14T22:13:21Z'},{'type':'Failed','operation':'Recover',"
	  "'message':'busy'},{'type':'Succeeded','operation':'Recover','timestamp':'2023-11-14T22:13:51Z'}]}]}},"
	  "'kube_object':{'kind':'PodChaos','spec':{'action':'pod-kill','selector':{'namespaces':['shop']}}}}",
	  "chaos_results experiment=PodChaos pod-kill engine=a service=shop "
	  "target=shop phase=AllRecovered started_at=+1 finished_at=+31 why=busy" },
	{ "listed-schedules", "",
	  "[{'uid':'u','kind':'Schedule','namespace':'test','name':'a','created_at':'2023-11-14T22:13:20Z','status':'running'}]",
	  "1 not_relevant" },
	{ "events", "",
	  "[{'id':1,'object_id':'u','created_at':'2023-11-14T22:13:21Z','namespace':'test','name':'a','kind':'PodChaos',"
	  "'type':'Normal','reason':'Applied','message':'Successfully apply chaos for shop/a'},{'id':2,'object_id':'u',"
	  "'created_at':'soon','namespace':'test','name':'a','kind':'PodChaos','reason':'Recovered'}]",
	  "events at=+1 kind=chaos text=Successfully apply chaos for shop/a | "
	  "malformed: not a time: 'created_at' is \"soon\", not a time" },
	{ "a-schedule", "",
	  "{'apiVersion':'chaos-mesh.org/v1alpha1','kind':'Schedule','spec':{}"
	  "}",
	  "1 not_relevant" },
	{ "not-a-time", "",
	  "{'apiVersion':'chaos-mesh.org/v1alpha1','kind':'IOChaos','metadata':{'creationTimestamp':'soon'}"
	  ",'status':{'experiment':{}}}",
	  "malformed: not a time: 'metadata.creation_timestamp' is \"soon\","
	  " not a time" },
	{ "of-yaml", "",
	  "[{'apiVersion':'chaos-mesh.org/v1alpha1','kind':'NetworkChaos',"
	  "'metadata':{'name':'n'},'spec':{'action':'delay','selector':{'namespaces':['default']}"
	  "},'status':{'experiment':{}}}]",
	  "chaos_results experiment=NetworkChaos delay engine=n service=default "
	  "target=default" },
};
/* clang-format on */

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	exported_add_cases("chaos-mesh", cases, G_N_ELEMENTS(cases), true);
	return g_test_run();
}
