/* test_facts.c -- names that are the same, and what is counted as it is read */
#include "model/facts.h"

#include <string.h>

/* clang-format off */
static const struct {
	const char *a, *b;
	bool want;
} names[] = {
	{ "order-service", "order-service", true },
	{ "order-service", "Order_Service", true },
	{ "order-service", "ORDER SERVICE", true },
	{ "order-service", "orderservice", false },
	{ "order-service", "order-service-2", false },
	{ "order-service-2", "order-service", false },
	{ "", "", true },
	{ "", "a", false },
	{ "größe", "GRÖSSE", false },
	{ "größe", "GRÖße", true },
	{ "\xff\xfe", "\xff\xfe", true },
	{ "\xff", "\xfe", false },
	{ "a\xff", "a", false },
};
/* clang-format on */

static void compares_names(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		g_assert_cmpint(name_equal(names[i].a, names[i].b), ==,
				names[i].want);
		g_assert_cmpint(name_equal(names[i].b, names[i].a), ==,
				names[i].want);
	}
}

static void knows_a_service_by_any_spelling(void)
{
	g_autoptr(Facts) facts = facts_new();
	uint32_t orders = facts_add_service(facts, "order-service");
	uint32_t basket = facts_add_service(facts, "basket");

	g_assert_cmpuint(orders, !=, basket);
	g_assert_cmpuint(facts_add_service(facts, "Order Service"), ==, orders);
	g_assert_cmpuint(facts_find_service(facts, "ORDER_SERVICE"), ==,
			 orders);
	g_assert_cmpuint(facts_find_service(facts, "basket"), ==, basket);
	g_assert_cmpuint(facts_find_service(facts, "orders"), ==, NONE);
	g_assert_cmpuint(facts->services->len, ==, 2);
}

/* Which spelling is printed does not depend on who was read first. */
static void prints_one_spelling(void)
{
	static const char *const spellings[] = { "Order_Service",
						 "order-service",
						 "ORDER SERVICE" };
	const char *want = NULL;

	for (int first = 0; first < 3; first++) {
		g_autoptr(Facts) facts = facts_new();

		for (int i = 0; i < 3; i++)
			facts_add_service(facts, spellings[(first + i) % 3]);
		if (!want)
			want = g_intern_string(facts_service(facts, 0)->name);
		g_assert_cmpstr(facts_service(facts, 0)->name, ==, want);
	}
}

static void means_all_services_of_an_alias(void)
{
	static const char *const shared[] = { "shop", NULL };
	g_autoptr(Facts) facts = facts_new();
	g_autoptr(GArray) found = g_array_new(false, false, sizeof(uint32_t));

	facts_add_service(facts, "orders");
	facts_add_service(facts, "basket");
	facts_add_service(facts, "search");
	facts_service(facts, 0)->aliases = shared;
	facts_service(facts, 1)->aliases = shared;
	facts_find_named(facts, "Shop", found);
	g_assert_cmpuint(found->len, ==, 2);
	facts_find_named(facts, "orders", found);
	g_assert_cmpuint(found->len, ==, 2); /* each once */
	facts_find_named(facts, "search", found);
	g_assert_cmpuint(found->len, ==, 3);
	facts_find_named(facts, "nobody", found);
	g_assert_cmpuint(found->len, ==, 3);
}

static void counts_what_is_read(void)
{
	g_autoptr(Facts) facts = facts_new();
	uint32_t s = facts_add_source(facts, "a.json", "grafana-annotations",
				      SOURCE_DEPLOYS);
	struct place place = { s, 4 };
	const struct source *source = facts_source(facts, s);

	g_assert_cmpint(source->first_at, ==, NO_TIME);
	facts_count(facts, s, FATE_NOT_RELEVANT);
	facts_count(facts, s, FATE_NOT_PRODUCTION);
	facts_leave_out(facts, FATE_MALFORMED, place, NO_TIME, "no time", "{}");
	facts_leave_out(facts, FATE_UNMATCHED, place, 7, "unknown service",
			"x");
	g_assert_cmpuint(source->read, ==, 4);
	g_assert_cmpuint(source->fates[FATE_NOT_RELEVANT], ==, 1);
	g_assert_cmpuint(source->fates[FATE_NOT_PRODUCTION], ==, 1);
	g_assert_cmpuint(source->fates[FATE_MALFORMED], ==, 1);
	/* whether that lies in the window is for measure() to say */
	g_assert_cmpuint(source->fates[FATE_UNMATCHED], ==, 0);
	g_assert_cmpuint(facts->leftovers->len, ==, 2);
}

static void add_deploy(struct facts *facts, uint32_t source, int64_t at)
{
	struct deploy deploy = { .started_at = at,
				 .deployed_at = at + 5,
				 .place = { source, 1 } };

	facts_add_deploy(facts, &deploy);
}

static void add_incident(struct facts *facts, uint32_t source, int64_t at)
{
	struct incident incident = { .began_at = at, .place = { source, 1 } };

	facts_add_incident(facts, &incident);
}

static void knows_the_last_of_all(void)
{
	g_autoptr(Facts) facts = facts_new();
	uint32_t s = facts_add_source(facts, "a", "b", SOURCE_DEPLOYS);

	g_assert_cmpint(facts_last_at(facts, 100), ==, NO_TIME);
	add_deploy(facts, s, 10);
	add_incident(facts, s, 30);
	add_deploy(facts, s, 20);
	add_deploy(facts, s, 200);
	g_assert_cmpint(facts_last_at(facts, 100), ==, 30);
	g_assert_cmpint(facts_last_at(facts, 204), ==, 30);
	g_assert_cmpint(facts_last_at(facts, 205), ==, 205);
	g_assert_cmpint(facts_last_at(facts, 29), ==, 25);
	g_assert_cmpint(facts_last_at(facts, 14), ==, NO_TIME);
	g_assert_cmpint(facts_source(facts, s)->first_at, ==, 10);
	g_assert_cmpint(facts_source(facts, s)->last_at, ==, 200);
	g_assert_cmpuint(facts_source(facts, s)->read, ==, 4);
}

static void keeps_one_copy_of_a_text(void)
{
	g_autoptr(Facts) facts = facts_new();
	char text[] = "v1.2";
	const char *one = facts_text(facts, text);

	text[1] = '9';
	g_assert_cmpstr(one, ==, "v1.2");
	g_assert_true(facts_text(facts, "v1.2") == one);
	g_assert_null(facts_text(facts, NULL));
}

static void may_be_empty(void)
{
	g_autoptr(Facts) facts = facts_new();

	facts_seal(facts, 600);
	g_assert_true(facts->is_sealed);
	g_assert_cmpint(facts_last_at(facts, INT64_MAX), ==, NO_TIME);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/facts/names", compares_names);
	g_test_add_func("/facts/services", knows_a_service_by_any_spelling);
	g_test_add_func("/facts/spelling", prints_one_spelling);
	g_test_add_func("/facts/aliases", means_all_services_of_an_alias);
	g_test_add_func("/facts/counts", counts_what_is_read);
	g_test_add_func("/facts/last", knows_the_last_of_all);
	g_test_add_func("/facts/text", keeps_one_copy_of_a_text);
	g_test_add_func("/facts/empty", may_be_empty);
	return g_test_run();
}
