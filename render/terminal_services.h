/* terminal_services.h -- the block of services, a line each */
#ifndef RENDER_TERMINAL_SERVICES_H
#define RENDER_TERMINAL_SERVICES_H

#include "model/report.h"
#include "render/terminal_style.h"

/* A name on a terminal is cut before it takes more of a crowded line. */
enum { SERVICE_NAME_LEAST = 12 };

/*
 * Positions in metrics->scopes by counted deploys, most first, then as they
 * stand; of uint32_t.
 */
GArray *services_by_deploys(const struct metrics *metrics);

/* The interval of the failure rate in percent, "17–42"; "" below five. */
char *services_interval(const struct metrics *metrics, uint32_t scope);
char *services_deploys(const struct metrics *metrics, uint32_t scope);
char *services_p90(const struct metrics *metrics, uint32_t scope);

/* Header, rule and a line for each of `scopes`. */
void services_print(const struct report *report, const GArray *scopes,
		    const struct terminal_style *style, FILE *stream);

#endif
