/* replay.c -- every file of a corpus once, where libFuzzer is not there
 *
 * The program fuzz_NAME reads the files of tests/fuzz/corpus/NAME, each whole
 * and each cut off in the middle.  A file is added for every bug that was
 * found.
 */
#include "tests/fuzz/fuzz.h"

#include <glib.h>
#include <string.h>

static void replay(const void *data)
{
	g_autofree char *bytes = NULL;
	size_t length;

	g_assert_true(g_file_get_contents(data, &bytes, &length, NULL));
	LLVMFuzzerTestOneInput((const uint8_t *)bytes, length);
	LLVMFuzzerTestOneInput((const uint8_t *)bytes, length / 2);
}

static int by_name(gconstpointer a, gconstpointer b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static char *corpus_of(const char *program)
{
	g_autofree char *name = g_path_get_basename(program);
	const char *source = g_getenv("SHIPLOG_SOURCE");
	const char *noun = strstr(name, "fuzz_");

	g_assert_nonnull(noun);
	return g_build_filename(source ? source : ".", "tests", "fuzz",
				"corpus", noun + strlen("fuzz_"), NULL);
}

int main(int argc, char **argv)
{
	g_autofree char *corpus = corpus_of(argv[0]);
	g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GDir) folder = g_dir_open(corpus, 0, NULL);
	const char *name;

	g_test_init(&argc, &argv, NULL);
	while (folder && (name = g_dir_read_name(folder)))
		g_ptr_array_add(paths, g_build_filename(corpus, name, NULL));
	g_ptr_array_sort(paths, by_name);
	for (uint32_t i = 0; i < paths->len; i++) {
		g_autofree char *file = g_path_get_basename(paths->pdata[i]);
		g_autofree char *test = g_strconcat("/fuzz/", file, NULL);

		g_test_add_data_func(test, paths->pdata[i], replay);
	}
	g_assert_cmpuint(paths->len, >, 0);
	return g_test_run();
}
