/* lifecycle.c -- what has happened to an incident, as a list of its steps */
#include "importers/lifecycle.h"

#include "importers/field.h"

static int64_t find(struct reading *reading, const struct lifecycle *lifecycle,
		    const char *words, bool is_last)
{
	int64_t found = NO_TIME;

	if (!json_is_array(lifecycle->list))
		return NO_TIME;
	for (const struct json *step = json_first(lifecycle->list); step;
	     step = json_next(step)) {
		int64_t at;

		if (!word_is(field_text(step, lifecycle->name), words))
			continue;
		at = field_time_if(reading, step, lifecycle->at,
				   INSTANT_GUESSED);
		if (at != NO_TIME &&
		    (found == NO_TIME || (at > found) == is_last))
			found = at;
	}
	return found;
}

int64_t lifecycle_first(struct reading *reading,
			const struct lifecycle *lifecycle, const char *words)
{
	return find(reading, lifecycle, words, false);
}

int64_t lifecycle_last(struct reading *reading,
		       const struct lifecycle *lifecycle, const char *words)
{
	return find(reading, lifecycle, words, true);
}

int64_t lifecycle_known(const int64_t *times, size_t n)
{
	for (size_t t = 0; t < n; t++)
		if (times[t] != NO_TIME)
			return times[t];
	return NO_TIME;
}

void lifecycle_end_changed(struct reading *reading, struct incident *incident,
			   const char *key)
{
	if (incident->modified_at == NO_TIME)
		return;
	incident->ended_at = incident->modified_at;
	reading_finding(reading, incident->began_at, "approximate end",
			"'%s' is not there: ended when it was changed last",
			key);
}
