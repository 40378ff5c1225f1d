/* git_names.c -- the commits that deploys, incidents and settings name
 *
 * An abbreviated id must name one commit; trees, blobs and tags that begin
 * alike do not matter, though libgit2 asks for one *object*.  So where it
 * says "ambiguous", each of the sixteen longer prefixes is tried, and so on
 * down to where they part.
 */
#include "importers/git_names.h"

#include "importers/git_services.h"
#include "model/error.h"

#include <string.h>

enum found {
	FOUND_NONE,
	FOUND_ONE,
	FOUND_SEVERAL,
	FOUND_BROKEN, /* an error was set */
};

#define SHORTEST 4

struct search {
	const struct git *git;
	char prefix[GIT_OID_HEXSZ + 1];
	size_t length;
	git_oid commit;
	uint32_t commits;
};

static void add_if_commit(struct search *search, const git_oid *id)
{
	git_object_t type;
	size_t length;

	if (git_odb_read_header(&length, &type, search->git->odb, id) < 0 ||
	    type != GIT_OBJECT_COMMIT)
		return;
	search->commits++;
	search->commit = *id;
}

/* Counts the commits that begin with the prefix, up to two. */
static void search_prefix(struct search *search)
{
	git_oid prefix, id;
	int code;

	git_oid_fromstrn(&prefix, search->prefix, search->length);
	code = git_odb_exists_prefix(&id, search->git->odb, &prefix,
				     search->length);
	if (code == 0)
		add_if_commit(search, &id);
	if (code != GIT_EAMBIGUOUS || search->length == GIT_OID_HEXSZ)
		return;
	for (int digit = 0; digit < 16 && search->commits < 2; digit++) {
		search->prefix[search->length++] = "0123456789abcdef"[digit];
		search_prefix(search);
		search->prefix[--search->length] = '\0';
	}
}

/* The length of an id, of any kind of repository; 0: it is none. */
static size_t id_length(const char *text)
{
	size_t length = strspn(text, "0123456789abcdefABCDEF");

	return text[length] == '\0' && length >= SHORTEST ? length : 0;
}

/* What nearly all are, found without libgit2. */
static bool is_packed_commit(const struct git *git, const git_oid *id)
{
	struct git_spot spot;

	return git_packs_find(git->packs, id->id, &spot) &&
	       git_packs_type(git->packs, spot) == PACKED_COMMIT;
}

static enum found find_abbreviated(const struct git *git, const char *name,
				   git_oid *commit)
{
	struct search search = { .git = git, .length = strlen(name) };

	for (size_t i = 0; i < search.length; i++)
		search.prefix[i] = g_ascii_tolower(name[i]);
	search_prefix(&search);
	*commit = search.commit;
	return search.commits == 0 ? FOUND_NONE :
	       search.commits == 1 ? FOUND_ONE :
				     FOUND_SEVERAL;
}

bool git_names_abbreviated(const struct git *git, const char *hex,
			   git_oid *commit)
{
	return find_abbreviated(git, hex, commit) == FOUND_ONE;
}

/* An id, whole or not, in any case; the id of a tag is peeled. */
static enum found find_id(const struct git *git, const char *name,
			  git_oid *commit, GError **error)
{
	size_t digits = id_length(name);
	git_oid id;
	int found;

	if (digits == 0 || digits > GIT_OID_HEXSZ)
		return FOUND_NONE;
	git_oid_fromstrp(&id, name);
	if (digits == GIT_OID_HEXSZ) {
		if (is_packed_commit(git, &id)) {
			*commit = id;
			return FOUND_ONE;
		}
		if (!git_odb_exists_ext(git->odb, &id,
					GIT_ODB_LOOKUP_NO_REFRESH))
			return FOUND_NONE;
		found = git_peel(git, &id, commit, error);
		return found < 0 ? FOUND_BROKEN :
		       found	 ? FOUND_ONE :
				   FOUND_NONE;
	}
	return find_abbreviated(git, name, commit);
}

static enum found find_tag(const struct git *git, const char *name,
			   git_oid *commit, GError **error)
{
	g_autofree char *ref = g_strconcat("refs/tags/", name, NULL);
	git_oid id;
	int found;

	if (git_reference_name_to_id(&id, git->repository, ref) < 0)
		return FOUND_NONE;
	found = git_peel(git, &id, commit, error);
	return found < 0 ? FOUND_BROKEN : found ? FOUND_ONE : FOUND_NONE;
}

/* NAME-VERSION, NAME/VERSION, VERSION, vVERSION. */
static enum found find_version(const struct git *git, const GPtrArray *names,
			       const char *version, git_oid *commit,
			       GError **error)
{
	static const char *const forms[] = { "-", "/" };
	static const char *const prefixes[] = { "", "v" };
	enum found found = FOUND_NONE;

	for (size_t f = 0; f < G_N_ELEMENTS(forms); f++) {
		for (uint32_t n = 0; n < names->len && !found; n++) {
			g_autofree char *tag = g_strconcat(
				names->pdata[n], forms[f], version, NULL);

			found = find_tag(git, tag, commit, error);
		}
	}
	for (size_t p = 0; p < G_N_ELEMENTS(prefixes) && !found; p++) {
		g_autofree char *tag = g_strconcat(prefixes[p], version, NULL);

		found = find_tag(git, tag, commit, error);
	}
	return found;
}

/*
 * The id in what `git describe` says of a commit: TAG-COMMITS-gID, -dirty
 * behind it if the build had changes of its own; NULL: it says something else.
 */
static char *described_id(const char *name)
{
	static const char form[] = "-[0-9]+-g([0-9a-f]{4,40})(-[a-z]+)?$";
	g_autoptr(GMatchInfo) match = NULL;
	g_autoptr(GRegex) regex = NULL;

	if (!strstr(name, "-g")) /* as nearly all */
		return NULL;
	regex = g_regex_new(form, G_REGEX_RAW, 0, NULL);
	if (!g_regex_match(regex, name, 0, &match))
		return NULL;
	return g_match_info_fetch(match, 1);
}

/* A version or the like: the name of a tag, or what `git describe` says. */
static enum found find_name(const struct git *git, const GPtrArray *names,
			    const char *name, git_oid *commit, GError **error)
{
	enum found found = find_version(git, names, name, commit, error);
	g_autofree char *id = found ? NULL : described_id(name);

	return id ? find_id(git, id, commit, error) : found;
}

static void add(GArray *wanted, enum wanted_kind kind, uint32_t index,
		const struct git *git, const git_oid *id)
{
	struct wanted row = {
		.kind = kind,
		.index = index,
		.git = git->index,
		.id = *id,
	};

	g_array_append_val(wanted, row);
}

static void resolve_deploy(struct git_run *run, uint32_t d, GArray *wanted)
{
	static const char *const reasons[] = {
		[FOUND_NONE] = "commit not in repository",
		[FOUND_SEVERAL] = "ambiguous commit",
		[FOUND_BROKEN] = "commit not in repository",
	};
	struct deploy *deploy = facts_deploy(run->facts, d);
	const struct service *service =
		facts_service(run->facts, deploy->service);
	g_autoptr(GPtrArray) names = NULL;
	GError *error = NULL;
	const struct git *git;
	enum found found;
	git_oid id;

	deploy->head = NONE;
	if (service->repository == NONE)
		return;
	git = run->gits->pdata[service->repository];
	names = git_services_names(run, service);
	if (deploy->commit_name && id_length(deploy->commit_name) > 0) {
		found = find_id(git, deploy->commit_name, &id, &error);
	} else if (deploy->commit_name || deploy->version) {
		found = find_name(git, names,
				  deploy->commit_name ? deploy->commit_name :
							deploy->version,
				  &id, &error);
	} else {
		deploy->unmatched = "no commit named";
		return;
	}
	if (found == FOUND_ONE)
		add(wanted, WANTED_DEPLOY, d, git, &id);
	else
		deploy->unmatched = reasons[found];
	if (error)
		git_keep_error(run, error);
}

/* True if an incident may mean a commit of this repository. */
static bool concerns(const struct facts *facts, const struct incident *incident,
		     const struct git *git)
{
	for (uint32_t i = 0; i < incident->services; i++) {
		uint32_t s = g_array_index(facts->incident_services, uint32_t,
					   incident->first_service + i);

		if (facts_service(facts, s)->repository == git->index)
			return true;
	}
	return incident->services == 0;
}

static void resolve_incident(struct git_run *run, uint32_t i, GArray *wanted)
{
	struct incident *incident = facts_incident(run->facts, i);

	incident->commit = NONE;
	if (!incident->commit_name)
		return;
	for (uint32_t g = 0; g < run->gits->len; g++) {
		const struct git *git = run->gits->pdata[g];
		GError *error = NULL;
		enum found found = FOUND_NONE;
		git_oid id;

		if (concerns(run->facts, incident, git))
			found = find_id(git, incident->commit_name, &id,
					&error);
		if (error)
			git_keep_error(run, error);
		if (found != FOUND_ONE)
			continue;
		add(wanted, WANTED_INCIDENT, i, git, &id);
		return;
	}
}

static enum found find_revision(const struct git *git, const char *revision,
				git_oid *commit, GError **error)
{
	git_object *object = NULL;
	int code = git_revparse_single(&object, git->repository, revision);
	int found = 0;

	if (code == 0)
		found = git_peel(git, git_object_id(object), commit, error);
	git_object_free(object);
	if (code == GIT_EAMBIGUOUS)
		return find_id(git, revision, commit, error);
	return found < 0 ? FOUND_BROKEN : found ? FOUND_ONE : FOUND_NONE;
}

static void tell_no_branch(struct git_run *run, const struct git *git,
			   const struct service *service, const char *branch)
{
	struct place place = {
		.source = facts_repository(run->facts, git->index)->source,
	};
	g_autofree char *detail = g_strdup_printf(
		"there is no branch \"%s\" of %s: what waits is not known",
		branch, service->name);

	finding_add(run->facts, place, NO_TIME, "unknown branch", detail);
}

/* A branch by its name, else HEAD; an empty repository has neither. */
static void resolve_tip(struct git_run *run, uint32_t s, GArray *wanted)
{
	const struct service *service = facts_service(run->facts, s);
	const struct service_settings *settings =
		git_services_settings(run, service);
	const struct git *git;
	g_autofree char *branch = NULL;
	git_oid id, commit;

	if (service->repository == NONE)
		return;
	git = run->gits->pdata[service->repository];
	if (settings && settings->branch)
		branch = g_strconcat("refs/heads/", settings->branch, NULL);
	if (git_reference_name_to_id(&id, git->repository,
				     branch ? branch : "HEAD") == 0 &&
	    git_peel(git, &id, &commit, NULL) > 0)
		add(wanted, WANTED_TIP, s, git, &commit);
	else if (branch)
		tell_no_branch(run, git, service, settings->branch);
}

static void resolve_baseline(struct git_run *run, uint32_t s, GArray *wanted)
{
	struct service *service = facts_service(run->facts, s);
	const struct service_settings *settings =
		git_services_settings(run, service);
	enum found found = FOUND_NONE;
	const struct git *git = NULL;
	GError *error = NULL;
	git_oid id;

	service->baseline = NONE;
	if (!settings || !settings->baseline)
		return;
	if (service->repository != NONE) {
		git = run->gits->pdata[service->repository];
		found = find_revision(git, settings->baseline, &id, &error);
	} else if (run->errors->len > 0) {
		return; /* its repository failed, which has been said */
	}
	if (found == FOUND_ONE)
		add(wanted, WANTED_BASELINE, s, git, &id);
	else if (!error)
		g_set_error(&error, SHIPLOG_ERROR, SHIPLOG_ERROR_USAGE,
			    "service \"%s\": baseline \"%s\" names %s%s%s",
			    service->name, settings->baseline,
			    found == FOUND_SEVERAL ? "several commits" :
						     "no commit",
			    git ? " in " : ", it has no repository",
			    git ? git->name : "");
	if (error)
		git_keep_error(run, error);
}

GArray *git_names_resolve(struct git_run *run)
{
	GArray *wanted = g_array_new(false, false, sizeof(struct wanted));

	for (uint32_t d = 0; d < run->facts->deploys->len; d++)
		resolve_deploy(run, d, wanted);
	for (uint32_t i = 0; i < run->facts->incidents->len; i++)
		resolve_incident(run, i, wanted);
	for (uint32_t s = 0; s < run->facts->services->len; s++) {
		resolve_baseline(run, s, wanted);
		resolve_tip(run, s, wanted);
	}
	return wanted;
}
