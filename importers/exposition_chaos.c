/* exposition_chaos.c -- what the exporter of LitmusChaos tells of experiments
 *
 * One gauge each for the times, the counts of verdicts and the share of probes;
 * the label chaosresult_name says which belong together.
 */
#include "importers/exposition.h"
#include "model/entries.h"
#include "model/records_delivery.h"

#include <math.h>
#include <string.h>

enum { MOST = 1000 }; /* experiments of one exporter */

enum {
	STARTED,
	INJECTED,
	ENDED,
	PASSED,
	FAILED,
	AWAITED,
	PROBES,
	VALUES,
};

static const char *const metrics[] = {
	[STARTED] = "litmuschaos_experiment_start_time",
	[INJECTED] = "litmuschaos_experiment_chaos_injected_time",
	[ENDED] = "litmuschaos_experiment_end_time",
	[PASSED] = "litmuschaos_passed_experiments",
	[FAILED] = "litmuschaos_failed_experiments",
	[AWAITED] = "litmuschaos_awaited_experiments",
	[PROBES] = "litmuschaos_probe_success_percentage",
};

struct experiment {
	char *result, *engine, *space;
	double values[VALUES];
	uint32_t record;
};

struct exposition_chaos {
	GPtrArray *experiments;
};

static void experiment_free(void *data)
{
	struct experiment *one = data;

	g_free(one->result);
	g_free(one->engine);
	g_free(one->space);
	g_free(one);
}

void exposition_chaos_free(struct exposition_chaos *chaos)
{
	if (!chaos)
		return;
	g_ptr_array_unref(chaos->experiments);
	g_free(chaos);
}

static void take_label(void *data, const char *name, const char *value)
{
	struct experiment *one = data;
	char **to = strcmp(name, "chaosresult_name") == 0      ? &one->result :
		    strcmp(name, "chaosengine_name") == 0      ? &one->engine :
		    strcmp(name, "chaosresult_namespace") == 0 ? &one->space :
								 NULL;

	if (!to)
		return;
	g_free(*to);
	*to = g_strdup(value);
}

/* Takes over `one`. */
static struct experiment *keep(struct exposition_chaos *chaos,
			       struct experiment *one)
{
	for (uint32_t i = 0; i < chaos->experiments->len; i++) {
		struct experiment *known = chaos->experiments->pdata[i];

		if (strcmp(known->result, one->result) == 0 &&
		    g_strcmp0(known->space, one->space) == 0) {
			experiment_free(one);
			return known;
		}
	}
	for (int v = 0; v < VALUES; v++)
		one->values[v] = NAN;
	g_ptr_array_add(chaos->experiments, one);
	return one;
}

bool exposition_chaos_take(struct exposition_chaos **chaos, const char *line,
			   size_t length, double value, uint32_t record)
{
	size_t name = series_name_length(line);
	g_autofree char *labels = g_strndup(line + name, length - name);
	struct experiment *one;
	int which = 0;

	while (which < VALUES && (strlen(metrics[which]) != name ||
				  strncmp(metrics[which], line, name) != 0))
		which++;
	if (which == VALUES)
		return false;
	one = g_new0(struct experiment, 1);
	one->record = record;
	if (!series_labels_read(labels, take_label, one) || !one->result ||
	    (*chaos && (*chaos)->experiments->len == MOST)) {
		experiment_free(one);
		return false;
	}
	if (!*chaos) {
		*chaos = g_new0(struct exposition_chaos, 1);
		(*chaos)->experiments =
			g_ptr_array_new_with_free_func(experiment_free);
	}
	keep(*chaos, one)->values[which] = value;
	return true;
}

static int64_t time_of(double seconds)
{
	return seconds > 0 && seconds < 1e11 ? (int64_t)seconds : NO_TIME;
}

static uint32_t count_of(double number)
{
	return number > 0 && number < 1e9 ? (uint32_t)number : 0;
}

static enum verdict_of_chaos verdict_of(const double *values)
{
	if (values[AWAITED] > 0)
		return CHAOS_AWAITED;
	/* counts over all runs: clear only where they agree */
	if (values[PASSED] > 0 && !(values[FAILED] > 0))
		return CHAOS_PASSED;
	if (values[FAILED] > 0 && !(values[PASSED] > 0))
		return CHAOS_FAILED;
	return CHAOS_UNKNOWN;
}

static void add(struct reading *reading, const struct experiment *one)
{
	struct facts *facts = reading->import->facts;
	struct chaos_result result = {
		.experiment = facts_text(facts, one->result),
		.engine = facts_text(facts, one->engine),
		.started_at = time_of(one->values[STARTED]),
		.finished_at = time_of(one->values[ENDED]),
		.passed_runs = count_of(one->values[PASSED]),
		.failed_runs = count_of(one->values[FAILED]),
		.probe_success = one->values[PROBES] / 100,
		.verdict = verdict_of(one->values),
	};

	if (result.started_at == NO_TIME)
		result.started_at = time_of(one->values[INJECTED]);
	reading->record = one->record;
	result.entry = reading_entry(reading, result.experiment,
				     result.started_at, NULL);
	facts_add_record(facts, RECORD_CHAOS, &result);
}

void exposition_chaos_add(struct exposition_chaos *chaos,
			  struct reading *reading)
{
	for (uint32_t i = 0; chaos && i < chaos->experiments->len; i++)
		add(reading, chaos->experiments->pdata[i]);
}
