/* backtest.h -- what rules of rollback would have done after each deploy */
#ifndef MODEL_BACKTEST_H
#define MODEL_BACKTEST_H

#include "model/settings.h"

enum backtest_class {
	BACKTEST_UNKNOWN, /* no series, or too few samples to be silent */
	BACKTEST_CAUGHT,
	BACKTEST_MISSED,
	BACKTEST_FALSE_ALARM,
	BACKTEST_CORRECT,
	BACKTEST_CLASSES
};
/* "caught", …; "" for what is not known. */
const char *backtest_class_name(enum backtest_class class);

/* Of a rule and a counted deploy. */
struct backtest {
	uint32_t deploy;
	enum backtest_class class;
	bool is_fired;
	int64_t fired_at;
	double saved_seconds; /* caught: recovery would have begun so much
				 earlier; NaN: not known */
};

/* The same rule with another threshold and duration, in the window. */
struct sweep_cell {
	double above;
	int64_t for_seconds;
	uint32_t classes[BACKTEST_CLASSES];
	bool is_chosen;
};
enum { SWEEP_LEVELS = 5, SWEEP_LENGTHS = 4 };

struct backtest_rule {
	struct rollback_settings rule;
	uint32_t first, n; /* in metrics->backtests, as metrics->impacts */
	uint32_t classes[BACKTEST_CLASSES]; /* in the window */
	struct sweep_cell sweep[SWEEP_LEVELS][SWEEP_LENGTHS];
};

#define metrics_rule(metrics, i) \
	(&g_array_index((metrics)->rules, struct backtest_rule, i))
#define metrics_backtest(metrics, i) \
	(&g_array_index((metrics)->backtests, struct backtest, i))

#endif
