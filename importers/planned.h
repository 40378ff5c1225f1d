/* planned.h -- planned work among what people file as incidents */
#ifndef IMPORTERS_PLANNED_H
#define IMPORTERS_PLANNED_H

#include "importers/reading.h"

/* Marks the incident as maintenance if so; a finding tells it. */
void planned_mark(struct reading *reading, const char *text,
		  struct incident *incident);

#endif
