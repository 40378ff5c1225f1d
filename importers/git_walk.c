/* git_walk.c -- the commits behind some commits, read by several threads
 *
 * A commit gets its number when its id is first seen, as a head or as a
 * parent; who saw it first reads it.  The table of ids is split by their first
 * bits into parts, each under a lock of its own, so that threads seldom meet.
 * A thread follows what it found first, back through the pack as it is laid
 * out, and gives away half of what it has still to do if another is idle.
 *
 * Each commit is read once, whatever the number of heads, and no depth of
 * history needs a stack.  Hashes are not verified: git does not either, zlib's
 * checksum finds the usual damage, and it costs a third.
 */
#include "importers/git_walk.h"

#include "importers/git_grafts.h"
#include "importers/git_graph_file.h"
#include "importers/git_headers.h"
#include "importers/git_reader.h"

#include "model/share.h"

#include <string.h>

enum { PARTS = 64, PART_SHIFT = 25, SHARED_MAX = 64 };

#define IN_LAYERS UINT32_C(0x80000000) /* a position in the graph */

/* 40 bytes: there may be many. */
struct seen {
	git_oid id;
	uint32_t parents[2];   /* places */
	uint32_t more;	       /* if IS_OCTOPUS: place in the part's `more` of
				  the number of parents, and then of them */
	uint32_t committed[2]; /* the halves of a time */
};

/* The lowest bits of `more`; the place stands above them. */
enum { IS_OCTOPUS = 1, IS_TRUNCATED = 2, FLAG_BITS = 2 };

struct bucket {
	GMutex lock;
	struct seen *seen;
	uint32_t n, room;
	uint32_t *slots; /* place among seen + 1, or 0 */
	uint32_t n_slots;
	GArray *more;	/* of uint32_t */
	uint32_t first; /* position of the first one, in the end */
};

/* What is to be read. */
struct task {
	uint32_t place; /* part and place in it */
	git_oid id;
};

struct git_walk {
	const struct git *git;
	const struct graph *graph;
	const GArray *layers;
	struct bucket parts[PARTS];
	GMutex lock;
	GCond news;
	GArray *tasks; /* of struct task, for whoever is idle */
	uint32_t threads, idle;
	bool is_over;
	GError *error;
};

static uint32_t slot_of(const uint8_t *id, uint32_t n_slots)
{
	uint32_t hash;

	memcpy(&hash, id + 4, sizeof(hash));
	return hash & (n_slots - 1);
}

static void make_slots(struct bucket *part, uint32_t n_slots)
{
	g_free(part->slots);
	part->slots = g_new0(uint32_t, n_slots);
	part->n_slots = n_slots;
	for (uint32_t i = 0; i < part->n; i++) {
		uint32_t slot = slot_of(part->seen[i].id.id, n_slots);

		while (part->slots[slot] != 0)
			slot = (slot + 1) & (n_slots - 1);
		part->slots[slot] = i + 1;
	}
}

static uint32_t append(struct bucket *part, const git_oid *id)
{
	if (part->n == part->room) {
		part->room = MAX(64, part->room + part->room / 2);
		part->seen = g_renew(struct seen, part->seen, part->room);
	}
	part->seen[part->n] = (struct seen){
		.id = *id,
		.parents = { NONE, NONE },
	};
	return part->n++;
}

/* The place of an id; `*is_new` if nobody saw it before. */
static uint32_t see(struct git_walk *walk, const git_oid *id, bool *is_new)
{
	uint32_t p = id->id[0] >> 2;
	struct bucket *part = &walk->parts[p];
	uint32_t position =
		git_graph_file_find(walk->layers, walk->graph, id->id);
	uint32_t slot, i;

	*is_new = false;
	if (position != NONE)
		return IN_LAYERS | position;
	g_mutex_lock(&part->lock);
	if (part->n_slots < 2 * (part->n + 1))
		make_slots(part, MAX(256, 2 * part->n_slots));
	slot = slot_of(id->id, part->n_slots);
	while (part->slots[slot] != 0 &&
	       !git_oid_equal(&part->seen[part->slots[slot] - 1].id, id))
		slot = (slot + 1) & (part->n_slots - 1);
	if (part->slots[slot] == 0) {
		part->slots[slot] = append(part, id) + 1;
		*is_new = true;
	}
	i = part->slots[slot] - 1;
	g_mutex_unlock(&part->lock);
	return p << PART_SHIFT | i;
}

static void add_task(struct git_walk *walk, GArray *tasks, const git_oid *id,
		     uint32_t *place)
{
	struct task task = { .id = *id };
	bool is_new;

	task.place = see(walk, id, &is_new);
	*place = task.place;
	if (is_new)
		g_array_append_val(tasks, task);
}

/* Writes down what was read, under the lock: the array may move. */
static void keep(struct git_walk *walk, const struct task *task,
		 int64_t committed_at, bool is_truncated, const GArray *places)
{
	struct bucket *part = &walk->parts[task->place >> PART_SHIFT];
	struct seen *seen;

	g_mutex_lock(&part->lock);
	seen = &part->seen[task->place & ((1u << PART_SHIFT) - 1)];
	seen->committed[0] = (uint32_t)((uint64_t)committed_at >> 32);
	seen->committed[1] = (uint32_t)committed_at;
	seen->more = is_truncated ? IS_TRUNCATED : 0;
	for (uint32_t i = 0; i < MIN(places->len, 2); i++)
		seen->parents[i] = g_array_index(places, uint32_t, i);
	if (places->len > 2) {
		seen->more |= part->more->len << FLAG_BITS | IS_OCTOPUS;
		g_array_append_val(part->more, places->len);
		g_array_append_vals(part->more, places->data, places->len);
	}
	g_mutex_unlock(&part->lock);
}

static void add_parents(struct git_walk *walk, const struct task *task,
			const struct commit_text *text, GArray *tasks)
{
	const GArray *instead = git_grafts_find(walk->git->grafts, &task->id);
	uint32_t n = instead ? instead->len : text->parents;
	g_autoptr(GArray) places = g_array_sized_new(false, false, 4, n);
	int64_t committed_at = text->committed_at;

	if (committed_at == NO_TIME)
		committed_at =
			text->authored_at == NO_TIME ? 0 : text->authored_at;
	for (uint32_t i = 0; i < n; i++) {
		git_oid parent = instead ? g_array_index(instead, git_oid, i) :
					   git_headers_parent(text, i);
		uint32_t place;

		add_task(walk, tasks, &parent, &place);
		g_array_append_val(places, place);
	}
	keep(walk, task, committed_at, instead && n < text->parents, places);
}

static bool read_one(struct git_walk *walk, struct git_reader *reader,
		     const struct task *task, GArray *tasks, GError **error)
{
	struct commit_text text;
	size_t length;
	const char *bytes = git_reader_read(reader, &task->id,
					    GIT_OBJECT_COMMIT, &length, error);

	if (!bytes)
		return false;
	if (!git_headers_commit(bytes, length, &text)) {
		git_object_error(error, walk->git, &task->id,
				 "not a whole commit");
		return false;
	}
	add_parents(walk, task, &text, tasks);
	return true;
}

static void give_away(struct git_walk *walk, GArray *tasks)
{
	uint32_t n = MIN(tasks->len / 2, SHARED_MAX);

	if (__atomic_load_n(&walk->idle, __ATOMIC_RELAXED) == 0 || n == 0)
		return;
	g_mutex_lock(&walk->lock);
	g_array_append_vals(walk->tasks, tasks->data, n);
	g_cond_broadcast(&walk->news);
	g_mutex_unlock(&walk->lock);
	g_array_remove_range(tasks, 0, n);
}

/* Waits for something to do; false: there is no more. */
static bool take(struct git_walk *walk, GArray *tasks)
{
	g_mutex_lock(&walk->lock);
	walk->idle++;
	while (walk->tasks->len == 0 && !walk->is_over) {
		if (walk->idle == walk->threads) {
			walk->is_over = true;
			g_cond_broadcast(&walk->news);
			break;
		}
		g_cond_wait(&walk->news, &walk->lock);
	}
	walk->idle--;
	if (!walk->is_over) {
		g_array_append_val(tasks,
				   g_array_index(walk->tasks, struct task,
						 walk->tasks->len - 1));
		g_array_set_size(walk->tasks, walk->tasks->len - 1);
	}
	g_mutex_unlock(&walk->lock);
	return tasks->len > 0;
}

/* What is broken is told, and all else is read all the same: so the error
 * that is kept does not depend on chance. */
static void follow(uint32_t thread, void *data)
{
	struct git_walk *walk = data;
	struct git_reader *reader = git_reader_new(walk->git);
	g_autoptr(GArray) tasks =
		g_array_new(false, false, sizeof(struct task));

	(void)thread;
	while (take(walk, tasks)) {
		while (tasks->len > 0) {
			struct task task = g_array_index(tasks, struct task,
							 tasks->len - 1);
			GError *error = NULL;

			g_array_set_size(tasks, tasks->len - 1);
			read_one(walk, reader, &task, tasks, &error);
			if (error) {
				g_mutex_lock(&walk->lock);
				git_reader_keep_first(&walk->error, error);
				g_mutex_unlock(&walk->lock);
			}
			give_away(walk, tasks);
		}
	}
	git_reader_free(reader);
}

static uint32_t position_of(const struct git_walk *walk, uint32_t place)
{
	if (place == NONE)
		return NONE;
	if (place & IN_LAYERS)
		return place & ~IN_LAYERS;
	return walk->parts[place >> PART_SHIFT].first +
	       (place & ((1u << PART_SHIFT) - 1));
}

static void set_parents(const struct git_walk *walk, struct graph *graph,
			const struct bucket *part, uint32_t commit, uint32_t i)
{
	const struct seen *seen = &part->seen[i];
	g_autofree uint32_t *many = NULL;
	const uint32_t *list;

	if (!(seen->more & IS_OCTOPUS)) {
		graph->parents[commit][0] = position_of(walk, seen->parents[0]);
		graph->parents[commit][1] = position_of(walk, seen->parents[1]);
		return;
	}
	list = &g_array_index(part->more, uint32_t, seen->more >> FLAG_BITS);
	many = g_new(uint32_t, list[0]);
	for (uint32_t p = 0; p < list[0]; p++)
		many[p] = position_of(walk, list[p + 1]);
	graph_set_parents(graph, commit, many, list[0]);
}

static void add_commit(const struct git_walk *walk, struct graph *graph,
		       const struct bucket *part, uint32_t i)
{
	const struct seen *seen = &part->seen[i];
	uint32_t commit =
		graph_add(graph, seen->id.id,
			  (int64_t)((uint64_t)seen->committed[0] << 32 |
				    seen->committed[1]));

	if (seen->more & IS_TRUNCATED)
		graph->flags[commit] = COMMIT_IS_TRUNCATED;
	set_parents(walk, graph, part, commit, i);
}

/* Moves what was seen into the graph; each part is freed at once. */
static void settle(struct git_walk *walk, struct graph *graph)
{
	uint32_t next = graph->n;

	for (int p = 0; p < PARTS; p++) {
		walk->parts[p].first = next;
		next += walk->parts[p].n;
	}
	if (next > graph->n) /* levels of younger commits are not known */
		g_clear_pointer(&graph->levels, g_free);
	graph_reserve(graph, next);
	for (int p = 0; p < PARTS; p++) {
		struct bucket *part = &walk->parts[p];

		for (uint32_t i = 0; i < part->n; i++)
			add_commit(walk, graph, part, i);
		g_clear_pointer(&part->seen, g_free);
	}
}

struct git_walk *git_walk_read(const struct git *git, struct graph *graph,
			       const GArray *layers, const GArray *heads,
			       int threads, GError **error)
{
	struct git_walk *walk = g_new0(struct git_walk, 1);

	walk->git = git;
	walk->graph = graph;
	walk->layers = layers;
	walk->tasks = g_array_new(false, false, sizeof(struct task));
	for (int p = 0; p < PARTS; p++)
		walk->parts[p].more = g_array_new(false, false, 4);
	for (uint32_t i = 0; i < heads->len; i++) {
		uint32_t place;

		add_task(walk, walk->tasks, &g_array_index(heads, git_oid, i),
			 &place);
	}
	walk->threads = walk->tasks->len > 0 ? (uint32_t)MAX(threads, 1) : 1;
	share_work(walk->threads, (int)walk->threads, follow, walk);
	git_packs_forget(git->packs);
	if (!walk->error) {
		settle(walk, graph);
		return walk;
	}
	g_propagate_error(error, g_steal_pointer(&walk->error));
	git_walk_free(walk);
	return NULL;
}

void git_walk_free(struct git_walk *walk)
{
	if (!walk)
		return;
	for (int p = 0; p < PARTS; p++) {
		g_free(walk->parts[p].seen);
		g_free(walk->parts[p].slots);
		g_array_unref(walk->parts[p].more);
	}
	g_array_unref(walk->tasks);
	g_free(walk);
}

uint32_t git_walk_find(const struct git_walk *walk, const struct graph *graph,
		       const uint8_t *id)
{
	const struct bucket *part = &walk->parts[id[0] >> 2];
	uint32_t slot;

	if (part->n_slots == 0)
		return NONE;
	slot = slot_of(id, part->n_slots);
	while (part->slots[slot] != 0) {
		uint32_t commit = part->first + part->slots[slot] - 1;

		if (memcmp(graph->ids[commit], id, GRAPH_ID) == 0)
			return commit;
		slot = (slot + 1) & (part->n_slots - 1);
	}
	return NONE;
}
