/* test_pagerduty_analytics.c -- incidents as analytics count them */
#include "tests/exported.h"

#define RAW                                                          \
	"'id':'P1','incident_number':4,'service_name':'orders',"     \
	"'description':'Down','urgency':'low','priority_name':null," \
	"'created_at':'2023-11-14T22:13:20','seconds_to_first_ack':5"
#define READ "incident P1 'Down' low of orders"

/* clang-format off */
static const struct exported_case cases[] = {
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
	{ "not-a-length", "",
	  "{'data':[{" RAW ",'seconds_to_resolve':-60},"
	  "{" RAW ",'seconds_to_resolve':1e300}],'time_zone':'UTC'}",
	  READ " +0.. acked+5 | " READ " +0.. acked+5" },
};
/* clang-format on */

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	exported_add_cases("pagerduty-analytics", cases, G_N_ELEMENTS(cases),
			   true);
	return g_test_run();
}
