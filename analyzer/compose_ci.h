/* compose_ci.h -- what the files of the page CI/CD health share */
#ifndef ANALYZER_COMPOSE_CI_H
#define ANALYZER_COMPOSE_CI_H

#include "analyzer/ci_health.h"
#include "analyzer/composer.h"
#include "analyzer/targets.h"

/* The value of a target as people read it, where it has one. */
struct value ci_number(const struct target *target, enum ci_target which,
		       double value);
/* Its limit: "95%", "10 min". */
struct value ci_limit(const struct target *target, enum ci_target which);

/* "Flaky test rate 2.3% missed its target of 2%". */
const struct sentence *ci_missed(struct composer *composer,
				 const struct target *target,
				 enum ci_target which);

/* "Pipeline success rate" … of all five but the stages. */
struct panel ci_panel(struct composer *composer, const struct target *targets,
		      enum ci_target which);
struct panel ci_stages_panel(struct composer *composer);
/* The line below the chart of a target. */
const struct sentence *ci_note(struct composer *composer, enum ci_target which);

#endif
