/* grafana_groups.h -- tables whose rows are points of several series
 *
 * Where times repeat and columns have words, the words are labels: rows that
 * have the same are one series.
 */
#ifndef IMPORTERS_GRAFANA_GROUPS_H
#define IMPORTERS_GRAFANA_GROUPS_H

#include "importers/series_draft.h"

struct grafana_groups;
typedef struct grafana_groups GrafanaGroups;

struct grafana_groups *grafana_groups_new(void);
void grafana_groups_free(struct grafana_groups *groups);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GrafanaGroups, grafana_groups_free)

/* The next row has these labels: name, value, …; their texts stay. */
void grafana_groups_row(struct grafana_groups *groups, const GPtrArray *pairs);

/* Whether times go up, or down, all the time: each stands once. */
bool grafana_times_differ(const int64_t *times, uint32_t n);
/* The finding that so many rows have the time of the row before; 0: none. */
void grafana_tell_repeats(struct reading *reading, uint64_t rows);

/* A column of numbers: of each row what it is, and whether it is told. */
struct grafana_column {
	const char *name, *unit; /* the facts' own; unit may be NULL */
	const int64_t *times;
	const double *values;
	const bool *has_value;
	uint32_t rows;
};
/* Adds a series for each group that has a value in the column. */
void grafana_groups_add(const struct grafana_groups *groups,
			struct reading *reading,
			const struct grafana_column *column);

#endif
