/* tag_pattern.c -- which tags the configuration means */
#include "importers/tag_pattern.h"

#include "model/error.h"

#include <string.h>

static bool is_word(const char *pattern)
{
	for (const char *at = pattern; *at; at++)
		if (!g_ascii_isalnum(*at) && *at != '-' && *at != '_')
			return false;
	return *pattern;
}

bool tag_pattern_compile(const char *key, const char *text,
			 struct tag_pattern *pattern, GError **error)
{
	g_autoptr(GError) reason = NULL;

	pattern->word = is_word(text) ? text : NULL;
	pattern->regex = g_regex_new(text,
				     G_REGEX_CASELESS | G_REGEX_OPTIMIZE |
					     G_REGEX_DOLLAR_ENDONLY,
				     0, &reason);
	if (!pattern->regex)
		g_set_error(error, SHIPLOG_ERROR, SHIPLOG_ERROR_USAGE,
			    "import.%s: \"%s\" is not a regular expression: %s",
			    key, text, reason->message);
	return pattern->regex;
}

void tag_pattern_clear(struct tag_pattern *pattern)
{
	g_clear_pointer(&pattern->regex, g_regex_unref);
}

/* The expression would be right, too; beyond ASCII only it knows the cases. */
static bool has_word(const char *word, const char *text, bool *is_all)
{
	size_t length = strlen(word);

	/* most letters are not the first of it, in either case */
	for (const char *at = text; *at; at++)
		if ((*at | 0x20) == (*word | 0x20) &&
		    g_ascii_strncasecmp(at, word, length) == 0) {
			if (at == text && at[length] == '\0')
				*is_all = true;
			return true;
		}
	return false;
}

bool tag_pattern_matches(const struct tag_pattern *pattern, const char *text,
			 bool *is_all)
{
	g_autoptr(GMatchInfo) match = NULL;
	int start = 0, end = 0;

	if (pattern->word && g_str_is_ascii(text))
		return has_word(pattern->word, text, is_all);
	if (!g_regex_match(pattern->regex, text, 0, &match))
		return false;
	g_match_info_fetch_pos(match, 0, &start, &end);
	if (start == 0 && text[end] == '\0')
		*is_all = true;
	return true;
}
