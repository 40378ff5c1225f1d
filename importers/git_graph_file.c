/* git_graph_file.c -- the commit-graph that git keeps beside the objects
 *
 * A file is mapped while it is read and given back before the next; what is
 * kept are arrays, which are smaller than the file and do not change under
 * the program's feet.
 */
#include "importers/git_graph_file.h"

#include "importers/git_find.h"
#include "importers/git_folders.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <nettle/sha1.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum {
	CHAIN_LIMIT = 1 << 20,
	HEX = 2 * GRAPH_ID,
	LAYERS_MAX = 255,
	BLOCK = 1 << 18,
};

struct open_file {
	int file;
	char *name; /* below the folder of objects */
};

struct git_graph_files {
	GArray *files; /* of struct open_file */
	GArray *tips;  /* of uint32_t */
};

/* What is read into, and what it was read from. */
struct loading {
	const char *objects;
	struct graph *graph;
	GArray *layers, *levels;
	struct git_graph_files *files;
};

static const char *add_file(struct loading *loading, const char *name,
			    uint32_t base)
{
	g_autofree char *path = g_build_filename(loading->objects, name, NULL);
	int file = g_open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC, 0);
	struct git_layer layer = { 0 };
	const char *wrong = "not a file";
	GStatBuf status;
	struct git_layer_bytes mapped = { .are_mapped = true };
	struct open_file opened;

	if (file < 0)
		return errno == ENOENT ? "missing" : "not readable";
	if (fstat(file, &status) == 0 && S_ISREG(status.st_mode)) {
		mapped.length = (size_t)status.st_size;
		mapped.bytes = mmap(NULL, mapped.length + 1, PROT_READ,
				    MAP_PRIVATE, file, 0);
		wrong = "not readable";
		if (mapped.length == 0)
			wrong = "empty";
		else if (mapped.bytes != MAP_FAILED)
			wrong = git_graph_layer_add(&mapped, base,
						    loading->graph,
						    loading->levels, &layer);
		if (mapped.bytes != MAP_FAILED)
			munmap(mapped.bytes, mapped.length + 1);
	}
	opened.file = file;
	opened.name = g_strdup(name);
	g_array_append_val(loading->files->files, opened);
	g_array_append_val(loading->layers, layer);
	return wrong;
}

static bool is_hex(const char *text)
{
	return strlen(text) == HEX && strspn(text, "0123456789abcdef") == HEX;
}

/* The digest that a file ends with; where it begins, or -1. */
static off_t read_digest(int file, uint8_t *digest)
{
	off_t at = lseek(file, 0, SEEK_END) - GRAPH_ID;

	return at >= 0 && pread(file, digest, GRAPH_ID, at) == GRAPH_ID ? at :
									  -1;
}

/* The file of a chain that was read last is called by its digest. */
static bool is_called_right(const struct loading *loading, const char *hex)
{
	const GArray *files = loading->files->files;
	int file = g_array_index(files, struct open_file, files->len - 1).file;
	char name[HEX + 1] = "";
	uint8_t digest[GRAPH_ID];

	if (read_digest(file, digest) < 0)
		return false;
	for (int i = 0; i < GRAPH_ID; i++)
		g_snprintf(name + 2 * i, 3, "%02x", digest[i]);
	return strcmp(name, hex) == 0;
}

static char *say(const char *name, const char *wrong)
{
	return g_strdup_printf("its %s is %s", name, wrong);
}

static char *add_chain(struct loading *loading, char **names)
{
	for (uint32_t i = 0; names[i] && *names[i]; i++) {
		g_autofree char *name =
			g_strdup_printf("info/commit-graphs/graph-%s.graph",
					is_hex(names[i]) ? names[i] : "");
		const char *wrong;

		if (!is_hex(names[i]) || i >= LAYERS_MAX)
			return say("info/commit-graphs/commit-graph-chain",
				   "not a list of commit-graphs");
		wrong = add_file(loading, name, i);
		if (!wrong && !is_called_right(loading, names[i]))
			wrong = "called by another digest than its own";
		if (wrong)
			return say(name, wrong);
	}
	return NULL;
}

static char *add_either(struct loading *loading)
{
	static const char one[] = "info/commit-graph";
	static const char several[] = "info/commit-graphs/commit-graph-chain";
	g_autofree char *path = g_build_filename(loading->objects, one, NULL);
	g_autofree char *chain_path =
		g_build_filename(loading->objects, several, NULL);
	g_autofree char *chain = NULL;
	g_auto(GStrv) names = NULL;
	const char *wrong;

	if (g_file_test(path, G_FILE_TEST_EXISTS)) {
		wrong = add_file(loading, one, 0);
		return wrong ? say(one, wrong) : NULL;
	}
	if (!g_file_test(chain_path, G_FILE_TEST_EXISTS))
		return NULL;
	chain = git_folders_text(loading->objects, several, CHAIN_LIMIT);
	if (!chain)
		return say(several, "not readable");
	names = g_strsplit(chain, "\n", -1);
	return add_chain(loading, names);
}

/*
 * Splits what is known of each commit.  Levels are taken all or none: old
 * versions of git did not write them down.
 */
static void keep_levels(struct loading *loading)
{
	uint32_t n = loading->levels->len;
	uint32_t *levels = (uint32_t *)(void *)loading->levels->data;
	bool are_all = true;

	for (uint32_t c = 0; c < n; c++) {
		if (!(levels[c] & GIT_LAYER_PARENT))
			g_array_append_val(loading->files->tips, c);
		levels[c] &= ~GIT_LAYER_PARENT;
		are_all &= levels[c] > 0 && levels[c] < GIT_LAYER_LEVEL_MAX;
	}
	g_array_free(loading->levels, !are_all);
	loading->graph->levels = are_all ? levels : NULL;
}

static void close_file(void *data)
{
	struct open_file *opened = data;

	close(opened->file);
	g_free(opened->name);
}

GArray *git_graph_file_read(const char *objects, struct graph *graph,
			    struct git_graph_files **files, char **trouble)
{
	struct loading loading = {
		.objects = objects,
		.graph = graph,
		.layers = g_array_new(false, false, sizeof(struct git_layer)),
		.levels = g_array_new(false, false, sizeof(uint32_t)),
		.files = g_new0(struct git_graph_files, 1),
	};

	*files = loading.files;
	loading.files->tips = g_array_new(false, false, sizeof(uint32_t));
	loading.files->files =
		g_array_new(false, false, sizeof(struct open_file));
	g_array_set_clear_func(loading.files->files, close_file);
	*trouble = add_either(&loading);
	if (!*trouble && loading.layers->len > 0) {
		keep_levels(&loading);
		return loading.layers;
	}
	graph_clear(graph);
	g_array_unref(loading.levels);
	g_array_unref(loading.layers);
	return NULL;
}

/* Whether a file ends with the digest of what is before. */
static bool is_whole(int file, uint8_t *block)
{
	uint8_t digest[GRAPH_ID], told[GRAPH_ID];
	off_t end = read_digest(file, told), at = 0;
	struct sha1_ctx sum;

	sha1_init(&sum);
	while (at < end) {
		ssize_t got =
			pread(file, block, (size_t)MIN(BLOCK, end - at), at);

		if (got <= 0)
			return false;
		sha1_update(&sum, (size_t)got, block);
		at += got;
	}
	sha1_digest(&sum, GRAPH_ID, digest);
	return end >= 0 && memcmp(told, digest, GRAPH_ID) == 0;
}

char *git_graph_file_check(const struct git_graph_files *files)
{
	g_autofree uint8_t *block = g_malloc(BLOCK);

	for (uint32_t i = 0; i < files->files->len; i++) {
		const struct open_file *opened =
			&g_array_index(files->files, struct open_file, i);

		if (!is_whole(opened->file, block))
			return say(opened->name,
				   "damaged: its digest is another");
	}
	return NULL;
}

void git_graph_files_free(struct git_graph_files *files)
{
	if (!files)
		return;
	g_array_unref(files->files);
	g_array_unref(files->tips);
	g_free(files);
}

const GArray *git_graph_file_tips(const struct git_graph_files *files)
{
	return files->tips;
}

uint32_t git_graph_file_find(const GArray *layers, const struct graph *graph,
			     const uint8_t *id)
{
	for (uint32_t i = layers ? layers->len : 0; i-- > 0;) {
		const struct git_layer *layer =
			&g_array_index(layers, struct git_layer, i);
		uint32_t found;

		if (layer->n == 0)
			continue;
		found = git_find(graph->ids[layer->first],
				 id[0] ? layer->fanout[id[0] - 1] : 0,
				 layer->fanout[id[0]], id);
		if (found != UINT32_MAX)
			return layer->first + found;
	}
	return NONE;
}
