/* pagerduty_old.c -- incidents of PagerDuty as version 1 of its interface told
 *
 * Lists and webhooks of version 1 say created_on where later ones say
 * created_at, and have the title among what triggered the incident.
 */
#include "importers/field.h"
#include "importers/pagerduty.h"

#include <string.h>

/* The last of several members is the one that counts. */
static void say_as(struct json *incident, const char *key,
		   const struct json *value)
{
	if (!json_is_null(value))
		json_add(incident, key, json_copy(value));
}

struct json *pagerduty_from_old(const struct json *incident)
{
	const char *title = field_text(incident, "trigger_summary_data.subject|"
						 "trigger_summary_data."
						 "description");
	struct json *told;

	if (json_is_null(json_member(incident, "created_on")) ||
	    json_member(incident, "created_at"))
		return NULL;
	told = json_copy(incident);
	say_as(told, "created_at", json_member(incident, "created_on"));
	say_as(told, "last_status_change_at",
	       json_member(incident, "last_status_change_on"));
	say_as(told, "acknowledgements",
	       json_member(incident, "acknowledgers"));
	if (title)
		json_add(told, "title", json_new_text(title, strlen(title)));
	return told;
}
