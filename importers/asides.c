/* asides.c -- records that go no further, each counted once */
#include "importers/asides.h"

struct asides {
	GArray *rows; /* of struct aside */
	GHashTable *ids;
};

struct asides *asides_new(void)
{
	struct asides *asides = g_new0(struct asides, 1);

	asides->rows = g_array_new(false, false, sizeof(struct aside));
	asides->ids = g_hash_table_new(g_str_hash, g_str_equal);
	return asides;
}

void asides_free(struct asides *asides)
{
	if (!asides)
		return;
	g_array_unref(asides->rows);
	g_hash_table_unref(asides->ids);
	g_free(asides);
}

uint64_t asides_key(const char *id, int64_t created_at)
{
	uint64_t key = 0xcbf29ce484222325;

	for (; *id; id++)
		key = (key ^ (uint8_t)*id) * 0x100000001b3;
	return (key ^ (uint64_t)created_at) * 0x9e3779b97f4a7c15;
}

void asides_add(struct asides *asides, struct facts *facts, struct aside aside)
{
	aside.id = facts_text(facts, aside.id);
	if (aside.id)
		g_hash_table_add(asides->ids, (char *)aside.id);
	aside.reason = facts_text(facts, aside.reason);
	aside.detail = facts_text(facts, aside.detail);
	g_array_append_val(asides->rows, aside);
}

bool asides_hold(const struct asides *asides, const char *id)
{
	return g_hash_table_contains(asides->ids, id);
}

static int compare_numbers(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

static int by_key(gconstpointer a, gconstpointer b)
{
	const struct aside *x = a, *y = b;
	int order = (x->key > y->key) - (x->key < y->key);

	if (order == 0)
		order = compare_numbers(x->modified_at, y->modified_at);
	if (order == 0)
		order = compare_numbers(x->place.source, y->place.source);
	if (order == 0)
		order = compare_numbers(x->place.record, y->place.record);
	return order;
}

static void settle(const struct aside *aside, struct facts *facts)
{
	if (aside->fate == FATE_UNMATCHED)
		facts_leave_out(facts, aside->fate, aside->place, aside->at,
				aside->reason, aside->detail);
	else
		facts_count(facts, aside->place.source, aside->fate);
}

void asides_settle(struct asides *asides, struct facts *facts)
{
	const struct aside *rows = (const struct aside *)asides->rows->data;

	g_array_sort(asides->rows, by_key);
	for (uint32_t i = 0; i < asides->rows->len; i++) {
		bool is_last = i + 1 == asides->rows->len ||
			       rows[i].key != rows[i + 1].key;

		if (is_last)
			settle(&rows[i], facts);
		else
			facts_count(facts, rows[i].place.source,
				    FATE_DUPLICATE);
	}
	g_array_set_size(asides->rows, 0);
}
