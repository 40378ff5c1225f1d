/* git_pathspec.c -- whether a path lies in the scope of a service
 *
 * As git has it: what is written may be the path itself or a folder above it,
 * letter by letter, wildcards or not; or else it is a pattern for the whole
 * path of a file, in which wildcards match `/` too.
 */
#include "importers/git_pathspec.h"

#include <fnmatch.h>
#include <string.h>

static void clear(void *spec)
{
	g_free(((struct git_pathspec *)spec)->text);
}

/* a/./b//c/ is a/b/c, and . the whole. */
static char *normal(const char *path)
{
	g_auto(GStrv) parts = g_strsplit(path, "/", -1);
	GString *out = g_string_new(NULL);

	for (char **part = parts; *part; part++) {
		if (**part == '\0' || strcmp(*part, ".") == 0)
			continue;
		if (out->len > 0)
			g_string_append_c(out, '/');
		g_string_append(out, *part);
	}
	return g_string_free(out, false);
}

GArray *git_pathspecs_new(const GPtrArray *paths)
{
	GArray *specs = g_array_new(false, false, sizeof(struct git_pathspec));

	g_array_set_clear_func(specs, clear);
	for (uint32_t i = 0; i < paths->len; i++) {
		struct git_pathspec spec = { .text = normal(paths->pdata[i]) };

		spec.length = strlen(spec.text);
		spec.literal = strcspn(spec.text, "*?[\\");
		g_array_append_val(specs, spec);
	}
	return specs;
}

static enum git_relation relate(const struct git_pathspec *spec,
				const char *path, size_t length, bool is_folder)
{
	size_t shared = MIN(length, spec->literal);
	bool has_wildcard = spec->literal < spec->length;

	if (spec->length == 0)
		return PATH_INSIDE;
	if (length >= spec->length &&
	    memcmp(path, spec->text, spec->length) == 0 &&
	    (path[spec->length] == '/' || path[spec->length] == '\0'))
		return PATH_INSIDE;
	if (!is_folder)
		return has_wildcard && fnmatch(spec->text, path, 0) == 0 ?
			       PATH_INSIDE :
			       PATH_OUTSIDE;
	if (memcmp(path, spec->text, shared) != 0)
		return PATH_OUTSIDE;
	if (length >= spec->literal)
		return has_wildcard ? PATH_ABOVE : PATH_OUTSIDE;
	return spec->text[length] == '/' ? PATH_ABOVE : PATH_OUTSIDE;
}

enum git_relation git_pathspecs_relate(const GArray *specs, const char *path,
				       size_t length, bool is_folder)
{
	enum git_relation closest = PATH_OUTSIDE;

	for (uint32_t i = 0; i < specs->len && closest < PATH_INSIDE; i++) {
		enum git_relation relation =
			relate(&g_array_index(specs, struct git_pathspec, i),
			       path, length, is_folder);

		closest = MAX(closest, relation);
	}
	return closest;
}
