/* jenkins.h -- builds of Jenkins, and what names them */
#ifndef IMPORTERS_JENKINS_H
#define IMPORTERS_JENKINS_H

#include "importers/reading.h"
#include "model/records_ci.h"

/*
 * "folder/shop deploy" of ".../job/folder/job/shop%20deploy/31/", and "31" in
 * *number (or NULL); both are the caller's.  NULL if there is no job in it.
 */
char *jenkins_job_of_link(const char *link, char **number);

/* "SUCCESS", "FAILED", "NOT_BUILT", … */
enum result jenkins_result(const char *word);

/* Seconds UTC at which what began at the milliseconds under `start` ended,
 * after those under `duration`; NO_TIME if either is not told. */
int64_t jenkins_end(const struct json *record, const char *start,
		    const char *duration);

bool jenkins_is_build(const struct json *record);
/* `around`: the path of the job that it is in, or NULL. */
void jenkins_read_build(struct reading *reading, const struct json *record,
			const char *around);

/* A job with its builds, or the last ones; or a folder of such jobs. */
bool jenkins_is_job(const struct json *record);
void jenkins_read_job(struct reading *reading, const struct json *record);

/* A run as Blue Ocean's interface has it. */
bool jenkins_is_ocean(const struct json *record);
void jenkins_read_ocean(struct reading *reading, const struct json *record);

/* A run with its stages, or a stage alone, as the stage view has them. */
bool jenkins_is_staged(const struct json *record);
void jenkins_read_staged(struct reading *reading, const struct json *record);

/*
 * Adds the deploy that the build is, if its job is called as `deploy-tag` or
 * `rollback-tag` say; `job` is its path, `run` what was read of it.
 */
void jenkins_add_deploy(struct reading *reading, const struct json *record,
			const char *job, const struct ci_run *run);

#endif
