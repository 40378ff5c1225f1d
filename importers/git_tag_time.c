/* git_tag_time.c -- when a tag was made
 *
 * A lightweight tag has no time of its own, but those who use them for deploys
 * often write it into the name.  Digits that go on are a build number, not a
 * date, so a field must end where its digits end.
 */
#include "importers/git_tag_time.h"

#include "importers/git_headers.h"

#include <string.h>

struct moment {
	int year, month, day, hour, minute, second;
	bool has_time, is_utc;
};

/* Takes exactly `digits` digits and adds their value; -1: not there. */
static int take_number(const char **at, int digits)
{
	int value = 0;

	for (int i = 0; i < digits; i++) {
		if (!g_ascii_isdigit((*at)[i]))
			return -1;
		value = value * 10 + ((*at)[i] - '0');
	}
	*at += digits;
	return value;
}

/* Takes the sign between two fields, which must be the same each time. */
static bool take_sign(const char **at, char sign)
{
	if (sign == '\0')
		return true;
	if (**at != sign)
		return false;
	(*at)++;
	return true;
}

static bool take_date(const char **at, struct moment *moment)
{
	const char *rest = *at;
	char sign = '\0';

	moment->year = take_number(&rest, 4);
	if (*rest && strchr("-._", *rest))
		sign = *rest;
	if (!take_sign(&rest, sign))
		return false;
	moment->month = take_number(&rest, 2);
	if (!take_sign(&rest, sign))
		return false;
	moment->day = take_number(&rest, 2);
	if (moment->year < 1990 || moment->year > 2199 || moment->month < 1 ||
	    moment->day < 1 ||
	    !g_date_valid_dmy((GDateDay)moment->day, (GDateMonth)moment->month,
			      (GDateYear)moment->year))
		return false;
	*at = rest;
	return true;
}

/* The clock of `text`: HHMM, HH-MM, with or without seconds. */
static bool take_clock(const char *text, struct moment *moment)
{
	char sign = '\0';

	moment->hour = take_number(&text, 2);
	if (*text && strchr("-._", *text))
		sign = *text;
	if (moment->hour < 0 || !take_sign(&text, sign))
		return false;
	moment->minute = take_number(&text, 2);
	moment->second = 0;
	if (sign ? *text == sign : g_ascii_isdigit(*text)) {
		take_sign(&text, sign);
		moment->second = take_number(&text, 2);
	}
	moment->is_utc = *text == 'Z' || *text == 'z';
	return moment->hour < 24 && moment->minute >= 0 &&
	       moment->minute < 60 && moment->second >= 0 &&
	       moment->second < 60 && !g_ascii_isdigit(*text);
}

/* What may stand between the day and the time of day. */
static void take_time(const char *text, struct moment *moment)
{
	static const char *const between[] = { "-at-", "_at_", "T", "t",
					       "-",    "_",    "" };

	for (size_t i = 0; i < G_N_ELEMENTS(between); i++) {
		if (!g_str_has_prefix(text, between[i]))
			continue;
		moment->has_time =
			take_clock(text + strlen(between[i]), moment);
		return;
	}
}

static bool find_moment(const char *name, struct moment *moment)
{
	for (const char *at = name; *at; at++) {
		const char *rest = at;

		if (at > name && g_ascii_isdigit(at[-1]))
			continue;
		if (!take_date(&rest, moment))
			continue;
		take_time(rest, moment);
		if (moment->has_time || !g_ascii_isdigit(*rest))
			return true;
	}
	return false;
}

int64_t git_tag_time_in(const char *name, GTimeZone *zone, int64_t *day_end)
{
	struct moment moment = { 0 };
	g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
	g_autoptr(GDateTime) time = NULL;
	g_autoptr(GDateTime) next = NULL;

	*day_end = NO_TIME;
	if (!find_moment(name, &moment))
		return NO_TIME;
	if (!moment.has_time)
		moment.hour = moment.minute = moment.second = 0;
	time = g_date_time_new(moment.is_utc && moment.has_time ? utc : zone,
			       moment.year, moment.month, moment.day,
			       moment.hour, moment.minute, moment.second);
	if (!moment.has_time) {
		next = g_date_time_add_days(time, 1);
		*day_end = g_date_time_to_unix(next);
	}
	return g_date_time_to_unix(time);
}

static bool read_commit_time(const struct git *git, const git_oid *id,
			     int64_t *at, GError **error)
{
	git_odb_object *object = git_read(git, id, GIT_OBJECT_COMMIT, error);
	struct commit_text commit;

	if (!object)
		return false;
	*at = NO_TIME;
	if (git_headers_commit(git_odb_object_data(object),
			       git_odb_object_size(object), &commit))
		*at = commit.committed_at;
	git_odb_object_free(object);
	if (*at == NO_TIME)
		*at = 0;
	return true;
}

/* When an annotated tag was made; NO_TIME: it is none, or has no tagger. */
static int64_t tagger_time(const struct git *git, const git_oid *id)
{
	git_odb_object *object = git_read(git, id, GIT_OBJECT_TAG, NULL);
	struct tag_text tag = { .tagged_at = NO_TIME };

	if (!object)
		return NO_TIME;
	git_headers_tag(git_odb_object_data(object),
			git_odb_object_size(object), &tag);
	git_odb_object_free(object);
	return tag.tagged_at;
}

/*
 * A tag cannot be older than its commit.  So a day in its name is that day at
 * the commit's time if that falls on it, else its beginning; and what lies
 * more than a day before the commit (clocks, zones) is no time but a number.
 */
static void set_name_time(GTimeZone *zone, struct tag *tag,
			  int64_t committed_at)
{
	const int64_t day = 24 * 60 * 60;
	int64_t day_end;
	int64_t at = git_tag_time_in(tag->name, zone, &day_end);

	if (at != NO_TIME && day_end != NO_TIME && committed_at >= at &&
	    committed_at < day_end)
		at = committed_at;
	tag->is_approximate = at == NO_TIME || at < committed_at - day;
	tag->at = tag->is_approximate ? committed_at : at;
}

int git_tag_time_read(const struct git *git, const char *name, GTimeZone *zone,
		      struct tag *tag, GError **error)
{
	g_autofree char *ref = g_strconcat("refs/tags/", name, NULL);
	int64_t committed_at;
	git_oid id;
	int found;

	tag->name = name;
	if (git_reference_name_to_id(&id, git->repository, ref) < 0)
		return 0;
	found = git_peel(git, &id, &tag->commit, error);
	if (found <= 0)
		return found;
	tag->is_approximate = false;
	tag->at = git_oid_equal(&id, &tag->commit) ? NO_TIME :
						     tagger_time(git, &id);
	if (tag->at != NO_TIME)
		return 1;
	if (!read_commit_time(git, &tag->commit, &committed_at, error))
		return -1;
	set_name_time(zone, tag, committed_at);
	return 1;
}
