/* flagger_rules.h -- what the specification of a canary of Flagger says */
#ifndef IMPORTERS_FLAGGER_RULES_H
#define IMPORTERS_FLAGGER_RULES_H

#include "importers/reading.h"
#include "model/canary_rules.h"

/*
 * The rules as its controller understands them, the facts' own; NULL if there
 * is no analysis.  A delay must be within whole milliseconds, since it cuts
 * their fractions off; a metric without a range has the old limit, from below
 * for the rate of success, else from above; one that is neither built in nor
 * has a query or a template is not looked at; templates come last.
 */
const struct canary_rules *flagger_read_rules(struct reading *reading,
					      const struct json *spec);

#endif
