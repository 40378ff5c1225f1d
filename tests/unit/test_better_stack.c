/* test_better_stack.c -- incidents of Better Stack */
#include "tests/exported.h"

#define AT(minute) "'2023-11-14T22:" minute ":20.672Z'"
#define ONE(attributes)                                             \
	"{'id':'25','type':'incident','attributes':{'name':'Shop'," \
	"'cause':'Status 404','started_at':" AT("13") "," attributes "}}"
#define ENDED                                               \
	"'acknowledged_at':" AT("14") ",'resolved_at':" AT( \
		"15") ",'status':'Resolved'"

/* clang-format off */
static const struct exported_case cases[] = {
	{ "resolved", "",
	  "{'data':[" ONE(ENDED) "],'pagination':{'first':'https://x/1',"
	  "'next':null}}",
	  "incident 25 'Shop' +0..120 acked+60" },
	{ "a-page-of-more", "shop",
	  "{'data':[" ONE("'resolved_at':null,'status':'Started'") "],"
	  "'pagination':{'next':'https://x/2'}}",
	  "incident 25 'Shop' of shop +0.. | finding: one page of more: the "
	  "last page says that there are more" },
	{ "single", "", "{'data':" ONE("'resolved_at':null") ",'included':[]}",
	  "incident 25 'Shop' +0.." },
	{ "opened-again", "",
	  "[" ONE("'resolved_at':" AT("15") ",'status':'Validating'") "]",
	  "incident 25 'Shop' +0.." },
	{ "no-time", "",
	  "[{'type':'incident','attributes':{'cause':'x','started_at':null}}]",
	  "malformed: time missing: 'started_at' is not there" },
};
/* clang-format on */

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	exported_add_cases("better_stack", cases, G_N_ELEMENTS(cases), true);
	return g_test_run();
}
