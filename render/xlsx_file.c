/* xlsx_file.c -- a file in memory for a library that wants a path
 *
 * libxlsxwriter writes to a path and prints a line of its own when that fails.
 * A path to memory does not fail, and nothing is left behind by a run that is
 * killed.
 */
#include "render/xlsx_file.h"

#include "model/error.h"
#include "render/xlsx_parts.h"

#include <errno.h>
#include <sys/mman.h>
#include <unistd.h>

bool xlsx_file_fail(GError **error, const char *why)
{
	g_set_error(error, SHIPLOG_ERROR, SHIPLOG_ERROR_OUTPUT,
		    "cannot make the workbook: %s", why);
	return false;
}

static bool has_room(GError **error)
{
	g_autofree char *path = NULL;
	g_autoptr(GError) cause = NULL;
	int file = g_file_open_tmp("shiplog-XXXXXX", &path, &cause);

	if (file < 0)
		return xlsx_file_fail(error, cause->message);
	unlink(path);
	close(file);
	return true;
}

int xlsx_file_open(char **path, GError **error)
{
	int file;

	if (!has_room(error))
		return -1;
	file = memfd_create("workbook", MFD_CLOEXEC);
	*path = g_strdup_printf("/proc/self/fd/%d", file);
	if (file >= 0 && access(*path, W_OK) == 0)
		return file;
	xlsx_file_fail(error, g_strerror(errno));
	if (file >= 0)
		close(file);
	g_clear_pointer(path, g_free);
	return -1;
}

bool xlsx_file_copy(int file, FILE *stream, GError **error)
{
	g_autoptr(GMappedFile) map =
		g_mapped_file_new_from_fd(file, false, NULL);
	size_t length = map ? g_mapped_file_get_length(map) : 0;
	const char *bytes = map ? g_mapped_file_get_contents(map) : NULL;

	if (!bytes || !xlsx_parts_are_whole(bytes, length))
		return xlsx_file_fail(error, "a temporary file was cut off; is "
					     "there space left?");
	if (fwrite(bytes, 1, length, stream) != length)
		return xlsx_file_fail(error, g_strerror(errno));
	return true;
}
