/* upptime.c -- the log of a status page of Upptime, and its files
 *
 * Upptime commits what it found of each site, whether that is news or not.  So
 * an incident begins with the first commit that a site is down or degraded,
 * and ends with the next that it is up; a log may be printed either way round.
 * Its files tell what is now, and not since when.
 */
#include "importers/upptime.h"

#include "importers/field.h"
#include "importers/importers_list.h"
#include "importers/service_names.h"
#include "importers/tags.h"
#include "model/entries.h"

#include <string.h>

bool upptime_parse(const char *text, struct upptime_line *line)
{
	static const struct {
		const char *says;
		enum upptime_state state;
	} forms[] = {
		{ " is up", UPPTIME_UP },
		{ " is down", UPPTIME_DOWN },
		{ " is degraded", UPPTIME_DEGRADED },
		{ " has degraded performance", UPPTIME_DEGRADED },
	};

	/* a coloured square or sign, which is no letter of the name */
	if ((signed char)*text < 0 && strchr(text, ' '))
		text = strchr(text, ' ') + 1;
	for (size_t f = 0; f < G_N_ELEMENTS(forms); f++) {
		const char *at = strstr(text, forms[f].says);
		const char *end = at ? at + strlen(forms[f].says) : NULL;

		if (!at || at == text || (*end && !strchr(" \r\n", *end)))
			continue;
		*line = (struct upptime_line){
			.name = text,
			.length = (size_t)(at - text),
			.state = forms[f].state,
		};
		return true;
	}
	return false;
}

/* -- the log: `git log --format='%H%x09%cI%x09%s'` */

/* A line of it, kept until all are there. */
struct seen {
	int64_t at;
	uint32_t record;
	enum upptime_state state;
	const char *name, *commit; /* the facts' own */
};

/* Takes the first word off a line, which is changed. */
static char *take_word(char **line)
{
	char *word = *line;
	size_t length = strcspn(word, "\t ");

	*line = word + length + strspn(word + length, "\t ");
	word[length] = '\0';
	return word;
}

static bool is_id(const char *word)
{
	size_t digits = tags_hex_length(word);

	return digits >= 7 && word[digits] == '\0' &&
	       strspn(word, "0123456789") < digits;
}

/* An id or none, a time, and the subject; false: it is no such line. */
static bool take_apart(char *line, GTimeZone *zone, struct instant *instant,
		       char **id, char **subject)
{
	char *word = take_word(&line);

	*id = NULL;
	if (is_id(word)) {
		*id = word;
		word = take_word(&line);
	}
	*subject = line;
	return instant_from_words(word, zone, instant) == INSTANT_KNOWN;
}

static bool recognises_text(const char *head)
{
	g_autofree char *first = g_strndup(head, strcspn(head, "\r\n"));
	g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
	struct upptime_line line;
	struct instant instant;
	char *id, *subject;

	return take_apart(first, utc, &instant, &id, &subject) &&
	       (strstr(head, "[upptime]") || (signed char)*subject < 0) &&
	       upptime_parse(subject, &line);
}

static void read_line(struct reading *reading, char *text, size_t length)
{
	struct facts *facts = reading->import->facts;
	struct upptime_line line;
	struct instant instant;
	char *id, *subject;

	if (strspn(text, " \t") == length)
		return;
	if (!take_apart(text, reading->import->zone, &instant, &id, &subject)) {
		reading_malformed(reading, "time missing",
				  "it does not begin with the time of a "
				  "commit");
		return;
	}
	reading_span(reading, instant.at);
	if (!upptime_parse(subject, &line)) {
		reading_end(reading, FATE_NOT_RELEVANT);
		return;
	}
	g_autofree char *name = g_strndup(line.name, line.length);
	struct seen seen = { instant.at, reading->record, line.state,
			     facts_text(facts, name), facts_text(facts, id) };

	if (!reading->state)
		reading->state = g_array_new(false, false, sizeof(struct seen));
	g_array_append_val((GArray *)reading->state, seen);
}

static int by_site(gconstpointer a, gconstpointer b)
{
	const struct seen *x = a, *y = b;
	int order = strcmp(x->name, y->name);

	if (order == 0)
		order = (x->at > y->at) - (x->at < y->at);
	return order ? order :
		       (x->record > y->record) - (x->record < y->record);
}

/* The lines from `first` on that one incident of a site is told by. */
static uint32_t add_outage(struct reading *reading, const GArray *all,
			   uint32_t first)
{
	const struct seen *seen = &g_array_index(all, struct seen, first);
	struct incident incident = incident_empty();
	g_autoptr(GPtrArray) names = g_ptr_array_new();
	g_autofree char *title = NULL;
	bool is_down = false;
	uint32_t n = 0;

	for (; first + n < all->len && seen[n].name == seen->name; n++) {
		struct place place = { reading->source, seen[n].record };

		is_down |= seen[n].state == UPPTIME_DOWN;
		if (n > 0)
			facts_add_part(reading->import->facts, place,
				       seen[n].at);
		if (seen[n].state != UPPTIME_UP)
			continue;
		incident.ended_at = seen[n++].at;
		break;
	}
	reading->record = seen->record;
	incident.id = seen->commit;
	incident.began_at = incident.detected_at = seen->at;
	incident.created_at = seen->at;
	incident.severity = facts_text(reading->import->facts,
				       is_down ? "down" : "degraded");
	title = g_strdup_printf("%s is %s", seen->name, incident.severity);
	incident.title = facts_text(reading->import->facts, title);
	service_names_add(reading, names, seen->name);
	service_names_end(reading, names, &incident);
	return n;
}

static void finish(struct reading *reading)
{
	g_autoptr(GArray) all = reading->state;

	reading->state = NULL;
	if (!all)
		return;
	g_array_sort(all, by_site);
	for (uint32_t i = 0; i < all->len;) {
		const struct seen *seen = &g_array_index(all, struct seen, i);

		if (seen->state != UPPTIME_UP) {
			i += add_outage(reading, all, i);
			continue;
		}
		reading->record = seen->record;
		reading_end(reading, FATE_NOT_RELEVANT);
		i++;
	}
}

static const struct text_shape text = {
	.recognises = recognises_text,
	.read_line = read_line,
};

/* -- its files: history/SLUG.yml, history/summary.json */

static bool recognises(const struct json *record)
{
	if (json_member(record, "dailyMinutesDown"))
		return json_member(record, "slug") &&
		       json_member(record, "uptime");
	return json_member(record, "url") && json_member(record, "status") &&
	       json_member(record, "responseTime") &&
	       json_member(record, "startTime") &&
	       json_member(record, "lastUpdated");
}

static void read_record(struct reading *reading, const struct json *record)
{
	int64_t at =
		field_time_if(reading, record, "lastUpdated", INSTANT_GUESSED);

	if (field_is(record, "status", "down|degraded"))
		reading_finding(reading, at, "begin missing",
				"%s is %s, but not since when: the log of the "
				"page tells it",
				field_text(record, "name|url") ?
					field_text(record, "name|url") :
					"a site",
				field_text(record, "status"));
	reading_end(reading, FATE_NOT_RELEVANT);
}

static const char *const keys[] = {
	"responseTime", "lastUpdated",	    "startTime", "slug",
	"uptime",	"dailyMinutesDown", NULL
};

const struct importer importer_upptime = {
	.name = "upptime",
	.about = "the log of a status page of Upptime: when sites were down",
	.forms = "text, YAML, JSON",
	.kind = SOURCE_INCIDENTS,
	.keys = keys,
	.recognises = recognises,
	.read = read_record,
	.text = &text,
	.finish = finish,
};
