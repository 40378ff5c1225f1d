/* git_links.c -- what the message of a commit says of other commits */
#include "importers/git_links.h"

#include "importers/git_history.h"

#include <string.h>

enum { HEX = GIT_OID_HEXSZ, FIXES_SHORTEST = 7, REVERT_SHORTEST = 4 };

struct found {
	uint32_t commit;
	enum link_kind kind;
	char *name; /* hex digits, or a subject */
	bool is_subject;
};

struct git_links {
	GArray *found; /* of struct found */
};

struct git_links *git_links_new(void)
{
	struct git_links *links = g_new0(struct git_links, 1);

	links->found = g_array_new(false, false, sizeof(struct found));
	return links;
}

static void add(struct git_links *links, uint32_t commit, enum link_kind kind,
		char *name, bool is_subject)
{
	struct found found = { commit, kind, name, is_subject };

	g_array_append_val(links->found, found);
}

static bool begins(const char **at, const char *end, const char *word)
{
	size_t length = strlen(word);

	if ((size_t)(end - *at) < length ||
	    g_ascii_strncasecmp(*at, word, length) != 0)
		return false;
	*at += length;
	return true;
}

/* The hex digits at `at`, in small letters; NULL: too few, or too many. */
static char *take_hex(const char *at, const char *end, size_t shortest)
{
	size_t length = 0;

	while (at + length < end && g_ascii_isxdigit(at[length]))
		length++;
	if (length < shortest || length > HEX ||
	    (at + length < end && g_ascii_isalnum(at[length])))
		return NULL;
	return g_ascii_strdown(at, (gssize)length);
}

static void look_at_line(struct git_links *links, uint32_t commit,
			 const char *at, const char *end, bool *reverts)
{
	char *hex = NULL;

	if (begins(&at, end, "This reverts commit ")) {
		hex = take_hex(at, end, REVERT_SHORTEST);
		*reverts |= hex != NULL;
		if (hex)
			add(links, commit, LINK_REVERTS, hex, false);
	} else if (begins(&at, end, "(cherry picked from commit ")) {
		hex = take_hex(at, end, REVERT_SHORTEST);
		if (hex)
			add(links, commit, LINK_PICKED, hex, false);
	} else if (begins(&at, end, "Fixes:")) {
		while (at < end && *at == ' ')
			at++;
		begins(&at, end, "commit ");
		hex = take_hex(at, end, FIXES_SHORTEST);
		if (hex)
			add(links, commit, LINK_FIXES, hex, false);
	}
}

/* What stands between the outer quotes of the subject. */
static void look_at_subject(struct git_links *links, uint32_t commit,
			    const struct commit_text *text)
{
	const char *at = text->subject;
	const char *end = at + text->subject_length;

	if (!begins(&at, end, "Revert \"") && !begins(&at, end, "Reapply \""))
		return;
	while (end > at && g_ascii_isspace(end[-1]))
		end--;
	if (end > at + 1 && end[-1] == '"')
		add(links, commit, LINK_REVERTS,
		    g_strndup(at, (gsize)(end - 1 - at)), true);
}

void git_links_find(struct git_links *links, uint32_t commit,
		    const struct commit_text *text, const char *end)
{
	const char *at = text->subject + text->subject_length;
	bool reverts = false;

	while (at < end) {
		const char *feed = memchr(at, '\n', (size_t)(end - at));
		const char *stop = feed ? feed : end;

		while (at < stop && *at == ' ')
			at++;
		if (at < stop && strchr("TtFf(", *at))
			look_at_line(links, commit, at, stop, &reverts);
		at = stop + 1;
	}
	if (!reverts)
		look_at_subject(links, commit, text);
}

void git_links_move(struct git_links *links, struct facts *facts,
		    uint32_t repository)
{
	for (uint32_t i = 0; i < links->found->len; i++) {
		struct found *found =
			&g_array_index(links->found, struct found, i);
		g_autofree char *valid = g_utf8_make_valid(found->name, -1);
		struct commit_link link = {
			.repository = repository,
			.from = found->commit,
			.to = NONE,
			.kind = found->kind,
			.name = facts_text(facts, valid),
			.is_subject = found->is_subject,
		};

		g_array_append_val(facts->links, link);
		g_free(found->name);
	}
	g_array_unref(links->found);
	g_free(links);
}

static int by_commit(gconstpointer a, gconstpointer b)
{
	const struct commit_link *x = a, *y = b;

	if (x->repository != y->repository)
		return x->repository < y->repository ? -1 : 1;
	if (x->from != y->from)
		return x->from < y->from ? -1 : 1;
	if (x->kind != y->kind)
		return (int)x->kind - (int)y->kind;
	return strcmp(x->name, y->name);
}

static uint32_t find(struct git_run *run, const struct git *git,
		     const char *hex)
{
	git_oid prefix, id;
	size_t length = strlen(hex);

	if (git_oid_fromstrn(&prefix, hex, length) < 0)
		return NONE;
	if (length == HEX)
		return git_history_find(run, git, &prefix);
	if (git_odb_exists_prefix(&id, git->odb, &prefix, length) < 0)
		return NONE;
	return git_history_find(run, git, &id);
}

void git_links_resolve(struct git_run *run, const struct git *git)
{
	g_array_sort(run->facts->links, by_commit);
	for (uint32_t i = 0; i < run->facts->links->len; i++) {
		struct commit_link *link = &g_array_index(
			run->facts->links, struct commit_link, i);

		if (link->repository == git->index && !link->is_subject)
			link->to = find(run, git, link->name);
	}
}
