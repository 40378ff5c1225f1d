/* series_draft.h -- a series while its points are being read */
#ifndef IMPORTERS_SERIES_DRAFT_H
#define IMPORTERS_SERIES_DRAFT_H

#include "importers/reading.h"
#include "model/records_series.h"

/*
 * Points go into the columns of the facts at once, so one draft at a time is
 * filled.  Names and labels become the facts' own.
 */
struct series_draft {
	struct reading *reading;
	struct series series;
	GPtrArray *pairs; /* names and values of labels, the facts' own */
	bool is_disordered;
};

/* `record`: the number of the record it begins at. */
void series_begin(struct series_draft *draft, struct reading *reading,
		  uint32_t record);
/* `__name__` is the series' name; of one name twice the last is kept. */
void series_label(struct series_draft *draft, const char *name,
		  const char *value);
void series_point(struct series_draft *draft, int64_t milliseconds,
		  double value);
/*
 * Adds the series: in the order of time, of two points at one time the later
 * read.  Without points it is not relevant.  Its type is told by its name
 * where nothing else did, its service by its labels.
 */
void series_end(struct series_draft *draft);
/* Takes its points back; it counts as nothing. */
void series_drop(struct series_draft *draft);

/*
 * Reads `{a="b", …}` at `text`, where `"name"` alone is the name of the metric,
 * and calls `label` for each.  Returns what follows, or NULL if it is none.
 * `text` is changed: escapes are resolved in it.
 */
char *series_labels_read(char *text,
			 void (*label)(void *data, const char *name,
				       const char *value),
			 void *data);
/* How long the labels at `text` are, unchanged; 0: they do not end. */
size_t series_labels_length(const char *text);
/* How long the name of a metric at `text` is. */
size_t series_name_length(const char *text);

#endif
