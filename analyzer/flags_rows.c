/* flags_rows.c -- flags as a forest: a row a variant, minus its control */
#include "analyzer/flags_said.h"
#include "analyzer/statistics.h"

#include <math.h>

static const struct sentence *rate_words(struct composer *composer,
					 const struct flag_arm *arm)
{
	return say(composer, "%",
		   value_rate(arm->rate.value,
			      (uint32_t)MIN(arm->exposures, UINT32_MAX)));
}

/* Instead of a mark: why there is none, or what else is compared. */
static const struct sentence *words_of(struct composer *composer,
				       const struct flag_said *one)
{
	struct estimate difference = one->arm->means.difference;

	if (!one->control)
		return say(composer, "no control to compare with");
	if (!one->result->has_conversions && !one->is_mean)
		return say(composer, "conversion not measured");
	if (one->is_few)
		return say(composer, "n < 5");
	if (one->is_mean && isnan(difference.low))
		return say(composer, "mean %, no interval",
			   value_number(VALUE_SIGNED, difference.value));
	if (one->is_mean)
		return say(composer, "mean % (95%% CI % to %)",
			   value_number(VALUE_SIGNED, difference.value),
			   value_number(VALUE_SIGNED, difference.low),
			   value_number(VALUE_SIGNED, difference.high));
	return say(composer, "more conversions than exposures");
}

/* Nobody says whether more is better, of what has only values. */
static const char *decision_of(const struct flag_said *one)
{
	static const char *const words[] = {
		[FOREST_UNDECIDED] = "undecided",
		[FOREST_BETTER] = "better",
		[FOREST_WORSE] = "worse",
		[FOREST_UNREADABLE] = "SRM: do not read",
		[FOREST_WORDS] = "\u2013",
	};
	const struct comparison_of_means *means = &one->arm->means;
	int direction = statistics_direction(means->difference, 0);

	if (one->mark != FOREST_WORDS || !one->is_mean || one->is_few ||
	    !one->control)
		return words[one->mark];
	if (direction == 0 || !(means->p < 0.05))
		return "undecided";
	return direction > 0 ? "higher" : "lower";
}

static void add_levels(struct composer *composer, const struct flag_said *one,
		       struct forest_row *row)
{
	const struct flag_arm *arm = one->arm, *control = one->control;
	uint64_t n = one->is_mean ? arm->n_values : arm->exposures;

	row->level = one->is_mean ? say(composer, "%",
					value_number(VALUE_NUMBER, arm->mean)) :
				    rate_words(composer, arm);
	if (control) {
		row->control =
			one->is_mean ?
				say(composer, "%",
				    value_number(VALUE_NUMBER, control->mean)) :
				rate_words(composer, control);
		n = MIN(n,
			one->is_mean ? control->n_values : control->exposures);
	}
	row->n = say(composer, "%", value_count((double)n));
	if (control && arm->errors + control->errors > 0)
		row->errors =
			say(composer, "%",
			    value_number(VALUE_POINTS, arm->error_difference));
}

static struct forest_row make_row(struct composer *composer,
				  const struct flag_said *one)
{
	struct estimate difference = one->arm->difference;
	struct forest_row row = {
		.flag = pool_text(composer->pool, one->result->flag),
		.variant = pool_text(composer->pool, one->arm->variant),
		.mark = one->mark,
		.difference = difference.value,
		.low = difference.low,
		.high = difference.high,
		.decision = decision_of(one),
	};

	if (row.mark == FOREST_WORDS || isnan(row.difference)) {
		row.difference = NAN;
		row.words = words_of(composer, one);
	}
	add_levels(composer, one, &row);
	return row;
}

struct panel flags_forest(struct composer *composer,
			  const struct flags_said *said, uint32_t most)
{
	const char *title = "Feature flags: conversion, variant minus control";
	struct forest *forest =
		pool_new_array(composer->pool, struct forest, 1);
	uint32_t n = MIN(said->all->len, most);
	struct forest_row *rows =
		pool_new_array(composer->pool, struct forest_row, n + 1);

	if (n == 0)
		return panel_missing(
			composer, PANEL_FOREST, STATE_NONE, title,
			said->flags > 0 ? "variants to compare" :
					  "exposures of flags",
			said->unseen > 0 ?
				say(composer, "flags without any: %",
				    value_count(said->unseen)) :
				say(composer, "the source was read"));
	for (uint32_t i = 0; i < n; i++)
		rows[i] =
			make_row(composer, &g_array_index(said->all,
							  struct flag_said, i));
	*forest = (struct forest){ rows, n, said->has_errors, NULL };
	if (said->all->len > n)
		forest->more = say(composer, "and % more: sheet Flags",
				   value_count(said->all->len - n));
	return panel_drawn(
		PANEL_FOREST, title,
		say(composer, "percentage points with 95%% interval; filled = "
			      "decided, hollow = not decided"),
		forest,
		say(composer,
		    "Of % variants % are better than their control, % worse, "
		    "% undecided, % not to be read",
		    value_count(said->all->len), value_count(said->better),
		    value_count(said->worse), value_count(said->undecided),
		    value_count(said->unreadable)));
}
