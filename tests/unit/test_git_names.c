/* test_git_names.c -- what deploys, incidents and services may call a commit */
#include "importers/git.h"
#include "tests/repository.h"

#include <git2/oid.h>
#include <string.h>

/* clang-format off */

/*
 * In a repository of a, b:a, c:b, a deploy of order-service (alias orders)
 * that names a commit or a version: the commit found, or why none is.  =b
 * stands for the id of b, =b/7 for its first 7 digits, =b/7^ for those in
 * upper case, =b^{tree} for the id of its tree; letters may be around it.
 */
static const struct {
	const char *name, *tags, *commit, *version, *want;
} names[] = {
	{ "full-id",             "", "=b", NULL, "b" },
	{ "abbreviated",         "", "=b/7", NULL, "b" },
	{ "upper-case",          "", "=b/12^", NULL, "b" },
	{ "four-digits",         "", "=b/4", NULL, "b" },
	{ "three-digits",        "", "=b/3", NULL, "commit not in repository" },
	{ "one-digit-off",       "", "=b/39", NULL, "b" },
	{ "a-stranger",          "", "1234567890123456789012345678901234567890", NULL,
				 "commit not in repository" },
	{ "a-short-stranger",    "", "12345678", NULL, "commit not in repository" },
	{ "a-sha256-id",         "", "1234567890123456789012345678901234567890"
				 "123456789012345678901234", NULL,
				 "commit not in repository" },
	{ "a-branch-is-no-id",   "", "c", NULL, "commit not in repository" },
	{ "a-tag-as-commit",     "v1=b", "v1", NULL, "b" },
	{ "described",           "v1=a", "v1-1-g=b/7", NULL, "b" },
	{ "described-dirty",     "v1=a", NULL, "v1-1-g=b/9-dirty", "b" },
	{ "described-as-a-tag",  "v1-1-gabcd=c", NULL, "v1-1-gabcd", "c" },
	{ "described-elsewhere", "v1=a", NULL, "v1-1-g12345678", "commit not in repository" },
	{ "a-tree",              "", "=b^{tree}", NULL, "commit not in repository" },
	{ "a-tag-object",        "t*b@1700000900", "=t", NULL, "b" },
	{ "id-before-version",   "v1=c", "=b", "v1", "b" },
	{ "no-way-back",         "v1=c", "12345678", "v1", "commit not in repository" },
	{ "nothing-named",       "", NULL, NULL, "no commit named" },
	{ "version",             "v1=b", NULL, "v1", "b" },
	{ "version-without-v",   "v1=b", NULL, "1", "b" },
	{ "version-annotated",   "v1*b@1700000900", NULL, "v1", "b" },
	{ "name-version",        "order-service-1=b", NULL, "1", "b" },
	{ "name/version",        "order-service/v1=b", NULL, "v1", "b" },
	{ "alias-version",       "orders-1=b", NULL, "1", "b" },
	{ "name-before-alias",   "orders-1=a order-service-1=b", NULL, "1", "b" },
	{ "dash-before-slash",   "orders/1=a orders-1=b", NULL, "1", "b" },
	{ "slash-before-plain",  "1=a orders/1=b", NULL, "1", "b" },
	{ "plain-before-v",      "v1=a 1=b", NULL, "1", "b" },
	{ "unknown-version",     "v1=b", NULL, "v2", "commit not in repository" },
	{ "hostile-version",     "v1=b", NULL, "../heads/b", "commit not in repository" },
	{ "odd-version",         "v1=b", NULL, "a b~^:?*[\\", "commit not in repository" },
};

/*
 * Repositories given; one that the configuration names for the service
 * order-service, or NULL; the one it gets.
 */
static const struct {
	const char *name, *given, *configured, *want;
} services[] = {
	{ "the-only-one",         "shop", NULL, "shop" },
	{ "the-configured",       "shop order-service", "shop", "shop" },
	{ "configured-alone",     "", "shop", "shop" },
	{ "named-like-it",        "shop Order_Service", NULL, "Order_Service" },
	{ "bare-like-it",         "shop order-service.git", NULL, "order-service.git" },
	{ "below-a-folder",       "shop sub/order-service", NULL, "sub/order-service" },
	{ "none-fits",            "shop pay", NULL, "none" },
	{ "two-fit",              "sub/order-service order-service", NULL, "none" },
	{ "configured-failed",    "shop", "nowhere", "none" },
	{ "other-spelling",       "shop pay", "./shop", "./shop" },
	{ "none-given",           "", NULL, "none" },
};

/* `baseline = REV` in a repository of a, b:a, main:b with the tag v1 at b. */
static const struct {
	const char *name, *revision, *want, *errors;
} baselines[] = {
	{ "branch",   "a", "a", "" },
	{ "tag",      "v1", "b", "" },
	{ "head",     "HEAD", "main", "" },
	{ "back",     "HEAD~2", "a", "" },
	{ "peeled",   "v1^{commit}", "b", "" },
	{ "unknown",  "v2", "none",
	  "service \"orders\": baseline \"v2\" names no commit in shop" },
	{ "a-tree",   "HEAD:", "none",
	  "service \"orders\": baseline \"HEAD:\" names no commit in shop" },
	{ "nonsense", "^^^^", "none",
	  "service \"orders\": baseline \"^^^^\" names no commit in shop" },
};

/* Where the main branch ends, after `make`; the same repository and x/y:a. */
static const struct {
	const char *name, *branch, *make, *want;
	bool is_unknown; /* a finding says that there is no such branch */
} tips[] = {
	{ "head",          NULL, "true", "main", false },
	{ "a-branch",      "b", "true", "b", false },
	{ "with-a-slash",  "x/y", "true", "x/y", false },
	{ "detached-head", NULL, "git -C shop update-ref --no-deref HEAD b", "b", false },
	{ "unborn-head",   NULL, "git -C shop symbolic-ref HEAD refs/heads/z", "none", false },
	{ "broken-head",   NULL, "echo junk >shop/HEAD", "none", false },
	{ "no-such",       "z", "true", "none", true },
	{ "a-tag-is-none", "v1", "true", "none", true },
	{ "an-id-is-none", "HEAD", "true", "none", true },
	{ "packed",        "b", "git -C shop pack-refs --all", "b", false },
};
/* clang-format on */

/* "v1-1-g=b/7^": see the table. */
static char *id_of(const char *text)
{
	static const char form[] =
		"^([^=]*)=([a-z]+(?:\\^\\{tree\\})?)(?:/([0-9]+))?(\\^?)(.*)$";
	g_auto(GStrv) parts =
		text ? g_regex_split_simple(form, text, 0, 0) : NULL;
	g_autofree char *id = NULL;

	if (!parts || !parts[1])
		return g_strdup(text);
	id = repository_id("shop", parts[2]);
	if (*parts[3])
		id[g_ascii_strtoll(parts[3], NULL, 10)] = '\0';
	for (char *c = id; *parts[4] && *c; c++)
		*c = g_ascii_toupper(*c);
	return g_strconcat(parts[1], id, parts[5], NULL);
}

static void finds(const void *data)
{
	const typeof(names[0]) *row = data;
	g_autoptr(Imported) imported = imported_new();
	char *folder = repository_enter();
	g_autofree char *commit = NULL, *version = NULL;
	struct service_settings *service =
		imported_service(imported, "order-service");
	const struct deploy *deploy;

	repository_make("shop", "a+x=1 b:a+x=2 c:b+x=3", row->tags);
	commit = id_of(row->commit);
	version = id_of(row->version);
	g_ptr_array_add(service->aliases, (char *)"orders");
	imported_path(imported, "shop");
	imported_deploy(imported, "order-service", commit, version);
	imported_read(imported);
	deploy = facts_deploy(imported->facts, 0);
	g_assert_cmpuint(imported->errors->len, ==, 0);
	g_assert_cmpstr(deploy->unmatched ?
				deploy->unmatched :
				imported_subject(imported, deploy->service,
						 deploy->head),
			==, row->want);
	g_assert_true((deploy->head == NONE) == (deploy->unmatched != NULL));
	repository_leave(folder);
}

static void belongs(const void *data)
{
	const typeof(services[0]) *row = data;
	g_autoptr(Imported) imported = imported_new();
	char *folder = repository_enter();
	g_auto(GStrv) given = g_strsplit(row->given, " ", -1);
	const struct service *service;

	g_free(repository_shell("mkdir sub; for x in shop pay Order_Service "
				"order-service order-service.git "
				"sub/order-service;"
				"do git init -q --bare $x; done"));
	for (char **path = given; *path; path++)
		if (**path)
			imported_path(imported, *path);
	imported_service(imported, "order-service")->repository =
		row->configured;
	imported_deploy(imported, "order-service", "12345678", NULL);
	imported_read(imported);
	service = facts_service(imported->facts, 0);
	if (service->repository == NONE) {
		g_assert_cmpstr("none", ==, row->want);
		g_assert_null(facts_deploy(imported->facts, 0)->unmatched);
	} else {
		g_assert_cmpstr(
			facts_repository(imported->facts, service->repository)
				->name,
			==, row->want);
		g_assert_nonnull(facts_deploy(imported->facts, 0)->unmatched);
	}
	repository_leave(folder);
}

static void starts_from(const void *data)
{
	const typeof(baselines[0]) *row = data;
	g_autoptr(Imported) imported = imported_new();
	char *folder = repository_enter();
	g_autofree char *errors = NULL;

	repository_make("shop", "a+x=1 b:a+x=2 main:b+x=3", "v1*b@1700000900");
	imported_service(imported, "orders")->baseline = row->revision;
	imported_path(imported, "shop");
	imported_read(imported);
	errors = imported_errors(imported);
	g_assert_cmpstr(errors, ==, row->errors);
	g_assert_cmpstr(
		imported_subject(imported, 0,
				 facts_service(imported->facts, 0)->baseline),
		==, row->want);
	repository_leave(folder);
}

static void ends_at(const void *data)
{
	const typeof(tips[0]) *row = data;
	g_autoptr(Imported) imported = imported_new();
	char *folder = repository_enter();
	const struct facts *facts = imported->facts;
	g_autofree char *errors = NULL;

	repository_make("shop", "a+x=1 b:a+x=2 main:b+x=3 x/y:a",
			"v1*b@1700000900");
	g_free(repository_shell("%s", row->make));
	imported_service(imported, "orders")->branch = row->branch;
	imported_path(imported, "shop");
	imported_read(imported);
	errors = imported_errors(imported);
	g_assert_cmpstr(errors, ==, "");
	g_assert_cmpstr(
		imported_subject(imported, 0, facts_service(facts, 0)->tip), ==,
		row->want);
	g_assert_cmpuint(facts->findings->len, ==, row->is_unknown);
	if (row->is_unknown)
		g_assert_cmpstr(
			g_array_index(facts->findings, struct finding, 0).kind,
			==, "unknown branch");
	repository_leave(folder);
}

/* A line of commits so long that some of their ids begin alike. */
static char *long_history(uint32_t n)
{
	GString *history = g_string_new("n0+x=0");

	for (uint32_t i = 1; i < n; i++)
		g_string_append_printf(history, " n%u:n%u+x=%u", i, i - 1, i);
	return g_string_free(history, false);
}

/* How many commits begin with each four digits. */
static GHashTable *count_prefixes(char *const *ids)
{
	GHashTable *counts =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (; *ids; ids++) {
		char *prefix = g_strndup(*ids, 4);
		uint32_t n =
			GPOINTER_TO_UINT(g_hash_table_lookup(counts, prefix));

		g_hash_table_insert(counts, prefix, GUINT_TO_POINTER(n + 1));
	}
	return counts;
}

static void an_abbreviation_names_one_commit_or_none(void)
{
	g_autoptr(Imported) imported = imported_new();
	char *folder = repository_enter();
	g_autofree char *history = long_history(700);
	g_autofree char *lines = NULL;
	g_auto(GStrv) ids = NULL;
	g_autoptr(GHashTable) counts = NULL;
	uint32_t ambiguous = 0;

	repository_make("shop", history, "");
	lines = repository_shell("git -C shop rev-list n699");
	ids = g_strsplit(lines, "\n", -1);
	counts = count_prefixes(ids);
	imported_path(imported, "shop");
	for (char **id = ids; *id; id++) {
		g_autofree char *prefix = g_strndup(*id, 4);

		imported_deploy(imported, "orders", prefix, NULL);
	}
	imported_read(imported);
	for (uint32_t d = 0; ids[d]; d++) {
		const struct deploy *deploy = facts_deploy(imported->facts, d);
		g_autofree char *want = g_strdup_printf("n%u", 699 - d);

		if (g_hash_table_lookup(counts, deploy->commit_name) ==
		    GUINT_TO_POINTER(1)) {
			g_assert_cmpstr(imported_subject(imported,
							 deploy->service,
							 deploy->head),
					==, want);
		} else {
			g_assert_cmpstr(deploy->unmatched, ==,
					"ambiguous commit");
			ambiguous++;
		}
	}
	g_assert_cmpuint(ambiguous, >=, 2);
	repository_leave(folder);
}

static void an_incident_names_a_commit(void)
{
	g_autoptr(Imported) imported = imported_new();
	char *folder = repository_enter();
	struct facts *facts = imported->facts;
	const uint32_t pay = facts_add_service(facts, "pay");
	g_autofree char *id = NULL;
	struct incident incident = { .id = "7", .commit = NONE };
	git_oid want;

	repository_make("shop", "a b:a", "");
	repository_make("pay", "x y:x", "");
	id = repository_id("shop", "b");
	git_oid_fromstr(&want, id);
	incident.commit_name = id;
	g_array_append_val(facts->incidents, incident);
	incident.services = 1;
	g_array_append_val(facts->incidents, incident);
	g_array_append_val(facts->incident_services, pay);
	imported_path(imported, "shop");
	imported_path(imported, "pay");
	imported_read(imported);
	g_assert_cmpuint(facts_incident(facts, 0)->repository, ==, 1);
	g_assert_cmpmem(
		facts_graph(facts, 1)->ids[facts_incident(facts, 0)->commit],
		GRAPH_ID, want.id, GRAPH_ID);
	g_assert_cmpuint(facts_incident(facts, 1)->commit, ==, NONE);
	repository_leave(folder);
}

/* The order in which deploys and SOURCEs come does not show. */
static void order_does_not_matter(void)
{
	g_autofree char *first = NULL, *last = NULL;
	g_autoptr(Imported) one = imported_new();
	g_autoptr(Imported) other = imported_new();
	char *folder = repository_enter();
	g_autofree char *a = NULL;
	g_autofree char *x = NULL;

	repository_make("shop", "r a:r b:r m:a,b", "");
	repository_make("pay", "x y:x", "");
	a = repository_id("shop", "a");
	x = repository_id("pay", "y");
	imported_service(one, "shop");
	imported_service(one, "pay");
	imported_service(other, "shop");
	imported_service(other, "pay");
	imported_path(one, "shop");
	imported_path(one, "pay");
	imported_path(other, "pay");
	imported_path(other, "shop");
	for (uint32_t i = 0; i < 3; i++) {
		const char *revisions[] = { "b", "m", "a" };
		g_autofree char *early = repository_id("shop", revisions[i]);
		g_autofree char *late = repository_id("shop", revisions[2 - i]);

		imported_deploy(one, "shop", early, NULL);
		imported_deploy(other, "shop", late, NULL);
	}
	imported_deploy(one, "pay", x, NULL);
	imported_deploy(other, "pay", x, NULL);
	imported_read(one);
	imported_read(other);
	first = imported_subjects(one, NULL);
	last = imported_subjects(other, NULL);
	g_assert_cmpuint(facts_graph(one->facts, 0)->n +
				 facts_graph(one->facts, 1)->n,
			 ==, 6);
	g_assert_cmpstr(first, ==, last);
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
	ADD_TABLE("/git-names/finds/", names, finds);
	ADD_TABLE("/git-names/belongs/", services, belongs);
	ADD_TABLE("/git-names/starts-from/", baselines, starts_from);
	ADD_TABLE("/git-names/ends-at/", tips, ends_at);
	g_test_add_func("/git-names/an-abbreviation-names-one-commit-or-none",
			an_abbreviation_names_one_commit_or_none);
	g_test_add_func("/git-names/an-incident-names-a-commit",
			an_incident_names_a_commit);
	g_test_add_func("/git-names/order-does-not-matter",
			order_does_not_matter);
	return g_test_run();
}
