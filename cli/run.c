/* run.c -- the steps of a run that main() does not call by their own names */
#include "cli/run.h"

#include "analyzer/join.h"
#include "analyzer/scope.h"
#include "cli/around.h"
#include "cli/leftovers.h"
#include "cli/message.h"
#include "cli/nearest.h"
#include "cli/progress.h"
#include "cli/request.h"
#include "importers/git.h"
#include "importers/import.h"
#include "model/error.h"

#include <string.h>

/* Whether the settings name anything that could be read. */
static bool has_input(const struct settings *settings)
{
	for (uint32_t i = 0; i < settings->services->len; i++) {
		const struct service_settings *service =
			settings->services->pdata[i];

		if (service->repository)
			return true;
	}
	return settings->sources->len > 0;
}

/* Nothing that could name deploys: at most repositories. */
static bool has_only_repositories(const struct settings *settings)
{
	for (uint32_t i = 0; i < settings->sources->len; i++)
		if (!git_recognises(settings->sources->pdata[i]))
			return false;
	return settings->services->len == 0;
}

/* Sources that cannot be read are told; see run_import(). */
static bool tell_errors(struct run *run, GPtrArray *errors, GError **error)
{
	uint32_t told;

	if (errors->len == 0)
		return true;
	run->status = SHIPLOG_ERROR_INPUT;
	told = run->options->command->persists ? errors->len : errors->len - 1;
	for (uint32_t i = 0; i < told; i++)
		message("%s", ((const GError *)errors->pdata[i])->message);
	if (told == errors->len)
		return true;
	g_propagate_error(error, g_ptr_array_steal_index(errors, told));
	return false;
}

static bool read_named(struct run *run, GError **error)
{
	g_autoptr(GPtrArray) errors =
		g_ptr_array_new_with_free_func((GDestroyNotify)g_error_free);
	struct import_watch room;
	struct import_watch *watch =
		run->options->is_quiet ? NULL : progress_begin(&room);

	run->facts = facts_new();
	run->git = import_sources(run->settings, run->facts, watch, errors);
	progress_end(watch);
	return tell_errors(run, errors, error);
}

bool run_join(struct run *run, GError **error)
{
	g_autoptr(GPtrArray) errors =
		g_ptr_array_new_with_free_func((GDestroyNotify)g_error_free);

	do {
		metrics_free(run->metrics);
		run->metrics = join(run->facts, run->settings, &run->window,
				    run->zone, run->options->has_all);
	} while (!git_import_commits(run->git, run->metrics->wanted, errors));
	git_import_end(g_steal_pointer(&run->git));
	return tell_errors(run, errors, error);
}

bool run_import(struct run *run, GError **error)
{
	const struct options *options = run->options;
	bool is_configured;

	run->settings = request_settings(options, &is_configured, error);
	if (!run->settings)
		return false;
	run->settings->needs_no_digests = !options->command->digests;
	run->zone = period_zone(run->settings->timezone, error);
	if (!run->zone)
		return false;
	if (!is_configured && has_only_repositories(run->settings)) {
		run->git = around_read(run->settings, !options->is_quiet,
				       &run->facts, error);
		return run->git != NULL;
	}
	if (has_input(run->settings))
		return read_named(run, error);
	g_set_error(error, SHIPLOG_ERROR, SHIPLOG_ERROR_USAGE,
		    "nothing to read: name a SOURCE, or say import.path in "
		    "shiplog.conf");
	return false;
}

static bool complain_service(const struct facts *facts, const char *name,
			     GError **error)
{
	g_autoptr(GPtrArray) names = g_ptr_array_new();
	g_autofree char *hint = NULL;

	for (uint32_t s = 0; s < facts->services->len; s++)
		g_ptr_array_add(names, (char *)facts_service(facts, s)->name);
	hint = nearest_hint(name, names);
	g_set_error(error, SHIPLOG_ERROR, SHIPLOG_ERROR_USAGE,
		    "--service is \"%s\", not the name of a service%s", name,
		    hint);
	return false;
}

/* Names and aliases become names, each once, in the order of the facts. */
static bool choose_services(struct settings *settings,
			    const struct facts *facts, GError **error)
{
	g_autoptr(GArray) found = g_array_new(false, false, sizeof(uint32_t));
	GPtrArray *only = settings->only_services;

	for (uint32_t i = 0; i < only->len; i++) {
		uint32_t service = facts_find_service(facts, only->pdata[i]);
		uint32_t before = found->len;

		if (service != NONE)
			g_array_append_val(found, service);
		else
			facts_find_named(facts, only->pdata[i], found);
		if (found->len == before && service == NONE)
			return complain_service(facts, only->pdata[i], error);
	}
	if (found->len == 0)
		return true;
	g_ptr_array_set_size(only, 0);
	for (uint32_t s = 0; s < facts->services->len; s++)
		for (uint32_t i = 0; i < found->len; i++)
			if (g_array_index(found, uint32_t, i) == s) {
				g_ptr_array_add(
					only,
					(char *)facts_service(facts, s)->name);
				break;
			}
	return true;
}

bool run_choose(struct run *run, GError **error)
{
	const struct settings *settings = run->settings;

	return choose_services(run->settings, run->facts, error) &&
	       period_window(&settings->window, settings->as_of,
			     facts_last_at(run->facts, settings->as_of),
			     run->zone, &run->window, error);
}

static uint64_t count_fate(const struct metrics *metrics, enum fate fate)
{
	uint64_t n = 0;

	for (uint32_t s = 0; s < metrics->sources->len; s++)
		n += metrics_source(metrics, s)->fates[fate];
	return n;
}

bool run_tell(struct run *run, GError **error)
{
	uint64_t malformed = count_fate(run->metrics, FATE_MALFORMED);
	uint64_t unmatched = count_fate(run->metrics, FATE_UNMATCHED);

	if (!run->options->is_quiet)
		leftovers_print(report_table(run->report, "unmatched"),
				run->options->is_verbose);
	if (!run->settings->is_strict || malformed + unmatched == 0)
		return true;
	if (run->options->command->persists) {
		run->status = SHIPLOG_ERROR_INPUT;
		return true;
	}
	g_set_error(error, SHIPLOG_ERROR, SHIPLOG_ERROR_INPUT,
		    "--strict: %" G_GUINT64_FORMAT " malformed and "
		    "%" G_GUINT64_FORMAT " unmatched records",
		    malformed, unmatched);
	return false;
}

/* Deploys of the window, and how many of them have no commit. */
static void count_deploys(const struct run *run, uint32_t *all,
			  uint32_t *without)
{
	for (uint32_t d = 0; d < run->facts->deploys->len; d++) {
		const struct deploy *deploy = facts_deploy(run->facts, d);

		if (!scope_has_deploy(run->metrics, d) ||
		    !window_holds(&run->window, deploy->deployed_at))
			continue;
		*all += 1;
		*without += deploy->unmatched != NULL;
	}
}

static void add_records(GString *line, uint64_t n, const char *what)
{
	if (n > 0)
		g_string_append_printf(line, "%s%" G_GUINT64_FORMAT " %s %s",
				       line->len > 0 ? ", " : "", n,
				       n == 1 ? "record is" : "records are",
				       what);
}

/* What makes a review poorer than its reader may think; check says it. */
static void tell_missing(const struct run *run)
{
	uint32_t passed_over = 0;

	if (run->options->command->bit == FOR_CHECK)
		return;
	for (uint32_t f = 0; f < run->facts->findings->len; f++)
		passed_over += strcmp(g_array_index(run->facts->findings,
						    struct finding, f)
					      .kind,
				      "unrecognised file") == 0;
	if (passed_over > 0)
		message("%u %s passed over; 'shiplog check' names %s",
			passed_over, passed_over == 1 ? "file" : "files",
			passed_over == 1 ? "it" : "them");
	if (run->facts->deploys->len == 0)
		message("no deploys were read; 'shiplog check' says what each "
			"source holds");
}

void run_sum_up(const struct run *run)
{
	uint64_t unmatched = count_fate(run->metrics, FATE_UNMATCHED);
	uint32_t all = 0, without = 0;
	g_autoptr(GString) line = g_string_new(NULL);

	if (run->options->is_quiet)
		return;
	tell_missing(run);
	count_deploys(run, &all, &without);
	if (without > 0)
		g_string_append_printf(line, "%u of %u deploys have no commit",
				       without, all);
	add_records(line, unmatched - MIN(unmatched, without), "unmatched");
	add_records(line, count_fate(run->metrics, FATE_MALFORMED),
		    "malformed");
	if (line->len > 0)
		message("%s; see unmatched", line->str);
}

void run_clear(struct run *run)
{
	git_import_end(run->git);
	report_free(run->report);
	metrics_free(run->metrics);
	facts_free(run->facts);
	settings_free(run->settings);
	if (run->zone)
		g_time_zone_unref(run->zone);
}
