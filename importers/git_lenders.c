/* git_lenders.c -- the folders that a repository has its objects in */
#include "importers/git_lenders.h"

#include "importers/git_folders.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { TEXT_LIMIT = 1 << 20, DEPTH_LIMIT = 5 /* as in git */ };

static bool has(const GPtrArray *paths, const char *path)
{
	return g_ptr_array_find_with_equal_func((GPtrArray *)paths, path,
						g_str_equal, NULL);
}

static void add_those_of(const char *objects, GPtrArray *lenders,
			 GPtrArray *gone, int depth);

/* A line: a path as seen from the folder, in quotes if it needs some. */
static void add_line(const char *line, const char *objects, GPtrArray *lenders,
		     GPtrArray *gone, int depth)
{
	g_autofree char *plain = NULL, *path = NULL;
	char *real;

	if (*line == '\0' || *line == '#')
		return;
	if (*line == '"') {
		plain = g_strcompress(line + 1);
		if (g_str_has_suffix(plain, "\""))
			plain[strlen(plain) - 1] = '\0';
		line = plain;
	}
	path = g_path_is_absolute(line) ? g_strdup(line) :
					  g_build_filename(objects, line, NULL);
	real = realpath(path, NULL);
	if (!real) {
		if (!has(gone, path))
			g_ptr_array_add(gone, g_steal_pointer(&path));
		return;
	}
	if (!has(lenders, real)) {
		g_ptr_array_add(lenders, g_strdup(real));
		add_those_of(real, lenders, gone, depth);
	}
	free(real);
}

static void add_those_of(const char *objects, GPtrArray *lenders,
			 GPtrArray *gone, int depth)
{
	g_autofree char *text =
		git_folders_text(objects, "info/alternates", TEXT_LIMIT);
	g_auto(GStrv) lines = text ? g_strsplit(text, "\n", -1) : NULL;

	for (char **line = lines; depth > 0 && line && *line; line++)
		add_line(*line, objects, lenders, gone, depth - 1);
}

GPtrArray *git_lenders_find(const char *common_folder, GPtrArray *gone)
{
	GPtrArray *lenders = g_ptr_array_new_with_free_func(g_free);
	char *own = g_build_filename(common_folder, "objects", NULL);

	g_ptr_array_add(lenders, own);
	add_those_of(own, lenders, gone, DEPTH_LIMIT);
	return lenders;
}
