/* unpack.c -- compressed bytes unpacked as they come: gzip and xz
 *
 * Both may hold several members, one after the other.  Memory is bounded: an
 * xz file that wants a larger dictionary than MEMORY is broken.
 */
#include "importers/unpack.h"

#include <lzma.h>
#include <string.h>
#include <zlib.h>

enum { PACKED = 64 * 1024, GZIP = 16 };

static const uint64_t MEMORY = 128 * 1024 * 1024;

struct unpack {
	bool is_xz, is_at_end;
	bool is_in_member; /* it must not end here */
	z_stream gzip;
	lzma_stream xz;
	size_t held, at; /* packed bytes, and how many of them are used */
	const char *why;
	char packed[PACKED];
};

static const struct {
	const char *bytes, *name;
	size_t length;
} packings[] = {
	{ "\x1f\x8b", "gzip", 2 },	   { "\xfd\x37zXZ\0", "xz", 6 },
	{ "\x28\xb5\x2f\xfd", "zstd", 4 }, { "BZh", "bzip2", 3 },
	{ "PK\x03\x04", "zip", 4 },
};

static const char *packing(const char *head, size_t length)
{
	for (size_t i = 0; i < G_N_ELEMENTS(packings); i++)
		if (length >= packings[i].length &&
		    memcmp(head, packings[i].bytes, packings[i].length) == 0)
			return packings[i].name;
	return NULL;
}

const char *unpack_unknown(const char *head, size_t length)
{
	const char *name = packing(head, length);

	return g_strcmp0(name, "gzip") == 0 || g_strcmp0(name, "xz") == 0 ?
		       NULL :
		       name;
}

struct unpack *unpack_new(const char *head, size_t length)
{
	const char *name = packing(head, length);
	struct unpack *unpack;
	bool is_ready;

	if (!name || unpack_unknown(head, length))
		return NULL;
	unpack = g_new0(struct unpack, 1);
	unpack->is_xz = strcmp(name, "xz") == 0;
	is_ready =
		unpack->is_xz ?
			lzma_stream_decoder(&unpack->xz, MEMORY,
					    LZMA_CONCATENATED) == LZMA_OK :
			inflateInit2(&unpack->gzip, MAX_WBITS + GZIP) == Z_OK;
	g_assert(is_ready);
	return unpack;
}

void unpack_free(struct unpack *unpack)
{
	if (!unpack)
		return;
	if (unpack->is_xz)
		lzma_end(&unpack->xz);
	else
		inflateEnd(&unpack->gzip);
	g_free(unpack);
}

static bool fail(struct unpack *unpack, const char *why)
{
	unpack->why = why;
	return false;
}

/* Zeroes behind the last member are padding, as tapes have it. */
static bool is_padding(const struct unpack *unpack)
{
	for (size_t i = unpack->at; i < unpack->held; i++)
		if (unpack->packed[i] != '\0')
			return false;
	return true;
}

static bool step_gzip(struct unpack *unpack, char *bytes, size_t size,
		      size_t *length)
{
	z_stream *gzip = &unpack->gzip;
	int status;

	if (!unpack->is_in_member && is_padding(unpack)) {
		unpack->at = unpack->held;
		return true;
	}
	unpack->is_in_member = true;
	gzip->next_in = (Bytef *)unpack->packed + unpack->at;
	gzip->avail_in = (uInt)(unpack->held - unpack->at);
	gzip->next_out = (Bytef *)bytes;
	gzip->avail_out = (uInt)MIN(size, 1u << 30);
	status = inflate(gzip, Z_NO_FLUSH);
	*length = (size_t)((char *)gzip->next_out - bytes);
	unpack->at = unpack->held - gzip->avail_in;
	if (status == Z_STREAM_END) {
		unpack->is_in_member = false;
		inflateReset(gzip);
	} else if (status != Z_OK && status != Z_BUF_ERROR) {
		return fail(unpack, "the compressed data are damaged");
	}
	return true;
}

static bool step_xz(struct unpack *unpack, char *bytes, size_t size,
		    size_t *length, bool is_last)
{
	lzma_stream *xz = &unpack->xz;
	lzma_ret status;

	xz->next_in = (uint8_t *)unpack->packed + unpack->at;
	xz->avail_in = unpack->held - unpack->at;
	xz->next_out = (uint8_t *)bytes;
	xz->avail_out = size;
	status = lzma_code(xz, is_last ? LZMA_FINISH : LZMA_RUN);
	*length = (size_t)((char *)xz->next_out - bytes);
	unpack->at = unpack->held - xz->avail_in;
	unpack->is_in_member = status != LZMA_STREAM_END;
	if (status == LZMA_BUF_ERROR && is_last)
		return fail(unpack, "the compressed data end early");
	if (status != LZMA_OK && status != LZMA_STREAM_END &&
	    status != LZMA_BUF_ERROR)
		return fail(unpack, "the compressed data are damaged");
	return true;
}

bool unpack_read(struct unpack *unpack, unpack_more more, void *data,
		 char *bytes, size_t size, size_t *length, GError **error)
{
	*length = 0;
	while (*length == 0 && !unpack->why) {
		if (unpack->at == unpack->held && !unpack->is_at_end) {
			if (!more(data, unpack->packed, PACKED, &unpack->held,
				  error))
				return false;
			unpack->at = 0;
			unpack->is_at_end = unpack->held == 0;
		}
		if (unpack->is_at_end && !unpack->is_in_member)
			return true;
		if (unpack->is_at_end && !unpack->is_xz) {
			/* what the library still holds back */
			if (!step_gzip(unpack, bytes, size, length))
				return false;
			if (*length == 0)
				return fail(unpack,
					    "the compressed data end early");
		} else if (!(unpack->is_xz ?
				     step_xz(unpack, bytes, size, length,
					     unpack->is_at_end) :
				     step_gzip(unpack, bytes, size, length))) {
			return false;
		}
	}
	return !unpack->why;
}

const char *unpack_why(const struct unpack *unpack)
{
	return unpack->why;
}
