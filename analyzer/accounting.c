/* accounting.c -- what became of every record that was read */
#include "analyzer/accounting.h"

#include "analyzer/scope.h"
#include "model/entries.h"

static void add_fate(struct metrics *metrics, uint32_t source, enum fate fate)
{
	metrics_source(metrics, source)->fates[fate]++;
}

static void account_deploys(struct metrics *metrics)
{
	for (uint32_t d = 0; d < metrics->facts->deploys->len; d++) {
		const struct deploy *deploy = facts_deploy(metrics->facts, d);
		enum fate fate = FATE_USED;

		if (!scope_has_deploy(metrics, d))
			fate = FATE_NOT_RELEVANT;
		else if (!window_holds(&metrics->window, deploy->deployed_at))
			fate = FATE_OUT_OF_WINDOW;
		else if (deploy->unmatched)
			fate = FATE_UNMATCHED;
		add_fate(metrics, deploy->place.source, fate);
	}
}

static void account_incidents(struct metrics *metrics)
{
	for (uint32_t i = 0; i < metrics->facts->incidents->len; i++) {
		const struct incident *incident =
			facts_incident(metrics->facts, i);
		enum fate fate = FATE_USED;

		if (incident->is_drill)
			continue; /* counted by the seal */
		if (!incident->unmatched &&
		    !scope_has_incident(metrics, NONE, i))
			fate = FATE_NOT_RELEVANT;
		else if (!window_holds(&metrics->window, incident->began_at))
			fate = FATE_OUT_OF_WINDOW;
		else if (incident->unmatched)
			fate = FATE_UNMATCHED;
		add_fate(metrics, incident->place.source, fate);
	}
}

/* Timeless records bear on every window. */
static bool holds(const struct metrics *metrics, enum record_kind kind,
		  uint32_t i)
{
	const struct record_entry *entry = facts_entry(metrics->facts, kind, i);
	const struct series *series = (const void *)entry;

	if (entry->at == NO_TIME)
		return true;
	if (kind != RECORD_SERIES || series->points == 0)
		return window_holds(&metrics->window, entry->at);
	return entry->at < metrics->window.until &&
	       series_last_at(metrics->facts, series) >= metrics->window.since;
}

/* A run of a service that is not known is told of only with all of them. */
static bool is_of_others(const struct metrics *metrics, enum record_kind kind,
			 const struct record_entry *entry)
{
	if (entry->service != NONE)
		return !scope_has_service(metrics, entry->service);
	return (kind == RECORD_RUN || kind == RECORD_JOB) &&
	       metrics->settings->only_services->len > 0;
}

static void account_records(struct metrics *metrics)
{
	for (int kind = 0; kind < RECORD_KINDS; kind++)
		for (uint32_t i = 0; i < metrics->facts->records[kind]->len;
		     i++) {
			const struct record_entry *entry = facts_entry(
				metrics->facts, (enum record_kind)kind, i);
			enum fate fate = FATE_USED;

			if (is_of_others(metrics, (enum record_kind)kind,
					 entry))
				fate = FATE_NOT_RELEVANT;
			else if (!holds(metrics, (enum record_kind)kind, i))
				fate = FATE_OUT_OF_WINDOW;
			add_fate(metrics, entry->place.source, fate);
		}
}

static void account_parts(struct metrics *metrics)
{
	for (uint32_t i = 0; i < metrics->facts->parts->len; i++) {
		const struct part *part =
			&g_array_index(metrics->facts->parts, struct part, i);
		bool is_outside = part->at != NO_TIME &&
				  !window_holds(&metrics->window, part->at);

		add_fate(metrics, part->place.source,
			 is_outside ? FATE_OUT_OF_WINDOW : FATE_USED);
	}
}

static void account_leftovers(struct metrics *metrics)
{
	for (uint32_t i = 0; i < metrics->facts->leftovers->len; i++) {
		const struct leftover *leftover = &g_array_index(
			metrics->facts->leftovers, struct leftover, i);
		bool is_outside = leftover->at != NO_TIME &&
				  !window_holds(&metrics->window, leftover->at);

		if (leftover->fate == FATE_UNMATCHED)
			add_fate(metrics, leftover->place.source,
				 is_outside ? FATE_OUT_OF_WINDOW :
					      FATE_UNMATCHED);
	}
}

/* Those about records of the window, or about none: as they are listed. */
static void count_findings(struct metrics *metrics, const GArray *findings)
{
	for (uint32_t i = 0; i < findings->len; i++) {
		const struct finding *finding =
			&g_array_index(findings, struct finding, i);

		if (finding->place.source != NONE &&
		    (finding->at == NO_TIME ||
		     window_holds(&metrics->window, finding->at)))
			metrics_source(metrics, finding->place.source)
				->findings++;
	}
}

void account(struct metrics *metrics)
{
	for (uint32_t s = 0; s < metrics->sources->len; s++)
		for (int fate = 0; fate < FATES; fate++)
			metrics_source(metrics, s)->fates[fate] =
				facts_source(metrics->facts, s)->fates[fate];
	account_deploys(metrics);
	account_incidents(metrics);
	account_records(metrics);
	account_parts(metrics);
	account_leftovers(metrics);
	count_findings(metrics, metrics->facts->findings);
	count_findings(metrics, metrics->findings);
}
