/* test_seal.c -- records that repeat each other, and roll-outs of many */
#include "model/seal.h"
#include "tests/history.h"

#include <string.h>

/* Minutes after the epoch. */
static double minutes(int64_t at)
{
	return (double)(at - history_epoch) / 60;
}

/* "ID:COMMIT@START-END …", then how many were duplicates in each source. */
static char *print(const struct facts *facts)
{
	GString *out = g_string_new(NULL);

	for (uint32_t d = 0; d < facts->deploys->len; d++) {
		const struct deploy *deploy = facts_deploy(facts, d);
		const char *name = deploy->commit_name;

		g_string_append_printf(out, "%s:%s@%g-%g ", deploy->id,
				       name ? name : "?",
				       minutes(deploy->started_at),
				       minutes(deploy->deployed_at));
	}
	g_string_append_c(out, '|');
	for (uint32_t s = 0; s < facts->sources->len; s++) {
		const struct source *source = facts_source(facts, s);

		if (source->kind == SOURCE_DEPLOYS)
			g_string_append_printf(out, " %u",
					       source->fates[FATE_DUPLICATE]);
	}
	return g_string_free(out, false);
}

/* clang-format off */
/* Two exports of one kind of source, each with deploys. */
static const struct {
	const char *name, *first, *second, *want;
} cases[] = {
	{ "none",                 "", "", "| 0 0" },
	{ "by-time",              "b@90#2 a@60#1", "c@70#3",
	  "1:a@60-60 3:c@70-70 2:b@90-90 | 0 0" },
	{ "by-the-end",           "a@60-100#1 b@70-80#2", "",
	  "2:b@70-80 1:a@60-100 | 0 0" },
	{ "ties-by-id-as-numbers", "b@60#10 a@60#9", "",
	  "9:a@60-60 10:b@60-60 | 0 0" },
	{ "ties-by-letters",      "b@60#y a@60#x", "",
	  "x:a@60-60 y:b@60-60 | 0 0" },

	/* the same record twice */
	{ "overlapping-pages",    "a@60#1 b@90#2", "b@90#2 c@120#3",
	  "1:a@60-60 2:b@90-90 3:c@120-120 | 1 0" },
	{ "twice-in-a-file",      "a@60#1 a@60#1", "", "1:a@60-60 | 1 0" },
	{ "three-times",          "a@60#1 a@60#1", "a@60#1", "1:a@60-60 | 2 0" },
	{ "the-last-by-path-stays", "a@60-61#1", "b@60-62#1",
	  "1:b@60-62 | 1 0" },

	/* the same id at another time is another server's */
	{ "another-server",       "a@60#1", "b@90#1",
	  "1:a@60-60 1#2:b@90-90 | 0 0" },
	{ "three-servers",        "a@60#1 c@99#1", "b@90#1",
	  "1:a@60-60 1#2:b@90-90 1#3:c@99-99 | 0 0" },
	{ "another-server-twice", "a@60#1 b@90#1", "b@90#1",
	  "1:a@60-60 1#2:b@90-90 | 1 0" },

	/* regions and clusters fold */
	{ "two-regions",          "a@60-61#1 a@62-70#2", "",
	  "1:a@60-70 | 1 0" },
	{ "regions-of-two-files", "a@60-80#1", "a@62-70#2", "1:a@60-80 | 0 1" },
	{ "each-ten-minutes-after-the-one-before",
	  "a@60#1 a@70#2 a@80#3 a@90#4", "", "1:a@60-90 | 3 0" },
	{ "eleven-minutes",       "a@60#1 a@71#2", "",
	  "1:a@60-60 2:a@71-71 | 0 0" },
	{ "another-commit",       "a@60#1 b@62#2", "",
	  "1:a@60-60 2:b@62-62 | 0 0" },
	{ "another-service",      "web=a@60#1 api=a@62#2", "",
	  "2:a@62-62 1:a@60-60 | 0 0" },
	{ "another-kind",         "a@60#1 !a@62#2", "",
	  "1:a@60-60 2:a@62-62 | 0 0" },
	{ "the-same-after-a-rollback", "b@60#1 !a@62#2 b@64#3", "",
	  "1:b@60-60 2:a@62-62 3:b@64-64 | 0 0" },
	{ "the-same-after-another", "a@60#1 b@63#2 a@66#3", "",
	  "1:a@60-60 2:b@63-63 3:a@66-66 | 0 0" },
	{ "another-outcome",      "/a@60#1 a@62#2", "",
	  "1:a@60-60 2:a@62-62 | 0 0" },
	{ "unknown-commits-as-written", "?x@60#1 ?x@62#2 ?y@63#3", "",
	  "1:x@60-62 3:y@63-63 | 1 0" },
	{ "by-version-if-no-commit", "?:v1@60#1 ?:v1@62#2 ?:v2@63#3", "",
	  "1:?@60-62 3:?@63-63 | 1 0" },
	{ "what-names-nothing-stays", "?@60#1 ?@62#2", "",
	  "1:?@60-60 2:?@62-62 | 0 0" },
	{ "the-first-by-start",   "a@65-66#1 a@60-61#2", "",
	  "2:a@60-66 | 1 0" },
	{ "a-duplicate-folds-not-twice", "a@60#1 a@60#1 a@65#2", "",
	  "1:a@60-65 | 2 0" },
};
/* clang-format on */

static struct facts *read_two(const char *first, const char *second)
{
	struct facts *facts = facts_new();

	history_read(facts, "1", "a b:a c:b", first, NULL);
	history_read(facts, "2", "", second, NULL);
	return facts;
}

static void seals(const void *data)
{
	const typeof(cases[0]) *row = data;
	g_autoptr(Facts) facts = read_two(row->first, row->second);
	g_autofree char *got = NULL;
	uint32_t read = 0, there;

	facts_seal(facts, 600);
	got = print(facts);
	g_assert_cmpstr(got, ==, row->want);
	there = facts->deploys->len;
	for (uint32_t s = 0; s < facts->sources->len; s++) {
		if (facts_source(facts, s)->kind != SOURCE_DEPLOYS)
			continue;
		read += facts_source(facts, s)->read;
		there += facts_source(facts, s)->fates[FATE_DUPLICATE];
	}
	g_assert_cmpuint(read, ==, there);
}

/* The one modified last stays, wherever it stands. */
static void keeps_the_one_modified_last(void)
{
	g_autoptr(Facts) facts = read_two("a@60#1", "b@60#1");
	g_autofree char *got = NULL;

	facts_deploy(facts, 0)->modified_at = history_time("90");
	facts_deploy(facts, 1)->modified_at = history_time("80");
	facts_seal(facts, 600);
	got = print(facts);
	g_assert_cmpstr(got, ==, "1:a@60-60 | 0 1");
}

/* The time of creation tells, not that of the start, where it is known. */
static void knows_servers_by_creation(void)
{
	g_autoptr(Facts) facts = read_two("a@60#1", "b@90#1");
	g_autofree char *got = NULL;

	for (uint32_t d = 0; d < 2; d++)
		facts_deploy(facts, d)->created_at = history_time("50");
	facts_seal(facts, 600);
	got = print(facts);
	g_assert_cmpstr(got, ==, "1:b@90-90 | 1 0");
}

/* Records without id are the same if all of them is. */
static void compares_contents_without_id(void)
{
	g_autoptr(Facts) facts = read_two("a@60 b@90 b@3h", "b@90 c@120");
	static const uint64_t contents[] = { 11, 22, 33, 22, 44 };
	g_autofree char *got = NULL;

	for (uint32_t d = 0; d < facts->deploys->len; d++) {
		facts_deploy(facts, d)->id = NULL;
		facts_deploy(facts, d)->content = contents[d];
	}
	facts_seal(facts, 600);
	got = print(facts);
	g_assert_cmpstr(got, ==,
			"web@2026-06-01T01:00:00Z:a@60-60 "
			"web@2026-06-01T01:30:00Z:b@90-90 "
			"web@2026-06-01T02:00:00Z:c@120-120 "
			"web@2026-06-01T03:00:00Z:b@180-180 | 1 0");
}

static void numbers_names_of_the_same_second(void)
{
	g_autoptr(Facts) facts = read_two("a@60 b@60", "c@60");
	g_autofree char *got = NULL;

	for (uint32_t d = 0; d < 3; d++) {
		facts_deploy(facts, d)->id = NULL;
		facts_deploy(facts, d)->content = d + 1;
	}
	facts_seal(facts, 600);
	got = print(facts);
	g_assert_cmpstr(got, ==,
			"web@2026-06-01T01:00:00Z:a@60-60 "
			"web@2026-06-01T01:00:00Z#2:b@60-60 "
			"web@2026-06-01T01:00:00Z#3:c@60-60 | 0 0");
}

/* The same id in two kinds of source is two things, with two names. */
static void tells_formats_apart(void)
{
	g_autoptr(Facts) facts = read_two("a@60#1", "b@60#1");
	g_autofree char *got = NULL;

	facts_source(facts, 2)->format = "argo-cd";
	facts_seal(facts, 600);
	g_assert_cmpuint(facts->deploys->len, ==, 2);
	g_assert_cmpstr(facts_deploy(facts, 0)->id, !=,
			facts_deploy(facts, 1)->id);
	got = print(facts);
	g_assert_nonnull(strstr(got, "1#2:"));
}

static void incidents_repeat_too(void)
{
	g_autoptr(Facts) facts = facts_new();

	history_read(facts, "1", "", "", "7:web@60-70 8:web@80");
	history_read(facts, "2", "", "", "8:web@80-90 7:api@61-62 ~9:web@95");
	facts_seal(facts, 600);
	g_assert_cmpuint(facts->incidents->len, ==, 4);
	g_assert_cmpstr(facts_incident(facts, 0)->id, ==, "7");
	g_assert_cmpstr(facts_incident(facts, 1)->id, ==, "7#2");
	g_assert_cmpstr(facts_incident(facts, 2)->id, ==, "8");
	g_assert_cmpint(facts_incident(facts, 2)->ended_at, ==,
			history_time("90"));
	g_assert_cmpuint(facts_source(facts, 1)->fates[FATE_DUPLICATE], ==, 1);
	g_assert_cmpuint(facts_source(facts, 3)->fates[FATE_DRILL], ==, 1);
}

/* Findings of a record that is gone go with it; others stay. */
static void forgets_findings_of_duplicates(void)
{
	g_autoptr(Facts) facts = read_two("a@60#1 b@90#2", "b@90#2");
	struct place dropped = { 1, 2 }, kept = { 2, 1 }, whole = { 1, 0 };

	finding_add(facts, dropped, NO_TIME, "odd", "of the one that goes");
	finding_add(facts, kept, NO_TIME, "odd", "of the one that stays");
	finding_add(facts, whole, NO_TIME, "odd", "of the file");
	facts_seal(facts, 600);
	g_assert_cmpuint(facts->findings->len, ==, 2);
	g_assert_cmpstr(
		g_array_index(facts->findings, struct finding, 0).detail, ==,
		"of the file");
}

static void sorts_services_and_ranges(void)
{
	g_autoptr(Facts) facts =
		history_parse("a b:a", "web=a ops=a web=b api=b");
	static const char *const names[] = { "api", "ops", "web" };
	static const uint32_t firsts[] = { 0, 1, 2 }, counts[] = { 1, 1, 2 };

	for (uint32_t s = 0; s < 3; s++) {
		const struct service *service = facts_service(facts, s);

		g_assert_cmpstr(service->name, ==, names[s]);
		g_assert_cmpuint(service->first_deploy, ==, firsts[s]);
		g_assert_cmpuint(service->deploys, ==, counts[s]);
		for (uint32_t d = 0; d < service->deploys; d++)
			g_assert_cmpuint(
				facts_deploy(facts, firsts[s] + d)->service, ==,
				s);
	}
}

/* clang-format off */
static const struct {
	const char *a, *b;
	int want;
} ids[] = {
	{ "1", "2", -1 }, { "10", "9", 1 }, { "7", "7", 0 },
	{ "007", "7", 0 }, { "0", "00", 0 }, { "", "1", 1 }, { "1a", "9", 1 },
	{ "18446744073709551616", "18446744073709551615", 1 },
	{ "a", "b", -1 }, { "A", "a", -1 }, { NULL, "1", -1 },
	{ NULL, NULL, 0 },
};
/* clang-format on */

static int sign(int number)
{
	return (number > 0) - (number < 0);
}

static void compares_ids(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(ids); i++) {
		g_assert_cmpint(sign(seal_compare_ids(ids[i].a, ids[i].b)), ==,
				ids[i].want);
		g_assert_cmpint(sign(seal_compare_ids(ids[i].b, ids[i].a)), ==,
				-ids[i].want);
	}
}

/* An order in which 9 < 10 < 1a < 9 would sort by chance. */
static void orders_mixed_ids(void)
{
	static const char *const mixed[] = { "9",  "10",  "1a",	 "a", "1",
					     "b1", "100", "01b", "2", "" };
	size_t n = G_N_ELEMENTS(mixed);

	for (size_t i = 0; i < n; i++)
		for (size_t j = 0; j < n; j++)
			for (size_t k = 0; k < n; k++)
				if (seal_compare_ids(mixed[i], mixed[j]) < 0 &&
				    seal_compare_ids(mixed[j], mixed[k]) < 0)
					g_assert_cmpint(
						seal_compare_ids(mixed[i],
								 mixed[k]),
						<, 0);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *path =
			g_strconcat("/seal/", cases[i].name, NULL);

		g_test_add_data_func(path, &cases[i], seals);
	}
	g_test_add_func("/seal/modified-last", keeps_the_one_modified_last);
	g_test_add_func("/seal/creation", knows_servers_by_creation);
	g_test_add_func("/seal/contents", compares_contents_without_id);
	g_test_add_func("/seal/same-second", numbers_names_of_the_same_second);
	g_test_add_func("/seal/formats", tells_formats_apart);
	g_test_add_func("/seal/incidents", incidents_repeat_too);
	g_test_add_func("/seal/findings", forgets_findings_of_duplicates);
	g_test_add_func("/seal/services", sorts_services_and_ranges);
	g_test_add_func("/seal/ids", compares_ids);
	g_test_add_func("/seal/mixed-ids", orders_mixed_ids);
	return g_test_run();
}
