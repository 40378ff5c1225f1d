/* test_firehydrant.c -- incidents of FireHydrant */
#include "tests/exported.h"

#define AT(minute) "'2023-11-14T22:" minute ":20.672Z'"
#define HEAD "'id':'u1','name':'Slow','severity':'SEV2','priority':'P4'"
#define BEGAN "'created_at':" AT("14") ",'started_at':" AT("13")
#define STEP(type, minute) \
	"{'type':'" type "','occurred_at':" AT(minute) ",'duration':'PT0S'}"

/* clang-format off */
static const struct exported_case cases[] = {
	{ "resolved", "",
	  "{'data':[{" HEAD "," BEGAN ",'current_milestone':'resolved',"
	  "'milestones':[" STEP("started", "13") "," STEP("acknowledged", "14")
	  "," STEP("mitigated", "15") "," STEP("resolved", "16") "],"
	  "'services':[{'id':'s','name':'orders'}],'impacts':[{'type':"
	  "'service','impact':{'name':'cart'}},{'type':'environment',"
	  "'impact':{'name':'eu'}}],'environments':[{'name':'eu'}],"
	  "'incident_url':'https://x/u1'}],'pagination':{'page':1,'next':null}}",
	  "incident u1 'Slow' SEV2 of orders of cart +0..180 acked+60 "
	  "mitigated+120" },
	{ "a-page-of-more", "",
	  "{'data':[{" HEAD "," BEGAN ",'current_milestone':'started'}],"
	  "'pagination':{'count':1,'page':1,'pages':3,'next':2}}",
	  "incident u1 'Slow' SEV2 +0.. | finding: one page of more: the "
	  "last page says that there are more" },
	{ "the-last-page-counts", "",
	  "{'data':[{" HEAD "," BEGAN ",'current_milestone':'started'}],"
	  "'pagination':{'page':1,'next':2}}\n"
	  "{'data':[{'id':'u2'," BEGAN ",'current_milestone':'started'}],"
	  "'pagination':{'page':2,'next':null}}",
	  "incident u1 'Slow' SEV2 +0.. | incident u2 '' +0.." },
	{ "open-again", "",
	  "[{" HEAD "," BEGAN ",'current_milestone':'investigating',"
	  "'milestones':[" STEP("resolved", "16") "]}]",
	  "incident u1 'Slow' SEV2 +0.." },
	{ "closed", "",
	  "[{" HEAD "," BEGAN ",'current_milestone':'closed','milestones':["
	  STEP("closed", "16") "," STEP("detected", "15") "]}]",
	  "incident u1 'Slow' SEV2 +0..180 detected+120" },
	{ "ended-when-it-was-changed", "",
	  "[{" HEAD "," BEGAN ",'current_milestone':'resolved','milestones':["
	  "{'type':'resolved','updated_at':" AT("16") "}]}]",
	  "incident u1 'Slow' SEV2 +0..180 | finding: approximate end: "
	  "'resolved' is not there: ended when it was changed last" },
	{ "nobody-has-judged-it", "",
	  "[{'id':'u1','severity':'UNSET','priority':'P4'," BEGAN
	  ",'current_milestone':'started'}]",
	  "incident u1 '' P4 +0.." },
	{ "a-drill", "",
	  "[{'id':'u1','severity':'GAMEDAY'," BEGAN
	  ",'current_milestone':'started'}]",
	  "incident u1 '' GAMEDAY +0.. drill" },
	{ "planned", "",
	  "[{'id':'u1','severity':'MAINTENANCE'," BEGAN
	  ",'current_milestone':'started'}]",
	  "incident u1 '' MAINTENANCE +0.. maintenance" },
	{ "labels", "",
	  "[{" HEAD "," BEGAN ",'current_milestone':'started','labels':{"
	  "'service':'orders','version':'v2','commit':'abc1234'}}]",
	  "incident u1 'Slow' SEV2 of orders version=v2 commit=abc1234 "
	  "+0.." },
	{ "discarded", "",
	  "[{" HEAD "," BEGAN ",'current_milestone':'started',"
	  "'discarded_at':" AT("16") "}]",
	  "1 not_relevant" },
	{ "sent", "",
	  "{'data':{'incident':{" HEAD "," BEGAN ",'current_milestone':"
	  "'started'}},'event':{'operation':'CREATED','resource_type':"
	  "'incident'}}",
	  "incident u1 'Slow' SEV2 +0.." },
	{ "sent-for-something-else", "",
	  "{'data':{'change_event':{'id':'c'}},'event':{'operation':'CREATED',"
	  "'resource_type':'change_event'}}",
	  "1 not_relevant" },
	{ "no-time", "",
	  "[{" HEAD ",'current_milestone':'started','milestones':[]}]",
	  "malformed: time missing: neither 'started_at' nor 'created_at' "
	  "is there" },
	{ "not-a-time", "",
	  "[{" HEAD ",'started_at':[],'current_milestone':'started'}]",
	  "malformed: not a time: 'started_at' is an array, not a time" },
	{ "wrong-types", "",
	  "[{" HEAD "," BEGAN ",'current_milestone':7,'milestones':{'a':1},"
	  "'services':'x','impacts':[3]}]",
	  "incident u1 'Slow' SEV2 +0.." },
};
/* clang-format on */

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	exported_add_cases("firehydrant", cases, G_N_ELEMENTS(cases), true);
	return g_test_run();
}
