/* importers_list.h -- the rows of the table of importers, by name */
#ifndef IMPORTERS_IMPORTERS_LIST_H
#define IMPORTERS_IMPORTERS_LIST_H

#include "importers/importer.h"

extern const struct importer importer_annotation;
extern const struct importer importer_github_deployments;
extern const struct importer importer_github_releases;
extern const struct importer importer_github_runs;
extern const struct importer importer_gitlab_deployments;
extern const struct importer importer_graphite;
extern const struct importer importer_incident;
extern const struct importer importer_junit;
extern const struct importer importer_objectives;
extern const struct importer importer_table_deploys;
extern const struct importer importer_table_incidents;

#endif
