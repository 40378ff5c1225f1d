/* fuzz_annotation.c -- any bytes as annotations, services configured or not */
#include "tests/exported.h"
#include "tests/fuzz/fuzz.h"

/* So that the file is of this format, whatever comes then. */
static const char first[] =
	"{\"time\":1700000000000,\"tags\":[\"deploy\",\"orders\"]}\n";

static void read_with(const char *services, const uint8_t *data, size_t size)
{
	g_autoptr(Exported) exported = exported_new(services);
	GString *file = g_string_new(first);
	g_autofree char *print = NULL;

	g_string_append_len(file, (const char *)data, (gssize)size);
	exported_read(exported, "x.json", file->str, file->len);
	g_string_free(file, true);
	print = exported_print(exported);
	g_assert_true(g_utf8_validate(print, -1, NULL));
	exported_account(exported);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	read_with("", data, size);
	read_with("orders=shop,cart payment-service=shop deploy-bot", data,
		  size);
	return 0;
}
