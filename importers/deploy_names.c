/* deploy_names.c -- what forges call services, versions and environments */
#include "importers/deploy_names.h"

#include <string.h>

static const char *own(struct reading *reading, const char *from, size_t length)
{
	g_autofree char *part = g_strndup(from, length);

	return length > 0 ? facts_text(reading->import->facts, part) : NULL;
}

const char *address_after(struct reading *reading, const char *address,
			  const char *marker)
{
	const char *at = address ? strstr(address, marker) : NULL;

	if (!at)
		return NULL;
	at += strlen(marker);
	return own(reading, at, strcspn(at, "/?#"));
}

const char *address_before(struct reading *reading, const char *address,
			   const char *marker)
{
	const char *end = address ? strstr(address, marker) : NULL;
	const char *at = end;

	if (!end)
		return NULL;
	while (at > address && at[-1] != '/')
		at--;
	return own(reading, at, (size_t)(end - at));
}

const char *address_last(struct reading *reading, const char *address)
{
	const char *slash = address ? strrchr(address, '/') : NULL;

	if (!address)
		return NULL;
	return slash ? own(reading, slash + 1, strlen(slash + 1)) :
		       own(reading, address, strlen(address));
}

const char *address_project(struct reading *reading, const char *address)
{
	static const char *const behind[] = { "/-/", "/pipelines/", "/jobs/",
					      "/builds/", "/commit/" };
	const char *name = NULL;

	for (size_t b = 0; b < G_N_ELEMENTS(behind) && !name; b++)
		name = address_before(reading, address, behind[b]);
	return name;
}

const char *ref_version(struct reading *reading, const char *ref)
{
	static const char *const before[] = { "refs/tags/", "refs/heads/" };

	for (size_t i = 0; ref && i < G_N_ELEMENTS(before); i++)
		if (g_str_has_prefix(ref, before[i]))
			ref += strlen(before[i]);
	return ref && tags_is_version(ref, strlen(ref)) ?
		       own(reading, ref, strlen(ref)) :
		       NULL;
}

const char *tag_service(struct reading *reading, const char *tag)
{
	const char *at = tag;

	if (!tag || tags_is_version(tag, strlen(tag)))
		return NULL;
	while ((at = strpbrk(at, "-/@"))) {
		if (at > tag && tags_is_version(at + 1, strlen(at + 1)))
			return own(reading, tag, (size_t)(at - tag));
		at++;
	}
	return NULL;
}

bool is_service(const struct reading *reading, const char *name)
{
	g_autoptr(GArray) found = g_array_new(false, false, sizeof(uint32_t));

	if (!name || reading->import->settings->services->len == 0)
		return false;
	facts_find_named(reading->import->facts, name, found);
	return found->len > 0;
}

const char *service_otherwise(struct reading *reading)
{
	const struct import *import = reading->import;
	const GPtrArray *services = import->settings->services;
	const struct service_settings *first =
		services->len > 0 ? services->pdata[0] : NULL;
	g_autofree char *base = NULL;

	if (services->len > 1)
		return NULL;
	if (first)
		return facts_text(import->facts, first->name);
	base = g_path_get_basename(
		facts_source(import->facts, reading->source)->name);
	base[strcspn(base, ".")] = '\0';
	return *base && strcmp(base, "-") != 0 ?
		       facts_text(import->facts, base) :
		       NULL;
}

const char *environment_name(struct reading *reading, const char *name,
			     bool is_production)
{
	struct import *import = reading->import;

	if (is_production && !tags_is_production(import->tags, name))
		name = "production";
	return facts_text(import->facts, name);
}
