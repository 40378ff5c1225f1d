/* git_headers.h -- the text of a commit or tag object, taken apart */
#ifndef IMPORTERS_GIT_HEADERS_H
#define IMPORTERS_GIT_HEADERS_H

#include <git2/oid.h>
#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

/* Points into the text of the object. */
struct commit_text {
	git_oid tree;
	const char *first_parent; /* see git_headers_parent() */
	uint32_t parents;
	int64_t authored_at, committed_at; /* NO_TIME: unreadable */
	const char *subject; /* first line of the message, as it stands */
	size_t subject_length;
	bool is_latin1; /* by the encoding header */
};

struct tag_text {
	git_oid target;
	int64_t tagged_at; /* NO_TIME: no tagger, or unreadable */
};

/*
 * False if the text does not begin as one of a commit does.  Anything odd
 * after the parents is borne: a time that cannot be read, or that is not in
 * the years 1 to 9999, is NO_TIME.
 */
bool git_headers_commit(const char *text, size_t length,
			struct commit_text *commit);
/* The id of parent i < commit->parents. */
git_oid git_headers_parent(const struct commit_text *commit, uint32_t i);

bool git_headers_tag(const char *text, size_t length, struct tag_text *tag);

/*
 * The subject as valid UTF-8 without control characters and without spaces
 * at its ends, cut after 400 bytes, put into `strings`; NULL if it is empty.
 */
const char *git_headers_subject(const struct commit_text *commit,
				GStringChunk *strings);

#endif
