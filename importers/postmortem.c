/* postmortem.c -- reports of incidents: front matter with times, or bullets
 *
 * `start_time` and `end_time` stand before the text, or the text has lines
 * that begin with what happened and say when.  A text may have several
 * reports, each behind a heading of its own; a title from the front matter is
 * that of the first.
 */
#include "importers/doubts.h"
#include "importers/field.h"
#include "importers/front_matter.h"
#include "importers/importers_list.h"
#include "importers/service_names.h"

#include <string.h>

#define START_KEYS "start_time|startTime|started_at|incident_start"

enum { STARTED, DETECTED, DECLARED, REPAIRED, RESOLVED, MOMENTS };

static const struct {
	const char *words;
	int moment;
} labels[] = {
	{ "incident started", STARTED },
	{ "started", STARTED },
	{ "actual start", STARTED },
	{ "impact started", STARTED },
	{ "start time", STARTED },
	{ "incident start", STARTED },
	{ "start", STARTED },
	{ "first alert", DETECTED },
	{ "first detected", DETECTED },
	{ "detected", DETECTED },
	{ "incident declared", DECLARED },
	{ "declared", DECLARED },
	{ "acknowledged", DECLARED },
	{ "first human ack", DECLARED },
	{ "repaired", REPAIRED },
	{ "incident repaired", REPAIRED },
	{ "mitigated", REPAIRED },
	{ "incident resolved", RESOLVED },
	{ "resolved", RESOLVED },
	{ "end time", RESOLVED },
	{ "incident end", RESOLVED },
	{ "ended", RESOLVED },
	{ "end", RESOLVED },
};

static const char *const moment_names[MOMENTS] = { "started", "first detected",
						   "incident declared",
						   "repaired", "resolved" };

/*
 * The time that a line tells, behind one of the labels (`*moment`), or NULL:
 * "  - **First detected**: 2023-08-04 09:14", "| Start | 2023-08-04 09:14 |".
 */
static const char *time_in_line(const char *line, int *moment)
{
	line += strspn(line, " \t*+-_|");
	for (size_t l = 0; l < G_N_ELEMENTS(labels); l++) {
		size_t length = strlen(labels[l].words);
		const char *time = line + length;

		if (g_ascii_strncasecmp(line, labels[l].words, length) != 0)
			continue;
		if (g_ascii_strncasecmp(time, " at", 3) == 0)
			time += 3;
		time += strspn(time, " \t*_:-|");
		*moment = labels[l].moment;
		return g_ascii_isdigit(*time) ? time : NULL;
	}
	return NULL;
}

/* A heading, or a label, with a word of trouble in it. */
static bool is_of_trouble(const char *line)
{
	static const char *const words[] = { "incident", "outage", "postmortem",
					     "post-mortem", "post mortem" };
	g_autofree char *low = g_ascii_strdown(line, strcspn(line, "\n"));

	for (size_t w = 0; w < G_N_ELEMENTS(words); w++)
		if (strstr(low, words[w]))
			return true;
	return false;
}

/* It must tell of its detection, or be of trouble by its own words, and tell
 * of something else: lists of findings and the like tell of the former. */
static bool is_prose(const char *head)
{
	bool is_told[MOMENTS] = { false }, is_named = false;
	uint32_t n = 0;

	for (const char *line = head; line; line = strchr(line, '\n')) {
		int moment;

		line += *line == '\n';
		if (*line == '#')
			is_named |= is_of_trouble(line);
		if (time_in_line(line, &moment) && !is_told[moment]) {
			is_told[moment] = true;
			is_named |= moment == DETECTED || moment == DECLARED ||
				    is_of_trouble(line);
			n++;
		}
	}
	return n > 1 && is_named;
}

static bool has_start(const char *head)
{
	if (!front_matter_is_fenced(head) ||
	    front_matter_count(head, "title|uuid|summary") == 0)
		return false;
	/* other things have a start, too */
	return front_matter_count(head, START_KEYS) > 0 ||
	       (front_matter_count(head, "start") > 0 &&
		front_matter_count(head, "severity|services|"
					 "affected_services") > 0);
}

static bool recognises_text(const char *head)
{
	return has_start(head) || is_prose(head);
}

/* -- front matter */

static const struct json *first_of(const struct json *keys,
				   const char *const *names)
{
	for (int n = 0; names[n]; n++)
		if (field(keys, names[n]))
			return field(keys, names[n]);
	return NULL;
}

static bool time_of(struct reading *reading, const struct json *keys,
		    const char *const *names, int64_t *at)
{
	const struct json *value = first_of(keys, names);

	*at = NO_TIME;
	return !value ||
	       field_time(reading, keys, json_key(value), INSTANT_GUESSED, at);
}

/* Those that it lists, else what it is all about. */
static void add_services(struct reading *reading, const struct json *keys,
			 GPtrArray *names)
{
	static const char *const lists[] = { "services", "affected_services",
					     "affected", NULL };
	const struct json *list = first_of(keys, lists);

	if (json_is_array(list))
		service_names_add_list(reading, names, list, "name");
	else
		service_names_add_text(reading, names, json_text(list));
	if (names->len == 0)
		service_names_add(
			reading, names,
			field_own(reading, keys, "service|product|company"));
}

static void read_keys(struct reading *reading, const struct json *keys)
{
	static const char *const starts[] = { "start_time", "started_at",
					      "incident_start", "start", NULL };
	static const char *const ends[] = { "end_time",	   "ended_at",
					    "resolved_at", "incident_end",
					    "end",	   NULL };
	struct incident incident = incident_empty();
	const char *title = field_own(reading, keys, "title|summary");
	g_autoptr(GPtrArray) names = g_ptr_array_new();

	if (!time_of(reading, keys, starts, &incident.began_at) ||
	    !time_of(reading, keys, ends, &incident.ended_at))
		return;
	if (!reading_has_time(reading, incident.began_at,
			      "its front matter has no time of a start"))
		return;
	incident.detected_at =
		field_time_if(reading, keys, "detected_at", INSTANT_GUESSED);
	incident.mitigated_at =
		field_time_if(reading, keys, "mitigated_at", INSTANT_GUESSED);
	incident.created_at = incident.began_at;
	incident.id = field_name(reading, keys, "uuid|id");
	incident.content = incident.id ? 0 : json_hash(keys);
	incident.title = title ? title : "";
	incident.severity = field_name(reading, keys, "severity");
	incident.link = field_own(reading, keys, "url");
	doubts_tell(reading, &incident);
	add_services(reading, keys, names);
	service_names_end(reading, names, &incident);
}

/* -- bullets */

struct report {
	char *title;
	char *texts[MOMENTS]; /* of the times, or NULL */
	uint32_t found;	      /* how many reports there were */
};

/* "2023-11-01 10.41" */
static void write_colon(char *time)
{
	char *clock = strchr(time, ' ');
	size_t hours = clock ? strspn(clock + 1, "0123456789") : 0;

	if (hours > 0 && hours <= 2 && clock[hours + 1] == '.')
		clock[hours + 1] = ':';
}

/* What of a line is its time: digits and what stands between, and a zone. */
static char *cut_time(const char *text)
{
	size_t length = strspn(text, "0123456789-:/.+TZ ");
	g_autofree char *time = NULL;

	if (strncmp(text + length, "UTC", 3) == 0 ||
	    strncmp(text + length, "GMT", 3) == 0)
		length += 3;
	time = g_strndup(text, length);
	g_strchomp(time);
	while (*time && strchr(".:-/+ ", time[strlen(time) - 1]))
		time[strlen(time) - 1] = '\0';
	write_colon(time);
	return g_steal_pointer(&time);
}

/* A time that people got wrong is told, and is none. */
static int64_t time_after(struct reading *reading, const struct report *report,
			  int moment, int64_t began_at)
{
	const char *text = report->texts[moment];
	struct instant instant;

	if (!text)
		return NO_TIME;
	if (instant_from_words(text, reading->import->zone, &instant) !=
	    INSTANT_KNOWN) {
		reading_finding(reading, began_at, "not a time",
				"'%s' is \"%.60s\": left out",
				moment_names[moment], text);
		return NO_TIME;
	}
	if (instant.at < began_at && moment != RESOLVED) {
		reading_finding(reading, began_at, "time before the start",
				"'%s' is \"%.60s\", before the incident: left "
				"out",
				moment_names[moment], text);
		return NO_TIME;
	}
	return instant.at;
}

static void add_report(struct reading *reading, const struct report *report)
{
	struct incident incident = incident_empty();
	struct facts *facts = reading->import->facts;
	int first = report->texts[STARTED]  ? STARTED :
		    report->texts[DETECTED] ? DETECTED :
					      DECLARED;
	g_autofree char *whole = NULL;

	if (!text_time(reading, moment_names[first], report->texts[first],
		       &incident.began_at))
		return;
	incident.detected_at =
		time_after(reading, report, DETECTED, incident.began_at);
	incident.acked_at =
		time_after(reading, report, DECLARED, incident.began_at);
	incident.mitigated_at =
		time_after(reading, report, REPAIRED, incident.began_at);
	incident.ended_at =
		time_after(reading, report, RESOLVED, incident.began_at);
	incident.created_at = incident.began_at;
	incident.title = facts_text(facts, report->title ? report->title : "");
	whole = g_strjoin("\n", incident.title, report->texts[first], NULL);
	incident.content = g_str_hash(whole) + UINT64_C(1);
	doubts_tell(reading, &incident);
	reading_add_incident(reading, &incident, NULL);
}

/* Ends the report, if there is one. */
static void finish(struct reading *reading, struct report *report)
{
	bool has_any = report->texts[STARTED] || report->texts[DETECTED] ||
		       report->texts[DECLARED];

	if (has_any) {
		if (report->found++ > 0)
			reading->record++;
		add_report(reading, report);
	}
	for (int m = 0; m < MOMENTS; m++)
		g_clear_pointer(&report->texts[m], g_free);
}

/* Headings of the parts that every report has say nothing. */
static bool is_part(const char *heading)
{
	return word_is(heading, "key events|timeline|summary|impact|overview|"
				"details|times|background|metadata");
}

static void read_heading(struct reading *reading, const char *line,
			 size_t length, struct report *report)
{
	g_autofree char *heading = g_strndup(line, length);

	g_strstrip(heading);
	heading[strcspn(heading, "\r")] = '\0';
	if (*heading == '\0' || is_part(heading))
		return;
	finish(reading, report);
	g_free(report->title);
	report->title = g_steal_pointer(&heading);
}

static void read_line(struct reading *reading, const char *line,
		      struct report *report)
{
	size_t marks = strspn(line, "#");
	const char *time;
	int moment;

	if (marks > 0 && line[marks] == ' ') {
		line += marks;
		read_heading(reading, line, strcspn(line, "\n"), report);
		return;
	}
	time = time_in_line(line, &moment);
	if (time && !report->texts[moment])
		report->texts[moment] = cut_time(time);
}

static void read_prose(struct reading *reading, const struct json *keys,
		       const char *body)
{
	struct report report = {
		.title = g_strdup(field_text(keys, "title")),
	};

	for (const char *line = body; line; line = strchr(line, '\n')) {
		line += *line == '\n';
		read_line(reading, line, &report);
	}
	finish(reading, &report);
	g_free(report.title);
	if (report.found == 0)
		reading_malformed(reading, "time missing",
				  "no line tells when it was detected");
}

static void read_all(struct reading *reading, const char *text)
{
	const char *body = text;
	g_autofree char *why = NULL;
	g_autoptr(Json) keys = NULL;

	if (front_matter_is_fenced(text))
		keys = front_matter_read(text, &body, &why);
	if (has_start(text) && keys)
		read_keys(reading, keys);
	else if (has_start(text))
		reading_malformed(reading, "no front matter", "%s", why);
	else
		read_prose(reading, keys, body);
}

static const struct text_shape text = {
	.recognises = recognises_text,
	.read_all = read_all,
};

static const char *const keys[] = { "uuid",	"title",   "start_time",
				    "end_time", "company", "product",
				    NULL };

const struct importer importer_postmortem = {
	.name = "postmortem",
	.about = "reports of incidents: front matter with times, or bullets",
	.forms = "text",
	.kind = SOURCE_INCIDENTS,
	.keys = keys,
	.text = &text,
};
