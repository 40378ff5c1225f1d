/* definitions.h -- the terms of the review and what they mean */
#ifndef ANALYZER_DEFINITIONS_H
#define ANALYZER_DEFINITIONS_H

#include "model/table.h"

struct definition {
	const char *term;
	const char *meaning; /* sentences */
	const char *formula; /* or NULL */
	enum unit unit;
	const char *source; /* where it comes from, or NULL */
};

/* In the order of the definitions page. */
extern const struct definition definitions[];
extern const uint32_t n_definitions;

#endif
