/* test_pagerduty_analytics.c -- incidents as analytics count them */
#include "tests/exported.h"

#include <string.h>

#define RAW                                                          \
	"'id':'P1','incident_number':4,'service_name':'orders',"     \
	"'description':'Down','urgency':'low','priority_name':null," \
	"'created_at':'2023-11-14T22:13:20','seconds_to_first_ack':5"
#define READ "incident P1 'Down' low of orders"

/* clang-format off */
static const struct exported_case cases[] = {
	{ "a-page-with-a-cursor", "",
	  "{'data':[{'id':'Q1','description':'Down','created_at':'2023-11-14T22:13:20Z',"
	  "'resolved_at':'2023-11-14T22:14:20Z','seconds_to_resolve':60,'seconds_to_first_ack':12,'service_name':'orders'}],"
	  "'time_zone':'UTC','response_metadata':{'cursor':'c'}}",
	  "incident Q1 'Down' of orders +0..60 acked+12 | finding: one page of more: the last "
	  "page says that there are more" },
	{ "zone-behind-the-list", "",
	  "{'data':[{" RAW ",'seconds_to_resolve':60,"
	  "'resolved_at':'2023-11-14T22:14:20'}],'first':'P1','more':false,"
	  "'time_zone':'Etc/UTC'}",
	  READ " +0..60 acked+5" },
	{ "another-zone", "",
	  "{'data':[{" RAW ",'seconds_to_resolve':60,"
	  "'resolved_at':'2023-11-14T22:14:20'}],"
	  "'time_zone':'America/New_York'}",
	  READ " +18000..18060 acked+18005" },
	{ "zone-before-the-list", "",
	  "{'time_zone':'America/New_York','data':[{" RAW
	  ",'seconds_to_resolve':null,'resolved_at':'2023-11-14T22:14:20'}]}",
	  READ " +18000..18060 acked+18005" },
	{ "pages-of-two-zones", "",
	  "[{'data':[{" RAW ",'seconds_to_resolve':null}],"
	  "'time_zone':'Europe/Berlin'},"
	  "{'data':[{" RAW ",'seconds_to_resolve':null}],"
	  "'time_zone':'UTC'}]",
	  READ " +-3600.. acked+-3595 | " READ " +0.. acked+5" },
	{ "two-ends", "",
	  "{'data':[{" RAW ",'seconds_to_resolve':3305,"
	  "'resolved_at':'2023-11-14T22:23:20'}],'time_zone':'UTC'}",
	  READ " +0..3305 acked+5 | finding: two ends: 'seconds_to_resolve' is "
	  "3305, but the end is 600 s after the begin: the former is taken" },
	{ "a-second-is-no-difference", "",
	  "{'data':[{" RAW ",'seconds_to_resolve':61,"
	  "'resolved_at':'2023-11-14T22:14:20'}],'time_zone':'UTC'}",
	  READ " +0..61 acked+5" },
	{ "no-zone", "",
	  "{'data':[{" RAW ",'seconds_to_resolve':60}]}",
	  READ " +0..60 acked+5 | finding: zone assumed: 'created_at' is "
	  "\"2023-11-14T22:13:20\", without a zone: taken as UTC" },
	{ "not-a-zone", "",
	  "{'data':[{" RAW ",'seconds_to_resolve':60}],'time_zone':'Moon'}",
	  READ " +0..60 acked+5 | finding: zone assumed: 'created_at' is "
	  "\"2023-11-14T22:13:20\", without a zone: taken as UTC" },
	{ "without-a-wrapper", "",
	  "[{" RAW ",'seconds_to_resolve':60}]",
	  READ " +0..60 acked+5 | finding: zone assumed: 'created_at' is "
	  "\"2023-11-14T22:13:20\", without a zone: taken as UTC" },
	{ "a-time-with-a-zone", "",
	  "{'data':[{'id':'P1','service_id':'S1','seconds_to_resolve':null,"
	  "'created_at':'2023-11-14T22:13:20Z','priority_name':'P1'}],"
	  "'time_zone':'America/New_York'}",
	  "incident P1 '' P1 +0.." },
	{ "no-time", "",
	  "{'data':[{'incident_number':4,'seconds_to_resolve':5,"
	  "'created_at':null},{" RAW ",'seconds_to_resolve':60}],"
	  "'time_zone':'UTC'}",
	  READ " +0..60 acked+5 | malformed: time missing: 'created_at' is not "
	  "there" },
	{ "not-a-time", "",
	  "[{'incident_number':4,'seconds_to_resolve':5,'created_at':'x'}]",
	  "malformed: not a time: 'created_at' is \"x\", not a time" },
	{ "of-one-at-work-the-length-grows", "",
	  "{'data':[{" RAW ",'seconds_to_resolve':60,'status':'triggered',"
	  "'resolved_at':'2023-11-14T22:14:20'}],'time_zone':'UTC'}",
	  READ " +0.. acked+5" },
	{ "no-length-yet", "",
	  "{'data':[{" RAW ",'seconds_to_resolve':0,'resolved_at':null}],"
	  "'time_zone':'UTC'}",
	  READ " +0.. acked+5" },
	{ "not-a-length", "",
	  "{'data':[{" RAW ",'seconds_to_resolve':-60},"
	  "{" RAW ",'seconds_to_resolve':1e300}],'time_zone':'UTC'}",
	  READ " +0.. acked+5 | " READ " +0.. acked+5" },
};
/* clang-format on */

/* Whatever the files are called. */
static void the_later_export_is_right(void)
{
	static const char *const names[2][2] = { { "a", "b" }, { "b", "a" } };
	g_autofree char *older =
		exported_json("{'data':[{" RAW ",'seconds_to_resolve':null,"
			      "'updated_at':'2023-11-14T22:14:00'}],"
			      "'time_zone':'UTC'}");
	g_autofree char *newer =
		exported_json("{'data':[{" RAW ",'seconds_to_resolve':60,"
			      "'updated_at':'2023-11-14T22:15:00'}],"
			      "'time_zone':'UTC'}");

	for (int order = 0; order < 2; order++) {
		g_autoptr(Exported) exported = exported_new("");
		g_autofree char *got = NULL;

		exported_read(exported, names[order][0], older, strlen(older));
		exported_read(exported, names[order][1], newer, strlen(newer));
		facts_seal(exported->facts, 0);
		got = exported_print(exported);
		g_assert_cmpstr(got, ==, READ " +0..60 acked+5 | 1 duplicate");
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	exported_add_cases("pagerduty-analytics", cases, G_N_ELEMENTS(cases),
			   true);
	g_test_add_func("/pagerduty-analytics/the-later-export-is-right",
			the_later_export_is_right);
	return g_test_run();
}
