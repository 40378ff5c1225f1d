/* fail_on.h -- whether the review is as bad as --fail-on says */
#ifndef CLI_FAIL_ON_H
#define CLI_FAIL_ON_H

#include "cli/command.h"

/*
 * Looks at the measures of all services together or, with --service, of each
 * of those: a verdict `worse`, a tier Low.  A missed target can not be met
 * before there are targets.  Each measure that meets it is said.
 */
bool fail_on_is_met(const struct run *run);

#endif
