/* git_reader.h -- one thread's way to the objects of a repository */
#ifndef IMPORTERS_GIT_READER_H
#define IMPORTERS_GIT_READER_H

#include "importers/git_open.h"

struct git_reader;

/* `git` must outlive it; as many as there are threads may read at a time. */
struct git_reader *git_reader_new(const struct git *git);
void git_reader_free(struct git_reader *reader);

/*
 * The text of a commit or tree (`type`), good until the next call; what
 * replaces it if something does (git replace).  NULL and an error that names
 * the object if it is missing, broken or of another type.
 */
const char *git_reader_read(struct git_reader *reader, const git_oid *id,
			    git_object_t type, size_t *length, GError **error);
/* The same, of an object that is known to stand at `spot` of git->packs. */
const char *git_reader_read_at(struct git_reader *reader, const git_oid *id,
			       struct git_spot spot, git_object_t type,
			       size_t *length, GError **error);

/* Keeps of two errors the one whose message comes first; takes over `error`. */
void git_reader_keep_first(GError **kept, GError *error);

#endif
