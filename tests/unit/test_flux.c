/* test_flux.c -- HelmReleases and Kustomizations of Flux */
#include "tests/exported.h"

#define EVENT(kind, reason, metadata)                              \
	"{'involvedObject':{'kind':'" kind "','name':'shop',"      \
	"'apiVersion':'x.toolkit.fluxcd.io/v1'},'reason':'" reason \
	"','timestamp':'2023-11-14T22:13:20Z','metadata':{" metadata "}}"

/* clang-format off */
static const struct exported_case cases[] = {
	{ "a-history", "",
	  "{'apiVersion':'helm.toolkit.fluxcd.io/v2','kind':'HelmRelease','metadata':{'name':'shop',"
	  "'namespace':'web'},'status':{'history':[{'name':'shop','namespace':'web','version':2,"
	  "'status':'deployed','chartName':'shop','chartVersion':'1.1.0','appVersion':'v1.1.0',"
	  "'configDigest':'c','lastDeployed':'2023-11-14T22:13:30Z',"
	  "'firstDeployed':'2023-11-14T22:13:00Z','deleted':null},{'name':'shop','namespace':'web',"
	  "'version':1,'status':'superseded','chartName':'shop','chartVersion':'1.0.0',"
	  "'appVersion':'v1.0.0','configDigest':'c','lastDeployed':'2023-11-14T22:13:20Z',"
	  "'firstDeployed':'2023-11-14T22:13:00Z','deleted':null}]}}",
	  "deploy shop v1.1.0 +10 #web/shop/2 | deploy shop v1.0.0 +0 #web/shop/1" },
	{ "among-other-objects", "",
	  "{'apiVersion':'v1','kind':'List','items':[{'apiVersion':'v1','kind':'Pod',"
	  "'metadata':{'name':'a'}},{'apiVersion':'helm.toolkit.fluxcd.io/v2','kind':'HelmRelease',"
	  "'metadata':{'name':'shop','namespace':'web'},'status':{'history':[{'name':'shop',"
	  "'namespace':'web','version':1,'status':'deployed','appVersion':'v1.0.0',"
	  "'lastDeployed':'2023-11-14T22:13:20Z'}]}},{'apiVersion':'v1','kind':'Service',"
	  "'metadata':{'name':'a'}},{'kind':'Service'}]}",
	  "deploy shop v1.0.0 +0 #web/shop/1 | 2 not_relevant | malformed: not of this format: "
	  "its keys are \"kind\"" },
	{ "other-objects-alone", "",
	  "{'apiVersion':'v1','kind':'Pod','metadata':{'name':'a'}}",
	  "error: x: of no known format: its keys are \"apiVersion\", \"kind\", \"metadata\"" },
	{ "charts-without-an-application", "",
	  "{'apiVersion':'helm.toolkit.fluxcd.io/v2','kind':'HelmRelease','metadata':{'name':'shop',"
	  "'namespace':'web'},'status':{'history':[{'name':'shop','namespace':'web','version':1,"
	  "'status':'deployed','chartName':'shop','chartVersion':'1.0.0','configDigest':'c',"
	  "'lastDeployed':'2023-11-14T22:13:20Z','firstDeployed':'2023-11-14T22:13:00Z',"
	  "'deleted':null}]}}",
	  "deploy shop 1.0.0 +0 #web/shop/1" },
	{ "failed", "",
	  "{'apiVersion':'helm.toolkit.fluxcd.io/v2','kind':'HelmRelease','metadata':{'name':'shop',"
	  "'namespace':'web'},'status':{'history':[{'name':'shop','namespace':'web','version':2,"
	  "'status':'failed','chartName':'shop','chartVersion':'1.1.0','appVersion':'v1.1.0',"
	  "'configDigest':'c','lastDeployed':'2023-11-14T22:13:30Z',"
	  "'firstDeployed':'2023-11-14T22:13:00Z','deleted':null},{'name':'shop','namespace':'web',"
	  "'version':1,'status':'deployed','chartName':'shop','chartVersion':'1.0.0',"
	  "'appVersion':'v1.0.0','configDigest':'c','lastDeployed':'2023-11-14T22:13:20Z',"
	  "'firstDeployed':'2023-11-14T22:13:00Z','deleted':null}]}}",
	  "deploy shop v1.1.0 +10 failure #web/shop/2 | deploy shop v1.0.0 +0 #web/shop/1" },
	{ "runs", "",
	  "{'apiVersion':'helm.toolkit.fluxcd.io/v2','kind':'HelmRelease','metadata':{'name':'shop',"
	  "'namespace':'web'},'status':{'history':[{'name':'shop','namespace':'web','version':1,"
	  "'status':'pending-install','chartName':'shop','chartVersion':'1.0.0',"
	  "'appVersion':'v1.0.0','configDigest':'c','lastDeployed':'2023-11-14T22:13:20Z',"
	  "'firstDeployed':'2023-11-14T22:13:00Z','deleted':null}]}}",
	  "deploy shop v1.0.0 +0 running #web/shop/1" },
	{ "uninstalled", "",
	  "{'apiVersion':'helm.toolkit.fluxcd.io/v2','kind':'HelmRelease','metadata':{'name':'shop',"
	  "'namespace':'web'},'status':{'history':[{'name':'shop','namespace':'web','version':1,"
	  "'status':'uninstalled','chartName':'shop','chartVersion':'1.0.0','appVersion':'v1.0.0',"
	  "'configDigest':'c','lastDeployed':'2023-11-14T22:13:20Z',"
	  "'firstDeployed':'2023-11-14T22:13:00Z','deleted':null}]}}",
	  "deploy shop v1.0.0 +0 unknown #web/shop/1" },
	{ "goes-back", "",
	  "{'apiVersion':'helm.toolkit.fluxcd.io/v2','kind':'HelmRelease','metadata':{'name':'shop',"
	  "'namespace':'web'},'status':{'history':[{'name':'shop','namespace':'web','version':3,"
	  "'status':'deployed','chartName':'shop','chartVersion':'1.0.0','appVersion':'v1.0.0',"
	  "'configDigest':'c','lastDeployed':'2023-11-14T22:13:40Z',"
	  "'firstDeployed':'2023-11-14T22:13:00Z','deleted':null},{'name':'shop','namespace':'web',"
	  "'version':2,'status':'superseded','chartName':'shop','chartVersion':'1.1.0',"
	  "'appVersion':'v1.1.0','configDigest':'c','lastDeployed':'2023-11-14T22:13:30Z',"
	  "'firstDeployed':'2023-11-14T22:13:00Z','deleted':null},{'name':'shop','namespace':'web',"
	  "'version':1,'status':'superseded','chartName':'shop','chartVersion':'1.0.0',"
	  "'appVersion':'v1.0.0','configDigest':'c','lastDeployed':'2023-11-14T22:13:20Z',"
	  "'firstDeployed':'2023-11-14T22:13:00Z','deleted':null}]}}",
	  "rollback shop v1.0.0 +20 #web/shop/3 | deploy shop v1.1.0 +10 #web/shop/2 | deploy shop "
	  "v1.0.0 +0 #web/shop/1" },
	{ "other-values", "",
	  "{'apiVersion':'helm.toolkit.fluxcd.io/v2','kind':'HelmRelease','metadata':{'name':'shop',"
	  "'namespace':'web'},'status':{'history':[{'name':'shop','namespace':'web','version':3,"
	  "'status':'deployed','chartName':'shop','chartVersion':'1.0.0','appVersion':'v1.0.0',"
	  "'configDigest':'d','lastDeployed':'2023-11-14T22:13:40Z',"
	  "'firstDeployed':'2023-11-14T22:13:00Z','deleted':null},{'name':'shop','namespace':'web',"
	  "'version':2,'status':'superseded','chartName':'shop','chartVersion':'1.1.0',"
	  "'appVersion':'v1.1.0','configDigest':'c','lastDeployed':'2023-11-14T22:13:30Z',"
	  "'firstDeployed':'2023-11-14T22:13:00Z','deleted':null},{'name':'shop','namespace':'web',"
	  "'version':1,'status':'superseded','chartName':'shop','chartVersion':'1.0.0',"
	  "'appVersion':'v1.0.0','configDigest':'c','lastDeployed':'2023-11-14T22:13:20Z',"
	  "'firstDeployed':'2023-11-14T22:13:00Z','deleted':null}]}}",
	  "deploy shop v1.0.0 +20 #web/shop/3 | deploy shop v1.1.0 +10 #web/shop/2 | deploy shop "
	  "v1.0.0 +0 #web/shop/1" },
	{ "the-same-again", "",
	  "{'apiVersion':'helm.toolkit.fluxcd.io/v2','kind':'HelmRelease','metadata':{'name':'shop',"
	  "'namespace':'web'},'status':{'history':[{'name':'shop','namespace':'web','version':3,"
	  "'status':'deployed','chartName':'shop','chartVersion':'1.0.0','appVersion':'v1.0.0',"
	  "'configDigest':'c','lastDeployed':'2023-11-14T22:13:40Z',"
	  "'firstDeployed':'2023-11-14T22:13:00Z','deleted':null},{'name':'shop','namespace':'web',"
	  "'version':2,'status':'superseded','chartName':'shop','chartVersion':'1.0.0',"
	  "'appVersion':'v1.0.0','configDigest':'c','lastDeployed':'2023-11-14T22:13:30Z',"
	  "'firstDeployed':'2023-11-14T22:13:00Z','deleted':null},{'name':'shop','namespace':'web',"
	  "'version':1,'status':'superseded','chartName':'shop','chartVersion':'1.0.0',"
	  "'appVersion':'v1.0.0','configDigest':'c','lastDeployed':'2023-11-14T22:13:20Z',"
	  "'firstDeployed':'2023-11-14T22:13:00Z','deleted':null}]}}",
	  "deploy shop v1.0.0 +20 #web/shop/3 | deploy shop v1.0.0 +10 #web/shop/2 | deploy shop "
	  "v1.0.0 +0 #web/shop/1" },
	{ "snapshots-alone", "",
	  "[{'name':'shop','namespace':'web','version':1,'status':'superseded','chartName':'shop',"
	  "'chartVersion':'1.0.0','appVersion':'v1.0.0','configDigest':'c',"
	  "'lastDeployed':'2023-11-14T22:13:20Z','firstDeployed':'2023-11-14T22:13:00Z',"
	  "'deleted':null},{'name':'shop','namespace':'web','version':2,'status':'deployed',"
	  "'chartName':'shop','chartVersion':'1.1.0','appVersion':'v1.1.0','configDigest':'c',"
	  "'lastDeployed':'2023-11-14T22:13:30Z','firstDeployed':'2023-11-14T22:13:00Z',"
	  "'deleted':null}]",
	  "deploy shop v1.0.0 +0 #web/shop/1 | deploy shop v1.1.0 +10 #web/shop/2" },
	{ "without-a-history", "",
	  "{'apiVersion':'helm.toolkit.fluxcd.io/v2beta1','kind':'HelmRelease',"
	  "'metadata':{'name':'shop'},'status':{'conditions':[{'type':'Reconciling',"
	  "'status':'False'},{'type':'Ready','status':'True',"
	  "'lastTransitionTime':'2023-11-14T22:13:20Z'}],'lastAppliedRevision':'6.3.5',"
	  "'lastAttemptedRevision':'6.3.6'}}",
	  "deploy shop 6.3.5 +0 #/shop/6.3.5 | finding: time approximate: it has no history: taken "
	  "as deployed at the last change of its condition Ready" },
	{ "attempted", "",
	  "{'apiVersion':'kustomize.toolkit.fluxcd.io/v1','kind':'Kustomization',"
	  "'metadata':{'name':'shop','namespace':'web'},"
	  "'status':{'conditions':[{'type':'Reconciling','status':'False'},{'type':'Ready',"
	  "'status':'False','lastTransitionTime':'2023-11-14T22:13:20Z'}],"
	  "'lastAppliedRevision':'main@sha1:1111111111111111111111111111111111111111',"
	  "'lastAttemptedRevision':'main@sha1:2222222222222222222222222222222222222222'}}",
	  "deploy shop 2222222222222222222222222222222222222222 +0 failure "
	  "#web/shop/main@sha1:2222222222222222222222222222222222222222 | finding: time approximate: "
	  "it has no history: taken as deployed at the last change of its condition Ready" },
	{ "being-attempted", "",
	  "{'apiVersion':'kustomize.toolkit.fluxcd.io/v1','kind':'Kustomization',"
	  "'metadata':{'name':'shop','namespace':'web'},"
	  "'status':{'conditions':[{'type':'Reconciling','status':'False'},{'type':'Ready',"
	  "'status':'Unknown','lastTransitionTime':'2023-11-14T22:13:20Z'}],"
	  "'lastAttemptedRevision':'main@sha1:1111111111111111111111111111111111111111'}}",
	  "deploy shop 1111111111111111111111111111111111111111 +0 running "
	  "#web/shop/main@sha1:1111111111111111111111111111111111111111 | finding: time approximate: "
	  "it has no history: taken as deployed at the last change of its condition Ready" },
	{ "applied", "",
	  "{'apiVersion':'kustomize.toolkit.fluxcd.io/v1','kind':'Kustomization',"
	  "'metadata':{'name':'shop','namespace':'web'},"
	  "'status':{'conditions':[{'type':'Reconciling','status':'False'},{'type':'Ready',"
	  "'status':'True','lastTransitionTime':'2023-11-14T22:13:20Z'}],"
	  "'lastAppliedRevision':'main@sha1:1111111111111111111111111111111111111111'}}",
	  "deploy shop 1111111111111111111111111111111111111111 +0 "
	  "#web/shop/main@sha1:1111111111111111111111111111111111111111 | finding: time approximate: "
	  "it has no history: taken as deployed at the last change of its condition Ready" },
	{ "applied-as-it-was-written", "",
	  "{'apiVersion':'kustomize.toolkit.fluxcd.io/v1','kind':'Kustomization',"
	  "'metadata':{'name':'shop','namespace':'web'},"
	  "'status':{'conditions':[{'type':'Reconciling','status':'False'},{'type':'Ready',"
	  "'status':'True','lastTransitionTime':'2023-11-14T22:13:20Z'}],"
	  "'lastAppliedRevision':'main/1111111111111111111111111111111111111111'}}",
	  "deploy shop 1111111111111111111111111111111111111111 +0 "
	  "#web/shop/main/1111111111111111111111111111111111111111 | finding: time approximate: it "
	  "has no history: taken as deployed at the last change of its condition Ready" },
	{ "reconciled", "",
	  "{'apiVersion':'kustomize.toolkit.fluxcd.io/v1','kind':'Kustomization',"
	  "'metadata':{'name':'shop','namespace':'web'},'status':{'history':[{'digest':'sha256:b',"
	  "'firstReconciled':'2023-11-14T22:13:40Z','lastReconciled':'2023-11-14T22:14:20Z',"
	  "'lastReconciledStatus':'HealthCheckFailed',"
	  "'metadata':{'revision':'main@sha1:2222222222222222222222222222222222222222'}},"
	  "{'digest':'sha256:a','firstReconciled':'2023-11-14T22:13:20Z',"
	  "'lastReconciled':'2023-11-14T22:13:30Z','lastReconciledStatus':'ReconciliationSucceeded',"
	  "'metadata':{'revision':'main@sha1:1111111111111111111111111111111111111111'}}]}}",
	  "deploy shop 2222222222222222222222222222222222222222 +20 failure #web/shop/sha256:b | "
	  "deploy shop 1111111111111111111111111111111111111111 +0 #web/shop/sha256:a" },
	{ "of-staging", "",
	  "{'apiVersion':'helm.toolkit.fluxcd.io/v2','kind':'HelmRelease','metadata':{'name':'shop',"
	  "'labels':{'env':'staging'}},'status':{'history':[{'name':'shop','namespace':'web',"
	  "'version':1,'status':'superseded','chartName':'shop','chartVersion':'1.0.0',"
	  "'appVersion':'v1.0.0','configDigest':'c','lastDeployed':'2023-11-14T22:13:20Z',"
	  "'firstDeployed':'2023-11-14T22:13:00Z','deleted':null}]}}",
	  "1 not_production" },
	{ "a-source", "",
	  "{'apiVersion':'kustomize.toolkit.fluxcd.io/v1','kind':'GitRepository',"
	  "'metadata':{'name':'shop','namespace':'web'},'status':{}}",
	  "1 not_relevant" },
	{ "never-reconciled", "",
	  "{'apiVersion':'kustomize.toolkit.fluxcd.io/v1','kind':'Kustomization',"
	  "'metadata':{'name':'shop','namespace':'web'},'status':{}}",
	  "1 not_relevant" },
	{ "no-time", "",
	  "{'apiVersion':'helm.toolkit.fluxcd.io/v2','kind':'HelmRelease','metadata':{'name':'shop',"
	  "'namespace':'web'},'status':{'history':[{'version':1,'status':'deployed'}]}}",
	  "malformed: time missing: it does not say when it was deployed" },
	{ "not-a-time", "",
	  "{'apiVersion':'helm.toolkit.fluxcd.io/v2','kind':'HelmRelease','metadata':{'name':'shop',"
	  "'namespace':'web'},'status':{'history':[{'version':1,'lastDeployed':'soon'}]}}",
	  "malformed: not a time: 'last_deployed' is \"soon\", not a time" },
	{ "of-kubectl", "",
	  "{'apiVersion':'v1','kind':'List','items':[{'apiVersion':'helm.toolkit.fluxcd.io/v2',"
	  "'kind':'HelmRelease','metadata':{'name':'shop','namespace':'web'},"
	  "'status':{'history':[{'name':'shop','namespace':'web','version':1,'status':'superseded',"
	  "'chartName':'shop','chartVersion':'1.0.0','appVersion':'v1.0.0','configDigest':'c',"
	  "'lastDeployed':'2023-11-14T22:13:20Z','firstDeployed':'2023-11-14T22:13:00Z',"
	  "'deleted':null}]}}]}",
	  "deploy shop v1.0.0 +0 #web/shop/1" },
	{ "an-event-is-a-deploy-when-told-first", "",
	  EVENT("Kustomization", "ReconciliationSucceeded",
		"'revision':'main@sha1:abc1234'")
	  EVENT("Kustomization", "ReconciliationSucceeded",
		"'revision':'main@sha1:abc1234'")
	  EVENT("Kustomization", "ReconciliationSucceeded",
		"'revision':'main@sha1:abc1235','env':'production'"),
	  "deploy shop abc1234 +0 | deploy shop abc1235 in production +0 | "
	  "1 not_relevant" },
	{ "an-event-that-failed", "",
	  EVENT("HelmRelease", "UpgradeFailed", "'annotations':{"
		"'helm.toolkit.fluxcd.io/revision':'6.6.0',"
		"'helm.toolkit.fluxcd.io/app-version':'2.4.1'}"),
	  "deploy shop 2.4.1 +0 failure" },
	{ "an-event-that-goes-back", "",
	  EVENT("HelmRelease", "RollbackSucceeded", "'revision':'6.6.0'"),
	  "rollback shop 6.6.0 +0" },
	{ "events-of-other-things", "",
	  EVENT("GitRepository", "NewArtifact", "'revision':'main@sha1:abc'")
	  EVENT("Kustomization", "Progressing", "'revision':'main@sha1:abc'"),
	  "2 not_relevant" },
	{ "an-event-without-a-time", "",
	  "{'involvedObject':{'kind':'HelmRelease','name':'shop','apiVersion':"
	  "'helm.toolkit.fluxcd.io/v2'},'reason':'InstallSucceeded'}",
	  "malformed: time missing: neither 'firstTimestamp' nor 'timestamp' "
	  "is there" },
};

#define MANIFEST                                       \
	"apiVersion: helm.toolkit.fluxcd.io/v2\n"      \
	"kind: HelmRelease\nmetadata:\n  name: shop\n"
#define HISTORY                                                    \
	"status:\n  history:\n  - {chartName: shop, version: 1, "  \
	"chartVersion: 1.10, appVersion: 1.0, status: deployed, "  \
	"lastDeployed: \"2023-11-14T22:13:20Z\"}\n"
#define NONE_READ "error: x: of no known format: a key is not a word"
#define READ "deploy shop 1.0 +0 #/shop/1"

static const struct exported_case manifests[] = {
	{ "yaml", "", MANIFEST HISTORY, READ },
	{ "a-template-as-a-value", "",
	  MANIFEST "  namespace: {{ .ns }}\n" HISTORY, READ },
	{ "templates-in-a-list", "",
	  MANIFEST "spec:\n- {{ include \"x\" . }}\n- {{.Values.a | quote}}\n"
	  "- [{{ a }}, {b: {{ c }}}]\n" HISTORY, READ },
	{ "a-template-as-a-key", "",
	  MANIFEST "  labels:\n    {{ .label }}: x\n    y: z\n" HISTORY, READ },
	{ "a-template-alone", "", "---\n{{ .a }}\n---\n" MANIFEST HISTORY,
	  READ },
	{ "the-name-is-a-template", "",
	  "- appVersion: 1.0\n  chartName: shop\n  chartVersion: 1.0\n"
	  "  lastDeployed: \"2023-11-14T22:13:20Z\"\n  name: {{ .name }}\n"
	  "  status: deployed\n  version: 1\n",
	  "unmatched: unknown service: it names no service" },
	/* what is none stays what it was */
	{ "a-mapping-as-a-key", "", MANIFEST "  {a: b}: c\n" HISTORY,
	  NONE_READ },
	{ "a-list-as-a-key", "", MANIFEST "  ? [a]\n  : c\n" HISTORY, NONE_READ },
	{ "a-template-with-a-value", "", MANIFEST "x: {{a}: b}\n" HISTORY,
	  NONE_READ },
	{ "a-template-with-more", "", MANIFEST "x: {{a}, b}\n" HISTORY,
	  NONE_READ },
	{ "deep-in-a-template", "",
	  MANIFEST "x: {{ [[[{a: [b]}]]] }}\n" HISTORY, READ },
};
/* clang-format on */

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	exported_add_cases("flux", cases, G_N_ELEMENTS(cases), true);
	exported_add_cases("flux-yaml", manifests, G_N_ELEMENTS(manifests),
			   false);
	return g_test_run();
}
