/* upptime.h -- what Upptime writes of a site, in a commit or an issue */
#ifndef IMPORTERS_UPPTIME_H
#define IMPORTERS_UPPTIME_H

#include <stdbool.h>
#include <stddef.h>

enum upptime_state { UPPTIME_UP, UPPTIME_DEGRADED, UPPTIME_DOWN };

/* "🟥 NAME is down (0 in 0 ms) [skip ci]"; the name lies in the text. */
struct upptime_line {
	const char *name;
	size_t length;
	enum upptime_state state;
};

/* False: the text tells of no state of a site. */
bool upptime_parse(const char *text, struct upptime_line *line);

#endif
