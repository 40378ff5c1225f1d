/* folder.h -- a folder of its own for each test */
#ifndef TESTS_FOLDER_H
#define TESTS_FOLDER_H

#include "render/publish.h"

/* Made by folder_set_up(), removed with all that is in it. */
struct folder {
	char *path;
};

char *folder_path(const struct folder *folder, const char *name);
void folder_put(const struct folder *folder, const char *name,
		const char *text);
void folder_expect(const struct folder *folder, const char *name,
		   const char *want);
void folder_expect_listing(const struct folder *folder, const char *name,
			   const char *want);
void folder_set_up(struct folder *folder, const void *data);
void folder_tear_down(struct folder *folder, const void *data);
struct publication *folder_begin(const char *path);
void folder_write_one(struct publication *publication, const char *name,
		      const char *text);
void folder_commit(struct publication *publication);

#endif
