/* alert.h -- what importers of alerts have in common */
#ifndef IMPORTERS_ALERT_H
#define IMPORTERS_ALERT_H

#include "importers/reading.h"
#include "model/records_series.h"

/* An alert without times, names and labels. */
struct alert alert_empty(void);

/*
 * Takes the labels of `labels` and `more` (NULL: none), of which the later of
 * one name stays: {"NAME": "VALUE"}, [{"key": NAME, "value": VALUE}] where
 * both may be {"name": …}, or ["NAME:VALUE"].  The service is that of
 * `service`, else of `service_name`, `app`; the severity that of `severity`, if
 * there was none.
 */
void alert_read_labels(struct reading *reading, struct alert *alert,
		       const struct json *labels, const struct json *more);

/*
 * Adds it; began_at must be known.  `id` (the facts' own, or NULL: by its
 * content) and began_at tell it from others; of several copies the one
 * modified last stays.
 */
void alert_add(struct reading *reading, struct alert *alert, const char *id,
	       int64_t modified_at, const struct json *record);

#endif
