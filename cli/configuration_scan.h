/* configuration_scan.h -- where the keys of a configuration file stand */
#ifndef CLI_CONFIGURATION_SCAN_H
#define CLI_CONFIGURATION_SCAN_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

struct scanned_key {
	char *name;  /* "service.orders.path", as libgit2 spells it */
	char *value; /* without quotes; NULL if there is no `=` */
	uint32_t line;
};

/*
 * The keys of `text`, in order, as an array of struct scanned_key that frees
 * what it holds.  At what is not git's syntax the scan ends, and *stopped_at
 * is that line; else it is 0.
 */
GArray *configuration_scan(const char *text, uint32_t *stopped_at);

#endif
