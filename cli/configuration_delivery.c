/* configuration_delivery.c -- values of [canary], [flag] and [chaos] */
#include "cli/configuration_delivery.h"

#include "cli/amount.h"
#include "model/settings_delivery.h"

#include <math.h>
#include <string.h>

/* Of NAME = REST the name, stripped, and into `rest` what follows; or NULL. */
static char *take_name(const char *text, char **rest)
{
	const char *equal = strchr(text, '=');
	char *name;

	if (!equal)
		return NULL;
	name = g_strstrip(g_strndup(text, (gsize)(equal - text)));
	*rest = g_strstrip(g_strdup(equal + 1));
	if (*name && **rest)
		return name;
	g_free(name);
	g_clear_pointer(rest, g_free);
	return NULL;
}

static bool read_source(struct entry *entry, bool is_primary)
{
	g_autofree char *rest = NULL;
	g_autofree char *name = take_name(entry->value, &rest);
	const struct selector *selector =
		name ? selector_parse(entry->settings->pool, rest) : NULL;
	struct canary_metric_settings *metric;

	if (!selector)
		return false;
	metric = canary_settings_metric(entry->settings, entry->field, name);
	if (is_primary)
		metric->primary = selector;
	else
		metric->canary = selector;
	return true;
}

bool read_canary_metric(struct entry *entry)
{
	return read_source(entry, false);
}

bool read_canary_primary(struct entry *entry)
{
	return read_source(entry, true);
}

/* In the unit of the metric: percent of success, milliseconds, shares. */
static bool read_bound(const char *name, const char *text, double *bound)
{
	bool is_percent = strcmp(name, "request-success-rate") == 0;
	g_autofree char *number = g_strdup(text);
	double unit = 1;

	if (g_str_has_suffix(number, "ms"))
		number[strlen(number) - 2] = '\0';
	else if (g_str_has_suffix(number, "s"))
		number[strlen(number) - 1] = '\0', unit = 1000;
	else if (is_percent && g_str_has_suffix(number, "%"))
		number[strlen(number) - 1] = '\0';
	g_strchomp(number);
	if (!amount_level(number, bound))
		return false;
	*bound *= unit;
	return true;
}

static bool read_bounds(const char *name, const char *text,
			struct canary_check *limit)
{
	double *bound = *text == '<' ? &limit->high : &limit->low;
	double read;

	if (*text != '<' && *text != '>')
		return false;
	limit->is_open = text[1] != '=';
	text += limit->is_open ? 1 : 2;
	text += strspn(text, " \t");
	if (!read_bound(name, text, &read))
		return false;
	*bound = read;
	return true;
}

bool read_canary_limit(struct entry *entry)
{
	g_autofree char *rest = NULL;
	g_autofree char *name = take_name(entry->value, &rest);
	struct canary_check limit = { .low = NAN, .high = NAN };
	struct canary_metric_settings *metric;
	bool is_dropped = name && strcmp(rest, "none") == 0;

	if (!name || (!is_dropped && !read_bounds(name, rest, &limit)))
		return false;
	metric = canary_settings_metric(entry->settings, entry->field, name);
	metric->is_dropped = is_dropped;
	if (is_dropped)
		return true;
	metric->has_limit = true;
	metric->limit.is_open = limit.is_open;
	if (!isnan(limit.low))
		metric->limit.low = limit.low;
	if (!isnan(limit.high))
		metric->limit.high = limit.high;
	return true;
}

bool read_canary_threshold(struct entry *entry)
{
	struct canary_settings *canary = entry->field;

	return amount_number(entry->value, 1, 1000000, &canary->threshold);
}

bool read_canary_steps(struct entry *entry)
{
	struct canary_settings *canary = entry->field;
	g_auto(GStrv) words = g_strsplit_set(entry->value, ", \t", -1);
	uint32_t last = 0;

	g_array_set_size(canary->steps, 0);
	for (char **word = words; *word; word++) {
		if (!**word)
			continue;
		if (!amount_number(*word, last + 1, 100, &last))
			return false;
		g_array_append_val(canary->steps, last);
	}
	return last > 0;
}

bool read_flag_weight(struct entry *entry)
{
	g_autofree char *rest = NULL;
	g_autofree char *name = take_name(entry->value, &rest);
	struct flag_settings *flag = entry->field;
	struct flag_weight *weight;
	double number;

	if (!name || !amount_level(rest, &number) || number == 0)
		return false;
	weight = pool_new_array(entry->settings->pool, struct flag_weight, 1);
	weight->variant = pool_text(entry->settings->pool, name);
	weight->weight = number;
	g_ptr_array_add(flag->weights, weight);
	return true;
}
