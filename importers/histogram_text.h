/* histogram_text.h -- native histograms as Prometheus' tools print them */
#ifndef IMPORTERS_HISTOGRAM_TEXT_H
#define IMPORTERS_HISTOGRAM_TEXT_H

#include "importers/reading.h"

/*
 * The points of one series, gathered as an element of an answer of Prometheus
 * would have them, so that they become the same series.
 */
struct histogram_text;

/* How long `{count:4, sum:1.9, (0.5,1]:3}` at `text` is; 0: it does not end. */
size_t histogram_text_length(const char *text);

/*
 * Adds the one at `text`, taken at the time of `time`, in *histograms, which is
 * made if it is NULL; false: it is of another form.
 */
bool histogram_text_add(struct histogram_text **histograms, const char *text,
			const char *time, size_t time_length);
/* `name` and `labels` ("{…}", or "") are as written; labels are changed. */
void histogram_text_end(struct histogram_text *histograms,
			struct reading *reading, const char *name,
			char *labels);
void histogram_text_free(struct histogram_text *histograms);

#endif
