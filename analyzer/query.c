/* query.c -- the series that a query of Prometheus is about
 *
 * No evaluation: what stands round a selector in the queries that objectives
 * are written with is taken off, layer by layer, and anything else refused.
 */
#include "analyzer/query.h"

#include <string.h>

enum { DEEPEST = 16 };

/* The end of a text between quotes that begins here. */
static size_t quoted(const char *text)
{
	size_t i = 1;

	while (text[i] && text[i] != *text)
		i += text[i] == '\\' && text[i + 1] ? 2 : 1;
	return text[i] ? i : i - 1;
}

/* Where `sign` stands last outside of brackets and quotes, or NULL. */
static char *find_sign(char *text, const char *sign)
{
	char *found = NULL;
	int depth = 0;

	for (char *at = text; *at; at++) {
		if (strchr("\"'`", *at))
			at += quoted(at);
		else if (strchr("([{", *at))
			depth++;
		else if (strchr(")]}", *at))
			depth--;
		else if (depth == 0 && g_str_has_prefix(at, sign))
			found = at;
	}
	return found;
}

/* The bracket that closes the one that begins the text; NULL if none does. */
static char *closing(char *text)
{
	int depth = 0;

	for (char *at = text; *at; at++) {
		if (strchr("\"'`", *at))
			at += quoted(at);
		else if (strchr("([{", *at))
			depth++;
		else if (strchr(")]}", *at) && --depth == 0)
			return at;
	}
	return NULL;
}

/* `(…)`: what is within, ended where it closes; `rest` is behind it. */
static char *take_brackets(char *text, char **rest)
{
	char *end = *text == '(' ? closing(text) : NULL;

	if (!end)
		return NULL;
	*end = '\0';
	*rest = g_strstrip(end + 1);
	return g_strstrip(text + 1);
}

/* ` by (a, b)`: what is behind it, or the text as it is. */
static char *pass_labels(char *text)
{
	static const char *const words[] = { "by", "without" };

	for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
		char *behind = text + strlen(words[i]), *rest;

		if (!g_str_has_prefix(text, words[i]))
			continue;
		behind = g_strchug(behind);
		if (*behind == '(' && take_brackets(behind, &rest))
			return rest;
	}
	return text;
}

/* Those that leave a series what it is. */
static const char *const functions[] = {
	"sum", "rate",		"increase",	 "irate",	   "avg", "max",
	"min", "avg_over_time", "max_over_time", "last_over_time", NULL
};

/* `sum by (x) (…)`, `rate(…)`: what is within, or NULL. */
static char *take_function(char *text, const char *const *names)
{
	size_t length = strspn(text, "abcdefghijklmnopqrstuvwxyz_");

	for (size_t i = 0; names[i]; i++) {
		char *inner, *rest;

		if (strlen(names[i]) != length ||
		    strncmp(text, names[i], length) != 0)
			continue;
		inner = take_brackets(pass_labels(g_strchug(text + length)),
				      &rest);
		return inner && !*pass_labels(rest) ? inner : NULL;
	}
	return NULL;
}

/* Takes `[5m]` off the end. */
static bool cut_range(char *text)
{
	char *range;
	size_t length = strlen(text);

	if (length == 0 || text[length - 1] != ']')
		return false;
	for (range = text + length; range > text && *range != '[';)
		range--;
	if (range == text)
		return false;
	*range = '\0';
	g_strchomp(text);
	return true;
}

/* `A or vector(0)` is A. */
static void cut_zero(char *text)
{
	char *word = find_sign(text, " or ");
	g_autofree char *behind = NULL;

	if (!word)
		return;
	behind = g_strdup(word + strlen(" or "));
	g_strstrip(behind);
	if (strcmp(behind, "vector(0)") == 0 ||
	    strcmp(behind, "on() vector(0)") == 0) {
		*word = '\0';
		g_strchomp(text);
	}
}

/* Brackets round all of it. */
static char *take_whole(char *text)
{
	char *end = *text == '(' ? closing(text) : NULL, *rest;

	return end && !*g_strchug(end + 1) ? take_brackets(text, &rest) : NULL;
}

static const struct selector *read_series(struct pool *pool, char *text)
{
	for (int depth = 0; depth < DEEPEST; depth++) {
		char *inner;

		text = g_strstrip(text);
		cut_zero(text);
		inner = take_whole(text);
		if (!inner && *text != '(')
			inner = take_function(text, functions);
		if (inner)
			text = inner;
		else if (!cut_range(text))
			return selector_parse(pool, text);
	}
	return NULL;
}

/* `sum(NAME_over_time(x[1h]))`: x, or NULL. */
static char *take_over_time(char *text, const char *name)
{
	static const char *const sum[] = { "sum", NULL };
	const char *const names[] = { name, NULL };
	char *inner;

	text = g_strstrip(text);
	while ((inner = take_whole(text)) || (inner = take_function(text, sum)))
		text = inner;
	text = take_function(text, names);
	return text && cut_range(text) ? g_strstrip(text) : NULL;
}

/* All its samples by how many there are: the series itself. */
static const struct selector *read_mean(struct pool *pool, const char *sum,
					const char *count)
{
	g_autofree char *above = g_strdup(sum), *below = g_strdup(count);
	const char *series = take_over_time(above, "sum_over_time");
	const char *same = take_over_time(below, "count_over_time");

	if (!series || !same || strcmp(series, same) != 0)
		return NULL;
	return selector_parse(pool, series);
}

static bool read_share(struct pool *pool, char *text, struct query *query)
{
	char *sign, *inner;

	for (text = g_strstrip(text); (inner = take_whole(text));)
		text = inner;
	sign = find_sign(text, "/");
	query->kind = QUERY_SERIES;
	if (!sign) {
		query->part = read_series(pool, text);
		return query->part != NULL;
	}
	*sign = '\0';
	query->part = read_mean(pool, text, sign + 1);
	if (query->part)
		return true;
	query->kind = QUERY_SHARE;
	query->part = read_series(pool, text);
	query->whole = read_series(pool, sign + 1);
	return query->part && query->whole;
}

bool query_read(struct pool *pool, const char *text, struct query *query)
{
	g_autofree char *copy = g_strdup(text);
	char *from = g_strstrip(copy), *inner;
	bool is_complement = false;

	*query = (struct query){ QUERY_SERIES, NULL, NULL };
	g_strdelimit(copy, "\t\r\n", ' ');
	while ((inner = take_whole(from)))
		from = inner;
	if (*from == '1' && *g_strchug(from + 1) == '-') {
		from = strchr(from, '-') + 1;
		is_complement = true;
	}
	if (!read_share(pool, from, query))
		return false;
	if (is_complement)
		query->kind = QUERY_COMPLEMENT;
	return true;
}
