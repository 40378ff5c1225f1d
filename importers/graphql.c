/* graphql.c -- lists in the answers of GraphQL
 *
 * A query names what it wants, so a list may be of the one repository that was
 * asked for, or of each of many; only its own name is certain.
 */
#include "importers/graphql.h"

#include "importers/field.h"

#include <string.h>

/* What is told of a list; true: go on. */
typedef bool (*list_reader)(void *data, const struct json *list,
			    const struct json *owner);

static const struct json *first_of(const struct json *list)
{
	const struct json *nodes = json_member(list, "nodes");

	return json_first(json_is_array(nodes) ? nodes :
						 json_member(list, "edges"));
}

static const struct json *node_of(const struct json *item)
{
	const struct json *node = json_member(item, "node");

	return node ? node : item;
}

static bool is_list(const struct json *value, const char *name)
{
	const char *key = json_key(value);

	return key && strcmp(key, name) == 0 &&
	       (json_is_array(json_member(value, "nodes")) ||
		json_is_array(json_member(value, "edges")));
}

/* JSON nests 64 deep at most. */
static bool visit(const struct json *owner, const char *name, list_reader read,
		  void *data)
{
	if (!json_is_object(owner) && !json_is_array(owner))
		return true;
	for (const struct json *child = json_first(owner); child;
	     child = json_next(child))
		if (!(is_list(child, name) ? read(data, child, owner) :
					     visit(child, name, read, data)))
			return false;
	return true;
}

struct look {
	bool (*is_record)(const struct json *node);
	bool is_there;
};

static bool look(void *data, const struct json *list, const struct json *owner)
{
	struct look *look = data;
	const struct json *first = first_of(list);

	(void)owner;
	look->is_there = !first || look->is_record(node_of(first));
	return !look->is_there;
}

bool graphql_has(const struct json *answer, const char *name,
		 bool (*is_record)(const struct json *node))
{
	struct look looking = { is_record, false };

	visit(json_member(answer, "data"), name, look, &looking);
	return looking.is_there;
}

struct nodes {
	struct reading *reading;
	graphql_reader read;
	uint32_t n;
};

static bool read_list(void *data, const struct json *list,
		      const struct json *owner)
{
	struct nodes *nodes = data;

	for (const struct json *item = first_of(list); item;
	     item = json_next(item), nodes->n++)
		nodes->read(nodes->reading, node_of(item), owner);
	if (field_truth(list, "page_info.has_next_page"))
		reading_finding(nodes->reading, NO_TIME, "one page of more",
				"'hasNextPage' is true");
	return true;
}

void graphql_read(struct reading *reading, const struct json *answer,
		  const char *name, graphql_reader read)
{
	struct nodes nodes = { reading, read, 0 };

	visit(json_member(answer, "data"), name, read_list, &nodes);
	if (nodes.n == 0)
		reading_end(reading, FATE_NOT_RELEVANT);
}
