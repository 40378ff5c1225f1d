/* test_ledger.c -- events by the minute, and what sums say of them
 *
 * Minutes begin at the epoch; a ledger of five.
 */
#include "analyzer/ledger.h"

enum { EPOCH = 6000 };

/* clang-format off */
/* Events at seconds, then sums of (after, until] as valid/bad. */
static const struct {
	const char *name;
	struct { int at_milli; double valid, bad; } events[4];
	int after, until;
	double valid, bad;
} cases[] = {
	{ "none", { { 0 } }, 0, 300, 0, 0 },
	{ "at-the-beginning-is-before", { { 0, 5, 1 } }, 0, 300, 0, 0 },
	{ "a-milli-later-is-in", { { 1, 5, 1 } }, 0, 60, 5, 1 },
	{ "at-the-end-of-a-minute-is-in-it", { { 60000, 5, 1 } }, 0, 60, 5, 1 },
	{ "not-in-the-next", { { 60000, 5, 1 } }, 60, 120, 0, 0 },
	{ "sums", { { 30000, 1, 0 }, { 90000, 2, 1 }, { 150000, 4, 2 } },
	  60, 180, 6, 3 },
	{ "up-to-the-last", { { 300000, 7, 7 } }, 0, 300, 7, 7 },
	{ "what-is-behind-is-passed-over", { { 300001, 7, 7 } }, 0, 400, 0, 0 },
	{ "before-the-ledger-is-nothing", { { 30000, 1, 1 } }, -600, 60, 1, 1 },
	{ "backwards-is-nothing", { { 30000, 1, 1 } }, 120, 0, 0, 0 },
	{ "a-part-of-a-minute-is-none", { { 30000, 1, 1 } }, 0, 59, 0, 0 },
};
/* clang-format on */

static void sums(const void *data)
{
	const typeof(cases[0]) *row = data;
	g_autoptr(Ledger) ledger = ledger_new(EPOCH, EPOCH + 300);
	struct ledger_sum sum;

	for (int e = 0; e < 4; e++)
		ledger_add(ledger,
			   EPOCH * INT64_C(1000) + row->events[e].at_milli,
			   row->events[e].valid, row->events[e].bad);
	ledger_close(ledger);
	sum = ledger_sum(ledger, EPOCH + row->after, EPOCH + row->until);
	g_assert_cmpfloat(sum.valid, ==, row->valid);
	g_assert_cmpfloat(sum.bad, ==, row->bad);
}

static void marks(void)
{
	g_autoptr(Ledger) ledger = ledger_new(EPOCH, EPOCH + 300);
	struct ledger_sum sum;

	ledger_mark(ledger, LEDGER_SEEN, EPOCH, EPOCH + 240);
	ledger_mark(ledger, LEDGER_DEPLOY, EPOCH + 30, EPOCH + 130);
	ledger_mark(ledger, LEDGER_INCIDENT, EPOCH - 90, EPOCH + 60);
	for (int minute = 0; minute < 5; minute++)
		ledger_add(ledger, (EPOCH + 60 * (minute + 1)) * INT64_C(1000),
			   10, 1 << minute);
	ledger_close(ledger);
	g_assert_cmpuint(ledger_count(ledger, LEDGER_SEEN, EPOCH, EPOCH + 300),
			 ==, 4);
	sum = ledger_marked(ledger, LEDGER_DEPLOY, EPOCH, EPOCH + 300);
	g_assert_cmpfloat(sum.bad, ==, 1 + 2);
	sum = ledger_marked(ledger, LEDGER_INCIDENT, EPOCH, EPOCH + 300);
	g_assert_cmpfloat(sum.bad, ==, 1);
	sum = ledger_marked(ledger, LEDGER_INCIDENT, EPOCH + 60, EPOCH + 300);
	g_assert_cmpfloat(sum.valid, ==, 0);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *path =
			g_strconcat("/ledger/", cases[i].name, NULL);

		g_test_add_data_func(path, &cases[i], sums);
	}
	g_test_add_func("/ledger/marks", marks);
	return g_test_run();
}
