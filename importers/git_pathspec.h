/* git_pathspec.h -- whether a path lies in the scope of a service */
#ifndef IMPORTERS_GIT_PATHSPEC_H
#define IMPORTERS_GIT_PATHSPEC_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

/* One path of a scope: a folder, a file or a pattern. */
struct git_pathspec {
	char *text; /* without ./ before it and / behind it; "": the whole */
	size_t length;
	size_t literal; /* how much of it stands before the first wildcard */
};

/* Of struct git_pathspec; `paths` of char *. */
GArray *git_pathspecs_new(const GPtrArray *paths);

enum git_relation {
	PATH_OUTSIDE,
	PATH_ABOVE, /* a folder in which something may lie in the scope */
	PATH_INSIDE /* and all below it */
};

/* `path` ends with NUL; a folder has no / behind it. */
enum git_relation git_pathspecs_relate(const GArray *specs, const char *path,
				       size_t length, bool is_folder);

#endif
