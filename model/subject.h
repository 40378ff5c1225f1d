/* subject.h -- the first line of a commit's message */
#ifndef MODEL_SUBJECT_H
#define MODEL_SUBJECT_H

#include <stddef.h>

/*
 * The length of a subject without the number of the request that it was
 * merged by, " (#12)" at its end; 0: it has none, or nothing else.
 */
size_t subject_before_number(const char *subject, size_t length);

#endif
