/* alert.c -- what importers of alerts have in common */
#include "importers/alert.h"

#include "model/entries.h"

#include <string.h>

struct alert alert_empty(void)
{
	return (struct alert){
		.name = "",
		.began_at = NO_TIME,
		.acked_at = NO_TIME,
		.ended_at = NO_TIME,
	};
}

struct pairs {
	struct reading *reading;
	GPtrArray *all;	   /* name, value, … */
	GHashTable *known; /* name, which is the facts' own, to its index */
};

/* Takes both. */
static void add_pair(struct pairs *pairs, char *name, char *value)
{
	struct facts *facts = pairs->reading->import->facts;
	const char *own_name = facts_text(facts, name);
	const char *own_value = facts_text(facts, value);
	void *index;

	g_free(name);
	g_free(value);
	if (!own_name || !own_value)
		return;
	if (g_hash_table_lookup_extended(pairs->known, own_name, NULL,
					 &index)) {
		pairs->all->pdata[GPOINTER_TO_UINT(index) + 1] =
			(char *)own_value;
		return;
	}
	g_hash_table_insert(pairs->known, (char *)own_name,
			    GUINT_TO_POINTER(pairs->all->len));
	g_ptr_array_add(pairs->all, (char *)own_name);
	g_ptr_array_add(pairs->all, (char *)own_value);
}

/* A text, or the name of an object. */
static char *name_of(const struct json *value)
{
	return json_name(json_is_object(value) ? json_member(value, "name") :
						 value);
}

static void add_word(struct pairs *pairs, const char *word)
{
	size_t length = word ? strcspn(word, ":=") : 0;

	if (length > 0 && word[length] && word[length + 1])
		add_pair(pairs, g_strndup(word, length),
			 g_strstrip(g_strdup(word + length + 1)));
}

static void add_labels(struct pairs *pairs, const struct json *labels)
{
	for (const struct json *label = json_first(labels); label;
	     label = json_next(label)) {
		if (json_is_object(labels))
			add_pair(pairs, g_strdup(json_key(label)),
				 name_of(label));
		else if (json_is_object(label))
			add_pair(pairs, name_of(json_member(label, "key")),
				 name_of(json_member(label, "value")));
		else
			add_word(pairs, json_text(label));
	}
}

/* The value of the first of several names that is there. */
static const char *value_of(const GPtrArray *all, const char *const *names)
{
	for (int n = 0; names[n]; n++)
		for (uint32_t i = 0; i < all->len; i += 2)
			if (strcmp(all->pdata[i], names[n]) == 0)
				return all->pdata[i + 1];
	return NULL;
}

void alert_read_labels(struct reading *reading, struct alert *alert,
		       const struct json *labels, const struct json *more)
{
	static const char *const services[] = { "service", "service_name",
						"app", NULL };
	static const char *const severities[] = { "severity", NULL };
	g_autoptr(GPtrArray) all = g_ptr_array_new();
	g_autoptr(GHashTable) known = g_hash_table_new(NULL, NULL);
	struct pairs pairs = { reading, all, known };

	add_labels(&pairs, labels);
	add_labels(&pairs, more);
	alert->entry.service_name = value_of(all, services);
	if (!alert->severity)
		alert->severity = value_of(all, severities);
	alert->labels = reading_add_labels(reading, all, &alert->first_label);
}

void alert_add(struct reading *reading, struct alert *alert, const char *id,
	       int64_t modified_at, const struct json *record)
{
	const char *service = alert->entry.service_name;

	alert->entry = reading_entry(reading, id, alert->began_at, record);
	alert->entry.created_at = alert->began_at;
	alert->entry.modified_at = modified_at;
	alert->entry.service_name = service;
	facts_add_record(reading->import->facts, RECORD_ALERT, alert);
}
