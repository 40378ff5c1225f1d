/* configuration.c -- shiplog.conf, in git's configuration syntax
 *
 * libgit2 reads the file and what it includes, and no other: neither the
 * user's nor the machine's git configuration has a say here.
 */
#include "cli/configuration.h"

#include "cli/configuration_files.h"
#include "cli/configuration_keys.h"
#include "model/error.h"
#include "model/facts.h"

#include <git2.h>
#include <string.h>

#define FILE_NAME "shiplog.conf"

/* The keys of one file, as libgit2 gives them, in step with their places. */
struct file_reading {
	struct key_reading *keys;
	const char *file;
	const GArray *places; /* of struct key_place */
	uint32_t next;
	GError **error;
};

char *configuration_find(void)
{
	g_autofree char *folder = g_get_current_dir();
	g_autoptr(GString) name = g_string_new(FILE_NAME);

	while (!g_file_test(name->str, G_FILE_TEST_EXISTS)) {
		char *above = g_path_get_dirname(folder);
		bool is_top = strcmp(above, folder) == 0;

		g_free(folder);
		folder = above;
		if (is_top)
			return NULL;
		g_string_prepend(name, "../");
	}
	return g_strdup(name->str);
}

/* "shiplog.conf:12"; without the line if the scan did not see the key. */
static char *place_of(struct file_reading *reading, const char *key)
{
	for (uint32_t p = reading->next; p < reading->places->len; p++) {
		const struct key_place *place =
			&g_array_index(reading->places, struct key_place, p);

		if (g_strcmp0(place->key, key) != 0)
			continue;
		reading->next = p + 1;
		return g_strdup_printf("%s:%u", place->file, place->line);
	}
	return g_strdup(reading->file);
}

static int read_entry(const git_config_entry *entry, void *data)
{
	struct file_reading *reading = data;
	g_autofree char *place = place_of(reading, entry->name);

	return configuration_key_read(reading->keys, place, false, entry->name,
				      entry->value, reading->error) ?
		       0 :
		       GIT_EUSER;
}

/*
 * "failed to parse config file: missing ']' in section header (in a:3)"
 * becomes "a:3: missing ']' in section header"; a message without a place gets
 * that where the scan had to stop.
 */
static void complain(const char *file, const GArray *places, GError **error)
{
	const git_error *last = git_error_last();
	const char *said = last && last->message ? last->message : "unreadable";
	g_autoptr(GRegex) form = g_regex_new(
		"^(?:.*file: )?(.*) \\(in (.*:[0-9]+)(?:, column [0-9]+)?\\)$",
		G_REGEX_DEFAULT, 0, NULL);
	g_autoptr(GMatchInfo) match = NULL;
	g_autofree char *place = g_strdup(file);
	g_autofree char *what = g_strdup(said);

	if (g_regex_match(form, said, 0, &match)) {
		g_free(place);
		g_free(what);
		what = g_match_info_fetch(match, 1);
		place = g_match_info_fetch(match, 2);
	}
	for (uint32_t p = 0; p < places->len; p++) {
		const struct key_place *stop =
			&g_array_index(places, struct key_place, p);

		if (stop->key)
			continue;
		g_free(place);
		place = g_strdup_printf("%s:%u", stop->file, stop->line);
		break;
	}
	g_set_error(error, SHIPLOG_ERROR, SHIPLOG_ERROR_USAGE, "%s: %s", place,
		    what);
}

static bool read_file(struct key_reading *keys, const char *file,
		      GError **error)
{
	g_autoptr(GArray) places = configuration_files(file, error);
	g_autofree char *folder = g_path_get_dirname(file);
	GError *refused = NULL;
	struct file_reading reading = {
		.keys = keys,
		.file = file,
		.places = places,
		.error = &refused,
	};
	git_config *config = NULL;

	if (!places)
		return false;
	if (strcmp(folder, ".") != 0)
		keys->folder = g_steal_pointer(&folder);
	git_libgit2_init();
	if (git_config_open_ondisk(&config, file) < 0 ||
	    (git_config_foreach(config, read_entry, &reading) < 0 && !refused))
		complain(file, places, &refused);
	git_config_free(config);
	git_libgit2_shutdown();
	g_clear_pointer(&keys->folder, g_free);
	if (refused)
		g_propagate_error(error, refused);
	return !refused;
}

static bool read_assignments(struct key_reading *keys,
			     const GArray *assignments, GError **error)
{
	for (uint32_t i = 0; i < assignments->len; i++) {
		const struct assignment *assignment =
			&g_array_index(assignments, struct assignment, i);
		bool is_option = strcmp(assignment->option, "--set") != 0;

		if (strcmp(assignment->key, "include.path") == 0) {
			g_set_error(error, SHIPLOG_ERROR, SHIPLOG_ERROR_USAGE,
				    "%s: 'include.path' may only stand in a "
				    "file",
				    assignment->option);
			return false;
		}
		if (!configuration_key_read(keys, assignment->option, is_option,
					    assignment->key, assignment->value,
					    error))
			return false;
	}
	return true;
}

/* Two names that importers take for the same. */
static bool check_services(const struct settings *settings, GError **error)
{
	for (uint32_t i = 0; i < settings->services->len; i++) {
		const struct service_settings *one =
			settings->services->pdata[i];

		for (uint32_t k = 0; k < i; k++) {
			const struct service_settings *other =
				settings->services->pdata[k];

			if (!name_equal(one->name, other->name))
				continue;
			g_set_error(error, SHIPLOG_ERROR, SHIPLOG_ERROR_USAGE,
				    "service \"%s\" and service \"%s\" are "
				    "the same name",
				    other->name, one->name);
			return false;
		}
	}
	return true;
}

bool configuration_read(const char *file, const GArray *assignments,
			struct settings *settings, GError **error)
{
	struct key_reading keys = { .settings = settings };

	return (!file || read_file(&keys, file, error)) &&
	       read_assignments(&keys, assignments, error) &&
	       check_services(settings, error);
}
