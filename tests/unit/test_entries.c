/* test_entries.c -- records of the other kinds, sealed */
#include "model/entries.h"
#include "model/records_ci.h"

#include <string.h>

/*
 * Words of records: ID@TIME/MODIFIED of SERVICE in FORMAT SOURCE; an id `-` is
 * none, and MODIFIED its content then.
 */
/* clang-format off */
static const struct {
	const char *name, *records, *want;
} cases[] = {
	{ "by-time", "b@2/0:a:x a@1/0:a:x", "a@1 b@2 |0" },
	{ "of-one-time-by-id", "10@1/0:a:x 9@1/0:a:x", "9@1 10@1 |0" },
	{ "the-same-twice", "a@1/0:a:x a@1/0:a:x", "a@1 |1" },
	{ "the-one-modified-last-stays", "a@1/7:a:x a@1/3:a:y", "a@1/7 |1" },
	{ "another-time-is-another", "a@1/0:a:x a@2/0:a:x", "a@1 a@2 |0" },
	{ "another-format-is-another", "a@1/0:a:x a@1/0:b:x", "a@1 a@1 |0" },
	{ "no-id-and-the-same-content", "-@1/5:a:x -@1/5:a:y", "-@1 |1" },
	{ "no-id-and-no-content", "-@1/0:a:x -@1/0:a:x", "-@1 -@1 |0" },
	{ "none", "", "|0" },
};
/* clang-format on */

static uint32_t source_of(struct facts *facts, const char *format,
			  const char *name)
{
	for (uint32_t s = 0; s < facts->sources->len; s++)
		if (strcmp(facts_source(facts, s)->name, name) == 0 &&
		    strcmp(facts_source(facts, s)->format, format) == 0)
			return s;
	return facts_add_source(facts, name, format, SOURCE_RUNS);
}

static void add(struct facts *facts, const char *word, uint32_t number)
{
	g_auto(GStrv) parts = g_strsplit_set(word, "@/:", -1);
	bool has_id = strcmp(parts[0], "-") != 0;
	struct ci_run run = {
		.entry = {
			.id = has_id ? facts_text(facts, parts[0]) : NULL,
			.service_name = facts_text(facts, "shop"),
			.at = g_ascii_strtoll(parts[1], NULL, 10),
			.created_at = NO_TIME,
			.modified_at = has_id ? g_ascii_strtoll(parts[2], NULL,
								10) :
						NO_TIME,
			.content = has_id ? 0 : g_ascii_strtoull(parts[2], NULL,
								 10),
			.place = { source_of(facts, parts[3], parts[4]),
				   number },
		},
	};

	facts_add_record(facts, RECORD_RUN, &run);
}

static char *print(const struct facts *facts)
{
	GString *text = g_string_new(NULL);
	uint32_t duplicates = 0;

	for (uint32_t i = 0; i < facts->records[RECORD_RUN]->len; i++) {
		const struct record_entry *entry =
			facts_entry(facts, RECORD_RUN, i);

		g_string_append_printf(text, "%s@%d",
				       entry->id ? entry->id : "-",
				       (int)entry->at);
		if (entry->modified_at != NO_TIME && entry->modified_at != 0)
			g_string_append_printf(text, "/%d",
					       (int)entry->modified_at);
		g_string_append_c(text, ' ');
	}
	for (uint32_t s = 0; s < facts->sources->len; s++)
		duplicates += facts_source(facts, s)->fates[FATE_DUPLICATE];
	g_string_append_printf(text, "|%u", duplicates);
	return g_string_free(text, false);
}

/* In the order given and in the other one. */
static void seals(const void *data)
{
	const typeof(cases[0]) *row = data;
	g_auto(GStrv) words = g_strsplit(row->records, " ", -1);
	uint32_t n = *row->records ? g_strv_length(words) : 0;

	for (int turn = 0; turn < 2; turn++) {
		g_autoptr(Facts) facts = facts_new();
		g_autofree char *got = NULL;

		facts_add_service(facts, "Shop");
		for (uint32_t w = 0; w < n; w++)
			add(facts, words[turn ? n - 1 - w : w], w);
		facts_seal(facts, 0);
		got = print(facts);
		g_assert_cmpstr(got, ==, row->want);
		if (n > 0)
			g_assert_cmpuint(
				facts_entry(facts, RECORD_RUN, 0)->service, ==,
				0);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *path =
			g_strconcat("/entries/", cases[i].name, NULL);

		g_test_add_data_func(path, &cases[i], seals);
	}
	return g_test_run();
}
