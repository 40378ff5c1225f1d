/* test_git.c -- kinds of repositories, whole and broken, and what is read */
#include "importers/git.h"
#include "tests/repository.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* clang-format off */

/* What is in the folder "x" after `make`; does it look like a repository? */
static const struct {
	const char *name, *make;
	bool want;
} kinds[] = {
	{ "bare",          "git init -q --bare x", true },
	{ "work-tree",     "git init -q x", true },
	{ "its-git-folder","git init -q y; ln -s y/.git x", true },
	{ "linked-tree",   "git init -q y; cd y; git commit -q --allow-empty -m m;"
			   "git worktree add -q ../x", true },
	{ "dangling-link", "mkdir x; echo 'gitdir: nowhere' >x/.git", true },
	{ "empty-folder",  "mkdir x", false },
	{ "a-file",        "echo HEAD objects refs >x", false },
	{ "nothing",       "true", false },
	{ "inside-a-tree", "git init -q .; mkdir x", false },
};

/*
 * "shop" is a bare repository of a, b, c in a line; c is deployed.  What is
 * read from "x" after `make`: the commits, the error.
 */
static const struct {
	const char *name, *make, *commits, *error;
} repositories[] = {
	{ "bare",           "cp -r shop x", "a b c", "" },
	{ "work-tree",      "git clone -q -b c shop x", "a b c", "" },
	{ "git-folder",     "git clone -q -b c shop y; ln -s y/.git x", "a b c", "" },
	{ "linked-tree",    "git -C shop worktree add -q ../x c", "a b c", "" },
	{ "moved-git-file", "git clone -q --separate-git-dir=y -b c shop x", "a b c", "" },
	{ "alternates",     "git clone -q --shared -b c shop x", "a b c", "" },
	{ "packed",         "cp -r shop x; git -C x repack -adq;"
			    "git -C x pack-refs --all", "a b c", "" },
	{ "multi-pack",     "cp -r shop x; git -C x repack -dq;"
			    "git -C x multi-pack-index write; git -C x commit-graph"
			    " write --reachable", "a b c", "" },
	{ "shallow",        "git clone -q --bare --depth=2 -b c file://$PWD/shop x",
			    "b c", "" },
	{ "grafted",        "cp -r shop x; git -C x rev-parse b >x/info/grafts",
			    "b c", "" },
	{ "unborn",         "git init -q x", "", "" },
	{ "replaced",       "cp -r shop x; git -C x replace b a", "a c", "" },
	{ "no-such",        "true", "", "x: no such repository" },
	{ "not-one",        "mkdir x", "", "x: not a git repository" },
	{ "dangling-link",  "mkdir x; echo 'gitdir: nowhere' >x/.git",
			    "", "x: its .git leads to no repository" },
	{ "sha256",         "git init -q --object-format=sha256 x", "",
			    "x: has SHA-256 object ids, which this program's "
			    "libgit2 cannot read" },
	{ "reftable",       "cp -r shop x; git -C x config extensions.refStorage reftable",
			    "", "x: has refs kept as a reftable, which this "
			    "program's libgit2 cannot read" },
	{ "head-is-a-pipe", "cp -r shop x; rm x/HEAD; mkfifo x/HEAD",
			    "", "x: its 'HEAD' is not a file" },
	{ "config-waits",   "cp -r shop x; mkfifo pipe;"
			    "git -C x config include.path ../pipe", "a b c", "" },
	{ "ref-is-a-pipe",  "cp -r shop x; mkfifo x/refs/tags/v1",
			    "", "x: its 'refs/tags/v1' is not a file" },
	{ "pack-is-a-pipe", "cp -r shop x; mkfifo x/objects/pack/pack-1.idx",
			    "", "x: its 'objects/pack/pack-1.idx' is not a file" },
	{ "odd-commondir",  "cp -r shop x; mv x y; mkdir x; cp y/HEAD x;"
			    "mkfifo x/p; echo $PWD/y >x/commondir",
			    "", "x: its 'p' is not a file" },
	{ "grafts-wait",    "cp -r shop x; mkfifo x/info/grafts", "a b c", "" },
	{ "a-link-to-a-device", "cp -r shop x; ln -s /dev/zero x/shallow",
			    "", "x: its 'shallow' is not a file" },
	{ "pipes-elsewhere","cp -r shop x; mkfifo x/info/pipe x/hooks/pipe",
			    "a b c", "" },
	{ "config-is-junk", "cp -r shop x; echo '[[[' >x/config", "a b c", "" },
	{ "no-config",      "cp -r shop x; rm x/config", "a b c", "" },
	{ "no-head-commit", "cp -r shop x; echo junk >x/HEAD", "a b c", "" },
};

/* As above, but an object is damaged; $B and @ stand for the id of commit b. */
static const struct {
	const char *name, *make, *error;
} broken[] = {
	{ "missing", "rm x/objects/$(echo $B | cut -c1-2)/$(echo $B | cut -c3-)",
	  "x: object @ is missing" },
	{ "empty", "f=x/objects/$(echo $B | cut -c1-2)/$(echo $B | cut -c3-);"
	  "rm $f; : >$f", "x: object @ is broken*" },
	{ "junk", "f=x/objects/$(echo $B | cut -c1-2)/$(echo $B | cut -c3-);"
	  "rm $f; echo junk >$f", "x: object @ is broken*" },
	{ "another-type", "t=$(git -C x rev-parse b^{tree});"
	  "f=x/objects/$(echo $B | cut -c1-2)/$(echo $B | cut -c3-); rm $f;"
	  "cp x/objects/$(echo $t | cut -c1-2)/$(echo $t | cut -c3-) $f",
	  "x: object @ is a tree, not a commit" },
	{ "truncated-pack", "git -C x repack -adq; p=$(echo x/objects/pack/*.pack);"
	  "chmod +w $p; truncate -s -1 $p",
	  "x: its 'pack-*.pack' is broken off or does not fit its index" },
	{ "index-of-another", "git -C x repack -adq; for p in x/objects/pack/*.idx;"
	  "do chmod +w $p; truncate -s 100 $p; done", "x: its 'pack-*.pack' is *" },
	{ "no-pack", "git -C x repack -adq; rm x/objects/pack/*.pack", "" },
	{ "junk-in-pack", "git -C x repack -adq; p=$(echo x/objects/pack/*.pack);"
	  "chmod +w $p; printf 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx' |"
	  "dd of=$p bs=1 seek=16 conv=notrunc 2>/dev/null", "x: object*" },
};
/* clang-format on */

static void recognises(const void *data)
{
	const typeof(kinds[0]) *row = data;
	char *folder = repository_enter();

	g_free(repository_shell("%s", row->make));
	g_assert_cmpint(git_recognises("x"), ==, row->want);
	repository_leave(folder);
}

static void reads(const void *data)
{
	const typeof(repositories[0]) *row = data;
	g_autoptr(Imported) imported = imported_new();
	char *folder = repository_enter();
	g_autofree char *id = NULL;
	g_autofree char *subjects = NULL;
	g_autofree char *errors = NULL;

	repository_make("shop", "a+x=1 b:a+x=2 c:b+x=3", "");
	id = repository_id("shop", "c");
	g_free(repository_shell("%s", row->make));
	imported_deploy(imported, "orders", id, NULL);
	imported_path(imported, "x");
	imported_read(imported);
	subjects = imported_subjects(imported, NULL);
	errors = imported_errors(imported);
	g_assert_cmpstr(errors, ==, row->error);
	g_assert_cmpstr(subjects, ==, row->commits);
	repository_leave(folder);
}

static void tells_broken(const void *data)
{
	const typeof(broken[0]) *row = data;
	g_autoptr(Imported) imported = imported_new();
	char *folder = repository_enter();
	g_autofree char *id = NULL;
	g_autofree char *b = NULL;
	g_autofree char *errors = NULL;
	g_autoptr(GString) want = g_string_new(row->error);

	repository_make("shop", "a+x=1 b:a+x=2 c:b+x=3", "");
	id = repository_id("shop", "c");
	b = repository_id("shop", "b");
	g_free(repository_shell("cp -r shop x; B=%s; %s", b, row->make));
	imported_deploy(imported, "orders", id, NULL);
	imported_path(imported, "x");
	imported_read(imported);
	errors = imported_errors(imported);
	g_string_replace(want, "@", b, 0);
	if (!g_pattern_match_simple(want->str, errors))
		g_error("%s: got %s, wanted %s", row->name, errors, want->str);
	for (uint32_t r = 0; r < imported->facts->repositories->len; r++)
		g_assert_cmpuint(facts_graph(imported->facts, r)->n, ==, 0);
	repository_leave(folder);
}

static void ends_where_a_shallow_clone_ends(void)
{
	g_autoptr(Imported) imported = imported_new();
	char *folder = repository_enter();
	g_autofree char *id = NULL;
	const struct graph *graph;

	repository_make("shop", "a b:a c:b", "");
	id = repository_id("shop", "c");
	g_free(repository_shell("git clone -q --bare --depth=2 -b c "
				"file://$PWD/shop x"));
	imported_deploy(imported, "orders", id, NULL);
	imported_path(imported, "x");
	imported_read(imported);
	graph = facts_graph(imported->facts, 0);
	g_assert_cmpuint(graph->n, ==, 2);
	for (uint32_t c = 0; c < graph->n; c++) {
		bool is_end = g_str_equal(graph->subjects[c], "b");

		g_assert_cmpint((graph->flags[c] & COMMIT_IS_TRUNCATED) != 0,
				==, is_end);
		g_assert_cmpint(graph_parent(graph, c, 0) == NONE, ==, is_end);
		g_assert_false(graph_is_merge(graph, c));
	}
	g_assert_cmpuint(imported->facts->findings->len, ==, 1);
	repository_leave(folder);
}

static void keeps_what_a_commit_says(void)
{
	g_autoptr(Imported) imported = imported_new();
	char *folder = repository_enter();
	g_autofree char *id = NULL;
	const struct facts *facts = imported->facts;
	const struct graph *graph;
	uint32_t head;
	const struct source *source;
	g_autoptr(GString) hex = g_string_new(NULL);

	repository_make("shop", "a b c:a,b", "");
	id = repository_id("shop", "c");
	imported_deploy(imported, "orders", id, NULL);
	imported_path(imported, "shop");
	imported_read(imported);

	graph = facts_graph(facts, 0);
	head = facts_deploy(facts, 0)->head;
	for (int i = 0; i < GRAPH_ID; i++)
		g_string_append_printf(hex, "%02x", graph->ids[head][i]);
	g_assert_cmpstr(hex->str, ==, id);
	g_assert_cmpint(graph->authored_at[head], ==, repository_epoch + 180);
	g_assert_cmpint(graph->committed_at[head], ==, repository_epoch + 185);
	g_assert_cmpuint(graph_parent(graph, head, 1), !=, NONE);
	g_assert_cmpuint(graph_parent(graph, head, 2), ==, NONE);
	source = facts_source(facts, facts_repository(facts, 0)->source);
	g_assert_cmpstr(source->name, ==, "shop");
	g_assert_cmpstr(source->format, ==, "git");
	g_assert_cmpuint(source->read, ==, 3);
	g_assert_cmpuint(source->fates[FATE_USED], ==, 3);
	g_assert_cmpint(source->first_at, ==, repository_epoch + 65);
	g_assert_cmpint(source->last_at, ==, repository_epoch + 185);
	repository_leave(folder);
}

static void opens_a_repository_once(void)
{
	g_autoptr(Imported) imported = imported_new();
	char *folder = repository_enter();
	g_autofree char *absolute = g_build_filename(folder, "x", NULL);

	repository_make("shop", "c", "");
	g_free(repository_shell("git clone -q -b c shop x;"
				"git -C x worktree add -q ../y; ln -s x z"));
	imported_path(imported, "z");
	imported_path(imported, absolute);
	imported_path(imported, "x/.git");
	imported_path(imported, "y");
	imported_service(imported, "orders")->repository = "x";
	imported_read(imported);
	g_assert_cmpuint(imported->errors->len, ==, 0);
	g_assert_cmpuint(imported->facts->repositories->len, ==, 1);
	g_assert_cmpstr(facts_repository(imported->facts, 0)->name, ==,
			absolute);
	repository_leave(folder);
}

static void asks_before_it_trusts(void)
{
	g_autoptr(Imported) imported = imported_new();
	g_autoptr(Imported) trusting = imported_new();
	char *folder = repository_enter();
	g_autofree char *errors = NULL;

	repository_make("shop", "c", "");
	if (chown("shop", 12345, 12345) != 0) {
		g_test_skip("only root can give a folder away");
		repository_leave(folder);
		return;
	}
	imported_path(imported, "shop");
	imported_path(trusting, "shop");
	trusting->settings->trusts_owner = true;
	imported_read(imported);
	imported_read(trusting);
	errors = imported_errors(imported);
	g_assert_cmpstr(errors, ==,
			"shop: belongs to another user (--trust-owner reads "
			"it all the same)");
	g_assert_cmpuint(trusting->errors->len, ==, 0);
	repository_leave(folder);
}

static void writes_nothing(void)
{
	const char *list = "find x -printf '%p %s %T@ %i\n' | sort;"
			   "ls x.hook 2>/dev/null || true";
	g_autoptr(Imported) imported = imported_new();
	char *folder = repository_enter();
	g_autofree char *before = NULL;
	g_autofree char *after = NULL;

	repository_make("shop", "a+s/x=1 b:a+s/x=2 main:b",
			"v1=b v2*b@1700000900");
	g_free(repository_shell(
		"git clone -q shop x; cd x; git config core.fsmonitor "
		"'touch ../x.hook'; git config gc.auto 1; echo changed >s/x"));
	before = repository_shell("%s", list);
	imported_service(imported, "orders")->baseline = "HEAD~1";
	imported->settings->deploys_from_tags = "v*";
	imported_path(imported, "x");
	imported_read(imported);
	g_assert_cmpuint(imported->errors->len, ==, 0);
	g_assert_cmpuint(imported->facts->deploys->len, ==, 2);
	after = repository_shell("%s", list);
	g_assert_cmpstr(before, ==, after);
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
	ADD_TABLE("/git/recognises/", kinds, recognises);
	ADD_TABLE("/git/reads/", repositories, reads);
	ADD_TABLE("/git/tells-broken/", broken, tells_broken);
	g_test_add_func("/git/ends-where-a-shallow-clone-ends",
			ends_where_a_shallow_clone_ends);
	g_test_add_func("/git/keeps-what-a-commit-says",
			keeps_what_a_commit_says);
	g_test_add_func("/git/opens-a-repository-once",
			opens_a_repository_once);
	g_test_add_func("/git/asks-before-it-trusts", asks_before_it_trusts);
	g_test_add_func("/git/writes-nothing", writes_nothing);
	return g_test_run();
}
