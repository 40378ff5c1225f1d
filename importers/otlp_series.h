/* otlp_series.h -- series of a file of OpenTelemetry, gathered until it ends */
#ifndef IMPORTERS_OTLP_SERIES_H
#define IMPORTERS_OTLP_SERIES_H

#include "importers/otlp_field.h"
#include "model/records_series.h"

struct otlp_point {
	int64_t at; /* milliseconds */
	double value;
};

struct otlp_series {
	uint64_t key;	  /* equal for the same series */
	uint32_t record;  /* where it was met first */
	const char *name; /* the facts' own, as all texts; unit may be NULL */
	const char *unit;
	enum series_type type;
	GPtrArray *pairs; /* names and values of labels */
	GArray *points;	  /* of struct otlp_point */
};

struct otlp_series *otlp_series_new(GPtrArray *pairs);
void otlp_series_free(void *series);

/* All of a file, in the order in which they were met. */
struct otlp_gathered {
	GPtrArray *all;	    /* of struct otlp_series * */
	GHashTable *by_key; /* the same, borrowed */
};

struct otlp_gathered *otlp_gathered_new(void);
void otlp_gathered_free(struct otlp_gathered *gathered);
/* Takes it over, or its points into the one that is there. */
void otlp_gathered_add(struct otlp_gathered *gathered,
		       struct otlp_series *series);
/* Adds all to the facts. */
void otlp_gathered_end(struct otlp_gathered *gathered, struct reading *reading);

#endif
