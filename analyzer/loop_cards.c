/* loop_cards.c -- what a card of the loop says of its stage */
#include "analyzer/loop_cards.h"

#include "analyzer/changes.h"

#include <math.h>
#include <string.h>

enum { CENTRE_MIN_N = 5, COUNTED_MOST = 100 };

static bool has_text(const char *const *texts, uint32_t n, const char *text)
{
	for (uint32_t i = 0; i < n; i++)
		if (strcmp(texts[i], text) == 0)
			return true;
	return false;
}

struct loop_said loop_say(const GArray *numbers, enum loop_stage which)
{
	struct loop_said stage = { .n = 0 };

	for (uint32_t i = 0; i < numbers->len; i++) {
		const struct loop_number *one =
			&g_array_index(numbers, struct loop_number, i);

		if (one->stage != which)
			continue;
		if (one->state != STATE_NOT_MEASURED)
			stage.numbers[stage.n++] = one;
		else if (!has_text(stage.missing, stage.n_missing,
				   one->missing))
			stage.missing[stage.n_missing++] = one->missing;
	}
	return stage;
}

/* A centre of fewer than five is not shown. */
static bool is_few(const struct loop_number *number)
{
	return number->unit == UNIT_SECONDS && number->n < CENTRE_MIN_N;
}

static struct value said(const struct loop_number *number, double value,
			 uint32_t n, double beside)
{
	if (number->measure && number->unit != UNIT_COUNT)
		return changes_value(number->measure, value, n, beside);
	if (number->unit == UNIT_SECONDS)
		return isnan(beside) ? value_duration(value) :
				       value_duration_pair(value, beside);
	if (number->unit == UNIT_COUNT)
		return value_count(value);
	if (number->is_counted && n < COUNTED_MOST && !isnan(value))
		return value_k_of_n(round(value * n), n);
	return value_rate(value, n);
}

static struct value said_now(const struct loop_number *number)
{
	if (is_few(number))
		return value_count(NAN);
	return said(number, number->value, number->n, NAN);
}

static const struct sentence *was(struct composer *composer,
				  const struct loop_number *number)
{
	return say(composer, "was %",
		   said(number, number->previous, number->previous_n,
			number->value));
}

/* What is to be said of a change beside its sign. */
static const struct sentence *remark(struct composer *composer,
				     const struct loop_number *number)
{
	switch (number->verdict) {
	case VERDICT_BETTER:
	case VERDICT_WORSE:
		return say(composer, "%",
			   value_number(number->change_kind == CHANGE_POINTS ?
						VALUE_POINTS :
						VALUE_CHANGE,
					number->change));
	case VERDICT_NONE:
		return say(composer, "no detectable change");
	case VERDICT_TOO_FEW:
		return say(composer, "too few to compare");
	default:
		return NULL;
	}
}

/* Of nothing it is said how much it may be, of few how few they are. */
static const struct sentence *reservation(struct composer *composer,
					  const struct loop_number *number)
{
	if (number->state == STATE_DRAWN && is_few(number))
		return say(composer, "n = %: too few", value_count(number->n));
	if (isnan(number->high))
		return NULL;
	return say(composer, "of %, 95%% CI to %", value_count(number->n),
		   value_rate(number->high, number->n));
}

static const struct sentence *change_line(struct composer *composer,
					  const struct loop_number *number)
{
	const struct sentence *first = reservation(composer, number), *second;

	if (number->previous_n == NONE)
		return first ? first : say(composer, "earlier value not known");
	if (!composer->metrics->has_previous)
		return first ? first : say(composer, "no previous period");
	if (isnan(number->previous))
		return first ? first : say(composer, "nothing to compare with");
	second = first || number->state != STATE_DRAWN ?
			 NULL :
			 remark(composer, number);
	if (first)
		return composer_join(composer, "", first, " · ",
				     was(composer, number));
	return second ? composer_join(composer, "", was(composer, number),
				      " · ", second) :
			was(composer, number);
}

static void fill_figure(struct composer *composer,
			const struct loop_number *number,
			struct loop_figure *figure)
{
	*figure = (struct loop_figure){
		.label = number->label,
		.number = said_now(number),
		.unit = number->unit == UNIT_PER_DAY ? "a week" : NULL,
		.verdict = is_few(number) ? VERDICT_EMPTY : number->verdict,
		.change = change_line(composer, number),
	};
	if (number->state == STATE_NONE)
		figure->none =
			say(composer, "None in %", value_text(composer->said));
}

const struct sentence *loop_level(struct composer *composer,
				  const struct loop_number *number)
{
	if (number->state == STATE_NONE)
		return say(composer, "none in %", value_text(composer->said));
	return say(composer, number->unit == UNIT_PER_DAY ? "% a week" : "%",
		   said_now(number));
}

static const struct sentence *aside(struct composer *composer,
				    const struct loop_number *number)
{
	const struct sentence *all = composer_join(
		composer, "", say(composer, "%", value_text(number->label)),
		": ", loop_level(composer, number));

	if (isnan(number->previous))
		return all;
	return composer_join(composer, "", all, " · ", was(composer, number));
}

/* "no canaries and no feature flags were given" */
static const struct sentence *say_missing(struct composer *composer,
					  const struct loop_said *stage)
{
	g_autoptr(GString) names = g_string_new("no ");

	for (uint32_t i = 0; i < stage->n_missing; i++)
		g_string_append_printf(names, "%s%s", i > 0 ? " and no " : "",
				       stage->missing[i]);
	return say(composer, "% were given",
		   value_text(pool_text(composer->pool, names->str)));
}

static bool is_source(const struct loop_said *stage, const char *kind)
{
	for (uint32_t i = 0; i < stage->n; i++) {
		const char *source = stage->numbers[i]->source;
		g_auto(GStrv) parts = g_strsplit(source ? source : "", ";", -1);

		if (g_strv_contains((const char *const *)parts, kind))
			return true;
	}
	return false;
}

/* Those of all its numbers, each once: "from commits and deploys". */
static const char *say_sources(struct composer *composer,
			       const struct loop_said *stage)
{
	g_autoptr(GPtrArray) names = g_ptr_array_new();
	g_autoptr(GString) text = g_string_new(NULL);

	for (int kind = 0; kind < SOURCE_KINDS; kind++) {
		const char *name = source_kind_name((enum source_kind)kind);

		if (is_source(stage, name))
			g_ptr_array_add(names, (char *)name);
	}
	for (uint32_t i = 0; i < names->len; i++)
		g_string_append_printf(text, "%s%s",
				       i == 0		   ? "from " :
				       i + 1 == names->len ? " and " :
							     ", ",
				       (const char *)names->pdata[i]);
	return names->len > 0 ? pool_text(composer->pool, text->str) : NULL;
}

static const char *title_of(struct composer *composer, enum loop_stage which)
{
	g_autofree char *title = g_strdup(loop_stage_name(which));

	title[0] = g_ascii_toupper(title[0]);
	return pool_text(composer->pool, title);
}

void loop_card_fill(struct composer *composer, const struct loop_said *stage,
		    enum loop_stage which, struct loop_card *card)
{
	card->stage = title_of(composer, which);
	card->n = MIN(stage->n, LOOP_FIGURES);
	for (uint32_t i = 0; i < card->n; i++)
		fill_figure(composer, stage->numbers[i], &card->figures[i]);
	if (stage->n > LOOP_FIGURES)
		card->aside = aside(composer, stage->numbers[LOOP_FIGURES]);
	if (stage->n == 0) {
		card->missing = say_missing(composer, stage);
		return;
	}
	card->source = say_sources(composer, stage);
	card->page = stage->numbers[0]->page;
	if (which == LOOP_RELEASE)
		card->shared_page = "progressive-delivery";
}
