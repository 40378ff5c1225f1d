/* test_postmortem.c -- reports of incidents: front matter, or bullets */
#include "tests/exported.h"

#define START "start_time: 2023-11-14T22:13:20Z\n"
#define END "end_time: 2023-11-14T22:14:20Z\n"
#define DETECTED "  - First detected: 2023-11-14 22:13\n"
#define ASSUMED                                                       \
	" | finding: zone assumed: 'first detected' is \"2023-11-14 " \
	"22:13\", without a zone: taken as UTC"

/* clang-format off */
static const struct exported_case cases[] = {
	/* front matter */
	{ "keys", "",
	  "---\nuuid: u1\nurl: https://x\ntitle: Shop down\n" START END
	  "categories:\n- automation\ncompany: c\nproduct: orders\n---\nText",
	  "incident u1 'Shop down' of orders +0..60" },
	{ "open", "", "---\ntitle: Shop down\n" START "---",
	  "incident - 'Shop down' +0.." },
	{ "other-names", "",
	  "---\ntitle: Shop down\nstarted_at: 2023-11-14T22:13:20Z\n"
	  "resolved_at: 2023-11-14T22:14:20Z\nseverity: 1\nservice: cart\n---",
	  "incident - 'Shop down' 1 of cart +0..60" },
	{ "no-year", "",
	  "---\ntitle: x\nstart_time: 0001-01-01T00:00:00Z\n---",
	  "malformed: time missing: its front matter has no time of a start" },
	{ "not-a-time", "", "---\ntitle: x\n" START "end_time: late\n---",
	  "malformed: not a time: 'end_time' is \"late\", not a time" },
	{ "not-closed", "", "---\ntitle: x\n" START,
	  "malformed: no front matter: no line of dashes ends its keys" },
	{ "several-services", "",
	  "---\ntitle: Down\nseverity: high\nstart: 2023-11-14T22:13:20Z\n"
	  "end: 2023-11-14T22:14:20Z\naffected_services:\n- orders\n- cart\n"
	  "---",
	  "incident - 'Down' high of orders of cart +0..60" },
	{ "a-conference", "",
	  "---\ntitle: Talks\nstart: 2023-11-14T22:13:20Z\n---\nCome.",
	  "error: x: of no known format: its keys are \"title\", \"start\"" },
	/* bullets */
	{ "start-and-end", "",
	  "# Jobs stopped\n\n- **Incident Start:** 2023-11-14 22:13 UTC\n"
	  "- **Incident End:** 2023-11-14 22:14 UTC\n- **By:** A\n",
	  "incident - 'Jobs stopped' +-20..40" },
	{ "a-table-of-an-outage", "",
	  "# Outage of orders\n\n| Field | Value |\n| --- | --- |\n"
	  "| **Start Time** | 2023-11-14 22:13:20 UTC |\n"
	  "| End | 2023-11-14 22:14:20 UTC |\n",
	  "incident - 'Outage of orders' +0..60" },
	{ "bullets", "",
	  "---\ntitle: Shop down\nweight: 6\n---\n\n- **Key events**\n"
	  "  - First detected: 2023-11-14 22:13:20 UTC\n"
	  "  - Incident declared: 2023-11-14 22:13:30 UTC\n"
	  "  - Repaired: 2023-11-14 22:13:50 UTC\n"
	  "  - Resolved 2023-11-14 22:14:20 UTC\n\n"
	  "- **Time to repair**: 33h 14m\n",
	  "incident - 'Shop down' +0..60 acked+10 mitigated+30" },
	{ "no-zone", "", "# Shop down\n" DETECTED
	  "  - Resolved: 2023-11-14 22:15 (all of it)\n",
	  "incident - 'Shop down' +-20..100" ASSUMED },
	{ "bold-words", "",
	  "# Shop down\n* **First detected** - 2023-11-14 22:13:20 GMT\n"
	  "* **Resolved at:** 2023-11-14 22:14:20 GMT.\n",
	  "incident - 'Shop down' +0..60" },
	{ "declared-in-another-year", "",
	  "# Shop down\n" DETECTED "  - Incident declared 2022-11-14 22:14\n",
	  "incident - 'Shop down' +-20.. | finding: time before the start: "
	  "'incident declared' is \"2022-11-14 22:14\", before the incident: "
	  "left out" ASSUMED },
	{ "resolved-before", "",
	  "# Shop down\n" DETECTED "  - Resolved 2023-11-14 22:12\n",
	  "incident - 'Shop down' +-20..-80" ASSUMED },
	{ "a-time-that-is-none", "",
	  "# Shop down\n" DETECTED "  - Resolved 2023-11-34 22:12\n",
	  "incident - 'Shop down' +-20.. | finding: not a time: 'resolved' is "
	  "\"2023-11-34 22:12\": left out" ASSUMED },
	{ "started-before", "",
	  "# Shop down\n- Started: 2023-11-14 22:13:20Z\n"
	  "- Detected: 2023-11-14 22:14:20Z\n"
	  "- Acknowledged: 2023-11-14 22:15:20Z\n",
	  "incident - 'Shop down' +0.. detected+60 acked+120" },
	{ "declared-only", "",
	  "# A\nIncident declared: 2023-11-14 22:13:20Z\n"
	  "Resolved: 2023-11-14 22:14:20Z",
	  "incident - 'A' +0..60 acked+0" },
	{ "a-point-in-the-time", "",
	  "# A\n- First detected: 2023-11-14 22.13\n"
	  "- Resolved: 2023-11-14 22.15.\n",
	  "incident - 'A' +-20..100 | finding: zone assumed: 'first detected' "
	  "is \"2023-11-14 22:13\", without a zone: taken as UTC" },
	{ "alerted", "",
	  "# A\n- Actual start: 2023-11-14T22:13:20Z (first errors).\n"
	  "- First alert: 2023-11-14T22:13:30Z (`x > 5`)\n"
	  "- First human ack: 2023-11-14T22:13:40Z.\n",
	  "incident - 'A' +0.. detected+10 acked+20" },
	{ "a-finding-is-no-incident", "",
	  "# A\n- **First Detected**: 2023-11-14\n",
	  "error: x: line 2: not YAML: did not find expected alphabetic or "
	  "numeric character" },
	{ "several", "",
	  "# Incidents\n\n## Q4\n\n### A\n" DETECTED "  - Resolved: "
	  "2023-11-14 22:14\n\n### B\n\n#### Timeline\n" DETECTED,
	  "incident - 'A' +-20..40 | incident - 'B' +-20.." ASSUMED },
	{ "not-at-the-beginning", "",
	  "# A\n  - First detected: 2023-14-14 22:13\n"
	  "  - Resolved 2023-11-14 22:15\n",
	  "malformed: not a time: 'first detected' is \"2023-14-14 22:13\", "
	  "not a time" },
};
/* clang-format on */

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	exported_add_cases("postmortem", cases, G_N_ELEMENTS(cases), false);
	return g_test_run();
}
