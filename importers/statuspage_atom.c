/* statuspage_atom.c -- the history of a status page as a feed, Atom or RSS
 *
 * The updates of an incident stand in the HTML of its entry, each with a day
 * and a time of the page's zone but without a year.  None is later than the
 * entry of Atom was updated, which gives the year; RSS has but one time, of
 * the end or, elsewhere, of the beginning.
 */
#include "importers/field.h"
#include "importers/importers_list.h"
#include "importers/service_names.h"
#include "importers/statuspage_told.h"
#include "importers/xml.h"

#include <string.h>

/* Of Statuspage, or of who writes the same; not of a blog. */
static bool is_incident(const struct json *entry,
			const struct statuspage_told *told)
{
	const char *id = xml_text(xml_child(entry, "id"));

	return told->newest || told->is_bare || strstr(id, ":Incident/") ||
	       strstr(id, ":Maintenance/");
}

/* It may have been opened again after it was resolved. */
static void find_end(struct reading *reading,
		     const struct statuspage_told *told,
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

static bool time_missing(struct reading *reading, const char *why)
{
	reading_malformed(reading, "time missing", "%s", why);
	return false;
}

static int64_t first_time(const int64_t *times, size_t n)
{
	for (size_t t = 0; t < n; t++)
		if (times[t] != NO_TIME)
			return times[t];
	return NO_TIME;
}

/* Planned work that is announced has its beginning as its time. */
static int64_t begin_of(const struct statuspage_told *told,
			const struct planned *planned,
			const struct statuspage_frame *frame, bool is_planned)
{
	const int64_t times[] = {
		told->in_progress,
		planned->began_at,
		is_planned && frame->first_at > told->first ? frame->first_at :
							      NO_TIME,
		told->first,
		frame->first_at,
	};

	return first_time(times, G_N_ELEMENTS(times));
}

/* False: it has ended as malformed. */
static bool fill_times(struct reading *reading,
		       const struct statuspage_told *told,
		       const struct planned *planned,
		       const struct statuspage_frame *frame,
		       struct incident *incident)
{
	bool is_planned = told->is_planned || planned->began_at != NO_TIME;

	incident->is_maintenance = is_planned;
	incident->began_at = begin_of(told, planned, frame, is_planned);
	if (told->is_bare)
		return time_missing(reading,
				    "the entry has the time of its last change "
				    "alone: give api/v2/incidents.json of "
				    "that page");
	if (incident->began_at == NO_TIME ||
	    (told->is_ended && told->first == NO_TIME &&
	     incident->began_at == frame->last_at))
		return time_missing(reading,
				    "no update has a time that can be read");
	if (!is_planned)
		incident->detected_at = told->first;
	incident->mitigated_at = told->monitored;
	find_end(reading, told, frame, incident);
	if (word_is(told->newest, "scheduled"))
		incident->ended_at = planned->ended_at;
	return true;
}

/* -- an entry */

static const char *link_of(struct reading *reading, const struct json *entry)
{
	const struct json *link = xml_child(entry, "link");
	const char *href = field_own(reading, link, "href");

	if (href || !*xml_text(link))
		return href;
	return facts_text(reading->import->facts, xml_text(link));
}

/*
 * What ends its link: the id that it has elsewhere, too.  Else the number
 * behind "tag:HOST,2005:Incident/", else all of it.
 */
static const char *id_of(struct reading *reading, const struct json *entry,
			 const char *link)
{
	static const char *const marks[] = { "/incidents/", "/incident/",
					     "/maintenance/", ":Incident/",
					     ":Maintenance/" };
	const char *id = xml_text(xml_child(entry, "id"));

	if (!*id)
		id = xml_text(xml_child(entry, "guid"));
	for (size_t m = 0; m < G_N_ELEMENTS(marks); m++) {
		const char *text = strstr(link ? link : "", marks[m]);

		if (!text)
			text = strstr(id, marks[m]);
		if (!text || !text[strlen(marks[m])])
			continue;
		return facts_text(reading->import->facts,
				  text + strlen(marks[m]));
	}
	return *id ? facts_text(reading->import->facts, id) : NULL;
}

static void add_entry(struct reading *reading, const struct json *entry,
		      const struct statuspage_told *told,
		      struct incident *incident)
{
	struct facts *facts = reading->import->facts;
	g_autoptr(GPtrArray) names = g_ptr_array_new();

	incident->link = link_of(reading, entry);
	incident->id = id_of(reading, entry, incident->link);
	incident->content = incident->id ? 0 : json_hash(entry);
	incident->title =
		facts_text(facts, xml_text(xml_child(entry, "title")));
	service_names_add_text(reading, names, told->components);
	service_names_end(reading, names, incident);
}

static bool frame_of(struct reading *reading, const struct json *entry,
		     struct statuspage_frame *frame)
{
	const char *published = xml_text(xml_child(entry, "published"));
	const char *updated = xml_text(xml_child(entry, "updated"));
	int64_t times[2];

	if (xml_is(entry, "item"))
		published = xml_text(xml_child(entry, "pubDate"));
	if (!text_time(reading, "published", published, &times[0]) ||
	    !text_time(reading, "updated", updated, &times[1]))
		return false;
	frame->first_at = times[0] != NO_TIME ? times[0] : times[1];
	frame->last_at = MAX(times[0], times[1]);
	frame->offset = statuspage_offset(*updated ? updated : published);
	frame->is_any = xml_is(entry, "item");
	return true;
}

/* Its HTML, which RSS may have escaped twice; the caller's. */
static char *html_of(const struct json *entry)
{
	static const char *const names[] = { "content", "encoded",
					     "description", "summary" };
	const char *html = "";
	GString *text;

	for (size_t n = 0; n < G_N_ELEMENTS(names) && !*html; n++)
		html = xml_text(xml_child(entry, names[n]));
	text = g_string_new(html);
	if (!strstr(html, "<small>") && strstr(html, "&lt;small&gt;")) {
		g_string_replace(text, "&lt;", "<", 0);
		g_string_replace(text, "&gt;", ">", 0);
	}
	return g_string_free(text, false);
}

/* Instatus leaves them out of its HTML. */
static void find_components(const struct json *entry,
			    struct statuspage_told *told)
{
	const char *plain = xml_text(xml_child(entry, "description"));

	if (told->components && *told->components)
		return;
	g_free(told->components);
	told->components = statuspage_components(plain);
}

static void read_record(struct reading *reading, const struct json *entry)
{
	struct incident incident = incident_empty();
	g_autofree char *html = html_of(entry);
	struct statuspage_frame frame;
	struct statuspage_told told;
	struct planned planned;

	if (!frame_of(reading, entry, &frame))
		return;
	if (xml_child(entry, "key") && xml_child(entry, "type")) {
		reading_malformed(reading, "not of this format",
				  "issues of Jira are not read as XML: "
				  "export them as CSV");
		return;
	}
	told = statuspage_told(html, &frame);
	find_components(entry, &told);
	planned = plan_of(html, &frame);
	if (!is_incident(entry, &told))
		reading_end(reading, FATE_NOT_RELEVANT);
	else if (fill_times(reading, &told, &planned, &frame, &incident)) {
		incident.modified_at = MAX(frame.last_at, told.newest_at);
		add_entry(reading, entry, &told, &incident);
	}
	statuspage_told_clear(&told);
}

static const char *const roots[] = { "feed", "rss", NULL };
static const char *const elements[] = { "entry", "item", NULL };
static const uint32_t page_limits[] = { 25, 50, 0 };

const struct importer importer_statuspage_atom = {
	.name = "statuspage-atom",
	.about = "incidents and planned work of status pages as feeds: Atom, "
		 "RSS",
	.forms = "XML",
	.kind = SOURCE_INCIDENTS,
	.page_limits = page_limits,
	.roots = roots,
	.elements = elements,
	.read = read_record,
};
