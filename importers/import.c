/* import.c -- from the sources that the user names to facts
 *
 * Exports come first, since they say which commits are of interest; git then
 * fills what they left open.  Files are read in the order of their names, so
 * that the order of the sources does not matter.
 */
#include "importers/import.h"

#include "importers/export_file.h"
#include "importers/servicenow_copies.h"
#include "importers/updates.h"
#include "importers/walk.h"

bool import_check_patterns(const struct settings *settings, GError **error)
{
	g_autoptr(Tags) tags = tags_new(settings, NULL, error);

	return tags;
}

/* The facts' own array of the facts' own strings; NULL if there are none. */
static const char *const *copy_names(struct facts *facts,
				     const GPtrArray *names)
{
	const char **copy;

	if (names->len == 0)
		return NULL;
	copy = facts_own(facts, g_new0(const char *, names->len + 1));
	for (uint32_t i = 0; i < names->len; i++)
		copy[i] = facts_text(facts, names->pdata[i]);
	return copy;
}

static void add_service(struct facts *facts,
			const struct service_settings *settings)
{
	/* First: the array may move when it grows. */
	uint32_t index = facts_add_service(facts, settings->name);
	struct service *service = facts_service(facts, index);

	service->owner = facts_text(facts, settings->owner);
	service->aliases = copy_names(facts, settings->aliases);
	service->paths = copy_names(facts, settings->paths);
	service->is_configured = true;
}

void import_services(const struct settings *settings, struct facts *facts)
{
	for (uint32_t i = 0; i < settings->services->len; i++)
		add_service(facts, settings->services->pdata[i]);
}

static GTimeZone *assumed_zone(const struct settings *settings)
{
	GTimeZone *zone = g_time_zone_new_identifier(settings->assume_timezone);

	return zone ? zone : g_time_zone_new_utc();
}

static void read_file(struct import *import, const struct walk_file *file,
		      struct import_watch *watch, GPtrArray *errors)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(SourceFile) source = source_open(file->name, &error);

	if (source && import->settings->needs_no_digests)
		source_need_no_digest(source);
	if (source &&
	    export_file_read(import, source, file->is_in_folder, watch, &error))
		return;
	if (!source && file->is_in_folder && source_is_packed(error)) {
		g_autofree char *shown = g_utf8_make_valid(error->message, -1);

		finding_add(import->facts, (struct place){ NONE, 0 }, NO_TIME,
			    "unrecognised file", shown);
		return;
	}
	g_ptr_array_add(errors, g_steal_pointer(&error));
}

static void read_exports(const struct settings *settings, struct facts *facts,
			 const GPtrArray *files, struct import_watch *watch,
			 GPtrArray *errors)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GTimeZone) zone = assumed_zone(settings);
	g_autoptr(Tags) tags = tags_new(settings, facts, &error);
	g_autoptr(Asides) asides = asides_new();
	g_autoptr(Updates) updates = updates_new();
	g_autoptr(ServicenowCopies) copies = servicenow_copies_new();
	g_autoptr(GHashTable) regions = g_hash_table_new_full(
		g_int64_hash, g_int64_equal, g_free, NULL);
	struct import import = {
		.settings = settings,
		.facts = facts,
		.zone = zone,
		.tags = tags,
		.asides = asides,
		.updates = updates,
		.copies = copies,
		.regions = regions,
	};

	if (!tags) {
		g_ptr_array_add(errors, g_steal_pointer(&error));
		return;
	}
	for (uint32_t i = 0; i < files->len; i++)
		read_file(&import, files->pdata[i], watch, errors);
	servicenow_copies_settle(&import);
	updates_settle(updates, asides, facts);
	asides_settle(asides, facts);
}

struct git_run *import_sources(const struct settings *settings,
			       struct facts *facts, struct import_watch *watch,
			       GPtrArray *errors)
{
	g_autoptr(Walk) walk = NULL;
	struct git_run *run;

	import_services(settings, facts);
	walk = walk_sources(settings->sources, facts, errors);
	run = git_begin(settings, facts, walk->repositories, errors);
	read_exports(settings, facts, walk->files, watch, errors);
	git_import(run);
	return run;
}
