/* seal_repeated.c -- records that were exported twice
 *
 * Records of one format are the same if they have the same id and creation
 * time, or no id and the same content.  Sorted by that, equal ones stand side
 * by side, the one to keep last, and behind them the same id of another server
 * or of another format, which gets a number.  The id of a git tag is its name,
 * which each service uses for its own.
 */
#include "model/seal.h"

#include <string.h>

struct identity {
	uint64_t beginning; /* the first bytes of the id: saves looking at it */
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

/* In the order of strcmp(); NULL is first. */
static uint64_t beginning_of(const char *id)
{
	uint64_t beginning = 0;

	for (int i = 0; i < 8 && id; i++) {
		beginning = beginning << 8 | (unsigned char)*id;
		id += *id != '\0';
	}
	return beginning;
}

/* Zero for ids that are printed alike; those of tags stay with a service. */
static int compare_ids(const struct identity *a, const struct identity *b)
{
	int order =
		(a->beginning > b->beginning) - (a->beginning < b->beginning);

	if (order == 0)
		order = g_strcmp0(a->id, b->id);
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

/* True for those that another repeats. */
static bool *mark(GArray *identities)
{
	bool *is_repeated = g_new0(bool, identities->len + 1);

	g_array_sort(identities, compare);
	for (uint32_t i = 0; i + 1 < identities->len; i++) {
		const struct identity *one =
			&g_array_index(identities, struct identity, i);

		is_repeated[one->index] = is_same(one, one + 1);
	}
	return is_repeated;
}

/* Calls `rename` for each that stays and has the id of one before it. */
static void
number(struct facts *facts, const GArray *identities, const bool *is_gone,
       void (*rename)(struct facts *facts, uint32_t index, const char *id))
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

static GArray *identify_deploys(const struct facts *facts)
{
	GArray *identities = g_array_new(false, false, sizeof(struct identity));

	for (uint32_t d = 0; d < facts->deploys->len; d++) {
		const struct deploy *deploy = facts_deploy(facts, d);
		const char *format =
			facts_source(facts, deploy->place.source)->format;
		struct identity one = {
			.beginning = beginning_of(deploy->id),
			.format = format,
			.service = strcmp(format, "git-tags") == 0 ?
					   deploy->service :
					   NONE,
			.id = deploy->id,
			.at = deploy->created_at != NO_TIME ?
				      deploy->created_at :
				      deploy->started_at,
			.content = deploy->content,
			.modified_at = deploy->modified_at,
			.place = deploy->place,
			.index = d,
		};

		g_array_append_val(identities, one);
	}
	return identities;
}

static GArray *identify_incidents(const struct facts *facts)
{
	GArray *identities = g_array_new(false, false, sizeof(struct identity));

	for (uint32_t i = 0; i < facts->incidents->len; i++) {
		const struct incident *incident = facts_incident(facts, i);
		struct identity one = {
			.beginning = beginning_of(incident->id),
			.format = facts_source(facts, incident->place.source)
					  ->format,
			.service = NONE,
			.id = incident->id,
			.at = incident->created_at != NO_TIME ?
				      incident->created_at :
				      incident->began_at,
			.content = incident->content,
			.modified_at = incident->modified_at,
			.place = incident->place,
			.index = i,
		};

		g_array_append_val(identities, one);
	}
	return identities;
}

bool *seal_repeated_deploys(const struct facts *facts, GArray **identities)
{
	*identities = identify_deploys(facts);
	return mark(*identities);
}

bool *seal_repeated_incidents(const struct facts *facts, GArray **identities)
{
	*identities = identify_incidents(facts);
	return mark(*identities);
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
