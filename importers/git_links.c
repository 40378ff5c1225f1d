/* git_links.c -- what the message of a commit says of other commits */
#include "importers/git_links.h"

#include "importers/git_history.h"
#include "importers/git_names.h"
#include "model/subject.h"

#include <string.h>

enum { HEX = GIT_OID_HEXSZ, FIXES_SHORTEST = 7, REVERT_SHORTEST = 4 };

struct found {
	uint32_t commit;
	enum link_kind kind;
	const char *name; /* hex digits, or a subject; in `strings` */
	bool is_subject;
};

struct git_links {
	GArray *found; /* of struct found */
	GStringChunk *strings;
};

struct git_links *git_links_new(void)
{
	struct git_links *links = g_new0(struct git_links, 1);

	links->found = g_array_new(false, false, sizeof(struct found));
	links->strings = g_string_chunk_new(4096);
	return links;
}

static void add(struct git_links *links, uint32_t commit, enum link_kind kind,
		const char *name, bool is_subject)
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

/* Adds the hex digits at `at`, in small letters, if they are an id. */
static bool add_id(struct git_links *links, uint32_t commit,
		   enum link_kind kind, const char *at, const char *end)
{
	size_t shortest = kind == LINK_FIXES ? FIXES_SHORTEST : REVERT_SHORTEST;
	size_t length = 0;
	char *name;

	while (at + length < end && g_ascii_isxdigit(at[length]))
		length++;
	if (length < shortest || length > HEX ||
	    (at + length < end && g_ascii_isalnum(at[length])))
		return false;
	name = g_string_chunk_insert_len(links->strings, at, (gssize)length);
	for (size_t i = 0; i < length; i++)
		name[i] = g_ascii_tolower(name[i]);
	add(links, commit, kind, name, false);
	return true;
}

/* True: it says which commit is reverted. */
static bool look_at_line(struct git_links *links, uint32_t commit,
			 const char *at, const char *end)
{
	if (begins(&at, end, "This reverts commit "))
		return add_id(links, commit, LINK_REVERTS, at, end);
	if (begins(&at, end, "(cherry picked from commit ")) {
		add_id(links, commit, LINK_PICKED, at, end);
	} else if (begins(&at, end, "Fixes:")) {
		while (at < end && *at == ' ')
			at++;
		begins(&at, end, "commit ");
		add_id(links, commit, LINK_FIXES, at, end);
	}
	return false;
}

/* The end of a subject without spaces and without numbers of requests. */
static const char *trim(const char *at, const char *end)
{
	size_t length;

	while (end > at && g_ascii_isspace(end[-1]))
		end--;
	while ((length = subject_before_number(at, (size_t)(end - at))) > 0)
		end = at + length;
	return end;
}

/* What stands between the outer quotes of the subject. */
static void look_at_subject(struct git_links *links, uint32_t commit,
			    const struct commit_text *text)
{
	const char *at = text->subject;
	const char *end = trim(at, at + text->subject_length);
	bool is_reapplied = begins(&at, end, "Reapply \"");
	g_autoptr(GString) subject = g_string_new(NULL);
	struct commit_text named = { .is_latin1 = text->is_latin1 };
	const char *name;

	if (!is_reapplied && !begins(&at, end, "Revert \""))
		return;
	if (end < at + 2 || end[-1] != '"')
		return;
	/* what is reapplied is what its revert took away */
	if (is_reapplied)
		g_string_append(subject, "Revert \"");
	g_string_append_len(subject, at,
			    (gssize)(end - at) - (is_reapplied ? 0 : 1));
	named.subject = subject->str;
	named.subject_length = subject->len;
	name = git_headers_subject(&named, links->strings);
	if (name)
		add(links, commit, LINK_REVERTS, name, true);
}

void git_links_find(struct git_links *links, uint32_t commit,
		    const struct commit_text *text, const char *end)
{
	const char *at = text->subject;
	bool reverts = false;

	while (at < end) {
		const char *feed = memchr(at, '\n', (size_t)(end - at));
		const char *stop = feed ? feed : end;

		while (at < stop && *at == ' ')
			at++;
		if (at < stop && strchr("TtFf(", *at))
			reverts |= look_at_line(links, commit, at, stop);
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
		struct commit_link link = {
			.repository = repository,
			.from = found->commit,
			.to = NONE,
			.kind = found->kind,
			.name = facts_text(facts, found->name),
			.is_subject = found->is_subject,
		};

		g_array_append_val(facts->links, link);
	}
	g_array_unref(links->found);
	g_string_chunk_free(links->strings);
	g_free(links);
}

static int by_commit(gconstpointer a, gconstpointer b)
{
	const struct commit_link *x = a, *y = b;

	if (x->from != y->from)
		return x->from < y->from ? -1 : 1;
	if (x->kind != y->kind)
		return (int)x->kind - (int)y->kind;
	return strcmp(x->name, y->name);
}

static uint32_t find(struct git_run *run, const struct git *git,
		     const char *hex)
{
	git_oid id;

	if (strlen(hex) == HEX)
		git_oid_fromstr(&id, hex);
	else if (!git_names_abbreviated(git, hex, &id))
		return NONE;
	return git_history_find(run, git, &id);
}

void git_links_resolve(struct git_run *run, const struct git *git,
		       uint32_t first)
{
	GArray *links = run->facts->links;
	struct commit_link *list =
		(struct commit_link *)(void *)links->data + first;
	uint32_t n = links->len - first;

	if (n > 0)
		qsort(list, n, sizeof(*list), by_commit);
	for (uint32_t i = 0; i < n; i++) {
		struct commit_link *link = &list[i];

		if (!link->is_subject)
			link->to = find(run, git, link->name);
	}
}
