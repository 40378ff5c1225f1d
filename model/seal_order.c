/* seal_order.c -- an order that does not depend on who was read first
 *
 * A permutation of each array is made, the array rewritten by it, and every
 * index into it sent through the inverse.
 */
#include "model/entries.h"
#include "model/seal.h"

#include <stdlib.h>
#include <string.h>

struct sorting {
	const struct facts *facts;
	int (*compare)(const struct facts *facts, uint32_t a, uint32_t b);
};

static int compare_indices(gconstpointer a, gconstpointer b, gpointer data)
{
	const struct sorting *sorting = data;
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
	int order = sorting->compare(sorting->facts, x, y);

	return order ? order : (x > y) - (x < y);
}

/* Rewrites `array` in order; returns the new place of each old index. */
static uint32_t *sort_array(struct facts *facts, GArray *array,
			    int (*compare)(const struct facts *facts,
					   uint32_t a, uint32_t b))
{
	uint32_t n = array->len, size = g_array_get_element_size(array);
	g_autofree uint32_t *order = g_new(uint32_t, n + 1);
	g_autofree char *old = g_malloc((size_t)n * size + 1);
	uint32_t *places = g_new(uint32_t, n + 1);
	struct sorting sorting = { facts, compare };

	for (uint32_t i = 0; i < n; i++)
		order[i] = i;
	g_qsort_with_data(order, (int)n, sizeof(*order), compare_indices,
			  &sorting);
	if (n > 0)
		memcpy(old, array->data, (size_t)n * size);
	for (uint32_t i = 0; i < n; i++) {
		memcpy(array->data + (size_t)i * size,
		       old + (size_t)order[i] * size, size);
		places[order[i]] = i;
	}
	return places;
}

static void move(uint32_t *index, const uint32_t *places)
{
	if (*index != NONE)
		*index = places[*index];
}

static int compare_sources(const struct facts *facts, uint32_t a, uint32_t b)
{
	const struct source *x = facts_source(facts, a);
	const struct source *y = facts_source(facts, b);
	int order = strcmp(x->name, y->name);

	if (order == 0)
		order = strcmp(x->format, y->format);
	if (order == 0)
		order = g_strcmp0(x->sha256, y->sha256);
	return order;
}

static void order_sources(struct facts *facts)
{
	g_autofree uint32_t *places =
		sort_array(facts, facts->sources, compare_sources);

	for (uint32_t r = 0; r < facts->repositories->len; r++)
		move(&facts_repository(facts, r)->source, places);
	for (uint32_t d = 0; d < facts->deploys->len; d++)
		move(&facts_deploy(facts, d)->place.source, places);
	for (uint32_t i = 0; i < facts->incidents->len; i++)
		move(&facts_incident(facts, i)->place.source, places);
	for (int kind = 0; kind < RECORD_KINDS; kind++)
		for (uint32_t i = 0; i < facts->records[kind]->len; i++)
			move(&facts_entry(facts, (enum record_kind)kind, i)
				      ->place.source,
			     places);
	for (uint32_t p = 0; p < facts->parts->len; p++)
		move(&g_array_index(facts->parts, struct part, p).place.source,
		     places);
	for (uint32_t l = 0; l < facts->leftovers->len; l++)
		move(&g_array_index(facts->leftovers, struct leftover, l)
			      .place.source,
		     places);
	for (uint32_t f = 0; f < facts->findings->len; f++)
		move(&g_array_index(facts->findings, struct finding, f)
			      .place.source,
		     places);
}

static int compare_repositories(const struct facts *facts, uint32_t a,
				uint32_t b)
{
	const struct repository *x = facts_repository(facts, a);
	const struct repository *y = facts_repository(facts, b);
	int order = strcmp(x->name, y->name);

	return order ? order :
		       (x->source > y->source) - (x->source < y->source);
}

static void order_repositories(struct facts *facts)
{
	g_autofree uint32_t *places =
		sort_array(facts, facts->repositories, compare_repositories);

	for (uint32_t s = 0; s < facts->services->len; s++)
		move(&facts_service(facts, s)->repository, places);
	for (uint32_t i = 0; i < facts->incidents->len; i++)
		if (facts_incident(facts, i)->commit != NONE)
			move(&facts_incident(facts, i)->repository, places);
}

static int compare_services(const struct facts *facts, uint32_t a, uint32_t b)
{
	return strcmp(facts_service(facts, a)->name,
		      facts_service(facts, b)->name);
}

static int compare_indexes(gconstpointer a, gconstpointer b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

/* An incident's services are a set: listed by name, too. */
static void order_named(struct facts *facts)
{
	uint32_t *all = (uint32_t *)(void *)facts->incident_services->data;

	for (uint32_t i = 0; i < facts->incidents->len; i++) {
		const struct incident *incident = facts_incident(facts, i);

		if (incident->services > 1)
			qsort(all + incident->first_service, incident->services,
			      sizeof(*all), compare_indexes);
	}
}

static void order_services(struct facts *facts)
{
	g_autofree uint32_t *places =
		sort_array(facts, facts->services, compare_services);
	GHashTableIter names;
	void *index;

	g_hash_table_iter_init(&names, facts->names);
	while (g_hash_table_iter_next(&names, NULL, &index))
		g_hash_table_iter_replace(
			&names,
			GUINT_TO_POINTER(places[GPOINTER_TO_UINT(index)]));
	for (uint32_t d = 0; d < facts->deploys->len; d++)
		move(&facts_deploy(facts, d)->service, places);
	for (uint32_t i = 0; i < facts->incident_services->len; i++)
		move(&g_array_index(facts->incident_services, uint32_t, i),
		     places);
	order_named(facts);
}

void seal_order(struct facts *facts)
{
	order_sources(facts);
	order_repositories(facts);
	order_services(facts);
}
