/* git_reader.c -- one thread's way to the objects of a repository
 *
 * First the packs (git_packs.c), then libgit2, through a handle of the
 * thread's own that is opened when it is first needed.
 */
#include "importers/git_reader.h"

#include "importers/git_replace.h"

#include <string.h>

struct git_reader {
	const struct git *git;
	struct git_taker *taker;
	git_repository *repository;
	git_odb *odb;
	git_odb_object *object; /* the last one that libgit2 read */
};

struct git_reader *git_reader_new(const struct git *git)
{
	struct git_reader *reader = g_new0(struct git_reader, 1);

	reader->git = git;
	reader->taker = git_taker_new(git->packs);
	return reader;
}

void git_reader_free(struct git_reader *reader)
{
	if (!reader)
		return;
	git_odb_object_free(reader->object);
	git_odb_free(reader->odb);
	git_repository_free(reader->repository);
	git_taker_free(reader->taker);
	g_free(reader);
}

/* What libgit2 has; `id` is what replaces, `name` what was asked for. */
static const char *ask_libgit2(struct git_reader *reader, const git_oid *id,
			       git_object_t type, size_t *length,
			       GError **error)
{
	git_odb_object_free(reader->object);
	reader->object = NULL;
	if (!reader->odb && !git_open_handle(reader->git, &reader->repository,
					     &reader->odb, error))
		return NULL;
	reader->object =
		git_read_from(reader->git, reader->odb, id, type, error);
	if (!reader->object)
		return NULL;
	*length = git_odb_object_size(reader->object);
	return git_odb_object_data(reader->object);
}

const char *git_reader_read_at(struct git_reader *reader, const git_oid *id,
			       struct git_spot spot, git_object_t type,
			       size_t *length, GError **error)
{
	const char *text = git_taker_take(
		reader->taker, spot,
		type == GIT_OBJECT_COMMIT ? PACKED_COMMIT : PACKED_TREE,
		length);

	return text ? text : ask_libgit2(reader, id, type, length, error);
}

const char *git_reader_read(struct git_reader *reader, const git_oid *id,
			    git_object_t type, size_t *length, GError **error)
{
	const git_oid *real = git_replace_find(reader->git->replaced, id);
	struct git_spot spot;

	if (!real) {
		git_object_error(error, reader->git, id,
				 "replaced in a circle or too often");
		return NULL;
	}
	if (git_packs_find(reader->git->packs, real->id, &spot))
		return git_reader_read_at(reader, real, spot, type, length,
					  error);
	return ask_libgit2(reader, real, type, length, error);
}

void git_reader_keep_first(GError **kept, GError *error)
{
	if (!*kept) {
		*kept = error;
	} else if (strcmp(error->message, (*kept)->message) < 0) {
		g_error_free(*kept);
		*kept = error;
	} else {
		g_error_free(error);
	}
}
