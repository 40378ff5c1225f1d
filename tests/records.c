/* records.c -- records of several sources, written in a line
 *
 * A word is a first part and parts that begin with a mark of their own, so
 * that each is found by its mark.
 */
#include "tests/records.h"

#include <string.h>

#define MARKS "#@=:~^%>"

struct reading {
	struct facts *facts;
	uint32_t source, record;
};

/* The part of `word` behind `mark`, or NULL; 0 is the first part. */
static char *part(const char *word, char mark)
{
	const char *at = mark ? strchr(word, mark) : word - 1;

	return at ? g_strndup(at + 1, strcspn(at + 1, MARKS)) : NULL;
}

static const char *text_of(struct reading *reading, const char *word, char mark)
{
	g_autofree char *text = part(word, mark);

	return facts_text(reading->facts, text);
}

static int64_t number_of(const char *word, char mark, int64_t otherwise)
{
	g_autofree char *text = part(word, mark);

	return text ? g_ascii_strtoll(text, NULL, 10) : otherwise;
}

/* What stands behind the - of @START-END. */
static int64_t end_of(const char *word, int64_t otherwise)
{
	g_autofree char *text = part(word, '@');
	const char *end = text ? strchr(text, '-') : NULL;

	return end ? g_ascii_strtoll(end + 1, NULL, 10) : otherwise;
}

static void add_deploy(struct reading *reading, const char *word)
{
	struct deploy deploy = {
		.place = { reading->source, ++reading->record },
		.head = NONE,
	};

	for (; *word == '!' || *word == '/'; word++) {
		deploy.kind = *word == '!' ? KIND_ROLLBACK : deploy.kind;
		deploy.is_failure |= *word == '/';
	}
	g_autofree char *service = part(word, 0);

	deploy.service = facts_add_service(reading->facts, service);
	deploy.id = text_of(reading, word, '#');
	deploy.commit_name = text_of(reading, word, '=');
	deploy.version = text_of(reading, word, ':');
	deploy.link = text_of(reading, word, '>');
	deploy.started_at = number_of(word, '@', 0);
	deploy.deployed_at = end_of(word, deploy.started_at);
	deploy.created_at = number_of(word, '~', NO_TIME);
	deploy.modified_at = number_of(word, '^', NO_TIME);
	deploy.content = (uint64_t)number_of(word, '%', 0);
	facts_add_deploy(reading->facts, &deploy);
}

static void add_incident(struct reading *reading, const char *word)
{
	struct facts *facts = reading->facts;
	struct incident incident = {
		.place = { reading->source, ++reading->record },
		.first_service = facts->incident_services->len,
		.commit = NONE,
		.is_drill = *word == '&',
	};
	g_autofree char *names = part(word + 1, 0);
	g_auto(GStrv) services = g_strsplit(names, ",", -1);

	for (char **name = services; *name; name++) {
		uint32_t s = facts_add_service(facts, *name);

		g_array_append_val(facts->incident_services, s);
		incident.services++;
	}
	incident.id = text_of(reading, word, '#');
	incident.title = "title";
	incident.commit_name = text_of(reading, word, '=');
	incident.link = text_of(reading, word, '>');
	incident.began_at = number_of(word, '@', 0);
	incident.ended_at = end_of(word, NO_TIME);
	incident.created_at = number_of(word, '~', NO_TIME);
	incident.modified_at = number_of(word, '^', NO_TIME);
	incident.content = (uint64_t)number_of(word, '%', 0);
	facts_add_incident(facts, &incident);
}

static uint32_t find_commit(const struct facts *facts, uint32_t repository,
			    const char *name)
{
	const struct graph *graph = facts_graph(facts, repository);

	for (uint32_t c = 0; c < graph->n; c++)
		if (g_strcmp0(graph->subjects[c], name) == 0)
			return c;
	return NONE;
}

static void read_commit(struct reading *reading, uint32_t r, uint32_t c,
			const char *word)
{
	struct facts *facts = reading->facts;
	struct graph *graph = facts_graph(facts, r);
	g_autofree char *behind = part(word, ':');
	g_auto(GStrv) names = g_strsplit(behind ? behind : "", ",", -1);
	uint32_t n = g_strv_length(names);
	g_autofree uint32_t *parents = g_new(uint32_t, n + 1);

	for (uint32_t i = 0; i < n; i++)
		parents[i] = find_commit(facts, r, names[i]);
	graph_set_parents(graph, c, parents, n);
	graph->subjects[c] = text_of(reading, word, 0);
	facts_count(facts, reading->source, FATE_USED);
}

static void read_service(struct facts *facts, const char *name, uint32_t r,
			 uint32_t baseline)
{
	/* First: the array may move when it grows. */
	uint32_t index = facts_add_service(facts, name);
	struct service *service = facts_service(facts, index);

	service->repository = r;
	service->baseline = baseline;
}

static void add_repository(struct reading *reading, char *const *words)
{
	struct facts *facts = reading->facts;
	uint32_t r = facts_add_repository(
		facts, facts_source(facts, reading->source)->name,
		reading->source);
	struct graph *graph = facts_graph(facts, r);
	const uint8_t id[GRAPH_ID] = { 0 };
	uint32_t c = 0;

	for (char *const *word = words; *word; word++)
		if (**word != '+')
			graph_add(graph, id, 0);
	graph_details(graph);
	for (; *words; words++)
		if (**words == '+')
			read_service(facts, *words + 1, r, c - 1);
		else
			read_commit(reading, r, c++, *words);
}

static void add_record(struct reading *reading, const char *word)
{
	struct place place = { reading->source, reading->record };

	if (g_str_has_prefix(word, "?!")) {
		finding_add(reading->facts, place, NO_TIME, "odd", word + 2);
	} else if (*word == '?' || g_str_has_prefix(word, "!?")) {
		place.record = ++reading->record;
		facts_leave_out(reading->facts,
				*word == '?' ? FATE_UNMATCHED : FATE_MALFORMED,
				place, NO_TIME, "left out", word);
	} else if (*word == '*' || *word == '&') {
		add_incident(reading, word);
	} else {
		add_deploy(reading, word);
	}
}

static const char *format_of(const char *name)
{
	static const char *const formats[][2] = {
		{ ".git", "git" },
		{ ".tags", "git-tags" },
		{ ".hub", "github-deployments" },
		{ ".pager", "pagerduty" },
	};

	for (size_t f = 0; f < G_N_ELEMENTS(formats); f++)
		if (g_str_has_suffix(name, formats[f][0]))
			return formats[f][1];
	return "grafana-annotations";
}

void records_read(struct facts *facts, const char *text)
{
	g_auto(GStrv) words = g_strsplit(text, " ", -1);
	bool is_repository = g_str_has_suffix(words[0], ".git");
	struct reading reading = { .facts = facts };

	reading.source = facts_add_source(facts, words[0], format_of(words[0]),
					  is_repository ? SOURCE_COMMITS :
							  SOURCE_DEPLOYS);
	if (is_repository) {
		add_repository(&reading, words + 1);
		return;
	}
	for (char **word = words + 1; *word; word++)
		if (**word)
			add_record(&reading, *word);
}

/* The commit that r.git/a names, or NONE. */
static uint32_t resolve(const struct facts *facts, const char *text,
			uint32_t *repository)
{
	g_auto(GStrv) names = g_strsplit(text ? text : "", "/", 2);

	if (g_strv_length(names) != 2)
		return NONE;
	for (uint32_t r = 0; r < facts->repositories->len; r++)
		if (strcmp(facts_repository(facts, r)->name, names[0]) == 0) {
			*repository = r;
			return find_commit(facts, r, names[1]);
		}
	return NONE;
}

void records_resolve(struct facts *facts)
{
	for (uint32_t d = 0; d < facts->deploys->len; d++) {
		struct deploy *deploy = facts_deploy(facts, d);
		uint32_t repository;

		deploy->head = resolve(facts, deploy->commit_name, &repository);
		if (deploy->head != NONE &&
		    repository !=
			    facts_service(facts, deploy->service)->repository)
			deploy->head = NONE;
	}
	for (uint32_t i = 0; i < facts->incidents->len; i++) {
		struct incident *incident = facts_incident(facts, i);

		incident->commit = resolve(facts, incident->commit_name,
					   &incident->repository);
	}
}
