/* chaos_said.c -- what there is to say of all experiments */
#include "analyzer/chaos_said.h"

#include <math.h>
#include <string.h>

enum { NAMED_MOST = 2 };

/* One share of another, where of nothing there may be none. */
static double part(double value, double limit)
{
	if (limit < 0)
		return NAN;
	value = fmax(value, 0);
	if (limit > 0)
		return value / limit;
	return value > 0 ? INFINITY : 0;
}

double chaos_share(const struct chaos_hypothesis *hypothesis, double value)
{
	double high = hypothesis->limit.high, low = hypothesis->limit.low;

	if (isnan(value))
		return NAN;
	if (!isnan(high))
		return part(value, high);
	if (g_str_has_suffix(hypothesis->text, "%"))
		return part(1 - value, 1 - low);
	return low < 0 ? NAN : part(low, fmax(value, 0));
}

static int rank(enum chaos_held held)
{
	return held == CHAOS_BROKE ? 0 : held == CHAOS_HELD ? 1 : 2;
}

/* The order of runs is by start, that of a run's hypotheses is its own. */
static int by_verdict(gconstpointer a, gconstpointer b)
{
	const struct chaos_row *x = a, *y = b;
	int order = rank(x->outcome.held) - rank(y->outcome.held);

	if (order == 0)
		order = (x->run > y->run) - (x->run < y->run);
	return order ? order :
		       (x->hypothesis > y->hypothesis) -
			       (x->hypothesis < y->hypothesis);
}

static void add_row(struct chaos_said *said, const struct metrics *metrics,
		    const struct chaos_run *run,
		    const struct chaos_hypothesis *hypothesis)
{
	struct chaos_row row = {
		.run = run,
		.hypothesis = hypothesis,
		.outcome = chaos_judge(metrics, run, hypothesis),
	};

	row.steady = chaos_share(hypothesis, row.outcome.steady);
	row.during = chaos_share(hypothesis, row.outcome.during);
	said->broke += row.outcome.held == CHAOS_BROKE;
	said->held += row.outcome.held == CHAOS_HELD;
	g_array_append_val(said->rows, row);
}

static uint32_t find_worst(const struct chaos_said *said)
{
	uint32_t worst = NONE;

	for (uint32_t r = 0; r < said->broke; r++)
		if (worst == NONE || chaos_row_at(said, r)->during >
					     chaos_row_at(said, worst)->during)
			worst = r;
	return worst;
}

struct chaos_said chaos_say(const struct metrics *metrics)
{
	struct chaos_said said = {
		.runs = chaos_runs(metrics, false),
		.rows = g_array_new(false, false, sizeof(struct chaos_row)),
	};

	for (uint32_t r = 0; r < said.runs->len; r++) {
		const struct chaos_run *run =
			&g_array_index(said.runs, struct chaos_run, r);
		const GArray *asked = chaos_hypotheses(run);

		for (uint32_t h = 0; asked && h < asked->len; h++)
			add_row(&said, metrics, run,
				chaos_hypothesis_at(asked, h));
		said.unasked += !asked || asked->len == 0;
	}
	g_array_sort(said.rows, by_verdict);
	said.worst = find_worst(&said);
	return said;
}

void chaos_said_clear(struct chaos_said *said)
{
	g_clear_pointer(&said->runs, g_array_unref);
	g_clear_pointer(&said->rows, g_array_unref);
}

static const char *signs[] = { "!=", "=~", "!~" };

static const char *sign_of(enum matching matching)
{
	return matching == MATCHES_EQUAL ? "=" : signs[matching - 1];
}

static void add_labels(GString *text, const struct chaos_run *run,
		       const struct selector *series)
{
	const char *between = "{";

	for (uint32_t m = 0; m < series->n; m++) {
		const struct matcher *one = &series->matchers[m];

		if (one->matching == MATCHES_EQUAL && run->service &&
		    strcmp(one->value, run->service) == 0)
			continue;
		g_string_append_printf(text, "%s%s%s%s", between, one->label,
				       sign_of(one->matching), one->value);
		between = ",";
	}
	if (*between == ',')
		g_string_append_c(text, '}');
}

/* " < 5%", " <= 800ms" as it is printed. */
static void add_limit(GString *text, const char *written)
{
	const char *brace = strrchr(written, '}');
	const char *sign = strpbrk(brace ? brace : written, "<>");
	const char *amount = sign + 1 + (sign[1] == '=');
	size_t digits;

	amount += strspn(amount, " \t");
	digits = strspn(amount, "0123456789.");
	g_string_append_printf(text, " %s %.*s%s%s",
			       sign[1] != '=' ? (*sign == '<' ? "<" : ">") :
			       *sign == '<'   ? "\u2264" :
						"\u2265",
			       (int)digits, amount,
			       g_ascii_isalpha(amount[digits]) ? "\u00a0" : "",
			       amount + digits);
}

const char *chaos_text(struct pool *pool, const struct chaos_run *run,
		       const struct chaos_hypothesis *hypothesis)
{
	g_autoptr(GString) text = g_string_new(hypothesis->series->name);

	add_labels(text, run, hypothesis->series);
	add_limit(text, hypothesis->text);
	return pool_text(pool, text->str);
}

static void add(GArray *items, const struct sentence *sentence)
{
	struct item item = { VERDICT_EMPTY, sentence, "chaos" };

	g_array_append_val(items, item);
}

static const struct sentence *tell(struct composer *composer,
				   const struct chaos_row *row)
{
	const char *experiment = row->run->experiment;

	return say(composer, "%: mend what % broke",
		   value_text(row->run->service ? row->run->service :
						  "Unknown service"),
		   value_text(experiment ? experiment : "an experiment"));
}

static bool is_same(const char *a, const char *b)
{
	return g_strcmp0(a, b) == 0;
}

/* The same hypothesis held when the same was tried again. */
static bool held_since(const struct chaos_said *said,
		       const struct chaos_row *broken)
{
	for (uint32_t r = said->broke; r < said->broke + said->held; r++) {
		const struct chaos_row *row = chaos_row_at(said, r);

		if (row->run->started_at > broken->run->started_at &&
		    is_same(row->run->experiment, broken->run->experiment) &&
		    is_same(row->run->service, broken->run->service) &&
		    is_same(row->hypothesis->text, broken->hypothesis->text))
			return true;
	}
	return false;
}

/* One for each experiment, however many of its hypotheses broke. */
void chaos_decide(struct composer *composer, GArray *items)
{
	g_auto(ChaosSaid) said = chaos_say(composer->metrics);
	g_autoptr(GPtrArray) rows = g_ptr_array_new();
	uint32_t named;

	for (uint32_t r = 0; r < said.broke; r++) {
		struct chaos_row *row = chaos_row_at(&said, r);
		const struct chaos_row *last =
			rows->len > 0 ? rows->pdata[rows->len - 1] : NULL;

		if ((!last || row->run != last->run) && !held_since(&said, row))
			g_ptr_array_add(rows, row);
	}
	named = rows->len > NAMED_MOST ? 1 : rows->len;
	for (uint32_t i = 0; i < named; i++)
		add(items, tell(composer, rows->pdata[i]));
	if (rows->len > named)
		add(items,
		    say(composer, "% more experiments broke what was to hold",
			value_count(rows->len - named)));
}
