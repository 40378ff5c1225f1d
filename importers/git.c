/* git.c -- commits, the commits that deploys name, and deploys from tags
 *
 * First every repository is opened and every name looked up, then each
 * history is read once, from all the commits that are named in it.  What is
 * read, and its order, depend on the set of names only: neither the order of
 * SOURCEs nor that of deploys shows.
 */
#include "importers/git.h"

#include "importers/git_history.h"
#include "importers/git_names.h"
#include "importers/git_open.h"
#include "importers/git_scope.h"
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

static void add_repository(struct git_run *run, struct git *git)
{
	struct facts *facts = run->facts;
	struct repository repository = {
		.name = facts_text(facts, git->names->pdata[0]),
		.first_commit = facts->commits->len,
	};

	repository.source =
		facts_add_source(facts, repository.name, "git", SOURCE_COMMITS);
	git->name = repository.name;
	git->index = facts->repositories->len;
	g_array_append_val(facts->repositories, repository);
	g_ptr_array_add(run->gits, git);
}

static void open_all(struct git_run *run, const GPtrArray *paths)
{
	g_autoptr(GPtrArray) all = all_paths(run->settings, paths);

	for (uint32_t i = 0; i < all->len; i++) {
		GError *error = NULL;
		struct git *git = git_open(all->pdata[i],
					   run->settings->trusts_owner, &error);
		struct git *same;

		if (!git) {
			git_keep_error(run, error);
			continue;
		}
		same = find_same(run->gits, git);
		if (!same) {
			add_repository(run, git);
			continue;
		}
		move_names(git->names, same->names);
		move_names(git->folders, same->folders);
		git_close(git);
	}
}

/* The different commits wanted of one repository. */
static GArray *heads_of(const GArray *wanted, const struct git *git)
{
	GArray *heads = g_array_new(false, false, sizeof(git_oid));

	for (uint32_t i = 0; i < wanted->len; i++) {
		const struct wanted *row =
			&g_array_index(wanted, struct wanted, i);

		if (row->git == git->index)
			g_array_append_val(heads, row->id);
	}
	return heads;
}

static void read_history(struct git_run *run, struct git *git,
			 const GArray *wanted)
{
	g_autoptr(GArray) heads = heads_of(wanted, git);
	bool is_scoped = git_scope_is_wanted(run, git);
	GError *error = NULL;

	if (!git_history_read(run, git, heads, is_scoped, &error) ||
	    (is_scoped && !git_scope_fill(run, git, &error)))
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
			break;
		case WANTED_BASELINE:
			facts_service(run->facts, row->index)->baseline =
				commit;
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

static int by_id(gconstpointer a, gconstpointer b)
{
	const struct commit *const *x = a, *const *y = b;

	return memcmp((*x)->id, (*y)->id, sizeof((*x)->id));
}

/* What was read of a repository, so that a review can be traced to it. */
static void digest(struct facts *facts, uint32_t r)
{
	const struct repository *repository = facts_repository(facts, r);
	g_autoptr(GChecksum) checksum = g_checksum_new(G_CHECKSUM_SHA256);
	g_autoptr(GPtrArray) commits = g_ptr_array_new();

	for (uint32_t c = 0; c < repository->commits; c++)
		g_ptr_array_add(
			commits,
			facts_commit(facts, repository->first_commit + c));
	g_ptr_array_sort(commits, by_id);
	for (uint32_t c = 0; c < commits->len; c++) {
		const struct commit *commit = commits->pdata[c];

		g_checksum_update(checksum, commit->id, commit->id_length);
	}
	facts_source(facts, repository->source)->sha256 =
		facts_text(facts, g_checksum_get_string(checksum));
}

void git_import(const struct settings *settings, struct facts *facts,
		const GPtrArray *paths, GPtrArray *errors)
{
	g_autoptr(GPtrArray) gits = g_ptr_array_new_with_free_func(close_git);
	g_autoptr(GArray) wanted = NULL;
	struct git_run run = {
		.settings = settings,
		.facts = facts,
		.gits = gits,
		.errors = errors,
	};

	set_up_libgit2();
	open_all(&run, paths);
	git_services_assign(&run);
	read_tags(&run);
	wanted = git_names_resolve(&run);
	for (uint32_t g = 0; g < gits->len; g++)
		read_history(&run, gits->pdata[g], wanted);
	fill_wanted(&run, wanted);
	for (uint32_t r = 0; r < facts->repositories->len; r++)
		digest(facts, r);
	g_ptr_array_set_size(gits, 0);
	git_libgit2_shutdown();
}
