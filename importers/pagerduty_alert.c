/* pagerduty_alert.c -- the alerts that an incident of PagerDuty is made of */
#include "importers/alert.h"
#include "importers/field.h"
#include "importers/pagerduty.h"

bool pagerduty_is_alert(const struct json *record)
{
	return field_is(record, "type", "alert|alert_reference") &&
	       (json_member(record, "alert_key") ||
		json_is_object(json_member(record, "incident")) ||
		json_member(record, "html_url"));
}

enum { CREATED, RESOLVED, UPDATED, TIMES };

/* A reference tells no time, and so nothing. */
static bool read_times(struct reading *reading, const struct json *record,
		       int64_t *times)
{
	static const char *const paths[] = { "created_at", "resolved_at",
					     "updated_at", NULL };

	if (!field_times(reading, record, paths, times))
		return false;
	if (times[CREATED] != NO_TIME)
		return true;
	if (field_is(record, "type", "alert_reference"))
		reading_end(reading, FATE_NOT_RELEVANT);
	else
		reading_malformed(reading, "time missing",
				  "'created_at' is not there");
	return false;
}

void pagerduty_read_alert(struct reading *reading, const struct json *record)
{
	struct alert alert = alert_empty();
	const char *name = field_own(reading, record, "summary");
	int64_t times[TIMES];

	if (!read_times(reading, record, times))
		return;
	alert.began_at = times[CREATED];
	alert.ended_at = times[RESOLVED];
	alert.name = name ? name : "";
	alert.severity = field_own(reading, record, "severity");
	alert.link = field_own(reading, record, "html_url");
	alert.entry.service_name =
		field_own(reading, record, "service.summary");
	alert_add(reading, &alert, field_name(reading, record, "id"),
		  MAX(times[RESOLVED], times[UPDATED]), record);
}
