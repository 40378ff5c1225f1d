/* compose_quality.c -- what was read, what was left out, what that does */
#include "analyzer/composer.h"
#include "analyzer/effects.h"
#include "analyzer/gaps.h"
#include "analyzer/left_out.h"
#include "model/entries.h"

#include <math.h>
#include <string.h>

enum { FIRST_ROWS = 10, MORE_ROWS = 17, REASONS = 2 };
/* A rate of fewer is printed as "1 of 3", where "of" would stand twice. */
enum { FEW = 5 };

/* This share of buckets with records makes an empty one a gap. */
static const double USUAL = 0.75;

static const struct sentence *add_reason(struct composer *composer,
					 const struct sentence *all, uint32_t n,
					 const char *words)
{
	const struct sentence *one =
		say(composer, "% %", value_count(n), value_text(words));

	return all ? composer_join(composer, "", all, " · ", one) : one;
}

/* Malformed and unmatched first, then the largest; the rest as others. */
static const struct sentence *reasons(struct composer *composer,
				      const struct source_result *result)
{
	static const struct {
		enum fate fate;
		const char *words;
	} told[] = {
		{ FATE_UNMATCHED, "unmatched" },
		{ FATE_MALFORMED, "malformed" },
		{ FATE_OUT_OF_WINDOW, "out of window" },
		{ FATE_DUPLICATE, "duplicate" },
		{ FATE_NOT_PRODUCTION, "not production" },
		{ FATE_DRILL, "drill" },
		{ FATE_NOT_RELEVANT, "not relevant" },
	};
	bool is_told[G_N_ELEMENTS(told)] = { false };
	const struct sentence *all = NULL;
	uint32_t rest = 0;

	for (int turn = 0; turn < REASONS; turn++) {
		size_t best = G_N_ELEMENTS(told);

		for (size_t i = 0; i < G_N_ELEMENTS(told); i++) {
			uint32_t n = result->fates[told[i].fate];
			bool is_better = best == G_N_ELEMENTS(told) ||
					 (best > 1 &&
					  n > result->fates[told[best].fate]);

			if (n > 0 && !is_told[i] && is_better)
				best = i;
		}
		if (best == G_N_ELEMENTS(told))
			return all;
		is_told[best] = true;
		all = add_reason(composer, all, result->fates[told[best].fate],
				 told[best].words);
	}
	for (size_t i = 0; i < G_N_ELEMENTS(told); i++)
		rest += is_told[i] ? 0 : result->fates[told[i].fate];
	return rest == 0 ? all :
			   add_reason(composer, all, rest,
				      rest == 1 ? "other" : "others");
}

static double share_of(const struct source_result *result)
{
	double used = result->fates[FATE_USED];
	double left =
		result->fates[FATE_UNMATCHED] + result->fates[FATE_MALFORMED];

	if (used == 0 && result->fates[FATE_OUT_OF_WINDOW] > 0)
		return NAN; /* it is about another time */
	return used + left > 0 ? used / (used + left) : NAN;
}

/* What is from one instant to another, both included. */
static void cover_span(const struct composer *composer, int64_t from,
		       int64_t to, const struct buckets *buckets,
		       uint8_t *weeks)
{
	from = MAX(from, composer->days->since);
	to = MIN(to, composer->days->until - 1);
	for (uint32_t b = 0; b < buckets->n && from <= to; b++)
		if (to >= buckets->bounds[b] && from < buckets->bounds[b + 1])
			weeks[b] = buckets->buckets[b].is_previous ?
					   COVERAGE_PREVIOUS :
					   COVERAGE_CURRENT;
}

static void cover(const struct composer *composer, int64_t at,
		  const struct buckets *buckets, uint8_t *weeks)
{
	cover_span(composer, at, at, buckets, weeks);
}

/*
 * An empty bucket is a gap where nearly all others have records: a service
 * that deploys once a month has none, nor have commits and incidents.
 */
static void find_gaps(uint8_t *weeks, uint32_t n, enum source_kind kind)
{
	uint32_t first = NONE, last = NONE, filled = 0;

	for (uint32_t b = 0; b < n; b++)
		if (weeks[b] != COVERAGE_NONE) {
			first = first == NONE ? b : first;
			last = b;
			filled++;
		}
	if (kind != SOURCE_DEPLOYS || first == NONE ||
	    filled < USUAL * (last - first + 1))
		return;
	for (uint32_t b = first; first != NONE && b < last; b++)
		if (weeks[b] == COVERAGE_NONE)
			weeks[b] = COVERAGE_GAP;
}

/* A series covers the time from its first point to its last. */
static void cover_record(const struct composer *composer, enum record_kind kind,
			 uint32_t i, const struct buckets *buckets,
			 uint8_t *weeks)
{
	const struct facts *facts = composer->metrics->facts;
	const struct record_entry *entry = facts_entry(facts, kind, i);
	const struct series *series = (const void *)entry;

	cover_span(composer, entry->at,
		   kind == RECORD_SERIES && series->points > 0 ?
			   series_last_at(facts, series) :
			   entry->at,
		   buckets, weeks);
}

static uint8_t *weeks_of(struct composer *composer, uint32_t s,
			 const struct buckets *buckets)
{
	const struct facts *facts = composer->metrics->facts;
	const struct source *source = facts_source(facts, s);
	uint8_t *weeks =
		pool_new_array(composer->pool, uint8_t, buckets->n + 1);

	for (uint32_t d = 0; d < facts->deploys->len; d++)
		if (facts_deploy(facts, d)->place.source == s)
			cover(composer, facts_deploy(facts, d)->deployed_at,
			      buckets, weeks);
	for (uint32_t i = 0; i < facts->incidents->len; i++)
		if (facts_incident(facts, i)->place.source == s)
			cover(composer, facts_incident(facts, i)->began_at,
			      buckets, weeks);
	for (uint32_t r = 0; r < facts->repositories->len; r++) {
		const struct repository *one = facts_repository(facts, r);

		for (uint32_t c = 0; one->source == s && c < one->graph->n; c++)
			if (!one->graph->is_reached ||
			    one->graph->is_reached[c])
				cover(composer, one->graph->committed_at[c],
				      buckets, weeks);
	}
	for (int kind = 0; kind < RECORD_KINDS; kind++)
		for (uint32_t i = 0; i < facts->records[kind]->len; i++)
			if (facts_entry(facts, (enum record_kind)kind, i)
				    ->place.source == s)
				cover_record(composer, (enum record_kind)kind,
					     i, buckets, weeks);
	find_gaps(weeks, buckets->n, source->kind);
	return weeks;
}

static struct source_row row_of(struct composer *composer, uint32_t s,
				const struct buckets *buckets)
{
	const struct metrics *metrics = composer->metrics;
	const struct source *source = facts_source(metrics->facts, s);
	const struct source_result *result = metrics_source(metrics, s);
	const char *base = strrchr(source->name, '/');

	return (struct source_row){
		.name = base && base[1] ? base + 1 : source->name,
		.kind = source_kind_name(source->kind),
		.read = source->read,
		.used = result->fates[FATE_USED],
		.share = share_of(result),
		.reasons = reasons(composer, result),
		.weeks = weeks_of(composer, s, buckets),
	};
}

static struct panel sources_panel(struct composer *composer, uint32_t first,
				  uint32_t n)
{
	const struct buckets *buckets = composer_buckets(composer, NONE);
	struct source_rows *rows =
		pool_new_array(composer->pool, struct source_rows, 1);
	struct source_row *list =
		pool_new_array(composer->pool, struct source_row, n);

	for (uint32_t i = 0; i < n; i++)
		list[i] = row_of(composer, first + i, buckets);
	for (uint32_t b = 0; b < buckets->n; b++)
		rows->split += buckets->buckets[b].is_previous;
	rows->rows = list;
	rows->n = n;
	rows->n_weeks = buckets->n;
	rows->previous_name = composer->report->short_previous;
	rows->current_name = composer->report->short_name;
	return panel_drawn(PANEL_SOURCES, NULL, NULL, rows,
			   say(composer,
			       n == 1 ? "% input, what was read of it and "
					"what was used" :
					"% inputs, what was read of each and "
					"what was used",
			       value_count(n)));
}

static void add_headlines(struct draft *draft)
{
	struct composer *composer = draft->composer;
	struct gaps gaps = gaps_count(composer);
	double share = (double)gaps.used / (double)gaps.usable;
	struct value used = value_rate(share, (uint32_t)gaps.usable);
	const struct sentence *were_used;

	if (gaps.usable == 0)
		return;
	were_used = say(composer,
			gaps.usable < FEW ? "% records were used" :
					    "% of records were used",
			used);
	if (gaps.deploys_without_commit > 0)
		draft_headline(
			draft,
			composer_join(
				composer, "", were_used, "; ",
				say(composer,
				    "% of % deploys name no known commit and "
				    "have no lead time",
				    value_count(gaps.deploys_without_commit),
				    value_count(gaps.deploys))));
	if (gaps.incidents_backwards + gaps.incidents_open > 0)
		draft_headline(
			draft,
			composer_join(composer, "", were_used, "; ",
				      say(composer,
					  "% of % incidents have no usable end",
					  value_count(gaps.incidents_backwards +
						      gaps.incidents_open),
					  value_count(gaps.incidents))));
	draft_headline(draft, were_used);
}

static char *id_of(uint32_t first)
{
	return first == 0 ?
		       g_strdup("data-quality") :
		       g_strdup_printf("data-quality-%u",
				       (first - FIRST_ROWS) / MORE_ROWS + 2);
}

static void add_page(struct composer *composer, uint32_t first, uint32_t n)
{
	const struct sentence *missing = left_out(composer);
	g_autofree char *id = id_of(first);
	struct draft draft = draft_begin(
		composer, pool_text(composer->pool, id), "Data quality");

	if (first == 0)
		add_headlines(&draft);
	draft.page.standfirst =
		say(composer, "What was read, what was matched, what was left "
			      "out and why. A metric is only as good as its "
			      "row here.");
	draft_panel(&draft, sources_panel(composer, first, n));
	if (first == 0)
		draft_panel(&draft, effects_panel(composer));
	draft.page.footnote =
		say(composer, "Share used: used ÷ (used + unmatched + "
			      "malformed). All counts: sheet DataQuality; what "
			      "was left out, record by record: sheet "
			      "Unmatched.");
	if (first == 0 && missing)
		draft.page.footnote = composer_join(
			composer, "", draft.page.footnote, " ", missing);
	draft_end(&draft);
}

void compose_quality(struct composer *composer)
{
	uint32_t n = composer->metrics->facts->sources->len;

	add_page(composer, 0, MIN(n, FIRST_ROWS));
	for (uint32_t first = FIRST_ROWS; first < n; first += MORE_ROWS)
		add_page(composer, first, MIN(n - first, MORE_ROWS));
}
