/* gaps.c -- what the data lack, and what that does to the metrics */
#include "analyzer/gaps.h"

#include "analyzer/scope.h"

/* Less than this share is not worth a sentence on the first page. */
static const double GAP = 0.05;
enum { OLD_SECONDS = 30 * 24 * 3600 };
/* A rate of fewer is printed as "1 of 3", where "of" would stand twice. */
enum { FEW = 5 };

static void count_sources(const struct composer *composer, struct gaps *gaps)
{
	const struct metrics *metrics = composer->metrics;

	for (uint32_t s = 0; s < metrics->sources->len; s++) {
		const struct source_result *result = metrics_source(metrics, s);

		if (facts_source(metrics->facts, s)->kind == SOURCE_COMMITS)
			continue;
		gaps->read += facts_source(metrics->facts, s)->read;
		gaps->duplicate += result->fates[FATE_DUPLICATE];
	}
	gaps->used = metrics_used(metrics, &gaps->usable);
}

static void count_deploys(const struct composer *composer, struct gaps *gaps)
{
	const struct metrics *metrics = composer->metrics;

	for (uint32_t d = 0; d < metrics->deploys->len; d++) {
		const struct deploy *deploy = facts_deploy(metrics->facts, d);

		if (!metrics_deploy(metrics, d)->is_counted ||
		    !scope_has_deploy(metrics, d) ||
		    !window_holds(&metrics->window, deploy->deployed_at))
			continue;
		/* without a repository no annotation could help */
		if (facts_service(metrics->facts, deploy->service)
			    ->repository == NONE) {
			gaps->deploys_without_repository++;
			continue;
		}
		gaps->deploys++;
		gaps->deploys_without_commit += deploy->head == NONE;
	}
}

static void count_incident(const struct composer *composer, uint32_t i,
			   struct gaps *gaps)
{
	const struct metrics *metrics = composer->metrics;
	const struct incident *incident = facts_incident(metrics->facts, i);
	const struct incident_result *result = metrics_incident(metrics, i);

	if (incident->is_drill)
		return;
	gaps->incidents++;
	if (incident->unmatched) {
		gaps->incidents_unmatched++;
		return;
	}
	gaps->incidents_without_deploy += result->deploy == NONE;
	gaps->incidents_backwards += !result->is_counted;
	if (!result->is_open)
		return;
	gaps->incidents_open++;
	gaps->incidents_old +=
		composer->report->generated_at - incident->began_at >
		OLD_SECONDS;
}

struct gaps gaps_count(const struct composer *composer)
{
	const struct metrics *metrics = composer->metrics;
	struct gaps gaps = { .skewed = metrics->skewed };

	count_sources(composer, &gaps);
	count_deploys(composer, &gaps);
	for (uint32_t i = 0; i < metrics->incidents->len; i++)
		if (window_holds(&metrics->window,
				 facts_incident(metrics->facts, i)->began_at) &&
		    (scope_has_incident(metrics, NONE, i) ||
		     facts_incident(metrics->facts, i)->unmatched))
			count_incident(composer, i, &gaps);
	return gaps;
}

static double share(uint64_t part, uint64_t whole)
{
	return whole > 0 ? (double)part / (double)whole : 0;
}

const struct sentence *gaps_largest(struct composer *composer)
{
	struct gaps gaps = gaps_count(composer);
	double commits = share(gaps.deploys_without_commit, gaps.deploys);
	double records = share(gaps.usable - gaps.used, gaps.usable);

	if (commits > GAP && commits >= records)
		return say(composer,
			   gaps.deploys < FEW ?
				   "% deploys name no commit that is known, "
				   "and have no lead time" :
				   "% of deploys name no commit that is known, "
				   "and have no lead time",
			   value_rate(commits, gaps.deploys));
	if (records > GAP)
		return say(composer,
			   gaps.usable < FEW ?
				   "% records were left out as unmatched or "
				   "malformed" :
				   "% of records were left out as unmatched or "
				   "malformed",
			   value_rate(records, (uint32_t)gaps.usable));
	return NULL;
}

uint32_t gaps_decisions(struct composer *composer,
			const struct sentence **decisions)
{
	struct gaps gaps = gaps_count(composer);
	double commits = share(gaps.deploys_without_commit, gaps.deploys);
	uint32_t n = 0;

	if (commits > GAP)
		decisions[n++] = say(
			composer,
			gaps.deploys < FEW ?
				"% deploys carry no known commit: fix the "
				"annotations" :
				"% of deploys carry no known commit: fix the "
				"annotations",
			value_rate(commits, gaps.deploys));
	if (share(gaps.incidents_unmatched, gaps.incidents) > GAP)
		decisions[n++] = say(
			composer,
			"% of % incidents name an unknown service: fix the labels",
			value_count(gaps.incidents_unmatched),
			value_count(gaps.incidents));
	if (gaps.incidents_old > 0)
		decisions[n++] = say(
			composer,
			gaps.incidents_old == 1 ?
				"% incident is open for over 30 days: close "
				"it" :
				"% incidents are open for over 30 days: close "
				"them",
			value_count(gaps.incidents_old));
	if (gaps.incidents_backwards > 0)
		decisions[n++] = say(
			composer,
			gaps.incidents_backwards == 1 ?
				"% incident ends before it begins: correct it" :
				"% incidents end before they begin: correct "
				"them",
			value_count(gaps.incidents_backwards));
	return n;
}
