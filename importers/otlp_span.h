/* otlp_span.h -- spans of traces, those of CI/CD above all */
#ifndef IMPORTERS_OTLP_SPAN_H
#define IMPORTERS_OTLP_SPAN_H

#include "importers/otlp_field.h"

/* Adds around->record as a span, and evaluations of flags among its events. */
void otlp_read_span(struct reading *reading, const struct otlp_around *around);

#endif
