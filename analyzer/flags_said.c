/* flags_said.c -- what there is to say of all feature flags */
#include "analyzer/flags_said.h"

#include "analyzer/delivery.h"

#include <string.h>

enum { FEW = 5 };

static const struct flag_arm *control_of(const struct flag_result *result)
{
	const struct flag_arm *first =
		result->arms->len > 0 ? result->arms->pdata[0] : NULL;

	return first && first->is_control ? first : NULL;
}

/* Nothing converts in any arm, and values were measured. */
static bool has_means(const struct flag_result *result)
{
	uint64_t conversions = 0;
	uint32_t values = 0;

	for (uint32_t a = 0; a < result->arms->len; a++) {
		const struct flag_arm *arm = result->arms->pdata[a];

		conversions += arm->conversions;
		values += arm->n_values;
	}
	return conversions == 0 && values > 0;
}

static bool is_seen(const struct flag_result *result)
{
	for (uint32_t a = 0; a < result->arms->len; a++) {
		const struct flag_arm *arm = result->arms->pdata[a];

		if (arm->exposures > 0 || arm->n_values > 0)
			return true;
	}
	return false;
}

static bool is_few(const struct flag_said *one)
{
	if (!one->control)
		return false;
	if (one->is_mean)
		return MIN(one->arm->n_values, one->control->n_values) < FEW;
	return MIN(one->arm->exposures, one->control->exposures) < FEW;
}

static enum forest_mark mark_of(const struct flag_said *one)
{
	const char *decision = one->arm->decision;

	if (g_strcmp0(decision, "do not read") == 0)
		return FOREST_UNREADABLE;
	if (!decision || one->is_few || one->is_mean)
		return FOREST_WORDS;
	if (g_str_equal(decision, "better"))
		return FOREST_BETTER;
	return g_str_equal(decision, "worse") ? FOREST_WORSE : FOREST_UNDECIDED;
}

static void add_arm(struct flags_said *said, const struct flag_result *result,
		    const struct flag_arm *arm)
{
	struct flag_said one = {
		.result = result,
		.arm = arm,
		.control = control_of(result),
		.is_mean = has_means(result),
	};

	if (arm->is_control || !*arm->variant)
		return;
	one.is_few = is_few(&one);
	one.mark = mark_of(&one);
	said->better += one.mark == FOREST_BETTER;
	said->worse += one.mark == FOREST_WORSE;
	said->undecided += one.mark == FOREST_UNDECIDED;
	said->unreadable += one.mark == FOREST_UNREADABLE;
	said->has_means |= one.is_mean;
	said->has_errors |=
		arm->errors > 0 || (one.control && one.control->errors > 0);
	g_array_append_val(said->all, one);
}

/* The flag of a decided difference first, those not to be read last. */
static int rank_of(const struct flag_result *result)
{
	static const struct {
		const char *decision;
		int rank;
	} ranks[] = { { "better", 0 }, { "worse", 0 }, { "do not read", 3 } };
	int best = 2;

	for (uint32_t a = 0; a < result->arms->len; a++) {
		const struct flag_arm *arm = result->arms->pdata[a];

		if (g_strcmp0(arm->decision, "do not read") == 0)
			return ranks[2].rank;
		for (size_t r = 0; r < 2; r++)
			if (g_strcmp0(arm->decision, ranks[r].decision) == 0)
				best = ranks[r].rank;
	}
	return best;
}

/* Flags stay whole: by rank, then in the order of their names. */
static int by_rank(gconstpointer a, gconstpointer b)
{
	const struct flag_said *x = a, *y = b;
	int one = rank_of(x->result), other = rank_of(y->result);

	if (one != other)
		return one - other;
	if (x->result != y->result)
		return strcmp(x->result->flag, y->result->flag);
	return strcmp(x->arm->variant, y->arm->variant);
}

struct flags_said *flags_say(const struct metrics *metrics)
{
	struct flags_said *said = g_new0(struct flags_said, 1);

	said->results = metrics->flags[FLAGS_OF_WINDOW];
	said->all = g_array_new(false, false, sizeof(struct flag_said));
	for (uint32_t r = 0; r < said->results->len; r++) {
		const struct flag_result *result = said->results->pdata[r];

		said->crossed += result->crossed;
		if (!is_seen(result)) {
			said->unseen++;
			continue;
		}
		said->flags++;
		for (uint32_t a = 0; a < result->arms->len; a++)
			add_arm(said, result, result->arms->pdata[a]);
	}
	g_array_sort(said->all, by_rank);
	return said;
}

void flags_said_free(struct flags_said *said)
{
	if (!said)
		return;
	g_array_unref(said->all);
	g_free(said);
}

/* One decided difference is named; several are counted. */
static const struct sentence *decided_words(struct composer *composer,
					    const struct flags_said *said)
{
	uint32_t decided = said->better + said->worse;
	const struct flag_said *first =
		&g_array_index(said->all, struct flag_said, 0);

	if (decided > 1)
		return say(composer,
			   "% flag comparisons are decided: roll out or turn "
			   "off",
			   value_count(decided));
	for (uint32_t i = 0; i < said->all->len; i++) {
		first = &g_array_index(said->all, struct flag_said, i);
		if (first->mark == FOREST_BETTER || first->mark == FOREST_WORSE)
			break;
	}
	return say(composer,
		   first->mark == FOREST_BETTER ?
			   "%: % is better (%): roll out" :
			   "%: % is worse (%): turn off",
		   value_text(first->result->flag),
		   value_text(first->arm->variant),
		   value_number(VALUE_POINTS, first->arm->difference.value));
}

void flags_decide(struct composer *composer, GArray *items)
{
	const struct flags_said *said = composer->delivery->flags;
	struct item item = { VERDICT_EMPTY, NULL,
			     delivery_page(composer, "flags") };

	if (!said || said->better + said->worse == 0)
		return;
	item.sentence = decided_words(composer, said);
	g_array_append_val(items, item);
}
