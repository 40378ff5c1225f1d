/* selector.c -- which series are meant, as it is written */
#include "model/selector.h"

#include <stdbool.h>
#include <string.h>

/* What is being read, and what has been. */
struct selecting {
	struct pool *pool;
	const char *at;
	GArray *matchers; /* of struct matcher */
};

static void pass_blanks(struct selecting *selecting)
{
	while (g_ascii_isspace(*selecting->at))
		selecting->at++;
}

static const char *keep(struct selecting *selecting, const GString *text)
{
	return pool_text(selecting->pool, text->str);
}

/* Text between quotes; NULL if it does not end. */
static const char *take_quoted(struct selecting *selecting)
{
	g_autoptr(GString) text = g_string_new(NULL);
	char quote = *selecting->at++;

	for (; *selecting->at != quote; selecting->at++) {
		if (*selecting->at == '\\' && selecting->at[1] != '\0')
			selecting->at++;
		if (*selecting->at == '\0')
			return NULL;
		g_string_append_c(text, *selecting->at);
	}
	selecting->at++;
	return keep(selecting, text);
}

/* A name: up to what can be no part of one; NULL if there is none. */
static const char *take_name(struct selecting *selecting)
{
	size_t length;
	g_autoptr(GString) name = NULL;

	if (*selecting->at == '"' || *selecting->at == '\'')
		return take_quoted(selecting);
	length = strcspn(selecting->at, "{}(),=!~<>\"'` \t\r\n");
	if (length == 0)
		return NULL;
	name = g_string_new_len(selecting->at, (gssize)length);
	selecting->at += length;
	return keep(selecting, name);
}

/* Up to the comma or brace that is not within brackets of the value. */
static const char *take_bare(struct selecting *selecting)
{
	const char *from = selecting->at;
	g_autoptr(GString) value = NULL;
	size_t length;
	int depth = 0;

	for (; *selecting->at; selecting->at++) {
		char letter = *selecting->at;

		if (depth == 0 && (letter == ',' || letter == '}'))
			break;
		if (letter == '\\' && selecting->at[1] != '\0')
			selecting->at++;
		else if (strchr("([{", letter))
			depth++;
		else if (strchr(")]}", letter))
			depth--;
	}
	length = (size_t)(selecting->at - from);
	while (length > 0 && g_ascii_isspace(from[length - 1]))
		length--;
	value = g_string_new_len(from, (gssize)length);
	return keep(selecting, value);
}

static bool take_matching(struct selecting *selecting, enum matching *matching)
{
	static const char signs[][3] = {
		[MATCHES_LIKE] = "=~",
		[MATCHES_UNLIKE] = "!~",
		[MATCHES_OTHER] = "!=",
		[MATCHES_EQUAL] = "=",
	};

	for (size_t i = G_N_ELEMENTS(signs); i-- > 0;) {
		if (!g_str_has_prefix(selecting->at, signs[i]) ||
		    (i == MATCHES_EQUAL && selecting->at[1] == '~'))
			continue;
		selecting->at += strlen(signs[i]);
		*matching = (enum matching)i;
		return true;
	}
	return false;
}

GRegex *selector_pattern(const char *pattern)
{
	g_autofree char *whole = g_strdup_printf("^(?:%s)$", pattern);
	g_autoptr(GRegex) alone = NULL;

	/* `a)|(b` is wrong by itself, though right between the brackets */
	alone = g_regex_new(pattern, G_REGEX_DEFAULT, 0, NULL);
	return alone ? g_regex_new(whole,
				   G_REGEX_DOTALL | G_REGEX_DOLLAR_ENDONLY, 0,
				   NULL) :
		       NULL;
}

static bool is_right(const struct matcher *matcher)
{
	g_autoptr(GRegex) pattern = NULL;

	if (!matcher->value)
		return false;
	if (matcher->matching == MATCHES_EQUAL ||
	    matcher->matching == MATCHES_OTHER)
		return true;
	pattern = selector_pattern(matcher->value);
	return pattern != NULL;
}

static bool take_matcher(struct selecting *selecting)
{
	struct matcher matcher = { .label = take_name(selecting) };

	if (!matcher.label)
		return false;
	pass_blanks(selecting);
	if (!take_matching(selecting, &matcher.matching))
		return false;
	pass_blanks(selecting);
	matcher.value = *selecting->at == '"' || *selecting->at == '\'' ?
				take_quoted(selecting) :
				take_bare(selecting);
	if (!is_right(&matcher))
		return false;
	g_array_append_val(selecting->matchers, matcher);
	pass_blanks(selecting);
	return true;
}

/* `{…}`; a comma may stand after the last. */
static bool take_matchers(struct selecting *selecting)
{
	selecting->at++;
	pass_blanks(selecting);
	while (*selecting->at != '}') {
		if (!take_matcher(selecting))
			return false;
		if (*selecting->at == ',')
			selecting->at++;
		else if (*selecting->at != '}')
			return false;
		pass_blanks(selecting);
	}
	selecting->at++;
	pass_blanks(selecting);
	return true;
}

/* Whether a series without any label and name would not be meant. */
static bool is_narrow(const struct matcher *matcher)
{
	g_autoptr(GRegex) pattern = NULL;

	switch (matcher->matching) {
	case MATCHES_EQUAL:
		return *matcher->value != '\0';
	case MATCHES_OTHER:
		return *matcher->value == '\0';
	default:
		pattern = selector_pattern(matcher->value);
		return g_regex_match(pattern, "", 0, NULL) ==
		       (matcher->matching == MATCHES_UNLIKE);
	}
}

static bool is_narrowed(const GArray *matchers)
{
	for (uint32_t m = 0; m < matchers->len; m++)
		if (is_narrow(&g_array_index(matchers, struct matcher, m)))
			return true;
	return false;
}

const struct selector *selector_parse(struct pool *pool, const char *text)
{
	g_autoptr(GArray) matchers =
		g_array_new(false, false, sizeof(struct matcher));
	struct selecting selecting = { pool, text, matchers };
	struct selector *selector = pool_alloc(pool, sizeof(*selector));

	selector->text = pool_text(pool, text);
	pass_blanks(&selecting);
	selector->name = take_name(&selecting);
	pass_blanks(&selecting);
	if (*selecting.at == '{' && !take_matchers(&selecting))
		return NULL;
	if (*selecting.at != '\0' ||
	    (!selector->name && !is_narrowed(matchers)))
		return NULL;
	selector->n = matchers->len;
	selector->matchers = pool_steal_array(pool, g_steal_pointer(&matchers));
	return selector;
}
