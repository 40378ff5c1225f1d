/* test_git_pathspec.c -- paths of a scope, and what lies in them */
#include "importers/git_pathspec.h"

#include <string.h>

/* clang-format off */
static const struct {
	const char *name, *scope, *path; /* a folder has / behind it */
	enum git_relation want;
} cases[] = {
	{ "the-folder",             "web",       "web/",     PATH_INSIDE },
	{ "a-file-in-it",           "web",       "web/a",    PATH_INSIDE },
	{ "deep-in-it",             "web",       "web/a/b/", PATH_INSIDE },
	{ "a-file-called-so",       "web",       "web",      PATH_INSIDE },
	{ "one-that-begins-so",     "web",       "website/", PATH_OUTSIDE },
	{ "one-it-begins-with",     "website",   "web/",     PATH_OUTSIDE },
	{ "above-it",               "web/a",     "web/",     PATH_ABOVE },
	{ "a-file-is-not-above",    "web/a",     "web",      PATH_OUTSIDE },
	{ "beside-it",              "web/a",     "web/b/",   PATH_OUTSIDE },
	{ "the-whole",              ".",         "web/a",    PATH_INSIDE },
	{ "the-whole-by-nothing",   "",          "x/",       PATH_INSIDE },
	{ "dots-and-slashes",       "./web//a/", "web/a/",   PATH_INSIDE },
	{ "letters-are-told-apart", "Web",       "web/",     PATH_OUTSIDE },
	{ "a-star-matches-slashes", "web/*.c",   "web/a/b.c", PATH_INSIDE },
	{ "and-not-another-ending", "web/*.c",   "web/a.h",  PATH_OUTSIDE },
	{ "above-a-star",           "web/*.c",   "web/a/",   PATH_ABOVE },
	{ "beside-a-star",          "web/*.c",   "api/",     PATH_OUTSIDE },
	{ "a-folder-a-star-starts", "w*/a",      "web/",     PATH_ABOVE },
	{ "a-folder-as-it-stands",  "a[1]",      "a[1]/x",   PATH_INSIDE },
	{ "a-set",                  "a[12]/x",   "a2/x",     PATH_INSIDE },
	{ "a-question-mark",        "a?/x",      "ab/x",     PATH_INSIDE },
	{ "one-of-several",         "web docs",  "docs/a",   PATH_INSIDE },
	{ "the-closest-of-several", "web/a web", "web/",     PATH_INSIDE },
	{ "none-of-several",        "web docs",  "api/",     PATH_OUTSIDE },
};
/* clang-format on */

static void relates(const void *data)
{
	const typeof(cases[0]) *row = data;
	g_auto(GStrv) words = g_strsplit(row->scope, " ", -1);
	g_autoptr(GPtrArray) paths = g_ptr_array_new();
	g_autoptr(GArray) specs = NULL;
	bool is_folder = g_str_has_suffix(row->path, "/");
	size_t length = strlen(row->path) - is_folder;
	g_autofree char *path = g_strndup(row->path, length);

	for (char **word = words; *word; word++)
		g_ptr_array_add(paths, *word);
	if (paths->len == 0)
		g_ptr_array_add(paths, (char *)"");
	specs = git_pathspecs_new(paths);
	g_assert_cmpint(git_pathspecs_relate(specs, path, length, is_folder),
			==, row->want);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *path =
			g_strconcat("/git_pathspec/", cases[i].name, NULL);

		g_test_add_data_func(path, &cases[i], relates);
	}
	return g_test_run();
}
