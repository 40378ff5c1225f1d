/* source_descriptor.c -- a file that is opened, if it is one */
#include "importers/source_descriptor.h"

#include "model/error.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *unreadable_kind(mode_t mode)
{
	if (S_ISREG(mode))
		return NULL;
	if (S_ISDIR(mode))
		return "is a folder, not a file";
	if (S_ISFIFO(mode))
		return "is a pipe, not a file (standard input is read as -)";
	if (S_ISSOCK(mode))
		return "is a socket, not a file";
	return "is a device, not a file";
}

/* Without O_NONBLOCK a FIFO would be waited for before it can be refused. */
int source_descriptor(const char *name, GError **error)
{
	int descriptor =
		open(name, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
	const char *kind;
	struct stat status;

	if (descriptor < 0 || fstat(descriptor, &status) < 0) {
		g_set_error(error, SHIPLOG_ERROR, SHIPLOG_ERROR_INPUT, "%s: %s",
			    name, g_strerror(errno));
		if (descriptor >= 0)
			close(descriptor);
		return -1;
	}
	kind = unreadable_kind(status.st_mode);
	if (kind) {
		g_set_error(error, SHIPLOG_ERROR, SHIPLOG_ERROR_INPUT, "%s: %s",
			    name, kind);
		close(descriptor);
		return -1;
	}
	return descriptor;
}
