/* git_open.c -- repositories that are open, and reading their objects
 *
 * libgit2's usual way to open a repository obeys its configuration.  So this
 * opens it as a bare one, which reads none, and gives it an empty one before
 * anything could ask for the real one.
 */
#include "importers/git_open.h"

#include "importers/git_folders.h"
#include "importers/git_grafts.h"
#include "importers/git_headers.h"
#include "importers/git_history.h"
#include "importers/git_replace.h"
#include "model/error.h"

#include <git2/sys/repository.h>
#include <string.h>

static const char *last_message(void)
{
	const git_error *last = git_error_last();

	return last && last->message ? last->message : "no reason given";
}

bool git_open_handle(const struct git *git, git_repository **repository,
		     git_odb **odb, GError **error)
{
	git_config *empty = NULL;

	if (git_repository_open_bare(repository, git->git_folder) == 0 &&
	    git_config_new(&empty) == 0 &&
	    git_repository_set_config(*repository, empty) == 0 &&
	    git_repository_odb(odb, *repository) == 0) {
		git_config_free(empty);
		return true;
	}
	git_config_free(empty);
	g_set_error(error, SHIPLOG_ERROR, SHIPLOG_ERROR_INPUT,
		    "%s: cannot be opened (%s)", (char *)git->names->pdata[0],
		    last_message());
	return false;
}

/* What lies beside the objects and decides how they are read. */
static void look_around(struct git *git)
{
	g_autofree char *folder =
		g_build_filename(git->common_folder, "objects", "pack", NULL);

	git->packs = git_packs_open(folder);
	git->replaced = git_replace_read(git->repository);
	git->grafts = git_grafts_read(git->common_folder);
}

/* What a service may be named like, taken from a path. */
static void add_folder(GPtrArray *folders, const char *path)
{
	g_autofree char *base = g_path_get_basename(path);

	if (g_str_equal(base, ".git")) {
		g_autofree char *above = g_path_get_dirname(path);

		g_free(base);
		base = g_path_get_basename(above);
	}
	if (g_str_has_suffix(base, ".git"))
		base[strlen(base) - strlen(".git")] = '\0';
	if (!g_str_equal(base, ".") && !g_str_equal(base, "..") &&
	    !g_ptr_array_find_with_equal_func(folders, base, g_str_equal, NULL))
		g_ptr_array_add(folders, g_steal_pointer(&base));
}

struct git *git_open(const char *path, bool trusts_owner, GError **error)
{
	struct git_folders folders = { 0 };
	struct git *git;

	if (!git_folders_find(path, trusts_owner, &folders, error)) {
		git_folders_clear(&folders);
		return NULL;
	}
	git = g_new0(struct git, 1);
	git->names = g_ptr_array_new_with_free_func(g_free);
	git->folders = g_ptr_array_new_with_free_func(g_free);
	g_ptr_array_add(git->names, g_strdup(path));
	add_folder(git->folders, path);
	add_folder(git->folders, folders.work);
	add_folder(git->folders, folders.common);
	git->git_folder = g_steal_pointer(&folders.git);
	git->common_folder = g_steal_pointer(&folders.common);
	git->gone = g_steal_pointer(&folders.gone);
	git->index = NONE;
	git_folders_clear(&folders);
	if (git_open_handle(git, &git->repository, &git->odb, error)) {
		look_around(git);
		return git;
	}
	git_close(git);
	return NULL;
}

void git_close(struct git *git)
{
	git_history_free(git->history);
	if (git->heads)
		g_array_unref(git->heads);
	g_free(git->trees);
	git_packs_close(git->packs);
	if (git->replaced)
		g_hash_table_unref(git->replaced);
	if (git->grafts)
		g_hash_table_unref(git->grafts);
	git_odb_free(git->odb);
	git_repository_free(git->repository);
	g_ptr_array_unref(git->names);
	g_ptr_array_unref(git->folders);
	g_ptr_array_unref(git->gone);
	g_free(git->git_folder);
	g_free(git->common_folder);
	g_free(git);
}

void git_object_error(GError **error, const struct git *git, const git_oid *id,
		      const char *what)
{
	char hex[GIT_OID_HEXSZ + 1];

	g_set_error(error, SHIPLOG_ERROR, SHIPLOG_ERROR_INPUT,
		    "%s: object %s is %s", (char *)git->names->pdata[0],
		    git_oid_tostr(hex, sizeof(hex), id), what);
}

static void read_error(GError **error, const struct git *git, const git_oid *id,
		       int code)
{
	g_autofree char *what = NULL;

	if (code == GIT_ENOTFOUND)
		what = g_strdup("missing");
	else
		what = g_strdup_printf("broken (%s)", last_message());
	git_object_error(error, git, id, what);
}

git_odb_object *git_read(const struct git *git, const git_oid *id,
			 git_object_t want, GError **error)
{
	return git_read_from(git, git->odb, id, want, error);
}

git_odb_object *git_read_from(const struct git *git, git_odb *odb,
			      const git_oid *id, git_object_t want,
			      GError **error)
{
	git_odb_object *object = NULL;
	int code = git_odb_read(&object, odb, id);
	g_autofree char *what = NULL;

	if (code < 0) {
		read_error(error, git, id, code);
		return NULL;
	}
	if (git_odb_object_type(object) == want)
		return object;
	what = g_strdup_printf(
		"a %s, not a %s",
		git_object_type2string(git_odb_object_type(object)),
		git_object_type2string(want));
	git_object_error(error, git, id, what);
	git_odb_object_free(object);
	return NULL;
}

/* The next link of a chain of tags; 1: read into `id`, else -1. */
static int follow_tag(const struct git *git, git_oid *id, GError **error)
{
	git_odb_object *object = git_read(git, id, GIT_OBJECT_TAG, error);
	struct tag_text tag;
	bool is_whole;

	if (!object)
		return -1;
	is_whole = git_headers_tag(git_odb_object_data(object),
				   git_odb_object_size(object), &tag);
	git_odb_object_free(object);
	if (!is_whole) {
		git_object_error(error, git, id, "not a whole tag");
		return -1;
	}
	*id = tag.target;
	return 1;
}

int git_peel(const struct git *git, const git_oid *id, git_oid *commit,
	     GError **error)
{
	git_object_t type;
	size_t length;

	*commit = *id;
	for (;;) {
		int code =
			git_odb_read_header(&length, &type, git->odb, commit);

		if (code < 0) {
			read_error(error, git, commit, code);
			return -1;
		}
		if (type == GIT_OBJECT_COMMIT)
			return 1;
		if (type != GIT_OBJECT_TAG)
			return 0;
		if (follow_tag(git, commit, error) < 0)
			return -1;
	}
}

bool git_is_empty_tree(const git_oid *id)
{
	return git_oid_streq(id, "4b825dc642cb6eb9a060e54bf8d69288fbee4904") ==
	       0;
}

void git_keep_error(struct git_run *run, GError *error)
{
	for (uint32_t i = 0; i < run->errors->len; i++) {
		const GError *other = run->errors->pdata[i];

		if (g_str_equal(other->message, error->message)) {
			g_error_free(error);
			return;
		}
	}
	g_ptr_array_add(run->errors, error);
}
