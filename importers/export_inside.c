/* export_inside.c -- records inside of objects that tell how they came
 *
 * An answer about one thing has it under a key of its own, a hook that was
 * delivered stands beside its headers, a watch says of each object whether it
 * is new.  Such objects are none of a known format; what they hold is.
 */
#include "importers/export.h"

#include "importers/field.h"

#include <string.h>

enum { DEEPEST = 3 };

static const char *const keys[] = {
	"data",		"result",     "response",   "request",	   "body",
	"request_data", "payload",    "object",	    "event",	   "detail",
	"incident",	"alert",      "alertGroup", "alert_group", "log_entry",
	"issue",	"deployment", "release",    "pipeline",	   "run",
	"job",		"build",      "execution",  "application",
};

/* What an alert was sent with is another's, so it must stand beside words that
 * tell of a delivery. */
static bool is_foreign(const struct json *record, const char *key)
{
	return strcmp(key, "payload") == 0 &&
	       !json_is_object(json_member(record, "headers")) &&
	       !field_text(record, "event");
}

/* The list of objects that a member is or has, or NULL. */
static const struct json *list_in(const struct json *member)
{
	for (int k = 0; importers_list_keys[k]; k++) {
		const struct json *list =
			json_member(member, importers_list_keys[k]);

		if (json_is_array(list) && json_is_object(json_first(list)))
			return list;
	}
	return NULL;
}

static void read_inner(struct export *export, const struct json *record,
		       const struct json *inner)
{
	const struct json *around = export->around;

	export->around = record;
	export_record(export, inner);
	export->around = around;
}

static void read_list(struct export *export, const struct json *wrapper,
		      const struct json *list)
{
	for (const struct json *inner = json_first(list); inner;
	     inner = json_next(inner))
		read_inner(export, wrapper, inner);
}

static bool read_known(struct export *export, const struct json *wrapper)
{
	const struct json *list = list_in(wrapper);

	for (const struct json *inner = json_first(list); inner;
	     inner = json_next(inner)) {
		if (!importers_find(inner))
			continue;
		read_list(export, wrapper, list);
		export->has_list = true;
		return true;
	}
	return false;
}

static bool look_into(struct export *export, const struct json *record,
		      int depth)
{
	bool is_found = false;

	for (size_t k = 0; k < G_N_ELEMENTS(keys); k++) {
		const struct json *inner = json_member(record, keys[k]);

		if (!json_is_object(inner) || is_foreign(record, keys[k]))
			continue;
		if (importers_find(inner)) {
			read_inner(export, record, inner);
			is_found = true;
		} else {
			is_found |= read_known(export, inner) ||
				    (depth < DEEPEST &&
				     look_into(export, inner, depth + 1));
		}
	}
	return is_found;
}

/* Whether a list, under whatever key, has what the file has. */
static bool is_list_of_ours(const struct export *export,
			    const struct json *member)
{
	const struct json *first = json_first(member);
	const struct importer *found;

	if (!json_is_array(member) || !json_is_object(first))
		return false;
	found = importers_find(first);
	return found && (!export->importer || found == export->importer);
}

/* A wrapper that has its list under a key of nobody. */
static bool read_lists(struct export *export, const struct json *wrapper)
{
	bool is_read = false;

	for (const struct json *member = json_first(wrapper); member;
	     member = json_next(member)) {
		if (!is_list_of_ours(export, member))
			continue;
		is_read = true;
		read_list(export, wrapper, member);
	}
	return is_read;
}

bool export_inside(struct export *export, const struct json *record)
{
	return json_is_object(record) &&
	       (look_into(export, record, 1) || read_lists(export, record));
}
