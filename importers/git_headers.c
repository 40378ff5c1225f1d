/* git_headers.c -- the text of a commit or tag object, taken apart
 *
 * libgit2's own parser makes a copy of every name and refuses commits whose
 * author line is odd, though the history goes on behind them.  Only five
 * things are needed here, and they are read where they stand.
 */
#include "importers/git_headers.h"

#include "model/source.h"

#include <string.h>

#define HEX_LENGTH GIT_OID_HEXSZ
#define SUBJECT_LIMIT 400

struct text {
	const char *at, *end;
};

/* Takes `word` off the start. */
static bool take_word(struct text *text, const char *word)
{
	size_t length = strlen(word);

	if ((size_t)(text->end - text->at) < length ||
	    memcmp(text->at, word, length) != 0)
		return false;
	text->at += length;
	return true;
}

/* The value of a hex digit, plus one; 0: it is none. */
static const unsigned char hex_values[256] = {
	['0'] = 1,  ['1'] = 2,	['2'] = 3,  ['3'] = 4,	['4'] = 5,  ['5'] = 6,
	['6'] = 7,  ['7'] = 8,	['8'] = 9,  ['9'] = 10, ['a'] = 11, ['b'] = 12,
	['c'] = 13, ['d'] = 14, ['e'] = 15, ['f'] = 16, ['A'] = 11, ['B'] = 12,
	['C'] = 13, ['D'] = 14, ['E'] = 15, ['F'] = 16,
};

/* libgit2's own sets an error message, for which it must have been started. */
static bool parse_id(const char *hex, git_oid *id)
{
	for (int i = 0; i < GIT_OID_RAWSZ; i++) {
		unsigned high = hex_values[(unsigned char)hex[2 * i]];
		unsigned low = hex_values[(unsigned char)hex[2 * i + 1]];

		if (high == 0 || low == 0)
			return false;
		id->id[i] = (unsigned char)((high - 1) << 4 | (low - 1));
	}
	return true;
}

/* Takes "WORD HEX\n". */
static bool take_id(struct text *text, const char *word, git_oid *id)
{
	struct text rest = *text;

	if (!take_word(&rest, word) || rest.end - rest.at <= HEX_LENGTH ||
	    rest.at[HEX_LENGTH] != '\n' || !parse_id(rest.at, id))
		return false;
	text->at = rest.at + HEX_LENGTH + 1;
	return true;
}

/* Takes a line, without its line feed. */
static struct text take_line(struct text *text)
{
	struct text line = *text;
	const char *feed = memchr(text->at, '\n', text->end - text->at);

	line.end = feed ? feed : text->end;
	text->at = feed ? feed + 1 : text->end;
	return line;
}

/* The seconds in "NAME <ADDRESS> SECONDS ZONE". */
static int64_t signature_time(struct text line)
{
	const char *bracket =
		memrchr(line.at, '>', (size_t)(line.end - line.at));
	const int64_t first = -62135596800, last = 253402300799;
	bool is_negative, has_digit = false;
	int64_t seconds = 0;

	if (!bracket)
		return NO_TIME;
	line.at = bracket + 1;
	while (line.at < line.end && *line.at == ' ')
		line.at++;
	is_negative = take_word(&line, "-");
	for (; line.at < line.end && g_ascii_isdigit(*line.at); line.at++) {
		has_digit = true;
		seconds = seconds * 10 + (*line.at - '0');
		if (seconds > last)
			return NO_TIME;
	}
	if (is_negative)
		seconds = -seconds;
	return has_digit && seconds >= first ? seconds : NO_TIME;
}

static bool names_latin1(struct text line)
{
	static const char *const names[] = { "iso-8859-1", "iso8859-1",
					     "latin1", "latin-1" };
	size_t length = line.end - line.at;

	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		if (length == strlen(names[i]) &&
		    g_ascii_strncasecmp(line.at, names[i], length) == 0)
			return true;
	return false;
}

/* The lines between the parents and the message. */
static void read_fields(struct text *text, struct commit_text *commit)
{
	while (text->at < text->end) {
		struct text line = take_line(text);

		if (line.at == line.end)
			return;
		if (take_word(&line, "author ")) {
			if (commit->authored_at == NO_TIME)
				commit->authored_at = signature_time(line);
		} else if (take_word(&line, "committer ")) {
			if (commit->committed_at == NO_TIME)
				commit->committed_at = signature_time(line);
		} else if (take_word(&line, "encoding ")) {
			commit->is_latin1 = names_latin1(line);
		}
	}
}

bool git_headers_commit(const char *text, size_t length,
			struct commit_text *commit)
{
	struct text rest = { text, text + length };
	struct text line;
	git_oid parent;

	memset(commit, 0, sizeof(*commit));
	commit->authored_at = commit->committed_at = NO_TIME;
	if (!take_id(&rest, "tree ", &commit->tree))
		return false;
	commit->first_parent = rest.at;
	while (take_id(&rest, "parent ", &parent))
		commit->parents++;
	read_fields(&rest, commit);
	while (rest.at < rest.end && *rest.at == '\n')
		rest.at++;
	line = take_line(&rest);
	commit->subject = line.at;
	commit->subject_length = line.end - line.at;
	return true;
}

git_oid git_headers_parent(const struct commit_text *commit, uint32_t i)
{
	const size_t word = strlen("parent ");
	git_oid id;

	parse_id(commit->first_parent + word + i * (word + HEX_LENGTH + 1),
		 &id);
	return id;
}

bool git_headers_tag(const char *text, size_t length, struct tag_text *tag)
{
	struct text rest = { text, text + length };

	tag->tagged_at = NO_TIME;
	if (!take_id(&rest, "object ", &tag->target))
		return false;
	while (rest.at < rest.end) {
		struct text line = take_line(&rest);

		if (line.at == line.end)
			break;
		if (take_word(&line, "tagger ")) {
			tag->tagged_at = signature_time(line);
			break;
		}
	}
	return true;
}

static bool is_plain(const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if (text[i] < ' ' || text[i] > '~')
			return false;
	return true;
}

static char *from_latin1(const char *text, size_t length)
{
	GString *out = g_string_sized_new(length * 2);

	for (size_t i = 0; i < length; i++)
		g_string_append_unichar(out, (unsigned char)text[i]);
	return g_string_free(out, false);
}

/* Tabs become spaces, other control characters go. */
static char *without_controls(const char *text)
{
	GString *out = g_string_sized_new(strlen(text));

	for (; *text; text = g_utf8_next_char(text)) {
		gunichar c = g_utf8_get_char(text);

		if (c == '\t')
			g_string_append_c(out, ' ');
		else if (!g_unichar_iscntrl(c))
			g_string_append_unichar(out, c);
	}
	return g_string_free(out, false);
}

static const char *odd_subject(const char *text, size_t length, bool is_latin1,
			       GStringChunk *strings)
{
	g_autofree char *valid = NULL;
	g_autofree char *clean = NULL;

	if (is_latin1 && !g_utf8_validate(text, (gssize)length, NULL))
		valid = from_latin1(text, length);
	else
		valid = g_utf8_make_valid(text, (gssize)length);
	clean = g_strstrip(without_controls(valid));
	return *clean ? g_string_chunk_insert(strings, clean) : NULL;
}

const char *git_headers_subject(const struct commit_text *commit,
				GStringChunk *strings)
{
	const char *text = commit->subject;
	size_t length = commit->subject_length;

	while (length > 0 && g_ascii_isspace(*text)) {
		text++;
		length--;
	}
	if (length > SUBJECT_LIMIT) {
		length = SUBJECT_LIMIT;
		while (length > SUBJECT_LIMIT - 4 &&
		       (text[length] & 0xc0) == 0x80)
			length--;
	}
	while (length > 0 && g_ascii_isspace(text[length - 1]))
		length--;
	if (length == 0)
		return NULL;
	if (is_plain(text, length))
		return g_string_chunk_insert_len(strings, text, (gssize)length);
	return odd_subject(text, length, commit->is_latin1, strings);
}
