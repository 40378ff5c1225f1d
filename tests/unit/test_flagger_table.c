/* test_flagger_table.c -- canaries as kubectl lists them */
#include "tests/exported.h"

/* clang-format off */
static const struct exported_case cases[] = {
	{ "watched", "",
	  "kubectl get canary -w\n"
	  "\n"
	  "NAME   STATUS        WEIGHT   LASTTRANSITIONTIME\n"
	  "shop   Initialized   0        2023-11-14T22:13:20Z\n"
	  "shop   Progressing   0        2023-11-14T22:13:30Z\n"
	  "shop   Progressing   10       2023-11-14T22:13:40Z\n"
	  "shop   Promoting     0        2023-11-14T22:13:50Z\n"
	  "shop   Succeeded     0        2023-11-14T22:14:00Z\n",
	  "canaries name=shop service=shop phase=Initialized started_at=+0 "
	  "| canaries name=shop service=shop phase=Succeeded result=success "
	  "started_at=+10 finished_at=+40 weight=10" },
	{ "of-all-namespaces", "",
	  "NAMESPACE   NAME   STATUS   WEIGHT   LASTTRANSITIONTIME\n"
	  "test        shop   Failed   0        2023-11-14T22:13:20Z\n",
	  "canaries name=shop namespace=test service=shop phase=Failed result=failure "
	  "started_at=+0 finished_at=+0" },
	{ "wide", "",
	  "NAMESPACE   NAME   STATUS        WEIGHT   SUSPENDED   FAILEDCHECKS   INTERVAL   MIRROR   LASTTRANSITIONTIME\n"
	  "test        shop   Progressing   15       false       1              10s                 2023-11-14T22:13:20Z\n",
	  "canaries name=shop namespace=test service=shop phase=Progressing "
	  "result=running started_at=+0 weight=15" },
	{ "log-behind-pods-and-times", "",
	  "flagger-1 flagger {\"level\":\"info\",\"ts\":\"2023-11-14T22:13:20.5Z\",\"caller\":\"controller/events.go:33\","
	  "\"msg\":\"New revision detected! Scaling up shop.test\",\"canary\":\"shop.test\"}\n"
	  "2023-11-14T22:13:40Z {\"level\":\"info\",\"ts\":\"2023-11-14T22:13:40Z\",\"caller\":\"controller/events.go:33\","
	  "\"msg\":\"Canary failed! Scaling down shop.test\",\"canary\":\"shop.test\"}\n"
	  "flagger-1 flagger {\"level\":\"info\",\"ts\":\"2023\n",
	  "events at=+0 kind=canary service=shop text=New revision detected! Scaling up shop.test | "
	  "events at=+20 kind=canary service=shop text=Canary failed! Scaling down shop.test | "
	  "canaries name=shop namespace=test service=shop phase=Failed result=failure started_at=+0 finished_at=+20 | "
	  "malformed: not a line of the log: \"{\"level\":\"info\",\"ts\":\"2023\" is no whole line of Flagger" },
	{ "not-a-row", "",
	  "NAME   STATUS   WEIGHT   LASTTRANSITIONTIME\n"
	  "shop   Failed\n"
	  "shop   Failed   0   soon\n",
	  "malformed: not a row: a row has a name, a status, a weight and "
	  "a time | malformed: not a time: 'LASTTRANSITIONTIME' is \"soon\","
	  " not a time" },
};
/* clang-format on */

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	exported_add_cases("flagger-table", cases, G_N_ELEMENTS(cases), false);
	return g_test_run();
}
