/* test_seal_sources.c -- nothing depends on who was read first, or is lost
 *
 * Random sources of several formats with many collisions, records without id
 * and services of several spellings are read in two orders and must seal to the
 * same facts.
 */
#include "tests/records.h"

#include <string.h>

enum { ROUNDS = 400, SOURCES = 6, RECORDS = 12 };

static const char *pick(GRand *random, const char *const *from, int n)
{
	return from[g_rand_int_range(random, 0, n)];
}

static void add_times(GRand *random, GString *out)
{
	static const char marks[] = "~^%>";

	for (int m = 0; m < 4; m++)
		if (g_rand_boolean(random))
			g_string_append_printf(out, "%c%d", marks[m],
					       g_rand_int_range(random, 0, 4));
}

static void add_deploy(GRand *random, GString *out)
{
	static const char *const services[] = { "web", "Web", "api",
						"order-service",
						"Order_Service" };
	static const char *const ids[] = {
		"", "#1", "#2", "#10", "#1a", "#01"
	};
	static const char *const marks[] = { "", "", "", "!", "/" };
	static const char *const what[] = { "",		"=a",	    ":v1",
					    "=r.git/a", "=r.git/b", "=s.git/a",
					    "=s.git/d" };
	int start = g_rand_int_range(random, 0, 40) * 100;

	g_string_append_printf(out, " %s%s%s@%d-%d%s", pick(random, marks, 5),
			       pick(random, services, 5), pick(random, ids, 6),
			       start,
			       start + g_rand_int_range(random, 0, 3) * 50,
			       pick(random, what, 7));
	add_times(random, out);
}

static void add_record(GRand *random, GString *out)
{
	static const char *const incidents[] = { "*web", "*web,api", "*api,Web",
						 "&web" };
	static const char *const commits[] = { "", "=r.git/c", "=s.git/a" };

	switch (g_rand_int_range(random, 0, 8)) {
	case 0:
		g_string_append_printf(out, " %s#%d@%d%s",
				       pick(random, incidents, 4),
				       g_rand_int_range(random, 0, 3),
				       g_rand_int_range(random, 0, 5),
				       pick(random, commits, 3));
		add_times(random, out);
		break;
	case 1:
		g_string_append_printf(out, " ?!odd%d",
				       g_rand_int_range(random, 0, 3));
		break;
	case 2:
		g_string_append(out,
				g_rand_boolean(random) ? " ?left" : " !?left");
		break;
	default:
		add_deploy(random, out);
	}
}

static char *make_source(GRand *random, int s)
{
	static const char *const beginnings[SOURCES] = {
		"a.json",
		"b.hub",
		"c.tags",
		"d.pager",
		"r.git a b:a +api c:b,a",
		"s.git b a:b +web d:a",
	};
	GString *out = g_string_new(beginnings[s]);

	for (int i = 0; s < 4 && i < RECORDS; i++)
		add_record(random, out);
	return g_string_free(out, false);
}

static void shuffle(GRand *random, int *order)
{
	for (int s = 0; s < SOURCES; s++) {
		int other = g_rand_int_range(random, 0, s + 1);

		order[s] = order[other];
		order[other] = s;
	}
}

static struct facts *read_shuffled(GRand *random, char *const *sources)
{
	struct facts *facts = facts_new();
	int order[SOURCES] = { 0 };

	shuffle(random, order);
	for (int s = 0; s < SOURCES; s++)
		records_read(facts, sources[order[s]]);
	records_resolve(facts);
	facts_seal(facts, 150);
	return facts;
}

/* Read = counted by the seal + those that measure() counts. */
static void check_sums(const struct facts *facts)
{
	uint32_t read = 0, counted = facts->deploys->len;

	for (uint32_t s = 0; s < facts->sources->len; s++) {
		const struct source *source = facts_source(facts, s);

		read += source->read;
		for (int fate = 0; fate < FATES; fate++)
			counted += source->fates[fate];
	}
	for (uint32_t i = 0; i < facts->incidents->len; i++)
		counted += !facts_incident(facts, i)->is_drill;
	for (uint32_t l = 0; l < facts->leftovers->len; l++)
		counted += g_array_index(facts->leftovers, struct leftover, l)
				   .fate == FATE_UNMATCHED;
	g_assert_cmpuint(read, ==, counted);
}

static bool is_tag(const struct facts *facts, const struct deploy *deploy)
{
	return strcmp(facts_source(facts, deploy->place.source)->format,
		      "git-tags") == 0;
}

/* Each service has its range, in order of time; each id is there once. */
static void check_deploys(const struct facts *facts)
{
	g_autoptr(GHashTable) ids = g_hash_table_new(g_str_hash, g_str_equal);
	uint32_t next = 0;

	for (uint32_t s = 0; s < facts->services->len; s++) {
		const struct service *service = facts_service(facts, s);
		int64_t last = 0;

		g_assert_true(service->deploys == 0 ||
			      service->first_deploy == next);
		for (uint32_t i = 0; i < service->deploys; i++) {
			const struct deploy *deploy =
				facts_deploy(facts, next++);

			g_assert_cmpuint(deploy->service, ==, s);
			g_assert_cmpint(deploy->deployed_at, >=, last);
			last = deploy->deployed_at;
			g_assert_true(
				is_tag(facts, deploy) ||
				g_hash_table_add(ids, (char *)deploy->id));
		}
	}
	g_assert_cmpuint(next, ==, facts->deploys->len);
}

static void seals_alike(void)
{
	g_autoptr(GRand) random = g_rand_new_with_seed(20260601);

	for (int round = 0; round < ROUNDS; round++) {
		g_auto(GStrv) sources = g_new0(char *, SOURCES + 1);
		g_autofree char *one_way = NULL, *other_way = NULL;

		for (int s = 0; s < SOURCES; s++)
			sources[s] = make_source(random, s);
		g_autoptr(Facts) facts = read_shuffled(random, sources);
		g_autoptr(Facts) shuffled = read_shuffled(random, sources);

		one_way = records_print_all(facts);
		other_way = records_print_all(shuffled);
		g_assert_cmpstr(one_way, ==, other_way);
		check_sums(facts);
		check_deploys(facts);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/sources/alike-in-any-order", seals_alike);
	return g_test_run();
}
