/* test_incident.c -- what each form of incident is read as */
#include "tests/exported.h"

#include <string.h>

#define BEGAN                              \
	"'incidentID':'7','title':'Down'," \
	"'incidentStart':'2023-11-14T22:13:20Z'"
#define ENDED "'incidentEnd':'2023-11-14T22:23:20Z'"

/* clang-format off */
static const struct {
	const char *name, *services, *record, *want;
} cases[] = {
	{ "a-whole-one", "",
	  "{'incidents':[{" BEGAN "," ENDED ",'severity':'major',"
	  "'status':'resolved','labels':[{'key':'service','label':'orders'}]}]}",
	  "incident 7 'Down' major of orders +0..600" },
	{ "a-preview", "",
	  "{'incidentPreviews':[{" BEGAN "," ENDED ",'severityLabel':'Minor',"
	  "'severityID':'x'}],'cursor':{'hasMore':false}}",
	  "incident 7 'Down' Minor +0..600" },
	{ "bare", "", "{" BEGAN "," ENDED "}", "incident 7 'Down' +0..600" },
	{ "one-fetched", "", "{'incident':{" BEGAN "," ENDED "}}",
	  "incident 7 'Down' +0..600" },
	{ "one-sent", "",
	  "{'event':'grafana.incident.updated','time':'2023-11-14T23:00:00Z',"
	  "'incident':{" BEGAN ",'incidentEnd':''}}",
	  "incident 7 'Down' +0.." },
	/* times */
	{ "created-stands-for-start", "",
	  "{'incidentID':'7','title':'Down','incidentStart':'',"
	  "'createdTime':'2023-11-14T22:13:21Z'," ENDED "}",
	  "incident 7 'Down' +1..600" },
	{ "closed-stands-for-end", "",
	  "{" BEGAN ",'status':'resolved','incidentEnd':'',"
	  "'closedTime':'2023-11-14T22:14:20Z'}",
	  "incident 7 'Down' +0..60" },
	{ "active-is-open-whatever-closed-says", "",
	  "{" BEGAN ",'status':'active','closedTime':'2023-11-14T22:14:20Z'}",
	  "incident 7 'Down' +0.." },
	{ "year-one-is-never", "",
	  "{" BEGAN ",'incidentEnd':'0001-01-01T00:00:00Z'}",
	  "incident 7 'Down' +0.." },
	{ "as-published-ends-before-it-begins", "",
	  "{" BEGAN ",'incidentEnd':'2023-11-14T22:13:19Z'}",
	  "incident 7 'Down' +0..-1" },
	{ "no-zone", "",
	  "{'incidentID':'7','title':'Down',"
	  "'incidentStart':'2023-11-14 22:13:20.574137'}",
	  "incident 7 'Down' +0.. | finding: zone assumed: 'incidentStart' is "
	  "\"2023-11-14 22:13:20.574137\", without a zone: taken as UTC" },
	{ "no-time-at-all", "", "{'incidentID':'7','incidentStart':null}",
	  "malformed: time missing: "
	  "neither 'incidentStart' nor 'createdTime' is there" },
	{ "not-a-time", "", "{'incidentID':'7','incidentStart':'yesterday'}",
	  "malformed: not a time: "
	  "'incidentStart' is \"yesterday\", not a date and time" },
	{ "a-number", "", "{'incidentID':'7','incidentStart':1700000000}",
	  "malformed: time is no text: "
	  "'incidentStart' is 1700000000, not a date and time" },
	/* drill */
	{ "a-drill", "", "{" BEGAN "," ENDED ",'isDrill':true}",
	  "incident 7 'Down' +0..600 drill" },
	/* services */
	{ "two-services", "orders payments",
	  "{" BEGAN ",'labels':[{'key':'service','label':'Orders'},"
	  "{'key':'Service','label':'payments'}]}",
	  "incident 7 'Down' of orders of payments +0.." },
	{ "the-same-twice", "",
	  "{" BEGAN ",'labels':[{'key':'service','label':'orders'},"
	  "{'key':'service','label':'orders'}],'service':'orders'}",
	  "incident 7 'Down' of orders +0.." },
	{ "a-shared-alias-names-all", "orders=shop payments=shop ledger",
	  "{" BEGAN ",'labels':[{'key':'service','label':'shop'}]}",
	  "incident 7 'Down' of orders of payments +0.." },
	{ "a-field", "orders payments",
	  "{" BEGAN ",'service':['orders']}",
	  "incident 7 'Down' of orders +0.." },
	{ "any-label-that-is-a-service", "orders",
	  "{" BEGAN ",'labels':[{'key':'tags','label':'orders'},"
	  "{'key':'team','label':'ledger'}]}",
	  "incident 7 'Down' of orders +0.." },
	{ "a-service-label-comes-first", "orders payments",
	  "{" BEGAN ",'labels':[{'key':'tags','label':'orders'},"
	  "{'key':'service','label':'payments'}]}",
	  "incident 7 'Down' of payments +0.." },
	{ "unknown", "orders",
	  "{" BEGAN ",'labels':[{'key':'service','label':'ledger'}]}",
	  "incident 7 'Down' +0.. unmatched: unknown service | "
	  "finding: unknown service: "
	  "no configured service is called \"ledger\"" },
	{ "one-of-two-unknown", "orders",
	  "{" BEGAN ",'labels':[{'key':'service','label':'ledger'},"
	  "{'key':'service','label':'orders'}]}",
	  "incident 7 'Down' of orders +0.. | finding: unknown service: "
	  "no configured service is called \"ledger\"" },
	{ "no-service", "orders", "{" BEGAN ",'labels':[]}",
	  "incident 7 'Down' +0.." },
	/* deploy */
	{ "names-its-deploy", "",
	  "{" BEGAN ",'labels':[{'key':'deploy','label':'4711'},"
	  "{'key':'version','label':'v9'},{'key':'tags','label':'commit:abc123'}]}",
	  "incident 7 'Down' deploy=4711 version=v9 commit=abc123 +0.." },
	{ "the-version-of-the-record", "", "{" BEGAN ",'version':5}",
	  "incident 7 'Down' +0.." },
	{ "names-it-in-fields", "", "{" BEGAN ",'deploy':4711,'version':'v9'}",
	  "incident 7 'Down' deploy=4711 version=v9 +0.." },
	/* wrappers */
	{ "a-page-of-more", "",
	  "{'cursor':{'hasMore':true},'incidents':[{" BEGAN "}]}",
	  "incident 7 'Down' +0.. | finding: one page of more: "
	  "the last page says that there are more" },
	{ "all-pages", "",
	  "[{'incidents':[{" BEGAN "}],'cursor':{'hasMore':true}},"
	  "{'incidents':[],'cursor':{'hasMore':false}}]",
	  "incident 7 'Down' +0.." },
	{ "an-error-beside-records", "",
	  "{'error':'partial','incidents':[{" BEGAN "}]}",
	  "incident 7 'Down' +0.. | finding: error in the answer: "
	  "'error' is \"partial\"" },
	{ "an-empty-error-is-none", "",
	  "{'error':'','incidents':[{" BEGAN "}]}", "incident 7 'Down' +0.." },
	{ "no-incidents", "",
	  "{'incidents':[],'query':{},'cursor':{'hasMore':false}}",
	  "finding: no records: the file holds no records" },
	{ "activity-is-no-incident", "",
	  "{'activityItems':[{'activityItemID':'a','incidentID':'7',"
	  "'eventTime':'2023-11-14T22:13:20Z'}]}",
	  "events at=+0 kind=incident tags=incident:7" },
	{ "lists-inside-records-stay-there", "",
	  "{'incidents':[{" BEGAN ",'items':[{'a':1}]}]}",
	  "incident 7 'Down' +0.." },
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

static void zone_is_the_users(void)
{
	g_autoptr(Exported) exported = exported_new("");
	g_autofree char *record =
		exported_json("{'incidentID':'7','title':'Down',"
			      "'incidentStart':'2023-11-14 23:13:20'}");
	g_autofree char *got = NULL;

	exported->settings->assume_timezone = "Europe/Berlin";
	exported_read(exported, "x.json", record, strlen(record));
	got = exported_print(exported);
	g_assert_cmpstr(got, ==,
			"incident 7 'Down' +0.. | finding: zone assumed: "
			"'incidentStart' is \"2023-11-14 23:13:20\", without a "
			"zone: taken as Europe/Berlin");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *path =
			g_strconcat("/incident/", cases[i].name, NULL);

		g_test_add_data_func(path, &cases[i], reads);
	}
	g_test_add_func("/incident/zone", zone_is_the_users);
	return g_test_run();
}
