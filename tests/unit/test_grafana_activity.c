/* test_grafana_activity.c -- timelines of Grafana Incident */
#include "tests/exported.h"

#define ITEM                                                  \
	"'activityItemID':'i1','incidentID':'7',"             \
	"'activityKind':'userNote','body':'Rolled it back.'," \
	"'createdTime':'2023-11-14T22:13:20Z'"

/* clang-format off */
static const struct exported_case cases[] = {
	{ "an-item", "",
	  "{'activityItems':[{" ITEM ",'eventTime':'2023-11-14T22:13:10.5Z',"
	  "'tags':['important','shop'],'attachments':[{'attachmentID':'a'}]}],"
	  "'cursor':{'hasMore':false,'nextValue':''}}",
	  "events at=-10 kind=incident tags=userNote;incident:7;important;shop "
	  "text=Rolled it back." },
	{ "as-it-was-made", "",
	  "{" ITEM ",'eventTime':''}",
	  "events at=+0 kind=incident tags=userNote;incident:7 "
	  "text=Rolled it back." },
	{ "a-link-for-a-text", "",
	  "{'activityItemID':'i1','incidentID':7,'body':'','url':'https://m/1',"
	  "'eventTime':'2023-11-14T22:13:20Z'}",
	  "events at=+0 kind=incident tags=incident:7 text=https://m/1" },
	{ "its-kind-for-a-text", "",
	  "{'activityItemID':'i1','activityKind':'incidentCreated',"
	  "'eventTime':'2023-11-14T22:13:20Z'}",
	  "events at=+0 kind=incident tags=incidentCreated "
	  "text=incidentCreated" },
	{ "none", "", "{'activityItems':[],'error':''}",
	  "finding: no records: the file holds no records" },
	{ "more", "", "{'activityItems':[{" ITEM "}],'cursor':{'hasMore':true}}",
	  "events at=+0 kind=incident tags=userNote;incident:7 "
	  "text=Rolled it back. | finding: one page of more: the last page "
	  "says that there are more" },
	{ "no-time", "", "{'activityItemID':'i1','incidentID':'7'}",
	  "malformed: time missing: neither 'eventTime' nor 'createdTime' is "
	  "there" },
	{ "not-a-time", "", "{" ITEM ",'eventTime':{}}",
	  "malformed: not a time: 'eventTime' is an object, not a time" },
};
/* clang-format on */

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	exported_add_cases("grafana-activity", cases, G_N_ELEMENTS(cases),
			   true);
	return g_test_run();
}
