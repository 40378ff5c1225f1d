/* git_services.h -- which repository a service has */
#ifndef IMPORTERS_GIT_SERVICES_H
#define IMPORTERS_GIT_SERVICES_H

#include "importers/git_open.h"

/* The configuration of a service, or NULL. */
const struct service_settings *
git_services_settings(const struct git_run *run, const struct service *service);

/*
 * Sets service.repository: the configured one; else the one whose folder is
 * named like the service; else the only one; else NONE.
 */
void git_services_assign(struct git_run *run);

/*
 * All names of a service: its own first, then its aliases.  The caller frees
 * the shell; the names belong to the facts and the settings.
 */
GPtrArray *git_services_names(const struct git_run *run,
			      const struct service *service);

#endif
