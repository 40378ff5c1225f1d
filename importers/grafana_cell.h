/* grafana_cell.h -- cells of tables that Grafana downloads */
#ifndef IMPORTERS_GRAFANA_CELL_H
#define IMPORTERS_GRAFANA_CELL_H

#include "importers/series_draft.h"

/*
 * A number, raw ("0.0123") or formatted ("1.23%"), which sets *is_formatted.
 * In a table whose delimiter is a semicolon a comma is that of decimals, also
 * before three digits.  False: words.
 */
bool grafana_read_value(const char *cell, char delimiter, double *value,
			bool *is_formatted);

/* What older versions, or browsers, write where there is no value. */
bool grafana_is_missing(const char *cell);

/* Milliseconds, or a date and time as a browser shows it, which sets
 * *is_formatted if no zone stands in it.  False: the record has ended as
 * malformed. */
bool grafana_read_time(struct reading *reading, const char *cell, int64_t *at,
		       bool *is_formatted);

/* Name and labels of `p95 {job="a"}`, `{job="a"}`, or any legend. */
void grafana_read_header(struct series_draft *draft, const char *header);

/* The finding that values are formatted, first in that record; 0: none are. */
void grafana_tell_formatted(struct reading *reading, uint32_t record);

#endif
