/* json_lists.c -- the keys under which wrappers have their records */
#include "importers/json_lists.h"

#include <string.h>

static bool has_key(const char *const *keys, const char *key, size_t length)
{
	for (; *keys; keys++)
		if (strlen(*keys) == length && memcmp(*keys, key, length) == 0)
			return true;
	return false;
}

static bool has_inner_key(const char *const *keys, const char *outer,
			  const char *inner)
{
	size_t length = strlen(outer);

	for (; *keys; keys++)
		if (strncmp(*keys, outer, length) == 0 &&
		    (*keys)[length] == '.' &&
		    strcmp(*keys + length + 1, inner) == 0)
			return true;
	return false;
}

/* -- of values */

static bool wraps_inside(const char *const *keys, const struct json *outer)
{
	if (!json_is_object(outer))
		return false;
	for (const struct json *member = json_first(outer); member;
	     member = json_next(member))
		if (json_is_array(member) &&
		    json_is_object(json_first(member)) &&
		    has_inner_key(keys, json_key(outer), json_key(member)))
			return true;
	return false;
}

bool json_lists_wrap(const char *const *keys, const struct json *object)
{
	for (const struct json *member = json_first(object); member;
	     member = json_next(member)) {
		const struct json *first = json_first(member);
		const char *key = json_key(member);

		if (!first) /* as of most */
			continue;
		if (wraps_inside(keys, member))
			return true;
		if (json_is_array(member) &&
		    (json_is_object(first) || json_is_array(first)) &&
		    has_key(keys, key, strlen(key)))
			return true;
	}
	return false;
}

/* -- of what is scanned */

/* Whether a text is the key of what was found. */
static bool is_key(const char *value, size_t key_at, size_t key_end, size_t at)
{
	if (key_at == 0 || key_end < key_at)
		return false;
	for (size_t i = key_end + 1; i < at; i++)
		if (value[i] != ':' && !g_ascii_isspace(value[i]))
			return false;
	return true;
}

/* Both keys, the caller's. */
static void inner_keys(const char *value, const struct json_scan *scan,
		       char **outer, char **inner)
{
	*outer = g_strndup(value + scan->key_at, scan->key_end - scan->key_at);
	*inner = g_strndup(value + scan->inner_at,
			   scan->inner_end - scan->inner_at);
}

static bool is_inner_list(const char *const *keys, const char *value,
			  const struct json_scan *scan)
{
	g_autofree char *outer = NULL, *inner = NULL;

	if (scan->key_at == 0 || scan->key_end < scan->key_at ||
	    !is_key(value, scan->inner_at, scan->inner_end, scan->at))
		return false;
	inner_keys(value, scan, &outer, &inner);
	return has_inner_key(keys, outer, inner);
}

bool json_lists_found(const char *const *keys, const char *value,
		      const struct json_scan *scan)
{
	if (scan->depth == 2)
		return is_inner_list(keys, value, scan);
	return is_key(value, scan->key_at, scan->key_end, scan->at) &&
	       has_key(keys, value + scan->key_at,
		       scan->key_end - scan->key_at);
}

size_t json_lists_end_head(struct json_arena *arena, char *value,
			   const struct json_scan *scan, const char **key)
{
	g_autofree char *outer = NULL, *inner = NULL, *path = NULL;

	if (scan->depth == 1) {
		*key = json_arena_text(arena, value + scan->key_at,
				       scan->key_end - scan->key_at);
		value[scan->key_at - 1] = '}';
		return scan->key_at;
	}
	inner_keys(value, scan, &outer, &inner);
	path = g_strconcat(outer, ".", inner, NULL);
	*key = json_arena_text(arena, path, strlen(path));
	value[scan->inner_at - 1] = value[scan->inner_at] = '}';
	return scan->inner_at + 1;
}
