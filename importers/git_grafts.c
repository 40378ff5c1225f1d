/* git_grafts.c -- where a repository says that history ends
 *
 * libgit2 1.5 knows neither file; git obeys both.
 */
#include "importers/git_grafts.h"

#include "importers/git_folders.h"
#include "importers/git_oids.h"

#include <string.h>

#define FILE_LIMIT (64 << 20)

static void free_parents(gpointer parents)
{
	g_array_unref(parents);
}

/* "COMMIT PARENT…": the first id is the key, the others its parents. */
static void add_line(GHashTable *grafts, const char *line)
{
	g_auto(GStrv) words = g_strsplit_set(line, " \r\t", -1);
	GArray *parents = g_array_new(false, false, sizeof(git_oid));
	git_oid key;
	bool has_key = false;

	for (char **word = words; *word; word++) {
		git_oid id;

		if (git_oid_fromstrp(&id, *word) < 0)
			continue;
		if (has_key)
			g_array_append_val(parents, id);
		else
			key = id;
		has_key = true;
	}
	if (has_key)
		git_oids_insert(grafts, &key, parents);
	else
		g_array_unref(parents);
}

static void add_file(GHashTable *grafts, const char *folder, const char *name)
{
	g_autofree char *text = git_folders_text(folder, name, FILE_LIMIT);
	char *line = text;

	while (line && *line) {
		char *feed = strchr(line, '\n');

		if (feed)
			*feed = '\0';
		if (*line != '#')
			add_line(grafts, line);
		line = feed ? feed + 1 : NULL;
	}
}

GHashTable *git_grafts_read(const char *common_folder)
{
	GHashTable *grafts = git_oids_new(free_parents);

	add_file(grafts, common_folder, "info/grafts");
	add_file(grafts, common_folder, "shallow");
	if (g_hash_table_size(grafts) > 0)
		return grafts;
	g_hash_table_unref(grafts);
	return NULL;
}

const GArray *git_grafts_find(GHashTable *grafts, const git_oid *commit)
{
	return grafts ? g_hash_table_lookup(grafts, commit) : NULL;
}
