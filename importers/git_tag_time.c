/* git_tag_time.c -- when a tag was made */
#include "importers/git_tag_time.h"

#include "importers/git_headers.h"
#include "importers/tag_time.h"

static bool read_commit_time(const struct git *git, const git_oid *id,
			     int64_t *at, GError **error)
{
	git_odb_object *object = git_read(git, id, GIT_OBJECT_COMMIT, error);
	struct commit_text commit;

	if (!object)
		return false;
	*at = NO_TIME;
	if (git_headers_commit(git_odb_object_data(object),
			       git_odb_object_size(object), &commit))
		*at = commit.committed_at;
	git_odb_object_free(object);
	if (*at == NO_TIME)
		*at = 0;
	return true;
}

/* When an annotated tag was made; NO_TIME: it is none, or has no tagger. */
static int64_t tagger_time(const struct git *git, const git_oid *id)
{
	git_odb_object *object = git_read(git, id, GIT_OBJECT_TAG, NULL);
	struct tag_text tag = { .tagged_at = NO_TIME };

	if (!object)
		return NO_TIME;
	git_headers_tag(git_odb_object_data(object),
			git_odb_object_size(object), &tag);
	git_odb_object_free(object);
	return tag.tagged_at;
}

int git_tag_time_read(const struct git *git, const char *name, GTimeZone *zone,
		      struct tag *tag, GError **error)
{
	g_autofree char *ref = g_strconcat("refs/tags/", name, NULL);
	int64_t committed_at;
	git_oid id;
	int found;

	tag->name = name;
	if (git_reference_name_to_id(&id, git->repository, ref) < 0)
		return 0;
	found = git_peel(git, &id, &tag->commit, error);
	if (found <= 0)
		return found;
	tag->is_approximate = false;
	tag->at = git_oid_equal(&id, &tag->commit) ? NO_TIME :
						     tagger_time(git, &id);
	if (tag->at != NO_TIME)
		return 1;
	if (!read_commit_time(git, &tag->commit, &committed_at, error))
		return -1;
	tag->at = tag_time_of(name, zone, committed_at, &tag->is_approximate);
	return 1;
}
