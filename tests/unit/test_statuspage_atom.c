/* test_statuspage_atom.c -- the history of Statuspage as a feed */
#include "tests/exported.h"

#define ENTRY(updated, content)                                            \
	"<feed xmlns='http://www.w3.org/2005/Atom'><id>tag:s,2005:/h</id>" \
	"<entry><id>tag:s,2005:Incident/7</id><title>Slow</title>"         \
	"<published>" updated "</published><updated>" updated "</updated>" \
	"<content type='html'>" content "</content></entry></feed>"
#define DAY(day, time)                        \
	"Nov &lt;var data-var='date'&gt;" day \
	"&lt;/var&gt;, &lt;var data-var='time'&gt;" time "&lt;/var&gt;"
#define SMALL(when, status)                                                \
	"&lt;p&gt;&lt;small&gt;" when "&lt;/small&gt;&lt;br&gt;"           \
	"&lt;strong&gt;" status "&lt;/strong&gt; - A &lt;strong&gt;b&lt;/" \
	"strong&gt;.&lt;/p&gt;"
#define SAID(time, status) SMALL(DAY("14", time) " UTC", status)
#define PLAN(span)                                                       \
	"&lt;p&gt;&lt;strong&gt;THIS IS A SCHEDULED EVENT " span "&lt;/" \
	"strong&gt;&lt;/p&gt;"
#define LATER "2023-11-14T22:20:00Z"
#define ITEM(at, html)                                                   \
	"<rss version='2.0' xmlns:content='c'><channel><title>S</title>" \
	"<pubDate>Wed, 15 Nov 2023 22:20:00 +0000</pubDate><item>"       \
	"<title>Slow</title>" html "<pubDate>" at "</pubDate>"           \
	"<link>https://s/incidents/k7</link><guid>https://s/x</guid>"    \
	"</item></channel></rss>"
#define WORDS(content) "<description>" content "</description>"
#define KIND(type, names)                                                   \
	"&lt;p&gt;&lt;strong&gt;Type:&lt;/strong&gt; " type "&lt;/p&gt;"    \
	"&lt;p&gt;&lt;strong&gt;Affected Components:&lt;/strong&gt; " names \
	"&lt;/p&gt;"

/* clang-format off */
static const struct exported_case cases[] = {
	{ "resolved", "",
	  ENTRY(LATER, SAID("22:18", "Resolved") SAID("22:16", "Monitoring")
		SAID("22:15", "Update") SAID("22:14", "Investigating")),
	  "incident 7 'Slow' +40..280 detected+40 mitigated+160" },
	{ "open", "", ENTRY(LATER, SAID("22:14", "Identified")),
	  "incident 7 'Slow' +40.. detected+40" },
	{ "open-again", "",
	  ENTRY(LATER, SAID("22:18", "Investigating") SAID("22:16", "Resolved")
		SAID("22:14", "Investigating")),
	  "incident 7 'Slow' +40.. detected+40" },
	{ "with-a-postmortem", "",
	  ENTRY(LATER, SAID("22:19", "Postmortem") SAID("22:16", "Resolved")
		SAID("22:14", "Investigating")),
	  "incident 7 'Slow' +40..160 detected+40" },
	{ "over-new-year", "",
	  ENTRY("2024-01-01T00:40:00Z",
		SMALL("Jan 1, 00:40 UTC", "Resolved")
		SMALL("Nov 14, 22:14 UTC", "Investigating")),
	  "incident 7 'Slow' +40..4069600 detected+40" },
	{ "with-a-year", "",
	  ENTRY("2024-06-01T00:40:00Z",
		SMALL("Nov 14, 2023 - 22:16 UTC", "Resolved")
		SMALL("Nov 14, 2023 - 22:14 UTC", "Investigating")),
	  "incident 7 'Slow' +40..160 detected+40" },
	{ "in-the-zone-of-the-page", "",
	  ENTRY("2023-11-14T14:20:00-08:00",
		SMALL(DAY("14", "14:16") " PST", "Resolved")
		SMALL(DAY("14", "14:14") " XYZ", "Investigating")),
	  "incident 7 'Slow' +40..160 detected+40" },
	{ "in-hours-from-utc", "",
	  ENTRY(LATER, SMALL("Nov 15, 06:16 +08", "Resolved")
		SMALL("November 14, 19:14 -03:00", "Investigating")),
	  "incident 7 'Slow' +40..160 detected+40" },
	{ "planned", "",
	  ENTRY("2023-11-10T09:00:00Z",
		PLAN(DAY("14", "22:14") " - " DAY("15", "00:14") " UTC")
		SMALL("Nov 10, 09:00 UTC", "Scheduled")),
	  "incident 7 'Slow' +40..7240 maintenance" },
	{ "planned-for-the-same-day", "",
	  ENTRY("2023-11-10T09:00:00Z",
		PLAN("Nov 14, 22:14 - 23:14 UTC")
		SMALL("Nov 10, 09:00 UTC", "Scheduled")),
	  "incident 7 'Slow' +40..3640 maintenance" },
	{ "planned-and-done", "",
	  ENTRY(LATER, PLAN("Nov 14, 20:00 - 23:00 UTC")
		SAID("22:18", "Completed") SAID("22:14", "In progress")
		SAID("01:00", "Scheduled")),
	  "incident 7 'Slow' +40..280 maintenance" },
	{ "without-days", "",
	  ENTRY(LATER, SMALL("heute", "Resolved") SMALL("Nov 31, 1:00", "Update")),
	  "malformed: time missing: no update has a time that can be read" },
	{ "an-end-without-a-day", "",
	  ENTRY(LATER, SMALL("heute", "Resolved") SAID("22:14", "Update")),
	  "incident 7 'Slow' +40..400 detected+40 | finding: approximate "
	  "end: its last update has no time: ended when it was changed "
	  "last" },
	{ "without-content", "", ENTRY(LATER, ""),
	  "incident 7 'Slow' +400.." },
	{ "by-its-link", "",
	  "<feed><entry><id>tag:s,2005:Incident/7</id><title>Slow</title>"
	  "<link href='https://s/incidents/k7'/><published>" LATER
	  "</published><content>" SAID("22:14", "Update")
	  "</content></entry></feed>",
	  "incident k7 'Slow' +40.. detected+40" },
	{ "to-the-second", "",
	  ENTRY(LATER, SMALL("Nov 14, 22:14:31 GMT+0", "Resolved")
		SMALL("Nov 15, 00:14:01 GMT+2", "Investigating")),
	  "incident 7 'Slow' +41..71 detected+41" },
	{ "oldest-first-with-components", "",
	  ENTRY(LATER, KIND("Incident", "orders, search")
		SAID("22:14", "Investigating") SAID("22:16", "Monitoring")
		SAID("22:18", "Resolved")),
	  "incident 7 'Slow' of orders of search +40..280 detected+40 "
	  "mitigated+160" },
	{ "planned-by-its-type", "",
	  ENTRY(LATER, KIND("Maintenance", "orders")
		SMALL("Nov 10, 09:00:00 GMT+0", "Identified")
		SAID("22:21", "Completed")),
	  "incident 7 'Slow' of orders +400..460 maintenance" },
	{ "changed-alone", "",
	  ENTRY(LATER, "&lt;b&gt;Status: Resolved&lt;/b&gt;&lt;br/&gt;Over."),
	  "malformed: time missing: the entry has the time of its last change "
	  "alone: give api/v2/incidents.json of that page" },
	{ "rss", "",
	  ITEM("Tue, 14 Nov 2023 14:18:10 -0800",
	       WORDS(SMALL("Nov 14, 14:18 PST", "Resolved")
		     SMALL("Nov 14, 14:14 XYZ", "Investigating"))),
	  "incident k7 'Slow' +40..280 detected+40" },
	{ "rss-from-the-beginning", "",
	  ITEM("Tue, 14 Nov 2023 22:14:00 +0000",
	       WORDS("Type: Incident\nAffected Components: orders\n")
	       "<content:encoded><![CDATA[<p><strong>Affected Components:"
	       "</strong> </p>" SAID("22:14", "Investigating")
	       SMALL("Nov 17, 22:14:00 GMT+0", "Resolved")
	       "]]></content:encoded>"),
	  "incident k7 'Slow' of orders +40..259240 detected+40" },
	{ "rss-planned", "",
	  ITEM("Tue, 14 Nov 2023 22:14:00 +0000",
	       WORDS(PLAN("Nov 14, 22:14 - 23:14 GMT")
		     SMALL("Nov 8, 16:20 GMT", "Scheduled"))),
	  "incident k7 'Slow' +40..3640 maintenance" },
	{ "rss-of-jira", "",
	  ITEM("Tue, 14 Nov 2023 22:14:00 +0000",
	       "<key id='1'>INC-1</key><type id='2'>Incident</type>"),
	  "malformed: not of this format: issues of Jira are not read as XML: "
	  "export them as CSV" },
	{ "rss-of-a-blog", "", ITEM("Tue, 14 Nov 2023 22:14:00 +0000",
				    WORDS("A release.")),
	  "1 not_relevant" },
	{ "no-incident", "",
	  "<feed><entry><id>urn:1</id><updated>" LATER "</updated>"
	  "<content>&lt;p&gt;Words&lt;/p&gt;</content></entry><entry/></feed>",
	  "2 not_relevant" },
	{ "no-time", "",
	  "<feed><entry><id>tag:s,2005:Incident/7</id></entry></feed>",
	  "malformed: time missing: no update has a time that can be read" },
	{ "not-a-time", "", ENTRY("soon", ""),
	  "malformed: not a time: 'published' is \"soon\", not a time" },
};
/* clang-format on */

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	exported_add_cases("statuspage-atom", cases, G_N_ELEMENTS(cases),
			   false);
	return g_test_run();
}
