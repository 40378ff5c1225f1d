/* condition.c -- what Argo's analyses ask of a measurement
 *
 * It is read and answered in one pass, from left to right.  What cannot be
 * answered is a broken operand, which spreads as an error does, but for where
 * && and || do not look; what cannot be read ends all.
 */
#include "analyzer/condition.h"

#include <glib.h>
#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

enum { DEEPEST = 64 };

enum kind {
	KIND_BROKEN,
	KIND_NIL,
	KIND_TRUTH,
	KIND_NUMBER,
	KIND_TEXT,
	KIND_LIST
};

/* A text is not ended; a list is what stands between its brackets. */
struct operand {
	enum kind kind;
	bool truth;
	double number;
	const char *text;
	size_t length;
};

struct asking {
	const char *at;
	struct operand result;
	int depth;
	bool is_unknown;
};

static const struct operand broken = { .kind = KIND_BROKEN };

static struct operand truth_of(bool truth)
{
	return (struct operand){ .kind = KIND_TRUTH, .truth = truth };
}

static struct operand number_of(double number)
{
	return (struct operand){ .kind = KIND_NUMBER, .number = number };
}

static struct operand text_of(const char *text, size_t length)
{
	return (struct operand){ KIND_TEXT, false, NAN, text, length };
}

static struct operand unknown(struct asking *asking)
{
	asking->is_unknown = true;
	return broken;
}

/* -- values */

static bool read_number(const char *text, size_t length, double *number)
{
	g_autofree char *copy = g_strstrip(g_strndup(text, length));
	char *end;

	*number = g_ascii_strtod(copy, &end);
	return end != copy && *end == '\0';
}

static struct operand read_value(const char *text)
{
	size_t length = strlen(text);
	double number;

	if (length == 0 || strcmp(text, "null") == 0 ||
	    strcmp(text, "<nil>") == 0)
		return (struct operand){ .kind = KIND_NIL };
	if (strcmp(text, "true") == 0 || strcmp(text, "false") == 0)
		return truth_of(*text == 't');
	if (length > 1 && *text == '[' && text[length - 1] == ']')
		return (struct operand){ KIND_LIST, false, NAN, text + 1,
					 length - 2 };
	if (length > 1 && *text == '"' && text[length - 1] == '"')
		return text_of(text + 1, length - 2);
	if (read_number(text, length, &number))
		return number_of(number);
	return text_of(text, length);
}

static uint32_t count_of(const struct operand *list)
{
	uint32_t n = 0;

	for (size_t i = 0; i < list->length; i++)
		n += list->text[i] == ',';
	for (size_t i = 0; i < list->length; i++)
		if (!g_ascii_isspace(list->text[i]))
			return n + 1;
	return 0;
}

/* Elements are numbers, as all that Prometheus answers. */
static struct operand element_of(const struct operand *list, double index)
{
	const char *from = list->text, *end = from + list->length, *comma;
	double number;

	if (list->kind != KIND_LIST || !(index >= 0) ||
	    index >= count_of(list) || index != floor(index))
		return broken;
	for (; index > 0; index--)
		from = (const char *)memchr(from, ',', (size_t)(end - from)) +
		       1;
	comma = memchr(from, ',', (size_t)(end - from));
	if (!read_number(from, (size_t)((comma ? comma : end) - from), &number))
		return broken;
	return number_of(number);
}

/* -- words and signs */

static void skip(struct asking *asking)
{
	while (g_ascii_isspace(*asking->at))
		asking->at++;
}

static bool take(struct asking *asking, const char *sign)
{
	size_t length = strlen(sign);

	skip(asking);
	if (strncmp(asking->at, sign, length) != 0)
		return false;
	if (g_ascii_isalpha(*sign) &&
	    (g_ascii_isalnum(asking->at[length]) || asking->at[length] == '_'))
		return false;
	asking->at += length;
	return true;
}

static void expect(struct asking *asking, const char *sign)
{
	if (!take(asking, sign))
		asking->is_unknown = true;
}

/* -- operands */

static struct operand ask_any(struct asking *asking);

static struct operand ask_literal(struct asking *asking)
{
	char quote = *asking->at;
	const char *from = asking->at + 1, *end;
	double number;
	char *behind;

	if (quote == '"' || quote == '\'') {
		end = strchr(from, quote);
		if (!end || memchr(from, '\\', (size_t)(end - from)))
			return unknown(asking);
		asking->at = end + 1;
		return text_of(from, (size_t)(end - from));
	}
	if (!g_ascii_isdigit(quote) && !strchr("-.", quote))
		return unknown(asking);
	number = g_ascii_strtod(asking->at, &behind);
	if (behind == asking->at || g_ascii_isalpha(*behind))
		return unknown(asking);
	asking->at = behind;
	return number_of(number);
}

static struct operand ask_result(struct asking *asking)
{
	struct operand index;

	if (*asking->at == '.' || *asking->at == '?')
		return unknown(asking);
	if (!take(asking, "["))
		return asking->result;
	index = ask_any(asking);
	expect(asking, "]");
	if (index.kind != KIND_NUMBER)
		return unknown(asking);
	return element_of(&asking->result, index.number);
}

static struct operand length_of(struct operand operand)
{
	if (operand.kind == KIND_LIST)
		return number_of(count_of(&operand));
	if (operand.kind == KIND_TEXT)
		return number_of((double)operand.length);
	return broken;
}

static struct operand as_number(struct operand operand, bool is_whole)
{
	double number = operand.number;

	if (operand.kind == KIND_TEXT &&
	    !read_number(operand.text, operand.length, &number))
		return broken;
	if (operand.kind != KIND_TEXT && operand.kind != KIND_NUMBER)
		return broken;
	return number_of(is_whole ? trunc(number) : number);
}

static struct operand with_default(struct asking *asking,
				   struct operand operand)
{
	struct operand other;

	expect(asking, ",");
	other = asking->is_unknown ? broken : ask_any(asking);
	return operand.kind == KIND_NIL ? other : operand;
}

static struct operand ask_function(struct asking *asking)
{
	static const char *const names[] = { "len",	"isNaN", "isInf",
					     "asFloat", "asInt", "default" };
	struct operand operand = broken;
	size_t f = 0;

	while (f < G_N_ELEMENTS(names) && !take(asking, names[f]))
		f++;
	if (f == G_N_ELEMENTS(names))
		return ask_literal(asking);
	expect(asking, "(");
	if (!asking->is_unknown)
		operand = ask_any(asking);
	if (f == 5)
		operand = with_default(asking, operand);
	expect(asking, ")");
	if (f == 0)
		return length_of(operand);
	if (f == 3 || f == 4)
		return as_number(operand, f == 4);
	if (f == 5 || operand.kind != KIND_NUMBER)
		return f == 5 ? operand : broken;
	return truth_of(f == 1 ? isnan(operand.number) : isinf(operand.number));
}

static struct operand ask_one(struct asking *asking)
{
	struct operand operand;

	if (asking->is_unknown || ++asking->depth > DEEPEST)
		return unknown(asking);
	if (take(asking, "!") || take(asking, "not")) {
		operand = ask_one(asking);
		operand = operand.kind == KIND_TRUTH ?
				  truth_of(!operand.truth) :
				  broken;
	} else if (take(asking, "(")) {
		operand = ask_any(asking);
		expect(asking, ")");
	} else if (take(asking, "result")) {
		operand = ask_result(asking);
	} else if (take(asking, "true")) {
		operand = truth_of(true);
	} else if (take(asking, "false")) {
		operand = truth_of(false);
	} else if (take(asking, "nil")) {
		operand = (struct operand){ .kind = KIND_NIL };
	} else {
		operand = ask_function(asking);
	}
	asking->depth--;
	return operand;
}

/* -- comparisons, && and || */

static bool are_equal(const struct operand *a, const struct operand *b)
{
	if (a->kind != b->kind)
		return false;
	switch (a->kind) {
	case KIND_NUMBER:
		return a->number == b->number;
	case KIND_TRUTH:
		return a->truth == b->truth;
	case KIND_TEXT:
		return a->length == b->length &&
		       memcmp(a->text, b->text, a->length) == 0;
	default:
		return a->kind == KIND_NIL;
	}
}

static struct operand compare(struct operand a, size_t sign, struct operand b)
{
	if (a.kind == KIND_BROKEN || b.kind == KIND_BROKEN)
		return broken;
	if (sign < 2)
		return truth_of(are_equal(&a, &b) == (sign == 0));
	if (a.kind != KIND_NUMBER || b.kind != KIND_NUMBER)
		return broken;
	return truth_of(sign == 2 ? a.number <= b.number :
			sign == 3 ? a.number >= b.number :
			sign == 4 ? a.number < b.number :
				    a.number > b.number);
}

static struct operand ask_comparison(struct asking *asking)
{
	static const char *const signs[] = { "==", "!=", "<=", ">=", "<", ">" };
	struct operand operand = ask_one(asking);

	for (size_t s = 0; s < G_N_ELEMENTS(signs); s++)
		if (take(asking, signs[s]))
			return compare(operand, s, ask_one(asking));
	return operand;
}

/* What is behind a side that decides is read, but has no say. */
static struct operand join(struct operand a, struct operand b, bool decides)
{
	if (a.kind != KIND_TRUTH || a.truth == decides)
		return a.kind == KIND_TRUTH ? a : broken;
	return b.kind == KIND_TRUTH ? b : broken;
}

static struct operand ask_all(struct asking *asking)
{
	struct operand operand = ask_comparison(asking);

	while (!asking->is_unknown &&
	       (take(asking, "&&") || take(asking, "and")))
		operand = join(operand, ask_comparison(asking), false);
	return operand;
}

static struct operand ask_any(struct asking *asking)
{
	struct operand operand = ask_all(asking);

	while (!asking->is_unknown &&
	       (take(asking, "||") || take(asking, "or")))
		operand = join(operand, ask_all(asking), true);
	return operand;
}

enum condition condition_holds(const char *condition, const char *value)
{
	struct asking asking = { .at = condition, .result = read_value(value) };
	struct operand answer = ask_any(&asking);

	skip(&asking);
	if (asking.is_unknown || *asking.at != '\0')
		return CONDITION_UNKNOWN;
	if (answer.kind != KIND_TRUTH)
		return CONDITION_ERROR;
	return answer.truth ? CONDITION_TRUE : CONDITION_FALSE;
}
