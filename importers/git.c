/* git.c -- commits, the commits that deploys name, and deploys from tags
 *
 * First every repository is opened and every name looked up, then each commit
 * graph is read once, from all the commits that are named in it.  What is
 * read depends on the set of names only: neither the order of SOURCEs nor that
 * of deploys shows.  git_details.c has the second step.
 */
#include "importers/git.h"

#include "importers/git_history.h"
#include "importers/git_names.h"
#include "importers/git_open.h"
#include "importers/git_services.h"
#include "importers/git_tags.h"

#include <string.h>

/*
 * No configuration but the one that a repository is given (git_open.c); no
 * cache, as each object is read once; no hash of each object (git_history.c).
 */
static void set_up_libgit2(void)
{
	static const git_config_level_t levels[] = {
		GIT_CONFIG_LEVEL_PROGRAMDATA,
		GIT_CONFIG_LEVEL_SYSTEM,
		GIT_CONFIG_LEVEL_XDG,
		GIT_CONFIG_LEVEL_GLOBAL,
	};

	git_libgit2_init();
	for (size_t i = 0; i < G_N_ELEMENTS(levels); i++)
		git_libgit2_opts(GIT_OPT_SET_SEARCH_PATH, levels[i], "");
	git_libgit2_opts(GIT_OPT_ENABLE_CACHING, 0);
	git_libgit2_opts(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION, 0);
}

static int compare_ids(const void *a, const void *b)
{
	return git_oid_cmp(a, b);
}

static void add_path(GPtrArray *paths, const char *path)
{
	if (!g_ptr_array_find_with_equal_func(paths, path, g_str_equal, NULL))
		g_ptr_array_add(paths, (char *)path);
}

static int compare_paths(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Those of `paths` and of the configured services, each once, in order. */
static GPtrArray *all_paths(const struct settings *settings,
			    const GPtrArray *paths)
{
	GPtrArray *all = g_ptr_array_new();

	for (uint32_t i = 0; i < paths->len; i++)
		add_path(all, paths->pdata[i]);
	for (uint32_t i = 0; i < settings->services->len; i++) {
		const struct service_settings *service =
			settings->services->pdata[i];

		if (service->repository)
			add_path(all, service->repository);
	}
	g_ptr_array_sort(all, compare_paths);
	return all;
}

/* The repository that is open already, under another name. */
static struct git *find_same(const GPtrArray *gits, const struct git *git)
{
	for (uint32_t g = 0; g < gits->len; g++) {
		struct git *other = gits->pdata[g];

		if (g_str_equal(other->common_folder, git->common_folder))
			return other;
	}
	return NULL;
}

static void move_names(GPtrArray *from, GPtrArray *to)
{
	while (from->len > 0) {
		char *name = g_ptr_array_steal_index(from, 0);

		if (g_ptr_array_find_with_equal_func(to, name, g_str_equal,
						     NULL))
			g_free(name);
		else
			g_ptr_array_add(to, name);
	}
}

static void tell_gone(struct facts *facts, const struct git *git,
		      uint32_t source)
{
	struct place place = { .source = source };

	for (uint32_t i = 0; i < git->gone->len; i++) {
		g_autofree char *detail =
			g_strdup_printf("objects are borrowed from %s, which "
					"is not there",
					(char *)git->gone->pdata[i]);

		finding_add(facts, place, NO_TIME, "alternate", detail);
	}
}

static void add_repository(struct facts *facts, struct git *git)
{
	uint32_t source;

	git->name = facts_text(facts, git->names->pdata[0]);
	source = facts_add_source(facts, git->name, "git", SOURCE_COMMITS);
	git->index = facts_add_repository(facts, git->name, source);
	git_history_place(facts, git);
	tell_gone(facts, git, source);
}

static void open_path(struct git_run *run, const char *path)
{
	GError *error = NULL;
	struct git *git = git_open(path, run->settings->trusts_owner, &error);
	struct git *same;

	if (!git) {
		g_ptr_array_add(run->unopened, error);
		return;
	}
	same = find_same(run->gits, git);
	if (!same) {
		g_ptr_array_add(run->gits, git);
		return;
	}
	move_names(git->names, same->names);
	move_names(git->folders, same->folders);
	git_close(git);
}

/*
 * What needs none of the facts, while exports are read.  Setting libgit2 up
 * reads the certificates of the system: only where there are repositories.
 */
static void *open_all(void *data)
{
	struct git_run *run = data;

	set_up_libgit2();
	for (uint32_t i = 0; i < run->paths->len; i++)
		open_path(run, run->paths->pdata[i]);
	for (uint32_t g = 0; g < run->gits->len; g++)
		git_history_begin(run->gits->pdata[g]);
	return NULL;
}

static void wait_for_opener(struct git_run *run)
{
	if (run->opener)
		g_thread_join(g_steal_pointer(&run->opener));
}

static void add_all(struct git_run *run)
{
	wait_for_opener(run);
	for (uint32_t e = 0; e < run->unopened->len; e++)
		git_keep_error(run, run->unopened->pdata[e]);
	g_ptr_array_set_size(run->unopened, 0);
	for (uint32_t g = 0; g < run->gits->len; g++)
		add_repository(run->facts, run->gits->pdata[g]);
}

/* The different commits wanted of one repository, in order. */
static GArray *heads_of(const GArray *wanted, const struct git *git)
{
	GArray *heads = g_array_new(false, false, sizeof(git_oid));
	uint32_t kept = 0;

	for (uint32_t i = 0; i < wanted->len; i++) {
		const struct wanted *row =
			&g_array_index(wanted, struct wanted, i);

		if (row->git == git->index)
			g_array_append_val(heads, row->id);
	}
	g_array_sort(heads, compare_ids);
	for (uint32_t i = 0; i < heads->len; i++) {
		git_oid *ids = (git_oid *)(void *)heads->data;

		if (kept == 0 || !git_oid_equal(&ids[kept - 1], &ids[i]))
			ids[kept++] = ids[i];
	}
	g_array_set_size(heads, kept);
	return heads;
}

/* What was read of a repository, so that a review can be traced to it. */
static void digest(struct facts *facts, const struct git *git)
{
	const struct repository *repository =
		facts_repository(facts, git->index);
	g_autoptr(GChecksum) checksum = g_checksum_new(G_CHECKSUM_SHA256);

	g_checksum_update(checksum, (const uint8_t *)git->heads->data,
			  git->heads->len * sizeof(git_oid));
	facts_source(facts, repository->source)->sha256 =
		facts_text(facts, g_checksum_get_string(checksum));
}

static void read_history(struct git_run *run, struct git *git,
			 const GArray *wanted)
{
	GError *error = NULL;

	git->heads = heads_of(wanted, git);
	digest(run->facts, git);
	if (!git_history_read(run, git, &error))
		git_keep_error(run, error);
}

/* Tells each thing that named a commit which one it is. */
static void fill_wanted(struct git_run *run, const GArray *wanted)
{
	for (uint32_t i = 0; i < wanted->len; i++) {
		const struct wanted *row =
			&g_array_index(wanted, struct wanted, i);
		uint32_t commit = git_history_find(
			run, run->gits->pdata[row->git], &row->id);

		switch (row->kind) {
		case WANTED_DEPLOY:
			facts_deploy(run->facts, row->index)->head = commit;
			break;
		case WANTED_INCIDENT:
			facts_incident(run->facts, row->index)->commit = commit;
			facts_incident(run->facts, row->index)->repository =
				row->git;
			break;
		case WANTED_BASELINE:
			facts_service(run->facts, row->index)->baseline =
				commit;
			break;
		case WANTED_TIP:
			facts_service(run->facts, row->index)->tip = commit;
			break;
		}
	}
}

static void read_tags(struct git_run *run)
{
	for (uint32_t g = 0; g < run->gits->len; g++) {
		GError *error = NULL;

		git_tags_read(run, run->gits->pdata[g], &error);
		if (error)
			git_keep_error(run, error);
	}
}

static void close_git(void *git)
{
	git_close(git);
}

struct git_run *git_begin(const struct settings *settings, struct facts *facts,
			  const GPtrArray *paths, GPtrArray *errors)
{
	struct git_run *run = g_new0(struct git_run, 1);

	run->settings = settings;
	run->facts = facts;
	run->gits = g_ptr_array_new_with_free_func(close_git);
	run->errors = errors;
	run->paths = all_paths(settings, paths);
	run->unopened = g_ptr_array_new();
	if (run->paths->len > 0)
		run->opener = g_thread_new("open", open_all, run);
	return run;
}

void git_import(struct git_run *run)
{
	g_autoptr(GArray) wanted = NULL;

	add_all(run);
	git_services_assign(run);
	read_tags(run);
	wanted = git_names_resolve(run);
	for (uint32_t g = 0; g < run->gits->len; g++)
		git_packs_forget(
			((const struct git *)run->gits->pdata[g])->packs);
	for (uint32_t g = 0; g < run->gits->len; g++)
		read_history(run, run->gits->pdata[g], wanted);
	fill_wanted(run, wanted);
}

void git_import_end(struct git_run *run)
{
	if (!run)
		return;
	wait_for_opener(run);
	g_ptr_array_unref(run->unopened);
	g_ptr_array_unref(run->gits);
	if (run->paths->len > 0)
		git_libgit2_shutdown();
	g_ptr_array_unref(run->paths);
	g_free(run);
}
