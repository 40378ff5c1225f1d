/* publish.c -- write beside, flush, and rename when all is there
 *
 * The lock is an flock() of a file in the folder, so that it ends with its
 * process however that ends.  The file is removed by its owner while it holds
 * the lock; who gets a lock of a file that is no longer in the folder tries
 * again.  Because of the lock, temporary files found in the folder belong to
 * nobody and are removed.
 */
#include "render/publish.h"

#include "model/error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define LOCK_NAME ".shiplog.lock"
#define TEMPORARY ".shiplog-XXXXXX.tmp"

struct file {
	char *name, *path, *temporary;
	char *sha256;
	uint64_t bytes;
};

struct publication {
	char *folder;
	char *lock_path;
	int lock; /* -1: none */
	bool made_folder, is_committed;
	GPtrArray *files;   /* of struct file * */
	GPtrArray *folders; /* of char *, within: those in use */
	GPtrArray *made;    /* of char *, within: those that were made */
	FILE *stream;	    /* of the last file, while it is open */
};

static void file_free(void *data)
{
	struct file *file = data;

	g_free(file->name);
	g_free(file->path);
	g_free(file->temporary);
	g_free(file->sha256);
	g_free(file);
}

static bool fail(GError **error, const char *path, const char *what)
{
	int why = errno;

	g_set_error(error, SHIPLOG_ERROR, SHIPLOG_ERROR_OUTPUT, "%s: %s: %s",
		    path, what, g_strerror(why));
	return false;
}

static bool refuse(GError **error, const char *path, const char *why)
{
	g_set_error(error, SHIPLOG_ERROR, SHIPLOG_ERROR_OUTPUT, "%s: %s", path,
		    why);
	return false;
}

/* As the user would call it: what is in `.` needs no folder. */
static char *path_in(const char *folder, const char *name)
{
	if (strcmp(folder, ".") == 0)
		return g_strdup(name);
	return g_build_filename(folder, name, NULL);
}

static bool is_temporary(const char *name)
{
	return strlen(name) == strlen(TEMPORARY) &&
	       g_str_has_prefix(name, ".shiplog-") &&
	       g_str_has_suffix(name, ".tmp");
}

static void sweep(const char *folder)
{
	g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
	const char *name;

	while (dir && (name = g_dir_read_name(dir))) {
		g_autofree char *path = g_build_filename(folder, name, NULL);

		if (is_temporary(name))
			unlink(path);
	}
}

static bool still_there(int fd, const char *path)
{
	struct stat open_one, named;

	return fstat(fd, &open_one) == 0 && lstat(path, &named) == 0 &&
	       open_one.st_ino == named.st_ino &&
	       open_one.st_dev == named.st_dev;
}

static bool lock(struct publication *publication, GError **error)
{
	const char *path = publication->lock_path;

	for (;;) {
		int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW,
			      0666);

		if (fd < 0)
			return fail(error, path, "cannot lock the folder");
		if (flock(fd, LOCK_EX | LOCK_NB) < 0) {
			int why = errno;

			close(fd);
			errno = why;
			if (why != EWOULDBLOCK)
				return fail(error, path,
					    "cannot lock the folder");
			return refuse(error, publication->folder,
				      "another run is writing into this "
				      "folder");
		}
		if (still_there(fd, path)) {
			publication->lock = fd;
			return true;
		}
		close(fd);
	}
}

static bool make_folder(const char *path, bool *was_made, GError **error)
{
	if (g_file_test(path, G_FILE_TEST_IS_DIR))
		return true;
	if (g_mkdir_with_parents(path, 0777) < 0)
		return fail(error, path, "cannot make the folder");
	*was_made = true;
	return true;
}

struct publication *publication_begin(const char *folder, GError **error)
{
	g_autoptr(Publication) publication = g_new0(struct publication, 1);

	publication->folder = g_strdup(folder);
	publication->lock_path = path_in(folder, LOCK_NAME);
	publication->lock = -1;
	publication->files = g_ptr_array_new_with_free_func(file_free);
	publication->folders = g_ptr_array_new_with_free_func(g_free);
	publication->made = g_ptr_array_new_with_free_func(g_free);
	if (!make_folder(folder, &publication->made_folder, error) ||
	    !lock(publication, error))
		return NULL;
	sweep(folder);
	return g_steal_pointer(&publication);
}

/* FILE or FOLDER/FILE, within the publication's folder. */
static bool is_name(const char *name)
{
	const char *slash = strchr(name, '/');

	if (slash && (slash == name || strchr(slash + 1, '/')))
		return false;
	return !g_str_has_prefix(name, "../") && strcmp(name, "..") != 0 &&
	       name[0] != '\0' && !g_str_has_suffix(name, "/");
}

/* The folder a file of that name lies in, made and swept at its first use. */
static char *folder_of(struct publication *publication, const char *name,
		       GError **error)
{
	const char *slash = strchr(name, '/');
	g_autofree char *inner = NULL;
	g_autofree char *path = NULL;
	bool was_made = false;

	if (!is_name(name)) {
		refuse(error, name, "is no name for a file");
		return NULL;
	}
	if (!slash)
		return g_strdup(publication->folder);
	inner = g_strndup(name, (size_t)(slash - name));
	path = path_in(publication->folder, inner);
	if (g_ptr_array_find_with_equal_func(publication->folders, path,
					     g_str_equal, NULL))
		return g_steal_pointer(&path);
	if (!make_folder(path, &was_made, error))
		return NULL;
	if (was_made)
		g_ptr_array_add(publication->made, g_strdup(path));
	sweep(path);
	g_ptr_array_add(publication->folders, g_strdup(path));
	return g_steal_pointer(&path);
}

/* What would only be found out when other files have their names already. */
static bool may_be_named(const char *folder, const char *path, GError **error)
{
	g_autofree char *name = g_path_get_basename(path);
	long most = pathconf(folder, _PC_NAME_MAX);

	if (most > 0 && strlen(name) > (size_t)most)
		return refuse(error, path, "the name is too long");
	if (g_file_test(path, G_FILE_TEST_IS_DIR))
		return refuse(error, path, "is a folder");
	return true;
}

FILE *publication_open(struct publication *publication, const char *name,
		       GError **error)
{
	g_autofree char *folder = folder_of(publication, name, error);
	g_autofree char *path = path_in(publication->folder, name);
	g_autofree char *temporary = NULL;
	struct file *file;
	int fd;

	g_assert(!publication->stream && !publication->is_committed);
	if (!folder || !may_be_named(folder, path, error))
		return NULL;
	temporary = g_build_filename(folder, TEMPORARY, NULL);
	fd = g_mkstemp_full(temporary, O_RDWR | O_CLOEXEC, 0666);
	if (fd < 0) {
		fail(error, path, "cannot write");
		return NULL;
	}
	file = g_new0(struct file, 1);
	file->name = g_strdup(name);
	file->path = g_steal_pointer(&path);
	file->temporary = g_steal_pointer(&temporary);
	g_ptr_array_add(publication->files, file);
	publication->stream = fdopen(fd, "w+");
	g_assert(publication->stream);
	return publication->stream;
}

static bool digest(FILE *stream, struct file *file)
{
	g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
	unsigned char block[16384];
	size_t got;

	rewind(stream);
	while ((got = fread(block, 1, sizeof(block), stream)) > 0) {
		g_checksum_update(sum, block, (gssize)got);
		file->bytes += got;
	}
	file->sha256 = g_strdup(g_checksum_get_string(sum));
	return !ferror(stream);
}

/* A write that failed long ago has left its mark on the stream only. */
static bool flush(FILE *stream)
{
	bool had_failed = ferror(stream);

	errno = 0;
	if (fflush(stream) != 0 || had_failed) {
		if (errno == 0)
			errno = EIO;
		return false;
	}
	return fsync(fileno(stream)) == 0 || errno == EINVAL;
}

bool publication_close_one(struct publication *publication, GError **error)
{
	FILE *stream = g_steal_pointer(&publication->stream);
	struct file *file =
		publication->files->pdata[publication->files->len - 1];
	bool is_whole = flush(stream) && digest(stream, file);
	int why = errno;

	if (fclose(stream) != 0 && is_whole)
		return fail(error, file->path, "cannot write");
	errno = why;
	return is_whole || fail(error, file->path, "cannot write");
}

uint32_t publication_count(const struct publication *publication)
{
	return publication->files->len - (publication->stream ? 1 : 0);
}

struct publication_file publication_file(const struct publication *publication,
					 uint32_t i)
{
	const struct file *file = publication->files->pdata[i];

	return (struct publication_file){
		.name = file->name,
		.sha256 = file->sha256,
		.bytes = file->bytes,
	};
}

/* Names are on the disk only when their folder is. */
static bool flush_folder(const char *path, GError **error)
{
	int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool is_done = fd >= 0 && (fsync(fd) == 0 || errno == EINVAL);

	if (!is_done)
		fail(error, path, "cannot write");
	if (fd >= 0)
		close(fd);
	return is_done;
}

bool publication_commit(struct publication *publication, GError **error)
{
	g_assert(!publication->stream && !publication->is_committed);
	for (uint32_t i = 0; i < publication->files->len; i++) {
		const struct file *file = publication->files->pdata[i];

		if (rename(file->temporary, file->path) < 0)
			return fail(error, file->path, "cannot write");
		publication->is_committed = true;
	}
	for (uint32_t i = 0; i < publication->folders->len; i++)
		if (!flush_folder(publication->folders->pdata[i], error))
			return false;
	return flush_folder(publication->folder, error);
}

static void remove_files(struct publication *publication)
{
	if (publication->stream)
		fclose(publication->stream);
	for (uint32_t i = 0; i < publication->files->len; i++) {
		const struct file *file = publication->files->pdata[i];

		unlink(file->temporary);
	}
	for (uint32_t i = 0; i < publication->made->len; i++)
		rmdir(publication->made->pdata[i]);
}

void publication_free(struct publication *publication)
{
	if (!publication)
		return;
	/* After a commit there are none, and folders in use stay. */
	remove_files(publication);
	if (publication->lock >= 0) {
		unlink(publication->lock_path);
		close(publication->lock);
	}
	if (publication->made_folder)
		rmdir(publication->folder);
	g_ptr_array_unref(publication->files);
	g_ptr_array_unref(publication->folders);
	g_ptr_array_unref(publication->made);
	g_free(publication->lock_path);
	g_free(publication->folder);
	g_free(publication);
}
