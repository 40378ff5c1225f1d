/* test_git_scope.c -- on random histories: scopes as git and a model see them
 *
 * The model keeps what each file holds at each commit, so it needs no trees:
 * a commit touches a path if a file at or below it is not as in the parent.
 * git answers the same for commits that are no merges, which it counts
 * another way (a path in a merge that differs from one parent only).
 */
#include "tests/repository.h"

#include <string.h>

#define COMMITS 48
#define HISTORIES 10

static const char *const files[] = { "a/x",  "a/y", "a/b/x", "a/b/y",
				     "ab/x", "b/x", "c",     "d/e/f/g" };
#define FILES G_N_ELEMENTS(files)

static const char *const scopes[] = { "a",     "a/b",  "a/b/x", "b",
				      "c",     "d",    "d/e/f", ".",
				      "a/b d", "ab c", "a a/b" };

struct model {
	int held[COMMITS][FILES]; /* 0: no such file */
	uint32_t parents[COMMITS][3], n[COMMITS];
};

/* Picks up to three parents among the latest commits. */
static void pick_parents(struct model *model, uint32_t c, GRand *random)
{
	uint32_t n = c == 0 || g_rand_int_range(random, 0, 20) == 0 ? 0 : 1;

	if (n > 0 && c > 3 && g_rand_int_range(random, 0, 3) == 0)
		n += (uint32_t)g_rand_int_range(random, 1, 3);
	for (uint32_t i = 0; i < n; i++) {
		uint32_t back = (uint32_t)g_rand_int_range(random, 1,
							   (int)MIN(c, 6) + 1);
		bool is_twice = false;

		for (uint32_t j = 0; j < model->n[c]; j++)
			is_twice |= model->parents[c][j] == c - back;
		if (!is_twice)
			model->parents[c][model->n[c]++] = c - back;
	}
}

/* A merge takes some files of its second parent, as people's merges do. */
static void pick_files(struct model *model, uint32_t c, GRand *random)
{
	int *held = model->held[c];

	if (model->n[c] > 0)
		memcpy(held, model->held[model->parents[c][0]],
		       sizeof(model->held[c]));
	for (uint32_t f = 0; model->n[c] > 1 && f < FILES; f++)
		if (g_rand_boolean(random))
			held[f] = model->held[model->parents[c][1]][f];
	for (int i = g_rand_int_range(random, 0, 3); i > 0; i--)
		held[g_rand_int_range(random, 0, FILES)] =
			g_rand_int_range(random, 0, 4);
}

static void append_word(const struct model *model, uint32_t c, GString *out)
{
	const int *before =
		model->n[c] > 0 ? model->held[model->parents[c][0]] : NULL;

	g_string_append_printf(out, "%sn%02u", c > 0 ? " " : "", c);
	for (uint32_t i = 0; i < model->n[c]; i++)
		g_string_append_printf(out, "%cn%02u", i == 0 ? ':' : ',',
				       model->parents[c][i]);
	for (uint32_t f = 0; f < FILES; f++) {
		int held = model->held[c][f];

		if (held == (before ? before[f] : 0))
			continue;
		g_string_append_printf(out, "+%s=", files[f]);
		if (held > 0)
			g_string_append_printf(out, "%d", held);
	}
}

static bool is_in(const char *file, const char *scope)
{
	g_auto(GStrv) paths = g_strsplit(scope, " ", -1);

	for (char **path = paths; *path; path++) {
		size_t length = strlen(*path);

		if (g_str_equal(*path, ".") ||
		    (strncmp(file, *path, length) == 0 &&
		     (file[length] == '/' || file[length] == '\0')))
			return true;
	}
	return false;
}

static bool is_same(const int *held, const int *other, const char *scope)
{
	for (uint32_t f = 0; f < FILES; f++)
		if (held[f] != (other ? other[f] : 0) && is_in(files[f], scope))
			return false;
	return true;
}

static bool touches(const struct model *model, uint32_t c, const char *scope)
{
	if (model->n[c] == 0)
		return !is_same(model->held[c], NULL, scope);
	for (uint32_t i = 0; i < model->n[c]; i++)
		if (is_same(model->held[c], model->held[model->parents[c][i]],
			    scope))
			return false;
	return true;
}

static char *print_model(const struct model *model, const char *scope)
{
	GString *out = g_string_new(NULL);

	for (uint32_t c = 0; c < COMMITS; c++)
		if (touches(model, c, scope))
			g_string_append_printf(out, "%sn%02u",
					       out->len > 0 ? " " : "", c);
	return g_string_free(out, false);
}

/* What git says of the commits that are no merges. */
static void check_git(const struct model *model, const char *scope)
{
	g_autofree char *got = repository_shell(
		"git -C shop log --full-history --no-merges --format=%%s "
		"--branches -- %s | sort | tr '\\n' ' '",
		scope);
	g_autoptr(GString) want = g_string_new(NULL);

	for (uint32_t c = 0; c < COMMITS; c++)
		if (model->n[c] < 2 && touches(model, c, scope))
			g_string_append_printf(want, "%sn%02u",
					       want->len > 0 ? " " : "", c);
	g_assert_cmpstr(got, ==, want->str);
}

static void import_scopes(struct imported *imported, char *const *ids)
{
	for (uint32_t s = 0; s < G_N_ELEMENTS(scopes); s++) {
		g_auto(GStrv) paths = g_strsplit(scopes[s], " ", -1);
		struct service_settings *service =
			imported_service(imported, scopes[s]);

		for (char **path = paths; *path; path++)
			g_ptr_array_add(
				service->paths,
				(char *)pool_text(imported->settings->pool,
						  *path));
	}
	for (; *ids; ids++)
		imported_deploy(imported, scopes[0], *ids, NULL);
	imported_path(imported, "shop");
	imported_read(imported);
	g_assert_cmpuint(imported->errors->len, ==, 0);
}

static void agrees(const void *data)
{
	GRand *random = g_rand_new_with_seed(GPOINTER_TO_UINT(data));
	g_autoptr(Imported) imported = imported_new();
	g_autoptr(GString) history = g_string_new(NULL);
	g_autofree struct model *model = g_new0(struct model, 1);
	char *folder = repository_enter();
	g_autofree char *tips = NULL;
	g_auto(GStrv) ids = NULL;

	for (uint32_t c = 0; c < COMMITS; c++) {
		pick_parents(model, c, random);
		pick_files(model, c, random);
		append_word(model, c, history);
	}
	repository_make("shop", history->str, "");
	tips = repository_id("shop", "--branches");
	ids = g_strsplit(tips, "\n", -1);
	import_scopes(imported, ids);
	for (uint32_t s = 0; s < G_N_ELEMENTS(scopes); s++) {
		uint32_t service =
			facts_find_service(imported->facts, scopes[s]);
		g_autofree char *got = imported_subjects(
			imported,
			facts_service(imported->facts, service)->touched);
		g_autofree char *want = print_model(model, scopes[s]);

		g_assert_cmpstr(got, ==, want);
		check_git(model, scopes[s]);
	}
	repository_leave(folder);
	g_rand_free(random);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (uint32_t seed = 1; seed <= HISTORIES; seed++) {
		g_autofree char *path =
			g_strdup_printf("/git-scope/agrees/%u", seed);

		g_test_add_data_func(path, GUINT_TO_POINTER(seed), agrees);
	}
	return g_test_run();
}
