/* incident_names.c -- what the labels of an incident name
 *
 * A label has a key and a text; one without a key of its own ("tags") may be
 * KEY:VALUE.  Labels have also been seen as plain texts and as an object.
 */
#include "importers/incident.h"

#include <string.h>

struct word_label {
	char *key, *value; /* key may be NULL */
};

static void label_clear(void *data)
{
	struct word_label *label = data;

	g_free(label->key);
	g_free(label->value);
}

static bool has_own_key(const char *key)
{
	return key && *key && g_ascii_strcasecmp(key, "tags") != 0;
}

static void add_label(GArray *labels, const char *key, char *value)
{
	struct word_label label = { .value = value };
	size_t length;

	if (!value)
		return;
	length = strcspn(value, ":=");
	if (has_own_key(key)) {
		label.key = g_strdup(key);
	} else if (length > 0 && value[length]) {
		label.key = g_strndup(value, length);
		label.value = g_strstrip(g_strdup(value + length + 1));
		g_free(value);
	}
	g_array_append_val(labels, label);
}

static void add_labels(GArray *labels, const struct json *member)
{
	for (const struct json *label = json_first(member); label;
	     label = json_next(label)) {
		if (json_is_object(member))
			add_label(labels, json_key(label), json_name(label));
		else if (json_is_object(label))
			add_label(labels, json_text(json_member(label, "key")),
				  json_name(json_member(label, "label")));
		else
			add_label(labels, NULL, json_name(label));
	}
}

/* A number as `version` is that of the record: it counts the edits. */
static void add_field(GArray *labels, const struct json *record,
		      const char *key)
{
	const struct json *field = json_member(record, key);

	if (json_is_array(field))
		for (const struct json *item = json_first(field); item;
		     item = json_next(item))
			add_label(labels, key, json_name(item));
	else if (strcmp(key, "version") != 0 || !json_is_number(field))
		add_label(labels, key, json_name(field));
}

static GArray *all_labels(const struct json *record)
{
	static const char *const fields[] = { "service", "deploy", "version",
					      "commit" };
	GArray *labels = g_array_new(false, false, sizeof(struct word_label));

	g_array_set_clear_func(labels, label_clear);
	add_labels(labels, json_member(record, "labels"));
	for (size_t i = 0; i < G_N_ELEMENTS(fields); i++)
		add_field(labels, record, fields[i]);
	return labels;
}

static bool is_key(const struct word_label *label, const char *key)
{
	return label->key && g_ascii_strcasecmp(label->key, key) == 0;
}

static const char *named(struct facts *facts, const GArray *labels,
			 const char *key)
{
	for (uint32_t i = 0; i < labels->len; i++) {
		const struct word_label *label =
			&g_array_index(labels, struct word_label, i);

		if (is_key(label, key))
			return facts_text(facts, label->value);
	}
	return NULL;
}

static void name_service(struct reading *reading, const char *name,
			 GArray *found, GString *unknown)
{
	struct facts *facts = reading->import->facts;
	uint32_t known = found->len;

	if (reading->import->settings->services->len == 0)
		facts_add_service(facts, name);
	facts_find_named(facts, name, found);
	if (found->len == known && unknown)
		g_string_append_printf(unknown, "%s\"%s\"",
				       unknown->len > 0 ? ", " : "", name);
}

static bool holds(const GArray *found, const char *name,
		  const struct facts *facts)
{
	g_autoptr(GArray) named_too =
		g_array_new(false, false, sizeof(uint32_t));

	facts_find_named(facts, name, named_too);
	for (uint32_t i = 0; i < named_too->len; i++)
		for (uint32_t k = 0; k < found->len; k++)
			if (g_array_index(found, uint32_t, k) ==
			    g_array_index(named_too, uint32_t, i))
				return true;
	return false;
}

/* True if a label `service` is there, whether it is known or not. */
static bool name_services(struct reading *reading, const GArray *labels,
			  GArray *found, GString *unknown)
{
	bool is_named = false;

	for (uint32_t i = 0; i < labels->len; i++) {
		const struct word_label *label =
			&g_array_index(labels, struct word_label, i);

		if (!is_key(label, "service"))
			continue;
		is_named = true;
		if (!holds(found, label->value, reading->import->facts))
			name_service(reading, label->value, found, unknown);
	}
	return is_named;
}

static void name_configured(struct reading *reading, const GArray *labels,
			    GArray *found)
{
	if (reading->import->settings->services->len == 0)
		return;
	for (uint32_t i = 0; i < labels->len; i++)
		name_service(reading,
			     g_array_index(labels, struct word_label, i).value,
			     found, NULL);
}

static void tell_unknown(struct reading *reading, const GArray *found,
			 const GString *unknown, struct incident *incident)
{
	if (unknown->len == 0)
		return;
	if (found->len == 0)
		incident->unmatched =
			facts_text(reading->import->facts, "unknown service");
	reading_finding(reading, incident->began_at, "unknown service",
			"no configured service is called %s", unknown->str);
}

void incident_names(struct reading *reading, const struct json *record,
		    struct incident *incident)
{
	struct facts *facts = reading->import->facts;
	g_autoptr(GArray) labels = all_labels(record);
	g_autoptr(GArray) found = g_array_new(false, false, sizeof(uint32_t));
	GString *unknown = g_string_new(NULL);

	if (!name_services(reading, labels, found, unknown))
		name_configured(reading, labels, found);
	tell_unknown(reading, found, unknown, incident);
	g_string_free(unknown, true);

	incident->first_service = facts->incident_services->len;
	incident->services = found->len;
	if (found->len > 0)
		g_array_append_vals(facts->incident_services, found->data,
				    found->len);
	incident->deploy_name = named(facts, labels, "deploy");
	incident->version = named(facts, labels, "version");
	incident->commit_name = named(facts, labels, "commit");
}
