/* charted.c -- made-up panels of each kind, for the tests of charts
 *
 * Random numbers have a fixed seed.  Durations spread over a few powers of
 * ten, as those of changes and incidents do; later services are slower.
 */
#include "tests/charted.h"

#include "tests/charted_making.h"

#include <math.h>

bool making_is(const struct making *making, unsigned int flag)
{
	return making->shape->flags & flag;
}

/* About a normal deviate: enough for dots. */
double making_deviate(struct making *making)
{
	double sum = -3;

	for (int i = 0; i < 6; i++)
		sum += g_rand_double(making->random);
	return sum * M_SQRT2;
}

double making_duration(struct making *making, double hours)
{
	double seconds =
		hours * MAKING_HOUR * exp(1.3 * making_deviate(making));

	return making_is(making, SHAPE_ZERO) ? 0 : floor(seconds);
}

struct span making_span(const struct making *making)
{
	int64_t length = making->shape->weeks * MAKING_WEEK;

	return (struct span){
		.since = MAKING_SPLIT -
			 (making_is(making, SHAPE_FIRST) ? 0 : length),
		.split = MAKING_SPLIT,
		.until = MAKING_SPLIT + length,
		.previous_name = making_is(making, SHAPE_FIRST) ? NULL : "Q1",
		.current_name = "Q2",
	};
}

uint32_t making_buckets(const struct making *making)
{
	return making->shape->weeks * (making_is(making, SHAPE_FIRST) ? 1 : 2);
}

const char *making_service(struct making *making, uint32_t s)
{
	static const char *const names[] = {
		"web-frontend", "search",	 "pricing",
		"checkout",	"notifications", "catalog-api",
		"payments",	"identity",	 "ledger",
	};
	g_autofree char *name = NULL;

	if (making->shape->names)
		name = g_strdup_printf("%s%u", making->shape->names, s);
	else if (s < G_N_ELEMENTS(names))
		return names[s];
	else
		name = g_strdup_printf("service-%u", s);
	return pool_text(making->pool, name);
}

static const void *make_data(struct making *making, enum panel_kind kind)
{
	switch (kind) {
	case PANEL_TREND:
		return charted_trend(making);
	case PANEL_ECDF:
		return charted_ecdf(making);
	case PANEL_STRIP:
		return charted_strip(making);
	case PANEL_COLUMNS:
		return charted_columns(making);
	case PANEL_RATES:
		return charted_rates(making);
	case PANEL_FUNNEL:
		return charted_funnel(making);
	case PANEL_SCATTER:
		return charted_scatter(making);
	case PANEL_RATIOS:
		return charted_ratios(making);
	case PANEL_CURVES:
		return charted_curves(making);
	case PANEL_VERDICTS:
		return charted_verdicts(making);
	case PANEL_DELAYS:
		return charted_delays(making);
	case PANEL_SWEEP:
		return charted_sweep(making);
	case PANEL_HEALTH:
		return charted_health(making);
	case PANEL_STAGES:
		return charted_stages(making);
	case PANEL_BURNDOWN:
		return charted_burndown(making);
	case PANEL_HYPOTHESES:
		return charted_hypotheses(making);
	case PANEL_LANES:
		return charted_lanes(making);
	case PANEL_LOOP:
		return charted_loop(making);
	case PANEL_PROMOTION:
		return charted_promotion(making);
	case PANEL_STEPPERS:
		return charted_steppers(making);
	case PANEL_FOREST:
		return charted_forest(making);
	default:
		g_assert_not_reached();
	}
}

const struct panel *charted_panel(struct pool *pool, enum panel_kind kind,
				  const struct shape *shape)
{
	struct making making = { pool, shape, g_rand_new_with_seed(7) };
	struct panel *panel = pool_new_array(pool, struct panel, 1);

	panel->kind = kind;
	panel->state = shape->state;
	panel->title = shape->name;
	panel->subtitle = sentence_make(pool, "all services, log scale");
	panel->alternative = sentence_make(pool, "A chart in a sentence");
	if (shape->state == STATE_DRAWN) {
		panel->data = make_data(&making, kind);
	} else {
		bool is_none = shape->state == STATE_NONE;

		panel->state_title =
			sentence_make(pool, is_none ? "No changes in 2026 Q2" :
						      "Not measured");
		panel->state_detail = sentence_make(
			pool, is_none ? "4 in 2026 Q1; the source was read" :
					"no deploys were given");
	}
	g_rand_free(making.random);
	return panel;
}
