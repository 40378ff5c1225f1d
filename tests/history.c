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

static uint32_t find_commit(const struct facts *facts, const char *name)
{
	for (uint32_t c = 0; c < facts->commits->len; c++)
		if (strcmp(facts_commit(facts, c)->subject, name) == 0)
			return c;
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

static void add_parents(struct facts *facts, struct commit *commit,
			const char *names)
{
	g_auto(GStrv) parents = g_strsplit(names, ",", -1);

	for (char **name = parents; *name; name++) {
		uint32_t parent;

		if (strcmp(*name, "?") == 0) {
			commit->is_truncated = true;
			continue;
		}
		parent = find_commit(facts, *name);
		g_array_append_val(facts->parents, parent);
		commit->parents++;
	}
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

/* "web,api": the bit of commit `c`, the last one, for each service. */
static void set_scopes(struct facts *facts, uint32_t c, const char *names)
{
	g_auto(GStrv) touched = g_strsplit(names ? names : "", ",", -1);

	for (uint32_t s = 0; s < facts->services->len; s++) {
		struct service *service = facts_service(facts, s);
		uint8_t *bits = (uint8_t *)service->touched;

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

static void add_commit(struct facts *facts, uint32_t first, char *word)
{
	struct commit commit = { .id_length = 20 };
	uint32_t place = facts->commits->len - first;
	char *scopes = cut(word, '+');
	char *at = cut(word, '@');
	char *parents = cut(word, ':');

	commit.first_parent = facts->parents->len;
	commit.subject = facts_text(facts, word);
	commit.authored_at = commit.committed_at = history_epoch + 60 * place;
	if (at)
		read_times(at, '/', &commit.authored_at, &commit.committed_at);
	/* ids in the order of the words, the letters of the name behind */
	commit.id[0] = (uint8_t)(place >> 8);
	commit.id[1] = (uint8_t)place;
	memcpy(commit.id + 2, word, MIN(strlen(word), 18));
	if (parents)
		add_parents(facts, &commit, parents);
	g_array_append_val(facts->commits, commit);
	set_scopes(facts, place, scopes);
}

static void add_commits(struct facts *facts, const char *name,
			const char *commits, const char *deploys)
{
	g_auto(GStrv) words = g_strsplit(commits, " ", -1);
	g_autofree char *folder = g_strconcat(name, "repo", NULL);
	struct repository repository = {
		.name = facts_text(facts, folder),
		.first_commit = facts->commits->len,
	};

	repository.source =
		facts_add_source(facts, folder, "git", SOURCE_COMMITS);
	g_array_append_val(facts->repositories, repository);
	add_scoped(facts, words);
	add_deployed(facts, deploys);
	for (char **word = words; *word; word++) {
		if (!**word)
			continue;
		add_commit(facts, repository.first_commit, *word);
		facts_count(facts, repository.source, FATE_USED);
	}
	facts_repository(facts, facts->repositories->len - 1)->commits =
		facts->commits->len - repository.first_commit;
}

static void read_commit(struct facts *facts, struct deploy *deploy, char *name)
{
	deploy->commit_name = facts_text(facts, *name == '?' ? name + 1 : name);
	if (*name == '?' || facts->repositories->len == 0) {
		if (*deploy->commit_name == '\0')
			deploy->commit_name = NULL;
		if (facts->repositories->len > 0)
			deploy->unmatched = "commit not in repository";
		return;
	}
	deploy->head = find_commit(facts, name);
}

/* Takes the marks before the commit; false if it is no deploy. */
static bool read_marks(struct facts *facts, struct deploy *deploy, char *word)
{
	for (; strchr("!/^", *word); word++) {
		if (*word == '!')
			deploy->kind = KIND_ROLLBACK;
		if (*word == '/')
			deploy->is_failure = true;
		if (*word == '^') {
			facts_service(facts, deploy->service)->baseline =
				find_commit(facts, word + 1);
			return false;
		}
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
			incident->commit = find_commit(facts, name);
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
