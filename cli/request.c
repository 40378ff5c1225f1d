/* request.c -- configuration and options together */
#include "cli/request.h"

#include "cli/amount.h"
#include "cli/as_of.h"
#include "cli/configuration.h"
#include "importers/import.h"
#include "model/error.h"
#include "model/period.h"

#include <string.h>

enum { DAY = 86400, MOST_DAYS = 36525 };

static void assign(GArray *assignments, const char *option, const char *key,
		   const char *value)
{
	struct assignment assignment = { option, key, value };

	if (value)
		g_array_append_val(assignments, assignment);
}

static bool assign_sets(GArray *assignments, const GPtrArray *sets,
			struct settings *settings, GError **error)
{
	for (uint32_t i = 0; i < sets->len; i++) {
		const char *set = sets->pdata[i];
		const char *value = strchr(set, '=');
		g_autofree char *key =
			value ? g_strndup(set, value - set) : NULL;

		if (!key || !g_utf8_validate(set, -1, NULL)) {
			g_set_error(error, SHIPLOG_ERROR, SHIPLOG_ERROR_USAGE,
				    "--set is \"%s\", not KEY=VALUE", set);
			return false;
		}
		assign(assignments, "--set", pool_text(settings->pool, key),
		       value + 1);
	}
	return true;
}

/* The configuration file and the options that stand for its keys. */
static bool configure(const struct options *options, struct settings *settings,
		      bool *is_configured, GError **error)
{
	g_autoptr(GArray) assignments =
		g_array_new(false, false, sizeof(struct assignment));
	g_autofree char *file = options->config ? g_strdup(options->config) :
						  configuration_find();

	*is_configured = file != NULL;
	if (!assign_sets(assignments, options->sets, settings, error))
		return false;
	assign(assignments, "--timezone", "report.timezone", options->timezone);
	assign(assignments, "--assume-timezone", "import.assume-timezone",
	       options->assume_timezone);
	assign(assignments, "--benchmark", "metrics.benchmark",
	       options->benchmark);
	return configuration_read(file, assignments, settings, error);
}

static bool read_last(const struct options *options, struct settings *settings,
		      GError **error)
{
	int64_t seconds;

	if (!options->last)
		return true;
	if (amount_duration(options->last, &seconds) && seconds > 0 &&
	    seconds % DAY == 0 && seconds / DAY <= MOST_DAYS) {
		settings->window.last_days = (int)(seconds / DAY);
		return true;
	}
	g_set_error(error, SHIPLOG_ERROR, SHIPLOG_ERROR_USAGE,
		    "--last is \"%s\", not a number of days such as 90d",
		    options->last);
	return false;
}

/* The window and now; whether they make sense is known before the data. */
static bool choose_times(const struct options *options,
			 struct settings *settings, GError **error)
{
	g_autoptr(GTimeZone) zone = period_zone(settings->timezone, error);
	struct window window;

	settings->window.quarter = options->quarter;
	settings->window.month = options->month;
	settings->window.since = options->since;
	settings->window.until = options->until;
	return zone && read_last(options, settings, error) &&
	       as_of_read(options->as_of, zone, &settings->as_of, error) &&
	       period_window(&settings->window, settings->as_of, NO_TIME, zone,
			     &window, error);
}

static void copy_texts(GPtrArray *to, const GPtrArray *from)
{
	for (uint32_t i = 0; i < from->len; i++)
		g_ptr_array_add(to, from->pdata[i]);
}

struct settings *request_settings(const struct options *options,
				  bool *is_configured, GError **error)
{
	g_autoptr(Settings) settings = settings_new();

	if (!configure(options, settings, is_configured, error) ||
	    !choose_times(options, settings, error) ||
	    !import_check_patterns(settings, error))
		return NULL;
	if (options->sources->len > 0)
		g_ptr_array_set_size(settings->sources, 0);
	copy_texts(settings->sources, options->sources);
	copy_texts(settings->only_services, options->services);
	settings->deploys_from_tags = options->deploys_from_tags;
	settings->trusts_owner = options->trusts_owner;
	settings->is_strict = options->is_strict;
	settings->jobs = options->jobs > 0 ? (int)MIN(options->jobs, 256) :
					     (int)g_get_num_processors();
	return g_steal_pointer(&settings);
}
