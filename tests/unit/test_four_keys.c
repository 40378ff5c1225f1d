/* test_four_keys.c -- deployments and incidents of Four Keys */
#include "tests/exported.h"

#define AT "2023-11-14 22:13:20 UTC"
#define LATER "2023-11-14 22:14:20.5 UTC"
#define HASH "0123456789abcdef0123456789abcdef01234567"

/* clang-format off */
static const struct exported_case tables[] = {
	{ "deployments", "shop", "source,deploy_id,time_created,changes\ngithub,7," AT "," HASH "\n",
	  "deploy shop " HASH " +0 #7" },
	{ "incidents", "",
	  "source,incident_id,time_created,time_resolved,changes\ngithub,7," AT "," LATER ",\n",
	  "incident 7 '' +0..60" },
	{ "changes", "", "source,event_type,change_id,time_created\ngithub,push,a," AT "\n",
	  "error: x: of no known format: its columns are \"source\", \"event_type\", \"change_id\", "
	  "\"time_created\"; changes of Four Keys are not read: the repository has them" },
};
static const struct exported_case objects[] = {
	{ "deployments", "shop",
	  "{'source':'github','deploy_id':'7','time_created':'" AT "','changes':['" HASH "','b']}\n"
	  "{'source':'github','deploy_id':'8','time_created':'" AT "','main_commit':'abc1234',"
	  "'additional_commits':[],'changes':['abc1234']}",
	  "deploy shop " HASH " +0 #7 | deploy shop abc1234 +0 #8" },
	{ "without-a-time", "shop", "{'deploy_id':'7','time_created':null,'changes':[]}",
	  "malformed: time missing: 'time_created' is not there" },
	{ "incidents", "",
	  "{'source':'pagerduty','incident_id':'7','time_created':'" AT "','time_resolved':null,"
	  "'changes':['" HASH "']}",
	  "incident 7 '' commit=" HASH " +0.." },
};
/* clang-format on */

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	exported_add_cases("four-keys", tables, G_N_ELEMENTS(tables), false);
	exported_add_cases("four-keys-objects", objects, G_N_ELEMENTS(objects),
			   true);
	return g_test_run();
}
