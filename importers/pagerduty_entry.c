/* pagerduty_entry.c -- log entries of PagerDuty, and what its formats share
 *
 * Acknowledgements are gone from an incident once it is resolved: only its log
 * entries keep them.
 */
#include "importers/field.h"
#include "importers/pagerduty.h"
#include "importers/updates.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

bool pagerduty_is_entry(const struct json *record)
{
	const char *type = json_text(json_member(record, "type"));

	return type && (g_str_has_suffix(type, "_log_entry") ||
			g_str_has_suffix(type, "_log_entry_reference"));
}

/* Where in an update such an entry stands, or NULL. */
static int64_t *time_of(struct update *update, const struct json *entry)
{
	const char *type = json_text(json_member(entry, "type"));

	if (g_str_has_prefix(type, "acknowledge_log_entry"))
		return &update->acked_at;
	if (g_str_has_prefix(type, "resolve_log_entry"))
		return &update->ended_at;
	return NULL;
}

void pagerduty_read_entry(struct reading *reading, const struct json *entry,
			  const char *id)
{
	const char *named = field_name(reading, entry, "incident.id");
	struct update update =
		update_empty(reading_place(reading), PAGERDUTY_NAME,
			     named ? named : id, NO_TIME);
	int64_t *at = time_of(&update, entry);

	if (!at) {
		reading_end(reading, FATE_NOT_RELEVANT);
		return;
	}
	if (!field_time(reading, entry, "created_at", INSTANT_GUESSED,
			&update.at))
		return;
	if (!reading_has_time(reading, update.at, "'created_at' is not there"))
		return;
	if (!update.id) {
		reading_malformed(reading, "incident missing",
				  "'incident.id' is not there");
		return;
	}
	update.is_of_incident = true;
	*at = update.at;
	updates_add(reading->import->updates, update);
}

void pagerduty_read_entries(struct reading *reading, const struct json *list,
			    const char *id)
{
	for (const struct json *entry = json_first(list); entry;
	     entry = json_next(entry)) {
		g_autofree char *quoted = NULL;

		if (pagerduty_is_entry(entry)) {
			pagerduty_read_entry(reading, entry, id);
			continue;
		}
		quoted = json_quote(entry);
		reading_malformed(reading, "not a log entry",
				  "%s has no type of one", quoted);
	}
}

int64_t pagerduty_after(int64_t at, double seconds)
{
	return seconds >= 0 && seconds < 1e10 ? at + (int64_t)seconds : NO_TIME;
}

void pagerduty_add(struct reading *reading, struct incident *incident,
		   const char *service, double seconds)
{
	const char *const services[] = { service, NULL };
	int64_t ended_at = pagerduty_after(incident->began_at, seconds);

	if (ended_at != NO_TIME) {
		if (incident->ended_at != NO_TIME &&
		    llabs(incident->ended_at - ended_at) > 1)
			reading_finding(
				reading, incident->began_at, "two ends",
				"'seconds_to_resolve' is %" PRId64
				", but the end is %" PRId64
				" s after the begin: the former is taken",
				ended_at - incident->began_at,
				incident->ended_at - incident->began_at);
		incident->ended_at = ended_at;
	}
	reading_add_incident(reading, incident, services);
}
