/* graphql.h -- lists in the answers of GraphQL */
#ifndef IMPORTERS_GRAPHQL_H
#define IMPORTERS_GRAPHQL_H

#include "importers/reading.h"

/* Told of each node, and of what has the list that it is of: a repository. */
typedef void (*graphql_reader)(struct reading *reading, const struct json *node,
			       const struct json *owner);

/*
 * Whether an answer has lists called `name`, wherever they are, of `nodes` or
 * `edges`; the first node of one at least is such a record, or there is none.
 */
bool graphql_has(const struct json *answer, const char *name,
		 bool (*is_record)(const struct json *node));

/*
 * Reads the nodes of all these lists.  Without any the record has ended as not
 * relevant; that a list is a page of more is told.
 */
void graphql_read(struct reading *reading, const struct json *answer,
		  const char *name, graphql_reader read);

#endif
