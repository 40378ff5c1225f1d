/* flag_changes.c -- when which flag of which service was changed */
#include "analyzer/flag_changes.h"

#include "model/records_series.h"

#include <string.h>

enum { NAME_MOST = 60 }; /* letters of a text that serves as a name */

/* The value of a tag that begins so: "flag:new-checkout". */
static char *tag_value(const char *tags)
{
	static const char *const keys[] = { "flag", "feature-flag",
					    "feature_flag", "featureflag" };
	g_auto(GStrv) all = g_strsplit(tags ? tags : "", ";", -1);

	for (char **tag = all; *tag; tag++) {
		size_t length = strcspn(*tag, ":=");

		for (size_t k = 0; k < G_N_ELEMENTS(keys); k++)
			if (length == strlen(keys[k]) && (*tag)[length] &&
			    (*tag)[length + 1] &&
			    g_ascii_strncasecmp(*tag, keys[k], length) == 0)
				return g_strdup(*tag + length + 1);
	}
	return NULL;
}

/* In a list names are parted by ;, so that none has one. */
static const char *name_of(const struct metrics *metrics, struct pool *pool,
			   const struct event *event)
{
	g_autofree char *tag = tag_value(event->tags);
	g_autofree char *line = NULL, *name = NULL;

	if (tag && facts_find_service(metrics->facts, tag) == NONE)
		return pool_text(pool, g_strdelimit(tag, ";", ','));
	line = g_strndup(event->text ? event->text : "",
			 strcspn(event->text ? event->text : "", "\r\n"));
	name = g_utf8_validate(line, -1, NULL) ?
		       g_utf8_substring(
			       line, 0,
			       MIN(g_utf8_strlen(line, -1), NAME_MOST)) :
		       g_strdup("");
	g_strdelimit(g_strstrip(name), ";", ',');
	if (*name)
		return pool_text(pool, name);
	return event->entry.id ? event->entry.id : "flag";
}

/* The service of an event or, in data of a single one, that one. */
static uint32_t service_of(const struct metrics *metrics,
			   const struct event *event)
{
	if (event->entry.service == NONE && !event->entry.service_name &&
	    metrics->facts->services->len == 1)
		return 0;
	return event->entry.service;
}

static int by_service(gconstpointer a, gconstpointer b)
{
	const struct flag_change *x = a, *y = b;

	if (x->service != y->service)
		return x->service < y->service ? -1 : 1;
	if (x->at != y->at)
		return x->at < y->at ? -1 : 1;
	return strcmp(x->name, y->name);
}

GArray *flag_changes(const struct metrics *metrics, struct pool *pool)
{
	const GArray *events = metrics->facts->records[RECORD_EVENT];
	GArray *changes = g_array_new(false, false, sizeof(struct flag_change));

	for (uint32_t i = 0; i < events->len; i++) {
		const struct event *event =
			&g_array_index(events, struct event, i);
		struct flag_change change = { .at = event->entry.at };

		if (g_strcmp0(event->kind, "flag") != 0 ||
		    event->entry.at == NO_TIME)
			continue;
		change.service = service_of(metrics, event);
		if (change.service == NONE && event->entry.service_name)
			continue;
		change.name = name_of(metrics, pool, event);
		g_array_append_val(changes, change);
	}
	g_array_sort(changes, by_service);
	return changes;
}

/* The first that is not before that of the service at that time. */
static uint32_t lower_bound(const GArray *changes, uint32_t service, int64_t at)
{
	uint32_t low = 0, high = changes->len;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		const struct flag_change *one =
			&g_array_index(changes, struct flag_change, middle);

		if (one->service < service ||
		    (one->service == service && one->at < at))
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

uint32_t flag_changes_between(const GArray *changes, uint32_t service,
			      int64_t from, int64_t until, uint32_t *first)
{
	uint32_t n = 0;

	*first = lower_bound(changes, service, from);
	while (*first + n < changes->len) {
		const struct flag_change *one =
			&g_array_index(changes, struct flag_change, *first + n);

		if (one->service != service || one->at > until)
			break;
		n++;
	}
	return n;
}

static uint32_t append(GString *names, const GArray *changes, uint32_t service,
		       int64_t from, int64_t until)
{
	uint32_t first, n;

	n = flag_changes_between(changes, service, from, until, &first);
	for (uint32_t i = first; i < first + n; i++)
		g_string_append_printf(
			names, "%s%s", names->len > 0 ? ";" : "",
			g_array_index(changes, struct flag_change, i).name);
	return n;
}

const char *flag_changes_text(const GArray *changes, struct pool *pool,
			      uint32_t service, int64_t from, int64_t until)
{
	g_autoptr(GString) names = g_string_new(NULL);

	append(names, changes, service, from, until);
	return names->len > 0 ? pool_text(pool, names->str) : NULL;
}

const char *flag_changes_before(const struct metrics *metrics,
				const GArray *changes, struct pool *pool,
				uint32_t i, uint32_t *n)
{
	const struct facts *facts = metrics->facts;
	const struct incident *incident = facts_incident(facts, i);
	int64_t window = metrics->settings->incident_window;
	int64_t from =
		window == INT64_MAX ? INT64_MIN : incident->began_at - window;
	g_autoptr(GString) names = g_string_new(NULL);

	*n = 0;
	for (uint32_t s = 0; s < incident->services; s++)
		*n += append(names, changes,
			     g_array_index(facts->incident_services, uint32_t,
					   incident->first_service + s),
			     from, incident->began_at);
	if (incident->services == 0 && !incident->unmatched &&
	    facts->services->len == 1)
		*n += append(names, changes, 0, from, incident->began_at);
	*n += append(names, changes, NONE, from, incident->began_at);
	return names->len > 0 ? pool_text(pool, names->str) : NULL;
}
