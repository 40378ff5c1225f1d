/* test_git_inflate.c -- short texts, inflated as the library does it
 *
 * Whatever zlib packs comes out as it was, or is left to the library; what is
 * broken never comes out as something else under a digest that fits.
 */
#include "importers/git_inflate.h"
#include "importers/git_number.h"

#include <glib.h>
#include <libdeflate.h>
#include <string.h>
#include <zlib.h>

enum { LONGEST = 3000, ROOM = 8192 };

struct packed {
	uint8_t bytes[ROOM];
	size_t length;
};

static void pack(const char *text, size_t length, int level, int strategy,
		 struct packed *packed)
{
	z_stream stream = { 0 };

	g_assert_cmpint(
		deflateInit2(&stream, level, Z_DEFLATED, 15, 8, strategy), ==,
		Z_OK);
	stream.next_in = (uint8_t *)(char *)text;
	stream.avail_in = (uInt)length;
	stream.next_out = packed->bytes;
	stream.avail_out = ROOM;
	g_assert_cmpint(deflate(&stream, Z_FINISH), ==, Z_STREAM_END);
	packed->length = stream.total_out;
	deflateEnd(&stream);
}

/* Whether it is known here; then it is `text`. */
static bool comes_out(struct git_inflater *inflater,
		      const struct packed *packed, const char *text,
		      size_t length)
{
	g_autofree uint8_t *room = g_malloc(length + 1);
	g_autofree uint8_t *bytes = g_memdup2(packed->bytes, packed->length);
	const uint8_t *digest = git_inflate(
		inflater, bytes, bytes + packed->length, room, length);

	if (!digest)
		return false;
	g_assert_true(digest == bytes + packed->length - 4);
	g_assert_cmpmem(room, length, text, length);
	return true;
}

/* Letters of an alphabet of `letters`, with words that come again. */
static size_t make_text(char *text, int letters)
{
	size_t length = (size_t)g_test_rand_int_range(0, LONGEST);

	for (size_t i = 0; i < length; i++)
		text[i] = (char)(g_test_rand_int_range(0, letters) +
				 (letters > 200 ? 0 : ' '));
	for (size_t i = 300; i < length; i += 97) {
		size_t n = (size_t)g_test_rand_int_range(3, 90);
		size_t far = (size_t)g_test_rand_int_range(1, 300);

		for (size_t k = 0; k < n && i + k < length; k++)
			text[i + k] = text[i + k - far];
	}
	return length;
}

static void equals_zlib(void)
{
	static const int alphabets[] = { 1, 2, 5, 16, 60, 96, 256 };
	static const int strategies[] = { Z_DEFAULT_STRATEGY, Z_FIXED,
					  Z_HUFFMAN_ONLY, Z_RLE };
	struct git_inflater *inflater = git_inflater_new();
	uint32_t known = 0, n = 0;

	for (int round = 0; round < 40; round++)
		for (size_t a = 0; a < G_N_ELEMENTS(alphabets); a++)
			for (size_t s = 0; s < G_N_ELEMENTS(strategies); s++) {
				char text[LONGEST];
				struct packed packed;
				size_t length = make_text(text, alphabets[a]);

				pack(text, length, 1 + round % 9, strategies[s],
				     &packed);
				known += comes_out(inflater, &packed, text,
						   length);
				n++;
			}
	/* a few of many letters have codes that are too long */
	g_assert_cmpuint(known, >, n * 9 / 10);
	git_inflater_free(inflater);
}

static const char commit[] =
	"tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904\n"
	"parent 1c0ffee642cb6eb9a060e54bf8d69288fbee4904\n"
	"author Ada <ada@example.org> 1780000000 +0200\n"
	"committer Ada <ada@example.org> 1780000100 +0200\n\n"
	"Take parcels that nobody fetched back to the depot\n\n"
	"Nobody fetched them, and nobody will.\n";

/* What a stream of as many bytes, the last ones cut off, is. */
static void knows_no_half(void)
{
	struct git_inflater *inflater = git_inflater_new();
	size_t length = strlen(commit), whole;
	struct packed packed;

	pack(commit, length, 6, Z_DEFAULT_STRATEGY, &packed);
	whole = packed.length;
	g_assert_true(comes_out(inflater, &packed, commit, length));
	for (packed.length = 0; packed.length < whole; packed.length++)
		g_assert_false(comes_out(inflater, &packed, commit, length));
	packed.length = whole;
	g_assert_false(comes_out(inflater, &packed, commit, length - 1));
	g_assert_false(comes_out(inflater, &packed, commit, length + 1));
	git_inflater_free(inflater);
}

/* The library is as strict: nothing comes out here that it refuses. */
static void check_broken(struct git_inflater *inflater,
			 struct libdeflate_decompressor *library,
			 const struct packed *packed, size_t length)
{
	g_autofree uint8_t *here = g_malloc(length + 1);
	g_autofree uint8_t *there = g_malloc(length + 1);
	g_autofree uint8_t *bytes = g_memdup2(packed->bytes, packed->length);
	const uint8_t *digest = git_inflate(
		inflater, bytes, bytes + packed->length, here, length);
	size_t used, got;

	if (!digest ||
	    git_number(digest) != libdeflate_adler32(1, here, length))
		return;
	g_assert_cmpint(libdeflate_zlib_decompress_ex(library, bytes,
						      packed->length, there,
						      length, &used, &got),
			==, LIBDEFLATE_SUCCESS);
	g_assert_cmpmem(here, length, there, got);
	g_assert_true(digest == bytes + used - 4);
}

static void bears_each_flip(void)
{
	struct git_inflater *inflater = git_inflater_new();
	struct libdeflate_decompressor *library =
		libdeflate_alloc_decompressor();
	size_t length = strlen(commit);
	struct packed packed;

	for (int strategy = Z_DEFAULT_STRATEGY; strategy <= Z_FIXED;
	     strategy++) {
		pack(commit, length, 6, strategy, &packed);
		for (size_t bit = 0; bit < packed.length * 8; bit++) {
			packed.bytes[bit / 8] ^= (uint8_t)(1 << bit % 8);
			check_broken(inflater, library, &packed, length);
			packed.bytes[bit / 8] ^= (uint8_t)(1 << bit % 8);
		}
	}
	libdeflate_free_decompressor(library);
	git_inflater_free(inflater);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/git_inflate/equals-zlib", equals_zlib);
	g_test_add_func("/git_inflate/knows-no-half", knows_no_half);
	g_test_add_func("/git_inflate/bears-each-flip", bears_each_flip);
	return g_test_run();
}
