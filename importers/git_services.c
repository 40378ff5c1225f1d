/* git_services.c -- which repository a service has */
#include "importers/git_services.h"

#include <string.h>

const struct service_settings *
git_services_settings(const struct git_run *run, const struct service *service)
{
	const GPtrArray *services = run->settings->services;

	for (uint32_t i = 0; i < services->len; i++) {
		const struct service_settings *settings = services->pdata[i];

		if (name_equal(settings->name, service->name))
			return settings;
	}
	return NULL;
}

static bool has_name(const struct git *git, const char *name)
{
	return g_ptr_array_find_with_equal_func(git->names, name, g_str_equal,
						NULL);
}

static bool is_named_like(const struct git *git, const char *name)
{
	for (uint32_t i = 0; i < git->folders->len; i++)
		if (name_equal(git->folders->pdata[i], name))
			return true;
	return false;
}

static void tell_several(struct git_run *run, const struct git *git,
			 const char *name)
{
	struct place place = {
		.source = facts_repository(run->facts, git->index)->source,
	};
	g_autofree char *detail = g_strdup_printf(
		"several repositories are named like %s: it has none", name);

	finding_add(run->facts, place, NO_TIME, "repository", detail);
}

static uint32_t find_repository(struct git_run *run,
				const struct service *service)
{
	const struct service_settings *settings =
		git_services_settings(run, service);
	const bool is_told = settings && settings->repository;
	uint32_t found = NONE;

	for (uint32_t g = 0; g < run->gits->len; g++) {
		const struct git *git = run->gits->pdata[g];

		if (is_told ? !has_name(git, settings->repository) :
			      !is_named_like(git, service->name))
			continue;
		if (found != NONE) {
			tell_several(run, git, service->name);
			return NONE;
		}
		found = g;
	}
	if (found == NONE && !is_told && run->gits->len == 1)
		return 0;
	return found;
}

void git_services_assign(struct git_run *run)
{
	for (uint32_t s = 0; s < run->facts->services->len; s++) {
		struct service *service = facts_service(run->facts, s);

		service->repository = find_repository(run, service);
	}
}

GPtrArray *git_services_names(const struct git_run *run,
			      const struct service *service)
{
	const struct service_settings *settings =
		git_services_settings(run, service);
	GPtrArray *names = g_ptr_array_new();

	g_ptr_array_add(names, (char *)service->name);
	for (uint32_t i = 0; settings && i < settings->aliases->len; i++)
		g_ptr_array_add(names, settings->aliases->pdata[i]);
	return names;
}
