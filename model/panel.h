/* panel.h -- one chart or list of a page, in whatever state */
#ifndef MODEL_PANEL_H
#define MODEL_PANEL_H

#include "model/board.h"
#include "model/burndown.h"
#include "model/chart.h"
#include "model/delivery_charts.h"
#include "model/distribution.h"
#include "model/health.h"
#include "model/hypotheses.h"
#include "model/listing.h"
#include "model/loop.h"
#include "model/outcome.h"

enum panel_kind {
	PANEL_CARDS,
	PANEL_ITEMS,
	PANEL_TIER_COUNTS,
	PANEL_SCORECARD,
	PANEL_TREND,
	PANEL_ECDF,
	PANEL_STRIP,
	PANEL_COLUMNS,
	PANEL_RATES,
	PANEL_FUNNEL,
	PANEL_SCATTER,
	PANEL_LANES,
	PANEL_HEAT,
	PANEL_GRID,
	PANEL_SOURCES,
	PANEL_TERMS,
	PANEL_RATIOS,
	PANEL_CURVES,
	PANEL_VERDICTS,
	PANEL_DELAYS,
	PANEL_SWEEP,
	PANEL_HEALTH,
	PANEL_STAGES,
	PANEL_BURNDOWN,
	PANEL_HYPOTHESES,
	PANEL_LOOP,
	PANEL_PROMOTION,
	PANEL_STEPPERS,
	PANEL_FOREST,
};

/* Missing is not zero is not few: the states that are not a drawing. */
enum panel_state {
	STATE_DRAWN,
	STATE_NOT_MEASURED, /* the source was not given */
	STATE_NONE,	    /* given, nothing in the window */
};

struct panel {
	enum panel_kind kind;
	enum panel_state state;
	const char *title;		    /* may be NULL */
	const struct sentence *subtitle;    /* may be NULL */
	const struct sentence *alternative; /* the chart in a sentence */
	const struct sentence *state_title, *state_detail;
	const void *data; /* struct cards, struct trend, … by kind */
};

#endif
