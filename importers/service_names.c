/* service_names.c -- the services that the record of an incident names */
#include "importers/service_names.h"

#include "importers/field.h"
#include "model/name.h"

static bool is_among(const GPtrArray *names, const char *name)
{
	for (uint32_t n = 0; n < names->len; n++)
		if (name_equal(names->pdata[n], name))
			return true;
	return false;
}

void service_names_add(struct reading *reading, GPtrArray *names,
		       const char *name)
{
	if (name && *name && !is_among(names, name))
		g_ptr_array_add(names, (char *)facts_text(
					       reading->import->facts, name));
}

void service_names_add_list(struct reading *reading, GPtrArray *names,
			    const struct json *list, const char *paths)
{
	if (!json_is_array(list))
		return;
	for (const struct json *item = json_first(list); item;
	     item = json_next(item))
		service_names_add(reading, names,
				  json_is_object(item) ?
					  field_text(item, paths) :
					  json_text(item));
}

void service_names_add_text(struct reading *reading, GPtrArray *names,
			    const char *text)
{
	g_auto(GStrv) parts = g_strsplit_set(text ? text : "", ";,", -1);

	for (uint32_t p = 0; parts[p]; p++)
		service_names_add(reading, names, g_strstrip(parts[p]));
}

bool service_names_is_known(struct reading *reading, const char *name)
{
	g_autoptr(GArray) found = g_array_new(false, false, sizeof(uint32_t));

	if (!name || reading->import->settings->services->len == 0)
		return false;
	facts_find_named(reading->import->facts, name, found);
	return found->len > 0;
}

void service_names_end(struct reading *reading, GPtrArray *names,
		       struct incident *incident)
{
	g_ptr_array_add(names, NULL);
	reading_add_incident(reading, incident,
			     (const char *const *)names->pdata);
}
