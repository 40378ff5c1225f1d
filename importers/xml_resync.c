/* xml_resync.c -- where XML can be read again behind what is broken
 *
 * In a record that is broken nothing is of interest but where it ends: with its
 * own tag, with the next record, or with an element that is around it.  Around
 * records it is important which elements are open, so that a tag that is broken
 * is taken as what it seems to have been.
 */
#include "importers/xml_resync.h"

#include <string.h>

enum { LONGEST_NAME = 256, SHORTEST_NEARLY = 4 };

/* Of ASCII, which is enough for those that matter. */
static bool begins_name(char c)
{
	return g_ascii_isalpha(c) || c == '_';
}

static bool is_of_name(char c)
{
	return begins_name(c) || g_ascii_isdigit(c) || memchr(":-.", c, 3);
}

/* A tag as far as it needs to be known. */
struct tag {
	char name[LONGEST_NAME];
	bool is_end;   /* </name */
	bool is_cut;   /* the text ends in its name */
	size_t behind; /* the offset behind the name */
};

/* What begins with "<" at `at`; false: no tag. */
static bool read_tag(const char *text, size_t at, size_t length,
		     struct tag *tag)
{
	size_t n = 0;

	tag->is_end = at + 1 < length && text[at + 1] == '/';
	at += tag->is_end ? 2 : 1;
	tag->is_cut = at >= length;
	if (tag->is_cut)
		return true;
	if (!begins_name(text[at]))
		return false;
	while (at + n < length && n < LONGEST_NAME - 1 &&
	       is_of_name(text[at + n]))
		n++;
	memcpy(tag->name, text + at, n);
	tag->name[n] = '\0';
	tag->behind = at + n;
	tag->is_cut = tag->behind == length;
	return true;
}

/* Of the first of these bytes; the length if there is none. */
static size_t find_any(const char *text, size_t from, size_t length,
		       const char *bytes)
{
	while (from < length && !strchr(bytes, text[from]))
		from++;
	return from;
}

/* Which of the elements around has that name, from 1, innermost first; or 0. */
static uint32_t around_named(const struct xml_records *records, uint32_t depth,
			     const char *name)
{
	while (depth > 0 && strcmp(records->names->pdata[depth - 1], name) != 0)
		depth--;
	return depth;
}

/* Whether the tag at place->at fits; *is_cut: more of the text is needed. */
static bool fits(const struct xml_records *records, const struct tag *tag,
		 const char *text, size_t length, struct xml_place *place,
		 bool *is_cut)
{
	uint32_t which =
		tag->is_end ? around_named(records, place->depth, tag->name) :
			      0;
	size_t end;

	if (which > 0)
		place->depth = which;
	if (which > 0 || !xml_records_has(records, tag->name))
		return which > 0;
	if (!tag->is_end)
		return true;
	end = find_any(text, tag->behind, length, "<>");
	*is_cut = end == length;
	if (!*is_cut)
		place->at = end + (text[end] == '>');
	return !*is_cut;
}

bool xml_resync_find(const struct xml_records *records, uint32_t depth,
		     const char *text, size_t from, size_t length,
		     struct xml_place *place)
{
	place->depth = depth;
	while (from < length) {
		const char *next = memchr(text + from, '<', length - from);
		bool is_cut = false;
		struct tag tag;

		if (!next)
			break;
		from = place->at = (size_t)(next - text);
		if (read_tag(text, from, length, &tag)) {
			if (tag.is_cut)
				return false;
			if (fits(records, &tag, text, length, place, &is_cut))
				return true;
			if (is_cut)
				return false;
		}
		from++;
	}
	place->at = length;
	return false;
}

/* Names of one length, not very short, that differ in one letter. */
static bool is_nearly(const char *name, const char *other)
{
	size_t length = strlen(name);
	int n = 0;

	if (strlen(other) != length)
		return false;
	for (; *name; name++, other++)
		n += *name != *other;
	return n == 1 && length >= SHORTEST_NEARLY;
}

/* A tag that ends something, though nothing of that name, or badly. */
static bool behind_end(const struct xml_records *records, const struct tag *tag,
		       const char *text, size_t length, struct xml_place *place)
{
	size_t end = find_any(text, tag->behind, length, "<>");
	uint32_t which = around_named(records, place->depth, tag->name);
	const char *top =
		place->depth > 0 ? records->names->pdata[place->depth - 1] : "";

	if (end == length)
		return false;
	place->at = end + (text[end] == '>');
	if (is_nearly(tag->name, top) || strcmp(tag->name, top) == 0)
		place->instead = g_strdup_printf("</%s>", top);
	else if (which > 0)
		place->depth = which - 1;
	return true;
}

/* A tag that begins something: without its attributes. */
static bool behind_begin(const struct tag *tag, const char *text, size_t length,
			 struct xml_place *place)
{
	size_t end = find_any(text, tag->behind, length, "<>");

	if (end == length)
		return false;
	place->at = end + (text[end] == '>');
	if (place->depth == 0 || text[end] == '<' || text[end - 1] != '/')
		place->instead = g_strdup_printf("<%s>", tag->name);
	return true;
}

bool xml_resync_behind(const struct xml_records *records, const char *text,
		       size_t from, size_t length, struct xml_place *place)
{
	struct tag tag;

	place->at = from;
	place->depth = records->around->len;
	if (from >= length)
		return false;
	if (text[from] == '<' && read_tag(text, from, length, &tag)) {
		if (tag.is_cut)
			return false;
		if (!tag.is_end && xml_records_has(records, tag.name))
			return xml_resync_find(records, place->depth, text,
					       from + 1, length, place);
		return tag.is_end ?
			       behind_end(records, &tag, text, length, place) :
			       behind_begin(&tag, text, length, place);
	}
	place->at = from + 1;
	if (place->depth == 0) /* only tags can stand there */
		place->at = find_any(text, from + 1, length, "<");
	return place->at < length;
}
