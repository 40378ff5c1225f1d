/* test_git_packs.c -- objects taken out of packs, whole ones and odd ones */
#include "importers/git_packs.h"
#include "tests/repository.h"

#include <git2/oid.h>
#include <string.h>

/* What a pack says of an object: "commit=LENGTH", "delta", "none". */
static char *taken(const struct git_packs *packs, const char *id)
{
	struct git_taker *taker = git_taker_new(packs);
	const char *text = NULL;
	struct git_spot spot;
	size_t length = 0;
	int type = 0;
	git_oid oid;
	char *got;

	git_oid_fromstr(&oid, id);
	if (git_packs_find(packs, oid.id, &spot)) {
		type = git_packs_type(packs, spot);
		text = git_taker_take(taker, spot, type, &length);
	}
	got = text ? g_strdup_printf("%d=%zu:%s", type, length, text) :
		     g_strdup(type > 4 ? "delta" :
			      type > 0 ? "odd" :
					 "none");
	git_taker_free(taker);
	return got;
}

static char *git_says(const char *id, int type, size_t *length)
{
	static const char *const names[] = { "", "commit", "tree", "blob",
					     "tag" };
	g_autofree char *size = repository_shell("git -C r cat-file -s %s", id);

	*length = (size_t)g_ascii_strtoull(size, NULL, 10);
	return repository_shell("git -C r cat-file %s %s", names[type], id);
}

/* Each commit that is stored whole is what git says it is. */
static void takes_all(void)
{
	char *folder = repository_enter();
	uint32_t whole = 0;

	repository_make("r", "a+x/f=1 b:a+x/f=2 c:a+y=3 d:b,c", "");
	g_free(repository_shell("git -C r -c pack.window=0 repack -adfq"));
	g_autofree char *list = repository_shell(
		"git -C r rev-list --all --objects | cut -c1-40");
	g_auto(GStrv) ids = g_strsplit(list, "\n", -1);
	struct git_packs *packs = git_packs_open("r/objects/pack");

	for (int i = 0; ids[i]; i++) {
		g_autofree char *got = taken(packs, ids[i]);
		g_autofree char *text = NULL;
		size_t length = strlen(got), want;
		const char *from = strchr(got, '=');

		g_assert_cmpstr(got, !=, "none");
		if (!from || *got != '1')
			continue;
		text = git_says(ids[i], *got - '0', &want);
		g_assert_cmpuint(g_ascii_strtoull(from + 1, NULL, 10), ==,
				 want);
		g_assert_cmpuint(length, >=, want);
		g_assert_true(g_str_has_prefix(strchr(from, ':') + 1, text));
		whole++;
	}
	g_assert_cmpuint(whole, ==, 4);
	git_packs_close(packs);
	repository_leave(folder);
}

static void finds_no_stranger(void)
{
	char *folder = repository_enter();
	struct git_packs *packs;
	g_autofree char *got = NULL;

	repository_make("r", "a b:a", "");
	g_free(repository_shell("git -C r repack -adq"));
	packs = git_packs_open("r/objects/pack");
	got = taken(packs, "0123456789012345678901234567890123456789");
	g_assert_cmpstr(got, ==, "none");
	git_packs_close(packs);
	packs = git_packs_open("r/no/such/folder");
	g_clear_pointer(&got, g_free);
	got = taken(packs, "0123456789012345678901234567890123456789");
	g_assert_cmpstr(got, ==, "none");
	git_packs_close(packs);
	repository_leave(folder);
}

/* clang-format off */
/* What is done to the files of the only pack, P.idx and P.pack. */
static const struct {
	const char *name, *command, *want;
} harms[] = {
	{ "no-harm",          ":", "there" },
	{ "no-pack",          "rm P.pack", "none" },
	{ "an-empty-index",   ": >P.idx", "none" },
	{ "an-empty-pack",    ": >P.pack", "none" },
	{ "a-short-index",    "truncate -s -1 P.idx", "none" },
	{ "a-long-index",     "printf x >>P.idx", "none" },
	{ "an-old-index",     "printf '\\0\\0\\0\\1' | dd of=P.idx bs=1 seek=4 conv=notrunc 2>/dev/null", "none" },
	{ "no-index-at-all",  "printf 'PACK' | dd of=P.idx bs=1 conv=notrunc 2>/dev/null", "none" },
	{ "a-fanout-too-high", "printf '\\377' | dd of=P.idx bs=1 seek=1028 conv=notrunc 2>/dev/null", "none" },
	{ "no-magic",         "printf 'KCAP' | dd of=P.pack bs=1 conv=notrunc 2>/dev/null", "none" },
	{ "another-pack",     "printf 'x' | dd of=P.pack bs=1 seek=$(($(stat -c %s P.pack) - 3)) conv=notrunc 2>/dev/null", "none" },
	{ "nothing-inflates", "head -c $(($(stat -c %s P.pack) - 33)) /dev/zero | dd of=P.pack bs=1 seek=13 conv=notrunc 2>/dev/null", "odd" },
	{ "offsets-far-away", "head -c 8 /dev/zero | tr '\\0' '\\177' | dd of=P.idx bs=1 seek=$(($(stat -c %s P.idx) - 64)) conv=notrunc 2>/dev/null", "any" },
};
/* clang-format on */

static void bears(const void *data)
{
	const typeof(harms[0]) *row = data;
	char *folder = repository_enter();
	g_autofree char *id = NULL, *got = NULL, *command = NULL;
	struct git_packs *packs;

	repository_make("r", "a", "");
	g_free(repository_shell("git -C r repack -adq"));
	id = repository_id("r", "a");
	g_free(repository_shell("chmod u+w r/objects/pack/*; "
				"for f in r/objects/pack/pack-*; do "
				"case $f in *.idx) mv \"$f\" "
				"r/objects/pack/P.idx;; *.pack) mv \"$f\" "
				"r/objects/pack/P.pack;; esac; done"));
	command = g_strconcat("cd r/objects/pack && ", row->command, NULL);
	g_free(repository_shell("%s", command));
	packs = git_packs_open("r/objects/pack");
	got = taken(packs, id);
	if (strcmp(row->want, "there") == 0)
		g_assert_true(g_str_has_prefix(got, "1="));
	else if (strcmp(row->want, "any") != 0)
		g_assert_cmpstr(got, ==, row->want);
	git_packs_close(packs);
	repository_leave(folder);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/packs/all", takes_all);
	g_test_add_func("/packs/strangers", finds_no_stranger);
	for (size_t i = 0; i < G_N_ELEMENTS(harms); i++) {
		g_autofree char *path =
			g_strconcat("/packs/", harms[i].name, NULL);

		g_test_add_data_func(path, &harms[i], bears);
	}
	return g_test_run();
}
