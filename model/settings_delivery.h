/* settings_delivery.h -- what the user said of canaries, flags, experiments */
#ifndef MODEL_SETTINGS_DELIVERY_H
#define MODEL_SETTINGS_DELIVERY_H

#include "model/canary_rules.h"
#include "model/settings.h"
#include "model/source.h"

/* A metric of a canary: where its values are, and what is asked of them. */
struct canary_metric_settings {
	const char *name;
	const struct selector *canary, *primary; /* or NULL */
	struct canary_check limit;		 /* counts if has_limit */
	bool has_limit, is_dropped;
};

/* One [canary "NAME"] section. */
struct canary_settings {
	const char *name;   /* of a service, or of the canary itself */
	GPtrArray *metrics; /* of struct canary_metric_settings *, as named */
	const struct selector *errors, *total; /* counters, or NULL */
	const struct selector *primary_errors, *primary_total;
	uint32_t threshold;	 /* 0: as the record tells */
	int64_t observe_seconds; /* 0: of the plain ladder, 10 minutes */
	GArray *steps;		 /* of uint32_t; empty: 5, 25, 50, 100 */
};

/* How many are to see a variant, in any unit. */
struct flag_weight {
	const char *variant;
	double weight;
};

/* One [flag "NAME"] section. */
struct flag_settings {
	const char *name;
	const char *control;		  /* a variant, or NULL */
	const char *conversion, *measure; /* what is measured, or NULL */
	const char *label; /* of the counters: which variant; or NULL */
	const struct selector *exposures, *conversions, *errors; /* or NULL */
	GPtrArray *weights; /* of struct flag_weight *; empty: all the same */
};

/* What is to hold during an experiment. */
struct chaos_hypothesis {
	const char *text; /* as written */
	const struct selector *series;
	struct canary_check limit;
	bool is_delay; /* its limit is in seconds, whatever the series is in */
};

/* One [chaos "NAME"] section. */
struct chaos_settings {
	const char *name;    /* of an experiment, its engine, or its target */
	const char *service; /* or NULL */
	GArray *hypotheses;  /* of struct chaos_hypothesis */
	int64_t steady_seconds, recovery_seconds; /* 10 minutes, 1 hour */
	int64_t from, until; /* of one that nobody exported, or NO_TIME */
	double weight;	     /* in the score of resilience; NaN: 10 */
};

/* As those of canaries, below. */
struct chaos_settings *settings_chaos(struct settings *settings,
				      const char *name);
const struct chaos_settings *
settings_find_chaos(const struct settings *settings, const char *name);
void chaos_settings_free(void *chaos);

struct flag_settings *settings_flag(struct settings *settings,
				    const char *name);
const struct flag_settings *settings_find_flag(const struct settings *settings,
					       const char *name);
void flag_settings_free(void *flag);

void canary_settings_free(void *canary);

/* The section of that name, made if there is none. */
struct canary_settings *settings_canary(struct settings *settings,
					const char *name);
/* The same, or NULL; case does not matter. */
const struct canary_settings *
settings_find_canary(const struct settings *settings, const char *name);

/* The metric of that name, made if there is none. */
struct canary_metric_settings *
canary_settings_metric(struct settings *settings,
		       struct canary_settings *canary, const char *name);
/* The same, or NULL. */
const struct canary_metric_settings *
canary_settings_find(const struct canary_settings *canary, const char *name);

#endif
