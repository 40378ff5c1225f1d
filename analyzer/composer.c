/* composer.c -- what the composers of pages share */
#include "analyzer/composer.h"

#include "analyzer/sample.h"
#include "analyzer/statistics.h"

#include <math.h>
#include <string.h>

struct draft draft_begin(struct composer *composer, const char *id,
			 const char *section)
{
	return (struct draft){
		.composer = composer,
		.page = { .id = id, .section = section },
		.headlines = g_ptr_array_new(),
		.panels = g_array_new(false, false, sizeof(struct panel)),
	};
}

void draft_headline(struct draft *draft, const struct sentence *headline)
{
	if (headline)
		g_ptr_array_add(draft->headlines, (gpointer)headline);
}

void draft_panel(struct draft *draft, struct panel panel)
{
	g_array_append_val(draft->panels, panel);
}

void draft_end(struct draft *draft)
{
	struct composer *composer = draft->composer;
	struct page *page = &draft->page;

	draft_headline(draft, say(composer, "%, %", value_text(page->section),
				  value_text(composer->report->period_name)));
	page->n_headlines = draft->headlines->len;
	page->headlines = pool_own(composer->pool,
				   g_ptr_array_free(draft->headlines, false));
	page->n_panels = draft->panels->len;
	page->panels = pool_steal_array(composer->pool, draft->panels);
	g_array_append_val(composer->pages, *page);
}

struct panel panel_drawn(enum panel_kind kind, const char *title,
			 const struct sentence *subtitle, const void *data,
			 const struct sentence *alternative)
{
	return (struct panel){
		.kind = kind,
		.title = title,
		.subtitle = subtitle,
		.alternative = alternative ? alternative : subtitle,
		.data = data,
	};
}

struct panel panel_missing(struct composer *composer, enum panel_kind kind,
			   enum panel_state state, const char *title,
			   const char *what, const struct sentence *detail)
{
	const struct sentence *words;

	if (state == STATE_NOT_MEASURED)
		words = say(composer, "Not measured");
	else
		words = say(composer, "No % in %", value_text(what),
			    value_text(composer->said));
	return (struct panel){
		.kind = kind,
		.state = state,
		.title = title,
		.state_title = words,
		.state_detail = detail,
		.alternative = words,
	};
}

const struct measure *composer_measure(const struct composer *composer,
				       uint32_t scope, enum metric metric,
				       enum statistic statistic)
{
	return metrics_find(composer->metrics, scope, metric, statistic);
}

const struct service *composer_service(const struct composer *composer,
				       uint32_t scope)
{
	return facts_service(
		composer->metrics->facts,
		g_array_index(composer->metrics->scopes, uint32_t, scope));
}

enum panel_state composer_state_of_changes(const struct composer *composer)
{
	for (uint32_t p = 0; p < composer->n_scopes; p++) {
		const struct service *service = composer_service(composer, p);

		if (service->deploys > 0 && service->repository != NONE)
			return STATE_NONE;
	}
	return STATE_NOT_MEASURED;
}

/* The index in the facts; NONE is all services in both. */
static uint32_t service_of(const struct composer *composer, uint32_t scope)
{
	return scope == NONE ? NONE :
			       g_array_index(composer->metrics->scopes,
					     uint32_t, scope);
}

const struct buckets *composer_buckets(struct composer *composer,
				       uint32_t scope)
{
	struct buckets *buckets =
		&composer->buckets[scope == NONE ? 0 : scope + 1];

	if (!buckets->step)
		*buckets = buckets_for_charts(composer->pool, composer->metrics,
					      composer->days,
					      service_of(composer, scope));
	return buckets;
}

bool composer_has_deploys(const struct composer *composer)
{
	return !isnan(composer_measure(composer, NONE, DEPLOYMENT_FREQUENCY,
				       STATISTIC_COUNT)
			      ->value);
}

enum panel_state composer_no_deploys(const struct composer *composer)
{
	return composer_has_deploys(composer) ? STATE_NONE : STATE_NOT_MEASURED;
}

bool composer_has_incidents(const struct composer *composer)
{
	return !isnan(composer_measure(composer, NONE, TIME_TO_RECOVERY,
				       STATISTIC_RESOLVED)
			      ->value);
}

const char *composer_direction(const struct measure *measure)
{
	double none = measure->change_kind == CHANGE_POINTS ? 0 : 1;

	if (measure->verdict != VERDICT_BETTER &&
	    measure->verdict != VERDICT_WORSE)
		return NULL;
	return measure->change > none ? "rose" : "fell";
}

/* Sorted values as a sample; centre and p90 only where n allows. */
static struct sample sample_of(struct composer *composer, GArray *values)
{
	enum { P90_MIN_N = 20, CENTRE_MIN_N = 5 };
	struct sample sample = {
		.n = values->len, .p50 = NAN, .p90 = NAN, .mean = NAN
	};
	double *sorted = pool_new_array(composer->pool, double, values->len);

	if (values->len > 0)
		memcpy(sorted, values->data, values->len * sizeof(double));
	statistics_sort(sorted, sample.n);
	sample.values = sorted;
	if (sample.n >= CENTRE_MIN_N) {
		sample.p50 = statistics_quantile_sorted(sorted, sample.n, 0.5);
		sample.mean = statistics_mean(sorted, sample.n);
	}
	if (sample.n >= P90_MIN_N)
		sample.p90 = statistics_quantile_sorted(sorted, sample.n, 0.9);
	return sample;
}

static struct sample gather(struct composer *composer, uint32_t scope,
			    const struct window *window, bool are_leads)
{
	uint32_t service = service_of(composer, scope);
	struct sample_set *set = sample_gather(composer->metrics,
					       composer->days, service, window);
	struct sample sample =
		sample_of(composer, are_leads ? set->leads : set->recoveries);

	sample_free(set);
	return sample;
}

struct sample composer_leads(struct composer *composer, uint32_t scope,
			     const struct window *window)
{
	return gather(composer, scope, window, true);
}

struct sample composer_recoveries(struct composer *composer, uint32_t scope,
				  const struct window *window)
{
	return gather(composer, scope, window, false);
}

const struct sentence *composer_join(struct composer *composer,
				     const char *lead,
				     const struct sentence *first,
				     const char *between,
				     const struct sentence *second)
{
	uint32_t n = first->n + second->n;
	struct value *values = pool_new_array(composer->pool, struct value, n);
	struct sentence *both =
		pool_new_array(composer->pool, struct sentence, 1);
	g_autofree char *words =
		g_strconcat(lead, first->words, between, second->words, NULL);

	for (uint32_t i = 0; i < n; i++)
		values[i] = i < first->n ? first->values[i] :
					   second->values[i - first->n];
	both->words = pool_text(composer->pool, words);
	both->values = values;
	both->n = n;
	return both;
}

struct value composer_moment(const struct composer *composer, int64_t at)
{
	GTimeZone *zone = composer->metrics->zone;
	g_autofree char *first =
		period_date_text(composer->metrics->window.since, zone);
	g_autofree char *last =
		period_date_text(composer->metrics->window.until - 1, zone);

	return value_time(strncmp(first, last, 4) == 0 ? VALUE_MOMENT :
							 VALUE_MOMENT_YEAR,
			  at);
}

const char *composer_named(struct composer *composer,
			   const struct incident *incident)
{
	const struct facts *facts = composer->metrics->facts;
	g_autofree char *several = NULL;

	if (incident->services == 0)
		return NULL;
	if (incident->services == 1)
		return facts_service(facts,
				     g_array_index(facts->incident_services,
						   uint32_t,
						   incident->first_service))
			->name;
	several = g_strdup_printf("%u services", incident->services);
	return pool_text(composer->pool, several);
}

/* Words of Grafana, PagerDuty and others, SEV and P numbers. */
uint8_t composer_severity(const char *severity)
{
	static const struct {
		const char *word;
		uint8_t severity;
	} words[] = {
		{ "critical", 2 }, { "sev0", 2 },  { "sev1", 2 },
		{ "sev-0", 2 },	   { "sev-1", 2 }, { "p0", 2 },
		{ "p1", 2 },	   { "0", 2 },	   { "1", 2 },
		{ "major", 1 },	   { "high", 1 },  { "sev2", 1 },
		{ "sev-2", 1 },	   { "p2", 1 },	   { "2", 1 },
	};

	for (size_t i = 0; severity && i < G_N_ELEMENTS(words); i++)
		if (g_ascii_strcasecmp(severity, words[i].word) == 0)
			return words[i].severity;
	return 0;
}
