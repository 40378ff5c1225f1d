/* annotation_fields.c -- the members, times and tags of one annotation */
#include "importers/annotation.h"

#include "importers/instant.h"

#include <string.h>

static const char *not_empty(const char *text)
{
	return text && *text ? text : NULL;
}

/* What the keys of all members begin with. */
enum { LETTERS = 32 };

static uint32_t letter_of(const char *key)
{
	return *key & (LETTERS - 1);
}

/* Keys are short: a call takes longer than the comparison. */
static inline bool is_same(const char *a, const char *b)
{
	while (*a == *b && *a) {
		a++;
		b++;
	}
	return *a == *b;
}

/* One pass over the members: of equal keys the last one stays. */
void annotation_collect(const struct json *record,
			struct annotation *annotation)
{
	const struct json *state = NULL;
	const struct {
		const char *key;
		const struct json **member;
	} members[] = {
		{ "id", &annotation->id },
		{ "time", &annotation->time },
		{ "timeEnd", &annotation->time_end },
		{ "tags", &annotation->tags },
		{ "text", &annotation->text },
		{ "created", &annotation->created },
		{ "updated", &annotation->updated },
		{ "alertId", &annotation->alert },
		{ "regionId", &annotation->region },
		{ "newState", &state },
		{ "result", &annotation->result },
	};
	uint16_t begin[LETTERS] = { 0 }; /* a bit for each of the members */

	memset(annotation, 0, sizeof(*annotation));
	for (size_t i = 0; i < G_N_ELEMENTS(members); i++)
		begin[letter_of(members[i].key)] |= (uint16_t)(1 << i);
	for (const struct json *member = json_first(record); member;
	     member = json_next(member)) {
		const char *key = json_key(member);

		for (uint32_t bits = begin[letter_of(key)]; bits;
		     bits &= bits - 1) {
			int i = __builtin_ctz(bits);

			if (is_same(key, members[i].key)) {
				*members[i].member = member;
				break;
			}
		}
	}
	annotation->new_state = not_empty(json_text(state));
}

static bool time_malformed(struct reading *reading,
			   const struct annotation *annotation,
			   const char *reason)
{
	const char *key = annotation->is_graphite ? "when" : "time";
	g_autofree char *quoted = json_quote(annotation->time);

	if (!annotation->time)
		reading_malformed(reading, reason, "'%s' is missing", key);
	else
		reading_malformed(reading, reason, "'%s' is %s, not epoch %s",
				  key, quoted,
				  annotation->is_graphite ? "seconds" :
							    "milliseconds");
	return false;
}

static const char *not_a_number(const struct json *time)
{
	if (json_is_null(time))
		return "time missing";
	return json_text(time) ? "time is text" : "time is no number";
}

/* An optional time; what is not one is as if it were not there. */
static int64_t other_time(const struct json *member, bool *is_in_seconds)
{
	struct instant instant;
	int64_t number;

	if (!json_integer(member, &number) ||
	    instant_from_number(number, &instant) != INSTANT_KNOWN)
		return NO_TIME;
	if (is_in_seconds && instant.is_in_seconds)
		*is_in_seconds = true;
	return instant.at;
}

static bool read_time(struct reading *reading,
		      const struct annotation *annotation,
		      struct instant *instant)
{
	enum instant_form form;
	int64_t number;

	memset(instant, 0, sizeof(*instant));
	if (!json_integer(annotation->time, &number))
		return time_malformed(reading, annotation,
				      not_a_number(annotation->time));
	form = annotation->is_graphite ?
		       instant_from_epoch(number, INSTANT_GUESSED, instant) :
		       instant_from_number(number, instant);
	if (form != INSTANT_KNOWN)
		return time_malformed(reading, annotation,
				      form == INSTANT_NEVER ?
					      "time missing" :
					      "time out of range");
	return true;
}

bool annotation_times(struct reading *reading,
		      const struct annotation *annotation,
		      struct annotation_times *times)
{
	struct instant instant;
	int64_t end;

	memset(times, 0, sizeof(*times));
	if (!read_time(reading, annotation, &instant))
		return false;
	if (!annotation->is_graphite) {
		times->is_text = json_text(annotation->time);
		times->is_in_seconds = instant.is_in_seconds;
	}
	times->started_at = instant.at;
	end = other_time(annotation->time_end, &times->is_in_seconds);
	times->deployed_at = MAX(times->started_at, end);
	times->ends_before = end != NO_TIME && end < times->started_at;
	times->created_at = other_time(annotation->created, NULL);
	times->modified_at = other_time(annotation->updated, NULL);
	return true;
}

static void add_tag(struct reading *reading, struct annotation_tags *tags,
		    const char *text)
{
	if (text && *text && tags->n < ANNOTATION_TAGS)
		tags->tags[tags->n++] = tags_read(reading->import->tags, text);
}

void annotation_tags_read(struct reading *reading,
			  const struct annotation *annotation,
			  struct annotation_tags *tags)
{
	const char *text = json_text(annotation->tags);

	tags->n = 0;
	tags->words = text ? g_strsplit_set(text, " ,", -1) : NULL;
	for (uint32_t w = 0; tags->words && tags->words[w]; w++)
		add_tag(reading, tags, tags->words[w]);
	for (const struct json *tag = json_first(annotation->tags); tag;
	     tag = json_next(tag))
		add_tag(reading, tags, json_text(tag));
}

void annotation_tags_clear(struct annotation_tags *tags)
{
	g_clear_pointer(&tags->words, g_strfreev);
}

const struct tag *annotation_tags_first(const struct annotation_tags *tags,
					enum tag_meaning meaning)
{
	for (uint32_t t = 0; t < tags->n; t++)
		if (tags->tags[t].meaning == meaning)
			return &tags->tags[t];
	return NULL;
}

char *annotation_tags_quote(const struct annotation_tags *tags)
{
	GString *quoted = g_string_new(NULL);

	for (uint32_t t = 0; t < tags->n && quoted->len < 200; t++) {
		g_autofree char *text = g_utf8_substring(
			tags->tags[t].text, 0,
			MIN(g_utf8_strlen(tags->tags[t].text, -1), 60));

		g_string_append_printf(quoted, "%s\"%s\"", t > 0 ? ", " : "",
				       text);
	}
	return g_string_free(quoted, false);
}
