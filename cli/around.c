/* around.c -- the repository around the current folder
 *
 * Which tags are there is asked of the importer, by reading with one pattern
 * after the other until there are deploys.  A pattern that no tag has costs
 * next to nothing, since without deploys no history is walked.
 */
#include "cli/around.h"

#include "cli/message.h"
#include "importers/git.h"
#include "importers/import.h"
#include "model/error.h"

#include <string.h>

#define SERVICE_TAGS "*-v[0-9]*"

/* ".", "..", …; NULL if no folder above is a repository. */
static const char *find_repository(struct settings *settings)
{
	g_autofree char *folder = g_get_current_dir();
	g_autoptr(GString) name = g_string_new(".");

	while (!git_recognises(name->str)) {
		char *above = g_path_get_dirname(folder);
		bool is_top = strcmp(above, folder) == 0;

		g_free(folder);
		folder = above;
		if (is_top)
			return NULL;
		if (strcmp(name->str, ".") == 0)
			g_string_assign(name, "..");
		else
			g_string_append(name, "/..");
	}
	return pool_text(settings->pool, name->str);
}

/* The facts of one attempt, and what stays open with them. */
struct attempt {
	struct facts *facts;
	struct git_run *git;
};

static void forget(struct attempt *attempt)
{
	git_import_end(attempt->git);
	facts_free(attempt->facts);
	*attempt = (struct attempt){ 0 };
}

static bool read_all(const struct settings *settings, struct attempt *attempt,
		     GError **error)
{
	g_autoptr(GPtrArray) errors =
		g_ptr_array_new_with_free_func((GDestroyNotify)g_error_free);

	forget(attempt);
	attempt->facts = facts_new();
	attempt->git = import_sources(settings, attempt->facts, NULL, errors);
	if (errors->len == 0)
		return true;
	g_propagate_error(error, g_ptr_array_steal_index(errors, 0));
	return false;
}

/* False without an error: no tag is of that form. */
static bool try(struct settings *settings, const char *pattern,
		struct attempt *attempt, GError **error)
{
	settings->deploys_from_tags = pattern;
	return read_all(settings, attempt, error) &&
	       attempt->facts->deploys->len > 0;
}

/* What stands before the last "-v" and a digit, or NULL. */
static char *service_of(const char *tag)
{
	const char *end = NULL;

	for (const char *at = tag; (at = strstr(at, "-v")); at++)
		if (g_ascii_isdigit(at[2]))
			end = at;
	return end && end > tag ? g_strndup(tag, (gsize)(end - tag)) : NULL;
}

static void name_services(struct settings *settings, const struct facts *facts)
{
	for (uint32_t d = 0; d < facts->deploys->len; d++) {
		g_autofree char *name = service_of(facts_deploy(facts, d)->id);

		if (name)
			settings_service(settings, name);
	}
}

static bool try_services(struct settings *settings, struct attempt *attempt,
			 GError **error)
{
	if (!try(settings, SERVICE_TAGS, attempt, error))
		return false;
	name_services(settings, attempt->facts);
	return read_all(settings, attempt, error);
}

static bool try_all(struct settings *settings, struct attempt *attempt,
		    GError **error)
{
	GError *failed = NULL;
	bool is_found;

	if (settings->deploys_from_tags)
		return try(settings, settings->deploys_from_tags, attempt,
			   error);
	is_found = try(settings, "v[0-9]*", attempt, &failed);
	if (!is_found && !failed)
		is_found = try_services(settings, attempt, &failed);
	if (!is_found && !failed)
		is_found = try(settings, "release-*", attempt, &failed);
	if (failed)
		g_propagate_error(error, failed);
	return is_found;
}

struct git_run *around_read(struct settings *settings, bool tells,
			    struct facts **facts, GError **error)
{
	bool is_named = settings->sources->len > 0;
	const char *name = is_named ? settings->sources->pdata[0] :
				      find_repository(settings);
	const char *asked = settings->deploys_from_tags;
	struct attempt attempt = { 0 };
	GError *failed = NULL;
	bool is_found;

	if (!name) {
		g_set_error(error, SHIPLOG_ERROR, SHIPLOG_ERROR_USAGE,
			    "nothing to read: no SOURCE, no shiplog.conf and "
			    "no git repository here or above");
		return NULL;
	}
	if (!is_named)
		g_ptr_array_add(settings->sources, (char *)name);
	is_found = try_all(settings, &attempt, &failed);
	if (!is_found && !failed)
		g_set_error(&failed, SHIPLOG_ERROR, SHIPLOG_ERROR_INPUT,
			    "%s: no tag is %s; --deploys-from-tags=GLOB names "
			    "others, a SOURCE an export with the deploys",
			    name,
			    asked ? asked : "v[0-9]*, SERVICE-v* or release-*");
	if (failed)
		g_propagate_error(error, failed);
	else if (tells)
		message("%s: its tags %s are the deploys", name,
			settings->deploys_from_tags);
	if (!is_found)
		forget(&attempt);
	*facts = attempt.facts;
	return attempt.git;
}
