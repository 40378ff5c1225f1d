/* repository.h -- small git repositories for tests */
#ifndef TESTS_REPOSITORY_H
#define TESTS_REPOSITORY_H

#include "model/facts.h"
#include "model/settings.h"

/*
 * Makes an empty folder in the temporary one and goes there.
 * repository_leave() removes it and all that is in it, and frees the name.
 */
char *repository_enter(void);
void repository_leave(char *folder);

/*
 * Runs a shell command in the current folder, where git knows no settings but
 * the repository's and ids come out the same each time.  Returns what it
 * printed, without spaces at the end; it must succeed.
 */
char *repository_shell(const char *command, ...) G_GNUC_PRINTF(1, 2);

/*
 * Makes a bare repository in the folder `name`.  A word of `history` is a
 * commit: its name (also its subject and its branch), its parents, the files
 * that it sets or, without a value, removes:
 *
 *	"a+src/x=1 b:a+src/x=2 c:a d:b,c+src/x="
 *
 * Authored a minute after the one before, from repository_epoch; committed
 * five seconds later.  A word of `tags` is NAME=COMMIT or, annotated,
 * NAME*COMMIT@TIME.
 */
void repository_make(const char *name, const char *history, const char *tags);
#define repository_epoch INT64_C(1700000000)

/* The full id of what a revision names. */
char *repository_id(const char *name, const char *revision);

/* What git_import() needs and what came of it. */
struct imported {
	struct settings *settings;
	struct facts *facts;
	GPtrArray *paths;  /* of char * */
	GPtrArray *errors; /* of GError * */
};
typedef struct imported Imported;

struct imported *imported_new(void);
void imported_free(struct imported *imported);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Imported, imported_free)

/* A repository as a SOURCE; the name must live as long. */
void imported_path(struct imported *imported, const char *path);
/* A configured service, in the settings and in the facts. */
struct service_settings *imported_service(struct imported *imported,
					  const char *name);
/* A deploy as an export would tell it; returns its index. */
uint32_t imported_deploy(struct imported *imported, const char *service,
			 const char *commit, const char *version);
/* Reads the graphs, and then all commits in full. */
void imported_read(struct imported *imported);

/* "none", or the subject of a commit; of the repository of a service. */
const char *imported_commit(const struct imported *imported,
			    uint32_t repository, uint32_t commit);
const char *imported_subject(const struct imported *imported, uint32_t service,
			     uint32_t commit);
/* The messages of the errors, joined by "; ". */
char *imported_errors(const struct imported *imported);
/*
 * The subjects of the commits whose bit is set in `bits` (NULL: of all), in
 * alphabetical order, joined by " ".
 */
char *imported_subjects(const struct imported *imported, const uint8_t *bits);

#endif
