/* test_condition.c -- conditions of Argo's analyses, and measurements */
#include "analyzer/condition.h"

#include <glib.h>
#include <string.h>

/* clang-format off */
static const struct {
	const char *condition, *value;
	enum condition want;
} cases[] = {
	{ "result[0] >= 0.95", "[0.95]", CONDITION_TRUE },
	{ "result[0] >= 0.95", "[0.9499]", CONDITION_FALSE },
	{ "result[0]>=0.95", "[0.98,0.1]", CONDITION_TRUE },
	{ "result[1] >= 0.95", "[0.98, 0.1]", CONDITION_FALSE },
	{ "result[0] >= 0.95", "[]", CONDITION_ERROR },
	{ "result[0] >= 0.95", "0.98", CONDITION_ERROR },
	{ "result[0] >= 0.95", "[x]", CONDITION_ERROR },
	{ "result[-1] >= 0.95", "[0.98]", CONDITION_ERROR },
	{ "result[0.5] >= 0.95", "[0.98]", CONDITION_ERROR },
	{ "result >= 0.95", "[0.98]", CONDITION_ERROR },
	{ "result < 5 && result > 0", "3", CONDITION_TRUE },
	{ "result < 5 && result > 0", "5", CONDITION_FALSE },
	{ "result < 5 and result > 0", "0", CONDITION_FALSE },
	{ "result < 1 || result > 3", "4", CONDITION_TRUE },
	{ "result < 1 or result > 3 && result < 5", "6", CONDITION_FALSE },
	{ "(result < 1 || result > 3) && result < 5", "0.5", CONDITION_TRUE },
	{ "len(result) == 0", "[]", CONDITION_TRUE },
	{ "len(result) == 0", "[ ]", CONDITION_TRUE },
	{ "len(result) == 0", "[1]", CONDITION_FALSE },
	{ "len(result) == 2", "[1,2]", CONDITION_TRUE },
	{ "len(result) == 2", "ab", CONDITION_TRUE },
	{ "len(result) == 2", "12", CONDITION_ERROR },
	{ "len(result) == 0 || result[0] < 5", "[]", CONDITION_TRUE },
	{ "len(result) > 0 && result[0] < 5", "[]", CONDITION_FALSE },
	{ "result[0] < 5 || len(result) == 0", "[]", CONDITION_ERROR },
	{ "result == true", "true", CONDITION_TRUE },
	{ "result", "false", CONDITION_FALSE },
	{ "!result", "false", CONDITION_TRUE },
	{ "not (result > 2)", "1", CONDITION_TRUE },
	{ "!(result > 2)", "3", CONDITION_FALSE },
	{ "result", "1", CONDITION_ERROR },
	{ "!result", "1", CONDITION_ERROR },
	{ "result == \"ok\"", "ok", CONDITION_TRUE },
	{ "result == 'ok'", "\"ok\"", CONDITION_TRUE },
	{ "result != 'ok'", "bad", CONDITION_TRUE },
	{ "result == 'true'", "true", CONDITION_FALSE },
	{ "result < 'b'", "a", CONDITION_ERROR },
	{ "result == nil", "null", CONDITION_TRUE },
	{ "result == nil", "1", CONDITION_FALSE },
	{ "result != 1e2", "100", CONDITION_FALSE },
	{ "result > -1", "-0.5", CONDITION_TRUE },
	{ "result < 5", "NaN", CONDITION_FALSE },
	{ "result >= 5", "NaN", CONDITION_FALSE },
	{ "isNaN(result)", "NaN", CONDITION_TRUE },
	{ "isNaN(result[0]) || result[0] < 0.01", "[NaN]", CONDITION_TRUE },
	{ "isInf(result)", "+Inf", CONDITION_TRUE },
	{ "isInf(result)", "3", CONDITION_FALSE },
	{ "default(result, 0) < 5", "null", CONDITION_TRUE },
	{ "default(result, 0) < 5", "7", CONDITION_FALSE },
	{ "asFloat(result) < 0.5", "\"0.4\"", CONDITION_TRUE },
	{ "asInt(result) == 7", "\"7.9\"", CONDITION_TRUE },
	{ "asInt(result) == 7", "seven", CONDITION_ERROR },
	{ "asFloat(result) < 1", "true", CONDITION_ERROR },

	{ "", "1", CONDITION_UNKNOWN },
	{ "result >", "1", CONDITION_UNKNOWN },
	{ "result > 1 2", "1", CONDITION_UNKNOWN },
	{ "result > 1ms", "1", CONDITION_UNKNOWN },
	{ "result[0 > 1", "[1]", CONDITION_UNKNOWN },
	{ "(result > 1", "1", CONDITION_UNKNOWN },
	{ "result > 1)", "1", CONDITION_UNKNOWN },
	{ "result * 100 > 1", "1", CONDITION_UNKNOWN },
	{ "result.value > 1", "{\"value\":2}", CONDITION_UNKNOWN },
	{ "all(result, {# < 5})", "[1]", CONDITION_UNKNOWN },
	{ "results > 1", "1", CONDITION_UNKNOWN },
	{ "len result", "[1]", CONDITION_UNKNOWN },
	{ "default(result) > 1", "1", CONDITION_UNKNOWN },
	{ "result == 'a\\'b'", "x", CONDITION_UNKNOWN },
	{ "result == 'a", "x", CONDITION_UNKNOWN },
	{ "result in [1, 2]", "1", CONDITION_UNKNOWN },
	{ "result[true] > 1", "[1]", CONDITION_UNKNOWN },
	{ "false && what", "1", CONDITION_UNKNOWN },
};
/* clang-format on */

static void holds(const void *data)
{
	const typeof(cases[0]) *row = data;

	g_test_message("%s of %s", row->condition, row->value);
	g_assert_cmpint(condition_holds(row->condition, row->value), ==,
			row->want);
}

/* However deep it is, it comes back. */
static void is_not_too_deep(void)
{
	for (int sign = 0; sign < 2; sign++) {
		g_autoptr(GString) deep = g_string_new(NULL);

		for (int i = 0; i < 100000; i++)
			g_string_append_c(deep, "(!"[sign]);
		g_assert_cmpint(condition_holds(deep->str, "1"), ==,
				CONDITION_UNKNOWN);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *path = g_strdup_printf("/condition/%zu-%s", i,
							cases[i].condition);

		g_strdelimit(path + strlen("/condition/"), "/", '|');
		g_test_add_data_func(path, &cases[i], holds);
	}
	g_test_add_func("/condition/deep", is_not_too_deep);
	return g_test_run();
}
