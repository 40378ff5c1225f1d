/* test_csv.c -- tables read the quick way and through the library */
#include "tests/tables_agree.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

/* With more of what is said more than once; one `0` is a NUL. */
static GString *noise(const char *letters, size_t n_letters, int n)
{
	GString *text = g_string_new(NULL);

	while (n-- > 0)
		g_string_append_c(
			text,
			letters[g_test_rand_int_range(0, (int32_t)n_letters)]);
	return text;
}

static void noise_is_read_alike(void)
{
	static const char letters[] = "aaab,,,;\t\"\r\n\n\n  \xc3\xa4\0";

	for (int i = 0; i < 30000; i++) {
		GString *text = noise(letters, sizeof(letters) - 1,
				      g_test_rand_int_range(0, 60));

		tables_agree(text->str, text->len);
		g_string_free(text, true);
	}
}

/* Plain, but for a few rows. */
static void a_long_table_is_read_alike(void)
{
	static const char *const odd[] = {
		"\"a,\nb\",c\r\n", " a , b\n",	   "\n",
		"a\rb\n",	   "\"\"\n",	   "\xff,\xc3\n",
		"a,\t\n",	   "\xc3\xa4,b\n", "\r\n",
		"a\"b,c\n",
	};

	for (int i = 0; i < 4; i++) {
		g_autoptr(GString) text = g_string_new("time,service\n");

		while (text->len < 700 * 1024) {
			int n = g_test_rand_int_range(0, 4000);

			g_string_append_printf(text, "%d,w%d,,%s\n", n, n,
					       i % 2 ? "x" : "y\r");
			if (n < (int)G_N_ELEMENTS(odd))
				g_string_append(text, odd[n]);
		}
		tables_agree(text->str, text->len);
	}
}

/* What neither way reads as it is: the file ends in it. */
static void a_table_ends_at_any_byte(void)
{
	static const char whole[] = "a,b\n1,2\n\"3\n\",4\n5, 6 \r\n\r\n7,8";

	for (size_t length = 0; length < sizeof(whole); length++)
		tables_agree(whole, length);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/csv/noise", noise_is_read_alike);
	g_test_add_func("/csv/long-table", a_long_table_is_read_alike);
	g_test_add_func("/csv/any-end", a_table_ends_at_any_byte);
	return g_test_run();
}
