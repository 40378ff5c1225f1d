/* records.h -- records of several sources, written and printed in a line */
#ifndef TESTS_RECORDS_H
#define TESTS_RECORDS_H

#include "model/facts.h"

/*
 * Adds a source to facts: its name, then a record a word.  Times are seconds
 * UTC, all parts but the first are optional.
 *
 *	a.json   SERVICE#ID@START-END=COMMIT:VERSION~CREATED^MODIFIED%CONTENT
 *		 and >LINK; before it ! for a rollback, / for a failed roll-out
 *	i.json   *SERVICE,…#ID@BEGAN-ENDED=COMMIT~CREATED^MODIFIED%CONTENT
 *		 and >LINK; & instead of * for a drill
 *	r.git    COMMIT:PARENT,… and +SERVICE for a service of it, whose
 *		 baseline is the commit before
 *
 * The format is what the name ends in: .json is grafana-annotations, .tags
 * git-tags, .hub github-deployments, .pager pagerduty.  A word ?TEXT is a
 * record left out as unmatched, !?TEXT as malformed, ?!TEXT a finding about the
 * last record.
 */
void records_read(struct facts *facts, const char *text);

/* Looks up commits r.git/a in repository r.git, if the service of a deploy
 * has that one. */
void records_resolve(struct facts *facts);

/* "SERVICE:ID@START-END …", incidents with *, then "; a.json duplicate=1". */
char *records_print(const struct facts *facts);

/* Everything, a line each, indexes as the names they stand for. */
char *records_print_all(const struct facts *facts);

#endif
