/* publish.h -- files that appear together, or not at all */
#ifndef RENDER_PUBLISH_H
#define RENDER_PUBLISH_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

/*
 * A set of files on its way into a folder.  Each is written beside its final
 * name and flushed to the disk; only when all are complete, the commit renames
 * them, over those of an earlier run.  All errors are SHIPLOG_ERROR_OUTPUT and
 * name the path.
 *
 * A run that is killed leaves the earlier files whole, since no name changes
 * before the commit, and it needs no signal handler for it: what it leaves
 * beside them (.shiplog-…) is removed by the next run into the folder.
 */
struct publication;
typedef struct publication Publication;

/* A file that is complete. */
struct publication_file {
	const char *name;   /* relative to the folder */
	const char *sha256; /* hex */
	uint64_t bytes;
};

/*
 * Makes the folder if there is none, and locks it: a second publication into
 * it fails until the first is freed or its process ends.  NULL on error.
 */
struct publication *publication_begin(const char *folder, GError **error);

/*
 * A stream for the bytes of `name`, which may be in a folder of its own
 * ("NAME_csv/deploys.csv").  One at a time, until publication_close_one().
 */
FILE *publication_open(struct publication *publication, const char *name,
		       GError **error);

/* The open file is complete: flushed, on the disk, its digest known. */
bool publication_close_one(struct publication *publication, GError **error);

/* The files that are complete so far, in the order they were opened. */
uint32_t publication_count(const struct publication *publication);
struct publication_file publication_file(const struct publication *publication,
					 uint32_t i);

/* Gives every file its name. */
bool publication_commit(struct publication *publication, GError **error);

/* Unlocks; without a commit the folder is as it was before. */
void publication_free(struct publication *publication);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Publication, publication_free)

#endif
