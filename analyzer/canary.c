/* canary.c -- canaries judged again by their rules */
#include "analyzer/canary.h"

#include "analyzer/canary_analysis.h"
#include "analyzer/replay.h"

#include <math.h>
#include <string.h>

enum { LOOKS_MAX = 100000 };
#define ROUNDING 1e-6 /* of seconds and of means, in milliseconds */

/* From the start to the first look, which events tell. */
static int64_t until_ready(const struct canary_run *run)
{
	if (run->record->ready_seconds > 0)
		return run->record->ready_seconds;
	return run->has_own_rules ? run->rules.interval_seconds : 0;
}

int64_t canary_look_at(const struct canary_run *run, uint32_t tick)
{
	return run->started_at + until_ready(run) +
	       ((int64_t)tick - 1) * run->rules.interval_seconds;
}

static const struct canary_check *check_of(const struct canary_run *run,
					   uint32_t check)
{
	return &run->rules.checks[check];
}

/* As the controller of Flagger takes the delay that it has built in. */
static bool is_in_whole_milliseconds(const struct canary_run *run,
				     const struct canary_check *check)
{
	return run->has_own_rules && check->name &&
	       strcmp(check->name, "request-duration") == 0;
}

/* A replay in the making. */
struct judging {
	struct canary_replay *replay;
	const struct canary_metric **metrics; /* by check */
};

static double look_value(const struct judging *judging, uint32_t check,
			 uint32_t tick)
{
	const struct canary_run *run = &judging->replay->run;
	int64_t until = canary_look_at(run, tick);
	const struct canary_check *rule = check_of(run, check);
	int64_t window = rule->window_seconds;
	double value;

	if (window <= 0)
		window = run->rules.interval_seconds;
	value = canary_metric_value(judging->metrics[check],
				    (until - window) * 1000, until * 1000);
	return is_in_whole_milliseconds(run, rule) ? trunc(value + ROUNDING) :
						     value;
}

/* What is judged, and which of its checks are measured. */
struct looking {
	const struct judging *judging;
	const uint32_t *measured; /* index of the check */
};

static double value_at(const void *data, uint32_t check, uint32_t tick)
{
	const struct looking *looking = data;

	return look_value(looking->judging, looking->measured[check], tick);
}

static bool find_values(const struct judging *judging, uint32_t check)
{
	const struct canary_metric *metric = judging->metrics[check];
	const struct canary_run *run = &judging->replay->run;
	g_autoptr(GArray) values = g_array_new(false, false, sizeof(double));

	if (!canary_metric_is_known(metric) || run->started_at == NO_TIME)
		return false;
	canary_metric_gather(metric, run->started_at * 1000,
			     (run->until + run->rules.interval_seconds) * 1000,
			     values);
	return values->len > 0;
}

/* How many looks there are until a time. */
static uint32_t looks_until(const struct canary_run *run, int64_t until)
{
	int64_t seconds = until - run->started_at - until_ready(run);
	int64_t interval = MAX(run->rules.interval_seconds, 1);

	if (seconds < 0)
		return 0;
	return (uint32_t)MIN(seconds / interval + 1, LOOKS_MAX);
}

/* One more than the record has. */
static uint32_t looks_of(const struct canary_run *run)
{
	return run->until < run->started_at ? 0 :
					      looks_until(run, run->until) + 1;
}

/* Those of which some series could tell; the next one may still act. */
static uint32_t looks_with_data(const struct judging *judging)
{
	const struct canary_replay *replay = judging->replay;
	int64_t last = INT64_MIN;

	for (uint32_t c = 0; c < replay->run.rules.n_checks; c++)
		if (replay->measured[c])
			last = MAX(last,
				   canary_metric_last(judging->metrics[c]));
	if (last == INT64_MIN)
		return LOOKS_MAX;
	return looks_until(&replay->run, last / 1000) + 1;
}

/* Which checks failed how often; without data is told apart. */
static char *failures_text(const struct canary_replay *replay)
{
	g_autoptr(GString) text = g_string_new(NULL);

	for (uint32_t c = 0; c < replay->run.rules.n_checks; c++) {
		uint32_t failed = 0, missing = 0;

		for (uint32_t s = 0; s < replay->steps->len; s++) {
			const struct replay_step *step = &g_array_index(
				replay->steps, struct replay_step, s);

			failed += step->check == c;
			missing += step->check == c && isnan(step->value);
		}
		if (failed == 0)
			continue;
		g_string_append_printf(text, "%s%s failed %u %s",
				       text->len > 0 ? "; " : "",
				       check_of(&replay->run, c)->name, failed,
				       failed == 1 ? "check" : "checks");
		if (missing > 0)
			g_string_append_printf(text, ", %u without data",
					       missing);
	}
	return text->len > 0 ? g_string_free(g_steal_pointer(&text), false) :
			       NULL;
}

static void settle(struct canary_replay *replay, const char *verdict,
		   char *reason)
{
	const char *recorded = replay->run.recorded;
	bool is_scored = !g_str_equal(verdict, "not scored");

	replay->verdict = verdict;
	replay->reason = reason;
	if (!recorded || !is_scored)
		replay->agrees = -1;
	else if (g_str_equal(recorded, "running") ||
		 g_str_equal(recorded, "replaced"))
		replay->agrees = g_str_equal(verdict, "open");
	else
		replay->agrees = g_str_equal(verdict, recorded);
}

/* A verdict that a check could have changed is none. */
static void conclude(const struct judging *judging, enum replay_verdict verdict,
		     const char *missing)
{
	struct canary_replay *replay = judging->replay;
	bool is_cut = replay->run.record->finished_at != NO_TIME &&
		      looks_with_data(judging) < looks_of(&replay->run);
	const struct replay_step *last = &g_array_index(
		replay->steps, struct replay_step, replay->steps->len - 1);

	if (missing && verdict != REPLAY_ROLLED_BACK)
		settle(replay, "not scored",
		       g_strdup_printf("%s is not measured", missing));
	else if (verdict == REPLAY_OPEN && last->act == REPLAY_WAITS)
		settle(replay, "not scored",
		       g_strdup("no step of weight is given"));
	else if (verdict == REPLAY_OPEN && is_cut)
		settle(replay, "not scored",
		       g_strdup("its series end before it does"));
	else
		settle(replay, replay_verdict_name(verdict),
		       failures_text(replay));
}

static void run_replay(const struct judging *judging)
{
	struct canary_replay *replay = judging->replay;
	struct canary_rules rules = replay->run.rules;
	uint32_t n = rules.n_checks, known = 0;
	g_autofree struct canary_check *checks =
		g_new(struct canary_check, n + 1);
	g_autofree uint32_t *measured = g_new(uint32_t, n + 1);
	struct looking looking = { judging, measured };
	const char *missing = NULL;
	enum replay_verdict verdict;

	for (uint32_t c = 0; c < n; c++) {
		if (!rules.skips_analysis && !replay->measured[c]) {
			missing = missing ? missing : rules.checks[c].name;
			continue;
		}
		measured[known] = c;
		checks[known++] = rules.checks[c];
	}
	if (n > 0 && known == 0) {
		settle(replay, "not scored",
		       g_strdup_printf("%s is not measured", missing));
		return;
	}
	rules.checks = checks;
	rules.n_checks = known;
	verdict = replay_run(
		&rules, value_at, &looking,
		MIN(looks_of(&replay->run), looks_with_data(judging)),
		replay->steps);
	for (uint32_t s = 0; s < replay->steps->len; s++) {
		struct replay_step *step =
			&g_array_index(replay->steps, struct replay_step, s);

		if (step->check != REPLAY_NONE)
			step->check = measured[step->check];
	}
	conclude(judging, verdict, missing);
}

/*
 * Its own conditions decide; where they cannot, the rules of its section.  Says
 * whether they did.
 */
static bool settle_by_conditions(struct canary_replay *replay)
{
	struct canary_opinion opinion =
		canary_analysis_judge(replay->run.record);
	bool has_other_rules =
		replay->run.settings || replay->run.has_own_rules;

	if (!opinion.verdict ||
	    (has_other_rules && g_str_equal(opinion.verdict, "not scored"))) {
		g_free(opinion.reason);
		return false;
	}
	settle(replay, opinion.verdict, opinion.reason);
	replay->is_by_conditions = true;
	replay->metric = opinion.metric;
	return true;
}

static void decide(const struct judging *judging)
{
	struct canary_replay *replay = judging->replay;

	if (settle_by_conditions(replay))
		return;
	if (replay->run.started_at == NO_TIME)
		settle(replay, "not scored",
		       g_strdup("its start is not known"));
	else if (looks_of(&replay->run) == 0)
		settle(replay, "not scored",
		       g_strdup("it ends before it starts"));
	else
		run_replay(judging);
}

/* What all checks measured, also those behind one that failed. */
static void keep_values(const struct judging *judging)
{
	struct canary_replay *replay = judging->replay;
	uint32_t n = replay->run.rules.n_checks;

	replay->values = g_new(double, (size_t)replay->steps->len *n + 1);
	for (uint32_t s = 0; s < replay->steps->len; s++) {
		const struct replay_step *step =
			&g_array_index(replay->steps, struct replay_step, s);

		for (uint32_t c = 0; c < n; c++)
			replay->values[(size_t)s * n + c] =
				step->is_checked ?
					look_value(judging, c, step->tick) :
					NAN;
	}
}

struct canary_replay *canary_replay(struct canary_run run,
				    struct canary_section *section)
{
	struct canary_replay *replay = g_new0(struct canary_replay, 1);
	uint32_t n = run.rules.n_checks;
	g_autofree const struct canary_metric **metrics =
		g_new(const struct canary_metric *, n + 1);
	struct judging judging = { replay, metrics };

	replay->run = run;
	replay->steps = g_array_new(false, false, sizeof(struct replay_step));
	replay->measured = g_new(bool, n + 1);
	replay->beside = g_new(struct canary_comparison, n + 1);
	for (uint32_t c = 0; c < n; c++) {
		metrics[c] = canary_section_metric(
			section, run.rules.checks[c].name, false);
		replay->measured[c] = find_values(&judging, c);
	}
	decide(&judging);
	keep_values(&judging);
	for (uint32_t c = 0; c < n; c++)
		replay->beside[c] = canary_compare(replay, section, c);
	return replay;
}
