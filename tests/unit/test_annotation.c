/* test_annotation.c -- what each form of annotation is read as */
#include "importers/annotation_text.h"
#include "tests/exported.h"

#include <string.h>

#define AT "'time':1700000000000,"

/* clang-format off */
static const struct {
	const char *name, *services, *record, *want;
} cases[] = {
	/* METRICS.md 2: kind */
	{ "a-deploy", "",
	  "{" AT "'tags':['deploy','orders','v2.4.1']}",
	  "deploy orders v2.4.1 +0" },
	{ "a-resource", "", "{'metadata':{'name':'a'},'spec':{" AT "'text':'','tags':['deploy','x']}}",
	  "deploy x +0 #a" },
	{ "a-rollback-wins", "",
	  "{" AT "'tags':['deploy','rollback','orders']}",
	  "rollback orders +0" },
	{ "a-tag-contains-the-word", "",
	  "{" AT "'tags':['k8s-Deployment','orders']}",
	  "deploy orders +0" },
	{ "a-service-tag-is-no-kind", "deploy-bot",
	  "{" AT "'tags':['deploy-bot','campaign']}",
	  "1 not_relevant" },
	{ "a-service-key-is-no-kind", "",
	  "{" AT "'tags':['service:deploy-bot']}",
	  "1 not_relevant" },
	{ "an-environment-is-no-kind", "",
	  "{" AT "'tags':['env:deploy-test','orders']}",
	  "1 not_relevant" },
	{ "an-alert-is-neither", "",
	  "{" AT "'tags':['deploy','orders'],'newState':'Alerting'}",
	  "1 not_relevant" },
	{ "an-alert-by-its-id", "",
	  "{" AT "'tags':['deploy','orders'],'alertId':7,'newState':''}",
	  "1 not_relevant" },
	{ "alert-id-zero-is-none", "",
	  "{" AT "'tags':['deploy','orders'],'alertId':0,'newState':''}",
	  "deploy orders +0" },
	{ "neither", "", "{" AT "'text':'Christmas','tags':['campaign']}",
	  "1 not_relevant" },
	{ "no-tags", "", "{" AT "'text':'Deployed orders v1'}",
	  "1 not_relevant" },
	{ "tags-in-one-text", "",
	  "{" AT "'text':'','tags':'deploy orders,v1'}",
	  "deploy orders v1 +0" },
	{ "the-run-that-did-it", "",
	  "{" AT "'text':'Deploy shop\\nRun: https://ci.x/a/shop/actions/runs/71/job/5',"
	  "'tags':['deploy','orders']}",
	  "deploy orders +0 run=71" },
	{ "a-pipeline-that-did-it", "",
	  "{" AT "'text':'<a href=\\'https://x/a/-/pipelines/72\\'>72</a>',"
	  "'tags':['deploy','orders']}",
	  "deploy orders +0 run=72" },
	{ "a-link-without-a-number", "",
	  "{" AT "'text':'https://ci.x/a/shop/actions/runs/','tags':['deploy','orders']}",
	  "deploy orders +0" },
	/* time */
	{ "a-region-ends-later", "",
	  "{" AT "'timeEnd':1700000240500,'tags':['deploy','orders']}",
	  "deploy orders +0..240" },
	{ "equal-ends-are-a-point", "",
	  "{" AT "'timeEnd':1700000000000,'tags':['deploy','orders']}",
	  "deploy orders +0" },
	{ "no-end-is-zero", "",
	  "{" AT "'timeEnd':0,'tags':['deploy','orders']}",
	  "deploy orders +0" },
	{ "ends-before-it-begins", "",
	  "{" AT "'timeEnd':1600000000000,'tags':['deploy','orders']}",
	  "deploy orders +0 | finding: ends before it begins: 'timeEnd' is "
	  "1600000000000, before 'time', 1700000000000" },
	{ "seconds-are-taken-as-seconds", "",
	  "{'time':1700000000,'timeEnd':1700000060,'tags':['deploy','orders']}",
	  "deploy orders +0..60 | finding: time in seconds: "
	  "'time' is 1700000000, taken as seconds" },
	{ "an-exponent", "", "{'time':1.7e12,'tags':['deploy','orders']}",
	  "deploy orders +0" },
	{ "digits-in-quotes", "",
	  "{'time':'1700000000000','tags':['deploy','orders']}",
	  "deploy orders +0 | finding: time is text: "
	  "'time' is \"1700000000000\", taken as a number" },
	{ "words-are-no-time", "",
	  "{'time':'yesterday','tags':['deploy','orders']}",
	  "malformed: time is text: "
	  "'time' is \"yesterday\", not epoch milliseconds" },
	{ "an-object-is-no-time", "", "{'time':{},'tags':['deploy']}",
	  "malformed: time is no number: "
	  "'time' is an object, not epoch milliseconds" },
	{ "no-time-was-posted", "",
	  "{'text':'Deployed ledger','tags':['deploy','ledger']}",
	  "malformed: time missing: 'time' is missing" },
	{ "null-is-missing", "", "{'time':null,'tags':['deploy','ledger']}",
	  "malformed: time missing: 'time' is null, not epoch milliseconds" },
	{ "zero-is-missing", "", "{'time':0,'tags':['deploy','ledger']}",
	  "malformed: time missing: 'time' is 0, not epoch milliseconds" },
	{ "nanoseconds-are-too-late", "",
	  "{'time':1700000000000000000,'tags':['deploy','ledger']}",
	  "malformed: time out of range: "
	  "'time' is 1700000000000000000, not epoch milliseconds" },
	{ "before-1970", "", "{'time':-1,'tags':['deploy','ledger']}",
	  "malformed: time out of range: "
	  "'time' is -1, not epoch milliseconds" },
	/* service */
	{ "names-are-folded", "order-service",
	  "{" AT "'tags':['deploy','Order_Service']}",
	  "deploy order-service +0" },
	{ "an-alias", "orders=shop payments",
	  "{" AT "'tags':['deploy','shop']}", "deploy orders +0" },
	{ "a-shared-alias-is-for-incidents", "orders=shop payments=shop",
	  "{" AT "'tags':['deploy','shop']}",
	  "unmatched: unknown service: "
	  "\"shop\" is an alias of several services" },
	{ "a-name-beats-an-alias-like-it", "shop payments=shop",
	  "{" AT "'tags':['deploy','shop']}", "deploy shop +0" },
	{ "a-key-names-it", "orders", "{" AT "'tags':['deploy','service=orders']}",
	  "deploy orders +0" },
	{ "a-plain-tag-beats-the-key", "orders payments",
	  "{" AT "'tags':['deploy','service:orders','payments']}",
	  "deploy payments +0" },
	{ "unknown", "orders", "{" AT "'tags':['deploy','ledger','v1']}",
	  "unmatched: unknown service: none of the tags \"deploy\", "
	  "\"ledger\", \"v1\" is a configured service" },
	{ "unknown-by-key", "orders", "{" AT "'tags':['deploy','service:ledger']}",
	  "unmatched: unknown service: "
	  "\"ledger\" is not a configured service" },
	{ "the-first-other-tag", "",
	  "{" AT "'tags':['v1','production','deploy','orders','eu']}",
	  "deploy orders v1 in production +0" },
	{ "a-key-is-not-the-first-choice", "",
	  "{" AT "'tags':['deploy','team:shop','orders']}",
	  "deploy orders +0" },
	{ "the-kind-beside-a-name-like-it", "",
	  "{" AT "'tags':['deploy-bot','deploy']}", "deploy deploy-bot +0" },
	{ "no-service-at-all", "", "{" AT "'tags':['deploy','v1']}",
	  "unmatched: unknown service: "
	  "the tags \"deploy\", \"v1\" name no service" },
	/* version */
	{ "a-version-key-first", "",
	  "{" AT "'tags':['deploy','orders','v1','version:2026-05']}",
	  "deploy orders 2026-05 +0" },
	{ "release-81", "", "{" AT "'tags':['deploy','release-81','orders']}",
	  "deploy orders release-81 +0" },
	{ "2.13.hotfix.2-1", "",
	  "{" AT "'tags':['deploy','copr-backend','2.13.hotfix.2-1']}",
	  "deploy copr-backend 2.13.hotfix.2-1 +0" },
	{ "a-bare-number-is-none", "", "{" AT "'tags':['deploy','81']}",
	  "deploy 81 +0" },
	{ "the-version-in-the-text", "orders",
	  "{" AT "'tags':['deploy','orders'],'text':'Deployed orders v3.1.'}",
	  "deploy orders v3.1 +0" },
	{ "the-version-after-at", "orders",
	  "{" AT "'tags':['deploy','orders'],'text':'Deploy orders@2.4.1'}",
	  "deploy orders 2.4.1 +0" },
	{ "words-are-no-version", "orders",
	  "{" AT "'tags':['deploy','orders'],'text':'Deployed orders twice'}",
	  "deploy orders +0" },
	/* commit */
	{ "a-full-id-in-the-tags", "",
	  "{" AT "'tags':['deploy','shop',"
	  "'0123456789abcdef0123456789abcdef01234567'],"
	  "'text':'Commit: fedcba98'}",
	  "deploy shop 0123456789abcdef0123456789abcdef01234567 +0" },
	{ "a-commit-key", "", "{" AT "'tags':['deploy','shop','sha:abc123'],"
	  "'text':'Commit: fedcba98'}",
	  "deploy shop abc123 +0" },
	{ "a-branch-is-no-commit", "",
	  "{" AT "'tags':['deploy','shop','commit:main'],"
	  "'text':'Commit: fedcba98'}",
	  "deploy shop fedcba98 +0" },
	{ "a-line-of-the-text", "",
	  "{" AT "'tags':['deploy','orders','v2.4.1'],'text':"
	  "'Deployed orders v2.4.1\\nCommit: abc123\\nAuthor: jane.doe'}",
	  "deploy orders v2.4.1 abc123 +0" },
	{ "a-literal-backslash-n", "",
	  "{" AT "'tags':['deploy','orders'],'text':"
	  "'Deployed orders v2.4.1\\\\nCommit: abc123\\\\nAuthor: jane.doe'}",
	  "deploy orders v2.4.1 abc123 +0" },
	{ "three-digits-are-too-few", "",
	  "{" AT "'tags':['deploy','orders'],'text':'Commit: abc'}",
	  "deploy orders +0" },
	{ "not-in-the-middle-of-a-line", "",
	  "{" AT "'tags':['deploy','orders'],'text':'a Commit: abcd'}",
	  "deploy orders +0" },
	{ "repository-at-id", "",
	  "{" AT "'tags':['deploy','shop'],"
	  "'text':'Deploy shop@1234567\\nBranch: main'}",
	  "deploy shop 1234567 +0" },
	{ "six-digits-after-at", "",
	  "{" AT "'tags':['deploy','shop'],'text':'Deploy shop@abcdef'}",
	  "deploy shop +0" },
	{ "an-address-is-no-commit", "",
	  "{" AT "'tags':['deploy','shop'],'text':'by jane@deadbeef.example'}",
	  "deploy shop +0" },
	{ "html-is-plain-first", "",
	  "{" AT "'tags':['deploy','shop'],'text':"
	  "'<b>Deployed</b> shop v1.2<br/>Commit: <a href=\\\"x>y\\\">"
	  "abc123</a> &amp; more'}",
	  "deploy shop v1.2 abc123 +0" },
	/* environment */
	{ "production-by-any-name", "",
	  "{" AT "'tags':['deploy','orders','env:live']}",
	  "deploy orders in live +0" },
	{ "staging", "", "{" AT "'tags':['deploy','orders','staging']}",
	  "1 not_production" },
	{ "another-by-key", "", "{" AT "'tags':['deploy','orders','environment=blue']}",
	  "1 not_production" },
	{ "staging-of-an-unknown-service", "orders",
	  "{" AT "'tags':['deploy','ledger','staging']}", "1 not_production" },
	/* outcome */
	{ "failed", "", "{" AT "'tags':['deploy','orders','failed']}",
	  "deploy orders +0 failure" },
	{ "failed-by-key", "", "{" AT "'tags':['deploy','orders','status:Failure']}",
	  "deploy orders +0 failure" },
	{ "passed-by-key", "", "{" AT "'tags':['deploy','orders','result=success']}",
	  "deploy orders +0" },
	/* records */
	{ "long-ids-are-exact", "",
	  "{'id':9007199254740993," AT "'tags':['deploy','orders']}",
	  "deploy orders +0 #9007199254740993" },
	{ "id-zero-is-none", "", "{'id':0," AT "'tags':['deploy','orders']}",
	  "deploy orders +0" },
	{ "the-last-of-equal-keys", "",
	  "{'time':1," AT "'tags':['deploy','orders']}",
	  "deploy orders +0" },
	{ "a-pair-of-rows", "",
	  "[{'id':6,'regionId':5,'time':1700000240000,'tags':['deploy','orders']},"
	  "{'id':5,'regionId':5," AT "'tags':['deploy','orders']}]",
	  "deploy orders +0..240 #5 | 1 duplicate" },
	{ "a-canary-is-an-event", "orders",
	  "{'id':9," AT "'timeEnd':1700000240000,'tags':['canary','promoted',"
	  "'orders'],'text':'<b>Promoted</b> v2'}",
	  "events at=+0 ended_at=+240 kind=canary service=orders "
	  "tags=canary;promoted;orders text=Promoted v2" },
	{ "a-flag-by-its-key", "",
	  "{" AT "'tags':['enabled','Feature-Flag:checkout','orders','v2']}",
	  "events at=+0 kind=flag service=orders "
	  "tags=enabled;Feature-Flag:checkout;orders;v2" },
	{ "chaos-of-a-service-by-key", "",
	  "{" AT "'tags':['chaos','pod-kill','service:orders']}",
	  "events at=+0 kind=chaos service=orders "
	  "tags=chaos;pod-kill;service:orders" },
	{ "chaos-outside-production", "",
	  "{" AT "'tags':['chaos','orders','staging']}",
	  "1 not_production" },
	{ "an-alert-by-its-tag", "orders",
	  "{" AT "'tags':['alert','ledger']}",
	  "events at=+0 kind=alert tags=alert;ledger" },
	{ "a-canary's-alert-is-none", "",
	  "{" AT "'tags':['canary','orders'],'newState':'ok'}",
	  "1 not_relevant" },
	{ "a-deploy-of-a-canary-is-a-deploy", "",
	  "{" AT "'tags':['deploy','orders','canary']}", "deploy orders +0" },
	{ "a-service-called-flag", "flag",
	  "{" AT "'tags':['flag','campaign']}", "1 not_relevant" },
	{ "a-pair-of-rows-of-an-event", "",
	  "[{'id':6,'regionId':5,'time':1700000240000,'tags':['chaos']},"
	  "{'id':5,'regionId':5," AT "'tags':['chaos']}]",
	  "events at=+0 ended_at=+240 kind=chaos tags=chaos | 1 duplicate" },
	{ "a-graphite-event", "",
	  "[{'id':3,'when':1700000000,'what':'Deployed orders v2',"
	  "'tags':['deploy','orders'],'data':'Commit: abc123'}]",
	  "deploy orders v2 abc123 +0 #3" },
	{ "a-graphite-event-with-words", "",
	  "{'what':'Deployed','tags':'deploy orders v2','when':'1700000000'}",
	  "deploy orders v2 +0" },
	{ "a-graphite-event-in-milliseconds", "",
	  "{'what':'Deployed','tags':['deploy','orders'],"
	  "'when':1700000000000}",
	  "deploy orders +0" },
	{ "a-graphite-event-without-a-time", "",
	  "{'what':'Deployed','tags':['deploy','orders']}",
	  "malformed: time missing: 'when' is missing" },
	{ "a-graphite-event-with-another-time", "",
	  "{'what':'Deployed','tags':[],'when':'noon'}",
	  "malformed: time is text: 'when' is \"noon\", not epoch seconds" },
	{ "a-graphite-event-of-something-else", "",
	  "{'what':'Christmas','when':1700000000}", "1 not_relevant" },
	{ "staging-twice-counts-once", "",
	  "[{'id':6," AT "'tags':['deploy','orders','qa']},"
	  "{'id':6," AT "'tags':['deploy','orders','qa']}]",
	  "1 duplicate | 1 not_production" },
	{ "staging-of-two-servers", "",
	  "[{'id':6,'created':1700000000000," AT "'tags':['deploy','orders','qa']},"
	  "{'id':6,'created':1700000001000," AT "'tags':['deploy','orders','qa']}]",
	  "2 not_production" },
	{ "the-one-modified-last-stays", "orders",
	  "[{'id':6,'updated':1700000002000," AT "'tags':['deploy','b']},"
	  "{'id':6,'updated':1700000001000," AT "'tags':['deploy','a']}]",
	  "1 duplicate | unmatched: unknown service: none of the tags "
	  "\"deploy\", \"b\" is a configured service" },
	{ "a-list-of-tags", "",
	  "{'result':{'tags':[{'tag':'outage','count':1}]}}",
	  "1 not_relevant | finding: only tags: "
	  "a list of tags, no annotations" },
	{ "a-stranger-among-them", "",
	  "[5,{" AT "'tags':['deploy','orders']},{'incidentID':'7'}]",
	  "deploy orders +0 | malformed: not of this format: it is 5, not an object | "
	  "malformed: time missing: "
	  "neither 'incidentStart' nor 'createdTime' is there" },
	{ "one-broken-does-not-hide-the-next", "",
	  "[{'time':nope},{" AT "'tags':['deploy','orders']}]",
	  "deploy orders +0 | malformed: not JSON: byte 9: not JSON" },
	{ "none", "", "[]",
	  "finding: no records: x.json: an empty list, which may be of any "
	  "format" },
	{ "none-in-its-wrapper", "", "{'annotations':[]}",
	  "finding: no records: the file holds no records" },
	{ "pages", "",
	  "[[{" AT "'tags':['deploy','a']}],[],[{" AT "'tags':['deploy','b']}]]",
	  "deploy a +0 | deploy b +0" },
};
/* clang-format on */

static void reads(const void *data)
{
	const typeof(cases[0]) *row = data;
	g_autoptr(Exported) exported = exported_new(row->services);
	g_autofree char *record = exported_json(row->record);
	g_autofree char *got = NULL;

	exported_read(exported, "x.json", record, strlen(record));
	got = exported_print(exported);
	g_assert_cmpstr(got, ==, row->want);
}

static void is_probably_cut(void)
{
	g_autoptr(Exported) exported = exported_new("");
	GString *file = g_string_new(NULL);
	g_autofree char *got = NULL;

	for (int i = 0; i < 100; i++)
		g_string_append(file, "{\"time\":1700000000000,\"tags\":[]}\n");
	exported_read(exported, "x.json", file->str, file->len);
	got = exported_print(exported);
	g_assert_cmpstr(got, ==,
			"100 not_relevant | finding: probably cut: exactly 100 "
			"annotations, the limit of a server's answer");
	g_string_free(file, true);
}

static void patterns_are_the_users(void)
{
	g_autoptr(Exported) exported = exported_new("");
	g_autofree char *record =
		exported_json("[{" AT "'tags':['Ship','orders']},{" AT
			      "'tags':['deploy','orders']}]");
	g_autofree char *got = NULL;

	exported->settings->deploy_tag = "^ship(ped)?$";
	exported_read(exported, "x.json", record, strlen(record));
	got = exported_print(exported);
	g_assert_cmpstr(got, ==, "deploy orders +0 | 1 not_relevant");
}

/* clang-format off */
static const struct {
	const char *text, *link;
} links[] = {
	{ "Deployed shop", NULL },
	{ "", NULL },
	{ "see ://x", NULL },
	{ "ftp://a/b", NULL },
	{ "run https://ci.example/runs/7", "https://ci.example/runs/7" },
	{ "run http://ci.example/7, by me.", "http://ci.example/7" },
	{ "(https://ci.example/7).", "https://ci.example/7" },
	{ "<a href=\"https://ci.example/7?a=b#c\">7</a>",
	  "https://ci.example/7?a=b#c" },
	{ "https://one/1 https://two/2", "https://one/1" },
	{ "xhttps://one/1", NULL },
};
/* clang-format on */

static void finds_links(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(links); i++) {
		g_autofree char *got = annotation_text_link(links[i].text);

		g_assert_cmpstr(got, ==, links[i].link);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/annotation/links", finds_links);
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *path =
			g_strconcat("/annotation/", cases[i].name, NULL);

		g_test_add_data_func(path, &cases[i], reads);
	}
	g_test_add_func("/annotation/probably-cut", is_probably_cut);
	g_test_add_func("/annotation/patterns", patterns_are_the_users);
	return g_test_run();
}
