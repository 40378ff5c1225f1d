/* test_seal.c -- whoever was read first, the sealed facts are the same
 *
 * Three repositories and four exports that overlap are read in one order and
 * in another, with the records of each shuffled; what is sealed must print
 * alike.
 */
#include "tests/history.h"

#include <string.h>

enum { REPOSITORIES = 3, EXPORTS = 4, POOL = 30, ROUNDS = 60 };

/* The words of one round, the same however they are read. */
struct words {
	char *commits[REPOSITORIES];
	char *deploys[EXPORTS], *incidents[EXPORTS];
};

static char *make_commits(GRand *rand, int r)
{
	GString *out = g_string_new(NULL);

	for (int c = 0; c < 8; c++) {
		g_string_append_printf(out, "%sr%dc%d", c > 0 ? " " : "", r, c);
		if (c > 0)
			g_string_append_printf(out, ":r%dc%d", r,
					       g_rand_int_range(rand, 0, c));
		if (c > 2 && g_rand_boolean(rand))
			g_string_append_printf(out, ",r%dc%d", r,
					       g_rand_int_range(rand, 0, c));
	}
	return g_string_free(out, false);
}

/* A record whose id others may have, at this or at another time. */
static char *make_deploy(GRand *rand)
{
	int r = g_rand_int_range(rand, 0, REPOSITORIES);
	int at = 5 * g_rand_int_range(rand, 0, 40);

	return g_strdup_printf("%c%d=%sr%dc%d@%d-%d#%d",
			       g_rand_boolean(rand) ? 's' : 't', r,
			       g_rand_int_range(rand, 0, 5) == 0 ? "!" : "", r,
			       g_rand_int_range(rand, 0, 3), at,
			       at + g_rand_int_range(rand, 0, 9),
			       g_rand_int_range(rand, 0, 12));
}

static char *make_incident(GRand *rand)
{
	int at = g_rand_int_range(rand, 0, 9);

	return g_strdup_printf("%s%d:s%d,t%d@%d-%d",
			       g_rand_int_range(rand, 0, 6) == 0 ? "~" : "",
			       g_rand_int_range(rand, 0, 9),
			       g_rand_int_range(rand, 0, REPOSITORIES),
			       g_rand_int_range(rand, 0, REPOSITORIES), at,
			       at + g_rand_int_range(rand, 0, 9));
}

/* Some of the pool, in any order. */
static char *choose(GRand *rand, char *const *pool)
{
	GString *out = g_string_new(NULL);

	for (int i = 0; i < POOL / 2; i++)
		g_string_append_printf(out, "%s ",
				       pool[g_rand_int_range(rand, 0, POOL)]);
	return g_string_free(out, false);
}

static void make_words(GRand *rand, struct words *words)
{
	char *deploys[POOL], *incidents[POOL];

	for (int r = 0; r < REPOSITORIES; r++)
		words->commits[r] = make_commits(rand, r);
	for (int i = 0; i < POOL; i++) {
		deploys[i] = make_deploy(rand);
		incidents[i] = make_incident(rand);
	}
	for (int e = 0; e < EXPORTS; e++) {
		words->deploys[e] = choose(rand, deploys);
		words->incidents[e] = choose(rand, incidents);
	}
	for (int i = 0; i < POOL; i++) {
		g_free(deploys[i]);
		g_free(incidents[i]);
	}
}

static void free_words(struct words *words)
{
	for (int r = 0; r < REPOSITORIES; r++)
		g_free(words->commits[r]);
	for (int e = 0; e < EXPORTS; e++) {
		g_free(words->deploys[e]);
		g_free(words->incidents[e]);
	}
}

static void shuffle(GRand *rand, GArray *array)
{
	uint32_t size = g_array_get_element_size(array);
	g_autofree char *spare = g_malloc(size);

	for (uint32_t i = array->len; i > 1; i--) {
		char *a = array->data + (size_t)(i - 1) * size;
		char *b = array->data +
			  (size_t)g_rand_int_range(rand, 0, (int)i) * size;

		memcpy(spare, a, size);
		memmove(a, b, size);
		memcpy(b, spare, size);
	}
}

/* Something odd about every third record. */
static void add_findings(struct facts *facts)
{
	for (uint32_t d = 0; d < facts->deploys->len; d += 3)
		finding_add(facts, facts_deploy(facts, d)->place, NO_TIME,
			    "odd", facts_deploy(facts, d)->id);
}

/* Service s1, t1 is of repository 1. */
static void set_repositories(struct facts *facts)
{
	for (uint32_t s = 0; s < facts->services->len; s++) {
		struct service *service = facts_service(facts, s);

		service->repository = NONE;
		for (uint32_t r = 0; r < facts->repositories->len; r++)
			if (facts_repository(facts, r)->name[0] ==
			    service->name[1])
				service->repository = r;
	}
}

/* `rand` NULL: in the order of the words. */
static struct facts *read_words(const struct words *words, GRand *rand)
{
	static const char *const names[] = { "0", "1", "2", "3" };
	struct facts *facts = facts_new();
	int first = rand ? g_rand_int_range(rand, 0, 12) : 0;

	for (int r = 0; r < REPOSITORIES; r++) {
		int at = (r + first) % REPOSITORIES;

		history_read(facts, names[at], words->commits[at], NULL, NULL);
	}
	for (int e = 0; e < EXPORTS; e++) {
		int at = (e + first) % EXPORTS;

		history_read(facts, names[at], "", words->deploys[at],
			     words->incidents[at]);
	}
	set_repositories(facts);
	add_findings(facts);
	if (rand) {
		shuffle(rand, facts->deploys);
		shuffle(rand, facts->incidents);
		shuffle(rand, facts->findings);
	}
	facts_seal(facts, 600);
	return facts;
}

static void print_commits(const struct facts *facts, GString *out)
{
	for (uint32_t r = 0; r < facts->repositories->len; r++) {
		const struct graph *graph = facts_graph(facts, r);

		for (uint32_t c = 0; c < graph->n; c++) {
			uint32_t parent;

			g_string_append_printf(out, "%s:", graph->subjects[c]);
			for (uint32_t p = 0;
			     (parent = graph_parent(graph, c, p)) != NONE; p++)
				g_string_append_printf(out, "%s,",
						       graph->subjects[parent]);
			g_string_append_c(out, '\n');
		}
	}
}

static void print_place(const struct facts *facts, struct place place,
			GString *out)
{
	g_string_append_printf(out, " %s:%u\n",
			       facts_source(facts, place.source)->name,
			       place.record);
}

static void print_deploys(const struct facts *facts, GString *out)
{
	for (uint32_t d = 0; d < facts->deploys->len; d++) {
		const struct deploy *deploy = facts_deploy(facts, d);
		const struct service *service =
			facts_service(facts, deploy->service);

		g_assert_cmpuint(d, >=, service->first_deploy);
		g_assert_cmpuint(d, <,
				 service->first_deploy + service->deploys);
		g_assert_cmpstr(facts_graph(facts, service->repository)
					->subjects[deploy->head],
				==, deploy->commit_name);
		g_string_append_printf(
			out, "%s %s of %s %s %d %" G_GINT64_FORMAT, deploy->id,
			service->name,
			facts_repository(facts, service->repository)->name,
			deploy->commit_name, deploy->kind, deploy->deployed_at);
		print_place(facts, deploy->place, out);
	}
}

static void print_incidents(const struct facts *facts, GString *out)
{
	for (uint32_t i = 0; i < facts->incidents->len; i++) {
		const struct incident *incident = facts_incident(facts, i);

		g_string_append_printf(out, "%s %" G_GINT64_FORMAT " %d",
				       incident->id, incident->began_at,
				       incident->is_drill);
		for (uint32_t s = 0; s < incident->services; s++)
			g_string_append_printf(
				out, " %s",
				facts_service(
					facts,
					g_array_index(facts->incident_services,
						      uint32_t,
						      incident->first_service +
							      s))
					->name);
		print_place(facts, incident->place, out);
	}
}

static char *print(const struct facts *facts)
{
	GString *out = g_string_new(NULL);

	print_commits(facts, out);
	print_deploys(facts, out);
	print_incidents(facts, out);
	for (uint32_t s = 0; s < facts->sources->len; s++) {
		const struct source *source = facts_source(facts, s);

		g_string_append_printf(out, "%s %u %u %u\n", source->name,
				       source->read,
				       source->fates[FATE_DUPLICATE],
				       source->fates[FATE_DRILL]);
	}
	for (uint32_t f = 0; f < facts->findings->len; f++) {
		const struct finding *finding =
			&g_array_index(facts->findings, struct finding, f);

		g_string_append(out, finding->detail);
		print_place(facts, finding->place, out);
	}
	return g_string_free(out, false);
}

static void order_does_not_matter(void)
{
	g_autoptr(GRand) rand = g_rand_new_with_seed(20260601);

	for (int round = 0; round < ROUNDS; round++) {
		struct words words;
		g_autoptr(Facts) one = NULL;
		g_autofree char *want = NULL;

		make_words(rand, &words);
		one = read_words(&words, NULL);
		want = print(one);
		for (int turn = 0; turn < 3; turn++) {
			g_autoptr(Facts) other = read_words(&words, rand);
			g_autofree char *got = print(other);

			g_assert_cmpstr(got, ==, want);
		}
		free_words(&words);
	}
}

static void ids_are_told_apart(void)
{
	g_autoptr(GRand) rand = g_rand_new_with_seed(7);

	for (int round = 0; round < ROUNDS; round++) {
		g_autoptr(GHashTable) seen =
			g_hash_table_new(g_str_hash, g_str_equal);
		struct words words;
		g_autoptr(Facts) facts = NULL;

		make_words(rand, &words);
		facts = read_words(&words, rand);
		for (uint32_t d = 0; d < facts->deploys->len; d++)
			g_assert_true(g_hash_table_add(
				seen, (char *)facts_deploy(facts, d)->id));
		g_hash_table_remove_all(seen);
		for (uint32_t i = 0; i < facts->incidents->len; i++)
			g_assert_true(g_hash_table_add(
				seen, (char *)facts_incident(facts, i)->id));
		free_words(&words);
	}
}

/* A page that repeats the end of another changes nothing but counts. */
static void pages_may_overlap(void)
{
	g_autoptr(GRand) rand = g_rand_new_with_seed(11);

	for (int round = 0; round < ROUNDS; round++) {
		g_autoptr(Facts) once = facts_new(), twice = facts_new();
		g_autoptr(GString) all = g_string_new(NULL);
		const char *rest;

		for (int i = 0; i < POOL; i++)
			g_string_append_printf(
				all, "s0=r0c%d@%d#%d ",
				g_rand_int_range(rand, 0, 3),
				5 * g_rand_int_range(rand, 0, 40), i);
		rest = strchr(all->str + all->len / 2, ' ');
		history_read(once, "0", "r0c0 r0c1:r0c0 r0c2:r0c1", all->str,
			     NULL);
		history_read(twice, "0", "r0c0 r0c1:r0c0 r0c2:r0c1", all->str,
			     NULL);
		history_read(twice, "1", "", rest, NULL);
		facts_seal(once, 600);
		facts_seal(twice, 600);
		g_assert_cmpuint(once->deploys->len, ==, twice->deploys->len);
		for (uint32_t d = 0; d < once->deploys->len; d++) {
			const struct deploy *a = facts_deploy(once, d);
			const struct deploy *b = facts_deploy(twice, d);

			g_assert_cmpstr(a->id, ==, b->id);
			g_assert_cmpint(a->deployed_at, ==, b->deployed_at);
		}
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/seal/order-does-not-matter", order_does_not_matter);
	g_test_add_func("/seal/ids-are-told-apart", ids_are_told_apart);
	g_test_add_func("/seal/pages-may-overlap", pages_may_overlap);
	return g_test_run();
}
