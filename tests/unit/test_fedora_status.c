/* test_fedora_status.c -- outages as the status pages of Fedora keep them */
#include "tests/exported.h"

#define DATE "Date: 2023-11-14 22:13:20+0000\n"
#define TOP "Title: Shop down\n" DATE
#define FINISH "OutageFinish: 2023-11-14 22:14:20+0000\n"
#define READ "incident 7 'Shop down'"

/* clang-format off */
static const struct exported_case cases[] = {
	{ "finished", "", TOP FINISH "Ticket: 7\n\nText: more", READ " +0..60" },
	{ "open", "", TOP "Ticket: 7\n", READ " +0.." },
	{ "empty-finish", "", TOP "OutageFinish:\nTicket: 7\n\nText",
	  READ " +0.." },
	{ "no-ticket", "", TOP "OutageFinish:  \n\nTicket: 7",
	  "incident - 'Shop down' +0.." },
	{ "no-blanks", "",
	  "title:Shop down\ndate:2023-11-14 22:13:20 UTC\nticket:7\n",
	  READ " +0.." },
	{ "between-dashes", "",
	  "---\n" TOP "OutageFinish: 2023-11-14 22:14:20+00\nTicket: 7\n---\n",
	  READ " +0..60" },
	{ "title-is-a-service", "",
	  "Title: src.example.org\n" DATE FINISH "Ticket: 7\n",
	  "incident 7 'src.example.org' of src.example.org +0..60" },
	{ "affected", "orders=example.org cart",
	  TOP "Ticket: 7\n\nText\n\nAffected Services:\n\n"
	  "* cart - https://cart.example.org\nhttps://example.org/x\n\nMore",
	  READ " of cart of orders +0.." },
	{ "affected-in-bold", "",
	  TOP "Ticket: 7\n\nText\n\nAffected services include:\n\n"
	  "* **cart** - use the other one\n",
	  READ " of cart +0.." },
	{ "planned-by-what-comes", "",
	  TOP "Ticket: 7\n\nThere will be an outage while we upgrade.\n\n"
	  "We are investigating something else.",
	  READ " +0.. maintenance | finding: taken as planned: by its text it "
	  "is planned work: \"Shop down\"" },
	{ "investigated", "",
	  TOP "Ticket: 7\n\nWe are investigating. We will be back.\n",
	  READ " +0.." },
	{ "planned-by-its-title", "",
	  "Title: Reboot of all hosts\n" DATE,
	  "incident - 'Reboot of all hosts' +0.. maintenance | finding: taken as "
	  "planned: by its title it is planned work: \"Reboot of all hosts\"" },
	{ "planned-by-its-text", "",
	  TOP "Ticket: 7\n\nWe will be applying updates.\n",
	  READ " +0.. maintenance | finding: taken as planned: by its text it "
	  "is planned work: \"Shop down\"" },
	{ "unplanned-by-its-text", "",
	  TOP "Ticket: 7\n\nAn unplanned outage in the outage window.\n",
	  READ " +0.." },
	{ "no-time", "", "Title: x\nDate:\nOutageFinish: \n",
	  "malformed: time missing: 'Date' is not there" },
	{ "not-a-time", "", "Title: x\nDate: 2023-13-14\n",
	  "malformed: not a time: 'date' is \"2023-13-14\", not a time" },
	{ "not-closed", "", "---\n" TOP FINISH,
	  "malformed: no front matter: no line of dashes ends its keys" },
};
/* clang-format on */

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	exported_add_cases("fedora-status", cases, G_N_ELEMENTS(cases), false);
	return g_test_run();
}
