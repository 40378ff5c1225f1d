/* test_helm.c -- releases of Helm */
#include "tests/exported.h"

#define RELEASE(status)                                                     \
	"'revision':'3','updated':'2023-11-14T22:13:20Z','status':'" status \
	"','chart':'orders-1.2.0','app_version':'2.4.1'"

/* clang-format off */
static const struct exported_case cases[] = {
	{ "listed", "",
	  "[{'name':'orders','namespace':'shop',"RELEASE("deployed")"}]",
	  "deploy orders 2.4.1 +0 #shop/orders/3" },
	{ "a-time-as-go-prints-it", "",
	  "[{'name':'orders','namespace':'shop','revision':'3','status':"
	  "'superseded','updated':'2023-11-14 23:13:20.123456 +0100 CET',"
	  "'chart':'orders-1.2.0','app_version':''}]",
	  "deploy orders orders-1.2.0 +0 #shop/orders/3" },
	{ "a-history", "",
	  "[{"RELEASE("failed")",'description':'Upgrade failed'}]",
	  "deploy x 2.4.1 +0 failure #/x/3" },
	{ "rolled-back", "orders",
	  "[{"RELEASE("deployed")",'description':'Rollback to 1'}]",
	  "rollback orders 2.4.1 +0 #/orders/3" },
	{ "under-way", "orders",
	  "[{"RELEASE("pending-upgrade")"}]",
	  "deploy orders 2.4.1 +0 running #/orders/3" },
	{ "no-status", "orders", "[{"RELEASE("")"}]",
	  "deploy orders 2.4.1 +0 unknown #/orders/3" },
	{ "taken-down", "orders", "[{"RELEASE("uninstalled")"}]",
	  "1 not_relevant" },
	{ "of-none-of-several", "orders basket", "[{"RELEASE("deployed")"}]",
	  "unmatched: unknown service: it names no service" },
	{ "no-time", "",
	  "[{'revision':1,'updated':'soon','status':'deployed','chart':'a',"
	  "'app_version':''}]",
	  "malformed: not a time: 'updated' is \"soon\", not a time" },
};
/* clang-format on */

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	exported_add_cases("helm", cases, G_N_ELEMENTS(cases), true);
	return g_test_run();
}
