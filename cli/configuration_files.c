/* configuration_files.c -- a configuration file and those it includes */
#include "cli/configuration_files.h"

#include "cli/configuration_scan.h"
#include "model/error.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { DEEPEST = 10, MOST_FILES = 100, LONGEST = 1 << 20 };

/* A file that is being read, and the one that includes it. */
struct inclusion {
	const struct inclusion *by;
	const char *name;
	dev_t device;
	ino_t number;
	int depth;
};

struct gathering {
	GArray *places; /* of struct key_place */
	int files;
};

static void clear_place(void *data)
{
	struct key_place *place = data;

	g_free(place->key);
	g_free(place->file);
}

static bool complain(GError **error, const char *name, const char *what)
{
	g_set_error(error, SHIPLOG_ERROR, SHIPLOG_ERROR_USAGE, "%s: %s", name,
		    what);
	return false;
}

/* The whole of an open file, which need not tell its length. */
static GString *read_text(int file)
{
	GString *text = g_string_new(NULL);
	char block[4096];
	ssize_t got;

	while (text->len <= LONGEST &&
	       (got = read(file, block, sizeof(block))) > 0)
		g_string_append_len(text, block, got);
	return text;
}

static bool check_text(const char *name, const GString *text, GError **error)
{
	const char *end;
	uint32_t line = 1;

	if (text->len > LONGEST)
		return complain(error, name, "is longer than a mebibyte");
	if (g_utf8_validate_len(text->str, text->len, &end))
		return true;
	for (const char *at = text->str; at < end; at++)
		line += *at == '\n';
	g_set_error(error, SHIPLOG_ERROR, SHIPLOG_ERROR_USAGE,
		    "%s:%u: is not text in UTF-8", name, line);
	return false;
}

/* Opens only what can not be waited for; NULL with an error. */
static GString *open_text(struct inclusion *self, GError **error)
{
	int file = open(self->name, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
	struct stat status;
	GString *text = NULL;

	if (file < 0 || fstat(file, &status) < 0) {
		complain(error, self->name, g_strerror(errno));
	} else if (!S_ISREG(status.st_mode)) {
		complain(error, self->name, "is not a file");
	} else {
		self->device = status.st_dev;
		self->number = status.st_ino;
		text = read_text(file);
		if (!check_text(self->name, text, error)) {
			g_string_free(text, true);
			text = NULL;
		}
	}
	if (file >= 0)
		close(file);
	return text;
}

static bool is_circle(const struct inclusion *self)
{
	for (const struct inclusion *other = self->by; other; other = other->by)
		if (other->device == self->device &&
		    other->number == self->number)
			return true;
	return false;
}

static bool gather(struct gathering *gathering, struct inclusion *self,
		   GError **error);

/* What stands against the inclusion, or NULL. */
static const char *refusal(const struct gathering *gathering,
			   const struct scanned_key *key, int depth)
{
	if (!key->value || !*key->value)
		return "'include.path' has no value";
	if (*key->value == '~')
		return "'include.path' begins with ~; write the path itself";
	if (depth == DEEPEST)
		return "files include each other more than ten deep";
	if (gathering->files == MOST_FILES)
		return "more than a hundred files are included";
	return NULL;
}

static bool include(struct gathering *gathering, const struct inclusion *by,
		    const struct scanned_key *key, GError **error)
{
	const char *refused = refusal(gathering, key, by->depth);
	g_autofree char *folder = g_path_get_dirname(by->name);
	g_autofree char *place = g_strdup_printf("%s:%u", by->name, key->line);
	g_autofree char *name = NULL;
	struct inclusion self = { .by = by, .depth = by->depth + 1 };

	if (refused)
		return complain(error, place, refused);
	if (g_path_is_absolute(key->value) || strcmp(folder, ".") == 0)
		name = g_strdup(key->value);
	else
		name = g_build_filename(folder, key->value, NULL);
	self.name = name;
	if (gather(gathering, &self, error))
		return true;
	if (by->depth == 0)
		g_prefix_error(error, "%s: included: ", place);
	return false;
}

static bool gather_keys(struct gathering *gathering,
			const struct inclusion *self, const char *text,
			GError **error)
{
	struct key_place stop = { .file = NULL };
	g_autoptr(GArray) keys = configuration_scan(text, &stop.line);

	for (uint32_t k = 0; k < keys->len; k++) {
		const struct scanned_key *key =
			&g_array_index(keys, struct scanned_key, k);
		struct key_place place = {
			.key = g_strdup(key->name),
			.file = g_strdup(self->name),
			.line = key->line,
		};

		g_array_append_val(gathering->places, place);
		if (strcmp(key->name, "include.path") == 0 &&
		    !include(gathering, self, key, error))
			return false;
	}
	/* A key without a name marks the place for libgit2's complaint. */
	if (stop.line > 0) {
		stop.file = g_strdup(self->name);
		g_array_append_val(gathering->places, stop);
	}
	return true;
}

static bool gather(struct gathering *gathering, struct inclusion *self,
		   GError **error)
{
	GString *text = open_text(self, error);
	bool is_done;

	if (!text)
		return false;
	gathering->files++;
	if (is_circle(self))
		is_done = complain(error, self->name,
				   "is included by what it includes");
	else
		is_done = gather_keys(gathering, self, text->str, error);
	g_string_free(text, true);
	return is_done;
}

GArray *configuration_files(const char *file, GError **error)
{
	g_autoptr(GArray) places =
		g_array_new(false, true, sizeof(struct key_place));
	struct gathering gathering = { .places = places };
	struct inclusion self = { .name = file };

	g_array_set_clear_func(places, clear_place);
	if (!gather(&gathering, &self, error))
		return NULL;
	return g_steal_pointer(&places);
}
