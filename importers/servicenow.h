/* servicenow.h -- what lists and tables of ServiceNow have in common */
#ifndef IMPORTERS_SERVICENOW_H
#define IMPORTERS_SERVICENOW_H

#include "importers/reading.h"

/* The cells of an incident or another task; NULL or "" where there is none. */
struct servicenow {
	const char *number, *sys_id, *class, *title, *state;
	const char *priority, *severity, *service, *cause;
	const char *opened, *created, *resolved, *closed, *updated;
	const char *work_start, *work_end; /* of a change */
	bool prefers_sys_id; /* its number may stand in another file */
	bool is_utc;	     /* times without a zone are, if of its form */
	uint64_t content;
};

/*
 * Ends the record: as an incident, a change is an event, and other tasks are
 * not relevant.  Times without a zone are UTC, as ServiceNow keeps them, if
 * they are of its own form (2026-05-12 14:02:31) and not as it shows them.
 */
void servicenow_add(struct reading *reading, const struct servicenow *record);

/* Whether a state is a number, as it is kept, and not a word, as it is shown;
 * so are the times beside it. */
bool servicenow_is_kept(const char *state);

#endif
