/* settings_delivery.c -- what the user said of canaries, flags, experiments */
#include "model/settings_delivery.h"

#include <math.h>
#include <string.h>

void canary_settings_free(void *data)
{
	struct canary_settings *canary = data;

	g_ptr_array_unref(canary->metrics);
	g_array_unref(canary->steps);
	g_free(canary);
}

const struct canary_settings *
settings_find_canary(const struct settings *settings, const char *name)
{
	for (uint32_t c = 0; name && c < settings->canaries->len; c++) {
		const struct canary_settings *canary =
			settings->canaries->pdata[c];

		if (g_ascii_strcasecmp(name, canary->name) == 0)
			return canary;
	}
	return NULL;
}

struct canary_settings *settings_canary(struct settings *settings,
					const char *name)
{
	struct canary_settings *canary =
		(struct canary_settings *)settings_find_canary(settings, name);

	if (canary)
		return canary;
	canary = g_new0(struct canary_settings, 1);
	*canary = (struct canary_settings){
		.name = pool_text(settings->pool, name),
		.metrics = g_ptr_array_new(),
		.steps = g_array_new(false, false, sizeof(uint32_t)),
	};
	g_ptr_array_add(settings->canaries, canary);
	return canary;
}

const struct canary_metric_settings *
canary_settings_find(const struct canary_settings *canary, const char *name)
{
	for (uint32_t m = 0; canary && m < canary->metrics->len; m++) {
		const struct canary_metric_settings *metric =
			canary->metrics->pdata[m];

		if (strcmp(name, metric->name) == 0)
			return metric;
	}
	return NULL;
}

struct canary_metric_settings *
canary_settings_metric(struct settings *settings,
		       struct canary_settings *canary, const char *name)
{
	struct canary_metric_settings *metric =
		(struct canary_metric_settings *)canary_settings_find(canary,
								      name);

	if (metric)
		return metric;
	metric = pool_new_array(settings->pool, struct canary_metric_settings,
				1);
	*metric = (struct canary_metric_settings){
		.name = pool_text(settings->pool, name),
		.limit = { .low = NAN, .high = NAN },
	};
	metric->limit.name = metric->name;
	g_ptr_array_add(canary->metrics, metric);
	return metric;
}

void flag_settings_free(void *data)
{
	struct flag_settings *flag = data;

	g_ptr_array_unref(flag->weights);
	g_free(flag);
}

const struct flag_settings *settings_find_flag(const struct settings *settings,
					       const char *name)
{
	for (uint32_t f = 0; f < settings->flags->len; f++) {
		const struct flag_settings *flag = settings->flags->pdata[f];

		if (g_ascii_strcasecmp(name, flag->name) == 0)
			return flag;
	}
	return NULL;
}

struct flag_settings *settings_flag(struct settings *settings, const char *name)
{
	struct flag_settings *flag =
		(struct flag_settings *)settings_find_flag(settings, name);

	if (flag)
		return flag;
	flag = g_new0(struct flag_settings, 1);
	flag->name = pool_text(settings->pool, name);
	flag->weights = g_ptr_array_new();
	g_ptr_array_add(settings->flags, flag);
	return flag;
}

void chaos_settings_free(void *data)
{
	struct chaos_settings *chaos = data;

	g_array_unref(chaos->hypotheses);
	g_free(chaos);
}

const struct chaos_settings *
settings_find_chaos(const struct settings *settings, const char *name)
{
	for (uint32_t c = 0; name && c < settings->experiments->len; c++) {
		const struct chaos_settings *chaos =
			settings->experiments->pdata[c];

		if (g_ascii_strcasecmp(name, chaos->name) == 0)
			return chaos;
	}
	return NULL;
}

struct chaos_settings *settings_chaos(struct settings *settings,
				      const char *name)
{
	struct chaos_settings *chaos =
		(struct chaos_settings *)settings_find_chaos(settings, name);

	if (chaos)
		return chaos;
	chaos = g_new0(struct chaos_settings, 1);
	*chaos = (struct chaos_settings){
		.name = pool_text(settings->pool, name),
		.hypotheses = g_array_new(false, false,
					  sizeof(struct chaos_hypothesis)),
		.steady_seconds = 10 * 60,
		.recovery_seconds = 60 * 60,
		.from = NO_TIME,
		.until = NO_TIME,
		.weight = NAN,
	};
	g_ptr_array_add(settings->experiments, chaos);
	return chaos;
}
