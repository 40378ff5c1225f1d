/* test_git_tags.c -- which tags are deploys, of what, and when */
#include "importers/git.h"
#include "importers/tag_time.h"
#include "tests/repository.h"

#include <string.h>

/* clang-format off */

/*
 * In a repository of a, b:a (committed at +65 and +125 seconds) and some tags:
 * the services and their patterns, the pattern for all, and the deploys:
 * SERVICE:TAG:COMMIT@SECONDS, where ~ stands for a finding about the time.
 */
static const struct {
	const char *name, *tags, *services, *any, *want;
} cases[] = {
	{ "not-asked-for",       "v1=a", "", NULL, "" },
	{ "lightweight",         "v1=a v2=b", "", "v*",
				 "shop:v1:a@65~ shop:v2:b@125~" },
	{ "annotated",           "v1*a@1700000300", "", "v*", "shop:v1:a@300" },
	{ "only-those",          "v1=a test=b", "", "v[0-9]*", "shop:v1:a@65~" },
	{ "star-takes-slashes",  "r/1/x*a@1700000300", "", "r*", "shop:r/1/x:a@300" },
	{ "time-in-the-name",    "d-20231114T2230=a", "", "d*",
				 "shop:d-20231114T2230:a@1000" },
	{ "day-in-the-name",     "d-2023-11-14=a d-2023-11-15=b", "", "d*",
				 "shop:d-2023-11-14:a@65 shop:d-2023-11-15:b@6400" },
	{ "day-before-the-commit", "d-2020-01-01=a", "", "d*",
				 "shop:d-2020-01-01:a@65~" },
	{ "tagger-before-name",  "d-20231114T2230*a@1700000300", "", "d*",
				 "shop:d-20231114T2230:a@300" },
	{ "pattern-of-a-service", "o1*a@1700000300 p1*b@1700000301 q=a", "orders=o* pay=p*", NULL,
				 "orders:o1:a@300 pay:p1:b@301" },
	{ "a-tag-of-two",        "r1*a@1700000300", "orders=r* pay=r*", NULL,
				 "orders:r1:a@300 pay:r1:a@300" },
	{ "own-before-any",      "o1*a@1700000300 x*b@1700000301", "orders=o*", "*",
				 "orders:o1:a@300 orders:x:b@301" },
	{ "by-name-of-several",  "orders-1*a@1700000300 pay/1*b@1700000301", "orders pay", "*",
				 "orders:orders-1:a@300 pay:pay/1:b@301" },
	{ "longest-name-wins",   "pay-api-1*a@1700000300", "pay pay-api", "*",
				 "pay-api:pay-api-1:a@300" },
	{ "of-nobody",           "v1*a@1700000300", "orders pay", "*",
				 "unmatched:unknown service:v1" },
};

/* The time that a name tells, in Europe/Berlin. */
static const struct {
	const char *name, *want;
} times[] = {
	{ "20260512", "2026-05-11T22:00:00Z day" },
	{ "2026-05-12", "2026-05-11T22:00:00Z day" },
	{ "v2026.05.12", "2026-05-11T22:00:00Z day" },
	{ "deploy_2026_05_12", "2026-05-11T22:00:00Z day" },
	{ "20260512T1402", "2026-05-12T12:02:00Z" },
	{ "20260512-1402", "2026-05-12T12:02:00Z" },
	{ "20260512_140231", "2026-05-12T12:02:31Z" },
	{ "20260512140231", "2026-05-12T12:02:31Z" },
	{ "202605121402", "2026-05-12T12:02:00Z" },
	{ "2026-08-20T212155Z", "2026-08-20T21:21:55Z" },
	{ "2026-01-20T212155", "2026-01-20T20:21:55Z" },
	{ "deploy-2026-08-18-at-16-12", "2026-08-18T14:12:00Z" },
	{ "deploy-2026-08-18-16-12-09", "2026-08-18T14:12:09Z" },
	{ "ubuntu24/20260816.277", "2026-08-15T22:00:00Z day" },
	{ "20260512-7", "2026-05-11T22:00:00Z day" },
	{ "20260512-2561", "2026-05-11T22:00:00Z day" },
	{ "20260512-14021", "2026-05-11T22:00:00Z day" },
	{ "prod-20260512-1402-abcdef", "2026-05-12T12:02:00Z" },
	{ "2026-05-12-0f3c", "2026-05-11T22:00:00Z day" },
	{ "v1.2.3", "none" },
	{ "20260230", "none" },
	{ "20261301", "none" },
	{ "120260512", "none" },
	{ "202605121", "none" },
	{ "10000000", "none" },
	{ "2026-05.12", "none" },
	{ "", "none" },
};
/* clang-format on */

static void add_services(struct imported *imported, const char *services)
{
	g_auto(GStrv) words = g_strsplit(services, " ", -1);

	for (char **word = words; *word; word++) {
		g_auto(GStrv) pair = g_strsplit(*word, "=", 2);

		if (**word)
			imported_service(imported, pair[0])->tag =
				pool_text(imported->settings->pool, pair[1]);
	}
}

static bool has_finding(const struct facts *facts, struct place place)
{
	for (uint32_t f = 0; f < facts->findings->len; f++) {
		const struct finding *finding =
			&g_array_index(facts->findings, struct finding, f);

		if (finding->place.source == place.source &&
		    finding->place.record == place.record)
			return true;
	}
	return false;
}

static char *print_deploys(const struct imported *imported)
{
	const struct facts *facts = imported->facts;
	GString *out = g_string_new(NULL);

	for (uint32_t d = 0; d < facts->deploys->len; d++) {
		const struct deploy *deploy = facts_deploy(facts, d);

		g_assert_cmpstr(deploy->id, ==, deploy->version);
		g_string_append_printf(
			out, "%s%s:%s:%s@%" G_GINT64_FORMAT "%s",
			d > 0 ? " " : "",
			facts_service(facts, deploy->service)->name, deploy->id,
			imported_subject(imported, deploy->service,
					 deploy->head),
			deploy->deployed_at - repository_epoch,
			has_finding(facts, deploy->place) ? "~" : "");
	}
	for (uint32_t i = 0; i < facts->leftovers->len; i++) {
		const struct leftover *leftover =
			&g_array_index(facts->leftovers, struct leftover, i);

		g_string_append_printf(out, "%s:%s:%s",
				       fate_name(leftover->fate),
				       leftover->reason, leftover->detail);
	}
	return g_string_free(out, false);
}

static void deploys(const void *data)
{
	const typeof(cases[0]) *row = data;
	g_autoptr(Imported) imported = imported_new();
	char *folder = repository_enter();
	g_autofree char *got = NULL;

	repository_make("shop", "a b:a", row->tags);
	add_services(imported, row->services);
	imported->settings->deploys_from_tags = row->any;
	imported_path(imported, "shop");
	imported_read(imported);
	g_assert_cmpuint(imported->errors->len, ==, 0);
	got = print_deploys(imported);
	g_assert_cmpstr(got, ==, row->want);
	repository_leave(folder);
}

static void tells(const void *data)
{
	const typeof(times[0]) *row = data;
	g_autoptr(GTimeZone) zone = g_time_zone_new_identifier("Europe/Berlin");
	g_autoptr(GDateTime) time = NULL;
	g_autofree char *text = NULL;
	g_autofree char *got = NULL;
	int64_t day_end;
	int64_t at = tag_time_in(row->name, zone, &day_end);

	if (at == NO_TIME) {
		g_assert_cmpstr("none", ==, row->want);
		return;
	}
	time = g_date_time_new_from_unix_utc(at);
	text = g_date_time_format_iso8601(time);
	got = g_strconcat(text, day_end == NO_TIME ? "" : " day", NULL);
	g_assert_cmpstr(got, ==, row->want);
	g_assert_true(day_end == NO_TIME || day_end == at + 24 * 60 * 60);
}

static void peels_nested_tags_and_counts_records(void)
{
	g_autoptr(Imported) imported = imported_new();
	char *folder = repository_enter();
	const struct facts *facts = imported->facts;
	const struct source *source;
	g_autofree char *got = NULL;

	repository_make("shop", "a+x=1 b:a+x=2", "v1*a@1700000300");
	g_free(repository_shell(
		"cd shop; git tag -m outer v2 v1 2>&1; git tag v3 a^{tree};"
		"git tag v4 a:x"));
	imported->settings->deploys_from_tags = "v*";
	imported_path(imported, "shop");
	imported_read(imported);
	got = print_deploys(imported);
	g_assert_cmpstr(got, ==,
			"shop:v1:a@300 shop:v2:a@0"
			"malformed:tag of no commit:v3"
			"malformed:tag of no commit:v4");
	source = facts_source(facts, facts_deploy(facts, 1)->place.source);
	g_assert_cmpstr(source->format, ==, "git-tags");
	g_assert_cmpstr(source->name, ==, "shop");
	g_assert_cmpint(source->first_at, ==, repository_epoch);
	g_assert_cmpint(source->last_at, ==, repository_epoch + 300);
	g_assert_cmpuint(facts_deploy(facts, 0)->place.record, ==, 1);
	g_assert_cmpuint(facts_deploy(facts, 1)->place.record, ==, 2);
	repository_leave(folder);
}

/* What an export tells is not told again by the tags of the same service. */
static void an_export_goes_before_tags(void)
{
	g_autoptr(Imported) imported = imported_new();
	char *folder = repository_enter();
	const struct facts *facts = imported->facts;

	repository_make("shop", "a b:a", "o1*a@1700000300 o2*b@1700000301");
	imported_service(imported, "orders")->tag = "o*";
	imported_deploy(imported, "orders", NULL, "o1");
	imported_path(imported, "shop");
	imported_read(imported);
	g_assert_cmpuint(facts->deploys->len, ==, 1);
	g_assert_cmpstr(imported_subject(imported,
					 facts_deploy(facts, 0)->service,
					 facts_deploy(facts, 0)->head),
			==, "a");
	g_assert_cmpuint(facts->sources->len, ==, 3);
	g_assert_cmpuint(facts_source(facts, 2)->fates[FATE_NOT_RELEVANT], ==,
			 2);
	g_assert_cmpuint(facts->findings->len, ==, 1);
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
	ADD_TABLE("/git-tags/deploys/", cases, deploys);
	ADD_TABLE("/git-tags/tells/:", times, tells);
	g_test_add_func("/git-tags/peels-nested-tags-and-counts-records",
			peels_nested_tags_and_counts_records);
	g_test_add_func("/git-tags/an-export-goes-before-tags",
			an_export_goes_before_tags);
	return g_test_run();
}
