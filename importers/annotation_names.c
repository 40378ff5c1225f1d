/* annotation_names.c -- the service, commit and version that are named */
#include "importers/annotation.h"
#include "importers/annotation_text.h"
#include "importers/field.h"

#include <string.h>

static const struct tag *kind_tag(const struct annotation_tags *tags,
				  bool is_rollback)
{
	const struct tag *found = NULL;

	for (uint32_t t = 0; t < tags->n; t++) {
		const struct tag *tag = &tags->tags[t];

		if (!(is_rollback ? tag->is_rollback : tag->is_deploy))
			continue;
		if (tag->is_all_kind)
			return tag;
		if (!found)
			found = tag;
	}
	return found;
}

static bool says_kind(const struct tag *tag)
{
	return tag->is_deploy || tag->is_rollback;
}

/*
 * The first tag that could be a service's name: rather not one that the
 * patterns match too (`deploy-bot` beside `deploy`), nor a KEY:VALUE.
 */
static const struct tag *service_word(const struct annotation_tags *tags,
				      const struct tag *kind)
{
	const struct tag *second = NULL, *third = NULL;

	for (uint32_t t = 0; t < tags->n; t++) {
		const struct tag *tag = &tags->tags[t];

		if (tag == kind || tag->is_all_kind)
			continue;
		if (tag->meaning == TAG_OTHER && !says_kind(tag))
			return tag;
		if (tag->meaning == TAG_OTHER && !second)
			second = tag;
		if (tag->meaning == TAG_KEY && !says_kind(tag) && !third)
			third = tag;
	}
	return second ? second : third;
}

static uint32_t found_service(struct reading *reading,
			      const struct annotation_tags *tags,
			      bool is_rollback)
{
	const struct tag *named = annotation_tags_first(tags, TAG_SERVICE_KEY);

	if (!named)
		named = service_word(tags, kind_tag(tags, is_rollback));
	return named ? tags_add_service(reading->import->tags,
					reading->import->facts, named->value) :
		       NONE;
}

static uint32_t configured_service(const struct annotation_tags *tags,
				   enum tag_meaning meaning)
{
	for (uint32_t t = 0; t < tags->n; t++)
		if (tags->tags[t].meaning == meaning &&
		    tags->tags[t].service != NONE)
			return tags->tags[t].service;
	return NONE;
}

const struct tag *annotation_event_tag(const struct annotation_tags *tags,
				       const char **kind)
{
	static const struct {
		const char *words, *kind;
	} kinds[] = {
		{ "canary", "canary" },
		{ "flag|feature-flag|feature_flag|featureflag", "flag" },
		{ "chaos", "chaos" },
		{ "alert", "alert" },
	};

	for (uint32_t t = 0; t < tags->n; t++) {
		const struct tag *tag = &tags->tags[t];
		g_autofree char *word =
			g_strndup(tag->text, tag->meaning == TAG_KEY ?
						     strcspn(tag->text, ":=") :
						     strlen(tag->text));

		if (tag->meaning != TAG_OTHER && tag->meaning != TAG_KEY)
			continue;
		for (size_t k = 0; k < G_N_ELEMENTS(kinds); k++)
			if (word_is(word, kinds[k].words)) {
				*kind = kinds[k].kind;
				return tag;
			}
	}
	return NULL;
}

/* What became of it stands beside the service. */
static bool is_state(const char *word)
{
	return word_is(word, "start|started|begin|began|end|ended|stop|stopped|"
			     "finished|completed|promote|promoted|promotion|"
			     "abort|aborted|pause|paused|halted|advanced|"
			     "succeeded|passed|failed|rolled-back|enabled|"
			     "disabled|enable|disable|on|off|toggled|changed|"
			     "experiment|firing|resolved");
}

const char *annotation_event_service(struct reading *reading,
				     const struct annotation_tags *tags,
				     const struct tag *event)
{
	struct facts *facts = reading->import->facts;
	const struct tag *tag = annotation_tags_first(tags, TAG_SERVICE);

	if (tag && tag->service != NONE)
		return facts_service(facts, tag->service)->name;
	tag = annotation_tags_first(tags, TAG_SERVICE_KEY);
	if (tag)
		return facts_text(facts, tag->value);
	if (reading->import->settings->services->len > 0)
		return NULL;
	for (uint32_t t = 0; t < tags->n; t++)
		if (&tags->tags[t] != event &&
		    tags->tags[t].meaning == TAG_OTHER &&
		    !is_state(tags->tags[t].text))
			return facts_text(facts, tags->tags[t].text);
	return NULL;
}

static char *unknown_service(const struct annotation_tags *tags)
{
	const struct tag *shared = annotation_tags_first(tags, TAG_SERVICE);
	const struct tag *named = annotation_tags_first(tags, TAG_SERVICE_KEY);
	g_autofree char *all = annotation_tags_quote(tags);

	if (shared)
		return g_strdup_printf("\"%s\" is an alias of several services",
				       shared->text);
	if (named)
		return g_strdup_printf("\"%s\" is not a configured service",
				       named->value);
	return g_strdup_printf("none of the tags %s is a configured service",
			       all);
}

uint32_t annotation_service(struct reading *reading,
			    const struct annotation_tags *tags,
			    bool is_rollback, char **detail)
{
	uint32_t service;

	if (reading->import->settings->services->len > 0) {
		service = configured_service(tags, TAG_SERVICE);
		if (service == NONE)
			service = configured_service(tags, TAG_SERVICE_KEY);
		if (service == NONE)
			*detail = unknown_service(tags);
		return service;
	}
	service = found_service(reading, tags, is_rollback);
	if (service == NONE) {
		g_autofree char *all = annotation_tags_quote(tags);

		*detail = g_strdup_printf("the tags %s name no service", all);
	}
	return service;
}

static char *tag_value(const struct annotation_tags *tags,
		       enum tag_meaning meaning)
{
	const struct tag *tag = annotation_tags_first(tags, meaning);

	return tag ? g_strdup(tag->value) : NULL;
}

static char *commit_tag(const struct annotation_tags *tags)
{
	char *commit = tag_value(tags, TAG_COMMIT);

	return commit ? commit : tag_value(tags, TAG_COMMIT_KEY);
}

static char *version_tag(const struct annotation_tags *tags)
{
	char *version = tag_value(tags, TAG_VERSION_KEY);

	return version ? version : tag_value(tags, TAG_VERSION);
}

void annotation_names(const struct annotation *annotation,
		      const struct annotation_tags *tags, const char *service,
		      char **commit, char **version)
{
	const char *text = json_text(annotation->text);
	g_autofree char *plain = NULL;

	*commit = commit_tag(tags);
	*version = version_tag(tags);
	if ((*commit && *version) || !text)
		return;
	if (strpbrk(text, "<&\\"))
		text = plain = annotation_text_plain(text);
	if (!*commit)
		*commit = annotation_text_commit_line(text);
	if (!*commit)
		*commit = annotation_text_commit_at(text);
	if (!*version)
		*version = annotation_text_version(text, service);
}
