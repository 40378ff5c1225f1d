/* objectives.c -- service level objectives: OpenSLO, Sloth, Pyrra
 *
 * OpenSLO's target is a fraction, Sloth's and Pyrra's a percentage; what is
 * more than 1 is a percentage anywhere.  A file of OpenSLO has other kinds too
 * (services, indicators): these are not relevant here.
 */
#include "importers/field.h"
#include "importers/importers_list.h"
#include "model/records_delivery.h"

#include <math.h>
#include <string.h>

static bool is_of(const struct json *record, const char *group)
{
	const char *version = field_text(record, "api_version");

	return version && g_str_has_prefix(version, group);
}

static bool is_sloth(const struct json *record)
{
	const char *version = field_text(record, "version");

	return is_of(record, "sloth.slok.dev/") ||
	       (version && g_str_has_prefix(version, "prometheus/v") &&
		json_is_array(json_member(record, "slos")));
}

static bool recognises(const struct json *record)
{
	return is_of(record, "openslo/") || is_of(record, "openslo.com/") ||
	       is_of(record, "pyrra.dev/") || is_sloth(record);
}

/* An objective that says nothing yet. */
static struct objective begin(struct reading *reading,
			      const struct json *content)
{
	struct objective objective = {
		.entry = reading_entry(reading, NULL, NO_TIME, content),
		.target = NAN,
		.threshold = NAN,
		.slice_target = NAN,
	};

	return objective;
}

static bool read_target(struct reading *reading, const struct json *record,
			const char *path, double whole,
			struct objective *objective)
{
	double target = field_real(record, path);
	g_autofree char *quoted = json_quote(field_at(record, path));

	if (target > 1 && whole == 1)
		whole = 100;
	/* 99.9 % is 0.999, not the double beside it */
	objective->target = round(target / whole * 1e12) / 1e12;
	if (objective->target > 0 && objective->target <= 1)
		return true;
	reading_malformed(reading, "no target", "'%s' is %s, not a share", path,
			  quoted);
	return false;
}

/* "28d"; OpenSLO's units are m, h, d, w, M, Q and Y. */
static int64_t window_of(const char *text)
{
	static const struct {
		char unit;
		int days;
	} calendar[] = { { 'M', 30 }, { 'Q', 90 }, { 'Y', 365 } };
	size_t digits = text ? strspn(text, "0123456789") : 0;
	double seconds;

	for (size_t i = 0; digits > 0 && i < G_N_ELEMENTS(calendar); i++)
		if (text[digits] == calendar[i].unit && !text[digits + 1])
			return g_ascii_strtoll(text, NULL, 10) *
			       calendar[i].days * 86400;
	return duration_read(text, &seconds) && seconds < 1e10 ?
		       (int64_t)seconds :
		       0;
}

static void add(struct reading *reading, const struct objective *objective)
{
	facts_add_record(reading->import->facts, RECORD_OBJECTIVE, objective);
}

/* The query of a metric of OpenSLO, new and old. */
static const char *query_of(struct reading *reading, const struct json *ratio,
			    const char *which)
{
	static const char *const paths[] = { "%s.metric_source.spec.query",
					     "%s.metric_source.query",
					     "%s.query",
					     "%s.metric_source.spec.expr",
					     "%s.spec.query",
					     NULL };

	for (int i = 0; paths[i]; i++) {
		g_autoptr(GString) path = g_string_new(paths[i]);
		const char *query;

		g_string_replace(path, "%s", which, 1);
		query = field_own(reading, ratio, path->str);
		if (query)
			return query;
	}
	return NULL;
}

static void read_ratio(struct reading *reading, const struct json *ratio,
		       struct objective *objective)
{
	objective->good = query_of(reading, ratio, "good");
	objective->bad = query_of(reading, ratio, "bad");
	objective->total = query_of(reading, ratio, "total");
	objective->ratio = query_of(reading, ratio, "raw");
	objective->is_ratio_good = field_is(ratio, "raw_type", "success");
	if (field(ratio, "counter") && !field_truth(ratio, "counter") &&
	    !objective->ratio)
		objective->unread = "its counts are no counters";
}

/* A ratio, or a metric that is held against a value. */
static void read_indicator(struct reading *reading, const struct json *spec,
			   const struct json *one, struct objective *objective)
{
	static const char *const places[] = { "indicator.spec", "indicator",
					      "sli.spec", "sli" };
	const struct json *ratio = field(one, "ratio_metrics");

	for (size_t i = 0; i < G_N_ELEMENTS(places) && !ratio; i++) {
		const struct json *indicator = field_at(one, places[i]);

		if (!indicator)
			indicator = field_at(spec, places[i]);
		ratio = field(indicator, "ratio_metric");
		if (!objective->level)
			objective->level = query_of(reading, indicator,
						    "threshold_metric");
	}
	if (ratio)
		read_ratio(reading, ratio, objective);
	if (field(spec, "indicator_ref") || field(one, "indicator_ref") ||
	    field(spec, "sli_ref") || field(one, "sli_ref"))
		objective->unread = "its indicator is another document";
	objective->threshold = field_real(one, "value");
	if (objective->level)
		objective->level_is = field_own(reading, one, "op");
}

/* Occurrences, or the slices of time that are good, or how good they are. */
static void read_slices(const struct json *spec, const struct json *one,
			struct objective *objective)
{
	if (!field_is(spec, "budgeting_method", "timeslices|ratiotimeslices"))
		return;
	objective->slice_seconds =
		window_of(field_text(one, "time_slice_window"));
	objective->slice_target = field_real(one, "time_slice_target");
	objective->adds_shares =
		field_is(spec, "budgeting_method", "ratiotimeslices");
	if (objective->slice_seconds <= 0)
		objective->unread = "its slices have no length";
}

/* timeWindow is a list of one; the old one has a count and a unit. */
static void read_window(const struct json *spec, struct objective *objective)
{
	const struct json *window = field(spec, "time_window");
	g_autofree char *count = NULL;
	g_autofree char *text = NULL;
	const char *unit;

	if (!window)
		window = field(spec, "time_windows");
	if (json_is_array(window))
		window = json_first(window);
	unit = field_text(window, "unit");
	count = json_name(field(window, "count"));
	if (count && unit) {
		/* Month and Quarter are not minutes */
		char letter =
			strchr("MQY", *unit) ? *unit : g_ascii_tolower(*unit);

		if (word_is(unit, "minute"))
			letter = 'm';
		text = g_strdup_printf("%s%c", count, letter);
	}
	objective->window_seconds =
		window_of(text ? text : field_text(window, "duration"));
	objective->is_calendar = field(window, "calendar") != NULL ||
				 (field(window, "is_rolling") &&
				  !field_truth(window, "is_rolling"));
}

static void read_openslo_objective(struct reading *reading,
				   const struct json *spec,
				   const struct json *one,
				   struct objective objective)
{
	if (!read_target(reading, one,
			 field(one, "target") ? "target" : "target_percent",
			 field(one, "target") ? 1 : 100, &objective))
		return;
	read_indicator(reading, spec, one, &objective);
	read_slices(spec, one, &objective);
	add(reading, &objective);
}

static void read_openslo(struct reading *reading, const struct json *record)
{
	const struct json *spec = field(record, "spec");
	const struct json *list = field(spec, "objectives");
	struct objective objective = begin(reading, record);
	uint32_t n = 0;

	if (!field_is(record, "kind", "SLO")) {
		reading_end(reading, FATE_NOT_RELEVANT);
		return;
	}
	if (!json_is_array(list) || !json_first(list)) {
		reading_malformed(reading, "no objectives",
				  "'spec.objectives' is no list of them");
		return;
	}
	objective.name = field_name(reading, record, "metadata.name");
	objective.about = field_own(reading, spec, "description");
	objective.entry.service_name = field_name(reading, spec, "service");
	read_window(spec, &objective);
	for (const struct json *one = json_first(list); one;
	     one = json_next(one)) {
		struct objective next = objective;

		next.entry.content += n++;
		read_openslo_objective(reading, spec, one, next);
	}
}

static void read_sloth_objective(struct reading *reading,
				 const struct json *around,
				 const struct json *one)
{
	struct objective objective = begin(reading, one);

	if (!read_target(reading, one, "objective", 100, &objective))
		return;
	objective.name = field_name(reading, one, "name");
	objective.about = field_own(reading, one, "description");
	objective.entry.service_name = field_name(reading, around, "service");
	objective.window_seconds = 30 * 86400;
	objective.bad = field_own(reading, one, "sli.events.error_query");
	objective.total = field_own(reading, one, "sli.events.total_query");
	objective.ratio = field_own(reading, one, "sli.raw.error_ratio_query");
	if (field_at(one, "sli.plugin"))
		objective.unread = "its indicator is a plugin's";
	add(reading, &objective);
}

static void read_sloth(struct reading *reading, const struct json *record)
{
	const struct json *around =
		json_member(record, "slos") ? record : field(record, "spec");
	const struct json *list = field(around, "slos");

	if (!json_is_array(list) || !json_first(list)) {
		reading_malformed(reading, "no objectives",
				  "'slos' is no list of them");
		return;
	}
	for (const struct json *one = json_first(list); one;
	     one = json_next(one))
		read_sloth_objective(reading, around, one);
}

/* Errors, a bucket, or 1 where all is well; each by its metric. */
static void read_pyrra_indicator(struct reading *reading,
				 const struct json *indicator,
				 struct objective *objective)
{
	objective->bad = field_own(reading, indicator, "ratio.errors.metric");
	objective->total = field_own(reading, indicator, "ratio.total.metric");
	if (!objective->total) {
		objective->good =
			field_own(reading, indicator, "latency.success.metric");
		objective->total =
			field_own(reading, indicator, "latency.total.metric");
	}
	objective->ratio = field_own(reading, indicator, "bool_gauge.metric");
	objective->is_ratio_good = objective->ratio != NULL;
	if (field(indicator, "latency_native"))
		objective->unread = "it counts by native histograms";
}

static void read_pyrra(struct reading *reading, const struct json *record)
{
	const struct json *spec = field(record, "spec");
	struct objective objective = begin(reading, record);

	if (!field_is(record, "kind", "ServiceLevelObjective")) {
		reading_end(reading, FATE_NOT_RELEVANT);
		return;
	}
	if (!read_target(reading, spec, "target", 100, &objective))
		return;
	objective.name = field_name(reading, record, "metadata.name");
	objective.about = field_own(reading, spec, "description");
	objective.entry.service_name =
		field_name(reading, record, "metadata.labels.service");
	objective.window_seconds = window_of(field_text(spec, "window"));
	read_pyrra_indicator(reading, field(spec, "indicator"), &objective);
	add(reading, &objective);
}

static void read_record(struct reading *reading, const struct json *record)
{
	if (is_sloth(record))
		read_sloth(reading, record);
	else if (is_of(record, "pyrra.dev/"))
		read_pyrra(reading, record);
	else
		read_openslo(reading, record);
}

static const char *const keys[] = { "apiVersion", "spec",   "slos",
				    "objectives", "target", "objective",
				    NULL };

const struct importer importer_objectives = {
	.name = "objectives",
	.about = "service level objectives of OpenSLO, Sloth and Pyrra",
	.forms = "YAML, JSON",
	.kind = SOURCE_OBJECTIVES,
	.keys = keys,
	.recognises = recognises,
	.read = read_record,
};
