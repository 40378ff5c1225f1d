/* test_updates.c -- what completes what, in whatever order it was read
 *
 * "deploy/gh/1 incident/pd/7,acked=5" are what may be completed, of two
 * formats; "aside" is a deploy that was put aside.  "deploy/gh/1@5
 * outcome=failed" is an update at 5 seconds.  Updates are added as they stand
 * and the other way round.
 */
#include "importers/updates.h"
#include "importers/reading.h"
#include "tests/exported.h"

#include <string.h>

/* clang-format off */
static const struct {
	const char *name, *targets, *updates, *want;
} cases[] = {
	{ "nothing", "deploy/gh/1", "",
	  "deploy web +0 unknown #1; 0 parts" },
	{ "a-success", "deploy/gh/1", "deploy/gh/1@5 outcome=success",
	  "deploy web +0 #1; 1 parts" },
	{ "a-failure", "deploy/gh/1", "deploy/gh/1@5 outcome=failed",
	  "deploy web +0 failed #1; 1 parts" },
	{ "the-later-is-right", "deploy/gh/1",
	  "deploy/gh/1@5 outcome=failed | deploy/gh/1@9 outcome=success",
	  "deploy web +0 #1; 2 parts" },
	{ "at-the-same-time-the-later-record", "deploy/gh/1",
	  "deploy/gh/1@5 outcome=success | deploy/gh/1@5 outcome=failed",
	  "deploy web +0 failed #1; 2 parts" },
	{ "what-is-not-said-stays", "deploy/gh/1",
	  "deploy/gh/1@5 outcome=success finished=7 | deploy/gh/1@9 started=2",
	  "deploy web +2..7 #1; 2 parts" },
	{ "the-first-end-is-its-end", "deploy/gh/1",
	  "deploy/gh/1@5 outcome=failed finished=5 | deploy/gh/1@9 "
	  "outcome=success finished=9",
	  "deploy web +0..5 #1; 2 parts" },
	{ "names", "deploy/gh/1",
	  "deploy/gh/1@5 version=v1 commit=abc link=x | deploy/gh/1@9 "
	  "version=v2",
	  "deploy web v2 abc +0 unknown #1 link=x; 2 parts" },
	{ "all-copies", "deploy/gh/1 deploy/gh/1",
	  "deploy/gh/1@5 outcome=success",
	  "deploy web +0 #1 | deploy web +0 #1; 1 parts" },
	{ "another-format", "deploy/gl/1", "deploy/gh/1@5 outcome=success",
	  "deploy web +0 unknown #1 | unmatched: belongs to nothing: of deploy "
	  "1, which is not here; 0 parts" },
	{ "another-kind", "deploy/gh/1", "incident/gh/1@5 ended=9",
	  "deploy web +0 unknown #1 | unmatched: belongs to nothing: of "
	  "incident 1, which is not here; 0 parts" },
	{ "another-id", "deploy/gh/1", "deploy/gh/11@5 outcome=success",
	  "deploy web +0 unknown #1 | unmatched: belongs to nothing: of deploy "
	  "11, which is not here; 0 parts" },
	{ "put-aside", "aside/gh/1", "deploy/gh/1@5 outcome=success",
	  "1 not_production | 1 not_production; 0 parts" },
	{ "an-incident-was-not-put-aside", "aside/gh/1",
	  "incident/gh/1@5 ended=9",
	  "1 not_production | unmatched: belongs to nothing: of incident 1, "
	  "which is not here; 0 parts" },
	{ "an-incident", "incident/pd/7",
	  "incident/pd/7@5 acked=5 | incident/pd/7@9 ended=9",
	  "incident 7 '' +0..9 acked+5; 2 parts" },
	{ "acked-first-ended-last", "incident/pd/7",
	  "incident/pd/7@5 acked=5 | incident/pd/7@6 ended=6 | "
	  "incident/pd/7@7 acked=7 | incident/pd/7@9 ended=9",
	  "incident 7 '' +0..9 acked+5; 4 parts" },
	{ "its-own-times-count-too", "incident/pd/7,acked=4,ended=8",
	  "incident/pd/7@5 acked=5 | incident/pd/7@6 ended=6",
	  "incident 7 '' +0..8 acked+4; 2 parts" },
	{ "and-give-way", "incident/pd/7,acked=6,ended=5",
	  "incident/pd/7@5 acked=5 | incident/pd/7@6 ended=6",
	  "incident 7 '' +0..6 acked+5; 2 parts" },
	{ "reopened", "incident/pd/7,open=7",
	  "incident/pd/7@5 ended=5 | incident/pd/7@6 ended=6",
	  "incident 7 '' +0..; 2 parts" },
	{ "reopened-and-ended-again", "incident/pd/7,open=7",
	  "incident/pd/7@5 ended=5 | incident/pd/7@7 ended=7",
	  "incident 7 '' +0..7; 2 parts" },
	{ "one-of-several", "incident/pd/7 incident/pd/8 deploy/pd/7",
	  "incident/pd/8@5 ended=9",
	  "deploy web +0 unknown #7 | incident 7 '' +0.. | "
	  "incident 8 '' +0..9; 1 parts" },
};
/* clang-format on */

static int64_t seconds(const char *word)
{
	return exported_epoch + g_ascii_strtoll(word, NULL, 10);
}

static void set_time(char *word, const char *name, int64_t *at)
{
	size_t length = strlen(name);

	if (g_str_has_prefix(word, name) && word[length] == '=')
		*at = seconds(word + length + 1);
}

static void add_deploy(struct facts *facts, uint32_t source, const char *id)
{
	struct deploy deploy = deploy_empty();

	deploy.place = (struct place){ source, 1 };
	deploy.service = facts_add_service(facts, "web");
	deploy.started_at = deploy.deployed_at = exported_epoch;
	deploy.id = facts_text(facts, id);
	deploy.outcome = "unknown";
	deploy.is_failure = true;
	facts_add_deploy(facts, &deploy);
}

static void add_incident(struct facts *facts, uint32_t source, char **fields)
{
	struct incident incident = incident_empty();

	incident.place = (struct place){ source, 1 };
	incident.id = facts_text(facts, fields[0]);
	incident.began_at = exported_epoch;
	for (int f = 1; fields[f]; f++) {
		set_time(fields[f], "acked", &incident.acked_at);
		set_time(fields[f], "ended", &incident.ended_at);
		set_time(fields[f], "open", &incident.open_at);
	}
	facts_add_incident(facts, &incident);
}

static void add_targets(struct facts *facts, struct asides *asides,
			const char *text)
{
	g_auto(GStrv) words = g_strsplit(text, " ", -1);

	for (int i = 0; words[i]; i++) {
		g_auto(GStrv) parts = g_strsplit(words[i], "/", 3);
		g_auto(GStrv) fields = g_strsplit(parts[2], ",", -1);
		uint32_t source = facts_add_source(facts, words[i],
						   facts_text(facts, parts[1]),
						   SOURCE_DEPLOYS);
		struct aside aside = {
			.key = 1,
			.id = fields[0],
			.modified_at = NO_TIME,
			.at = exported_epoch,
			.place = { source, 1 },
			.fate = FATE_NOT_PRODUCTION,
		};

		if (strcmp(parts[0], "deploy") == 0)
			add_deploy(facts, source, fields[0]);
		else if (strcmp(parts[0], "incident") == 0)
			add_incident(facts, source, fields);
		else
			asides_add(asides, facts, aside);
	}
}

static void set_words(struct facts *facts, char *word, struct update *update)
{
	const char *value = strchr(word, '=') + 1;

	set_time(word, "started", &update->started_at);
	set_time(word, "finished", &update->finished_at);
	set_time(word, "acked", &update->acked_at);
	set_time(word, "ended", &update->ended_at);
	if (g_str_has_prefix(word, "version="))
		update->version = facts_text(facts, value);
	if (g_str_has_prefix(word, "commit="))
		update->commit_name = facts_text(facts, value);
	if (g_str_has_prefix(word, "link="))
		update->link = facts_text(facts, value);
	if (g_str_has_prefix(word, "outcome=")) {
		update->has_outcome = true;
		update->is_failure = strcmp(value, "success") != 0;
		update->outcome =
			update->is_failure ? facts_text(facts, value) : NULL;
	}
}

static struct update read_update(struct facts *facts, struct place place,
				 const char *text)
{
	g_auto(GStrv) words = g_strsplit(text, " ", -1);
	g_auto(GStrv) parts = g_strsplit_set(words[0], "/@", 4);
	struct update update =
		update_empty(place, facts_text(facts, parts[1]),
			     facts_text(facts, parts[2]), seconds(parts[3]));

	update.is_of_incident = strcmp(parts[0], "incident") == 0;
	for (int w = 1; words[w]; w++)
		set_words(facts, words[w], &update);
	return update;
}

static void add_updates(struct updates *updates, struct facts *facts,
			const char *text, bool is_backwards)
{
	g_auto(GStrv) all = g_strsplit(text, " | ", -1);
	uint32_t source = facts_add_source(facts, "u", "u", SOURCE_DEPLOYS);
	uint32_t n = g_strv_length(all);

	for (uint32_t i = 0; i < n; i++) {
		uint32_t u = is_backwards ? n - 1 - i : i;
		struct place place = { source, u + 1 };

		updates_add(updates, read_update(facts, place, all[u]));
	}
}

static char *print_all(const struct exported *exported)
{
	const struct facts *facts = exported->facts;
	GString *got = g_string_new(NULL);
	g_autofree char *print = exported_print(exported);

	g_string_append(got, print);
	for (uint32_t d = 0; d < facts->deploys->len; d++)
		if (facts_deploy(facts, d)->link)
			g_string_append_printf(got, " link=%s",
					       facts_deploy(facts, d)->link);
	g_string_append_printf(got, "; %u parts", facts->parts->len);
	return g_string_free(got, false);
}

static void completes(const void *data)
{
	const typeof(cases[0]) *row = data;

	for (int order = 0; order < 2; order++) {
		g_autoptr(Exported) exported = exported_new("");
		g_autoptr(Updates) updates = updates_new();
		g_autoptr(Asides) asides = asides_new();
		g_autofree char *got = NULL;

		if (order == 0)
			add_targets(exported->facts, asides, row->targets);
		add_updates(updates, exported->facts, row->updates, order == 1);
		if (order == 1)
			add_targets(exported->facts, asides, row->targets);
		updates_settle(updates, asides, exported->facts);
		asides_settle(asides, exported->facts);
		got = print_all(exported);
		g_assert_cmpstr(got, ==, row->want);
		exported_account(exported);
		/* none is applied twice */
		updates_settle(updates, asides, exported->facts);
		exported_account(exported);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *path =
			g_strconcat("/updates/", cases[i].name, NULL);

		g_test_add_data_func(path, &cases[i], completes);
	}
	return g_test_run();
}
