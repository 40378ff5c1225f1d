/* fuzz_git_inflate.c -- any bytes as a packed text, after two bytes that say
 * how long it is to be; what comes out is what the library makes of them
 */
#include "importers/git_inflate.h"
#include "importers/git_number.h"
#include "tests/fuzz/fuzz.h"

#include <glib.h>
#include <libdeflate.h>

static void compare(const uint8_t *text, size_t length, const uint8_t *bytes,
		    size_t size)
{
	struct libdeflate_decompressor *library =
		libdeflate_alloc_decompressor();
	g_autofree uint8_t *there = g_malloc(length + 1);
	size_t used, got;

	g_assert_cmpint(libdeflate_zlib_decompress_ex(library, bytes, size,
						      there, length, &used,
						      &got),
			==, LIBDEFLATE_SUCCESS);
	g_assert_cmpmem(text, length, there, got);
	libdeflate_free_decompressor(library);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	size_t length = size < 2 ? 0 : (size_t)(data[0] << 8 | data[1]);
	g_autofree uint8_t *text = g_malloc(length + 1);
	g_autofree uint8_t *bytes =
		size < 2 ? g_malloc(1) : g_memdup2(data + 2, size - 2);
	struct git_inflater *inflater = git_inflater_new();
	const uint8_t *digest;

	size = size < 2 ? 0 : size - 2;
	digest = git_inflate(inflater, bytes, bytes + size, text, length);
	if (digest && git_number(digest) == libdeflate_adler32(1, text, length))
		compare(text, length, bytes, size);
	git_inflater_free(inflater);
	return 0;
}
