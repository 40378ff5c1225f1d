/* export_pages.c -- what a file says about itself, and what it is cut at */
#include "importers/export.h"

#include "importers/field.h"
#include "importers/importers_lists.h"

#include <inttypes.h>
#include <string.h>

/* Not null, "", false or 0. */
static bool says_something(const struct json *value)
{
	const char *text = json_text(value);
	int64_t number;

	if (text)
		return *text != '\0';
	return json_is_true(value) ||
	       (json_integer(value, &number) && number != 0) ||
	       json_is_object(value) || json_is_array(value);
}

static void note_more(struct export *export, const struct json *members)
{
	static const char *const paths[] = {
		"more",
		"cursor.has_more",
		"next",
		"paging.next",
		"links.next",
		"next_page_token",
		"pagination_meta.after",
		"metadata.continue",
		"response_metadata.cursor",
		NULL,
	};
	bool is_there = false, has_more = false;
	int64_t pages;

	for (int i = 0; paths[i]; i++) {
		const struct json *value = field_at(members, paths[i]);

		is_there |= value != NULL;
		has_more |= says_something(value);
	}
	if (field_integer(members, "number_of_pages", &pages)) {
		is_there = true;
		has_more |= pages > 1;
	}
	export->says_page |= is_there;
	if (is_there)
		export->has_more = has_more;
}

void export_rest(struct export *export, const struct json *members)
{
	const struct importer *importer = export->importer;

	if (importer && importer->read_rest)
		importer->read_rest(export_begin(export, importer), members);
}

/* Whether some format's list under that key has a record around it. */
static bool has_around(const char *key)
{
	for (uint32_t i = 0; i < n_importers; i++)
		if (importers[i]->reads_around &&
		    strcmp(importers[i]->reads_around, key) == 0)
			return true;
	return false;
}

bool export_wrapper(struct export *export, const struct json *behind)
{
	g_autoptr(Json) whole = NULL;
	const struct importer *importer;

	if (!export->is_around)
		return false;
	export->is_around = false;
	whole = export->wrapper;
	export->wrapper = NULL;
	for (const struct json *member = json_first(behind); member;
	     member = json_next(member))
		json_add(whole, json_key(member), json_copy(member));
	importer = importers_find(whole);
	if (!importer || !importer->reads_around)
		return false;
	export_record(export, whole);
	return true;
}

void export_members(struct export *export, const char *key,
		    const struct json *members)
{
	const struct json *error = json_member(members, "error");
	const struct importer *importer;
	int64_t total;

	if (key)
		export_wrapper(export, NULL);
	note_more(export, members);
	if (field_integer(members,
			  field(members, "max_results") ? "total" :
							  "total_count",
			  &total) &&
	    total > 0 && total < UINT32_MAX)
		export->total = (uint32_t)total;
	if (!export->server_error && !json_is_null(error) &&
	    says_something(error))
		export->server_error = json_quote(error);
	if (!key) {
		if (!export_wrapper(export, members))
			export_rest(export, members);
		return;
	}
	export->has_list = true;
	importer = importers_find_list(key, members);
	if (importer)
		export->by_key = importer;
	json_free(export->wrapper);
	export->wrapper = json_copy(members);
	export->is_around = has_around(key);
	/* what stands under a path might be several formats' else */
	export->by_path = strchr(key, '.') ? importer : NULL;
	export->has_head = export->by_path != NULL;
}

static bool is_limit(const struct importer *importer, uint32_t n)
{
	for (int i = 0; importer->page_limits && importer->page_limits[i]; i++)
		if (importer->page_limits[i] == n)
			return true;
	return false;
}

static void tell_pages(struct export *export, struct reading *reading,
		       const struct importer *importer)
{
	uint32_t n = export->record;

	if (n == 0)
		reading_finding(reading, NO_TIME, "no records",
				"the file holds no records");
	if (export->server_error)
		reading_finding(reading, NO_TIME, "error in the answer",
				"'error' is %s", export->server_error);
	if (export->has_more)
		reading_finding(reading, NO_TIME, "one page of more",
				"the last page says that there are more");
	else if (export->total > n && n > 0)
		reading_finding(reading, NO_TIME, "one page of more",
				"there are %" PRIu32 " in total, and here are "
				"%" PRIu32,
				export->total, n);
	else if (!export->says_page && export->total == 0 &&
		 is_limit(importer, n))
		reading_finding(reading, NO_TIME, "probably cut",
				"exactly %" PRIu32 " records, the limit of a "
				"server's answer",
				n);
}

void export_finish(struct export *export)
{
	struct facts *facts = export->import->facts;

	for (uint32_t i = 0; i < n_importers; i++) {
		struct reading *reading = &export->readings[i];
		struct source *source;

		if (reading->source == NONE)
			continue;
		reading->record = export->record;
		if (importers[i]->finish)
			importers[i]->finish(reading);
		reading->record = 0;
		if (importers[i] == export->importer)
			tell_pages(export, reading, importers[i]);
		source = facts_source(facts, reading->source);
		source->bytes = source_bytes(export->file);
		source->sha256 = facts_text(facts, source_sha256(export->file));
	}
}
