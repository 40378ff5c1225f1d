/* fail_on.c -- whether the review is as bad as --fail-on says */
#include "cli/fail_on.h"

#include "analyzer/ci_health.h"
#include "analyzer/targets.h"
#include "cli/message.h"
#include "cli/options.h"

static bool is_bad(const struct measure *measure, uint32_t fail_on)
{
	switch (fail_on) {
	case FAIL_ON_WORSE:
		return measure->verdict == VERDICT_WORSE;
	case FAIL_ON_LOW:
		return measure->tier == TIER_LOW;
	default:
		return false;
	}
}

static void say(const struct run *run, const struct measure *measure)
{
	const char *service =
		measure->service == NONE ?
			"all services" :
			facts_service(run->facts, measure->service)->name;

	message("--fail-on: %s %s of %s is %s", metric_name(measure->metric),
		statistic_name(measure->statistic), service,
		run->options->fail_on == FAIL_ON_LOW ? "Low" : "worse");
}

/* Targets of pipelines, of the services that are reviewed. */
static bool misses_a_target(const struct run *run)
{
	g_autoptr(Days) days = days_new(run->metrics);
	struct target targets[CI_TARGETS];
	bool is_met = false;

	if (!ci_is_supplied(run->metrics))
		return false;
	targets_judge(run->metrics, days, targets);
	for (int t = 0; t < CI_TARGETS; t++) {
		if (targets[t].state != TARGET_MISSED)
			continue;
		is_met = true;
		if (!run->options->is_quiet)
			message("--fail-on: the target of '%s' is missed",
				targets[t].name);
	}
	return is_met;
}

bool fail_on_is_met(const struct run *run)
{
	bool has_services = run->settings->only_services->len > 0;
	bool is_met =
		run->options->fail_on == FAIL_ON_MISSED && misses_a_target(run);

	for (uint32_t m = 0; m < run->metrics->measures->len; m++) {
		const struct measure *measure = &g_array_index(
			run->metrics->measures, struct measure, m);

		if ((measure->service == NONE) == has_services ||
		    !is_bad(measure, run->options->fail_on))
			continue;
		is_met = true;
		if (!run->options->is_quiet)
			say(run, measure);
	}
	return is_met;
}
