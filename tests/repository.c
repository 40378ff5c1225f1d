/* repository.c -- small git repositories for tests */
#include "tests/repository.h"

#include "importers/git.h"
#include "model/result.h"

#include <glib/gstdio.h>
#include <string.h>

char *repository_enter(void)
{
	char *folder = g_dir_make_tmp("shiplog-XXXXXX", NULL);

	g_assert_nonnull(folder);
	g_assert_cmpint(g_chdir(folder), ==, 0);
	return folder;
}

void repository_leave(char *folder)
{
	g_autofree char *quoted = g_shell_quote(folder);
	char *out = repository_shell("rm -rf -- %s", quoted);

	g_assert_cmpint(g_chdir("/"), ==, 0);
	g_free(out);
	g_free(folder);
}

char *repository_shell(const char *format, ...)
{
	g_autofree char *path = g_strconcat("PATH=", g_getenv("PATH"), NULL);
	g_autofree char *command = NULL;
	g_autofree char *errors = NULL;
	const char *argv[] = { "/bin/sh", "-ec", NULL, NULL };
	const char *environment[] = { path,
				      "HOME=/nonexistent",
				      "LC_ALL=C",
				      "TZ=UTC",
				      "GIT_CONFIG_NOSYSTEM=1",
				      "GIT_AUTHOR_NAME=A",
				      "GIT_AUTHOR_EMAIL=a@example.org",
				      "GIT_AUTHOR_DATE=1700000000 +0000",
				      "GIT_COMMITTER_NAME=C",
				      "GIT_COMMITTER_EMAIL=c@example.org",
				      "GIT_COMMITTER_DATE=1700000000 +0000",
				      NULL };
	char *out = NULL;
	va_list arguments;
	int status;

	va_start(arguments, format);
	command = g_strdup_vprintf(format, arguments);
	va_end(arguments);
	argv[2] = command;
	g_assert_true(g_spawn_sync(NULL, (char **)argv, (char **)environment,
				   G_SPAWN_DEFAULT, NULL, NULL, &out, &errors,
				   &status, NULL));
	if (!g_spawn_check_wait_status(status, NULL))
		g_error("%s: %s", command, errors);
	return g_strchomp(out);
}

/* The place of a commit in the words before it, from 1. */
static uint32_t mark_of(GHashTable *marks, const char *name)
{
	uint32_t mark = GPOINTER_TO_UINT(g_hash_table_lookup(marks, name));

	g_assert_cmpuint(mark, >, 0);
	return mark;
}

static void append_files(GString *stream, char *const *changes)
{
	for (; *changes; changes++) {
		g_auto(GStrv) pair = g_strsplit(*changes, "=", 2);

		if (*pair[1])
			g_string_append_printf(
				stream, "M 100644 inline %s\ndata %zu\n%s\n",
				pair[0], strlen(pair[1]), pair[1]);
		else
			g_string_append_printf(stream, "D %s\n", pair[0]);
	}
}

static void append_commit(GString *stream, GHashTable *marks, const char *word)
{
	g_auto(GStrv) changes = g_strsplit(word, "+", -1);
	g_auto(GStrv) parts = g_strsplit(changes[0], ":", 2);
	g_auto(GStrv) parents = g_strsplit(parts[1] ? parts[1] : "", ",", -1);
	uint32_t mark = g_hash_table_size(marks) + 1;
	int64_t at = repository_epoch + 60 * mark;

	g_hash_table_insert(marks, g_strdup(parts[0]), GUINT_TO_POINTER(mark));
	g_string_append_printf(
		stream,
		"commit refs/heads/%s\nmark :%u\n"
		"author A <a@example.org> %" G_GINT64_FORMAT " +0000\n"
		"committer C <c@example.org> %" G_GINT64_FORMAT " +0000\n"
		"data %zu\n%s\n",
		parts[0], mark, at, at + 5, strlen(parts[0]), parts[0]);
	for (uint32_t i = 0; parents[i]; i++)
		g_string_append_printf(stream, "%s :%u\n",
				       i == 0 ? "from" : "merge",
				       mark_of(marks, parents[i]));
	append_files(stream, changes + 1);
	g_string_append_c(stream, '\n');
}

static void append_tag(GString *stream, GHashTable *marks, const char *word)
{
	bool is_annotated = strchr(word, '*') != NULL;
	g_auto(GStrv) parts = g_strsplit_set(word, "=*@", 3);

	if (is_annotated)
		g_string_append_printf(
			stream,
			"tag %s\nfrom :%u\n"
			"tagger T <t@example.org> %s +0000\ndata 0\n\n",
			parts[0], mark_of(marks, parts[1]), parts[2]);
	else
		g_string_append_printf(stream,
				       "reset refs/tags/%s\nfrom :%u\n\n",
				       parts[0], mark_of(marks, parts[1]));
}

void repository_make(const char *name, const char *history, const char *tags)
{
	g_auto(GStrv) commits = g_strsplit(history, " ", -1);
	g_auto(GStrv) names = g_strsplit(tags, " ", -1);
	g_autoptr(GHashTable) marks =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	g_autoptr(GString) stream = g_string_new(NULL);

	for (char **word = commits; *word; word++)
		if (**word)
			append_commit(stream, marks, *word);
	for (char **word = names; *word; word++)
		if (**word)
			append_tag(stream, marks, *word);
	g_assert_true(g_file_set_contents("stream", stream->str,
					  (gssize)stream->len, NULL));
	g_free(repository_shell("git init -q --bare -b main %s;"
				"git -C %s fast-import --quiet <stream",
				name, name));
}

char *repository_id(const char *name, const char *revision)
{
	return repository_shell("git -C %s rev-parse '%s'", name, revision);
}

static void free_error(void *error)
{
	g_error_free(error);
}

struct imported *imported_new(void)
{
	struct imported *imported = g_new0(struct imported, 1);

	imported->settings = settings_new();
	imported->facts = facts_new();
	imported->paths = g_ptr_array_new();
	imported->errors = g_ptr_array_new_with_free_func(free_error);
	return imported;
}

void imported_free(struct imported *imported)
{
	settings_free(imported->settings);
	facts_free(imported->facts);
	g_ptr_array_unref(imported->paths);
	g_ptr_array_unref(imported->errors);
	g_free(imported);
}

void imported_path(struct imported *imported, const char *path)
{
	g_ptr_array_add(imported->paths, (char *)path);
}

struct service_settings *imported_service(struct imported *imported,
					  const char *name)
{
	facts_add_service(imported->facts, name);
	return settings_service(imported->settings, name);
}

uint32_t imported_deploy(struct imported *imported, const char *service,
			 const char *commit, const char *version)
{
	struct facts *facts = imported->facts;
	struct deploy deploy = {
		.commit_name = facts_text(facts, commit),
		.version = facts_text(facts, version),
		.started_at = repository_epoch,
		.deployed_at = repository_epoch,
		.created_at = NO_TIME,
		.modified_at = NO_TIME,
		.service = facts_add_service(facts, service),
		.head = NONE,
	};

	if (facts->sources->len == 0)
		facts_add_source(facts, "annotations.json",
				 "grafana-annotations", SOURCE_DEPLOYS);
	g_array_append_val(facts->deploys, deploy);
	return facts->deploys->len - 1;
}

void imported_read(struct imported *imported)
{
	struct facts *facts = imported->facts;
	g_autoptr(GArray) wanted =
		g_array_new(false, false, sizeof(struct service_commit));
	struct git_run *run = git_begin(imported->settings, facts,
					imported->paths, imported->errors);

	git_import(run);
	for (uint32_t s = 0; s < facts->services->len; s++) {
		uint32_t r = facts_service(facts, s)->repository;

		for (uint32_t c = 0; r != NONE && c < facts_graph(facts, r)->n;
		     c++) {
			struct service_commit one = { s, c, false };

			g_array_append_val(wanted, one);
		}
	}
	g_assert_true(git_import_commits(run, wanted, imported->errors));
	git_import_end(run);
}

const char *imported_commit(const struct imported *imported,
			    uint32_t repository, uint32_t commit)
{
	if (commit == NONE)
		return "none";
	return facts_graph(imported->facts, repository)->subjects[commit];
}

const char *imported_subject(const struct imported *imported, uint32_t service,
			     uint32_t commit)
{
	return imported_commit(
		imported, facts_service(imported->facts, service)->repository,
		commit);
}

char *imported_errors(const struct imported *imported)
{
	GString *out = g_string_new(NULL);

	for (uint32_t i = 0; i < imported->errors->len; i++) {
		const GError *error = imported->errors->pdata[i];

		g_string_append(out, i > 0 ? "; " : "");
		g_string_append(out, error->message);
	}
	return g_string_free(out, false);
}

static int compare_texts(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

char *imported_subjects(const struct imported *imported, const uint8_t *bits)
{
	g_autoptr(GPtrArray) subjects = g_ptr_array_new();

	for (uint32_t r = 0; r < imported->facts->repositories->len; r++)
		for (uint32_t c = 0; c < facts_graph(imported->facts, r)->n;
		     c++)
			if (!bits || bits[c / 8] >> c % 8 & 1)
				g_ptr_array_add(subjects,
						(char *)imported_commit(
							imported, r, c));
	g_ptr_array_sort(subjects, compare_texts);
	g_ptr_array_add(subjects, NULL);
	return g_strjoinv(" ", (char **)subjects->pdata);
}
