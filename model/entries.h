/* entries.h -- the records that begin with an entry, among the facts */
#ifndef MODEL_ENTRIES_H
#define MODEL_ENTRIES_H

#include "model/facts.h"
#include "model/records_series.h"

/*
 * facts->records[kind] is an array of the structs of that kind; sealed: by
 * entry.at, id (as numbers where both are), source, record.
 */

/*
 * Adds the record, a struct of that kind, counted as read by its source, whose
 * times it extends.  Strings must be the facts' own.
 */
void facts_add_record(struct facts *facts, enum record_kind kind,
		      const void *record);
/*
 * Counts a record that only completed another, as a status does a deploy: used
 * or out of window, by `at`.
 */
void facts_add_part(struct facts *facts, struct place place, int64_t at);

/* The entry that record `i` of a kind begins with. */
struct record_entry *facts_entry(const struct facts *facts,
				 enum record_kind kind, uint32_t i);

/* Seconds UTC of its last point, rounded down; NO_TIME without points. */
int64_t series_last_at(const struct facts *facts, const struct series *series);

#endif
