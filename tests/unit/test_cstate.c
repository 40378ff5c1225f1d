/* test_cstate.c -- issues of cState, a file each */
#include "tests/exported.h"

#define DATE "date: 2023-11-14T22:13:20-00:00\n"
#define WHEN "resolvedWhen: 2023-11-14T22:14:20-00:00\n"
#define TOP "---\ntitle: Shop down\n" DATE
#define DOWN "severity: down\n"
#define READ "incident - 'Shop down' down"

/* clang-format off */
static const struct exported_case cases[] = {
	{ "resolved", "",
	  TOP "resolved: true\n" WHEN "# down, disrupted, notice\n" DOWN
	  "affected:\n  - orders\n  - cart\nsection: issue\n---\n\nText\n",
	  READ " of orders of cart +0..60" },
	{ "crlf-and-quotes", "",
	  "---\r\ntitle: \"Shop: down\"\r\ndate: '2023-11-14 22:13:20 UTC'\r\n"
	  "resolved: True\r\nresolvedWhen: 2023-11-14 22:14:20 UTC\r\n"
	  "severity: \"down\"\r\naffected: [orders]\r\n---\r\nText",
	  "incident - 'Shop: down' down of orders +0..60" },
	{ "open", "",
	  TOP "resolved: false\n" DOWN "affected:\n---\n",
	  READ " +0.." },
	{ "one-affected", "orders cart",
	  TOP "resolved: no\nresolvedWhen:\n" DOWN "affected: orders\n---",
	  READ " of orders +0.." },
	{ "a-stranger", "orders",
	  TOP "resolved: yes\n" WHEN DOWN "affected: [API]\n---",
	  READ " +0..60 unmatched: unknown service | finding: unknown service: "
	  "no configured service is called \"API\"" },
	{ "hour-of-one-digit", "",
	  "---\ntitle: Shop down\ndate: 2023-11-15T1:13:20+03:00\n" WHEN DOWN
	  "---",
	  READ " +0..60" },
	{ "no-zone", "",
	  "---\ntitle: Shop down\ndate: 2023-11-14 22:13:20\n" WHEN DOWN "---",
	  READ " +0..60 | finding: zone assumed: 'date' is \"2023-11-14 "
	  "22:13:20\", without a zone: taken as UTC" },
	{ "stray-resolved", "",
	  TOP "resolved: false\n" WHEN DOWN "---",
	  READ " +0..60 | finding: resolved or not: 'resolved' is false, but "
	  "'resolvedWhen' is there: taken as resolved" },
	{ "no-end", "",
	  TOP "resolved: true\n" DOWN "---",
	  READ " +0.. | finding: end missing: it is resolved, but "
	  "'resolvedWhen' is not there: taken as open" },
	{ "ends-before-it-begins", "",
	  TOP "resolved: true\nresolvedWhen: 2023-11-14T22:12:20Z\n" DOWN "---",
	  READ " +0..-60" },
	{ "no-length", "",
	  TOP "resolvedWhen: 2023-11-14T22:13:20Z\n" DOWN "---",
	  READ " +0 | finding: no length: it ends when it begins" },
	{ "a-wrong-year", "",
	  TOP "resolvedWhen: 2024-11-14T22:14:20Z\n" DOWN "---",
	  READ " +0..31622460 | finding: very long: it lasted 366 days: is a "
	  "month or a year wrong?" },
	{ "maintenance-may-last", "",
	  "---\ntitle: Maintenance\n" DATE
	  "resolvedWhen: 2024-11-14T22:14:20Z\n---",
	  "incident - 'Maintenance' +0..31622460 maintenance | finding: taken "
	  "as planned: by its title it is planned work: \"Maintenance\"" },
	/* no outages */
	{ "notice", "",
	  TOP WHEN "severity: notice\naffected: [orders]\n---",
	  "events at=+0 ended_at=+60 kind=notice service=orders "
	  "text=Shop down" },
	{ "informational", "",
	  TOP "severity: disrupted\ninformational: true\n"
	  "affected: [a, b]\n---",
	  "events at=+0 kind=notice text=Shop down" },
	{ "planned", "",
	  "---\ntitle: Scheduled move of orders\n" DATE WHEN DOWN "---",
	  "incident - 'Scheduled move of orders' down +0..60 maintenance | "
	  "finding: taken as planned: by its title it is planned work: "
	  "\"Scheduled move of orders\"" },
	{ "planned-and-a-notice", "",
	  "---\ntitle: Upgrade\n" DATE WHEN "severity: notice\n---",
	  "incident - 'Upgrade' notice +0..60 maintenance | finding: taken as "
	  "planned: by its title it is planned work: \"Upgrade\"" },
	{ "came-of-planned-work", "",
	  "---\ntitle: Outage after maintenance\n" DATE WHEN DOWN "---",
	  "incident - 'Outage after maintenance' down +0..60" },
	{ "trouble-with-work", "",
	  "---\ntitle: Restart loop of orders\n" DATE WHEN DOWN "---",
	  "incident - 'Restart loop of orders' down +0..60" },
	/* not well */
	{ "no-date", "", "---\ntitle: x\n" WHEN "---",
	  "malformed: time missing: 'date' is not there" },
	{ "not-a-time", "", TOP "resolvedWhen: soon\n---",
	  "malformed: not a time: 'resolved_when' is \"soon\", not a time" },
	{ "not-closed", "", TOP WHEN DOWN,
	  "malformed: no front matter: no line of dashes ends its keys" },
	{ "not-yaml", "",
	  "---\ntitle: a: b\n" DATE WHEN "---",
	  "malformed: no front matter: line 2: not YAML: mapping values are "
	  "not allowed in this context" },
	{ "no-keys", "", "---\ndate: x\nresolvedWhen: y\n- a\n---",
	  "malformed: no front matter: line 4: not YAML: did not find expected "
	  "key" },
};
/* clang-format on */

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	exported_add_cases("cstate", cases, G_N_ELEMENTS(cases), false);
	return g_test_run();
}
