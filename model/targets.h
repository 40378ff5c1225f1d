/* targets.h -- what pipelines are held to */
#ifndef MODEL_TARGETS_H
#define MODEL_TARGETS_H

/* Targets of pipelines: what must be above, and what below; seconds, shares. */
struct targets {
	double success_rate;
	double build_duration, flaky_rate, queue_wait;
};

#endif
