/* fedora_status.c -- outages as the status pages of Fedora keep them
 *
 * Lines of a key and a value, a blank line, a text.  Most of them are planned
 * and say so in the title or the text.
 */
#include "importers/doubts.h"
#include "importers/field.h"
#include "importers/front_matter.h"
#include "importers/importers_list.h"
#include "importers/planned.h"

#include <string.h>

static bool recognises_text(const char *head)
{
	if (front_matter_count(head, "OutageFinish") > 0)
		return front_matter_count(head, "Title|Date") > 0;
	return !front_matter_is_fenced(head) &&
	       front_matter_count(head, "Title") > 0 &&
	       front_matter_count(head, "Date") > 0;
}

/* The name that a line of the list begins with: "copr - https://…". */
static const char *name_of(struct reading *reading, const char *line,
			   size_t length)
{
	g_autofree char *name = g_strndup(line, length);
	char *at = g_strstrip(name), *dash;
	const char *own;

	at += strspn(at, "*-• ");
	dash = strstr(at, " - ");
	if (dash)
		*dash = '\0';
	if (strncmp(at, "https://", 8) == 0 || strncmp(at, "http://", 7) == 0) {
		at = strstr(at, "://") + 3;
		at[strcspn(at, "/")] = '\0';
	}
	g_strdelimit(at, "*", ' ');
	own = g_strstrip(at);
	return *own ? facts_text(reading->import->facts, own) : NULL;
}

/* The lines behind `Affected Services:`, up to a blank one. */
static void read_list(struct reading *reading, const char *body,
		      GPtrArray *names)
{
	g_autofree char *lower = g_ascii_strdown(body, -1);
	const char *found = strstr(lower, "affected services");
	const char *line = found ? body + (found - lower) : "";

	line += strcspn(line, ":\n");
	line += strspn(line, ": \t\r\n");
	while (*line) {
		size_t length = strcspn(line, "\n");
		const char *name = name_of(reading, line, length);

		if (!name)
			break;
		g_ptr_array_add(names, (char *)name);
		line += length;
		line += *line == '\n';
	}
}

/* Without a list a title of one word is what was out. */
static GPtrArray *services_of(struct reading *reading, const char *title,
			      const char *body)
{
	GPtrArray *names = g_ptr_array_new();

	read_list(reading, body, names);
	if (names->len == 0 && *title && !strpbrk(title, " \t"))
		g_ptr_array_add(names, (char *)title);
	g_ptr_array_add(names, NULL);
	return names;
}

static void read_keys(struct reading *reading, const struct json *keys,
		      const char *body)
{
	struct incident incident = incident_empty();
	const char *title = field_own(reading, keys, "title");
	g_autoptr(GPtrArray) services = NULL;

	if (!field_time(reading, keys, "date", INSTANT_GUESSED,
			&incident.began_at) ||
	    !field_time(reading, keys, "outage_finish", INSTANT_GUESSED,
			&incident.ended_at))
		return;
	if (!reading_has_time(reading, incident.began_at,
			      "'Date' is not there"))
		return;
	incident.title = title ? title : "";
	incident.id = field_name(reading, keys, "ticket");
	incident.created_at = incident.began_at;
	incident.content = incident.id ? 0 : json_hash(keys);
	planned_mark(reading, body, &incident);
	doubts_tell(reading, &incident);
	services = services_of(reading, incident.title, body);
	reading_add_incident(reading, &incident,
			     (const char *const *)services->pdata);
}

static void read_all(struct reading *reading, const char *text)
{
	const char *body;
	g_autofree char *why = NULL;
	g_autoptr(Json) keys = front_matter_read(text, &body, &why);

	if (keys)
		read_keys(reading, keys, body);
	else
		reading_malformed(reading, "no front matter", "%s", why);
}

static const struct text_shape text = {
	.recognises = recognises_text,
	.read_all = read_all,
};

static const char *const keys[] = { "Title", "Date", "OutageFinish", "Ticket",
				    NULL };

const struct importer importer_fedora_status = {
	.name = "fedora-status",
	.about = "outages as the status pages of Fedora keep them, a file each",
	.forms = "text",
	.kind = SOURCE_INCIDENTS,
	.keys = keys,
	.text = &text,
};
