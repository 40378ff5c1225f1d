/* leftovers.h -- a line for each record that was left out */
#ifndef CLI_LEFTOVERS_H
#define CLI_LEFTOVERS_H

#include "model/table.h"

/*
 * Says on standard error what the table `unmatched` holds, "FILE: record 17:
 * …": of malformed and unmatched records the first ten of a kind and how many
 * more there are; or, if `all`, all of them and the findings, too.
 */
void leftovers_print(const struct table *unmatched, bool all);

#endif
