/* git_tags.c -- git tags as deploys
 *
 * Tags are taken in the order of their names and numbered so.  A pair of a tag
 * and a service is a record: one tag may deploy several services.
 */
#include "importers/git_tags.h"

#include "importers/git_services.h"
#include "importers/git_tag_names.h"
#include "importers/git_tag_time.h"

#include <fnmatch.h>
#include <string.h>

struct tagging {
	struct git_run *run;
	struct git *git;
	GTimeZone *zone;
	GHashTable *told; /* services that an export tells deploys of, to
			     whether that was said */
	uint32_t source;  /* NONE until there is a record */
	uint32_t records;
};

static struct place next_place(struct tagging *tagging)
{
	struct place place;

	if (tagging->source == NONE)
		tagging->source = facts_add_source(tagging->run->facts,
						   tagging->git->name,
						   "git-tags", SOURCE_DEPLOYS);
	place.source = tagging->source;
	place.record = ++tagging->records;
	return place;
}

static void add_deploy(struct tagging *tagging, const struct tag *tag,
		       uint32_t service)
{
	struct facts *facts = tagging->run->facts;
	char hex[GIT_OID_HEXSZ + 1];
	struct deploy deploy = {
		.id = tag->name,
		.version = tag->name,
		.started_at = tag->at,
		.deployed_at = tag->at,
		.created_at = NO_TIME,
		.modified_at = NO_TIME,
		.place = next_place(tagging),
		.service = service,
		.head = NONE,
		.kind = KIND_DEPLOY,
	};

	git_oid_tostr(hex, sizeof(hex), &tag->commit);
	deploy.commit_name = facts_text(facts, hex);
	facts_add_deploy(facts, &deploy);
	if (tag->is_approximate) {
		g_autofree char *detail = g_strdup_printf(
			"tag \"%s\" tells no time: its commit's is taken",
			tag->name);

		finding_add(facts, deploy.place, tag->at, "time of a tag",
			    detail);
	}
}

/* A tag that would tell a second time what an export told. */
static void leave_aside(struct tagging *tagging, uint32_t s)
{
	struct facts *facts = tagging->run->facts;
	struct place place = next_place(tagging);
	g_autofree char *detail = NULL;
	void *key = GUINT_TO_POINTER(s);

	facts_count(facts, place.source, FATE_NOT_RELEVANT);
	if (g_hash_table_lookup(tagging->told, key))
		return;
	g_hash_table_insert(tagging->told, key, GUINT_TO_POINTER(true));
	detail = g_strdup_printf(
		"an export has the deploys of %s: its tags are left aside",
		facts_service(facts, s)->name);
	place.record = 0;
	finding_add(facts, place, NO_TIME, "tags left aside", detail);
}

/* Adds the deploys of a tag, one for each of `services`. */
static bool add_tag(struct tagging *tagging, const char *name,
		    const GArray *services, bool is_own, GError **error)
{
	struct facts *facts = tagging->run->facts;
	g_autofree char *valid = g_utf8_make_valid(name, -1);
	struct tag tag;
	int found = git_tag_time_read(tagging->git, name, tagging->zone, &tag,
				      error);

	if (found < 0)
		return false;
	tag.name = facts_text(facts, valid);
	if (found == 0)
		facts_leave_out(facts, FATE_MALFORMED, next_place(tagging),
				NO_TIME, "tag of no commit", tag.name);
	else if (services->len == 0)
		facts_leave_out(facts, FATE_UNMATCHED, next_place(tagging),
				tag.at, "unknown service", tag.name);
	for (uint32_t i = 0; found > 0 && i < services->len; i++) {
		uint32_t s = g_array_index(services, uint32_t, i);

		if (is_own &&
		    g_hash_table_contains(tagging->told, GUINT_TO_POINTER(s)))
			leave_aside(tagging, s);
		else
			add_deploy(tagging, &tag, s);
	}
	return true;
}

static const char *pattern_of(const struct tagging *tagging, uint32_t s)
{
	const struct service *service = facts_service(tagging->run->facts, s);
	const struct service_settings *settings =
		git_services_settings(tagging->run, service);

	if (service->repository != tagging->git->index || !settings)
		return NULL;
	return settings->tag;
}

/* The services whose own `tag` matches. */
static void match_patterns(const struct tagging *tagging, const char *name,
			   GArray *services)
{
	for (uint32_t s = 0; s < tagging->run->facts->services->len; s++) {
		const char *pattern = pattern_of(tagging, s);

		if (pattern && fnmatch(pattern, name, 0) == 0)
			g_array_append_val(services, s);
	}
}

/* How much of the tag is the service's name: NAME-VERSION, NAME/VERSION. */
static size_t name_length(const struct tagging *tagging, uint32_t s,
			  const char *tag)
{
	g_autoptr(GPtrArray) names = git_services_names(
		tagging->run, facts_service(tagging->run->facts, s));
	size_t longest = 0;

	for (uint32_t i = 0; i < names->len; i++) {
		size_t length = strlen(names->pdata[i]);

		if (g_ascii_strncasecmp(tag, names->pdata[i], length) == 0 &&
		    (tag[length] == '-' || tag[length] == '/') &&
		    length > longest)
			longest = length;
	}
	return longest;
}

/* The one service of the repository that a tag of any service means. */
static void match_any(const struct tagging *tagging, const char *name,
		      GArray *services)
{
	struct facts *facts = tagging->run->facts;
	uint32_t only = NONE, named = NONE, n = 0;
	size_t longest = 0;

	for (uint32_t s = 0; s < facts->services->len; s++) {
		size_t length;

		if (facts_service(facts, s)->repository != tagging->git->index)
			continue;
		n++;
		only = s;
		length = name_length(tagging, s, name);
		if (length > longest) {
			longest = length;
			named = s;
		}
	}
	if (n == 1)
		named = only;
	if (named != NONE)
		g_array_append_val(services, named);
}

/* Where nobody named a service, the repository is one. */
static void add_own_service(struct tagging *tagging)
{
	struct facts *facts = tagging->run->facts;
	uint32_t s;

	if (tagging->run->settings->services->len > 0)
		return;
	for (s = 0; s < facts->services->len; s++)
		if (facts_service(facts, s)->repository == tagging->git->index)
			return;
	s = facts_add_service(facts, tagging->git->folders->pdata[0]);
	facts_service(facts, s)->repository = tagging->git->index;
}

static bool is_wanted(const struct tagging *tagging)
{
	for (uint32_t s = 0; s < tagging->run->facts->services->len; s++)
		if (pattern_of(tagging, s))
			return true;
	return tagging->run->settings->deploys_from_tags != NULL;
}

/* The services that a tag deploys; false: it is none that is asked for. */
static bool match(struct tagging *tagging, const char *name, GArray *services,
		  bool *is_own)
{
	const char *any = tagging->run->settings->deploys_from_tags;

	match_patterns(tagging, name, services);
	*is_own = services->len > 0;
	if (*is_own)
		return true;
	if (!any || fnmatch(any, name, 0) != 0)
		return false;
	add_own_service(tagging);
	match_any(tagging, name, services);
	return true;
}

static void read_all(struct tagging *tagging, GError **error)
{
	g_autoptr(GPtrArray) names = git_tag_names(tagging->git);
	bool is_whole = true;

	for (uint32_t i = 0; i < names->len && is_whole; i++) {
		g_autoptr(GArray) services =
			g_array_new(false, false, sizeof(uint32_t));
		const char *name = names->pdata[i];
		bool is_own;

		if (match(tagging, name, services, &is_own))
			is_whole =
				add_tag(tagging, name, services, is_own, error);
	}
}

/* The services that have deploys which are not tagging. */
static GHashTable *find_told(const struct facts *facts)
{
	GHashTable *told = g_hash_table_new(NULL, NULL);

	for (uint32_t d = 0; d < facts->deploys->len; d++) {
		const struct deploy *deploy = facts_deploy(facts, d);
		const struct source *source =
			facts_source(facts, deploy->place.source);

		if (!g_str_equal(source->format, "git-tags"))
			g_hash_table_insert(
				told, GUINT_TO_POINTER(deploy->service), NULL);
	}
	return told;
}

void git_tags_read(struct git_run *run, struct git *git, GError **error)
{
	struct tagging tagging = {
		.run = run,
		.git = git,
		.source = NONE,
	};

	if (!is_wanted(&tagging))
		return;
	tagging.zone =
		g_time_zone_new_identifier(run->settings->assume_timezone);
	if (!tagging.zone)
		tagging.zone = g_time_zone_new_utc();
	tagging.told = find_told(run->facts);
	read_all(&tagging, error);
	g_hash_table_unref(tagging.told);
	g_time_zone_unref(tagging.zone);
}
