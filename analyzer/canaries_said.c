/* canaries_said.c -- what there is to say of all canaries of the window
 *
 * The verdict of a canary is that of the replay.  Where that has none, since
 * its series were not exported, its record alone tells how far it came.
 */
#include "analyzer/canaries_said.h"

#include "analyzer/delivery.h"
#include "analyzer/replay.h"

#include <string.h>

enum { LOOKS_MAX = 1000, WHOLE = 100 };

static const struct replay_step *step_at(const GArray *steps, uint32_t s)
{
	return &g_array_index(steps, struct replay_step, s);
}

static uint32_t advances(const GArray *steps)
{
	uint32_t n = 0;

	for (uint32_t s = 0; s < steps->len; s++)
		n += step_at(steps, s)->act == REPLAY_ADVANCES;
	return n;
}

/* How many steps the rules have for a canary that passes all of its checks. */
static uint32_t plan_of(const struct canary_rules *rules)
{
	g_autoptr(GArray) steps =
		g_array_new(false, false, sizeof(struct replay_step));
	struct canary_rules plan = *rules;

	plan.n_checks = 0;
	replay_run(&plan, NULL, NULL, LOOKS_MAX, steps);
	return advances(steps);
}

static uint32_t reached_by(const GArray *steps)
{
	uint32_t most = 0;

	for (uint32_t s = 0; s < steps->len; s++)
		most = MAX(most, step_at(steps, s)->weight);
	return most;
}

static enum canary_end end_of(const char *verdict)
{
	if (!verdict)
		return CANARY_UNKNOWN;
	if (g_str_equal(verdict, "promoted"))
		return CANARY_PROMOTED;
	if (g_str_equal(verdict, "rolled back"))
		return CANARY_STOPPED;
	if (g_str_equal(verdict, "open") || g_str_equal(verdict, "running") ||
	    g_str_equal(verdict, "replaced"))
		return CANARY_OPEN;
	return CANARY_UNKNOWN;
}

/* A step is passed when the next one begins, the last by the promotion. */
static void tell_path(struct canary_said *one)
{
	const struct canary_replay *replay = one->replay;
	uint32_t begun = advances(replay->steps);

	one->end = end_of(replay->verdict);
	one->steps = plan_of(&replay->run.rules);
	one->reached = reached_by(replay->steps);
	one->is_by_record = one->end == CANARY_UNKNOWN;
	if (one->is_by_record) {
		one->end = end_of(replay->run.recorded);
		one->reached = replay->run.record->weight;
		begun = one->steps = 0;
	}
	if (replay->is_by_conditions) /* which say nothing of steps */
		one->steps = 0;
	one->passed = begun > 0 ? MIN(begun - 1, one->steps) : 0;
	if (one->end == CANARY_PROMOTED) {
		one->passed = one->steps;
		one->reached = WHOLE;
	}
}

static uint32_t failures_of(const struct canary_replay *replay, uint32_t check)
{
	uint32_t n = 0;

	for (uint32_t s = 0; s < replay->steps->len; s++)
		n += step_at(replay->steps, s)->check == check;
	return n;
}

static int concern_of(const struct canary_comparison *beside)
{
	return g_str_equal(beside->verdict, "worse") ? 2 :
	       g_str_equal(beside->verdict, "wider") ? 1 :
						       0;
}

/* The check that failed most; else the one that stands out; else the first. */
static void choose_check(struct canary_said *one)
{
	const struct canary_replay *replay = one->replay;
	uint32_t failures = 0;
	int concern = 0;

	one->check = REPLAY_NONE;
	for (uint32_t c = 0; c < replay->run.rules.n_checks; c++) {
		struct canary_comparison beside = replay->beside[c];
		uint32_t failed = failures_of(replay, c);

		if (!replay->measured[c])
			continue;
		if (one->check != REPLAY_NONE &&
		    (failed < failures ||
		     (failed == failures && concern_of(&beside) <= concern)))
			continue;
		one->check = c;
		one->beside = beside;
		failures = failed;
		concern = concern_of(&beside);
	}
}

static enum canary_notice notice_of(const struct canary_said *one)
{
	enum canary_end recorded = end_of(one->replay->run.recorded);

	if (one->end == CANARY_STOPPED && recorded == CANARY_PROMOTED)
		return CANARY_LET_THROUGH;
	if (one->end == CANARY_STOPPED)
		return CANARY_AS_STOPPED;
	if (one->replay->agrees == 0 && recorded == CANARY_STOPPED)
		return CANARY_HELD_BACK;
	if (one->check != REPLAY_NONE && concern_of(&one->beside) > 0)
		return CANARY_BESIDE;
	if (one->end != CANARY_PROMOTED || one->is_by_record)
		return CANARY_INCONCLUSIVE;
	return CANARY_QUIET;
}

static void add(struct canaries_said *said, const struct canary_replay *replay)
{
	struct canary_said *one = g_new0(struct canary_said, 1);

	one->replay = replay;
	tell_path(one);
	choose_check(one);
	one->notice = notice_of(one);
	said->ends[one->end]++;
	said->let_through += one->notice == CANARY_LET_THROUGH;
	said->held_back += one->notice == CANARY_HELD_BACK;
	said->by_record += one->is_by_record;
	g_ptr_array_add(said->all, one);
	if (one->notice != CANARY_QUIET)
		g_ptr_array_add(said->noticed, one);
}

static int by_notice(gconstpointer a, gconstpointer b)
{
	const struct canary_said *x = *(struct canary_said *const *)a;
	const struct canary_said *y = *(struct canary_said *const *)b;
	const struct canary *one = x->replay->run.record;
	const struct canary *other = y->replay->run.record;

	if (x->notice != y->notice)
		return (int)x->notice - (int)y->notice;
	if (one->entry.at != other->entry.at)
		return one->entry.at < other->entry.at ? -1 : 1;
	return (one > other) - (one < other);
}

struct canaries_said *canaries_say(const struct metrics *metrics)
{
	struct canaries_said *said = g_new0(struct canaries_said, 1);

	said->all = g_ptr_array_new_with_free_func(g_free);
	said->noticed = g_ptr_array_new();
	for (uint32_t i = 0; i < metrics->canaries->len; i++) {
		const struct canary_replay *replay = metrics_canary(metrics, i);
		int64_t at = replay->run.record->entry.at;

		if (at == NO_TIME || window_holds(&metrics->window, at))
			add(said, replay);
		else
			said->before += metrics->has_previous &&
					window_holds(&metrics->previous, at);
	}
	g_ptr_array_sort(said->noticed, by_notice);
	return said;
}

void canaries_said_free(struct canaries_said *said)
{
	if (!said)
		return;
	g_ptr_array_unref(said->noticed);
	g_ptr_array_unref(said->all);
	g_free(said);
}

uint32_t canaries_stopped_at(const struct canaries_said *said)
{
	uint32_t weight = UINT32_MAX;

	for (uint32_t i = 0; i < said->all->len; i++) {
		const struct canary_said *one = said->all->pdata[i];

		if (one->end != CANARY_STOPPED)
			continue;
		if (weight != UINT32_MAX && weight != one->reached)
			return UINT32_MAX;
		weight = one->reached;
	}
	return weight > 0 ? weight : UINT32_MAX;
}

const char *canaries_name(const struct canary_said *one)
{
	const struct canary_run *run = &one->replay->run;

	return run->service ? run->service : run->record->name;
}

/* A section that only names series overrides nothing. */
bool canaries_are_overridden(const struct canary_run *run)
{
	const struct canary_settings *settings = run->settings;

	if (!settings)
		return false;
	for (uint32_t m = 0; m < settings->metrics->len; m++) {
		const struct canary_metric_settings *metric =
			settings->metrics->pdata[m];

		if (metric->has_limit || metric->is_dropped)
			return true;
	}
	return settings->threshold > 0 ||
	       (!run->has_own_rules &&
		(settings->observe_seconds > 0 || settings->steps->len > 0));
}

const struct sentence *canaries_before(struct composer *composer,
				       const struct canaries_said *said)
{
	if (!composer->metrics->has_previous)
		return say(composer, "the source was read");
	return say(composer, "% in %", value_count(said->before),
		   value_text(composer->said_before));
}

void canaries_decide(struct composer *composer, GArray *items)
{
	const struct canaries_said *said = composer->delivery->canaries;
	struct item item = { VERDICT_EMPTY, NULL,
			     delivery_page(composer, "canary") };

	if (!said || said->let_through == 0)
		return;
	if (said->let_through == 1)
		item.sentence =
			say(composer, "%: canary promoted against its rules",
			    value_text(canaries_name(said->noticed->pdata[0])));
	else
		item.sentence =
			say(composer, "% canaries promoted against their rules",
			    value_count(said->let_through));
	g_array_append_val(items, item);
}
