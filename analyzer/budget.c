/* budget.c -- what is left of the error budget of an objective
 *
 * A rolling window ends at the time that is asked about; one of the calendar
 * is the month or quarter that holds it, whose budget is known in full once
 * it is over, so that what is left only falls in it.
 */
#include "analyzer/budget.h"

#include "analyzer/scope.h"

#include <math.h>

enum { MINUTE = 60, HOUR = 3600 };

#define NOTHING 1e-9 /* of a budget: less is a matter of rounding */
#define STEP_LEAST 0.01

const struct burn_pair budget_pairs[BURN_PAIRS] = {
	{ 14.4, 60, 5 },
	{ 6, 6 * 60, 30 },
	{ 3, 24 * 60, 2 * 60 },
	{ 1, 72 * 60, 6 * 60 },
};
const int32_t budget_rates[BURN_RATES] = { 60, 6 * 60, 72 * 60 };

int64_t budget_end(const struct metrics *metrics)
{
	int64_t end = MIN(metrics->window.until, metrics->settings->as_of);

	return end - end % MINUTE;
}

int64_t budget_window(const struct metrics *metrics,
		      const struct slo_length *length, int64_t at)
{
	if (length->window == SLO_MONTH)
		return period_month(at - 1, metrics->zone);
	if (length->window == SLO_QUARTER)
		return period_quarter(at - 1, metrics->zone);
	return at - length->seconds;
}

int64_t budget_window_end(const struct metrics *metrics,
			  const struct slo_length *length, int64_t at)
{
	int64_t since = budget_window(metrics, length, at);

	if (length->window == SLO_ROLLING)
		return at;
	return period_add_months(since, length->window == SLO_MONTH ? 1 : 3,
				 metrics->zone);
}

/* A window of the objective: (since, until], which may end later. */
struct frame {
	int64_t since, until, ends;
};

/* The frame of `at`; `frame` may be that of a time before. */
static void move(const struct budgeting *budgeting, struct frame *frame,
		 int64_t at)
{
	const struct slo_length *length = &budgeting->budget->slo->length;

	if (length->window != SLO_ROLLING && at > frame->since &&
	    at <= frame->ends)
		return;
	frame->since = budget_window(budgeting->metrics, length, at);
	frame->ends = budget_window_end(budgeting->metrics, length, at);
	frame->until = MIN(frame->ends, budget_end(budgeting->metrics));
}

/* The share that may be bad: 0.001 of 0.999, not the double beside it. */
static double bad_share(const struct budgeting *budgeting)
{
	return round((1 - budgeting->budget->slo->objective) * 1e12) / 1e12;
}

/* How many events may be bad in the frame. */
static double allowed_in(const struct budgeting *budgeting,
			 const struct frame *frame)
{
	return bad_share(budgeting) *
	       ledger_sum(budgeting->ledger, frame->since, frame->until).valid;
}

static double left_in(const struct budgeting *budgeting,
		      const struct frame *frame, int64_t at)
{
	double allowed = allowed_in(budgeting, frame);
	double bad = ledger_sum(budgeting->ledger, frame->since, at).bad;
	double left;

	if (!(allowed > 0))
		return NAN;
	left = 1 - fmax(bad, 0) / allowed;
	return fabs(left) < NOTHING ? 0 : left;
}

/*
 * The share of the budget that is left at `at`: 1 - bad / ((1 - target)
 * valid), bad since the window began, valid of all of the window as far as it
 * is known.  NaN without valid events, and where all must be good.
 */
static double budget_left(const struct budgeting *budgeting, int64_t at)
{
	struct frame frame = { 0 };

	move(budgeting, &frame, at);
	return left_in(budgeting, &frame, at);
}

/* Since when nothing has been left, if nothing is. */
static int64_t spent_at(const struct budgeting *budgeting)
{
	const struct budget *budget = budgeting->budget;
	struct frame frame = { 0 };
	int64_t at = budget->until;

	if (!(budget->left <= 0))
		return NO_TIME;
	while (at - MINUTE > budgeting->ledger->since) {
		move(budgeting, &frame, at - MINUTE);
		if (!(left_in(budgeting, &frame, at - MINUTE) <= 0))
			break;
		at -= MINUTE;
		if (budget->slo->length.window != SLO_ROLLING &&
		    at - MINUTE <= budget->since)
			break;
	}
	return at;
}

static double burn(const struct budgeting *budgeting, int64_t at,
		   int64_t minutes)
{
	struct ledger_sum sum =
		ledger_sum(budgeting->ledger, at - minutes * MINUTE, at);
	double allowed = bad_share(budgeting) * sum.valid;

	return allowed > 0 ? fmax(sum.bad, 0) / allowed : NAN;
}

/* How often both windows of the pair began to burn so fast. */
static uint32_t count_alerts(const struct budgeting *budgeting,
			     const struct burn_pair *pair)
{
	const struct budget *budget = budgeting->budget;
	bool was_burning = false;
	uint32_t n = 0;

	for (int64_t at = MAX(budget->since, budgeting->ledger->since) + MINUTE;
	     at <= budget->until; at += MINUTE) {
		bool is_burning =
			burn(budgeting, at, pair->short_minutes) >=
				pair->factor &&
			burn(budgeting, at, pair->minutes) >= pair->factor;

		n += is_burning && !was_burning;
		was_burning = is_burning;
	}
	return n;
}

static double share_of(const struct budgeting *budgeting, enum ledger_mark mark)
{
	const struct budget *budget = budgeting->budget;
	double bad = ledger_marked(budgeting->ledger, mark, budget->since,
				   budget->until)
			     .bad;

	return budget->bad > 0 ? CLAMP(bad / budget->bad, 0, 1) : NAN;
}

/* Whether anything is known of incidents. */
static bool has_incidents(const struct metrics *metrics)
{
	return !isnan(metrics_find(metrics, NONE, TIME_TO_RECOVERY,
				   STATISTIC_RESOLVED)
			      ->value);
}

static void tell_window(const struct budgeting *budgeting)
{
	const struct metrics *metrics = budgeting->metrics;
	const struct ledger *ledger = budgeting->ledger;
	struct budget *budget = budgeting->budget;
	struct ledger_sum sum =
		ledger_sum(ledger, budget->since, budget->until);
	double minutes = (double)((budget->until - budget->since) / MINUTE);

	budget->coverage = ledger_count(ledger, LEDGER_SEEN, budget->since,
					budget->until) /
			   fmax(minutes, 1);
	if (budget->coverage <= 0) {
		budget->unmeasured = "no samples in its window";
		return;
	}
	budget->valid = sum.valid;
	budget->bad = fmax(sum.bad, 0);
	budget->allowed = bad_share(budgeting) * sum.valid;
	budget->left = budget_left(budgeting, budget->until);
	if (!(sum.valid > 0))
		budget->unmeasured = "no traffic in its window";
	else if (isnan(budget->left))
		budget->unmeasured = "an objective of all leaves no budget";
	budget->spent_at = spent_at(budgeting);
	if (budget->service != NONE && has_incidents(metrics))
		budget->burn_incidents = share_of(budgeting, LEDGER_INCIDENT);
	if (budget->service != NONE &&
	    facts_service(metrics->facts, budget->service)->deploys > 0)
		budget->burn_deploys = share_of(budgeting, LEDGER_DEPLOY);
	for (int i = 0; i < BURN_RATES; i++)
		budget->burn[i] =
			burn(budgeting, budget->until, budget_rates[i]);
	for (int i = 0; i < BURN_PAIRS; i++)
		budget->alerts[i] = count_alerts(budgeting, &budget_pairs[i]);
}

static bool is_seen(const struct budgeting *budgeting, int64_t after,
		    int64_t until)
{
	return ledger_count(budgeting->ledger, LEDGER_SEEN, after, until) > 0;
}

static void tell_days(const struct budgeting *budgeting)
{
	struct metrics *metrics = budgeting->metrics;
	int64_t end = budget_end(metrics), next;
	struct frame frame = { 0 };

	budgeting->budget->first_day = metrics->budget_days->len;
	for (int64_t day = metrics->window.since; day < end; day = next) {
		next = period_add_days(day, 1, metrics->zone);
		int64_t until = MIN(next, end);
		struct budget_day told = { day, NAN, NAN, NAN };
		struct ledger_sum sum =
			ledger_sum(budgeting->ledger, day, until);

		if (is_seen(budgeting, day, until)) {
			move(budgeting, &frame, until);
			told.valid = sum.valid;
			told.bad = fmax(sum.bad, 0);
			told.left = left_in(budgeting, &frame, until);
		}
		g_array_append_val(metrics->budget_days, told);
		budgeting->budget->days++;
	}
}

static void add_spot(const struct budgeting *budgeting, int64_t at, double left)
{
	struct budget_spot spot = { at, left };

	g_array_append_val(budgeting->metrics->budget_spots, spot);
	budgeting->budget->spots++;
}

/* An hour that has samples; before it the beginning of its window, or a gap. */
static void tell_hour(const struct budgeting *budgeting, struct frame *frame,
		      int64_t before, int64_t at)
{
	bool is_calendar = budgeting->budget->slo->length.window != SLO_ROLLING;
	int64_t since = frame->since;

	move(budgeting, frame, at);
	if (!is_seen(budgeting, before, at)) {
		add_spot(budgeting, at, NAN);
		return;
	}
	if (is_calendar && frame->since != since &&
	    frame->since >= budgeting->metrics->window.since) {
		add_spot(budgeting, frame->since, NAN);
		add_spot(budgeting, frame->since,
			 left_in(budgeting, frame, frame->since));
	} else if (before == budgeting->metrics->window.since) {
		add_spot(budgeting, before,
			 is_calendar ? left_in(budgeting, frame, before) :
				       budget_left(budgeting, before));
	}
	add_spot(budgeting, at, left_in(budgeting, frame, at));
}

static void tell_spots(const struct budgeting *budgeting)
{
	struct metrics *metrics = budgeting->metrics;
	int64_t end = budget_end(metrics);
	struct frame frame = { 0 };

	budgeting->budget->first_spot = metrics->budget_spots->len;
	for (int64_t at = metrics->window.since; at < end; at += HOUR)
		tell_hour(budgeting, &frame, at, MIN(at + HOUR, end));
}

/* The first minute from then on that has events, within an hour. */
static int64_t next_sample(const struct budgeting *budgeting, int64_t at)
{
	for (int64_t next = at - at % MINUTE; next < at + HOUR; next += MINUTE)
		if (ledger_sum(budgeting->ledger, next - MINUTE, next).valid >
		    0)
			return next;
	return at;
}

static void tell_steps(const struct budgeting *budgeting)
{
	struct metrics *metrics = budgeting->metrics;
	struct budget *budget = budgeting->budget;
	int64_t end = budget_end(metrics);

	budget->first_step = metrics->budget_steps->len;
	for (uint32_t i = 0; i < metrics->incidents->len; i++) {
		const struct incident *incident =
			facts_incident(metrics->facts, i);
		struct budget_step step = { incident->began_at, end, 0 };
		struct frame frame = { 0 };

		if (!metrics_incident(metrics, i)->is_counted ||
		    !scope_has_incident(metrics, budget->service, i))
			continue;
		if (!metrics_incident(metrics, i)->is_open)
			step.ended_at =
				MIN(next_sample(budgeting, incident->ended_at),
				    end);
		if (step.began_at < metrics->window.since ||
		    step.began_at >= end)
			continue;
		move(budgeting, &frame, step.ended_at);
		step.taken = ledger_sum(budgeting->ledger, step.began_at,
					step.ended_at)
				     .bad /
			     allowed_in(budgeting, &frame);
		if (!(step.taken >= STEP_LEAST))
			continue;
		g_array_append_val(metrics->budget_steps, step);
		budget->steps++;
	}
}

/* What each counted deploy of the window was followed by, within the hour. */
static void tell_deploys(const struct budgeting *budgeting)
{
	const struct metrics *metrics = budgeting->metrics;
	const struct service *service =
		facts_service(metrics->facts, budgeting->budget->service);
	struct frame frame = { 0 };

	for (uint32_t i = 0; i < service->deploys; i++) {
		uint32_t d = service->first_deploy + i;
		struct deploy_result *result = metrics_deploy(metrics, d);
		int64_t at = facts_deploy(metrics->facts, d)->deployed_at;
		int64_t until =
			MIN(at + BUDGET_AFTER_DEPLOY, budget_end(metrics));
		double burned;

		if (!result->is_counted ||
		    !window_holds(&metrics->window, at) ||
		    !is_seen(budgeting, at, until))
			continue;
		move(budgeting, &frame, until);
		burned = fmax(ledger_sum(budgeting->ledger, at, until).bad, 0) /
			 allowed_in(budgeting, &frame);
		if (isfinite(burned))
			result->budget_burned =
				fmax(burned, result->budget_burned);
	}
}

void budget_tell(const struct budgeting *budgeting)
{
	tell_window(budgeting);
	tell_days(budgeting);
	tell_spots(budgeting);
	if (budgeting->budget->service == NONE)
		return;
	tell_steps(budgeting);
	tell_deploys(budgeting);
}
