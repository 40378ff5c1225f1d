/* reading.h -- what every importer does with a record */
#ifndef IMPORTERS_READING_H
#define IMPORTERS_READING_H

#include "importers/importer.h"

/* The place of the record that is being read. */
struct place reading_place(const struct reading *reading);
/* Ends the record as malformed; `detail` says it as a message does. */
void reading_malformed(struct reading *reading, const char *reason,
		       const char *detail, ...) G_GNUC_PRINTF(3, 4);
/* Whether `at` is known; if not, the record ends as malformed. */
bool reading_has_time(struct reading *reading, int64_t at, const char *detail);
/* Something odd about the record; with record 0, about the file. */
void reading_finding(struct reading *reading, int64_t at, const char *kind,
		     const char *detail, ...) G_GNUC_PRINTF(4, 5);
/* Ends the record as one of the fates that are counted at once. */
void reading_end(struct reading *reading, enum fate fate);
/* Widens the time that the source is known to span. */
void reading_span(struct reading *reading, int64_t at);

/*
 * The entry of a record: `id` is the facts' own or NULL; then the content of
 * `record` tells it from others (NULL: from all others).
 */
struct record_entry reading_entry(struct reading *reading, const char *id,
				  int64_t at, const struct json *record);

/*
 * Adds a deploy whose place is set here and whose strings are the facts' own.
 * It ends as not production if its environment is another one, and as
 * unmatched if no configured service is called `service` (the facts' own, or
 * NULL); where none are configured the service is added.
 */
void reading_add_deploy(struct reading *reading, struct deploy *deploy,
			const char *service);
/* A deploy without times, commit and service. */
struct deploy deploy_empty(void);

/*
 * Adds an incident of these services (the facts' own), whose place is set here;
 * NULL ends the list.  None: it concerns all.
 */
void reading_add_incident(struct reading *reading, struct incident *incident,
			  const char *const *services);
/* An incident without times, names and services. */
struct incident incident_empty(void);

/* Labels for a series or an alert: `pairs` (name, value, …, NULL) are sorted
 * into facts->labels; they are the facts' own.  How many. */
uint32_t reading_add_labels(struct reading *reading, const GPtrArray *pairs,
			    uint32_t *first);

#endif
