/* seal_merge.c -- which records of different formats are one thing
 *
 * Each way gives the records a key: their id, their link, their service.
 * Sorted by key and time, twins stand near each other; the pairs are joined in
 * the order of their distance, so that of two deploys in ten minutes each finds
 * its own.  A record is compared with so many behind it and no more, or a
 * hostile file of one second would take forever.
 */
#include "model/seal_merge.h"

#include "model/seal.h"

#include <string.h>

enum { DAY = 86400, NEIGHBOURS = 64, SHORT_NUMBER = 6 };

struct keyed {
	uint64_t key;
	int64_t at;
	uint32_t twin;
};

struct pair {
	int64_t distance;
	uint32_t a, b;
};

struct merge {
	const struct facts *facts;
	GArray *twins; /* in the order of their places */
	GArray *pairs;
	GHashTable *keys; /* of ids or links: numbers from 1 */
	twin_is_alike is_alike;
	int64_t window;
	enum way way;
};

static struct twin *twin_at(const struct merge *merge, uint32_t index)
{
	return &g_array_index(merge->twins, struct twin, index);
}

static int64_t apart(int64_t a, int64_t b)
{
	return a > b ? a - b : b - a;
}

static int compare_keyed(gconstpointer a, gconstpointer b)
{
	const struct keyed *x = a, *y = b;

	if (x->key != y->key)
		return x->key < y->key ? -1 : 1;
	if (x->at != y->at)
		return x->at < y->at ? -1 : 1;
	return (x->twin > y->twin) - (x->twin < y->twin);
}

static int compare_pairs(gconstpointer a, gconstpointer b)
{
	const struct pair *x = a, *y = b;

	if (x->distance != y->distance)
		return x->distance < y->distance ? -1 : 1;
	if (x->a != y->a)
		return x->a < y->a ? -1 : 1;
	return (x->b > y->b) - (x->b < y->b);
}

/* Without what may differ: the scheme, a part of the page, a last slash. */
static char *plain_link(const char *link)
{
	const char *host = strstr(link, "://");
	g_autofree char *plain = g_strdup(host ? host + 3 : link);

	plain[strcspn(plain, "#")] = '\0';
	while (g_str_has_suffix(plain, "/"))
		plain[strlen(plain) - 1] = '\0';
	for (char *c = plain; *c && *c != '/'; c++)
		*c = g_ascii_tolower(*c);
	return g_steal_pointer(&plain);
}

/* 0: it has none. */
static uint64_t key_of(struct merge *merge, const struct twin *twin)
{
	const char *text = merge->way == WAY_ID ? twin->id : twin->link;
	char *name = NULL;
	uint64_t key = 0;

	if (merge->way == WAY_TIME)
		return twin->place_key;
	if (!text || !*text)
		return 0;
	name = merge->way == WAY_ID ? g_strdup(text) : plain_link(text);
	key = GPOINTER_TO_SIZE(g_hash_table_lookup(merge->keys, name));
	if (key == 0) {
		key = g_hash_table_size(merge->keys) + 1;
		g_hash_table_insert(merge->keys, name, GSIZE_TO_POINTER(key));
	} else {
		g_free(name);
	}
	return key;
}

/* Any tool may have an incident 12: it must be near in time, too. */
static bool is_short_number(const char *id)
{
	return strlen(id) <= SHORT_NUMBER &&
	       strspn(id, "0123456789") == strlen(id);
}

static int64_t window_of(const struct merge *merge, const struct twin *twin)
{
	if (merge->way == WAY_TIME ||
	    (merge->way == WAY_ID && is_short_number(twin->id)))
		return merge->window;
	return DAY;
}

static bool is_candidate(const struct merge *merge, uint32_t a, uint32_t b)
{
	const struct twin *x = twin_at(merge, a), *y = twin_at(merge, b);

	return strcmp(x->format, y->format) != 0 &&
	       merge->is_alike(merge->facts, x->index, y->index, merge->way);
}

/* Those behind `from` that have its key and are near. */
static void find_pairs_of(struct merge *merge, const GArray *keyed,
			  uint32_t from)
{
	const struct keyed *all = (const struct keyed *)(void *)keyed->data;
	const struct twin *twin = twin_at(merge, all[from].twin);
	int64_t window = window_of(merge, twin);
	int64_t last = MAX(twin->began_at, twin->ended_at) + window;

	for (uint32_t i = from + 1; i < keyed->len && i - from <= NEIGHBOURS;
	     i++) {
		const struct twin *other = twin_at(merge, all[i].twin);
		struct pair pair = {
			.distance = MIN(apart(twin->began_at, other->began_at),
					apart(twin->ended_at, other->ended_at)),
			.a = MIN(all[from].twin, all[i].twin),
			.b = MAX(all[from].twin, all[i].twin),
		};

		if (all[i].key != all[from].key || other->began_at > last)
			break;
		if (pair.distance <= window &&
		    is_candidate(merge, pair.a, pair.b))
			g_array_append_val(merge->pairs, pair);
	}
}

/* Whether each of the group of `a` may be each of the group of `b`. */
static bool may_join(const struct merge *merge, uint32_t a, uint32_t b)
{
	uint32_t x = a, y = b;

	do {
		do {
			if (x == y || !is_candidate(merge, x, y))
				return false;
			y = twin_at(merge, y)->next;
		} while (y != b);
		x = twin_at(merge, x)->next;
	} while (x != a);
	return true;
}

static void join(struct merge *merge, uint32_t a, uint32_t b)
{
	struct twin *x = twin_at(merge, a), *y = twin_at(merge, b);
	uint32_t next = x->next;

	if (x->next == a)
		x->way = merge->way;
	if (y->next == b)
		y->way = merge->way;
	x->next = y->next;
	y->next = next;
}

static void merge_by(struct merge *merge, enum way way)
{
	g_autoptr(GArray) keyed =
		g_array_new(false, false, sizeof(struct keyed));

	merge->way = way;
	g_hash_table_remove_all(merge->keys);
	g_array_set_size(merge->pairs, 0);
	for (uint32_t t = 0; t < merge->twins->len; t++) {
		const struct twin *twin = twin_at(merge, t);
		struct keyed one = { key_of(merge, twin), twin->began_at, t };

		if (one.key != 0)
			g_array_append_val(keyed, one);
	}
	g_array_sort(keyed, compare_keyed);
	for (uint32_t i = 0; i < keyed->len; i++)
		find_pairs_of(merge, keyed, i);
	g_array_sort(merge->pairs, compare_pairs);
	for (uint32_t p = 0; p < merge->pairs->len; p++) {
		const struct pair *pair =
			&g_array_index(merge->pairs, struct pair, p);

		if (may_join(merge, pair->a, pair->b))
			join(merge, pair->a, pair->b);
	}
}

static int by_place(gconstpointer a, gconstpointer b)
{
	const struct twin *x = a, *y = b;

	if (x->place.source != y->place.source)
		return x->place.source < y->place.source ? -1 : 1;
	if (x->place.record != y->place.record)
		return x->place.record < y->place.record ? -1 : 1;
	return seal_compare_ids(x->id, y->id);
}

void seal_merge(const struct facts *facts, GArray *twins, int64_t window,
		twin_is_alike is_alike)
{
	struct merge merge = {
		.facts = facts,
		.twins = twins,
		.pairs = g_array_new(false, false, sizeof(struct pair)),
		.keys = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
					      NULL),
		.is_alike = is_alike,
		.window = window,
	};

	g_array_sort(twins, by_place);
	for (uint32_t t = 0; t < twins->len; t++)
		twin_at(&merge, t)->next = t;
	for (int way = 0; way < WAYS; way++)
		merge_by(&merge, way);
	g_array_unref(merge.pairs);
	g_hash_table_unref(merge.keys);
}
