/* ledger.c -- valid and bad events by the minute
 *
 * Budgets are asked for at thousands of times, so events are added up once
 * and each question is a difference of two sums.  Days and windows end on
 * whole minutes in all zones of today.
 */
#include "analyzer/ledger.h"

enum { MINUTE = 60 };

struct ledger *ledger_new(int64_t since, int64_t until)
{
	struct ledger *ledger = g_new0(struct ledger, 1);

	ledger->since = since;
	if (until > since)
		ledger->n = (uint32_t)((until - since) / MINUTE);
	ledger->valid = g_new0(double, ledger->n + 1);
	ledger->bad = g_new0(double, ledger->n + 1);
	ledger->marks = g_new0(uint8_t, ledger->n + 1);
	return ledger;
}

void ledger_free(struct ledger *ledger)
{
	if (!ledger)
		return;
	g_free(ledger->valid);
	g_free(ledger->bad);
	g_free(ledger->marks);
	g_free(ledger);
}

void ledger_add(struct ledger *ledger, int64_t at, double valid, double bad)
{
	int64_t after = at - ledger->since * 1000;
	int64_t minute = (after - 1) / (MINUTE * 1000);

	if (after <= 0 || minute >= ledger->n)
		return;
	ledger->valid[minute] += valid;
	ledger->bad[minute] += bad;
}

/* How many minutes have ended by then. */
static uint32_t ended(const struct ledger *ledger, int64_t at)
{
	if (at <= ledger->since)
		return 0;
	return (uint32_t)MIN((at - ledger->since) / MINUTE, (int64_t)ledger->n);
}

void ledger_mark(struct ledger *ledger, enum ledger_mark mark, int64_t after,
		 int64_t until)
{
	uint32_t end = ended(ledger, until);

	for (uint32_t m = ended(ledger, after); m < end; m++)
		ledger->marks[m] |= (uint8_t)mark;
}

static void add_up(double *amounts, uint32_t n)
{
	double sum = 0;

	for (uint32_t m = 0; m < n; m++) {
		double amount = amounts[m];

		amounts[m] = sum;
		sum += amount;
	}
	amounts[n] = sum;
}

void ledger_close(struct ledger *ledger)
{
	add_up(ledger->valid, ledger->n);
	add_up(ledger->bad, ledger->n);
}

struct ledger_sum ledger_sum(const struct ledger *ledger, int64_t after,
			     int64_t until)
{
	uint32_t first = ended(ledger, after), last = ended(ledger, until);

	if (last <= first)
		return (struct ledger_sum){ 0, 0 };
	return (struct ledger_sum){
		ledger->valid[last] - ledger->valid[first],
		ledger->bad[last] - ledger->bad[first],
	};
}

struct ledger_sum ledger_marked(const struct ledger *ledger,
				enum ledger_mark mark, int64_t after,
				int64_t until)
{
	struct ledger_sum sum = { 0, 0 };
	uint32_t end = ended(ledger, until);

	for (uint32_t m = ended(ledger, after); m < end; m++) {
		if (!(ledger->marks[m] & mark))
			continue;
		sum.valid += ledger->valid[m + 1] - ledger->valid[m];
		sum.bad += ledger->bad[m + 1] - ledger->bad[m];
	}
	return sum;
}

uint32_t ledger_count(const struct ledger *ledger, enum ledger_mark mark,
		      int64_t after, int64_t until)
{
	uint32_t end = ended(ledger, until), n = 0;

	for (uint32_t m = ended(ledger, after); m < end; m++)
		n += (ledger->marks[m] & mark) != 0;
	return n;
}
