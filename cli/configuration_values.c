/* configuration_values.c -- values of shiplog.conf into the settings */
#include "cli/configuration_values.h"

#include "cli/amount.h"

#include <math.h>
#include <string.h>

bool read_text(struct entry *entry)
{
	*(const char **)entry->field =
		pool_text(entry->settings->pool, entry->value);
	return true;
}

bool pass_over(struct entry *entry)
{
	(void)entry;
	return true;
}

bool read_selector(struct entry *entry)
{
	const struct selector *selector =
		selector_parse(entry->settings->pool, entry->value);

	if (selector)
		*(const struct selector **)entry->field = selector;
	return selector != NULL;
}

bool read_share(struct entry *entry)
{
	return amount_fraction(entry->value, entry->field);
}

bool read_level(struct entry *entry)
{
	return amount_level(entry->value, entry->field);
}

bool read_length(struct entry *entry)
{
	int64_t *seconds = entry->field;

	return amount_duration(entry->value, seconds) && *seconds > 0;
}

bool read_truth(struct entry *entry)
{
	static const char *const truths[] = { "true", "yes", "on", "1" };
	static const char *const lies[] = { "false", "no", "off", "0" };

	for (size_t i = 0; i < G_N_ELEMENTS(truths); i++) {
		bool is_true = g_ascii_strcasecmp(entry->value, truths[i]) == 0;

		if (!is_true && g_ascii_strcasecmp(entry->value, lies[i]) != 0)
			continue;
		*(bool *)entry->field = is_true;
		return true;
	}
	return false;
}

/* 99.9% is 0.999, not the double beside it. */
bool read_objective(struct entry *entry)
{
	double *objective = entry->field;

	if (!amount_fraction(entry->value, objective) || !(*objective > 0))
		return false;
	*objective = round(*objective * 1e12) / 1e12;
	return true;
}

/* "300ms", "1.5s", "2s", "1m". */
bool read_delay(struct entry *entry)
{
	double *seconds = entry->field;
	int64_t whole;
	char *end;

	if (amount_duration(entry->value, &whole)) {
		*seconds = (double)whole;
		return whole > 0;
	}
	if (!g_ascii_isdigit(*entry->value))
		return false;
	*seconds = g_ascii_strtod(entry->value, &end);
	if (strcmp(end, "ms") == 0)
		*seconds /= 1000;
	else if (strcmp(end, "s") != 0)
		return false;
	return *seconds > 0 && *seconds <= G_MAXDOUBLE;
}

bool read_slo_window(struct entry *entry)
{
	struct slo_length *length = entry->field;

	length->seconds = 0;
	length->window = SLO_MONTH;
	if (strcmp(entry->value, "month") == 0)
		return true;
	length->window = SLO_QUARTER;
	if (strcmp(entry->value, "quarter") == 0)
		return true;
	length->window = SLO_ROLLING;
	return amount_duration(entry->value, &length->seconds) &&
	       length->seconds >= 60;
}
