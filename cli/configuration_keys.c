/* configuration_keys.c -- the table of the keys of shiplog.conf */
#include "cli/configuration_keys.h"

#include "cli/amount.h"
#include "cli/configuration_delivery.h"
#include "cli/configuration_targets.h"
#include "cli/configuration_values.h"
#include "cli/nearest.h"
#include "model/error.h"

#include <string.h>

static const char *own(const struct entry *entry)
{
	return pool_text(entry->settings->pool, entry->value);
}

/* The file or folder that the value names. */
static const char *own_path(const struct entry *entry)
{
	const char *folder = entry->reading->folder;
	g_autofree char *path = NULL;

	if (!folder || g_path_is_absolute(entry->value))
		return own(entry);
	path = g_build_filename(folder, entry->value, NULL);
	return pool_text(entry->settings->pool, path);
}

static bool read_path(struct entry *entry)
{
	*(const char **)entry->field = own_path(entry);
	return true;
}

static bool add_text(struct entry *entry)
{
	g_ptr_array_add(*(GPtrArray **)entry->field, (char *)own(entry));
	return true;
}

static bool add_path(struct entry *entry)
{
	g_ptr_array_add(*(GPtrArray **)entry->field, (char *)own_path(entry));
	return true;
}

/* The first name takes the place of the usual ones. */
static bool add_production(struct entry *entry)
{
	if (!entry->reading->has_production)
		g_ptr_array_set_size(entry->settings->production, 0);
	entry->reading->has_production = true;
	return add_text(entry);
}

/* MEANING = HEADER */
static bool add_column(struct entry *entry)
{
	g_auto(GStrv) parts = g_strsplit(entry->value, "=", 2);
	GPtrArray *columns = *(GPtrArray **)entry->field;

	if (g_strv_length(parts) != 2 || !*g_strstrip(parts[0]) ||
	    !*g_strstrip(parts[1]))
		return false;
	for (int i = 0; i < 2; i++)
		g_ptr_array_add(
			columns,
			(char *)pool_text(entry->settings->pool, parts[i]));
	return true;
}

static bool read_zone(struct entry *entry)
{
	g_autoptr(GTimeZone) zone = g_time_zone_new_identifier(entry->value);

	return zone && read_text(entry);
}

static bool read_duration(struct entry *entry)
{
	return amount_duration(entry->value, entry->field);
}

static bool read_limit(struct entry *entry)
{
	return amount_limit(entry->value, entry->field);
}

static bool read_lead_time_from(struct entry *entry)
{
	bool *is_committer = entry->field;

	*is_committer = strcmp(entry->value, "committer") == 0;
	return *is_committer || strcmp(entry->value, "author") == 0;
}

static bool read_benchmark(struct entry *entry)
{
	return strcmp(entry->value, "classic") == 0 && read_text(entry);
}

#define OF_ALL(field) offsetof(struct settings, field)
#define OF_SERVICE(field) offsetof(struct service_settings, field)
#define OF_IMPACT(field) offsetof(struct impact_settings, field)
#define OF_ROLLBACK(field) offsetof(struct rollback_settings, field)
#define OF_SLO(field) offsetof(struct slo_settings, field)
#define ZONE "a known time zone such as Europe/Berlin"

/* clang-format off */
static const struct known_key known_keys[] = {
	{ "report", "title", read_text, OF_ALL(title), "a title", NULL },
	{ "report", "organisation", read_text, OF_ALL(organisation),
	  "a name", NULL },
	{ "report", "timezone", read_zone, OF_ALL(timezone), ZONE, NULL },
	{ "import", "path", add_path, OF_ALL(sources), "a path", NULL },
	{ "import", "deploy-tag", read_text, OF_ALL(deploy_tag),
	  "a regular expression", NULL },
	{ "import", "rollback-tag", read_text, OF_ALL(rollback_tag),
	  "a regular expression", NULL },
	{ "import", "incident-label", read_text, OF_ALL(incident_label),
	  "a regular expression", NULL },
	{ "import", "fold-window", read_duration, OF_ALL(fold_window),
	  "a duration such as 10m", NULL },
	{ "import", "production", add_production, OF_ALL(production),
	  "a name", NULL },
	{ "import", "column", add_column, OF_ALL(columns),
	  "MEANING = HEADER", NULL },
	{ "import", "assume-timezone", read_zone, OF_ALL(assume_timezone),
	  ZONE, NULL },
	{ "service", "repository", read_path, OF_SERVICE(repository),
	  "a path", NULL },
	{ "service", "path", add_text, OF_SERVICE(paths), "a path", NULL },
	{ "service", "tag", read_text, OF_SERVICE(tag), "a pattern", NULL },
	{ "service", "alias", add_text, OF_SERVICE(aliases), "a name", NULL },
	{ "service", "owner", read_text, OF_SERVICE(owner), "a name", NULL },
	{ "service", "branch", read_text, OF_SERVICE(branch),
	  "a branch", NULL },
	{ "service", "baseline", read_text, OF_SERVICE(baseline),
	  "a revision", NULL },
	{ "service", "error-rate", read_selector, OF_SERVICE(error_rate),
	  SELECTOR_FORM, NULL },
	{ "service", "errors", read_selector, OF_SERVICE(errors),
	  SELECTOR_FORM, NULL },
	{ "service", "total", read_selector, OF_SERVICE(total),
	  SELECTOR_FORM, NULL },
	{ "metrics", "incident-window", read_limit, OF_ALL(incident_window),
	  "a duration such as 1h, or never", NULL },
	{ "metrics", "rollback-window", read_limit, OF_ALL(rollback_window),
	  "a duration such as 24h, or never", NULL },
	{ "metrics", "lead-time-from", read_lead_time_from,
	  OF_ALL(leads_from_committer), "author or committer", NULL },
	{ "metrics", "count-merges", read_truth, OF_ALL(counts_merges),
	  "true or false", "true" },
	{ "metrics", "benchmark", read_benchmark, OF_ALL(benchmark),
	  "a known table of tiers: classic", NULL },
	{ "metrics", "min-error-rate", read_share, OF_ALL(min_error_rate),
	  "a share such as 1% or 0.01", NULL },
	{ "include", "path", pass_over, 0, "a path", NULL },
	{ "slo", "service", read_text, OF_SLO(service), "a name", NULL },
	{ "slo", "objective", read_objective, OF_SLO(objective),
	  "a share such as 99.9% or 0.999", NULL },
	{ "slo", "window", read_slo_window, OF_SLO(length),
	  "a duration such as 28d, month or quarter", NULL },
	{ "slo", "errors", read_selector, OF_SLO(errors), SELECTOR_FORM, NULL },
	{ "slo", "good", read_selector, OF_SLO(good), SELECTOR_FORM, NULL },
	{ "slo", "ratio", read_selector, OF_SLO(ratio), SELECTOR_FORM, NULL },
	{ "slo", "latency", read_selector, OF_SLO(latency),
	  SELECTOR_FORM, NULL },
	{ "slo", "below", read_delay, OF_SLO(below),
	  "a duration such as 300ms or 2s", NULL },
	{ "slo", "total", read_selector, OF_SLO(total), SELECTOR_FORM, NULL },
	{ "impact", "series", read_selector, OF_IMPACT(series),
	  SELECTOR_FORM, NULL },
	{ "rollback", "above", read_level, OF_ROLLBACK(above),
	  "a number or a share such as 5%", NULL },
	{ "rollback", "for", read_duration, OF_ROLLBACK(for_seconds),
	  "a duration such as 3m", NULL },
	{ "rollback", "within", read_length, OF_ROLLBACK(within_seconds),
	  "a duration such as 30m", NULL },
	{ "rollback", "series", read_selector, OF_ROLLBACK(series),
	  SELECTOR_FORM, NULL },
	{ "target", "above", read_target_above, 0, TARGETS_ABOVE, NULL },
	{ "target", "below", read_target_below, 0, TARGETS_BELOW, NULL },
};
/* clang-format on */

/* Of both tables; NULL behind the last. */
static const struct known_key *known_at(size_t k)
{
	if (k < G_N_ELEMENTS(known_keys))
		return &known_keys[k];
	k -= G_N_ELEMENTS(known_keys);
	return k < n_delivery_keys ? &delivery_keys[k] : NULL;
}

/* "service.orders.path" taken apart. */
struct parts {
	char *section, *subsection, *name; /* subsection may be NULL */
};

static void parts_clear(struct parts *parts)
{
	g_free(parts->section);
	g_free(parts->subsection);
	g_free(parts->name);
}

static struct parts take_apart(const char *key)
{
	const char *first = strchr(key, '.'), *last = strrchr(key, '.');
	struct parts parts = { .subsection = NULL };

	parts.section =
		first ? g_ascii_strdown(key, first - key) : g_strdup("");
	parts.name = g_ascii_strdown(last ? last + 1 : key, -1);
	if (first != last)
		parts.subsection =
			g_strndup(first + 1, (gsize)(last - first - 1));
	return parts;
}

static const struct known_key *find(const struct parts *parts)
{
	const struct known_key *known;

	for (size_t k = 0; (known = known_at(k)); k++)
		if (strcmp(known->section, parts->section) == 0 &&
		    (!known->name || strcmp(known->name, parts->name) == 0))
			break;
	return known;
}

/* What to say after "unknown key 'servce.orders.path'". */
static char *hint(const struct parts *parts)
{
	g_autoptr(GPtrArray) sections = g_ptr_array_new();
	g_autoptr(GPtrArray) names = g_ptr_array_new();

	const struct known_key *known;

	for (size_t k = 0; (known = known_at(k)); k++) {
		const char *section = known->section;

		if (!g_ptr_array_find_with_equal_func(sections, section,
						      g_str_equal, NULL))
			g_ptr_array_add(sections, (char *)section);
		if (strcmp(section, parts->section) == 0)
			g_ptr_array_add(names, (char *)known->name);
	}
	if (names->len == 0)
		return nearest_hint(parts->section, sections);
	return nearest_hint(parts->name, names);
}

static bool complain_unknown(const char *place, const char *key,
			     const struct parts *parts, GError **error)
{
	g_autofree char *nearest = hint(parts);

	g_set_error(error, SHIPLOG_ERROR, SHIPLOG_ERROR_USAGE,
		    "%s: unknown key '%s'%s", place, key, nearest);
	return false;
}

static bool complain_value(const char *place, bool is_option, const char *key,
			   const char *value, const char *wanted,
			   GError **error)
{
	g_autofree char *subject =
		is_option ? g_strdup(place) :
			    g_strdup_printf("%s: '%s'", place, key);

	if (value && *value)
		g_set_error(error, SHIPLOG_ERROR, SHIPLOG_ERROR_USAGE,
			    "%s is \"%s\", not %s", subject, value, wanted);
	else
		g_set_error(error, SHIPLOG_ERROR, SHIPLOG_ERROR_USAGE,
			    "%s has no value; wanted is %s", subject, wanted);
	return false;
}

/* Only services must have a name, and of the others only later ones may. */
static bool check_name(const char *place, const char *key,
		       const struct parts *parts, GError **error)
{
	static const char *const plain[] = { "report", "import", "metrics",
					     "include", NULL };
	bool is_plain = g_strv_contains(plain, parts->section);

	if (is_plain && parts->subsection)
		g_set_error(error, SHIPLOG_ERROR, SHIPLOG_ERROR_USAGE,
			    "%s: unknown key '%s'; the section is [%s]", place,
			    key, parts->section);
	else if (!is_plain && (!parts->subsection || !*parts->subsection))
		g_set_error(error, SHIPLOG_ERROR, SHIPLOG_ERROR_USAGE,
			    "%s: '%s' is not said of anything; the section "
			    "is [%s \"NAME\"]",
			    place, key, parts->section);
	else
		return true;
	return false;
}

static void *field_of(struct settings *settings, const struct parts *parts,
		      const struct known_key *known)
{
	char *base = (char *)settings;

	if (strcmp(parts->section, "service") == 0)
		base = (char *)settings_service(settings, parts->subsection);
	if (strcmp(parts->section, "impact") == 0)
		base = (char *)settings_impact(settings, parts->subsection);
	if (strcmp(parts->section, "rollback") == 0)
		base = (char *)settings_rollback(settings, parts->subsection);
	if (strcmp(parts->section, "slo") == 0)
		base = (char *)settings_slo(settings, parts->subsection);
	if (known >= delivery_keys && known < delivery_keys + n_delivery_keys)
		base = delivery_section(settings, parts->section,
					parts->subsection);
	return base + known->field;
}

bool configuration_key_read(struct key_reading *reading, const char *place,
			    bool is_option, const char *key, const char *value,
			    GError **error)
{
	struct parts parts = take_apart(key);
	const struct known_key *known = find(&parts);
	struct entry entry = {
		.reading = reading,
		.settings = reading->settings,
	};
	bool is_read = false;

	if (!known) {
		complain_unknown(place, key, &parts, error);
	} else if (check_name(place, key, &parts, error)) {
		entry.value = value ? value : known->bare;
		entry.subject = parts.subsection;
		entry.field = field_of(reading->settings, &parts, known);
		is_read = entry.value && *entry.value && known->read(&entry);
		if (!is_read)
			complain_value(place, is_option, key, value,
				       known->wanted, error);
	}
	parts_clear(&parts);
	return is_read;
}
