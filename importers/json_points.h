/* json_points.h -- the points of a long series, packed while JSON is read */
#ifndef IMPORTERS_JSON_POINTS_H
#define IMPORTERS_JSON_POINTS_H

#include "importers/json.h"

/*
 * A store takes 16 bytes a point.  What was read is given back to the system at
 * once, so that the columns into which it goes may grow meanwhile: points are
 * read once, in their order.
 */
struct json_points;
typedef struct json_points JsonPoints;

struct json_points *json_points_new(void);
void json_points_free(struct json_points *points);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(JsonPoints, json_points_free)

void json_points_add(struct json_points *points, int64_t milliseconds,
		     double value);
uint64_t json_points_count(const struct json_points *points);
/* Point `i`; those before it are gone. */
void json_points_take(struct json_points *points, uint64_t i,
		      int64_t *milliseconds, double *value);

/*
 * Whether an element of an array stands for `n` pairs [seconds, "value"] of a
 * long series, which are in *points from `first` on.
 */
bool json_is_points(const struct json *element, struct json_points **points,
		    uint64_t *first, uint64_t *n);

#endif
