/* canary_rules.h -- how an analysis of a canary goes on, and when it ends */
#ifndef MODEL_CANARY_RULES_H
#define MODEL_CANARY_RULES_H

#include <stdbool.h>
#include <stdint.h>

/* What a metric must keep to at each check; a bound that is NaN is none. */
struct canary_check {
	const char *name;
	double low, high;
	bool is_open;		/* the bounds themselves are outside: "< 1 %" */
	int64_t window_seconds; /* measured over, until the check */
};

/*
 * The rules by which the controller of Flagger moves traffic, step by step:
 * once every interval it looks, and does one thing.
 */
struct canary_rules {
	int64_t interval_seconds;
	uint32_t threshold;    /* failed checks that end it; 0 counts as 1 */
	uint32_t max_weight;   /* 0: 100; of a list of steps its last one */
	uint32_t step_weight;  /* added by each step; it goes before a list */
	const uint32_t *steps; /* or a list of weights */
	uint32_t n_steps;
	uint32_t iterations; /* at full weight (A/B), or beside (blue/green) */
	bool is_matched;     /* A/B: requests are chosen, not shared out */
	bool is_mirrored;    /* first a step of copies of requests */
	bool is_unweighted;  /* blue/green without weights of traffic */
	bool skips_analysis;
	const struct canary_check *checks; /* in the order they are made */
	uint32_t n_checks;
};

#endif
