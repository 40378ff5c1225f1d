/* configuration_delivery.c -- keys of [canary], [flag], [chaos], [target] */
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

static bool read_canary_metric(struct entry *entry)
{
	return read_source(entry, false);
}

static bool read_canary_primary(struct entry *entry)
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

static bool read_canary_limit(struct entry *entry)
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

static bool read_canary_threshold(struct entry *entry)
{
	struct canary_settings *canary = entry->field;

	return amount_number(entry->value, 1, 1000000, &canary->threshold);
}

static bool read_canary_steps(struct entry *entry)
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

static bool read_flag_weight(struct entry *entry)
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

/* -- experiments */

/* Where the operator stands: behind the braces, if there are any. */
static const char *find_operator(const char *text)
{
	const char *brace = strrchr(text, '}');

	return strpbrk(brace ? brace : text, "<>");
}

/* A delay that is given in seconds or milliseconds is kept in seconds. */
static bool read_amount(const char *text, double *amount, bool *is_delay)
{
	g_autofree char *number = g_strdup(text);
	double unit = 1;

	*is_delay = g_str_has_suffix(number, "s");
	if (g_str_has_suffix(number, "ms"))
		number[strlen(number) - 2] = '\0', unit = 1000;
	else if (*is_delay)
		number[strlen(number) - 1] = '\0';
	g_strchomp(number);
	if (!amount_level(number, amount))
		return false;
	*amount /= unit;
	return true;
}

static bool read_hypothesis(struct entry *entry)
{
	struct pool *pool = entry->settings->pool;
	struct chaos_settings *chaos = entry->field;
	const char *sign = find_operator(entry->value);
	g_autofree char *name =
		sign ? g_strndup(entry->value, (gsize)(sign - entry->value)) :
		       NULL;
	const char *amount = sign ? sign + 1 + (sign[1] == '=') : NULL;
	struct chaos_hypothesis one = {
		.text = pool_text(pool, entry->value),
		.limit = { .low = NAN, .high = NAN },
	};

	if (!sign)
		return false;
	one.series = selector_parse(pool, g_strstrip(name));
	one.limit.is_open = sign[1] != '=';
	amount += strspn(amount, " \t");
	if (!one.series ||
	    !read_amount(amount,
			 *sign == '<' ? &one.limit.high : &one.limit.low,
			 &one.is_delay))
		return false;
	g_array_append_val(chaos->hypotheses, one);
	return true;
}

static bool read_chaos_weight(struct entry *entry)
{
	return amount_level(entry->value, entry->field);
}

static bool read_instant(struct entry *entry)
{
	g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
	g_autoptr(GDateTime) at =
		g_date_time_new_from_iso8601(entry->value, utc);

	if (at)
		*(int64_t *)entry->field = g_date_time_to_unix(at);
	return at != NULL;
}

/* -- the keys */

#define OF_CANARY(field) offsetof(struct canary_settings, field)
#define OF_FLAG(field) offsetof(struct flag_settings, field)
#define OF_CHAOS(field) offsetof(struct chaos_settings, field)
#define INSTANT "a time such as 2026-05-12T14:00:00Z"

/* clang-format off */
const struct known_key delivery_keys[] = {
	{ "canary", "metric", read_canary_metric, 0, "NAME = SELECTOR", NULL },
	{ "canary", "primary", read_canary_primary, 0, "NAME = SELECTOR",
	  NULL },
	{ "canary", "limit", read_canary_limit, 0,
	  "NAME = LIMIT, as in error-rate = < 1%, or NAME = none", NULL },
	{ "canary", "errors", read_selector, OF_CANARY(errors),
	  SELECTOR_FORM, NULL },
	{ "canary", "total", read_selector, OF_CANARY(total),
	  SELECTOR_FORM, NULL },
	{ "canary", "primary-errors", read_selector,
	  OF_CANARY(primary_errors), SELECTOR_FORM, NULL },
	{ "canary", "primary-total", read_selector, OF_CANARY(primary_total),
	  SELECTOR_FORM, NULL },
	{ "canary", "threshold", read_canary_threshold, 0,
	  "a number of failed checks, 1 or more", NULL },
	{ "canary", "steps", read_canary_steps, 0,
	  "weights that rise, such as 5 25 50 100", NULL },
	{ "canary", "observe", read_length, OF_CANARY(observe_seconds),
	  "a duration such as 10m", NULL },
	{ "flag", "control", read_text, OF_FLAG(control), "a variant", NULL },
	{ "flag", "conversion", read_text, OF_FLAG(conversion),
	  "the name of a measurement", NULL },
	{ "flag", "measure", read_text, OF_FLAG(measure),
	  "the name of a measurement", NULL },
	{ "flag", "weight", read_flag_weight, 0,
	  "VARIANT = NUMBER, as in off = 50", NULL },
	{ "flag", "label", read_text, OF_FLAG(label), "a label", NULL },
	{ "flag", "exposures", read_selector, OF_FLAG(exposures),
	  SELECTOR_FORM, NULL },
	{ "flag", "conversions", read_selector, OF_FLAG(conversions),
	  SELECTOR_FORM, NULL },
	{ "flag", "errors", read_selector, OF_FLAG(errors), SELECTOR_FORM,
	  NULL },
	{ "chaos", "service", read_text, OF_CHAOS(service), "a name", NULL },
	{ "chaos", "hypothesis", read_hypothesis, 0,
	  "SELECTOR < LIMIT, as in http_errors_ratio{service=web} < 5%",
	  NULL },
	{ "chaos", "steady", read_length, OF_CHAOS(steady_seconds),
	  "a duration such as 10m", NULL },
	{ "chaos", "recovery", read_length, OF_CHAOS(recovery_seconds),
	  "a duration such as 1h", NULL },
	{ "chaos", "weight", read_chaos_weight, OF_CHAOS(weight),
	  "a number such as 10", NULL },
	{ "chaos", "from", read_instant, OF_CHAOS(from), INSTANT, NULL },
	{ "chaos", "until", read_instant, OF_CHAOS(until), INSTANT, NULL },
};
/* clang-format on */
const size_t n_delivery_keys = G_N_ELEMENTS(delivery_keys);

void *delivery_section(struct settings *settings, const char *section,
		       const char *name)
{
	if (strcmp(section, "canary") == 0)
		return settings_canary(settings, name);
	if (strcmp(section, "flag") == 0)
		return settings_flag(settings, name);
	if (strcmp(section, "chaos") == 0)
		return settings_chaos(settings, name);
	return settings;
}
