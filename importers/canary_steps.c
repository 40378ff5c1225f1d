/* canary_steps.c -- canaries that are told step by step */
#include "importers/canary_steps.h"

#include "importers/field.h"
#include "model/entries.h"
#include "model/records_delivery.h"

#include <string.h>

enum result canary_result_of(const char *phase)
{
	if (word_is(phase, "succeeded"))
		return RESULT_SUCCESS;
	if (word_is(phase, "failed"))
		return RESULT_FAILURE;
	if (word_is(phase, "initializing|waiting|progressing|waitingpromotion|"
			   "promoting|finalising"))
		return RESULT_RUNNING;
	return RESULT_UNKNOWN; /* initialized: nothing was analysed */
}

static void step_free(void *data)
{
	struct canary_step *step = data;

	g_free(step->name);
	g_free(step->space);
	g_free(step->phase);
	g_free(step->why);
	g_free(step);
}

void canary_steps_add(struct reading *reading, struct canary_step step)
{
	if (!reading->state)
		reading->state = g_ptr_array_new_with_free_func(step_free);
	g_ptr_array_add(reading->state, g_memdup2(&step, sizeof(step)));
}

static int compare_canaries(const struct canary_step *a,
			    const struct canary_step *b)
{
	int order = g_strcmp0(a->space, b->space);

	return order ? order : g_strcmp0(a->name, b->name);
}

static int by_canary(gconstpointer a, gconstpointer b)
{
	const struct canary_step *x = *(struct canary_step *const *)a;
	const struct canary_step *y = *(struct canary_step *const *)b;
	int order = compare_canaries(x, y);

	if (order == 0)
		order = (x->at > y->at) - (x->at < y->at);
	return order ? order :
		       (x->record > y->record) - (x->record < y->record);
}

static bool is_end(const struct canary_step *step)
{
	enum result result = canary_result_of(step->phase);

	return result == RESULT_SUCCESS || result == RESULT_FAILURE;
}

static bool is_waiting(const struct canary_step *step)
{
	return word_is(step->phase, "initializing|waiting");
}

/*
 * Whether `next` begins another canary than the one that `last` is of; a start
 * after a gate was opened does not.
 */
static bool begins(const struct canary_step *last,
		   const struct canary_step *next)
{
	return !last || compare_canaries(last, next) != 0 ||
	       (next->is_start && !is_waiting(last)) || is_end(last) ||
	       (canary_result_of(last->phase) == RESULT_UNKNOWN &&
		canary_result_of(next->phase) != RESULT_UNKNOWN);
}

/* A new revision came before the analysis of the last one was over. */
static bool is_replaced(const struct canary_step *last,
			const struct canary_step *next)
{
	return compare_canaries(last, next) == 0 && next->is_start &&
	       canary_result_of(last->phase) == RESULT_RUNNING;
}

static void add_step(struct facts *facts, struct canary *canary,
		     const struct canary_step *step)
{
	canary->phase = facts_text(facts, step->phase);
	canary->result = canary_result_of(step->phase);
	canary->weight = MAX(canary->weight, step->weight);
	canary->checks += step->checks;
	canary->failed_checks += step->failed;
	if (step->why)
		canary->why = facts_text(facts, step->why);
	if (is_end(step))
		canary->finished_at = step->at;
	if (step->is_look)
		canary->ready_seconds = (uint32_t)CLAMP(
			step->at - canary->started_at, 1, INT32_MAX);
}

static void add(struct reading *reading, struct canary *canary)
{
	g_autofree char *key = NULL;

	if (canary->result == RESULT_SUCCESS)
		canary->why = NULL;
	canary->entry.at = canary->finished_at != NO_TIME ?
				   canary->finished_at :
				   canary->started_at;
	key = g_strdup_printf("%s/%s", canary->space ? canary->space : "",
			      canary->name);
	canary->entry.content = asides_key(key, canary->started_at);
	facts_add_record(reading->import->facts, RECORD_CANARY, canary);
}

static void end_replaced(struct canary *canary, int64_t at)
{
	canary->result = RESULT_CANCELLED;
	canary->finished_at = at;
}

static struct canary begin(struct reading *reading,
			   const struct canary_step *step)
{
	struct facts *facts = reading->import->facts;
	struct canary canary = {
		.name = facts_text(facts, step->name),
		.space = facts_text(facts, step->space),
		.started_at = step->at,
		.finished_at = NO_TIME,
	};

	reading->record = step->record;
	canary.entry = reading_entry(reading, NULL, step->at, NULL);
	canary.entry.service_name = canary.name;
	return canary;
}

void canary_steps_finish(struct reading *reading)
{
	GPtrArray *steps = reading->state;
	uint32_t record = reading->record;
	const struct canary_step *last = NULL;
	struct canary canary = { 0 };

	if (!steps)
		return;
	g_ptr_array_sort(steps, by_canary);
	for (uint32_t s = 0; s < steps->len; s++) {
		const struct canary_step *step = steps->pdata[s];

		if (begins(last, step)) {
			if (last && is_replaced(last, step))
				end_replaced(&canary, step->at);
			if (last)
				add(reading, &canary);
			canary = begin(reading, step);
		} else if (is_waiting(last) && canary.checks == 0) {
			canary.started_at = step->at;
		}
		add_step(reading->import->facts, &canary, step);
		last = step;
	}
	add(reading, &canary);
	reading->record = record;
	g_ptr_array_unref(steps);
	reading->state = NULL;
}
