/* json_slices.c -- lists within a record, which are read a slice at a time
 *
 * A resource of OpenTelemetry is one record, but may have more spans than
 * memory.  It is cut behind an element of the innermost list that has one: what
 * stands before is closed with as many brackets as are open, and what follows
 * is opened by the same beginnings, without the elements that were there.  So
 * both are read like any other record.
 */
#include "importers/json_slices.h"

#include <glib.h>
#include <string.h>

struct list {
	uint32_t depth; /* of brackets, its own included */
	size_t open, element;
	size_t path; /* length of its path */
};

struct finder {
	const char *const *paths;
	const char *value;
	size_t at, length;
	size_t key_at, key_end; /* of the text last met */
	bool is_key;		/* and nothing but a colon since */
	uint64_t parts;		/* since an element of a list began */
	uint32_t depth, arrays;
	char closers[JSON_DEPTH + 1]; /* of what is open, outermost first */
	struct list lists[JSON_LISTS];
	uint32_t n;
	char path[256];
	struct json_slice *slice;
};

/* Whether a path is one of those, or begins one. */
static bool is_path(const char *const *paths, const char *path, size_t length)
{
	for (; *paths; paths++)
		if (strncmp(*paths, path, length) == 0 &&
		    ((*paths)[length] == '.' || (*paths)[length] == '\0'))
			return true;
	return false;
}

static void open_list(struct finder *finder)
{
	size_t before = finder->n > 0 ? finder->lists[finder->n - 1].path : 0;
	size_t key = finder->key_end - finder->key_at;
	char *path = finder->path;

	if (!finder->is_key || finder->arrays != finder->n ||
	    finder->n == JSON_LISTS || before + 1 + key > sizeof(finder->path))
		return;
	if (before > 0)
		path[before++] = '.';
	memcpy(path + before, finder->value + finder->key_at, key);
	if (!is_path(finder->paths, path, before + key))
		return;
	finder->lists[finder->n++] = (struct list){
		.depth = finder->depth + 1,
		.open = finder->at,
		.element = finder->at + 1,
		.path = before + key,
	};
	finder->parts = 0;
}

/* The innermost list may be cut here; what follows begins at `rest`. */
static void note_cut(struct finder *finder, size_t rest)
{
	struct json_slice *slice = finder->slice;

	slice->cut_lists = finder->n;
	slice->cut = finder->at;
	slice->rest = rest;
	slice->depth = finder->lists[finder->n - 1].depth;
	for (uint32_t l = 0; l < finder->n; l++) {
		slice->open[l] = finder->lists[l].open;
		slice->element[l] = finder->lists[l].element;
	}
	for (uint32_t d = 0; d < slice->depth; d++)
		slice->closers[d] = finder->closers[slice->depth - 1 - d];
	slice->closers[slice->depth] = '\0';
}

/* False: too deep. */
static bool open_bracket(struct finder *finder, char c)
{
	if (c == '[') {
		open_list(finder);
		finder->arrays++;
	}
	finder->is_key = false;
	if (finder->depth == JSON_DEPTH || ++finder->parts > JSON_PARTS)
		return false;
	finder->closers[finder->depth++] = c == '[' ? ']' : '}';
	return true;
}

static bool is_blank(const char *value, size_t at, size_t end)
{
	while (at < end && g_ascii_isspace(value[at]))
		at++;
	return at == end;
}

/* False: the value ends. */
static bool close_bracket(struct finder *finder, char c)
{
	const struct list *list =
		finder->n > 0 ? &finder->lists[finder->n - 1] : NULL;

	if (list && list->depth == finder->depth) {
		if (!is_blank(finder->value, list->open + 1, finder->at))
			note_cut(finder, finder->at);
		finder->n--;
	}
	if (c == ']' && finder->arrays > 0)
		finder->arrays--;
	finder->is_key = false;
	return finder->depth > 0 && --finder->depth > 0;
}

/* False: too many parts. */
static bool pass_comma(struct finder *finder)
{
	struct list *list =
		finder->n > 0 ? &finder->lists[finder->n - 1] : NULL;

	finder->is_key = false;
	if (!list || list->depth != finder->depth)
		return ++finder->parts <= JSON_PARTS;
	note_cut(finder, finder->at + 1);
	list->element = finder->at + 1;
	finder->parts = 0;
	return true;
}

static void pass_text(struct finder *finder)
{
	finder->key_at = finder->at + 1;
	finder->is_key = false;
	while (++finder->at < finder->length &&
	       finder->value[finder->at] != '"')
		if (finder->value[finder->at] == '\\')
			finder->at++;
	finder->key_end = MIN(finder->at, finder->length);
}

/* Up to the end, or to where it must not go on: false. */
static bool go_through(struct finder *finder, bool *is_too_deep)
{
	for (; finder->at < finder->length; finder->at++) {
		char c = finder->value[finder->at];
		bool goes_on = true, is_close = c == '}' || c == ']';

		if (c == '"')
			pass_text(finder);
		else if (c == ':')
			finder->is_key = true;
		else if (c == ',')
			goes_on = pass_comma(finder);
		else if (c == '{' || c == '[')
			goes_on = open_bracket(finder, c);
		else if (is_close)
			goes_on = close_bracket(finder, c);
		if (!goes_on) {
			*is_too_deep = !is_close;
			return *is_too_deep;
		}
	}
	return true;
}

bool json_slices_find(const char *const *paths, const char *value,
		      size_t length, struct json_slice *slice)
{
	struct finder finder = {
		.paths = paths,
		.value = value,
		.length = length,
		.slice = slice,
	};

	memset(slice, 0, sizeof(*slice));
	if (!go_through(&finder, &slice->is_too_deep))
		return false;
	slice->lists = finder.n;
	if (finder.n > 0)
		slice->last = finder.lists[finder.n - 1].element;
	return slice->lists > 0 || slice->cut_lists > 0;
}

char *json_slices_take(const struct json_slice *slice, const char *value,
		       size_t *length)
{
	char *text = g_malloc0(slice->cut + slice->depth + 8);

	memcpy(text, value, slice->cut);
	memcpy(text + slice->cut, slice->closers, slice->depth);
	*length = slice->cut + slice->depth;
	return text;
}

size_t json_slices_drop(const struct json_slice *slice, char *value)
{
	size_t to = slice->rest;

	for (uint32_t l = slice->cut_lists; l-- > 0;) {
		size_t from = l > 0 ? slice->element[l - 1] : 0;
		size_t length = slice->open[l] + 1 - from;

		to -= length;
		memmove(value + to, value + from, length);
	}
	return to;
}

size_t json_slices_skip(struct json_skip *skip, const char *text, size_t length)
{
	for (size_t at = 0; at < length; at++) {
		char c = text[at];

		if (skip->is_escaped) {
			skip->is_escaped = false;
		} else if (skip->is_in_text) {
			skip->is_escaped = c == '\\';
			skip->is_in_text = c != '"';
		} else if (c == '"') {
			skip->is_in_text = true;
		} else if (c == '{' || c == '[') {
			skip->depth++;
		} else if (skip->depth == 0 &&
			   (c == ',' || c == ']' || c == '}')) {
			skip->is_done = true;
			return at + (c == ',');
		} else if (c == '}' || c == ']') {
			skip->depth--;
		}
	}
	return length;
}
