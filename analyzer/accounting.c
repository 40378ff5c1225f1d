/* accounting.c -- what became of every record that was read */
#include "analyzer/accounting.h"

#include "analyzer/scope.h"

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
	account_leftovers(metrics);
	count_findings(metrics, metrics->facts->findings);
	count_findings(metrics, metrics->findings);
}
