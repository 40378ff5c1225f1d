/* tags.c -- what one tag of an annotation says
 *
 * METRICS.md section 2.  Most records share their tags with thousands of
 * others, so the answers for the first few thousand different ones are kept;
 * later ones are worked out anew, lest memory grows with the input, and so are
 * versions and commits, which are those of few.
 */
#include "importers/tags.h"

#include "importers/tag_pattern.h"

#include <string.h>

enum { REMEMBERED = 4096, SLOTS = 4 * REMEMBERED, LONGEST_REMEMBERED = 64 };

struct tags {
	const struct settings *settings;
	const struct facts *facts;
	struct tag_pattern deploy, rollback, incident;
	struct tag *remembered[SLOTS]; /* where the hash of the text says, or
					  behind it */
	uint32_t hashes[SLOTS];
	uint32_t n_remembered;
	GHashTable *services; /* name as found → index + 1 */
	GArray *found;	      /* of uint32_t, to look services up */
};

static void free_tag(struct tag *tag)
{
	g_free((char *)tag->text);
	g_free(tag);
}

struct tags *tags_new(const struct settings *settings,
		      const struct facts *facts, GError **error)
{
	g_autoptr(Tags) tags = g_new0(struct tags, 1);

	tags->settings = settings;
	tags->facts = facts;
	tags->services =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	tags->found = g_array_new(false, false, sizeof(uint32_t));
	if (!tag_pattern_compile("deploy-tag", settings->deploy_tag,
				 &tags->deploy, error) ||
	    !tag_pattern_compile("rollback-tag", settings->rollback_tag,
				 &tags->rollback, error) ||
	    !tag_pattern_compile("incident-label", settings->incident_label,
				 &tags->incident, error))
		return NULL;
	return g_steal_pointer(&tags);
}

void tags_free(struct tags *tags)
{
	if (!tags)
		return;
	tag_pattern_clear(&tags->deploy);
	tag_pattern_clear(&tags->rollback);
	tag_pattern_clear(&tags->incident);
	for (uint32_t s = 0; s < SLOTS; s++)
		g_clear_pointer(&tags->remembered[s], free_tag);
	g_hash_table_unref(tags->services);
	g_array_unref(tags->found);
	g_free(tags);
}

bool tags_is_incident(const struct tags *tags, const char *label)
{
	return label && g_regex_match(tags->incident.regex, label, 0, NULL);
}

size_t tags_hex_length(const char *text)
{
	size_t n = 0;

	while (g_ascii_isxdigit(text[n]))
		n++;
	return n;
}

/* ^((v|release-)[0-9][^ ]*|[0-9]+[.][^ ]+)$ */
bool tags_is_version(const char *text, size_t length)
{
	size_t digits = 0, prefix = 0;

	if (memchr(text, ' ', length))
		return false;
	if (length > 0 && (*text == 'v' || *text == 'V'))
		prefix = 1;
	else if (length > 8 && g_ascii_strncasecmp(text, "release-", 8) == 0)
		prefix = 8;
	while (prefix + digits < length &&
	       g_ascii_isdigit(text[prefix + digits]))
		digits++;
	if (digits == 0)
		return false;
	return prefix > 0 || (digits + 1 < length && text[digits] == '.');
}

static bool is_one_of(const char *text, const char *const *names, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (name_equal(text, names[i]))
			return true;
	return false;
}

static bool is_production(const struct tags *tags, const char *name)
{
	const GPtrArray *names = tags->settings->production;

	return is_one_of(name, (const char *const *)names->pdata, names->len);
}

bool tags_is_production(const struct tags *tags, const char *environment)
{
	return !environment || is_production(tags, environment);
}

static bool is_environment(const struct tags *tags, const char *name)
{
	static const char *const names[] = {
		"dev",
		"development",
		"test",
		"testing",
		"qa",
		"uat",
		"sit",
		"acceptance",
		"stage",
		"staging",
		"stg",
		"preprod",
		"pre-prod",
		"preproduction",
		"pre-production",
		"nonprod",
		"non-prod",
		"sandbox",
		"prod",
		"production",
		"live",
	};

	return is_one_of(name, names, G_N_ELEMENTS(names)) ||
	       is_production(tags, name);
}

static bool is_failure(const char *word)
{
	return g_ascii_strcasecmp(word, "failed") == 0 ||
	       g_ascii_strcasecmp(word, "failure") == 0;
}

bool tags_is_object_id(const char *text)
{
	size_t length = strlen(text);

	return (length == 40 || length == 64) &&
	       tags_hex_length(text) == length;
}

static bool is_commit(const char *text)
{
	size_t length = strlen(text);

	return length >= 4 && length <= 64 && tags_hex_length(text) == length;
}

/* Length of the KEY of `KEY:VALUE` or `KEY=VALUE`, else 0. */
static size_t key_length(const char *text)
{
	size_t n = 0;

	while (g_ascii_isalnum(text[n]) || text[n] == '_' || text[n] == '-' ||
	       text[n] == '.')
		n++;
	return text[n] == ':' || text[n] == '=' ? n : 0;
}

static enum tag_meaning key_meaning(const char *text, size_t length)
{
	static const struct {
		const char *key;
		enum tag_meaning meaning;
	} keys[] = {
		{ "service", TAG_SERVICE_KEY },
		{ "version", TAG_VERSION_KEY },
		{ "commit", TAG_COMMIT_KEY },
		{ "sha", TAG_COMMIT_KEY },
		{ "revision", TAG_COMMIT_KEY },
		{ "env", TAG_ENVIRONMENT_KEY },
		{ "environment", TAG_ENVIRONMENT_KEY },
		{ "outcome", TAG_OUTCOME },
		{ "status", TAG_OUTCOME },
		{ "result", TAG_OUTCOME },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(keys); i++)
		if (strlen(keys[i].key) == length &&
		    g_ascii_strncasecmp(keys[i].key, text, length) == 0)
			return keys[i].meaning;
	return TAG_KEY;
}

static uint32_t named_services(struct tags *tags, const char *name)
{
	g_array_set_size(tags->found, 0);
	if (tags->settings->services->len > 0)
		facts_find_named(tags->facts, name, tags->found);
	return tags->found->len;
}

/* A name comes before the aliases that others have like it. */
static uint32_t only_service(const struct tags *tags, const char *name)
{
	if (tags->found->len == 1)
		return g_array_index(tags->found, uint32_t, 0);
	return tags->found->len > 1 ? facts_find_service(tags->facts, name) :
				      NONE;
}

static void read_key(struct tags *tags, struct tag *tag, size_t length)
{
	tag->meaning = key_meaning(tag->text, length);
	tag->value = tag->text + length + 1;
	while (*tag->value == ' ')
		tag->value++;
	if (*tag->value == '\0')
		tag->meaning = TAG_KEY;
	switch (tag->meaning) {
	case TAG_SERVICE_KEY:
		named_services(tags, tag->value);
		tag->service = only_service(tags, tag->value);
		break;
	case TAG_COMMIT_KEY:
		if (!is_commit(tag->value))
			tag->meaning = TAG_KEY;
		break;
	case TAG_ENVIRONMENT_KEY:
		tag->is_production = is_production(tags, tag->value);
		break;
	case TAG_OUTCOME:
		tag->is_failure = is_failure(tag->value);
		break;
	default:
		break;
	}
}

static void read_word(struct tags *tags, struct tag *tag)
{
	if (tags_is_object_id(tag->text)) {
		tag->meaning = TAG_COMMIT;
	} else if (tags_is_version(tag->text, strlen(tag->text))) {
		tag->meaning = TAG_VERSION;
	} else if (is_environment(tags, tag->text)) {
		tag->meaning = TAG_ENVIRONMENT;
		tag->is_production = is_production(tags, tag->text);
	} else if (is_failure(tag->text)) {
		tag->meaning = TAG_OUTCOME;
		tag->is_failure = true;
	}
}

static struct tag read_anew(struct tags *tags, const char *text)
{
	struct tag tag = { .text = text, .value = text, .service = NONE };
	size_t length = key_length(text);

	if (named_services(tags, text) > 0) {
		tag.meaning = TAG_SERVICE;
		tag.service = only_service(tags, text);
	} else if (length > 0) {
		read_key(tags, &tag, length);
	} else {
		read_word(tags, &tag);
	}
	if (tag.meaning == TAG_SERVICE || tag.meaning == TAG_SERVICE_KEY ||
	    tag.meaning == TAG_ENVIRONMENT ||
	    tag.meaning == TAG_ENVIRONMENT_KEY)
		return tag;
	tag.is_rollback =
		tag_pattern_matches(&tags->rollback, text, &tag.is_all_kind);
	tag.is_deploy =
		tag_pattern_matches(&tags->deploy, text, &tag.is_all_kind);
	return tag;
}

static uint32_t find_slot(const struct tags *tags, const char *text,
			  uint32_t hash)
{
	uint32_t slot = hash % SLOTS;

	while (tags->remembered[slot] &&
	       (tags->hashes[slot] != hash ||
		strcmp(tags->remembered[slot]->text, text) != 0))
		slot = (slot + 1) % SLOTS;
	return slot;
}

static bool is_of_few(const struct tag *tag)
{
	return tag->meaning == TAG_VERSION || tag->meaning == TAG_VERSION_KEY ||
	       tag->meaning == TAG_COMMIT || tag->meaning == TAG_COMMIT_KEY;
}

struct tag tags_read(struct tags *tags, const char *text)
{
	size_t length = strlen(text);
	uint32_t hash = (uint32_t)texts_hash(text, length);
	uint32_t slot = find_slot(tags, text, hash);
	struct tag tag, *kept;

	if (tags->remembered[slot])
		return *tags->remembered[slot];
	tag = read_anew(tags, text);
	if (tags->n_remembered == REMEMBERED || length > LONGEST_REMEMBERED ||
	    is_of_few(&tag))
		return tag;
	kept = g_new(struct tag, 1);
	*kept = tag;
	kept->text = g_strdup(text);
	kept->value = kept->text + (tag.value - tag.text);
	tags->remembered[slot] = kept;
	tags->hashes[slot] = hash;
	tags->n_remembered++;
	return *kept;
}

uint32_t tags_add_service(struct tags *tags, struct facts *facts,
			  const char *name)
{
	void *known = g_hash_table_lookup(tags->services, name);
	uint32_t service;

	if (known)
		return GPOINTER_TO_UINT(known) - 1;
	service = facts_add_service(facts, name);
	if (g_hash_table_size(tags->services) < REMEMBERED)
		g_hash_table_insert(tags->services, g_strdup(name),
				    GUINT_TO_POINTER(service + 1));
	return service;
}
