/* compose_ci.c -- the page CI/CD health: what it says, and which targets met */
#include "analyzer/compose_ci.h"

struct value ci_number(const struct target *target, enum ci_target which,
		       double value)
{
	switch (which) {
	case TARGET_SUCCESS_RATE:
	case TARGET_FLAKY_RATE:
		return value_rate_limit(value, target->n, target->limit);
	case TARGET_DEPLOYS:
		return value_count(value);
	default:
		return value_duration(value);
	}
}

struct value ci_limit(const struct target *target, enum ci_target which)
{
	if (which == TARGET_SUCCESS_RATE || which == TARGET_FLAKY_RATE)
		return value_rate_limit(target->limit, 20, target->limit);
	return value_number(VALUE_SPAN, target->limit);
}

static uint32_t count(const struct target *targets, enum target_state state)
{
	uint32_t n = 0;

	for (int t = 0; t < CI_TARGETS; t++)
		n += targets[t].state == state;
	return n;
}

/* The first that is missed, but those whose trend is the target. */
static uint32_t first_missed(const struct target *targets)
{
	for (uint32_t t = 0; t < CI_TARGETS; t++)
		if (targets[t].state == TARGET_MISSED && t != TARGET_DEPLOYS)
			return t;
	return TARGET_DEPLOYS;
}

const struct sentence *ci_missed(struct composer *composer,
				 const struct target *target,
				 enum ci_target which)
{
	if (which == TARGET_DEPLOYS)
		return say(composer, "Deploys become fewer");
	return say(composer, "% % missed its target of %",
		   value_text(target->name),
		   ci_number(target, which, target->value),
		   ci_limit(target, which));
}

static const struct sentence *missed_one(struct composer *composer,
					 const struct target *targets)
{
	uint32_t t = first_missed(targets);

	return ci_missed(composer, &targets[t], (enum ci_target)t);
}

/* "Mean build duration, flaky test rate and queue wait". */
static const char *name_missed(struct composer *composer,
			       const struct target *targets)
{
	uint32_t n = count(targets, TARGET_MISSED), told = 0;
	g_autoptr(GString) names = g_string_new(NULL);

	for (int t = 0; t < CI_TARGETS; t++) {
		g_autofree char *name = g_strdup(targets[t].name);

		if (targets[t].state != TARGET_MISSED)
			continue;
		if (told > 0)
			name[0] = g_ascii_tolower(name[0]);
		g_string_append(names, told == 0     ? "" :
				       told + 1 == n ? " and " :
						       ", ");
		g_string_append(names, name);
		told++;
	}
	return pool_text(composer->pool, names->str);
}

static void add_headlines(struct draft *draft, const struct target *targets)
{
	struct composer *composer = draft->composer;
	uint32_t met = count(targets, TARGET_MET);
	uint32_t missed = count(targets, TARGET_MISSED);
	uint32_t judged = met + missed + count(targets, TARGET_OPEN);

	if (missed == 1 && met > 0)
		draft_headline(
			draft,
			composer_join(composer, "",
				      missed_one(composer, targets), "; ",
				      say(composer,
					  met == 1 ? "% of the others is met" :
						     "% of the others are met",
					  value_word(met))));
	if (missed == 1)
		draft_headline(draft, missed_one(composer, targets));
	if (missed > 1)
		draft_headline(draft,
			       say(composer, "% missed their targets",
				   value_text(name_missed(composer, targets))));
	if (missed > 1)
		draft_headline(draft,
			       say(composer,
				   "% of % pipeline targets are missed",
				   value_count(missed), value_count(judged)));
	if (missed == 0 && met > 1 && met == judged)
		draft_headline(draft,
			       say(composer, "All % pipeline targets are met",
				   value_word(met)));
	else if (missed == 0 && met > 0)
		draft_headline(draft,
			       say(composer,
				   "% of % pipeline targets met, none missed",
				   value_count(met), value_count(judged)));
}

void compose_ci(struct composer *composer)
{
	struct target targets[CI_TARGETS];
	struct draft draft;

	if (!ci_is_supplied(composer->metrics))
		return;
	targets_judge(composer->metrics, composer->days, targets);
	draft = draft_begin(composer, "ci-health", "CI/CD health");
	add_headlines(&draft, targets);
	draft.page.standfirst =
		say(composer,
		    "All pipelines, by %; of a run its last attempt. A square "
		    "is a % that misses the target.",
		    value_text(composer_buckets(composer, NONE)->step),
		    value_text(composer_buckets(composer, NONE)->step));
	for (int t = 0; t < CI_TARGETS; t++)
		draft_panel(&draft,
			    ci_panel(composer, targets, (enum ci_target)t));
	draft_panel(&draft, ci_stages_panel(composer));
	draft.page.footnote =
		say(composer,
		    "Durations: of runs that succeeded or failed. Flaky: "
		    "passed and failed on one commit. Queue: until the first "
		    "job. Small dots rest on fewer than 5.");
	draft_end(&draft);
}
