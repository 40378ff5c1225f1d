/* test_pagerduty.c -- incidents, log entries and alerts of PagerDuty */
#include "tests/exported.h"

#include <string.h>

#define INCIDENT                                              \
	"'id':'P1','type':'incident','incident_number':4,"    \
	"'incident_key':'k','title':'Down','urgency':'high'," \
	"'service':{'id':'S1','summary':'orders'},"           \
	"'created_at':'2023-11-14T22:13:20.000000Z'"
#define READ "incident P1 'Down' high of orders +0"
#define ENTRY(type, time)                            \
	"{'id':'R1','type':'" type                   \
	"_log_entry','created_at':'2023-11-14T" time \
	"Z','incident':{'id':'P1','type':'incident_reference'}}"
#define ACK ENTRY("acknowledge", "22:13:50")
#define END ENTRY("resolve", "22:14:20")
#define ALERT                                                         \
	"{'id':'A1','type':'alert','alert_key':'x','summary':'Full'," \
	"'created_at':'2023-11-14T22:13:10Z','severity':'critical',"  \
	"'service':{'summary':'orders'},'incident':{'id':'P1'}}"
#define ALERTED "alerts name=Full service=orders severity=critical began_at=-10"
#define SENT(type)                                                         \
	"{'event':{'id':'E1','event_type':'" type "',"                     \
	"'resource_type':'incident','occurred_at':'2023-11-14T22:13:50Z'," \
	"'data':{'id':'P1','type':'incident','number':4,'status':'x',"     \
	"'title':'Down','urgency':'high','service':{'summary':'orders'},"  \
	"'created_at':'2023-11-14T22:13:20Z'}}}"
#define OLD                                                            \
	"'id':'P1','incident_number':4,'incident_key':'k',"            \
	"'urgency':'high','service':{'id':'S','name':'orders'},"       \
	"'created_on':'2023-11-14T22:13:20Z','trigger_summary_data':{" \
	"'subject':'Down'}"

/* clang-format off */
static const struct exported_case cases[] = {
	/* incidents */
	{ "resolved", "",
	  "{'incidents':[{" INCIDENT ",'status':'resolved',"
	  "'resolved_at':'2023-11-14T22:14:20Z','priority':{'summary':'P2'},"
	  "'last_status_change_at':'2023-11-14T22:14:25Z'}],'more':false}",
	  "incident P1 'Down' P2 of orders +0..60" },
	{ "an-older-dump", "",
	  "[{" INCIDENT ",'status':'resolved','resolved_at':null,"
	  "'last_status_change_at':'2023-11-14T22:14:25Z'}]",
	  READ "..65" },
	{ "triggered", "",
	  "[{" INCIDENT ",'status':'triggered','priority':null,"
	  "'last_status_change_at':'2023-11-14T22:14:25Z'}]",
	  READ ".." },
	{ "acknowledged", "",
	  "[{" INCIDENT ",'status':'acknowledged','acknowledgements':["
	  "{'at':'2023-11-14T22:13:59Z'},{'at':'2023-11-14T22:13:50Z'},5]}]",
	  READ ".. acked+30" },
	{ "fetched", "",
	  "{'incident':{" INCIDENT ",'resolved_at':'2023-11-14T22:14:20Z'}}",
	  READ "..60" },
	{ "merged-into-another", "",
	  "[{" INCIDENT ",'resolve_reason':{'type':'merge_resolve_reason',"
	  "'incident':{'id':'P0'}},'log_entries':[" END "]},"
	  "{" INCIDENT ",'resolve_reason':null}]",
	  READ ".. | 1 duplicate" },
	{ "reopened", "",
	  "[{" INCIDENT ",'status':'triggered','resolved_at':null,"
	  "'last_status_change_at':'2023-11-14T22:14:25Z',"
	  "'log_entries':[" ACK "," END "]}]",
	  READ ".. acked+30" },
	{ "reopened-and-resolved-again", "",
	  "[{" INCIDENT ",'status':'acknowledged',"
	  "'last_status_change_at':'2023-11-14T22:14:05Z',"
	  "'log_entries':[" ENTRY("resolve", "22:14:00") "," END "]}]",
	  READ "..60" },
	{ "without-an-id", "",
	  "{'incident_number':4,'escalation_policy':{},'description':'Down',"
	  "'created_at':'2023-11-14T22:13:20Z'}",
	  "incident 4 'Down' +0.." },
	{ "services", "orders=S1 cart",
	  "[{" INCIDENT "}]",
	  READ ".." },
	{ "unknown-service", "cart",
	  "[{" INCIDENT "}]",
	  "incident P1 'Down' high +0.. unmatched: unknown service | finding: "
	  "unknown service: no configured service is called \"orders\"" },
	{ "more", "", "{'incidents':[{" INCIDENT "}],'more':true}",
	  READ ".. | finding: one page of more: the last page says that there "
	  "are more" },
	/* log entries */
	{ "of-its-log", "",
	  "{" INCIDENT ",'status':'triggered','log_entries':["
	  ENTRY("notify", "22:13:21") "," END "," ACK ","
	  ENTRY("trigger", "22:13:20") "]}",
	  READ "..60 acked+30 | 2 not_relevant" },
	{ "of-its-log-first", "",
	  "{'log_entries':[" ACK "]," INCIDENT "}",
	  READ ".. acked+30" },
	{ "of-its-log-without-names", "",
	  "{" INCIDENT ",'log_entries':[{'type':'resolve_log_entry',"
	  "'created_at':'2023-11-14T22:14:20Z'}]}",
	  READ "..60" },
	{ "a-page-before-it", "",
	  "{'log_entries':[" ACK "," END "],'more':true}\n"
	  "{'log_entries':[" ACK "],'limit':100,'more':false}\n"
	  "{'incidents':[{" INCIDENT "}]}",
	  READ "..60 acked+30" },
	{ "a-page-of-more", "", "{'log_entries':["
	  ENTRY("notify", "22:13:21") ",5],'more':true}",
	  "1 not_relevant | malformed: not a log entry: 5 has no type of one | "
	  "finding: one page of more: the last page says that there are more" },
	{ "an-empty-page", "", "{'log_entries':[],'limit':100,'more':false}",
	  "finding: no records: the file holds no records" },
	{ "a-list", "", "[" ACK "," ACK "]",
	  "unmatched: belongs to nothing: of incident P1, which is not here | "
	  "unmatched: belongs to nothing: of incident P1, which is not here" },
	{ "one-fetched", "", "{'log_entry':" ACK "}",
	  "unmatched: belongs to nothing: of incident P1, which is not here" },
	{ "a-stub", "",
	  "[{'type':'acknowledge_log_entry_reference','id':'R1'}]",
	  "malformed: time missing: 'created_at' is not there" },
	{ "of-nothing", "",
	  "[{'type':'resolve_log_entry','created_at':'2023-11-14T22:14:20Z'}]",
	  "malformed: incident missing: 'incident.id' is not there" },
	/* alerts */
	{ "alerts", "", "{'alerts':[" ALERT "],'more':false}", ALERTED },
	{ "a-resolved-alert", "",
	  "{'alert':{'type':'alert','alert_key':'x',"
	  "'created_at':'2023-11-14T22:13:20Z',"
	  "'resolved_at':'2023-11-14T22:14:20Z'}}",
	  "alerts began_at=+0 ended_at=+60" },
	{ "round-its-alerts", "",
	  "{" INCIDENT ",'log_entries':[" ACK "],'alerts':[" ALERT "," ALERT
	  "]}",
	  READ ".. acked+30 | " ALERTED " | " ALERTED },
	{ "behind-its-alerts", "",
	  "{'alert_counts':{},'alerts':[" ALERT "]," INCIDENT
	  ",'log_entries':[" ACK "]}",
	  READ ".. acked+30 | " ALERTED },
	{ "several-round-theirs", "",
	  "{" INCIDENT ",'alerts':[" ALERT "]}\n"
	  "{'id':'P2','alerts':[" ALERT "],'incident_number':5,"
	  "'urgency':'low','created_at':'2023-11-14T22:13:20Z',"
	  "'incident_key':'k'}\n{" INCIDENT ",'alerts':[]}",
	  READ ".. | incident P2 '' low +0.. | " READ ".. | " ALERTED " | "
	  ALERTED },
	{ "a-stub-of-one", "",
	  "{" INCIDENT ",'alerts':[{'type':'alert_reference',"
	  "'html_url':'https://x'}]}",
	  READ ".. | 1 not_relevant" },
	/* webhooks */
	{ "sent-as-acknowledged", "", SENT("incident.acknowledged"),
	  READ ".. acked+30" },
	{ "sent-as-resolved", "", SENT("incident.resolved"), READ "..30" },
	{ "sent-as-escalated", "", SENT("incident.escalated"), READ ".." },
	{ "sent-of-a-service", "",
	  "{'event':{'event_type':'service.updated','data':{'type':'service'},"
	  "'occurred_at':'2023-11-14T22:13:50Z'}}",
	  "1 not_relevant" },
	{ "sent-by-version-2", "",
	  "{'messages':[{'id':'m','event':'incident.acknowledge','incident':{"
	  INCIDENT ",'status':'acknowledged'},'log_entries':[" ACK "]},5]}",
	  READ ".. acked+30 | 1 not_relevant" },
	{ "sent-by-version-1", "",
	  "{'messages':[{'type':'incident.acknowledge','data':{'incident':{"
	  OLD ",'status':'acknowledged','acknowledgers':[{'at':"
	  "'2023-11-14T22:13:50Z','object':{'id':'U'}}],"
	  "'last_status_change_on':'2023-11-14T22:13:50Z'}}}]}",
	  READ ".. acked+30" },
	{ "resolved-by-version-1", "",
	  "{'messages':[{'id':'m','type':'incident.resolve','data':{'incident':{"
	  OLD ",'status':'resolved','last_status_change_on':"
	  "'2023-11-14T22:14:20Z'}}}]}",
	  READ "..60" },
	{ "a-message-alone", "",
	  "{'id':'m','event':'incident.acknowledge','incident':{" INCIDENT
	  ",'status':'acknowledged'},'log_entries':[" ACK "]}",
	  READ ".. acked+30" },
	{ "of-zenduty", "",
	  "{'incident_number':4,'incident_key':'k','unique_id':'u',"
	  "'creation_date':'2023-11-14T22:13:20Z','service':{}}",
	  "error: x: of no known format: its keys are \"incident_number\", "
	  "\"incident_key\", \"unique_id\", \"creation_date\", \"service\"; "
	  "incidents of Zenduty are not read: a table of incidents" },
	{ "listed-by-version-1", "",
	  "{'incidents':[{" OLD ",'status':'triggered'}],'total':1}",
	  READ ".." },
	/* not well */
	{ "no-time", "", "[{'incident_number':4,'incident_key':'k'}]",
	  "malformed: time missing: 'created_at' is not there" },
	{ "not-a-time", "", "[{" INCIDENT ",'resolved_at':'soon'}]",
	  "malformed: not a time: 'resolved_at' is \"soon\", not a time" },
};
/* clang-format on */

#define HAPPENED(type, status, time)                                      \
	"{'event':{'id':'E1','event_type':'incident." type "',"           \
	"'resource_type':'incident','occurred_at':'2023-11-14T" time      \
	"Z','data':{'id':'P1','type':'incident','status':'" status "',"   \
	"'title':'Down','urgency':'high','service':{'summary':'orders'}," \
	"'created_at':'2023-11-14T22:13:20Z'}}}"

/* The webhooks of one incident, of which the last stays. */
static void sent(const char *hooks, const char *want)
{
	g_autoptr(Exported) exported = exported_new("");
	g_autofree char *text = exported_json(hooks);
	g_autofree char *got = NULL;

	exported_read(exported, "x", text, strlen(text));
	facts_seal(exported->facts, 0);
	got = exported_print(exported);
	g_assert_cmpstr(got, ==, want);
}

static void one_that_is_reopened_is_open(void)
{
	sent(HAPPENED("triggered", "triggered", "22:13:20")
		     HAPPENED("resolved", "resolved", "22:13:50")
			     HAPPENED("reopened", "triggered", "22:14:00"),
	     READ ".. | 2 duplicate");
	sent(HAPPENED("resolved", "resolved", "22:13:50")
		     HAPPENED("reopened", "triggered", "22:14:00")
			     HAPPENED("resolved", "resolved", "22:14:20"),
	     READ "..60 | 2 duplicate");
	sent(HAPPENED("resolved", "resolved", "22:13:50")
		     HAPPENED("priority_updated", "resolved", "22:14:00"),
	     READ "..30 | 1 duplicate");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	exported_add_cases("pagerduty", cases, G_N_ELEMENTS(cases), true);
	g_test_add_func("/pagerduty/one-that-is-reopened-is-open",
			one_that_is_reopened_is_open);
	return g_test_run();
}
