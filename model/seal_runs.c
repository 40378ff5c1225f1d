/* seal_runs.c -- the services of runs, jobs and traces, by their repositories
 *
 * CI names a repository where others name a service.  A repository of a single
 * service is that service's; of several it is the one that the pipeline is
 * called after ("orders", "orders / build"), if there is one.
 */
#include "model/entries.h"
#include "model/records_ci.h"
#include "model/seal.h"

#include <string.h>

/* "shop" of "../shop.git/", "acme/shop", "https://host/acme/shop.git". */
static char *last_part(const char *name)
{
	g_autofree char *plain = g_strdup(name);
	const char *slash;
	size_t length = strlen(plain);

	while (length > 0 && plain[length - 1] == '/')
		plain[--length] = '\0';
	if (g_str_has_suffix(plain, "/.git"))
		plain[length - strlen("/.git")] = '\0';
	else if (g_str_has_suffix(plain, ".git"))
		plain[length - strlen(".git")] = '\0';
	slash = strrchr(plain, '/');
	return g_strdup(slash ? slash + 1 : plain);
}

static bool is_repository(const struct facts *facts, uint32_t service,
			  const char *wanted)
{
	uint32_t repository = facts_service(facts, service)->repository;
	g_autofree char *own = NULL;

	if (repository == NONE)
		return false;
	own = last_part(facts_repository(facts, repository)->name);
	return name_equal(own, wanted);
}

/* Whether a pipeline is called NAME, or NAME and more behind a mark. */
static bool is_called(const char *pipeline, const char *name)
{
	size_t length = strlen(name);
	g_autofree char *first = NULL;

	if (!pipeline || strlen(pipeline) < length)
		return false;
	first = g_strndup(pipeline, length);
	return name_equal(first, name) &&
	       (pipeline[length] == '\0' || strchr(" /:", pipeline[length]));
}

static bool is_pipeline_of(const struct service *service, const char *pipeline)
{
	if (is_called(pipeline, service->name))
		return true;
	for (const char *const *alias = service->aliases; alias && *alias;
	     alias++)
		if (is_called(pipeline, *alias))
			return true;
	return false;
}

/* What was found, by the addresses of names, which are interned. */
struct finding_services {
	const struct facts *facts;
	GHashTable *found;   /* by repository, then by pipeline: service + 1 */
	GHashTable *of_runs; /* of run_id: service + 1 */
};

/* NONE where it could be several, or none. */
static uint32_t look_for(const struct facts *facts, const char *repository,
			 const char *pipeline)
{
	g_autofree char *wanted = repository ? last_part(repository) : NULL;
	uint32_t found = NONE, n = 0, called = NONE, n_called = 0;

	for (uint32_t s = 0; wanted && *wanted && s < facts->services->len;
	     s++) {
		if (!is_repository(facts, s, wanted))
			continue;
		found = s;
		n++;
		if (is_pipeline_of(facts_service(facts, s), pipeline)) {
			called = s;
			n_called++;
		}
	}
	return n == 1 ? found : n_called == 1 ? called : NONE;
}

static uint32_t find_service(struct finding_services *finding,
			     const char *repository, const char *pipeline)
{
	GHashTable *pipelines = g_hash_table_lookup(finding->found, repository);
	void *service;

	if (!pipelines) {
		pipelines = g_hash_table_new(NULL, NULL);
		g_hash_table_insert(finding->found, (char *)repository,
				    pipelines);
	}
	if (!g_hash_table_lookup_extended(pipelines, pipeline, NULL,
					  &service)) {
		service = GUINT_TO_POINTER(
			look_for(finding->facts, repository, pipeline));
		g_hash_table_insert(pipelines, (char *)pipeline, service);
	}
	return GPOINTER_TO_UINT(service);
}

static void find_of_runs(struct finding_services *finding)
{
	const struct facts *facts = finding->facts;

	for (uint32_t i = 0; i < facts->records[RECORD_RUN]->len; i++) {
		struct ci_run *run = (struct ci_run *)(void *)facts_entry(
			facts, RECORD_RUN, i);

		if (run->entry.service == NONE)
			run->entry.service = find_service(
				finding,
				run->repository ? run->repository :
						  run->entry.service_name,
				run->name);
		if (run->run_id && run->entry.service != NONE)
			g_hash_table_insert(
				finding->of_runs, (char *)run->run_id,
				GUINT_TO_POINTER(run->entry.service + 1));
	}
}

static void find_of_jobs(struct finding_services *finding)
{
	const struct facts *facts = finding->facts;

	for (uint32_t i = 0; i < facts->records[RECORD_JOB]->len; i++) {
		struct ci_job *job = (struct ci_job *)(void *)facts_entry(
			facts, RECORD_JOB, i);
		void *service = NULL;

		if (job->entry.service != NONE)
			continue;
		if (job->run_id)
			service = g_hash_table_lookup(finding->of_runs,
						      job->run_id);
		job->entry.service =
			service ? GPOINTER_TO_UINT(service) - 1 :
				  find_service(finding, job->entry.service_name,
					       NULL);
	}
}

static void find_of_spans(struct finding_services *finding)
{
	const struct facts *facts = finding->facts;

	for (uint32_t i = 0; i < facts->records[RECORD_SPAN]->len; i++) {
		struct span *span = (struct span *)(void *)facts_entry(
			facts, RECORD_SPAN, i);

		if (span->entry.service == NONE &&
		    (span->pipeline || span->task))
			span->entry.service = find_service(
				finding,
				span->repository ? span->repository :
						   span->entry.service_name,
				span->pipeline);
	}
}

void seal_runs(struct facts *facts)
{
	g_autoptr(GHashTable) found = g_hash_table_new_full(
		NULL, NULL, NULL, (GDestroyNotify)g_hash_table_unref);
	g_autoptr(GHashTable) of_runs = g_hash_table_new(NULL, NULL);
	struct finding_services finding = { facts, found, of_runs };

	find_of_runs(&finding);
	find_of_jobs(&finding);
	find_of_spans(&finding);
}
