/* doubts.c -- what is odd about the times that people wrote by hand */
#include "importers/doubts.h"

#include <inttypes.h>

enum { DAY = 86400, LONGEST = 30 * DAY };

void doubts_tell(struct reading *reading, const struct incident *incident)
{
	bool is_open = incident->ended_at == NO_TIME;
	int64_t until =
		is_open ? reading->import->settings->as_of : incident->ended_at;
	int64_t length = until - incident->began_at;

	if (incident->is_maintenance)
		return;
	if (!is_open && length == 0)
		reading_finding(reading, incident->began_at, "no length",
				"it ends when it begins");
	else if (length > LONGEST)
		reading_finding(
			reading, incident->began_at, "very long",
			"it %s %" PRId64 " days: is a month or a year wrong?",
			is_open ? "is open for" : "lasted", length / DAY);
}
