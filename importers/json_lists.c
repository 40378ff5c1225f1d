/* json_lists.c -- the keys under which wrappers have their records */
#include "importers/json_lists.h"

#include <string.h>

bool json_lists_have(const char *const *keys, const char *key, size_t length)
{
	for (; *keys; keys++)
		if (strlen(*keys) == length && memcmp(*keys, key, length) == 0)
			return true;
	return false;
}

bool json_lists_wrap(const char *const *keys, const struct json *object)
{
	for (const struct json *member = json_first(object); member;
	     member = json_next(member)) {
		const struct json *first = json_first(member);
		const char *key = json_key(member);

		if (json_is_array(member) &&
		    (json_is_object(first) || json_is_array(first)) &&
		    json_lists_have(keys, key, strlen(key)))
			return true;
	}
	return false;
}
