/* exported.h -- exports written in a line, and facts read back as lines */
#ifndef TESTS_EXPORTED_H
#define TESTS_EXPORTED_H

#include "model/facts.h"
#include "model/settings.h"

struct exported {
	struct settings *settings;
	struct facts *facts;
	GPtrArray *errors; /* of GError * */
};
typedef struct exported Exported;

/*
 * No facts yet.  `services` are configured: "orders=shop,basket payments" has
 * two, one of them with two aliases; "" has none.
 */
struct exported *exported_new(const char *services);
void exported_free(struct exported *exported);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Exported, exported_free)

/* JSON with ' for ", so that it can be read in a test; the caller's. */
char *exported_json(const char *text);

/* Reads bytes as the file `name`, as if it had been named by the user. */
void exported_read(struct exported *exported, const char *name,
		   const char *bytes, size_t length);

/* Reads settings->sources, as the program does. */
void exported_sources(struct exported *exported);

/*
 * What was read, joined by " | ": deploys, incidents, fates without the
 * window, leftovers, findings, errors.  Times are seconds after
 * exported_epoch; what is missing is not printed.
 *
 *	"deploy orders v1 abc123 +0..240"
 *	"incident 7 'Shop down' major orders +0.. drill"
 */
char *exported_print(const struct exported *exported);
#define exported_epoch INT64_C(1700000000)

/*
 * Appends the records of all other kinds, joined by " | ": the cells of their
 * tables that are not empty, but the place, times as above.
 *
 *	"runs run=7 attempt=1 name=Build result=success queued_at=+0"
 */
void exported_records_print(const struct facts *facts, GString *lines);

/* A table of cases of an importer, which is all that most of its tests are. */
struct exported_case {
	const char *name, *services; /* as of exported_new() */
	const char *text;	     /* of the file; with `'` for `"` if JSON */
	const char *want;	     /* as exported_print() says */
};
/* Adds a test /GROUP/NAME for each; `is_json` replaces quotes. */
void exported_add_cases(const char *group, const struct exported_case *cases,
			size_t n, bool is_json);

/*
 * For fuzz targets: reads `first` and the bytes behind it as one file, with
 * services configured and without, and checks what must hold of anything.
 */
int exported_fuzz(const char *first, const uint8_t *data, size_t size);

/* How many records were read. */
uint32_t exported_count(const struct exported *exported);

/* Asserts that every record that was read ended in exactly one way. */
void exported_account(const struct exported *exported);

/* Path of a file under ../shared, or NULL (the test is skipped). */
char *exported_shared(const char *path);

#endif
