/* metrics.h -- what was measured: values, and what became of each record */
#ifndef MODEL_METRICS_H
#define MODEL_METRICS_H

#include "model/backtest.h"
#include "model/budget.h"
#include "model/ci.h"
#include "model/facts.h"
#include "model/flags.h"
#include "model/impact.h"
#include "model/period.h"
#include "model/result.h"
#include "model/settings.h"

/*
 * What join() begins and measure() completes, pure data.  `facts` and
 * `settings` are borrowed and must outlive it.  Values are unrounded; NaN is
 * no data.  Periods: `window` and, if has_previous (a deploy lies in it),
 * `previous`.
 */
struct metrics {
	const struct facts *facts;
	const struct settings *settings;
	GTimeZone *zone;
	struct window window, previous;
	bool has_previous;

	GArray *scopes;	  /* of uint32_t: the services measured, by name */
	GArray *measures; /* of struct measure: for all services, then each in
			     the order of scopes; MEASURES rows a scope */
	GArray *deploys;  /* of struct deploy_result, as facts->deploys */
	GArray *changes;  /* of struct change, grouped by deploy */
	GArray *named;	  /* of struct change: those that incidents name, of
			     deploys at any time; no lead */
	GArray *merges;	  /* of uint32_t, see struct deploy_result */
	GArray *waiting;  /* of struct service_commit: on the main branch, not
			     shipped by settings->as_of */
	GArray *knows_waiting; /* of bool, by service: whether anybody knows
				  what waits */
	GArray *wanted;	   /* of struct service_commit: what is to be read in
			     full before measure(), see join() */
	GArray *incidents; /* of struct incident_result, as facts->incidents */
	GArray *deploy_incidents; /* of uint32_t, see struct deploy_result */
	GArray *weeks;		  /* of struct week: all services, then each */
	GArray *sources;  /* of struct source_result, as facts->sources */
	GArray *findings; /* of struct finding: what measuring found odd */
	GArray *impacts;  /* of struct impact: of each set the counted deploys,
			     by service */
	GArray *overlaps; /* of uint32_t, see struct impact */
	GArray *impact_sets; /* of struct impact_set; without series none */
	GArray *rules;	     /* of struct backtest_rule; without series none */
	GArray *backtests;   /* of struct backtest, see struct backtest_rule */
	GArray *budgets;     /* of struct budget: objectives, by service */
	GArray *budget_days, *budget_spots, *budget_steps; /* of each budget */
	GPtrArray *canaries; /* of struct canary_replay *: all, as the facts */
	/* of struct flag_result *: by name */
	GPtrArray *flags[FLAGS_SPANS];
	struct failure_window failure_windows[4]; /* 1 h, 24 h, 72 h, no end */
	struct ci ci;	   /* of pipelines, see measure_ci() */
	uint32_t skewed;   /* changes in the window left out: negative */
	struct pool *pool; /* notes */
};
typedef struct metrics Metrics;

/* Empty metrics with room for the results of all of `facts`. */
struct metrics *metrics_new(const struct facts *facts,
			    const struct settings *settings);
void metrics_free(struct metrics *metrics);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Metrics, metrics_free)

/* Index of the row for `scope` (position in scopes, or NONE for all). */
const struct measure *metrics_find(const struct metrics *metrics,
				   uint32_t scope, enum metric metric,
				   enum statistic statistic);

/*
 * Of the records of exports (commits aside): how many were used, and into
 * `usable` how many could have been: used, unmatched and malformed.
 */
uint64_t metrics_used(const struct metrics *metrics, uint64_t *usable);

/* Whether an instant lies in the window. */
bool window_holds(const struct window *window, int64_t at);

#define metrics_deploy(metrics, i) \
	(&g_array_index((metrics)->deploys, struct deploy_result, i))
#define metrics_change(metrics, i) \
	(&g_array_index((metrics)->changes, struct change, i))
#define metrics_incident(metrics, i) \
	(&g_array_index((metrics)->incidents, struct incident_result, i))
#define metrics_source(metrics, i) \
	(&g_array_index((metrics)->sources, struct source_result, i))
#define metrics_week(metrics, i) \
	(&g_array_index((metrics)->weeks, struct week, i))

#endif
