/* deploy_names.h -- what forges call services, versions and environments */
#ifndef IMPORTERS_DEPLOY_NAMES_H
#define IMPORTERS_DEPLOY_NAMES_H

#include "importers/reading.h"

/* All of them return the facts' own text or NULL, and take NULL. */

/* Of the path of an address the part behind, before `marker`, and the last:
 * "7", "shop", "statuses" of ".../acme/shop/deployments/7/statuses" with
 * "/deployments/". */
const char *address_after(struct reading *reading, const char *address,
			  const char *marker);
const char *address_before(struct reading *reading, const char *address,
			   const char *marker);
const char *address_last(struct reading *reading, const char *address);
/* "shop" of "https://host/acme/shop/-/jobs/7", as GitLab has them, and of the
 * same without "/-", as it had them. */
const char *address_project(struct reading *reading, const char *address);

/* A branch's or a tag's name, if it looks like a version. */
const char *ref_version(struct reading *reading, const char *ref);
/* "orders" of the tags orders-v1.2, orders/v1.2 and orders@1.2. */
const char *tag_service(struct reading *reading, const char *tag);
/* Whether a configured service is called so. */
bool is_service(const struct reading *reading, const char *name);

/* For what names no service: the only one that is configured, or, where none
 * are, the one the file is called as. */
const char *service_otherwise(struct reading *reading);

/*
 * The environment's name as written; or "production", where only the forge's
 * own mark (`is_production`) says that it is.
 */
const char *environment_name(struct reading *reading, const char *name,
			     bool is_production);

#endif
