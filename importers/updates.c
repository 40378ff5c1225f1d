/* updates.c -- records that complete another: statuses, log entries, tasks
 *
 * The deploys and incidents that are waited for are found through a table of
 * FORMAT, ID; of an id that several records have, all are completed, since the
 * seal has not yet told which of them stays.  Of several ends of a deployment
 * the first is its end: what comes after it says how it went on.
 */
#include "importers/updates.h"

#include <string.h>

struct updates {
	GArray *rows; /* of struct update */
	/* The servers of records: of the first of a source, by that; of those
	   that differ from it, by place. */
	GHashTable *of_sources, *of_places;
};

struct updates *updates_new(void)
{
	struct updates *updates = g_new0(struct updates, 1);

	updates->rows = g_array_new(false, false, sizeof(struct update));
	updates->of_sources = g_hash_table_new(NULL, NULL);
	updates->of_places = g_hash_table_new_full(g_int64_hash, g_int64_equal,
						   g_free, NULL);
	return updates;
}

void updates_free(struct updates *updates)
{
	if (!updates)
		return;
	g_array_unref(updates->rows);
	g_hash_table_unref(updates->of_sources);
	g_hash_table_unref(updates->of_places);
	g_free(updates);
}

struct update update_empty(struct place place, const char *format,
			   const char *id, int64_t at)
{
	return (struct update){
		.format = format,
		.id = id,
		.place = place,
		.at = at,
		.started_at = NO_TIME,
		.finished_at = NO_TIME,
		.acked_at = NO_TIME,
		.ended_at = NO_TIME,
	};
}

void updates_add(struct updates *updates, struct update update)
{
	g_array_append_val(updates->rows, update);
}

static int64_t key_of_place(struct place place)
{
	return (int64_t)((uint64_t)place.source << 32 | place.record);
}

void updates_serve(struct updates *updates, struct place place,
		   const char *server)
{
	void *source = GUINT_TO_POINTER(place.source + 1);
	const char *usual = g_hash_table_lookup(updates->of_sources, source);
	int64_t *key;

	if (!server)
		return;
	if (!usual) {
		g_hash_table_insert(updates->of_sources, source,
				    (char *)server);
		return;
	}
	if (strcmp(usual, server) == 0)
		return;
	key = g_new(int64_t, 1);
	*key = key_of_place(place);
	g_hash_table_insert(updates->of_places, key, (char *)server);
}

static bool is_of_server(const struct updates *updates,
			 const struct update *update, struct place place)
{
	int64_t key = key_of_place(place);
	const char *server = g_hash_table_lookup(updates->of_places, &key);

	if (!server)
		server =
			g_hash_table_lookup(updates->of_sources,
					    GUINT_TO_POINTER(place.source + 1));
	return !server || !update->server ||
	       strcmp(server, update->server) == 0;
}

static int compare_numbers(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

static int by_time(gconstpointer a, gconstpointer b)
{
	const struct update *x = a, *y = b;
	int order = compare_numbers(x->at, y->at);

	if (order == 0)
		order = compare_numbers(x->place.source, y->place.source);
	return order ? order :
		       compare_numbers(x->place.record, y->place.record);
}

static char *key_of(const char *kind, const char *format, const char *id)
{
	return g_strconcat(kind, "\n", format, "\n", id, NULL);
}

static void add_target(GHashTable *targets, char *key, uint32_t index)
{
	GArray *all = g_hash_table_lookup(targets, key);

	if (!all) {
		all = g_array_new(false, false, sizeof(uint32_t));
		g_hash_table_insert(targets, g_strdup(key), all);
	}
	g_array_append_val(all, index);
	g_free(key);
}

static const char *format_of(const struct facts *facts, struct place place)
{
	return facts_source(facts, place.source)->format;
}

static GHashTable *find_targets(const struct facts *facts)
{
	GHashTable *targets = g_hash_table_new_full(
		g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_array_unref);

	for (uint32_t d = 0; d < facts->deploys->len; d++) {
		const struct deploy *deploy = facts_deploy(facts, d);

		if (deploy->id)
			add_target(targets,
				   key_of("deploy",
					  format_of(facts, deploy->place),
					  deploy->id),
				   d);
	}
	for (uint32_t i = 0; i < facts->incidents->len; i++) {
		const struct incident *incident = facts_incident(facts, i);

		if (incident->id)
			add_target(targets,
				   key_of("incident",
					  format_of(facts, incident->place),
					  incident->id),
				   i);
	}
	return targets;
}

static void complete_deploy(struct deploy *deploy, const struct update *update,
			    bool *is_ended)
{
	if (update->has_outcome) {
		deploy->outcome = update->outcome;
		deploy->is_failure = update->is_failure;
	}
	if (update->started_at != NO_TIME)
		deploy->started_at = update->started_at;
	if (update->finished_at != NO_TIME &&
	    (!*is_ended || update->finished_at < deploy->deployed_at)) {
		deploy->deployed_at = update->finished_at;
		*is_ended = true;
	}
	if (update->version)
		deploy->version = update->version;
	if (update->commit_name)
		deploy->commit_name = update->commit_name;
	if (update->link)
		deploy->link = update->link;
}

static void complete_incident(struct incident *incident,
			      const struct update *update)
{
	if (update->acked_at != NO_TIME &&
	    (incident->acked_at == NO_TIME ||
	     update->acked_at < incident->acked_at))
		incident->acked_at = update->acked_at;
	/* NO_TIME is the least */
	if (update->ended_at > incident->ended_at &&
	    update->ended_at >= incident->open_at)
		incident->ended_at = update->ended_at;
}

/* What is waited for while updates are applied. */
struct settling {
	struct facts *facts;
	const struct updates *updates;
	const struct asides *asides;
	GHashTable *targets;
	bool *is_ended; /* each deploy, by an update */
};

static bool complete_one(struct settling *settling, const struct update *update,
			 uint32_t index)
{
	struct facts *facts = settling->facts;
	struct place place = update->is_of_incident ?
				     facts_incident(facts, index)->place :
				     facts_deploy(facts, index)->place;

	if (!is_of_server(settling->updates, update, place))
		return false;
	if (update->is_of_incident)
		complete_incident(facts_incident(facts, index), update);
	else
		complete_deploy(facts_deploy(facts, index), update,
				&settling->is_ended[index]);
	return true;
}

/* False: they are all of other servers. */
static bool complete(struct settling *settling, const struct update *update,
		     const GArray *all)
{
	bool is_complete = false;

	for (uint32_t i = 0; all && i < all->len; i++)
		is_complete |= complete_one(settling, update,
					    g_array_index(all, uint32_t, i));
	if (is_complete)
		facts_add_part(settling->facts, update->place, update->at);
	return is_complete;
}

static void settle(struct settling *settling, const struct update *update)
{
	const char *kind = update->is_of_incident ? "incident" : "deploy";
	g_autofree char *key = key_of(kind, update->format, update->id);
	const GArray *all = g_hash_table_lookup(settling->targets, key);
	g_autofree char *detail = NULL;

	if (complete(settling, update, all))
		return;
	if (!update->is_of_incident &&
	    asides_hold(settling->asides, update->id)) {
		facts_count(settling->facts, update->place.source,
			    FATE_NOT_PRODUCTION);
	} else {
		detail = g_strdup_printf("of %s %s, which is not here", kind,
					 update->id);
		facts_leave_out(settling->facts, FATE_UNMATCHED, update->place,
				update->at, "belongs to nothing", detail);
	}
}

void updates_settle(struct updates *updates, const struct asides *asides,
		    struct facts *facts)
{
	struct settling settling = {
		.facts = facts,
		.updates = updates,
		.asides = asides,
	};

	if (updates->rows->len == 0)
		return;
	settling.targets = find_targets(facts);
	settling.is_ended = g_new0(bool, facts->deploys->len + 1);
	g_array_sort(updates->rows, by_time);
	for (uint32_t u = 0; u < updates->rows->len; u++)
		settle(&settling,
		       &g_array_index(updates->rows, struct update, u));
	g_array_set_size(updates->rows, 0);
	g_hash_table_unref(settling.targets);
	g_free(settling.is_ended);
}
