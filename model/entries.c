/* entries.c -- the records that begin with an entry, among the facts */
#include "model/entries.h"

void facts_add_record(struct facts *facts, enum record_kind kind,
		      const void *record)
{
	const struct record_entry *entry = record;
	struct source *source = facts_source(facts, entry->place.source);

	source->read++;
	source_extend(source, entry->at);
	g_array_append_vals(facts->records[kind], record, 1);
}

struct record_entry *facts_entry(const struct facts *facts,
				 enum record_kind kind, uint32_t i)
{
	return (struct record_entry *)(void *)(facts->records[kind]->data +
					       i * record_kind_size(kind));
}

int64_t series_last_at(const struct facts *facts, const struct series *series)
{
	int64_t last;

	if (series->points == 0)
		return NO_TIME;
	last = g_array_index(facts->times, int64_t,
			     series->first_point + series->points - 1);
	return last / 1000 - (last % 1000 < 0);
}

void facts_add_part(struct facts *facts, struct place place, int64_t at)
{
	struct part part = { place, at };

	facts_source(facts, place.source)->read++;
	source_extend(facts_source(facts, place.source), at);
	g_array_append_val(facts->parts, part);
}
