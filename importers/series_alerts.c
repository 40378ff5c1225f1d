/* series_alerts.c -- alerts that Prometheus keeps as series
 *
 * ALERTS is 1 while an alert is pending or firing and absent otherwise, so an
 * alert is a run of points without a gap of more than a step and a half, the
 * step being the smallest between points.  It began when it was pending before,
 * or when ALERTS_FOR_STATE says, which survives restarts; it ended one step
 * behind its last point, unless the file ends there.  ALERTS_FOR_STATE alone
 * tells that it was active, not that it fired.
 */
#include "importers/series_alerts.h"

#include "importers/alert.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

static const char STATE[] = "alertstate";

enum kind { FIRING, PENDING, BEGUN, KINDS };

/* The series of a file, and what holds of all of them. */
struct watched {
	struct reading *reading;
	GArray *all[KINDS];	/* of uint32_t: among the series */
	GHashTable *own[KINDS]; /* the same by identity(), one each */
	int64_t step, last;	/* milliseconds; step 0: unknown */
};

struct run {
	int64_t from, until; /* milliseconds, of its first and last point */
};

static const struct series *series_at(const struct facts *facts, uint32_t i)
{
	return &g_array_index(facts->records[RECORD_SERIES], struct series, i);
}

static int64_t time_of(const struct facts *facts, const struct series *series,
		       uint64_t point)
{
	return g_array_index(facts->times, int64_t,
			     series->first_point + point);
}

static double value_of(const struct facts *facts, const struct series *series,
		       uint64_t point)
{
	return g_array_index(facts->values, double,
			     series->first_point + point);
}

static const char *label_of(const struct facts *facts,
			    const struct series *series, const char *name)
{
	for (uint32_t l = 0; l < series->labels; l++) {
		const struct label *label = &g_array_index(
			facts->labels, struct label, series->first_label + l);

		if (strcmp(label->name, name) == 0)
			return label->value;
	}
	return NULL;
}

static enum kind kind_of(const struct facts *facts, const struct series *series)
{
	const char *state = label_of(facts, series, STATE);

	if (strcmp(series->name, "ALERTS_FOR_STATE") == 0)
		return BEGUN;
	if (strcmp(series->name, "ALERTS") != 0)
		return KINDS;
	return state && strcmp(state, "pending") == 0 ? PENDING : FIRING;
}

static int64_t smallest_step(const struct facts *facts,
			     const struct series *series)
{
	int64_t step = 0;

	for (uint64_t p = 1; p < series->points; p++) {
		int64_t between = time_of(facts, series, p) -
				  time_of(facts, series, p - 1);

		if (step == 0 || between < step)
			step = between;
	}
	return step;
}

/* Labels but the state, in order: "NAME\nVALUE\n…"; the caller's. */
static char *identity(const struct facts *facts, const struct series *series)
{
	GString *text = g_string_new(NULL);

	for (uint32_t l = 0; l < series->labels; l++) {
		const struct label *label = &g_array_index(
			facts->labels, struct label, series->first_label + l);

		if (strcmp(label->name, STATE) != 0)
			g_string_append_printf(text, "%s\n%s\n", label->name,
					       label->value);
	}
	return g_string_free(text, false);
}

/* The one with the same labels but the state; or NULL. */
static const struct series *twin(const struct watched *watched, enum kind kind,
				 const struct series *series)
{
	const struct facts *facts = watched->reading->import->facts;
	g_autofree char *own = identity(facts, series);
	void *i;

	if (!g_hash_table_lookup_extended(watched->own[kind], own, NULL, &i))
		return NULL;
	return series_at(facts, GPOINTER_TO_UINT(i));
}

/* -- runs */

static bool is_on(double value)
{
	return !isnan(value) && value != 0;
}

static bool adjoins(int64_t before, int64_t after, int64_t step)
{
	return after >= before && 2 * (after - before) <= 3 * step;
}

/* The runs of a series; where `follows_value`, one for each value. */
static GArray *runs_of(const struct facts *facts, const struct series *series,
		       int64_t step, bool follows_value)
{
	GArray *runs = g_array_new(false, false, sizeof(struct run));

	for (uint64_t p = 0; p < series->points; p++) {
		int64_t at = time_of(facts, series, p);
		double value = value_of(facts, series, p);
		struct run *last = runs->len > 0 ?
					   &g_array_index(runs, struct run,
							  runs->len - 1) :
					   NULL;
		struct run run = { at, at };

		if (!is_on(value))
			continue;
		if (last && last->until == time_of(facts, series, p - 1) &&
		    (follows_value ? value == value_of(facts, series, p - 1) :
				     adjoins(last->until, at, step)))
			last->until = at;
		else
			g_array_append_val(runs, run);
	}
	return runs;
}

static int64_t step_of(const struct watched *watched,
		       const struct series *series)
{
	int64_t step = smallest_step(watched->reading->import->facts, series);

	return step > 0 ? step : watched->step;
}

/* When the pending run that leads to this one began; else its own begin. */
static int64_t pending_since(const struct watched *watched,
			     const struct series *series, struct run run,
			     int64_t step)
{
	const struct facts *facts = watched->reading->import->facts;
	const struct series *pending = twin(watched, PENDING, series);
	g_autoptr(GArray) runs =
		pending ? runs_of(facts, pending, step, false) : NULL;

	for (uint32_t r = 0; runs && r < runs->len; r++) {
		const struct run *before = &g_array_index(runs, struct run, r);

		if (before->from < run.from &&
		    adjoins(before->until, run.from, step))
			return before->from;
	}
	return run.from;
}

/* What ALERTS_FOR_STATE is at the first point in that run; or NO_TIME. */
static int64_t state_since(const struct watched *watched,
			   const struct series *series, struct run run)
{
	const struct facts *facts = watched->reading->import->facts;
	const struct series *state = twin(watched, BEGUN, series);

	for (uint64_t p = 0; state && p < state->points; p++) {
		int64_t at = time_of(facts, state, p);
		double value = value_of(facts, state, p);

		if (at >= run.from && at <= run.until && value > 0 &&
		    value * 1000 <= (double)at)
			return (int64_t)value;
	}
	return NO_TIME;
}

/* -- alerts */

static int64_t seconds(int64_t milliseconds)
{
	return milliseconds / 1000 - (milliseconds % 1000 < 0);
}

static void add_alert(const struct watched *watched,
		      const struct series *series, struct run run,
		      int64_t began_at)
{
	struct reading *reading = watched->reading;
	struct facts *facts = reading->import->facts;
	int64_t step = step_of(watched, series);
	struct alert alert = alert_empty();
	const char *name = label_of(facts, series, "alertname");
	g_autofree char *own = identity(facts, series);
	g_autofree char *id =
		g_compute_checksum_for_string(G_CHECKSUM_SHA256, own, -1);

	alert.name = name ? name : "";
	alert.severity = label_of(facts, series, "severity");
	alert.entry.service_name = series->entry.service_name;
	alert.first_label = series->first_label;
	alert.labels = series->labels;
	alert.is_pending = kind_of(facts, series) != FIRING;
	alert.began_at = began_at;
	if (2 * (watched->last - run.until) >= step && step > 0)
		alert.ended_at = seconds(run.until + step);
	id[16] = '\0';
	reading->record = series->entry.place.record;
	alert_add(reading, &alert, facts_text(facts, id), seconds(run.until),
		  NULL);
}

static void add_firing(const struct watched *watched,
		       const struct series *series)
{
	const struct facts *facts = watched->reading->import->facts;
	int64_t step = step_of(watched, series);
	g_autoptr(GArray) runs = runs_of(facts, series, step, false);

	for (uint32_t r = 0; r < runs->len; r++) {
		struct run run = g_array_index(runs, struct run, r);
		int64_t began_at = state_since(watched, series, run);

		if (began_at == NO_TIME)
			began_at = seconds(
				pending_since(watched, series, run, step));
		add_alert(watched, series, run, began_at);
	}
}

/* Those that never fired; the others are told of by what follows. */
static void add_pending(const struct watched *watched,
			const struct series *series)
{
	const struct facts *facts = watched->reading->import->facts;
	const struct series *firing = twin(watched, FIRING, series);
	int64_t step = step_of(watched, series);
	g_autoptr(GArray) runs = runs_of(facts, series, step, false);
	g_autoptr(GArray) after =
		firing ? runs_of(facts, firing, step, false) : NULL;

	for (uint32_t r = 0; r < runs->len; r++) {
		struct run run = g_array_index(runs, struct run, r);
		bool fired = false;

		for (uint32_t f = 0; after && f < after->len; f++)
			fired |= adjoins(
				run.until,
				g_array_index(after, struct run, f).from, step);
		if (!fired)
			add_alert(watched, series, run, seconds(run.from));
	}
}

/* Where ALERTS itself is not there; each begin is an alert of its own. */
static void add_begun(const struct watched *watched,
		      const struct series *series)
{
	const struct facts *facts = watched->reading->import->facts;
	g_autoptr(GArray) runs = runs_of(facts, series, 0, true);

	if (twin(watched, FIRING, series) || twin(watched, PENDING, series))
		return;
	for (uint32_t r = 0; r < runs->len; r++) {
		struct run run = g_array_index(runs, struct run, r);
		int64_t began_at = state_since(watched, series, run);

		if (began_at != NO_TIME)
			add_alert(watched, series, run, began_at);
	}
}

/* -- the series of the file */

static void watch_step(struct watched *watched, const struct series *series)
{
	int64_t step = smallest_step(watched->reading->import->facts, series);

	if (step > 0 && (watched->step == 0 || step < watched->step))
		watched->step = step;
}

static void watch(struct watched *watched, uint32_t i)
{
	const struct facts *facts = watched->reading->import->facts;
	const struct series *series = series_at(facts, i);
	enum kind kind = kind_of(facts, series);

	watched->last =
		MAX(watched->last, time_of(facts, series, series->points - 1));
	if (kind == KINDS)
		return;
	watch_step(watched, series);
	g_array_append_val(watched->all[kind], i);
	g_hash_table_insert(watched->own[kind], identity(facts, series),
			    GUINT_TO_POINTER(i));
}

/* Those of a file are behind those of all files before it. */
static uint32_t first_of(const struct facts *facts, uint32_t source)
{
	uint32_t i = facts->records[RECORD_SERIES]->len;

	while (i > 0 && series_at(facts, i - 1)->entry.place.source >= source)
		i--;
	return i;
}

static void watch_all(struct watched *watched)
{
	const struct facts *facts = watched->reading->import->facts;
	uint32_t n = facts->records[RECORD_SERIES]->len;
	uint32_t source = watched->reading->source;

	for (int kind = 0; kind < KINDS; kind++) {
		watched->all[kind] =
			g_array_new(false, false, sizeof(uint32_t));
		watched->own[kind] = g_hash_table_new_full(
			g_str_hash, g_str_equal, g_free, NULL);
	}
	for (uint32_t i = first_of(facts, source); i < n; i++)
		if (series_at(facts, i)->entry.place.source == source)
			watch(watched, i);
}

static void tell_begun(struct reading *reading, uint32_t n)
{
	reading->record = 0;
	if (n > 0)
		reading_finding(reading, NO_TIME, "alerts without ALERTS",
				"ALERTS_FOR_STATE does not tell whether an "
				"alert fired: %u taken as pending",
				n);
}

void series_alerts_add(struct reading *reading)
{
	static void (*const add[KINDS])(const struct watched *,
					const struct series *) = {
		[FIRING] = add_firing,
		[PENDING] = add_pending,
		[BEGUN] = add_begun,
	};
	const GArray *alerts = reading->import->facts->records[RECORD_ALERT];
	struct watched watched = { .reading = reading, .last = INT64_MIN };
	uint32_t record = reading->record, before = 0;

	watch_all(&watched);
	for (int kind = 0; kind < KINDS; kind++) {
		before = alerts->len;
		for (uint32_t i = 0; i < watched.all[kind]->len; i++)
			add[kind](&watched,
				  series_at(reading->import->facts,
					    g_array_index(watched.all[kind],
							  uint32_t, i)));
	}
	tell_begun(reading, alerts->len - before); /* they come last */
	for (int kind = 0; kind < KINDS; kind++) {
		g_array_unref(watched.all[kind]);
		g_hash_table_unref(watched.own[kind]);
	}
	reading->record = record;
}
