/* test_rootly.c -- incidents of Rootly */
#include "tests/exported.h"

#define AT(minute) "'2023-11-14T22:" minute ":20.672Z'"
#define ATTRIBUTES "'sequential_id':42,'title':'Slow','started_at':" AT("13")
#define ONE(attributes) \
	"{'id':'i1','type':'incidents','attributes':{" attributes "}}"
#define NAMED(name) "{'id':'s','attributes':{'name':'" name "'}}"

/* clang-format off */
static const struct exported_case cases[] = {
	{ "resolved", "",
	  "{'data':[" ONE(ATTRIBUTES ",'status':'resolved','acknowledged_at':"
	  AT("14") ",'mitigated_at':" AT("15") ",'resolved_at':" AT("16")
	  ",'url':'https://x/i1','severity':{'data':{'id':'v','attributes':"
	  "{'slug':'sev1','name':'SEV1','severity':'high'}}},'services':"
	  "{'data':[" NAMED("orders") "," NAMED("cart") "]}") "],'meta':{},"
	  "'included':[{'id':'s','type':'services'}]}",
	  "incident i1 'Slow' SEV1 of orders of cart +0..180 acked+60 "
	  "mitigated+120" },
	{ "a-page-of-more", "",
	  "{'data':[" ONE(ATTRIBUTES) "],'links':{'next':'https://x/2'},"
	  "'meta':{'next_page':2}}",
	  "incident i1 'Slow' +0.. | finding: one page of more: the last page "
	  "says that there are more" },
	{ "single", "", "{'data':" ONE(ATTRIBUTES ",'status':'started'") "}",
	  "incident i1 'Slow' +0.." },
	{ "opened-again", "",
	  "[" ONE(ATTRIBUTES ",'status':'mitigated','resolved_at':" AT("16"))
	  "]",
	  "incident i1 'Slow' +0.." },
	{ "closed", "",
	  "[" ONE(ATTRIBUTES ",'status':'closed','severity':null,'services':"
	  "null,'closed_at':" AT("16")) "]",
	  "incident i1 'Slow' +0..180" },
	{ "without-an-end", "",
	  "[" ONE(ATTRIBUTES ",'status':'resolved','updated_at':" AT("15")) "]",
	  "incident i1 'Slow' +0..120 | finding: approximate end: "
	  "'resolved_at' is not there: ended when it was changed last" },
	{ "detected", "",
	  "[" ONE(ATTRIBUTES ",'detected_at':" AT("14")) "]",
	  "incident i1 'Slow' +0.. detected+60" },
	{ "declared-later", "",
	  "[" ONE("'sequential_id':1,'title':'x','created_at':" AT("14")) "]",
	  "incident i1 'x' +60.." },
	{ "planned", "",
	  "[" ONE("'sequential_id':1,'kind':'scheduled','status':'completed',"
	  "'scheduled_for':" AT("14") ",'scheduled_until':" AT("15")) "]",
	  "incident i1 '' +60..120 maintenance" },
	{ "a-test", "", "[" ONE(ATTRIBUTES ",'kind':'test'") "]",
	  "incident i1 'Slow' +0.. drill" },
	{ "cancelled-and-duplicate", "",
	  "[" ONE(ATTRIBUTES ",'status':'cancelled'") ","
	  ONE(ATTRIBUTES ",'duplicate_incident_id':'i0'") "]",
	  "1 duplicate | 1 not_relevant" },
	{ "sent", "",
	  "{'event':{'id':'e','type':'incident.resolved','issued_at':"
	  AT("17") "},'data':{'id':'i1'," ATTRIBUTES ",'status':'resolved',"
	  "'resolved_at':" AT("16") ",'severity':{'name':'SEV2'},'services':"
	  "[{'name':'orders'}],'labels':{'version':'v2','commit':'abc1234'}}}"
	  "\n{'event':{'type':'incident_post_mortem.created','issued_at':"
	  AT("17") "},'data':{'id':'p','title':'t'}}",
	  "incident i1 'Slow' SEV2 of orders version=v2 commit=abc1234 "
	  "+0..180 | 1 not_relevant" },
	{ "no-time", "", "[" ONE("'sequential_id':1") "]",
	  "malformed: time missing: neither 'started_at' nor 'created_at' is "
	  "there" },
	{ "not-a-time", "", "[" ONE("'sequential_id':1,'started_at':'soon'") "]",
	  "malformed: not a time: 'started_at' is \"soon\", not a time" },
};
/* clang-format on */

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	exported_add_cases("rootly", cases, G_N_ELEMENTS(cases), true);
	return g_test_run();
}
