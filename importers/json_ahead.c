/* json_ahead.c -- a file of JSON, whose next records are read meanwhile
 *
 * Half of the time that an export takes goes into its bytes, half into what its
 * records say.  A thread does the first, batch by batch, and the caller takes
 * the batches in their order: nothing depends on who is faster.  Few batches
 * are under way, each with memory of its own that is used again.
 */
#include "importers/json_ahead.h"

#include "importers/json_node.h"

enum {
	WORTH_A_THREAD = 2 * 1024 * 1024, /* bytes read */
	BATCHES = 3,
	EVENTS = 256,
	BATCH = 192 * 1024, /* bytes of its arena */
};

struct batch {
	struct json_arena *arena;
	struct json_event events[EVENTS];
	uint32_t n, given;
	uint64_t bytes;
	GError *error; /* behind its events */
	bool is_last;
};

struct json_ahead {
	struct json_reader *reader;
	const struct source_file *file;
	int jobs;
	struct batch batches[BATCHES];
	struct batch *batch; /* that is being given */
	GThread *thread;
	GAsyncQueue *full, *empty; /* of struct batch * */
	int is_stopped;		   /* atomic */
};

struct json_ahead *json_ahead_new(struct json_reader *reader,
				  const struct source_file *file, int jobs)
{
	struct json_ahead *ahead = g_new0(struct json_ahead, 1);

	ahead->reader = reader;
	ahead->file = file;
	ahead->jobs = jobs;
	return ahead;
}

static void fill(struct json_ahead *ahead, struct batch *batch)
{
	json_arena_reset(batch->arena);
	json_reader_into(ahead->reader, batch->arena);
	batch->n = batch->given = 0;
	do
		batch->is_last = !json_reader_next(
			ahead->reader, &batch->events[batch->n], &batch->error);
	while (!batch->is_last && ++batch->n < EVENTS &&
	       json_arena_size(batch->arena) < BATCH);
	batch->bytes = source_bytes(ahead->file);
}

static void *fill_batches(void *data)
{
	struct json_ahead *ahead = data;
	struct batch *batch;
	bool is_last;

	do {
		batch = g_async_queue_pop(ahead->empty);
		if (g_atomic_int_get(&ahead->is_stopped))
			break;
		fill(ahead, batch);
		is_last = batch->is_last;
		g_async_queue_push(ahead->full, batch);
	} while (!is_last);
	return NULL;
}

static void start(struct json_ahead *ahead)
{
	ahead->full = g_async_queue_new();
	ahead->empty = g_async_queue_new();
	for (int i = 0; i < BATCHES; i++) {
		ahead->batches[i].arena = json_arena_new();
		g_async_queue_push(ahead->empty, &ahead->batches[i]);
	}
	ahead->thread = g_thread_new("json", fill_batches, ahead);
	ahead->batch = g_async_queue_pop(ahead->full);
}

bool json_ahead_next(struct json_ahead *ahead, struct json_event *event,
		     GError **error)
{
	struct batch *batch;

	if (!ahead->thread &&
	    (ahead->jobs < 2 || source_bytes(ahead->file) < WORTH_A_THREAD))
		return json_reader_next(ahead->reader, event, error);
	if (!ahead->thread)
		start(ahead);
	while (ahead->batch->given == ahead->batch->n &&
	       !ahead->batch->is_last) {
		g_async_queue_push(ahead->empty, ahead->batch);
		ahead->batch = g_async_queue_pop(ahead->full);
	}
	batch = ahead->batch;
	if (batch->given < batch->n) {
		*event = batch->events[batch->given++];
		return true;
	}
	if (batch->error)
		g_propagate_error(error, g_steal_pointer(&batch->error));
	return false;
}

uint64_t json_ahead_bytes(const struct json_ahead *ahead)
{
	return ahead->thread ? ahead->batch->bytes : source_bytes(ahead->file);
}

void json_ahead_stop(struct json_ahead *ahead)
{
	if (!ahead->thread)
		return;
	g_atomic_int_set(&ahead->is_stopped, 1);
	g_async_queue_push(ahead->empty, ahead->batch); /* wakes it */
	g_thread_join(g_steal_pointer(&ahead->thread));
}

void json_ahead_free(struct json_ahead *ahead)
{
	if (!ahead)
		return;
	json_ahead_stop(ahead);
	g_clear_pointer(&ahead->full, g_async_queue_unref);
	g_clear_pointer(&ahead->empty, g_async_queue_unref);
	for (int i = 0; i < BATCHES; i++) {
		json_arena_free(ahead->batches[i].arena);
		g_clear_error(&ahead->batches[i].error);
	}
	g_free(ahead);
}
