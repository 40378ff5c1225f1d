/* field.c -- members of a record, however their keys are spelt */
#include "importers/field.h"

#include <math.h>
#include <string.h>

static bool is_spelt(const char *key, const char *as, size_t length)
{
	const char *end = as + length;

	for (;;) {
		while (*key == '_' || *key == '-')
			key++;
		while (as < end && (*as == '_' || *as == '-'))
			as++;
		if (as == end || *key == '\0')
			return as == end && *key == '\0';
		if (g_ascii_tolower(*key++) != g_ascii_tolower(*as++))
			return false;
	}
}

static const struct json *find(const struct json *record, const char *key,
			       size_t length)
{
	const struct json *exact = NULL, *other = NULL;

	if (!json_is_object(record))
		return NULL;
	for (const struct json *member = json_first(record); member;
	     member = json_next(member)) {
		const char *own = json_key(member);

		if (strncmp(own, key, length) == 0 && own[length] == '\0')
			exact = member;
		else if (is_spelt(own, key, length))
			other = member;
	}
	return exact ? exact : other;
}

const struct json *field(const struct json *record, const char *key)
{
	return find(record, key, strlen(key));
}

/* Where the first of the paths leads; `*rest` is the others, or NULL. */
static const struct json *find_first(const struct json *record,
				     const char *paths, const char **rest)
{
	for (;;) {
		size_t length = strcspn(paths, ".|");

		record = find(record, paths, length);
		paths += length;
		if (*paths != '.')
			break;
		paths++;
	}
	*rest = *paths == '|' ? paths + 1 : NULL;
	return record;
}

const struct json *field_at(const struct json *record, const char *path)
{
	const char *rest;

	return find_first(record, path, &rest);
}

const char *field_text(const struct json *record, const char *paths)
{
	const char *text = NULL;

	while (paths && !(text && *text))
		text = json_text(find_first(record, paths, &paths));
	return text && *text ? text : NULL;
}

const char *field_name(struct reading *reading, const struct json *record,
		       const char *paths)
{
	g_autofree char *name = NULL;

	while (paths && !name)
		name = json_name(find_first(record, paths, &paths));
	return facts_text(reading->import->facts, name);
}

const char *field_own(struct reading *reading, const struct json *record,
		      const char *paths)
{
	return facts_text(reading->import->facts, field_text(record, paths));
}

bool field_integer(const struct json *record, const char *path,
		   int64_t *integer)
{
	return json_integer(field_at(record, path), integer);
}

uint32_t field_count(const struct json *record, const char *path)
{
	int64_t count;

	return field_integer(record, path, &count) && count > 0 &&
			       count < INT32_MAX ?
		       (uint32_t)count :
		       0;
}

double field_real(const struct json *record, const char *path)
{
	double number;

	return json_real(field_at(record, path), &number) ? number : NAN;
}

bool word_is(const char *word, const char *words)
{
	size_t length = word ? strlen(word) : 0;

	while (length > 0) {
		size_t n = strcspn(words, "|");

		if (n == length && g_ascii_strncasecmp(words, word, n) == 0)
			return true;
		if (words[n] == '\0')
			break;
		words += n + 1;
	}
	return false;
}

const char *word_behind(const char *label, const char *words,
			const char *separators, const char *skipped)
{
	size_t length = label ? strcspn(label, separators) : 0;
	g_autofree char *word = g_strndup(label, length);

	if (length == 0 || !label[length] || !word_is(word, words))
		return NULL;
	label += length + 1;
	return label + strspn(label, skipped);
}

bool field_is(const struct json *record, const char *path, const char *words)
{
	return word_is(field_text(record, path), words);
}

const struct json *field_among(const struct json *record, const char *path,
			       const char *key, const char *words)
{
	const struct json *one = json_first(field_at(record, path));

	while (one && !field_is(one, key, words))
		one = json_next(one);
	return one;
}

bool field_truth(const struct json *record, const char *path)
{
	const struct json *value = field_at(record, path);
	int64_t number;

	if (json_is_true(value))
		return true;
	if (word_is(json_text(value), "yes|on"))
		return true;
	return json_integer(value, &number) && number != 0;
}

static enum instant_form read_time(struct reading *reading,
				   const struct json *value,
				   enum instant_unit unit,
				   struct instant *instant)
{
	const char *text = json_text(value);
	int64_t number;

	memset(instant, 0, sizeof(*instant));
	if (json_is_null(value))
		return INSTANT_NEVER;
	if (json_is_number(value) ||
	    (text && unit != INSTANT_GUESSED && json_integer(value, &number)))
		return json_integer(value, &number) ?
			       instant_from_epoch(number, unit, instant) :
			       INSTANT_WRONG;
	return text ? instant_from_ordered(text, reading->import->zone,
					   reading->import->date_order,
					   instant) :
		      INSTANT_WRONG;
}

/* The caller's. */
static char *quoted_time(const char *what, const char *text)
{
	return g_strdup_printf("'%s' is \"%.60s\"", what, text);
}

/* Told when the record ends, since the first time says it for all. */
static void note_doubts(struct reading *reading, const char *what,
			const char *text, const struct instant *instant)
{
	if (instant->is_zone_assumed && !reading->assumed) {
		reading->assumed = quoted_time(what, text);
		reading->assumed_at = instant->at;
	}
	if (instant->is_order_assumed && !reading->ordered) {
		reading->ordered = quoted_time(what, text);
		reading->ordered_at = instant->at;
	}
}

bool field_time(struct reading *reading, const struct json *record,
		const char *path, enum instant_unit unit, int64_t *at)
{
	const struct json *value = field_at(record, path);
	g_autofree char *quoted = NULL;
	struct instant instant;

	*at = NO_TIME;
	switch (read_time(reading, value, unit, &instant)) {
	case INSTANT_NEVER:
		return true;
	case INSTANT_KNOWN:
		*at = instant.at;
		note_doubts(reading, path, json_text(value), &instant);
		return true;
	case INSTANT_WRONG:
		break;
	}
	quoted = json_quote(value);
	reading_malformed(reading, "not a time", "'%s' is %s, not a time", path,
			  quoted);
	return false;
}

bool text_time(struct reading *reading, const char *what, const char *text,
	       int64_t *at)
{
	struct instant instant;
	g_autofree char *shown = NULL;

	*at = NO_TIME;
	switch (instant_from_ordered(text, reading->import->zone,
				     reading->import->date_order, &instant)) {
	case INSTANT_NEVER:
		return true;
	case INSTANT_KNOWN:
		*at = instant.at;
		note_doubts(reading, what, text, &instant);
		return true;
	case INSTANT_WRONG:
		break;
	}
	shown = g_utf8_substring(text, 0, MIN(g_utf8_strlen(text, -1), 60));
	reading_malformed(reading, "not a time", "'%s' is \"%s\", not a time",
			  what, shown);
	return false;
}

int64_t field_time_if(struct reading *reading, const struct json *record,
		      const char *path, enum instant_unit unit)
{
	struct instant instant;
	const struct json *value = field_at(record, path);

	return read_time(reading, value, unit, &instant) == INSTANT_KNOWN ?
		       instant.at :
		       NO_TIME;
}

bool field_times(struct reading *reading, const struct json *record,
		 const char *const *paths, int64_t *times)
{
	for (int i = 0; paths[i]; i++)
		if (!field_time(reading, record, paths[i], INSTANT_GUESSED,
				&times[i]))
			return false;
	return true;
}

static double unit_seconds(const char **at)
{
	static const struct {
		const char *unit;
		double seconds;
	} units[] = {
		{ "ms", 0.001 },      { "s", 1 },     { "m", 60 },
		{ "h", 3600 },	      { "d", 86400 }, { "w", 7 * 86400 },
		{ "y", 365 * 86400 },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(units); i++) {
		size_t length = strlen(units[i].unit);

		if (strncmp(*at, units[i].unit, length) == 0 &&
		    !g_ascii_isalpha((*at)[length])) {
			*at += length;
			return units[i].seconds;
		}
	}
	return NAN;
}

bool duration_read(const char *text, double *seconds)
{
	const char *at = text;
	char *end;

	*seconds = 0;
	if (!at || !g_ascii_isdigit(*at))
		return false;
	while (g_ascii_isdigit(*at)) {
		double number = g_ascii_strtod(at, &end), unit;

		if (*end == '\0' && at == text) {
			*seconds = number;
			return true;
		}
		at = end;
		unit = unit_seconds(&at);
		if (isnan(unit))
			return false;
		*seconds += number * unit;
	}
	return *at == '\0';
}
