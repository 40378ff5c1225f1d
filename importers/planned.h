/* planned.h -- planned work among what people file as incidents */
#ifndef IMPORTERS_PLANNED_H
#define IMPORTERS_PLANNED_H

#include "importers/reading.h"

/* Whether the title is that of planned work, not of trouble. */
bool planned_by_title(const char *title);
/* Whether the text tells of work that is yet to come. */
bool planned_by_text(const char *text);
/* Marks the incident as maintenance if so; a finding tells it. */
void planned_mark(struct reading *reading, const char *text,
		  struct incident *incident);

#endif
