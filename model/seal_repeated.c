/* seal_repeated.c -- records that were exported twice
 *
 * Records of one format are the same if they have the same id and creation
 * time, or no id and the same content.  Most share neither with any other, as a
 * table of hashes shows.  The others are sorted by that: equal ones stand side
 * by side, the one to keep last, and behind them the same id of another server
 * or of another format, which gets a number.  The id of a git tag is its name,
 * which each service uses for its own.
 */
#include "model/large_pages.h"
#include "model/seal.h"

#include <stdlib.h>
#include <string.h>

struct identity {
	const char *format, *id; /* id NULL: by content */
	int64_t at;		 /* created, else start */
	uint64_t content;
	int64_t modified_at;
	struct place place;
	uint32_t index;
	uint32_t service; /* of a tag, which is a deploy of each; else NONE */
};

static int compare_numbers(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

/* Zero for ids that are printed alike; those of tags stay with a service. */
static int compare_ids(const struct identity *a, const struct identity *b)
{
	int order = g_strcmp0(a->id, b->id);

	return order ? order : compare_numbers(a->service, b->service);
}

static int compare_same(const struct identity *a, const struct identity *b)
{
	int order = compare_ids(a, b);

	if (order == 0 && a->id)
		order = compare_numbers(a->at, b->at);
	if (order == 0 && !a->id)
		order = (a->content > b->content) - (a->content < b->content);
	if (order || a->format == b->format) /* interned */
		return order;
	return strcmp(a->format, b->format);
}

static int compare(gconstpointer a, gconstpointer b)
{
	const struct identity *x = a, *y = b;
	int order = compare_same(x, y);

	if (order == 0)
		order = compare_numbers(x->modified_at, y->modified_at);
	if (order == 0)
		order = compare_numbers(x->place.source, y->place.source);
	return order ? order :
		       compare_numbers(x->place.record, y->place.record);
}

/* A record without id whose content is not known may be any. */
static bool is_same(const struct identity *a, const struct identity *b)
{
	return compare_same(a, b) == 0 && (a->id || a->content != 0);
}

/* Those that another repeats. */
static void mark(GArray *identities, bool *is_repeated)
{
	g_array_sort(identities, compare);
	for (uint32_t i = 0; i + 1 < identities->len; i++) {
		const struct identity *one =
			&g_array_index(identities, struct identity, i);

		is_repeated[one->index] = is_same(one, one + 1);
	}
}

/* Calls `rename` for each that stays and has the id of one before it. */
static void number(struct facts *facts, const GArray *identities,
		   const bool *is_gone,
		   void (*rename)(struct facts *, uint32_t, const char *))
{
	const struct identity *last = NULL;
	uint32_t servers = 1;

	for (uint32_t i = 0; i < identities->len; i++) {
		const struct identity *one =
			&g_array_index(identities, struct identity, i);

		if (is_gone[one->index] || !one->id)
			continue;
		servers = last && compare_ids(last, one) == 0 ? servers + 1 : 1;
		last = one;
		if (servers > 1) {
			g_autofree char *id =
				g_strdup_printf("%s#%u", one->id, servers);

			rename(facts, one->index, facts_text(facts, id));
		}
	}
}

static void rename_deploy(struct facts *facts, uint32_t index, const char *id)
{
	facts_deploy(facts, index)->id = id;
}

static void rename_incident(struct facts *facts, uint32_t index, const char *id)
{
	facts_incident(facts, index)->id = id;
}

static struct identity identify_deploy(const struct facts *facts, uint32_t d)
{
	const struct deploy *deploy = facts_deploy(facts, d);
	const char *format = facts_source(facts, deploy->place.source)->format;

	return (struct identity){
		.format = format,
		.service = strcmp(format, "git-tags") == 0 ? deploy->service :
							     NONE,
		.id = deploy->id,
		.at = deploy->created_at != NO_TIME ? deploy->created_at :
						      deploy->started_at,
		.content = deploy->content,
		.modified_at = deploy->modified_at,
		.place = deploy->place,
		.index = d,
	};
}

static struct identity identify_incident(const struct facts *facts, uint32_t i)
{
	const struct incident *incident = facts_incident(facts, i);

	return (struct identity){
		.format = facts_source(facts, incident->place.source)->format,
		.service = NONE,
		.id = incident->id,
		.at = incident->created_at != NO_TIME ? incident->created_at :
							incident->began_at,
		.content = incident->content,
		.modified_at = incident->modified_at,
		.place = incident->place,
		.index = i,
	};
}

static uint64_t key_of(const struct identity *identity)
{
	return identity->id ? texts_hash(identity->id, strlen(identity->id)) :
			      identity->content;
}

static int compare_keys(gconstpointer a, gconstpointer b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return (x > y) - (x < y);
}

/* The keys that several of these have, sorted; each may stand there twice. */
static GArray *find_shared(const uint64_t *keys, uint32_t n)
{
	GArray *shared = g_array_new(false, false, sizeof(*keys));
	size_t slots = 16;
	g_autofree uint64_t *seen = NULL;

	while (slots < 2 * (size_t)n)
		slots *= 2;
	seen = g_new(uint64_t, slots);
	large_pages(seen, slots * sizeof(*seen));
	memset(seen, 0, slots * sizeof(*seen));
	for (uint32_t i = 0; i < n; i++) {
		size_t at = (keys[i] ^ keys[i] >> 32) & (slots - 1);

		while (seen[at] != 0 && seen[at] != keys[i])
			at = (at + 1) & (slots - 1);
		if (keys[i] != 0 && seen[at] != 0)
			g_array_append_val(shared, keys[i]);
		seen[at] = keys[i];
	}
	g_array_sort(shared, compare_keys);
	return shared;
}

/*
 * Only records whose keys others have, too, are compared: a few.  No key (0)
 * is no content that could be compared.
 */
static bool *find_repeated(const struct facts *facts, uint32_t n,
			   struct identity (*identify)(const struct facts *,
						       uint32_t),
			   GArray **identities)
{
	g_autofree uint64_t *keys = g_new(uint64_t, n + 1);
	g_autoptr(GArray) shared = NULL;
	bool *is_repeated = g_new0(bool, n + 1);

	*identities = g_array_new(false, false, sizeof(struct identity));
	for (uint32_t i = 0; i < n; i++) {
		struct identity one = identify(facts, i);

		keys[i] = key_of(&one);
	}
	shared = find_shared(keys, n);
	for (uint32_t i = 0; i < n && shared->len > 0; i++) {
		struct identity one = identify(facts, i);

		if (bsearch(&keys[i], shared->data, shared->len, sizeof(*keys),
			    compare_keys))
			g_array_append_val(*identities, one);
	}
	mark(*identities, is_repeated);
	return is_repeated;
}

bool *seal_repeated_deploys(const struct facts *facts, GArray **identities)
{
	return find_repeated(facts, facts->deploys->len, identify_deploy,
			     identities);
}

bool *seal_repeated_incidents(const struct facts *facts, GArray **identities)
{
	return find_repeated(facts, facts->incidents->len, identify_incident,
			     identities);
}

void seal_rename_deploys(struct facts *facts, const GArray *identities,
			 const bool *is_gone)
{
	number(facts, identities, is_gone, rename_deploy);
}

void seal_rename_incidents(struct facts *facts, const GArray *identities,
			   const bool *is_gone)
{
	number(facts, identities, is_gone, rename_incident);
}
