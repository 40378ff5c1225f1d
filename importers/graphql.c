/* graphql.c -- lists in the answers of GraphQL */
#include "importers/graphql.h"

#include "importers/field.h"

const struct json *graphql_first(struct reading *reading,
				 const struct json *list)
{
	const struct json *first = json_first(field(list, "nodes"));

	if (!first)
		reading_end(reading, FATE_NOT_RELEVANT);
	if (field_truth(list, "page_info.has_next_page"))
		reading_finding(reading, NO_TIME, "one page of more",
				"'hasNextPage' is true");
	return first;
}
