/* backtest.c -- what rules of rollback would have done after each deploy */
#include "analyzer/backtest.h"

#include <math.h>
#include <string.h>

#define MILLI INT64_C(1000)
#define MINUTE INT64_C(60)

/*
 * When an alert `above` a level `for` a while would first fire in (after,
 * until] (milliseconds): at the first point at which each point from the
 * first breach on, `for_seconds` before, was above it.  A breach that stands
 * at `after` counts from there; a point without a value, and a time without a
 * point that is longer than CURVE_LOOKBACK, begin again.  NO_TIME: never.
 */
static int64_t backtest_fires(const struct curve *curve, double above,
			      int64_t for_seconds, int64_t after, int64_t until)
{
	uint64_t i = curve_until(curve, after);
	bool is_pending = curve_at(curve, after) > above;
	int64_t since = after, last = i > 0 ? curve->times[i - 1] : after;

	for (; i < curve->n && curve->times[i] <= until; i++) {
		int64_t at = curve->times[i];

		if (at - last > CURVE_LOOKBACK)
			is_pending = false;
		last = at;
		if (!(curve_value(curve, i) > above)) {
			is_pending = false;
			continue;
		}
		if (!is_pending)
			since = at;
		is_pending = true;
		if (at - since >= for_seconds * MILLI)
			return at;
	}
	return NO_TIME;
}

/* Levels and lengths round those of the rule: 1 % … 20 %, 1 m … 10 m. */
static void lay_out_sweep(struct backtest_rule *rule)
{
	static const double levels[SWEEP_LEVELS] = { 0.2, 0.4, 1, 2, 4 };
	static const int64_t usual[SWEEP_LENGTHS] = { 0, MINUTE, 3 * MINUTE,
						      5 * MINUTE };
	int64_t own = rule->rule.for_seconds;
	int64_t lengths[SWEEP_LENGTHS] = { own / 3, own, own * 5 / 3,
					   own * 10 / 3 };

	if (own < 3)
		memcpy(lengths, usual, sizeof(lengths));
	if (own > 0 && own < 3)
		lengths[0] = own;
	for (int l = 0; l < SWEEP_LEVELS; l++)
		for (int k = 0; k < SWEEP_LENGTHS; k++)
			rule->sweep[l][k] = (struct sweep_cell){
				.above = rule->rule.above * levels[l],
				.for_seconds = lengths[k],
				.is_chosen =
					levels[l] == 1 && lengths[k] == own,
			};
}

static void add_rule(struct metrics *metrics,
		     const struct rollback_settings *settings)
{
	struct backtest_rule rule = { .rule = *settings };

	lay_out_sweep(&rule);
	g_array_append_val(metrics->rules, rule);
}

void backtest_prepare(struct metrics *metrics)
{
	static const struct rollback_settings usual = {
		.name = "error rate",
		.above = 0.05,
		.for_seconds = 3 * MINUTE,
		.within_seconds = 30 * MINUTE,
	};
	const GPtrArray *rollbacks = metrics->settings->rollbacks;

	for (uint32_t r = 0; r < rollbacks->len; r++)
		add_rule(metrics, rollbacks->pdata[r]);
	if (rollbacks->len == 0)
		add_rule(metrics, &usual);
}

/* A counted deploy, and how long the rule may look at it. */
struct looked_at {
	uint32_t deploy;
	int64_t after, until; /* milliseconds */
	bool is_failed, is_known, is_in_window;
	double rolled_back; /* seconds UTC; NaN: never */
};

static bool is_back(const struct metrics *metrics, uint32_t d)
{
	return facts_deploy(metrics->facts, d)->kind == KIND_ROLLBACK ||
	       metrics_deploy(metrics, d)->inferred == INFERRED_ROLLBACK;
}

/* When its last incident ended; NaN while one is open, and without any. */
static double incidents_end(const struct metrics *metrics, uint32_t d)
{
	const struct deploy_result *result = metrics_deploy(metrics, d);
	double end = NAN;

	for (uint32_t i = 0; i < result->incidents; i++) {
		uint32_t at = g_array_index(metrics->deploy_incidents, uint32_t,
					    result->first_incident + i);

		if (metrics_incident(metrics, at)->is_open)
			return NAN;
		if (metrics_incident(metrics, at)->is_counted)
			end = fmax(end,
				   (double)facts_incident(metrics->facts, at)
					   ->ended_at);
	}
	return end;
}

/* The next one of the service that was rolled out, or NONE. */
static uint32_t next_of(const struct metrics *metrics,
			const struct service *service, uint32_t d)
{
	uint32_t end = service->first_deploy + service->deploys;

	for (d++; d < end; d++)
		if (!facts_deploy(metrics->facts, d)->is_failure)
			return d;
	return NONE;
}

static bool has_samples(const struct curve *curve, int64_t after, int64_t until)
{
	uint64_t n = curve_sum(curve, after, until).n;

	return n > 0 && 2 * (int64_t)n * curve->step >= until - after;
}

static struct looked_at look(const struct metrics *metrics,
			     const struct backtest_rule *rule, uint32_t d,
			     const struct curve *curve)
{
	const struct facts *facts = metrics->facts;
	const struct deploy *deploy = facts_deploy(facts, d);
	const struct deploy_result *result = metrics_deploy(metrics, d);
	int64_t until = deploy->deployed_at + rule->rule.within_seconds;
	uint32_t next =
		next_of(metrics, facts_service(facts, deploy->service), d);
	struct looked_at looked = {
		.deploy = d,
		.after = deploy->deployed_at * MILLI,
		.is_failed = result->is_failed,
		.is_in_window =
			window_holds(&metrics->window, deploy->deployed_at),
		.rolled_back = NAN,
	};

	if (next != NONE)
		until = MIN(until, facts_deploy(facts, next)->started_at);
	looked.until = until * MILLI;
	looked.is_known = looked.until > looked.after &&
			  has_samples(curve, looked.after, looked.until);
	if (result->failure_reasons & FAILED_BY_ROLLBACK && next != NONE &&
	    is_back(metrics, next))
		looked.rolled_back =
			(double)facts_deploy(facts, next)->started_at;
	return looked;
}

static enum backtest_class classify(const struct looked_at *looked,
				    bool is_fired)
{
	if (is_fired)
		return looked->is_failed ? BACKTEST_CAUGHT :
					   BACKTEST_FALSE_ALARM;
	if (!looked->is_known)
		return BACKTEST_UNKNOWN;
	return looked->is_failed ? BACKTEST_MISSED : BACKTEST_CORRECT;
}

static enum backtest_class test(const struct curve *curve, double above,
				int64_t for_seconds,
				const struct looked_at *looked, int64_t *fired)
{
	*fired = backtest_fires(curve, above, for_seconds, looked->after,
				looked->until);
	return classify(looked, *fired != NO_TIME);
}

static void sweep(struct backtest_rule *rule, const struct looked_at *looked,
		  const struct curve *curve)
{
	for (int l = 0; l < SWEEP_LEVELS; l++)
		for (int k = 0; k < SWEEP_LENGTHS; k++) {
			struct sweep_cell *cell = &rule->sweep[l][k];
			int64_t fired;

			cell->classes[test(curve, cell->above,
					   cell->for_seconds, looked,
					   &fired)]++;
		}
}

void backtest_measure(struct metrics *metrics, uint32_t r, uint32_t s,
		      const struct curve *curve)
{
	const struct service *service = facts_service(metrics->facts, s);
	struct backtest_rule *rule = metrics_rule(metrics, r);

	for (uint32_t i = 0; i < service->deploys; i++) {
		struct looked_at looked;
		struct backtest one = { .deploy = service->first_deploy + i,
					.saved_seconds = NAN };
		int64_t fired;

		if (!metrics_deploy(metrics, one.deploy)->is_counted)
			continue;
		looked = look(metrics, rule, one.deploy, curve);
		one.class = test(curve, rule->rule.above,
				 rule->rule.for_seconds, &looked, &fired);
		one.is_fired = fired != NO_TIME;
		one.fired_at = one.is_fired ? fired / MILLI : NO_TIME;
		if (one.class == BACKTEST_CAUGHT)
			one.saved_seconds =
				(isnan(looked.rolled_back) ?
					 incidents_end(metrics, one.deploy) :
					 looked.rolled_back) -
				(double)one.fired_at;
		if (looked.is_in_window) {
			rule->classes[one.class]++;
			sweep(rule, &looked, curve);
		}
		g_array_append_val(metrics->backtests, one);
	}
}
