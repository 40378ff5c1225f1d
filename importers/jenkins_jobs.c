/* jenkins_jobs.c -- jobs of Jenkins with their builds, and folders of jobs
 *
 * `tree=jobs[name,builds[…]]` and `tree=jobs[name,lastBuild[…],jobs[…]]` are
 * what people ask for; `depth=` gives all of it.
 */
#include "importers/jenkins.h"

#include "importers/field.h"

/* Builds that stand alone in their job. */
static const char *const singles[] = {
	"lastBuild",	       "lastCompletedBuild", "lastStableBuild",
	"lastSuccessfulBuild", "lastFailedBuild",    "lastUnsuccessfulBuild",
	"lastUnstableBuild",
};

static const struct json *builds_of(const struct json *record)
{
	const struct json *all = json_member(record, "allBuilds");

	return json_is_array(all) ? all : json_member(record, "builds");
}

static bool has_single(const struct json *record)
{
	for (size_t s = 0; s < G_N_ELEMENTS(singles); s++)
		if (jenkins_is_build(json_member(record, singles[s])))
			return true;
	return false;
}

bool jenkins_is_job(const struct json *record)
{
	return json_member(record, "_class") && json_member(record, "name") &&
	       (json_is_array(builds_of(record)) ||
		json_is_array(json_member(record, "jobs")) ||
		has_single(record));
}

/* Each once: most of them are the last one. */
static uint32_t read_singles(struct reading *reading, const struct json *record,
			     const char *path)
{
	int64_t seen[G_N_ELEMENTS(singles)];
	uint32_t n = 0;

	for (size_t s = 0; s < G_N_ELEMENTS(singles); s++) {
		const struct json *build = json_member(record, singles[s]);
		int64_t number = 0;
		bool is_new = jenkins_is_build(build);

		field_integer(build, "number", &number);
		for (uint32_t k = 0; k < n; k++)
			is_new &= seen[k] != number;
		if (!is_new)
			continue;
		seen[n++] = number;
		jenkins_read_build(reading, build, path);
	}
	return n;
}

/* JSON nests 64 deep at most. */
static uint32_t read_job(struct reading *reading, const struct json *record,
			 const char *around)
{
	const char *name = field_text(record, "full_name");
	g_autofree char *joined =
		!name && around ?
			g_strconcat(around, "/", field_text(record, "name"),
				    NULL) :
			NULL;
	const char *path = name	  ? name :
			   joined ? joined :
				    field_text(record, "name");
	uint32_t n = 0;

	for (const struct json *build = json_first(builds_of(record)); build;
	     build = json_next(build), n++)
		jenkins_read_build(reading, build, path);
	if (n == 0)
		n = read_singles(reading, record, path);
	for (const struct json *job = json_first(json_member(record, "jobs"));
	     job; job = json_next(job))
		if (jenkins_is_job(job))
			n += read_job(reading, job, path);
	return n;
}

void jenkins_read_job(struct reading *reading, const struct json *record)
{
	if (read_job(reading, record,
		     field_text(reading->wrapper, "full_name|name")) == 0)
		reading_end(reading, FATE_NOT_RELEVANT);
}
