/* git_packs.c -- the packs of a repository, for reading many plain objects
 *
 * libgit2 takes about seven microseconds for a commit, most of them for what
 * does not depend on the commit: a cache, windows under a lock, a stream for
 * each object.  A million commits want to be read faster, so this knows just
 * enough of packs to find and inflate an object that is stored whole, which
 * nearly all commits are.  docs/performance.md has both ways measured.
 *
 * A pack is mapped whole, but what was looked at is given back to the system
 * when it comes to more than KEPT: memory does not grow with the pack.
 */
#include "importers/git_packs.h"

#include "importers/git_find.h"
#include "importers/git_inflate.h"
#include "importers/git_number.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <libdeflate.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum {
	ID = 20,
	FANOUT = 8,		  /* where it begins in an index */
	NAMES = FANOUT + 4 * 256, /* and the ids */
	CHUNK = 1 << 16,	  /* what the system maps at once */
	KEPT = 4 << 20,
	LONGEST = 1 << 20,
};

struct mapped {
	uint8_t *bytes;
	size_t length;
};

struct pack {
	struct mapped index, objects;
	int file; /* of the objects */
	uint32_t n;
};

struct git_packs {
	GArray *packs; /* of struct pack, the largest first */
};

struct git_taker {
	const struct git_packs *packs;
	struct git_inflater *inflater;
	struct libdeflate_decompressor *library;
	char *text;
	size_t room;
	uint8_t **seen; /* by pack: a bit for each chunk looked at */
	uint32_t n_seen;
};

static bool map(int file, struct mapped *mapped)
{
	GStatBuf status;
	void *bytes = MAP_FAILED;

	if (fstat(file, &status) == 0 && S_ISREG(status.st_mode) &&
	    status.st_size > 0)
		bytes = mmap(NULL, (size_t)status.st_size, PROT_READ,
			     MAP_SHARED, file, 0);
	if (bytes == MAP_FAILED)
		return false;
	mapped->bytes = bytes;
	mapped->length = (size_t)status.st_size;
	return true;
}

static void unmap(struct mapped *mapped)
{
	if (mapped->bytes)
		munmap(mapped->bytes, mapped->length);
}

static int open_file(const char *path)
{
	return g_open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC, 0);
}

static void close_pack(struct pack *pack)
{
	unmap(&pack->index);
	unmap(&pack->objects);
	if (pack->file >= 0)
		close(pack->file);
}

/* An index of version 2 that is as long as its fanout says. */
static bool is_whole(struct pack *pack)
{
	const uint8_t *index = pack->index.bytes;
	const uint8_t *end;
	uint32_t last = 0;

	if (pack->index.length < NAMES + 2 * ID ||
	    memcmp(index, "\377tOc\0\0\0\2", 8) != 0 ||
	    pack->objects.length < 12 + ID ||
	    memcmp(pack->objects.bytes, "PACK", 4) != 0)
		return false;
	for (int i = 0; i < 256; i++) {
		uint32_t next = git_number(index + FANOUT + 4 * i);

		if (next < last)
			return false;
		last = next;
	}
	pack->n = last;
	end = pack->objects.bytes + pack->objects.length;
	return (pack->index.length - NAMES - 2 * ID) / (ID + 8) >= pack->n &&
	       git_number(pack->objects.bytes + 8) == pack->n &&
	       memcmp(end - ID, index + pack->index.length - 2 * ID, ID) == 0;
}

static void add_pack(GArray *packs, const char *folder, const char *name)
{
	g_autofree char *stem = g_strndup(name, strlen(name) - strlen(".idx"));
	g_autofree char *index = g_build_filename(folder, name, NULL);
	g_autofree char *objects =
		g_strconcat(folder, "/", stem, ".pack", NULL);
	struct pack pack = { .file = open_file(objects) };
	int file = open_file(index);
	bool is_good = file >= 0 && pack.file >= 0 && map(file, &pack.index) &&
		       map(pack.file, &pack.objects) && is_whole(&pack);

	if (file >= 0)
		close(file);
	if (is_good)
		g_array_append_val(packs, pack);
	else
		close_pack(&pack);
}

static int by_size(gconstpointer a, gconstpointer b)
{
	const struct pack *x = a, *y = b;

	return (x->n < y->n) - (x->n > y->n);
}

struct git_packs *git_packs_open(const char *folder)
{
	struct git_packs *packs = g_new0(struct git_packs, 1);
	g_autoptr(GDir) names = g_dir_open(folder, 0, NULL);
	const char *name;

	packs->packs = g_array_new(false, false, sizeof(struct pack));
	while (names && (name = g_dir_read_name(names)))
		if (g_str_has_suffix(name, ".idx"))
			add_pack(packs->packs, folder, name);
	g_array_sort(packs->packs, by_size);
	return packs;
}

void git_packs_close(struct git_packs *packs)
{
	if (!packs)
		return;
	for (uint32_t p = 0; p < packs->packs->len; p++)
		close_pack(&g_array_index(packs->packs, struct pack, p));
	g_array_unref(packs->packs);
	g_free(packs);
}

void git_packs_forget(const struct git_packs *packs)
{
	for (uint32_t p = 0; p < packs->packs->len; p++) {
		const struct pack *pack =
			&g_array_index(packs->packs, struct pack, p);

		madvise(pack->index.bytes, pack->index.length, MADV_DONTNEED);
	}
}

static const struct pack *pack_of(const struct git_packs *packs, uint32_t p)
{
	return &g_array_index(packs->packs, struct pack, p);
}

/* Where the object `i` begins; 0, which no object does: the index is wrong. */
static uint64_t offset_of(const struct pack *pack, uint32_t i)
{
	size_t offsets = NAMES + (size_t)pack->n * (ID + 4);
	size_t large = offsets + (size_t)pack->n * 4;
	uint32_t offset =
		git_number(pack->index.bytes + offsets + 4 * (size_t)i);
	uint64_t whole = offset;

	if (offset & UINT32_C(0x80000000)) {
		large += (size_t)(offset & UINT32_C(0x7fffffff)) * 8;
		if (large + 8 > pack->index.length - 2 * ID)
			return 0;
		whole = git_long_number(pack->index.bytes + large);
	}
	return whole < pack->objects.length - ID ? whole : 0;
}

bool git_packs_find(const struct git_packs *packs, const uint8_t *id,
		    struct git_spot *spot)
{
	for (uint32_t p = 0; p < packs->packs->len; p++) {
		const struct pack *pack = pack_of(packs, p);
		const uint8_t *fanout = pack->index.bytes + FANOUT;
		uint32_t low = id[0] ? git_number(fanout + 4 * (id[0] - 1)) : 0;
		uint32_t high = git_number(fanout + 4 * id[0]);
		uint32_t i = git_find(pack->index.bytes + NAMES, low, high, id);

		if (i == UINT32_MAX)
			continue;
		spot->pack = p;
		spot->offset = offset_of(pack, i);
		if (spot->offset > 0)
			return true;
	}
	return false;
}

struct header {
	int type;
	size_t length;
	const uint8_t *data;
};

/* "TYPE LENGTH" before the data of an object; false: broken off. */
static bool read_header(const struct pack *pack, uint64_t offset,
			struct header *header)
{
	const uint8_t *at = pack->objects.bytes + offset;
	const uint8_t *end = pack->objects.bytes + pack->objects.length - ID;
	int shift = 4;

	header->type = *at >> 4 & 7;
	header->length = *at & 15;
	while (*at++ & 0x80) {
		if (at >= end || shift > 32)
			return false;
		header->length |= (size_t)(*at & 0x7f) << shift;
		shift += 7;
	}
	header->data = at;
	return at < end;
}

int git_packs_type(const struct git_packs *packs, struct git_spot spot)
{
	uint8_t first;

	/* a page looked at through the mapping would stay */
	if (pread(pack_of(packs, spot.pack)->file, &first, 1,
		  (off_t)spot.offset) != 1)
		return 0;
	return first >> 4 & 7;
}

struct git_taker *git_taker_new(const struct git_packs *packs)
{
	struct git_taker *taker = g_new0(struct git_taker, 1);

	taker->packs = packs;
	taker->inflater = git_inflater_new();
	taker->library = libdeflate_alloc_decompressor();
	taker->seen = g_new0(uint8_t *, packs->packs->len + 1);
	for (uint32_t p = 0; p < packs->packs->len; p++)
		taker->seen[p] = g_malloc0(
			pack_of(packs, p)->objects.length / CHUNK / 8 + 1);
	return taker;
}

void git_taker_free(struct git_taker *taker)
{
	if (!taker)
		return;
	for (uint32_t p = 0; p < taker->packs->packs->len; p++)
		g_free(taker->seen[p]);
	g_free(taker->seen);
	git_inflater_free(taker->inflater);
	libdeflate_free_decompressor(taker->library);
	g_free(taker->text);
	g_free(taker);
}

/* Gives back all that was looked at; the system still has it cached. */
static void give_back(struct git_taker *taker)
{
	for (uint32_t p = 0; p < taker->packs->packs->len; p++) {
		const struct pack *pack = pack_of(taker->packs, p);

		madvise(pack->objects.bytes, pack->objects.length,
			MADV_DONTNEED);
		memset(taker->seen[p], 0, pack->objects.length / CHUNK / 8 + 1);
	}
	taker->n_seen = 0;
}

static void look_at(struct git_taker *taker, struct git_spot spot)
{
	uint64_t chunk = spot.offset / CHUNK;
	uint8_t *seen = &taker->seen[spot.pack][chunk / 8];

	if (*seen >> chunk % 8 & 1)
		return;
	if (taker->n_seen >= KEPT / CHUNK)
		give_back(taker);
	*seen |= (uint8_t)(1 << chunk % 8);
	taker->n_seen++;
}

/* Nearly all are short texts, the others are the library's. */
static bool inflate(struct git_taker *taker, const struct header *header,
		    const uint8_t *end)
{
	const uint8_t *digest =
		git_inflate(taker->inflater, header->data, end,
			    (uint8_t *)taker->text, header->length);
	size_t used, got;

	if (digest && libdeflate_adler32(1, taker->text, header->length) ==
			      git_number(digest))
		return true;
	return libdeflate_zlib_decompress_ex(taker->library, header->data,
					     (size_t)(end - header->data),
					     taker->text, header->length, &used,
					     &got) == LIBDEFLATE_SUCCESS &&
	       got == header->length;
}

const char *git_taker_take(struct git_taker *taker, struct git_spot spot,
			   int type, size_t *length)
{
	const struct pack *pack = pack_of(taker->packs, spot.pack);
	const uint8_t *end = pack->objects.bytes + pack->objects.length - ID;
	struct header header;

	look_at(taker, spot);
	if (!read_header(pack, spot.offset, &header) || header.type != type ||
	    header.length > LONGEST)
		return NULL;
	if (header.length >= taker->room) {
		taker->room = header.length + 4096;
		g_free(taker->text);
		taker->text = g_malloc(taker->room);
	}
	if (!inflate(taker, &header, end))
		return NULL;
	taker->text[header.length] = '\0';
	*length = header.length;
	return taker->text;
}
