/* tags.h -- what one tag of an annotation says */
#ifndef IMPORTERS_TAGS_H
#define IMPORTERS_TAGS_H

#include "model/facts.h"
#include "model/settings.h"

enum tag_meaning {
	TAG_OTHER,
	TAG_SERVICE,	     /* names a configured service */
	TAG_SERVICE_KEY,     /* service:NAME */
	TAG_VERSION,	     /* looks like a version */
	TAG_VERSION_KEY,     /* version:VALUE */
	TAG_COMMIT,	     /* a whole object id */
	TAG_COMMIT_KEY,	     /* commit:, sha:, revision: */
	TAG_ENVIRONMENT,     /* the known name of one */
	TAG_ENVIRONMENT_KEY, /* env:, environment: */
	TAG_OUTCOME,	     /* failed, failure; outcome:, status:, result: */
	TAG_KEY,	     /* any other KEY:VALUE */
	TAG_MEANINGS,
};

struct tag {
	enum tag_meaning meaning;
	const char *text;
	const char *value; /* in text: what follows KEY: or all of it */
	uint32_t service;  /* the one service it names, or NONE */
	bool is_deploy, is_rollback; /* matches the pattern */
	bool is_all_kind;	     /* the pattern matches the whole tag */
	bool is_production, is_failure;
};

/* Reads tags by the patterns and names of `settings`; remembers common ones. */
struct tags;
typedef struct tags Tags;

/*
 * `facts` must have the configured services; both are borrowed.  False (NULL)
 * if a pattern is not a regular expression: a usage error.
 */
struct tags *tags_new(const struct settings *settings,
		      const struct facts *facts, GError **error);
void tags_free(struct tags *tags);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Tags, tags_free)

/*
 * What `text` says.  Strings of the answer are valid as long as both `text`
 * and `tags` are.
 */
struct tag tags_read(struct tags *tags, const char *text);

/* facts_add_service(), quicker for a name that was met before. */
uint32_t tags_add_service(struct tags *tags, struct facts *facts,
			  const char *name);

/* Whether a label, a type, says that something is an incident; NULL: no. */
bool tags_is_incident(const struct tags *tags, const char *label);

/* Whether an environment is called as production is; none named is. */
bool tags_is_production(const struct tags *tags, const char *environment);

/* True for "v2.4.1", "release-81", "2.13.hotfix.2-1", of `length` bytes. */
bool tags_is_version(const char *text, size_t length);
/* Whether it is the whole id of an object, of any kind of repository. */
bool tags_is_object_id(const char *text);
/* How many hexadecimal digits `text` begins with. */
size_t tags_hex_length(const char *text);

#endif
