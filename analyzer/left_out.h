/* left_out.h -- pages that the review lacks, as nothing of them was given */
#ifndef ANALYZER_LEFT_OUT_H
#define ANALYZER_LEFT_OUT_H

#include "analyzer/composer.h"

/* "Left out, as no source of it was given: CI/CD health (runs, …)."; NULL. */
const struct sentence *left_out(struct composer *composer);

#endif
