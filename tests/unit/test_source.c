/* test_source.c -- what is opened and what is refused */
#include "importers/source.h"
#include "tests/repository.h"

#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

static char *read_all(const char *name, size_t size)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(SourceFile) file = source_open(name, &error);
	g_autofree char *bytes = g_malloc(size);
	GString *text = g_string_new(NULL);
	size_t length = 1;

	while (file && length > 0 &&
	       source_read(file, bytes, size, &length, &error))
		g_string_append_len(text, bytes, (gssize)length);
	if (error)
		g_string_append(text, error->message);
	else
		g_string_append_printf(text, "|%d|%.8s",
				       (int)source_bytes(file),
				       source_sha256(file));
	return g_string_free(text, false);
}

/* clang-format off */
static const struct {
	const char *name, *bytes;
	size_t length;
	const char *want;
} cases[] = {
	{ "empty", "", 0, "|0|e3b0c442" },
	{ "one-byte", "a", 1, "a|1|ca978112" },
	{ "some", "hello world", 11, "hello world|11|b94d27b9" },
	{ "a-mark", "\xef\xbb\xbf[]", 5, "[]|5|1b7a6afb" },
	{ "half-a-mark", "\xef\xbb", 2, "\xef\xbb|2|f257f050" },
#ifdef HAVE_ZSTD
	{ "zstd",
	  "\050\265\057\375\040\013\131\000\000\150\145\154"
	  "\154\157\040\167\157\162\154\144", 20,
	  "hello world|20|70798d62" },
	{ "zstd-twice",
	  "\050\265\057\375\040\013\131\000\000\150\145\154"
	  "\154\157\040\167\157\162\154\144\050\265\057\375"
	  "\040\013\131\000\000\150\145\154\154\157\040\167"
	  "\157\162\154\144", 40,
	  "hello worldhello world|40|fa08cea6" },
	{ "zstd-cut",
	  "\050\265\057\375\040\013\131\000\000\150\145\154"
	  "\154\157\040\167\157", 17,
	  "hello wof: byte 17: the compressed data end early" },
	{ "zstd-damaged", "\050\265\057\375\040\013\007\000\000", 9,
	  "f: byte 0: the compressed data are damaged" },
#else
	{ "zstd", "\x28\xb5\x2f\xfd", 4,
	  "f: is compressed (zstd), unpack it first" },
#endif
	{ "gzip",
	  "\037\213\010\000\000\000\000\000\002\003\313\110"
	  "\315\311\311\127\050\317\057\312\111\001\000\205"
	  "\021\112\015\013\000\000\000", 31,
	  "hello world|31|c3f79375" },
	{ "gzip-twice",
	  "\037\213\010\000\000\000\000\000\002\003\313\110"
	  "\315\311\311\127\050\317\057\312\111\001\000\205"
	  "\021\112\015\013\000\000\000\037\213\010\000\000"
	  "\000\000\000\002\003\313\110\315\311\311\127\050"
	  "\317\057\312\111\001\000\205\021\112\015\013\000"
	  "\000\000", 62,
	  "hello worldhello world|62|911cdd0a" },
	{ "gzip-with-padding",
	  "\037\213\010\000\000\000\000\000\002\003\313\110"
	  "\315\311\311\127\050\317\057\312\111\001\000\205"
	  "\021\112\015\013\000\000\000\000\000\000", 34,
	  "hello world|34|b02ed28a" },
	{ "gzip-cut",
	  "\037\213\010\000\000\000\000\000\002\003\313\110"
	  "\315\311\311\127\050\317\057\312\111\001\000\205"
	  "\021\112\015", 27,
	  "hello worldf: byte 27: the compressed data end early" },
	{ "gzip-damaged", "\037\213\011\000\000\000\000\000\000", 9,
	  "f: byte 4: the compressed data are damaged" },
	{ "xz",
	  "\375\067\172\130\132\000\000\001\151\042\336\066"
	  "\002\000\041\001\026\000\000\000\164\057\345\243"
	  "\001\000\012\150\145\154\154\157\040\167\157\162"
	  "\154\144\000\000\205\021\112\015\000\001\037\013"
	  "\075\142\016\172\220\102\231\015\001\000\000\000"
	  "\000\001\131\132", 64,
	  "hello world|64|e7ae2667" },
	{ "xz-cut",
	  "\375\067\172\130\132\000\000\001\151\042\336\066"
	  "\002\000\041\001\026\000\000\000\164\057\345\243"
	  "\001\000\012\150\145\154\154\157\040\167\157\162"
	  "\154\144\000\000\205\021\112\015\000\001\037\013"
	  "\075\142\016\172\220\102\231\015\001\000\000\000", 60,
	  "hello worldf: byte 60: the compressed data end early" },
	{ "utf-16-le",
	  "\377\376\141\000\351\000\254\040\075\330\000\336", 12,
	  "\141\303\251\342\202\254\360\237\230\200|12|ebcd5dab" },
	{ "utf-16-be",
	  "\376\377\000\141\000\351\040\254\330\075\336\000", 12,
	  "\141\303\251\342\202\254\360\237\230\200|12|301c080c" },
	{ "utf-16-broken",
	  "\377\376\075\330\141\000\142", 7,
	  "\357\277\275\141\357\277\275|7|624b7e56" },
	{ "gzip-of-utf-16",
	  "\037\213\010\000\000\000\000\000\002\003\373\377"
	  "\057\232\001\000\250\003\124\031\004\000\000\000", 24,
	  "[|24|8d84d533" },
	{ "gzip-in-gzip",
	  "\037\213\010\000\000\000\000\000\002\003\223\357"
	  "\346\140\000\001\046\346\356\076\126\006\315\335"
	  "\076\274\114\100\036\000\077\061\307\114\026\000"
	  "\000\000", 38,
	  "f: is compressed (gzip) twice, unpack it first" },
	{ "bzip2", "BZh91AY", 7, "f: is compressed (bzip2), unpack it first" },
	{ "compress", "\037\235\220", 3,
	  "f: is compressed (compress), unpack it first" },
	{ "zip", "PK\003\004", 4, "f: is an archive (zip), unpack it first" },
	{ "zip-of-nothing", "PK\005\006", 4,
	  "f: is an archive (zip), unpack it first" },
	{ "7z", "7z\274\257\047\034", 6, "f: is an archive (7z), unpack it first" },
	{ "workbook",
	  "PK\003\004--------------------------[Content_Types].xml", 49,
	  "f: is a workbook or a document, save it as CSV first" },
	{ "workbook-of-old", "\320\317\021\340\241\261\032\341", 8,
	  "f: is a workbook or a document, save it as CSV first" },
	{ "utf-16-le-without-mark",
	  "\133\000\061\000\135\000", 6, "[1]|6|fa960847" },
	{ "utf-16-be-without-mark",
	  "\000\133\000\061\000\135", 6, "[1]|6|e867faf8" },
};
/* clang-format on */

static void is_read(const void *data)
{
	const typeof(cases[0]) *row = data;
	char *folder = repository_enter();

	g_assert_true(g_file_set_contents("f", row->bytes, (gssize)row->length,
					  NULL));
	for (size_t size = 1; size < 6; size++) {
		g_autofree char *got = read_all("f", size);

		g_assert_cmpstr(got, ==, row->want);
	}
	repository_leave(folder);
}

static void refuses(const char *name, const char *want)
{
	g_autofree char *got = read_all(name, 16);

	g_assert_cmpstr(got, ==, want);
}

static void archives_of_tapes_are_refused(void)
{
	char *folder = repository_enter();
	char block[512] = "a.json";

	memcpy(block + 257, "ustar", 5);
	g_assert_true(g_file_set_contents("tar", block, sizeof(block), NULL));
	refuses("tar", "tar: is an archive (tar), unpack it first");
	repository_leave(folder);
}

static void bind_socket(const char *name)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	int descriptor = socket(AF_UNIX, SOCK_STREAM, 0);

	g_strlcpy(address.sun_path, name, sizeof(address.sun_path));
	g_assert_cmpint(
		bind(descriptor, (struct sockaddr *)&address, sizeof(address)),
		==, 0);
	close(descriptor);
}

static void what_is_no_file_is_refused(void)
{
	char *folder = repository_enter();

	g_assert_cmpint(mkfifo("pipe", 0600), ==, 0);
	g_assert_cmpint(symlink("/dev/zero", "zero"), ==, 0);
	g_assert_cmpint(symlink("loop", "loop"), ==, 0);
	bind_socket("socket");
	refuses("pipe", "pipe: is a pipe, not a file (standard input is read "
			"as -)");
	refuses("zero", "zero: is a device, not a file");
	refuses(".", ".: is a folder, not a file");
	refuses("none", "none: No such file or directory");
	refuses("loop", "loop: Too many levels of symbolic links");
	refuses("socket", "socket: No such device or address");
	repository_leave(folder);
}

static void standard_input_is_read(void)
{
	int pipes[2];
	int kept = dup(STDIN_FILENO);
	g_autofree char *got = NULL;

	g_assert_cmpint(pipe(pipes), ==, 0);
	g_assert_cmpint(write(pipes[1], "hello world", 11), ==, 11);
	close(pipes[1]);
	dup2(pipes[0], STDIN_FILENO);
	got = read_all("-", 3);
	dup2(kept, STDIN_FILENO);
	close(pipes[0]);
	close(kept);
	g_assert_cmpstr(got, ==, "hello world|11|b94d27b9");
}

/* From some size on another thread works the checksum out. */
static void a_large_file_has_a_checksum(void)
{
	size_t size = (9 << 20) + 12345;
	g_autofree char *bytes = g_malloc(size);
	g_autofree char *want = NULL;
	char *folder = repository_enter();

	for (size_t i = 0; i < size; i++)
		bytes[i] = (char)(i * i >> 7);
	want = g_compute_checksum_for_data(G_CHECKSUM_SHA256,
					   (const unsigned char *)bytes, size);
	g_assert_true(g_file_set_contents("f", bytes, (gssize)size, NULL));
	for (size_t piece = 100000; piece < 1000000; piece += 300001) {
		g_autoptr(SourceFile) file = source_open("f", NULL);
		size_t length;

		do
			g_assert_true(
				source_read(file, bytes, piece, &length, NULL));
		while (length > 0);
		g_assert_cmpstr(source_sha256(file), ==, want);
	}
	repository_leave(folder);
}

/* Closed in the middle, it leaves no thread behind. */
static void a_large_file_is_closed_early(void)
{
	size_t size = 6 << 20, length;
	g_autofree char *bytes = g_malloc0(size);
	g_autoptr(SourceFile) file = source_of_bytes("f", bytes, size, NULL);
	g_autofree char *piece = g_malloc(5 << 20);

	for (int i = 0; i < 3; i++)
		g_assert_true(source_read(file, piece, 5 << 19, &length, NULL));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *path =
			g_strconcat("/source/", cases[i].name, NULL);

		g_test_add_data_func(path, &cases[i], is_read);
	}
	g_test_add_func("/source/tar", archives_of_tapes_are_refused);
	g_test_add_func("/source/no-file", what_is_no_file_is_refused);
	g_test_add_func("/source/standard-input", standard_input_is_read);
	g_test_add_func("/source/large", a_large_file_has_a_checksum);
	g_test_add_func("/source/closed-early", a_large_file_is_closed_early);
	return g_test_run();
}
