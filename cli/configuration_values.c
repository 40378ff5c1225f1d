/* configuration_values.c -- values of shiplog.conf into the settings */
#include "cli/configuration_values.h"

#include "cli/amount.h"

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
