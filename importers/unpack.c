/* unpack.c -- compressed bytes unpacked as they come: gzip, xz and zstd
 *
 * Each may hold several members, one after the other.  Memory is bounded: what
 * wants a larger dictionary than MEMORY is broken.  zstd is read if there was
 * its library when this was built.
 */
#include "importers/unpack.h"

#include <lzma.h>
#include <string.h>
#include <zlib.h>
#ifdef HAVE_ZSTD
#include <zstd.h>
#endif

enum { PACKED = 64 * 1024, GZIP = 16 };

static const uint64_t MEMORY = 128 * 1024 * 1024;

enum way { WAY_GZIP, WAY_XZ, WAY_ZSTD, WAY_UNKNOWN };

struct unpack {
	enum way way;
	bool is_at_end;
	bool is_in_member; /* it must not end here */
	z_stream gzip;
	lzma_stream xz;
	void *zstd;
	size_t held, at; /* packed bytes, and how many of them are used */
	const char *why;
	char packed[PACKED];
};

struct packing {
	const char *bytes, *name;
	size_t at, length;
	enum way way;
};

/* A workbook is a zip, so what its first part is called comes first. */
static const struct packing packings[] = {
	{ "\x1f\x8b", "compressed (gzip)", 0, 2, WAY_GZIP },
	{ "\xfd\x37zXZ\0", "compressed (xz)", 0, 6, WAY_XZ },
#ifdef HAVE_ZSTD
	{ "\x28\xb5\x2f\xfd", "compressed (zstd)", 0, 4, WAY_ZSTD },
#else
	{ "\x28\xb5\x2f\xfd", "compressed (zstd)", 0, 4, WAY_UNKNOWN },
#endif
	{ "BZh", "compressed (bzip2)", 0, 3, WAY_UNKNOWN },
	{ "\x1f\x9d", "compressed (compress)", 0, 2, WAY_UNKNOWN },
	{ "\x04\x22\x4d\x18", "compressed (lz4)", 0, 4, WAY_UNKNOWN },
	{ "[Content_Types].xml", "a workbook or a document", 30, 19,
	  WAY_UNKNOWN },
	{ "_rels/", "a workbook or a document", 30, 6, WAY_UNKNOWN },
	{ "mimetypeapplication/vnd.oasis", "a workbook or a document", 30, 29,
	  WAY_UNKNOWN },
	{ "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a workbook or a document", 0, 8,
	  WAY_UNKNOWN },
	{ "PK\x03\x04", "an archive (zip)", 0, 4, WAY_UNKNOWN },
	{ "PK\x05\x06", "an archive (zip)", 0, 4, WAY_UNKNOWN },
	{ "ustar", "an archive (tar)", 257, 5, WAY_UNKNOWN },
	{ "7z\xbc\xaf\x27\x1c", "an archive (7z)", 0, 6, WAY_UNKNOWN },
	{ "Rar!\x1a\x07", "an archive (rar)", 0, 6, WAY_UNKNOWN },
};

static const struct packing *find(const char *head, size_t length)
{
	for (size_t i = 0; i < G_N_ELEMENTS(packings); i++)
		if (length >= packings[i].at + packings[i].length &&
		    memcmp(head + packings[i].at, packings[i].bytes,
			   packings[i].length) == 0)
			return &packings[i];
	return NULL;
}

const char *unpack_name(const char *head, size_t length, bool *is_known)
{
	const struct packing *packing = find(head, length);

	*is_known = packing && packing->way != WAY_UNKNOWN;
	return packing ? packing->name : NULL;
}

/* -- zstd */

static bool fail(struct unpack *unpack, const char *why);

#ifdef HAVE_ZSTD
static bool begin_zstd(struct unpack *unpack)
{
	unpack->zstd = ZSTD_createDStream();
	return unpack->zstd;
}

static void end_zstd(struct unpack *unpack)
{
	ZSTD_freeDStream(unpack->zstd);
}

/* Its window is at most 128 MiB unless told otherwise. */
static bool step_zstd(struct unpack *unpack, char *bytes, size_t size,
		      size_t *length)
{
	ZSTD_inBuffer from = { unpack->packed, unpack->held, unpack->at };
	ZSTD_outBuffer into = { bytes, size, 0 };
	size_t wanted = ZSTD_decompressStream(unpack->zstd, &into, &from);

	unpack->at = from.pos;
	*length = into.pos;
	if (ZSTD_isError(wanted))
		return fail(unpack, "the compressed data are damaged");
	unpack->is_in_member = wanted > 0;
	return true;
}
#else
static bool begin_zstd(struct unpack *unpack)
{
	return !unpack;
}

static void end_zstd(struct unpack *unpack)
{
	g_assert(!unpack->zstd);
}

static bool step_zstd(struct unpack *unpack, char *bytes, size_t size,
		      size_t *length)
{
	g_assert(bytes && size > 0);
	*length = 0;
	return fail(unpack, "zstd is not known");
}
#endif

/* -- all of them */

static bool begin(struct unpack *unpack)
{
	switch (unpack->way) {
	case WAY_GZIP:
		return inflateInit2(&unpack->gzip, MAX_WBITS + GZIP) == Z_OK;
	case WAY_XZ:
		return lzma_stream_decoder(&unpack->xz, MEMORY,
					   LZMA_CONCATENATED) == LZMA_OK;
	case WAY_ZSTD:
		return begin_zstd(unpack);
	case WAY_UNKNOWN:
		break;
	}
	return false;
}

struct unpack *unpack_new(const char *head, size_t length)
{
	const struct packing *packing = find(head, length);
	struct unpack *unpack;
	bool is_ready;

	if (!packing || packing->way == WAY_UNKNOWN)
		return NULL;
	unpack = g_new0(struct unpack, 1);
	unpack->way = packing->way;
	is_ready = begin(unpack);
	g_assert(is_ready);
	return unpack;
}

void unpack_free(struct unpack *unpack)
{
	if (!unpack)
		return;
	if (unpack->way == WAY_XZ)
		lzma_end(&unpack->xz);
	else if (unpack->way == WAY_GZIP)
		inflateEnd(&unpack->gzip);
	else
		end_zstd(unpack);
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

static bool step(struct unpack *unpack, char *bytes, size_t size,
		 size_t *length)
{
	switch (unpack->way) {
	case WAY_GZIP:
		return step_gzip(unpack, bytes, size, length);
	case WAY_XZ:
		return step_xz(unpack, bytes, size, length, unpack->is_at_end);
	default:
		return step_zstd(unpack, bytes, size, length);
	}
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
		/* at the end: what the library still holds back */
		if (!step(unpack, bytes, size, length))
			break;
		if (unpack->is_at_end && *length == 0 && unpack->is_in_member &&
		    unpack->way != WAY_XZ)
			return fail(unpack, "the compressed data end early");
	}
	/* what was whole is given out first */
	return *length > 0 || !unpack->why;
}

const char *unpack_why(const struct unpack *unpack)
{
	return unpack->why;
}

size_t unpack_left(const struct unpack *unpack)
{
	return unpack->held - unpack->at;
}
