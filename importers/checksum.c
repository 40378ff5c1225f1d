/* checksum.c -- SHA-256 of a stream of bytes, worked out beside its reading
 *
 * From some size on a thread of its own does it.  It gets copies, a few at
 * most, and gives them back to be filled anew; small files never start it.
 * GLib has a sum of its own, which takes four times as long.
 */
#include "importers/checksum.h"

#include <glib.h>
#include <nettle/sha2.h>
#include <string.h>

enum {
	WORTH_A_THREAD = 4 * 1024 * 1024,
	PIECE = 256 * 1024,
	PIECES = 4,
};

struct piece {
	size_t length; /* 0: the end */
	char bytes[PIECE];
};

struct checksum {
	struct sha256_ctx sum;
	char text[2 * SHA256_DIGEST_SIZE + 1];
	size_t length; /* so far; large is large enough */
	GThread *thread;
	GAsyncQueue *full, *empty; /* of struct piece * */
};

struct checksum *checksum_new(void)
{
	struct checksum *checksum = g_new0(struct checksum, 1);

	sha256_init(&checksum->sum);
	return checksum;
}

static void *add_pieces(void *data)
{
	struct checksum *checksum = data;
	struct piece *piece;
	size_t length;

	do {
		piece = g_async_queue_pop(checksum->full);
		length = piece->length;
		sha256_update(&checksum->sum, length,
			      (const uint8_t *)piece->bytes);
		g_async_queue_push(checksum->empty, piece);
	} while (length > 0);
	return NULL;
}

static void start_thread(struct checksum *checksum)
{
	checksum->full = g_async_queue_new_full(g_free);
	checksum->empty = g_async_queue_new_full(g_free);
	for (int i = 0; i < PIECES; i++)
		g_async_queue_push(checksum->empty, g_new(struct piece, 1));
	checksum->thread = g_thread_new("checksum", add_pieces, checksum);
}

static void hand_over(struct checksum *checksum, const char *bytes,
		      size_t length)
{
	struct piece *piece = g_async_queue_pop(checksum->empty);

	piece->length = length;
	if (length > 0)
		memcpy(piece->bytes, bytes, length);
	g_async_queue_push(checksum->full, piece);
}

/* The thread ends at a piece of no bytes. */
static void stop_thread(struct checksum *checksum)
{
	if (!checksum->thread)
		return;
	hand_over(checksum, NULL, 0);
	g_thread_join(g_steal_pointer(&checksum->thread));
	g_clear_pointer(&checksum->full, g_async_queue_unref);
	g_clear_pointer(&checksum->empty, g_async_queue_unref);
}

void checksum_free(struct checksum *checksum)
{
	if (!checksum)
		return;
	stop_thread(checksum);
	g_free(checksum);
}

void checksum_add(struct checksum *checksum, const char *bytes, size_t length)
{
	if (!checksum)
		return;
	if (checksum->length < WORTH_A_THREAD) {
		checksum->length += length;
		sha256_update(&checksum->sum, length, (const uint8_t *)bytes);
		return;
	}
	if (!checksum->thread)
		start_thread(checksum);
	while (length > 0) {
		size_t n = MIN(length, PIECE);

		hand_over(checksum, bytes, n);
		bytes += n;
		length -= n;
	}
}

const char *checksum_text(struct checksum *checksum)
{
	uint8_t digest[SHA256_DIGEST_SIZE];

	if (!checksum)
		return NULL;
	stop_thread(checksum);
	sha256_digest(&checksum->sum, sizeof(digest), digest);
	for (size_t i = 0; i < sizeof(digest); i++)
		g_snprintf(checksum->text + 2 * i, 3, "%02x", digest[i]);
	return checksum->text;
}
