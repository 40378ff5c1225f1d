/* go_time.h -- times as programs written in Go print them */
#ifndef IMPORTERS_GO_TIME_H
#define IMPORTERS_GO_TIME_H

/*
 * "2024-01-15 10:20:30.5 -0800" of "2024-01-15 10:20:30.5 -0800 PST", whose
 * last word says again what the offset says; any other text as it is.  The
 * caller's; NULL of NULL.
 */
char *go_time(const char *text);

#endif
