/* test_upptime.c -- the log of a status page, and its files */
#include "importers/upptime.h"
#include "tests/exported.h"

#define UP(at) "aaaaaa1\t2023-11-14T22:" at "Z\t🟩 Shop is up (200 in 8 ms)\n"
#define DOWN(at)                     \
	"aaaaaa2\t2023-11-14T22:" at \
	"Z\t🟥 Shop is down (0 in 0 ms) [skip ci] [upptime]\n"
#define SLOW(at) \
	"aaaaaa3\t2023-11-14T22:" at "Z\t🟨 Shop is degraded (200 in 9 s)\n"

/* clang-format off */
static const struct exported_case logs[] = {
	{ "down-and-up", "", DOWN("13:20") UP("14:20"),
	  "incident aaaaaa2 'Shop is down' down of Shop +0..60" },
	{ "blank-lines", "", DOWN("13:20") "\n" UP("14:20") " \n",
	  "incident aaaaaa2 'Shop is down' down of Shop +0..60" },
	{ "newest-first", "", UP("14:20") DOWN("13:20"),
	  "incident aaaaaa2 'Shop is down' down of Shop +0..60" },
	{ "down-for-long", "", DOWN("13:20") DOWN("13:40") UP("14:20"),
	  "incident aaaaaa2 'Shop is down' down of Shop +0..60" },
	{ "up-for-long", "", UP("13:00") UP("13:10") DOWN("13:20") UP("14:20")
	  UP("14:30"),
	  "incident aaaaaa2 'Shop is down' down of Shop +0..60 | 3 not_relevant" },
	{ "slow", "", SLOW("13:20") UP("14:20"),
	  "incident aaaaaa3 'Shop is degraded' degraded of Shop +0..60" },
	{ "slow-then-down", "", SLOW("13:20") DOWN("13:30") UP("14:20"),
	  "incident aaaaaa3 'Shop is down' down of Shop +0..60" },
	{ "still-down", "", UP("13:00") DOWN("13:20"),
	  "incident aaaaaa2 'Shop is down' down of Shop +0.. | 1 not_relevant" },
	{ "twice", "", DOWN("13:20") UP("13:30") DOWN("13:40") UP("13:50"),
	  "incident aaaaaa2 'Shop is down' down of Shop +0..10 | "
	  "incident aaaaaa2 'Shop is down' down of Shop +20..30" },
	{ "two-sites", "",
	  DOWN("13:20") "aaaaaa4\t2023-11-14T22:13:25Z\t🟥 Cart is down (0)\n"
	  UP("14:20"),
	  "incident aaaaaa4 'Cart is down' down of Cart +5.. | "
	  "incident aaaaaa2 'Shop is down' down of Shop +0..60" },
	{ "other-commits", "",
	  DOWN("13:20") "aaaaaa5\t2023-11-14T22:13:30Z\tUpdate graphs\n"
	  UP("14:20"),
	  "incident aaaaaa2 'Shop is down' down of Shop +0..60 | "
	  "1 not_relevant" },
	{ "without-ids", "",
	  "2023-11-14T22:13:20Z 🟥 Shop is down (0 in 0 ms)\n"
	  "2023-11-14T22:14:20Z 🟩 Shop is up (200 in 8 ms)\n",
	  "incident - 'Shop is down' down of Shop +0..60" },
	{ "no-time", "", DOWN("13:20") "aaaaaa6\tnoon\t🟩 Shop is up\n",
	  "incident aaaaaa2 'Shop is down' down of Shop +0.. | malformed: "
	  "time missing: it does not begin with the time of a commit" },
	{ "another-service", "orders", DOWN("13:20") UP("14:20"),
	  "incident aaaaaa2 'Shop is down' down +0..60 unmatched: unknown "
	  "service | finding: unknown service: no configured service is called "
	  "\"Shop\"" },
	{ "a-site", "",
	  "url: https://shop.example\nstatus: up\ncode: 200\n"
	  "responseTime: 80\nlastUpdated: 2023-11-14T22:13:20.182Z\n"
	  "startTime: 2023-01-01T12:26:43.398Z\n",
	  "1 not_relevant" },
	{ "a-site-that-is-down", "",
	  "url: https://shop.example\nstatus: down\ncode: 0\n"
	  "responseTime: 0\nlastUpdated: 2023-11-14T22:13:20.182Z\n"
	  "startTime: 2023-01-01T12:26:43.398Z\n",
	  "1 not_relevant | finding: begin missing: https://shop.example is "
	  "down, but not since when: the log of the page tells it" },
	{ "a-summary", "",
	  "[{\"name\":\"Shop\",\"slug\":\"shop\",\"uptime\":\"98.33%\","
	  "\"status\":\"up\",\"dailyMinutesDown\":{\"2023-11-14\":7}}]",
	  "1 not_relevant" },
};

static const struct {
	const char *text, *name;
	int state; /* -1: none */
} lines[] = {
	{ "🟩 Shop is up (200 in 8 ms)", "Shop", UPPTIME_UP },
	{ "🟥 My shop is down", "My shop", UPPTIME_DOWN },
	{ "⚠️ Shop has degraded performance", "Shop", UPPTIME_DEGRADED },
	{ "Shop is degraded (200)", "Shop", UPPTIME_DEGRADED },
	{ "Möllers Morgen is down (0)", "Möllers Morgen", UPPTIME_DOWN },
	{ "Shop is upset", NULL, -1 },
	{ " is up", NULL, -1 },
	{ "", NULL, -1 },
};
/* clang-format on */

static void parses(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(lines); i++) {
		struct upptime_line line;
		bool is_one = upptime_parse(lines[i].text, &line);
		g_autofree char *name =
			is_one ? g_strndup(line.name, line.length) : NULL;

		g_assert_cmpint(is_one ? (int)line.state : -1, ==,
				lines[i].state);
		g_assert_cmpstr(name, ==, lines[i].name);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/upptime/lines", parses);
	exported_add_cases("upptime", logs, G_N_ELEMENTS(logs), false);
	return g_test_run();
}
