/* exported_fuzz.c -- any bytes behind a record of a format */
#include "tests/exported.h"

static void read_with(const char *services, const char *bytes, size_t length)
{
	g_autoptr(Exported) exported = exported_new(services);
	g_autofree char *print = NULL;

	exported_read(exported, "x", bytes, length);
	print = exported_print(exported);
	g_assert_true(g_utf8_validate(print, -1, NULL));
	exported_account(exported);
	facts_seal(exported->facts, 600);
}

int exported_fuzz(const char *first, const uint8_t *data, size_t size)
{
	g_autoptr(GString) file = g_string_new(first);

	g_string_append_len(file, (const char *)data, (gssize)size);
	read_with("", file->str, file->len);
	read_with("orders=shop,cart payment-service=shop deploy-bot", file->str,
		  file->len);
	return 0;
}
