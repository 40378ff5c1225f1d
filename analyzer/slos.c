/* slos.c -- the objectives that are promised, wherever they are written
 *
 * Exports name their series by queries; those of the usual forms are taken
 * apart into selectors, and an objective of any other stays in the tables,
 * not measured.
 */
#include "analyzer/slos.h"

#include "analyzer/query.h"
#include "model/records_delivery.h"

#include <math.h>
#include <string.h>

#define DAY INT64_C(86400)

/* Calendar windows of exports have a length: that of a month, a quarter. */
static struct slo_length length_of(const struct objective *objective)
{
	int64_t days = objective->window_seconds / DAY;

	if (objective->window_seconds <= 0)
		return (struct slo_length){ SLO_ROLLING, SLO_USUAL_DAYS * DAY };
	if (objective->is_calendar && days >= 28 && days <= 31)
		return (struct slo_length){ SLO_MONTH, 0 };
	if (objective->is_calendar && days >= 84 && days <= 92)
		return (struct slo_length){ SLO_QUARTER, 0 };
	return (struct slo_length){ SLO_ROLLING, objective->window_seconds };
}

static const struct selector *series_of(struct pool *pool, const char *text,
					struct slo_settings *slo)
{
	struct query query;

	if (!text)
		return NULL;
	if (query_read(pool, text, &query) && query.kind == QUERY_SERIES)
		return query.part;
	slo->unmeasured = "its query is not of a usual form";
	return NULL;
}

static void take_ratio(struct pool *pool, const struct objective *objective,
		       struct slo_settings *slo)
{
	struct query query;
	bool is_good = objective->is_ratio_good;

	if (!query_read(pool, objective->ratio, &query)) {
		slo->unmeasured = "its query is not of a usual form";
		return;
	}
	if (query.kind == QUERY_COMPLEMENT)
		is_good = !is_good;
	slo->total = query.whole;
	slo->is_ratio_good = is_good;
	if (!query.whole)
		slo->ratio = query.part;
	else if (is_good)
		slo->good = query.part;
	else
		slo->errors = query.part;
}

/* What the level is to the limit where it is good. */
static bool read_comparison(const char *word, enum slo_comparison *comparison)
{
	static const char *const words[] = {
		[SLO_BELOW] = "lt",
		[SLO_AT_MOST] = "lte",
		[SLO_ABOVE] = "gt",
		[SLO_AT_LEAST] = "gte",
	};

	for (size_t i = 0; word && i < G_N_ELEMENTS(words); i++)
		if (g_ascii_strcasecmp(word, words[i]) == 0) {
			*comparison = (enum slo_comparison)i;
			return true;
		}
	return false;
}

static void take_level(struct pool *pool, const struct objective *objective,
		       struct slo_settings *slo)
{
	slo->limit = objective->threshold;
	slo->level = series_of(pool, objective->level, slo);
	if (isnan(slo->limit))
		slo->unmeasured = "its threshold has no value";
	else if (!read_comparison(objective->level_is, &slo->comparison))
		slo->unmeasured = "its threshold has no operator";
}

static void take_slices(const struct objective *objective,
			struct slo_settings *slo)
{
	slo->slice_seconds = objective->slice_seconds;
	if (!objective->adds_shares)
		slo->slice_target = objective->slice_target;
	if (slo->slice_seconds % 60 != 0)
		slo->unmeasured = "its slices are no whole minutes";
	else if (!objective->adds_shares && isnan(slo->slice_target))
		slo->unmeasured = "its slices have no target";
}

/* Of what is counted: good or bad events, and all of them. */
static void take_events(struct pool *pool, const struct objective *objective,
			struct slo_settings *slo)
{
	slo->good = series_of(pool, objective->good, slo);
	slo->errors = slo->good ? NULL : series_of(pool, objective->bad, slo);
	slo->total = series_of(pool, objective->total, slo);
	if (!objective->good && !objective->bad)
		slo->unmeasured = "it names no series of good or bad events";
}

static const struct slo_settings *understand(struct pool *pool,
					     const struct objective *objective)
{
	struct slo_settings *slo = pool_new_array(pool, struct slo_settings, 1);

	*slo = (struct slo_settings){
		.name = objective->name ? objective->name : "",
		.service = objective->entry.service_name,
		.objective = objective->target,
		.below = NAN,
		.limit = NAN,
		.slice_target = NAN,
		.length = length_of(objective),
	};
	if (objective->unread)
		slo->unmeasured = objective->unread;
	else if (objective->ratio)
		take_ratio(pool, objective, slo);
	else if (objective->level)
		take_level(pool, objective, slo);
	else
		take_events(pool, objective, slo);
	if (objective->slice_seconds > 0 && !slo->unmeasured)
		take_slices(objective, slo);
	return slo;
}

static bool is_configured(const struct settings *settings,
			  const struct objective *objective)
{
	for (uint32_t i = 0; i < settings->slos->len; i++) {
		const struct slo_settings *slo = settings->slos->pdata[i];

		if (objective->name && strcmp(slo->name, objective->name) == 0)
			return true;
	}
	return false;
}

GPtrArray *slos_gather(const struct metrics *metrics)
{
	const struct facts *facts = metrics->facts;
	GPtrArray *slos = g_ptr_array_new();

	for (uint32_t i = 0; i < metrics->settings->slos->len; i++)
		g_ptr_array_add(slos, metrics->settings->slos->pdata[i]);
	for (uint32_t i = 0; i < facts->records[RECORD_OBJECTIVE]->len; i++) {
		const struct objective *objective = &g_array_index(
			facts->records[RECORD_OBJECTIVE], struct objective, i);

		if (!is_configured(metrics->settings, objective))
			g_ptr_array_add(
				slos,
				(gpointer)understand(metrics->pool, objective));
	}
	return slos;
}

const char *slos_length_text(struct pool *pool, const struct slo_length *length)
{
	static const struct {
		int64_t seconds;
		char letter;
	} units[] = { { DAY, 'd' }, { 3600, 'h' }, { 60, 'm' }, { 1, 's' } };
	size_t u = 0;
	g_autofree char *text = NULL;

	if (length->window != SLO_ROLLING)
		return length->window == SLO_MONTH ? "month" : "quarter";
	while (length->seconds % units[u].seconds != 0)
		u++;
	text = g_strdup_printf("%" G_GINT64_FORMAT "%c",
			       length->seconds / units[u].seconds,
			       units[u].letter);
	return pool_text(pool, text);
}
