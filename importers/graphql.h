/* graphql.h -- lists in the answers of GraphQL */
#ifndef IMPORTERS_GRAPHQL_H
#define IMPORTERS_GRAPHQL_H

#include "importers/reading.h"

/*
 * The first of the nodes of `list`, or NULL: the record has ended as not
 * relevant.  That the list is a page of more is told.
 */
const struct json *graphql_first(struct reading *reading,
				 const struct json *list);

#endif
