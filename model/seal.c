/* seal.c -- sorted, checked, done */
#include "model/seal.h"

#include <string.h>

static bool is_number(const char *text)
{
	return *text && strspn(text, "0123456789") == strlen(text);
}

int seal_compare_ids(const char *a, const char *b)
{
	bool a_is_number = a && is_number(a), b_is_number = b && is_number(b);

	/* numbers first: mixed, there would be no order (9, 10, 1a, 9 …) */
	if (a && b && a_is_number != b_is_number)
		return a_is_number ? -1 : 1;
	if (a_is_number && b_is_number) {
		a += strspn(a, "0");
		b += strspn(b, "0");
		if (strlen(a) != strlen(b))
			return strlen(a) < strlen(b) ? -1 : 1;
	}
	return g_strcmp0(a, b);
}

int seal_compare_places(struct place a, struct place b)
{
	if (a.source != b.source)
		return a.source < b.source ? -1 : 1;
	return (a.record > b.record) - (a.record < b.record);
}

static int compare_incidents(gconstpointer a, gconstpointer b)
{
	const struct incident *x = a, *y = b;
	int order;

	if (x->began_at != y->began_at)
		return x->began_at < y->began_at ? -1 : 1;
	order = seal_compare_ids(x->id, y->id);
	return order ? order : seal_compare_places(x->place, y->place);
}

static int compare_leftovers(gconstpointer a, gconstpointer b)
{
	const struct leftover *x = a, *y = b;
	int order = seal_compare_places(x->place, y->place);

	if (order == 0)
		order = g_strcmp0(x->reason, y->reason);
	return order ? order : g_strcmp0(x->detail, y->detail);
}

static int compare_findings(gconstpointer a, gconstpointer b)
{
	const struct finding *x = a, *y = b;
	int order = seal_compare_places(x->place, y->place);

	if (order == 0)
		order = g_strcmp0(x->kind, y->kind);
	return order ? order : g_strcmp0(x->detail, y->detail);
}

static int64_t place_key(struct place place)
{
	return (int64_t)((uint64_t)place.source << 32 | place.record);
}

void seal_drop(struct facts *facts, struct place place, GHashTable *gone)
{
	int64_t key = place_key(place);

	facts_source(facts, place.source)->fates[FATE_DUPLICATE]++;
	g_hash_table_add(gone, g_memdup2(&key, sizeof(key)));
}

/* What a record says oddly is told once, not again for its duplicates. */
static void drop_findings(struct facts *facts, GHashTable *gone)
{
	uint32_t kept = 0;

	for (uint32_t f = 0; f < facts->findings->len; f++) {
		struct finding finding =
			g_array_index(facts->findings, struct finding, f);
		int64_t key = place_key(finding.place);

		if (!g_hash_table_contains(gone, &key))
			g_array_index(facts->findings, struct finding, kept++) =
				finding;
	}
	g_array_set_size(facts->findings, kept);
}

static void drop_deploys(struct facts *facts, const bool *is_gone,
			 GHashTable *gone)
{
	uint32_t kept = 0;

	for (uint32_t d = 0; d < facts->deploys->len; d++) {
		if (is_gone[d]) {
			seal_drop(facts, facts_deploy(facts, d)->place, gone);
			continue;
		}
		if (kept < d)
			*facts_deploy(facts, kept) = *facts_deploy(facts, d);
		kept++;
	}
	g_array_set_size(facts->deploys, kept);
}

static void drop_incidents(struct facts *facts, const bool *is_gone,
			   GHashTable *gone)
{
	uint32_t kept = 0;

	for (uint32_t i = 0; i < facts->incidents->len; i++) {
		const struct incident *incident = facts_incident(facts, i);

		if (is_gone[i]) {
			seal_drop(facts, incident->place, gone);
			continue;
		}
		if (incident->is_drill)
			facts_source(facts, incident->place.source)
				->fates[FATE_DRILL]++;
		*facts_incident(facts, kept++) = *incident;
	}
	g_array_set_size(facts->incidents, kept);
}

static void set_ranges(struct facts *facts)
{
	for (uint32_t d = 0; d < facts->deploys->len; d++) {
		struct service *service =
			facts_service(facts, facts_deploy(facts, d)->service);

		if (service->deploys == 0)
			service->first_deploy = d;
		service->deploys++;
	}
}

void facts_sort_findings(struct facts *facts)
{
	g_array_sort(facts->findings, compare_findings);
}

void facts_seal(struct facts *facts, int64_t fold_window)
{
	g_autofree bool *gone_deploys = NULL, *gone_incidents = NULL;
	g_autoptr(GArray) deploys = NULL, incidents = NULL;
	g_autoptr(GHashTable) gone = g_hash_table_new_full(
		g_int64_hash, g_int64_equal, g_free, NULL);

	g_assert(!facts->is_sealed);
	seal_order(facts);
	seal_sort_deploys(facts);
	for (uint32_t r = 0; r < facts->repositories->len; r++)
		if (!facts_graph(facts, r)->order)
			graph_settle(facts_graph(facts, r));
	g_array_sort(facts->leftovers, compare_leftovers);
	gone_deploys = seal_repeated_deploys(facts, &deploys);
	gone_incidents = seal_repeated_incidents(facts, &incidents);
	seal_fold(facts, fold_window, gone_deploys);
	seal_twin_deploys(facts, fold_window, gone_deploys);
	seal_twin_incidents(facts, fold_window, gone_incidents);
	seal_rename_deploys(facts, deploys, gone_deploys);
	seal_rename_incidents(facts, incidents, gone_incidents);
	drop_deploys(facts, gone_deploys, gone);
	drop_incidents(facts, gone_incidents, gone);
	seal_entries(facts, gone);
	drop_findings(facts, gone);
	facts_sort_findings(facts);
	seal_deploys(facts);
	g_array_sort(facts->incidents, compare_incidents);
	set_ranges(facts);
	facts->is_sealed = true;
}
