/* servicenow_copies.h -- copies of ServiceNow's tables, joined by sys_id */
#ifndef IMPORTERS_SERVICENOW_COPIES_H
#define IMPORTERS_SERVICENOW_COPIES_H

#include "importers/servicenow.h"

/*
 * An incident is a row of the table of incidents and one of that of all tasks,
 * which may stand in another file, so rows wait until all files are read.
 */
struct servicenow_copies;
typedef struct servicenow_copies ServicenowCopies;

struct servicenow_copies *servicenow_copies_new(void);
void servicenow_copies_free(struct servicenow_copies *copies);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ServicenowCopies, servicenow_copies_free)

/* Keeps a row, which has a sys_id. */
void servicenow_copies_add(struct reading *reading,
			   const struct servicenow *record);

/*
 * Ends the rows: those of one sys_id are one record with all of their fields,
 * of which those changed last are right; the first is it, the others are its
 * parts.
 */
void servicenow_copies_settle(struct import *import);

#endif
