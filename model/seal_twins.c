/* seal_twins.c -- one deploy or incident that several kinds of source tell of
 *
 * An annotation and the deployment that a pipeline recorded, an incident of the
 * pager and of the channel: the record that says most stays, takes over what
 * only the others know, and a finding tells of it.
 */
#include "model/seal.h"

#include "model/seal_merge.h"

#include <string.h>

enum { SHORT_COMMIT = 7 };

enum likeness { UNKNOWN, SAME, OTHER };

static enum likeness compare_commits(const char *a, const char *b)
{
	size_t n = MIN(strlen(a), strlen(b));

	if (g_ascii_strcasecmp(a, b) == 0)
		return SAME;
	return n >= SHORT_COMMIT && g_ascii_strncasecmp(a, b, n) == 0 ? SAME :
									OTHER;
}

/* v1.2 is 1.2. */
static enum likeness compare_versions(const char *a, const char *b)
{
	a += *a == 'v' || *a == 'V';
	b += *b == 'v' || *b == 'V';
	return g_ascii_strcasecmp(a, b) == 0 ? SAME : OTHER;
}

/* What two records of a service rolled out. */
static enum likeness compare_what(const struct deploy *a,
				  const struct deploy *b)
{
	if (a->head != NONE && b->head != NONE)
		return a->head == b->head ? SAME : OTHER;
	if (a->commit_name && b->commit_name)
		return compare_commits(a->commit_name, b->commit_name);
	if (a->version && b->version)
		return compare_versions(a->version, b->version);
	return UNKNOWN;
}

static bool is_unknown(const struct deploy *deploy)
{
	return deploy->outcome && strcmp(deploy->outcome, "unknown") == 0;
}

static bool are_deploys_alike(const struct facts *facts, uint32_t a, uint32_t b,
			      enum way way)
{
	const struct deploy *x = facts_deploy(facts, a);
	const struct deploy *y = facts_deploy(facts, b);
	enum likeness likeness = compare_what(x, y);

	(void)way;
	if (x->service != y->service || likeness == OTHER)
		return false;
	if (!name_equal(seal_environment(x), seal_environment(y)))
		return false;
	/* that it was a rollback only one of them may be able to say */
	if (x->kind != y->kind && likeness != SAME)
		return false;
	return x->is_failure == y->is_failure || is_unknown(x) || is_unknown(y);
}

static uint32_t service_of(const struct facts *facts,
			   const struct incident *incident, uint32_t i)
{
	return g_array_index(facts->incident_services, uint32_t,
			     incident->first_service + i);
}

static bool share_service(const struct facts *facts, const struct incident *a,
			  const struct incident *b)
{
	for (uint32_t i = 0; i < a->services; i++)
		for (uint32_t j = 0; j < b->services; j++)
			if (service_of(facts, a, i) == service_of(facts, b, j))
				return true;
	return false;
}

static bool are_incidents_alike(const struct facts *facts, uint32_t a,
				uint32_t b, enum way way)
{
	const struct incident *x = facts_incident(facts, a);
	const struct incident *y = facts_incident(facts, b);
	bool is_any = x->services == 0 || y->services == 0;

	if (x->is_drill != y->is_drill ||
	    x->is_maintenance != y->is_maintenance)
		return false;
	if (x->deploy_name && y->deploy_name &&
	    strcmp(x->deploy_name, y->deploy_name) != 0)
		return false;
	return share_service(facts, x, y) || (is_any && way != WAY_TIME);
}

/* How much a record says: the more, the better. */
static int weight_of_deploy(const struct deploy *deploy)
{
	return (deploy->head != NONE) * 8 + (deploy->commit_name != NULL) * 4 +
	       (deploy->version != NULL) * 2 + !is_unknown(deploy);
}

static int weight_of_incident(const struct incident *incident)
{
	return (incident->deploy_name || incident->version ||
		incident->commit_name) *
		       4 +
	       (incident->services > 0) * 2 + (incident->ended_at != NO_TIME);
}

static void complete_deploy(struct deploy *deploy, const struct deploy *other)
{
	if (is_unknown(deploy) && !is_unknown(other)) {
		deploy->outcome = other->outcome;
		deploy->is_failure = other->is_failure;
		deploy->deployed_at =
			MAX(deploy->deployed_at, other->deployed_at);
	}
	if (other->kind == KIND_ROLLBACK)
		deploy->kind = KIND_ROLLBACK;
	if (!deploy->version)
		deploy->version = other->version;
	if (!deploy->run_id)
		deploy->run_id = other->run_id;
	if (!deploy->link)
		deploy->link = other->link;
}

static void complete_incident(struct incident *incident,
			      const struct incident *other)
{
	if (incident->ended_at == NO_TIME &&
	    (incident->open_at == NO_TIME ||
	     other->ended_at >= incident->open_at))
		incident->ended_at = other->ended_at;
	if (incident->acked_at == NO_TIME)
		incident->acked_at = other->acked_at;
	if (incident->mitigated_at == NO_TIME)
		incident->mitigated_at = other->mitigated_at;
	if (!incident->severity)
		incident->severity = other->severity;
	if (!incident->link)
		incident->link = other->link;
	if (other->services > incident->services) {
		incident->first_service = other->first_service;
		incident->services = other->services;
	}
	if (other->services > 0)
		incident->unmatched = NULL;
}

/* What differs between deploys and incidents. */
struct kind {
	const char *name;
	int (*weigh)(const struct facts *facts, uint32_t index);
	void (*complete)(struct facts *facts, uint32_t index, uint32_t other);
	struct place (*place)(const struct facts *facts, uint32_t index);
};

static int weigh_deploy(const struct facts *facts, uint32_t index)
{
	return weight_of_deploy(facts_deploy(facts, index));
}

static int weigh_incident(const struct facts *facts, uint32_t index)
{
	return weight_of_incident(facts_incident(facts, index));
}

static void complete_deploys(struct facts *facts, uint32_t index,
			     uint32_t other)
{
	complete_deploy(facts_deploy(facts, index), facts_deploy(facts, other));
}

static void complete_incidents(struct facts *facts, uint32_t index,
			       uint32_t other)
{
	complete_incident(facts_incident(facts, index),
			  facts_incident(facts, other));
}

static struct place place_of_deploy(const struct facts *facts, uint32_t index)
{
	return facts_deploy(facts, index)->place;
}

static struct place place_of_incident(const struct facts *facts, uint32_t index)
{
	return facts_incident(facts, index)->place;
}

static const struct kind deploys = { "deploy", weigh_deploy, complete_deploys,
				     place_of_deploy };
static const struct kind incidents = { "incident", weigh_incident,
				       complete_incidents, place_of_incident };

/* Most often all are of one, and nothing has to be gathered. */
static bool has_several_formats(const struct facts *facts, uint32_t n,
				const bool *is_gone, const struct kind *kind)
{
	uint32_t last = NONE;

	for (uint32_t i = 0; i < n && facts->sources->len > 1; i++) {
		uint32_t source = kind->place(facts, i).source;

		if (is_gone[i] || source == last)
			continue;
		if (last != NONE &&
		    strcmp(facts_source(facts, source)->format,
			   facts_source(facts, last)->format) != 0)
			return true;
		last = source;
	}
	return false;
}

/* Of those that say as much, the first to begin, then the first by place. */
static uint32_t find_fullest(const struct facts *facts, const GArray *twins,
			     const struct kind *kind, uint32_t first)
{
	const struct twin *all = (const struct twin *)(void *)twins->data;
	uint32_t fullest = first;

	for (uint32_t t = all[first].next; t != first; t = all[t].next) {
		int more = kind->weigh(facts, all[t].index) -
			   kind->weigh(facts, all[fullest].index);

		if (more > 0 ||
		    (more == 0 && all[t].began_at < all[fullest].began_at) ||
		    (more == 0 && all[t].began_at == all[fullest].began_at &&
		     t < fullest))
			fullest = t;
	}
	return fullest;
}

void seal_tell_twin(struct facts *facts, struct place kept, struct place other,
		    int64_t at, const char *what)
{
	const struct source *source = facts_source(facts, other.source);
	g_autofree char *detail = g_strdup_printf(
		"%s record %u (%s) is the same %s", source->name, other.record,
		source->format, what);

	finding_add(facts, kept, at, "told by two sources", detail);
}

static void tell(struct facts *facts, const struct kind *kind,
		 const struct twin *kept, const struct twin *other)
{
	static const char *const words[WAYS] = {
		[WAY_ID] = "id",
		[WAY_LINK] = "link",
		[WAY_TIME] = "service and time",
	};
	g_autofree char *what = g_strdup_printf(
		"%s by its %s", kind->name, words[MAX(kept->way, other->way)]);

	seal_tell_twin(facts, kept->place, other->place, kept->began_at, what);
}

/* Drops all of a group but one; the group is taken apart. */
static void settle_group(struct facts *facts, GArray *twins,
			 const struct kind *kind, uint32_t first, bool *is_gone)
{
	struct twin *all = (struct twin *)(void *)twins->data;
	uint32_t kept = find_fullest(facts, twins, kind, first);

	while (all[kept].next != kept) {
		struct twin *other = &all[all[kept].next];

		is_gone[other->index] = true;
		kind->complete(facts, all[kept].index, other->index);
		tell(facts, kind, &all[kept], other);
		all[kept].next = other->next;
		other->next = (uint32_t)(other - all);
	}
}

static void settle(struct facts *facts, GArray *twins, const struct kind *kind,
		   bool *is_gone)
{
	for (uint32_t t = 0; t < twins->len; t++)
		settle_group(facts, twins, kind, t, is_gone);
}

void seal_twin_deploys(struct facts *facts, int64_t window, bool *is_gone)
{
	g_autoptr(GArray) twins =
		g_array_new(false, false, sizeof(struct twin));

	if (!has_several_formats(facts, facts->deploys->len, is_gone, &deploys))
		return;
	for (uint32_t d = 0; d < facts->deploys->len; d++) {
		const struct deploy *deploy = facts_deploy(facts, d);
		struct twin twin = {
			.format = facts_source(facts, deploy->place.source)
					  ->format,
			.id = deploy->id,
			.link = deploy->link,
			.began_at = deploy->started_at,
			.ended_at = deploy->deployed_at,
			.place_key = deploy->service + 1,
			.place = deploy->place,
			.index = d,
		};

		if (!is_gone[d])
			g_array_append_val(twins, twin);
	}
	seal_merge(facts, twins, window, are_deploys_alike);
	settle(facts, twins, &deploys, is_gone);
}

void seal_twin_incidents(struct facts *facts, int64_t window, bool *is_gone)
{
	g_autoptr(GArray) twins =
		g_array_new(false, false, sizeof(struct twin));

	if (!has_several_formats(facts, facts->incidents->len, is_gone,
				 &incidents))
		return;
	for (uint32_t i = 0; i < facts->incidents->len; i++) {
		const struct incident *incident = facts_incident(facts, i);
		struct twin twin = {
			.format = facts_source(facts, incident->place.source)
					  ->format,
			.id = incident->id,
			.link = incident->link,
			.began_at = incident->began_at,
			.ended_at = incident->began_at,
			.place_key = incident->services > 0,
			.place = incident->place,
			.index = i,
		};

		if (!is_gone[i])
			g_array_append_val(twins, twin);
	}
	seal_merge(facts, twins, window, are_incidents_alike);
	settle(facts, twins, &incidents, is_gone);
}
