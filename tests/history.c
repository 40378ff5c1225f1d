/* history.c -- histories, deploys and incidents that can be read aloud
 *
 * Each kind of word is taken apart from its end: what follows the last mark is
 * cut off, so that what is left is shorter each time.
 */
#include "tests/history.h"

#include <string.h>

/* The text after the first `mark`, which is cut off; or NULL. */
static char *cut(char *word, char mark)
{
	char *at = strchr(word, mark);

	if (!at)
		return NULL;
	*at = '\0';
	return at + 1;
}

/* A time at *text, which is moved behind it. */
static int64_t read_time(const char **text)
{
	bool is_negative = **text == '-';
	int64_t seconds = 0;

	*text += is_negative;
	g_assert_true(g_ascii_isdigit(**text));
	while (g_ascii_isdigit(**text)) {
		char *end;
		int64_t number = g_ascii_strtoll(*text, &end, 10);
		const char *units = "dhms";
		static const int64_t sizes[] = { 86400, 3600, 60, 1 };
		const char *unit = *end ? strchr(units, *end) : NULL;

		seconds += number * (unit ? sizes[unit - units] : 60);
		*text = unit ? end + 1 : end;
	}
	return history_epoch + (is_negative ? -seconds : seconds);
}

int64_t history_time(const char *text)
{
	int64_t at = read_time(&text);

	g_assert_cmpstr(text, ==, "");
	return at;
}

/* FIRST[MARK SECOND]; the second is the first if there is none. */
static bool read_times(const char *text, char mark, int64_t *first,
		       int64_t *second)
{
	*first = read_time(&text);
	*second = *first;
	if (*text == '\0')
		return false;
	g_assert_cmpint(*text, ==, mark);
	text++;
	*second = read_time(&text);
	g_assert_cmpstr(text, ==, "");
	return true;
}

/* The commit of that name, in whichever repository it is. */
static uint32_t find_commit(const struct facts *facts, const char *name,
			    uint32_t *repository)
{
	for (uint32_t r = 0; r < facts->repositories->len; r++) {
		const struct graph *graph = facts_graph(facts, r);

		*repository = r;
		for (uint32_t c = 0; c < graph->n; c++)
			if (g_strcmp0(graph->subjects[c], name) == 0)
				return c;
	}
	g_error("no commit %s", name);
}

/* A service that is new has the repository, if there is one. */
static uint32_t add_service(struct facts *facts, const char *name)
{
	uint32_t known = facts->services->len;
	uint32_t s = facts_add_service(facts, name);

	if (s == known && facts->repositories->len > 0)
		facts_service(facts, s)->repository =
			facts->repositories->len - 1;
	return s;
}

static void add_parents(struct facts *facts, uint32_t r, uint32_t child,
			const char *names)
{
	struct graph *graph = facts_graph(facts, r);
	g_auto(GStrv) words = g_strsplit(names, ",", -1);
	g_autofree uint32_t *parents =
		g_new(uint32_t, g_strv_length(words) + 1);
	uint32_t n = 0, repository;

	for (char **name = words; *name; name++) {
		if (strcmp(*name, "?") == 0) {
			graph->flags[child] |= COMMIT_IS_TRUNCATED;
			continue;
		}
		parents[n++] = find_commit(facts, *name, &repository);
		g_assert_cmpuint(repository, ==, r);
	}
	graph_set_parents(graph, child, parents, n);
}

/* The services of deploys have scopes too, so they must be there first. */
static void add_deployed(struct facts *facts, const char *deploys)
{
	g_auto(GStrv) words = g_strsplit(deploys, " ", -1);

	for (char **word = words; *word; word++) {
		bool is_named = cut(*word, '=') != NULL;

		if (is_named || **word)
			add_service(facts, is_named ? *word : "web");
	}
}

/* All services that words name behind their `+`. */
static void add_scoped(struct facts *facts, char *const *words)
{
	for (; *words; words++) {
		const char *names = strchr(*words, '+');
		g_auto(GStrv) scoped =
			g_strsplit(names ? names + 1 : "", ",", -1);

		for (char **name = scoped; *name; name++)
			if (**name)
				add_service(facts, *name);
	}
}

/* "web,api": the bit of commit `c` for each service of its repository. */
static void set_scopes(struct facts *facts, uint32_t r, uint32_t c,
		       const char *names)
{
	g_auto(GStrv) touched = g_strsplit(names ? names : "", ",", -1);

	for (uint32_t s = 0; s < facts->services->len; s++) {
		struct service *service = facts_service(facts, s);
		uint8_t *bits = (uint8_t *)service->touched;

		if (service->repository != r)
			continue;
		if (!bits) {
			bits = facts_own(facts, g_malloc(1024));
			memset(bits, 0xff, 1024);
			service->touched = bits;
		}
		g_assert_cmpuint(c, <, 8192);
		if (names && !g_strv_contains((const char *const *)touched,
					      service->name))
			bits[c / 8] &= (uint8_t) ~(1 << c % 8);
	}
}

/* Ids are in the order of the words, the letters of the name behind. */
static void add_commit(struct graph *graph, const char *word)
{
	uint8_t id[GRAPH_ID] = { (uint8_t)(graph->n >> 8), (uint8_t)graph->n };

	memcpy(id + 2, word, MIN(strcspn(word, "+@:"), GRAPH_ID - 2));
	graph_add(graph, id, history_epoch + 60 * graph->n);
}

static void read_in_full(struct facts *facts, uint32_t r, uint32_t c,
			 char *word)
{
	struct graph *graph = facts_graph(facts, r);
	char *scopes = cut(word, '+');
	char *at = cut(word, '@');
	char *parents = cut(word, ':');

	graph->flags[c] = COMMIT_IS_READ;
	graph->subjects[c] = facts_text(facts, word);
	graph->authored_at[c] = graph->committed_at[c];
	if (at)
		read_times(at, '/', &graph->authored_at[c],
			   &graph->committed_at[c]);
	if (parents)
		add_parents(facts, r, c, parents);
	set_scopes(facts, r, c, scopes);
}

static void add_commits(struct facts *facts, const char *name,
			const char *commits, const char *deploys)
{
	g_auto(GStrv) words = g_strsplit(commits, " ", -1);
	g_autofree char *folder = g_strconcat(name, "repo", NULL);
	uint32_t source =
		facts_add_source(facts, folder, "git", SOURCE_COMMITS);
	uint32_t r = facts_add_repository(facts, folder, source);
	struct graph *graph = facts_graph(facts, r);
	uint32_t c = 0;

	add_scoped(facts, words);
	add_deployed(facts, deploys);
	for (char **word = words; *word; word++)
		if (**word)
			add_commit(graph, *word);
	graph_details(graph);
	for (char **word = words; *word; word++) {
		if (!**word)
			continue;
		read_in_full(facts, r, c++, *word);
		facts_count(facts, source, FATE_USED);
	}
}

static void read_commit(struct facts *facts, struct deploy *deploy, char *name)
{
	uint32_t repository;

	deploy->commit_name = facts_text(facts, *name == '?' ? name + 1 : name);
	if (*name == '?' || facts->repositories->len == 0) {
		if (*deploy->commit_name == '\0')
			deploy->commit_name = NULL;
		if (facts->repositories->len > 0)
			deploy->unmatched = "commit not in repository";
		return;
	}
	deploy->head = find_commit(facts, name, &repository);
}

/* Takes the marks before the commit; false if it is no deploy. */
static bool read_marks(struct facts *facts, struct deploy *deploy, char *word)
{
	struct service *service = facts_service(facts, deploy->service);

	if (*word == '^' || *word == '>') {
		uint32_t repository;
		uint32_t commit = find_commit(facts, word + 1, &repository);

		*(*word == '^' ? &service->baseline : &service->tip) = commit;
		return false;
	}
	for (; strchr("!/", *word); word++) {
		if (*word == '!')
			deploy->kind = KIND_ROLLBACK;
		if (*word == '/')
			deploy->is_failure = true;
	}
	read_commit(facts, deploy, word);
	return true;
}

/* The `k`-th word; false if it was no deploy. */
static bool add_deploy(struct facts *facts, uint32_t source, uint32_t k,
		       char *word)
{
	g_autofree char *number = g_strdup_printf("%u", k);
	struct deploy deploy = {
		.created_at = NO_TIME,
		.modified_at = NO_TIME,
		.place = { source, k + 1 },
		.head = NONE,
	};
	char *id = cut(word, '#');
	char *at = cut(word, '@');
	char *version = cut(word, ':');
	char *name = cut(word, '=');

	deploy.id = facts_text(facts, id ? id : number);
	deploy.version = facts_text(facts, version);
	deploy.started_at = deploy.deployed_at = history_epoch + 3600 * (k + 1);
	if (at)
		read_times(at, '-', &deploy.started_at, &deploy.deployed_at);
	deploy.service = add_service(facts, name ? word : "web");
	if (!read_marks(facts, &deploy, name ? name : word))
		return false;
	facts_add_deploy(facts, &deploy);
	return true;
}

static void add_deploys(struct facts *facts, const char *name,
			const char *deploys)
{
	g_auto(GStrv) words = g_strsplit(deploys, " ", -1);
	g_autofree char *file = g_strconcat(name, "deploys.json", NULL);
	uint32_t source = facts_add_source(facts, file, "grafana-annotations",
					   SOURCE_DEPLOYS);
	uint32_t k = 0;

	for (char **word = words; *word; word++)
		if (**word)
			k += add_deploy(facts, source, k, *word);
}

static void name_culprit(struct facts *facts, struct incident *incident,
			 const char *name)
{
	if (*name == '#') {
		incident->deploy_name = facts_text(facts, name + 1);
	} else if (*name == 'v') {
		incident->version = facts_text(facts, name);
	} else {
		incident->commit_name =
			facts_text(facts, *name == '?' ? name + 1 : name);
		if (*name != '?')
			incident->commit =
				find_commit(facts, name, &incident->repository);
	}
}

static void name_services(struct facts *facts, struct incident *incident,
			  const char *names)
{
	g_auto(GStrv) services = g_strsplit(names, ",", -1);

	for (char **name = services; *name; name++) {
		uint32_t s;

		if (strcmp(*name, "?") == 0) {
			incident->unmatched = "unknown service";
			continue;
		}
		s = add_service(facts, *name);
		g_array_append_val(facts->incident_services, s);
		incident->services++;
	}
}

static void add_incident(struct facts *facts, uint32_t source, uint32_t k,
			 char *word)
{
	struct incident incident = {
		.created_at = NO_TIME,
		.modified_at = NO_TIME,
		.place = { source, k + 1 },
		.first_service = facts->incident_services->len,
		.commit = NONE,
		.is_drill = *word == '~',
	};
	char *culprit = cut(word, '>');
	char *at = cut(word, '@');
	char *services = cut(word, ':');

	g_assert_nonnull(at);
	incident.id = facts_text(facts, word + incident.is_drill);
	incident.title = incident.id;
	if (!read_times(at, '-', &incident.began_at, &incident.ended_at))
		incident.ended_at = NO_TIME;
	if (culprit)
		name_culprit(facts, &incident, culprit);
	if (services)
		name_services(facts, &incident, services);
	facts_add_incident(facts, &incident);
}

static void add_incidents(struct facts *facts, const char *name,
			  const char *incidents)
{
	g_auto(GStrv) words = g_strsplit(incidents, " ", -1);
	g_autofree char *file = g_strconcat(name, "incidents.json", NULL);
	uint32_t source = facts_add_source(facts, file, "grafana-incidents",
					   SOURCE_INCIDENTS);
	uint32_t k = 0;

	for (char **word = words; *word; word++)
		if (**word)
			add_incident(facts, source, k++, *word);
}

void history_read(struct facts *facts, const char *name, const char *commits,
		  const char *deploys, const char *incidents)
{
	if (*commits)
		add_commits(facts, name, commits, deploys ? deploys : "");
	if (deploys)
		add_deploys(facts, name, deploys);
	if (incidents)
		add_incidents(facts, name, incidents);
}
