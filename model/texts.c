/* texts.c -- strings that live and die together
 *
 * Millions of names pass through here, most of which are known already, so the
 * table is one of open addressing that looks at a string only where 32 bits of
 * its hash agree: several times as fast as GStringChunk and its GHashTable.
 */
#include "model/texts.h"

#include <string.h>

enum { BLOCK = 64 * 1024, FIRST_SLOTS = 256 };

struct texts {
	GPtrArray *blocks;
	char *free;
	size_t left;
	const char **slots; /* a power of two of them, NULL: free */
	uint32_t *hashes;
	size_t n_slots, n;
};

static void make_slots(struct texts *texts, size_t n)
{
	texts->n_slots = n;
	texts->slots = g_new0(const char *, n);
	texts->hashes = g_new(uint32_t, n);
}

struct texts *texts_new(void)
{
	struct texts *texts = g_new0(struct texts, 1);

	texts->blocks = g_ptr_array_new_with_free_func(g_free);
	make_slots(texts, FIRST_SLOTS);
	return texts;
}

void texts_free(struct texts *texts)
{
	if (!texts)
		return;
	g_ptr_array_unref(texts->blocks);
	g_free(texts->slots);
	g_free(texts->hashes);
	g_free(texts);
}

static uint64_t mix(uint64_t hash, uint64_t word)
{
	hash = (hash ^ word) * UINT64_C(0x9e3779b97f4a7c15);
	return hash ^ hash >> 32;
}

uint64_t texts_hash(const char *text, size_t length)
{
	uint64_t hash = length, word;

	for (; length >= 8; length -= 8, text += 8) {
		memcpy(&word, text, 8);
		hash = mix(hash, GUINT64_FROM_LE(word));
	}
	word = 0;
	memcpy(&word, text, length);
	return mix(mix(hash, GUINT64_FROM_LE(word)), 1);
}

static const char *copy(struct texts *texts, const char *text, size_t size)
{
	char *place;

	if (size > BLOCK / 4) {
		place = g_memdup2(text, size);
		g_ptr_array_add(texts->blocks, place);
		return place;
	}
	if (size > texts->left) {
		texts->free = g_malloc(BLOCK);
		texts->left = BLOCK;
		g_ptr_array_add(texts->blocks, texts->free);
	}
	place = memcpy(texts->free, text, size);
	texts->free += size;
	texts->left -= size;
	return place;
}

/* Where a string is that hashes like this, or would be. */
static size_t find(const struct texts *texts, uint32_t hash, const char *text)
{
	size_t at = hash & (texts->n_slots - 1);

	while (texts->slots[at] && (texts->hashes[at] != hash ||
				    strcmp(texts->slots[at], text) != 0))
		at = (at + 1) & (texts->n_slots - 1);
	return at;
}

/* Equal hashes need no comparison here: all strings differ. */
static void grow(struct texts *texts)
{
	const char **slots = texts->slots;
	uint32_t *hashes = texts->hashes;
	size_t n = texts->n_slots;

	make_slots(texts, 2 * n);
	for (size_t i = 0; i < n; i++) {
		size_t at = hashes[i] & (texts->n_slots - 1);

		if (!slots[i])
			continue;
		while (texts->slots[at])
			at = (at + 1) & (texts->n_slots - 1);
		texts->slots[at] = slots[i];
		texts->hashes[at] = hashes[i];
	}
	g_free(slots);
	g_free(hashes);
}

const char *texts_one(struct texts *texts, const char *text)
{
	size_t length = strlen(text);
	uint32_t hash = (uint32_t)texts_hash(text, length);
	size_t at = find(texts, hash, text);

	if (texts->slots[at])
		return texts->slots[at];
	if (++texts->n > texts->n_slots / 3 * 2) {
		grow(texts);
		at = find(texts, hash, text);
	}
	texts->hashes[at] = hash;
	texts->slots[at] = copy(texts, text, length + 1);
	return texts->slots[at];
}

const char *texts_copy(struct texts *texts, const char *text)
{
	return copy(texts, text, strlen(text) + 1);
}
