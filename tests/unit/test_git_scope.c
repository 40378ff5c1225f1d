/* test_git_scope.c -- histories, paths, and the commits that change them */
#include "tests/repository.h"

#include <string.h>

/* clang-format off */

/* A history, the paths of a service, the commits that are said to touch it. */
static const struct {
	const char *name, *history, *paths, *want;
} cases[] = {
	{ "a-folder",          "a+s/x=1 b:a+t/x=1 c:b+s/x=2", "s", "a c" },
	{ "a-file",            "a+s/x=1 b:a+s/y=1 c:b+s/x=2", "s/x", "a c" },
	{ "deeper",            "a+s/t/x=1 b:a+s/u/x=1 c:b+s/t/y=2", "s/t", "a c" },
	{ "several",           "a+s/x=1 b:a+t/x=1 c:b+u/x=2", "s u", "a c" },
	{ "one-in-another",    "a+s/x=1 b:a+s/t/x=1 c:b+u/x=2", "s s/t", "a b" },
	{ "the-whole",         "a+s/x=1 b:a c:b+t/x=1", ".", "a c" },
	{ "no-path",           "a+s/x=1 b:a c:b+t/x=1", "", "a b c" },
	{ "spelling",          "a+s/t/x=1 b:a+s/x=1 c:b+s/t/x=2", "./s//t/", "a c" },
	{ "not-the-prefix",    "a+s/x=1 b:a+ss/x=1", "s", "a" },
	{ "a-part-of-a-name",  "a+ss/x=1 b:a+s/x=1", "s", "b" },
	{ "removed",           "a+s/x=1 b:a+s/x= c:b", "s", "a b" },
	{ "undone",            "a+s/x=1 b:a+s/x=2 c:b+s/x=1", "s", "a b c" },
	{ "root-without",      "a+t/x=1 b:a+s/x=1", "s", "b" },
	{ "empty-root",        "a b:a+s/x=1", ".", "b" },
	{ "file-for-folder",   "a+s/x=1 b:a+s/x=+s=1 c:b+t=1", "s", "a b" },
	{ "path-below-a-file", "a+s=1 b:a+s=2", "s/x", "" },
	{ "merge-of-others",   "r+t/x=1 a:r+s/x=1 b:r+t/x=2 m:a,b+t/x=2", "s", "a" },
	{ "merge-takes-a-side","r+s/x=1 a:r+s/x=2 b:r+s/x=3 m:a,b", "s", "a b r" },
	{ "merge-of-its-own",  "r+s/x=1 a:r+s/x=2 b:r+s/x=3 m:a,b+s/x=4", "s", "a b m r" },
	{ "merge-of-two-paths","r+s/x=1+t/x=1 a:r+s/x=2 b:r+t/x=2 m:a,b+t/x=2", "s t", "a b m r" },
	{ "octopus",           "r+s/x=1 a:r+s/x=2 b:r+t/x=3 c:r+u/x=1 m:a,b,c+t/x=3+u/x=1", "s", "a r" },
	{ "two-roots",         "a+s/x=1 b+s/x=1 m:a,b", "s", "a b" },
	{ "above-the-top",     "a+s/x=1", "../s", "" },
};

/* Changes that a stream of files cannot say, made in a work tree. */
static const struct {
	const char *name, *change;
} changes[] = {
	{ "mode",      "chmod +x s/x" },
	{ "link",      "rm s/x; ln -s elsewhere s/x" },
	{ "submodule", "git rm -rq s; git init -q s; cd s;"
		       "git commit -q --allow-empty -m m; cd .." },
};
/* clang-format on */

static void add_paths(struct service_settings *service, char *const *paths)
{
	for (; *paths; paths++)
		if (**paths)
			g_ptr_array_add(service->paths, *paths);
}

static char *print_touched(const struct imported *imported)
{
	return imported_subjects(imported,
				 facts_service(imported->facts, 0)->touched);
}

static void touches(const void *data)
{
	const typeof(cases[0]) *row = data;
	g_autoptr(Imported) imported = imported_new();
	char *folder = repository_enter();
	g_auto(GStrv) paths = g_strsplit(row->paths, " ", -1);
	g_autofree char *tips = NULL;
	g_auto(GStrv) ids = NULL;
	g_autofree char *got = NULL;

	repository_make("shop", row->history, "");
	tips = repository_id("shop", "--branches");
	ids = g_strsplit(tips, "\n", -1);
	add_paths(imported_service(imported, "orders"), paths);
	for (char **id = ids; *id; id++)
		imported_deploy(imported, "orders", *id, NULL);
	imported_path(imported, "shop");
	imported_read(imported);
	got = print_touched(imported);
	g_assert_cmpuint(imported->errors->len, ==, 0);
	g_assert_cmpstr(got, ==, row->want);
	g_assert_cmpuint(imported->facts->findings->len, ==,
			 *row->want ? 0 : 1);
	repository_leave(folder);
}

static void sees_change(const void *data)
{
	const typeof(changes[0]) *row = data;
	g_autoptr(Imported) imported = imported_new();
	char *folder = repository_enter();
	g_autofree char *id = NULL;
	g_autofree char *got = NULL;
	struct service_settings *service = imported_service(imported, "orders");

	g_free(repository_shell(
		"git init -q -b main shop; cd shop; mkdir s; echo 1 >s/x;"
		"git add -A; git commit -q -m a; %s; git add -A 2>&1;"
		"git commit -q -m b; echo 1 >y; git add -A; git commit -q -m c",
		row->change));
	id = repository_id("shop", "HEAD");
	imported_deploy(imported, "orders", id, NULL);
	g_ptr_array_add(service->paths, (char *)"s");
	imported_path(imported, "shop");
	imported_read(imported);
	got = print_touched(imported);
	g_assert_cmpstr(got, ==, "a b");
	repository_leave(folder);
}

/* Two services of one repository, and one without paths. */
static void scopes_do_not_mix(void)
{
	g_autoptr(Imported) imported = imported_new();
	char *folder = repository_enter();
	g_autofree char *id = NULL;
	const struct facts *facts = imported->facts;
	const uint8_t *orders, *pay;

	repository_make("shop", "a+o/x=1 b:a+p/x=1", "");
	id = repository_id("shop", "b");
	g_ptr_array_add(imported_service(imported, "orders")->paths,
			(char *)"o");
	g_ptr_array_add(imported_service(imported, "pay")->paths, (char *)"p");
	imported_service(imported, "all");
	imported_deploy(imported, "orders", id, NULL);
	imported_path(imported, "shop");
	imported_read(imported);
	orders = facts_service(facts, facts_find_service(facts, "orders"))
			 ->touched;
	pay = facts_service(facts, facts_find_service(facts, "pay"))->touched;
	for (uint32_t c = 0; c < 2; c++) {
		bool is_a = g_str_equal(imported_commit(imported, 0, c), "a");

		g_assert_cmpint(*orders >> c & 1, ==, is_a);
		g_assert_cmpint(*pay >> c & 1, ==, !is_a);
	}
	g_assert_null(facts_service(facts, facts_find_service(facts, "all"))
			      ->touched);
	repository_leave(folder);
}

static void tells_a_missing_tree(void)
{
	g_autoptr(Imported) imported = imported_new();
	char *folder = repository_enter();
	g_autofree char *id = NULL;
	g_autofree char *tree = NULL;
	g_autofree char *errors = NULL;
	g_autofree char *want = NULL;

	repository_make("shop", "a+s/x=1 b:a+s/x=2", "");
	id = repository_id("shop", "b");
	tree = repository_id("shop", "a:s");
	want = g_strdup_printf("shop: object %s is missing", tree);
	g_free(repository_shell("rm shop/objects/%.2s/%s", tree, tree + 2));
	g_ptr_array_add(imported_service(imported, "orders")->paths,
			(char *)"s/x");
	imported_deploy(imported, "orders", id, NULL);
	imported_path(imported, "shop");
	imported_read(imported);
	errors = imported_errors(imported);
	g_assert_cmpstr(errors, ==, want);
	repository_leave(folder);
}

#define ADD_TABLE(prefix, table, function)                        \
	for (size_t i = 0; i < G_N_ELEMENTS(table); i++) {        \
		g_autofree char *path =                           \
			g_strconcat(prefix, table[i].name, NULL); \
		g_test_add_data_func(path, &table[i], function);  \
	}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	ADD_TABLE("/git-scope/touches/", cases, touches);
	ADD_TABLE("/git-scope/sees-change/", changes, sees_change);
	g_test_add_func("/git-scope/scopes-do-not-mix", scopes_do_not_mix);
	g_test_add_func("/git-scope/tells-a-missing-tree",
			tells_a_missing_tree);
	return g_test_run();
}
