/* statuspage_atom.c -- the history of Statuspage as a feed
 *
 * The updates of an incident stand in the HTML of its entry, newest first, each
 * with a day and a time of the page's zone but without a year.  None is later
 * than the entry was updated, which gives the year.
 */
#include "importers/field.h"
#include "importers/importers_list.h"
#include "importers/statuspage_time.h"
#include "importers/xml.h"

#include <string.h>

/* What its updates say; NO_TIME where none says it. */
struct told {
	int64_t first, in_progress, monitored, ended;
	char *newest; /* status, or NULL */
	bool is_planned, is_ended;
};

static void keep_first(int64_t *first, int64_t at)
{
	if (at != NO_TIME && (*first == NO_TIME || at < *first))
		*first = at;
}

/* What stands in the first <strong>, without other tags; or NULL. */
static char *status_of(const char *html)
{
	const char *begin = strstr(html, "<strong>");
	const char *end = begin ? strstr(begin, "</strong>") : NULL;
	g_autofree char *text = NULL;

	if (!end)
		return NULL;
	text = g_strndup(begin, (size_t)(end - begin));
	return statuspage_plain(text);
}

/* One update: what stands behind its <small>. */
static void hear(const char *html, const struct statuspage_frame *frame,
		 struct told *told)
{
	const char *end = strstr(html, "</small>");
	g_autofree char *day = NULL, *plain = NULL, *status = NULL;
	int64_t at;

	if (!end)
		return;
	day = g_strndup(html, (size_t)(end - html));
	plain = statuspage_plain(day);
	status = status_of(end);
	at = statuspage_time(plain, frame);
	if (!status)
		return;
	keep_first(&told->first, at);
	if (word_is(status, "scheduled|in progress|verifying|completed"))
		told->is_planned = true;
	if (word_is(status, "in progress|verifying"))
		keep_first(&told->in_progress, at);
	else if (word_is(status, "monitoring"))
		keep_first(&told->monitored, at);
	if (word_is(status, "resolved|completed")) {
		told->is_ended = true;
		told->ended = MAX(told->ended, at);
	}
	if (!told->newest)
		told->newest = g_steal_pointer(&status);
}

static bool is_incident(const struct json *entry, const struct told *told)
{
	return told->newest ||
	       strstr(xml_text(xml_child(entry, "id")), ":Incident/");
}

/* It may have been opened again after it was resolved. */
static void find_end(struct reading *reading, const struct told *told,
		     const struct statuspage_frame *frame,
		     struct incident *incident)
{
	if (word_is(told->newest, "investigating|identified|monitoring"))
		return;
	incident->ended_at = told->ended;
	if (!told->is_ended || told->ended != NO_TIME)
		return;
	incident->ended_at = frame->last_at;
	reading_finding(reading, incident->began_at, "approximate end",
			"its last update has no time: ended when it was "
			"changed last");
}

/* When planned work is planned; NO_TIME if it is not told. */
struct planned {
	int64_t began_at, ended_at;
};

static struct planned plan_of(const char *html,
			      const struct statuspage_frame *frame)
{
	struct planned planned = { NO_TIME, NO_TIME };
	g_autofree char *plain = statuspage_plain(html);
	const char *words = strstr(plain, "SCHEDULED EVENT");

	if (words)
		statuspage_span(words + strlen("SCHEDULED EVENT"), frame,
				&planned.began_at, &planned.ended_at);
	return planned;
}

/* False: it has ended as malformed. */
static bool fill_times(struct reading *reading, const struct told *told,
		       const struct planned *planned,
		       const struct statuspage_frame *frame,
		       struct incident *incident)
{
	incident->is_maintenance =
		told->is_planned || planned->began_at != NO_TIME;
	incident->began_at = told->in_progress;
	if (incident->began_at == NO_TIME)
		incident->began_at = planned->began_at;
	if (incident->began_at == NO_TIME)
		incident->began_at = told->first;
	if (incident->began_at == NO_TIME)
		incident->began_at = frame->first_at;
	if (incident->began_at == NO_TIME ||
	    (told->is_ended && told->first == NO_TIME &&
	     incident->began_at == frame->last_at)) {
		reading_malformed(reading, "time missing",
				  "no update has a time that can be read");
		return false;
	}
	if (!incident->is_maintenance)
		incident->detected_at = told->first;
	incident->mitigated_at = told->monitored;
	find_end(reading, told, frame, incident);
	if (word_is(told->newest, "scheduled"))
		incident->ended_at = planned->ended_at;
	return true;
}

/* The number behind "tag:HOST,2005:Incident/", else all of it. */
static const char *id_of(struct reading *reading, const struct json *entry)
{
	const char *id = xml_text(xml_child(entry, "id"));
	const char *number = strstr(id, ":Incident/");

	if (number && number[strlen(":Incident/")])
		id = number + strlen(":Incident/");
	return *id ? facts_text(reading->import->facts, id) : NULL;
}

static void add_entry(struct reading *reading, const struct json *entry,
		      struct incident *incident)
{
	struct facts *facts = reading->import->facts;

	incident->id = id_of(reading, entry);
	incident->content = incident->id ? 0 : json_hash(entry);
	incident->title =
		facts_text(facts, xml_text(xml_child(entry, "title")));
	incident->link = field_own(reading, xml_child(entry, "link"), "href");
	reading_add_incident(reading, incident, NULL);
}

/* -- an entry */

static bool frame_of(struct reading *reading, const struct json *entry,
		     struct statuspage_frame *frame)
{
	const char *published = xml_text(xml_child(entry, "published"));
	const char *updated = xml_text(xml_child(entry, "updated"));
	int64_t times[2];

	if (!text_time(reading, "published", published, &times[0]) ||
	    !text_time(reading, "updated", updated, &times[1]))
		return false;
	frame->first_at = times[0] != NO_TIME ? times[0] : times[1];
	frame->last_at = MAX(times[0], times[1]);
	frame->offset = statuspage_offset(*updated ? updated : published);
	return true;
}

static void read_record(struct reading *reading, const struct json *entry)
{
	struct incident incident = incident_empty();
	struct told told = { NO_TIME, NO_TIME, NO_TIME, NO_TIME,
			     NULL,    false,   false };
	const struct json *content = xml_child(entry, "content");
	g_auto(GStrv) parts = g_strsplit(xml_text(content), "<small>", -1);
	struct statuspage_frame frame;
	struct planned planned;

	if (!frame_of(reading, entry, &frame))
		return;
	for (uint32_t p = 1; parts[0] && parts[p]; p++)
		hear(parts[p], &frame, &told);
	planned = plan_of(parts[0] ? parts[0] : "", &frame);
	if (!is_incident(entry, &told))
		reading_end(reading, FATE_NOT_RELEVANT);
	else if (fill_times(reading, &told, &planned, &frame, &incident)) {
		incident.modified_at = frame.last_at;
		add_entry(reading, entry, &incident);
	}
	g_free(told.newest);
}

static const char *const roots[] = { "feed", NULL };
static const char *const elements[] = { "entry", NULL };
static const uint32_t page_limits[] = { 25, 50, 0 };

const struct importer importer_statuspage_atom = {
	.name = "statuspage-atom",
	.about = "incidents and planned work of Statuspage: history.atom",
	.forms = "XML",
	.kind = SOURCE_INCIDENTS,
	.page_limits = page_limits,
	.roots = roots,
	.elements = elements,
	.read = read_record,
};
