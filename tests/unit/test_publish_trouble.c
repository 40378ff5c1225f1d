/* test_publish_trouble.c -- full disks, other runs, and what is refused */
#include "tests/folder.h"

#include "model/error.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static void expect_error(GError *error, const struct folder *folder,
			 const char *name, const char *what)
{
	g_autofree char *path =
		name ? folder_path(folder, name) : g_strdup(folder->path);
	g_autofree char *want = g_strconcat(path, ": ", what, NULL);

	g_assert_error(error, SHIPLOG_ERROR, SHIPLOG_ERROR_OUTPUT);
	g_assert_cmpstr(error->message, ==, want);
}

static void test_second_run(struct folder *folder, const void *data)
{
	struct publication *first = folder_begin(folder->path);
	g_autoptr(GError) error = NULL;

	(void)data;
	g_assert_null(publication_begin(folder->path, &error));
	expect_error(error, folder, NULL,
		     "another run is writing into this folder");
	publication_free(first);
	publication_free(folder_begin(folder->path));
	folder_expect_listing(folder, "", "");
}

/* A run that was killed leaves files; the next one is not stopped by them. */
static void test_killed_run(struct folder *folder, const void *data)
{
	int ends[2];
	char byte;
	pid_t child;

	(void)data;
	folder_put(folder, "a.json", "earlier");
	folder_put(folder, ".shiplog-notes", "of a person");
	g_assert_cmpint(pipe(ends), ==, 0);
	child = fork();
	if (child == 0) {
		struct publication *publication = folder_begin(folder->path);

		folder_write_one(publication, "a.json", "later");
		folder_write_one(publication, "a_csv/deploys.csv", "x");
		publication_open(publication, "b.json", NULL);
		if (write(ends[1], "x", 1) != 1)
			_exit(1);
		pause();
		_exit(0);
	}
	g_assert_cmpint(read(ends[0], &byte, 1), ==, 1);
	kill(child, SIGKILL);
	waitpid(child, NULL, 0);
	close(ends[0]);
	close(ends[1]);
	folder_expect(folder, "a.json", "earlier");

	struct publication *publication = folder_begin(folder->path);

	folder_write_one(publication, "a_csv/deploys.csv", "y");
	folder_commit(publication);
	publication_free(publication);
	folder_expect(folder, "a.json", "earlier");
	folder_expect_listing(folder, "", ".shiplog-notes a.json a_csv");
	folder_expect_listing(folder, "a_csv", "deploys.csv");
}

/*
 * As on a full disk: the kernel takes the first bytes and refuses the rest.
 * Returns the limit that was.
 */
static struct rlimit fill_disk(void)
{
	struct rlimit was, small = { .rlim_cur = 8192 };

	signal(SIGXFSZ, SIG_IGN);
	getrlimit(RLIMIT_FSIZE, &was);
	small.rlim_max = was.rlim_max;
	setrlimit(RLIMIT_FSIZE, &small);
	return was;
}

static void write_much(struct publication *publication)
{
	g_autoptr(GError) error = NULL;
	FILE *stream = publication_open(publication, "a.json", &error);

	g_assert_no_error(error);
	for (int i = 0; i < 20000; i++)
		fputs("later", stream);
}

static void test_full_disk(struct folder *folder, const void *data)
{
	g_autoptr(GError) error = NULL;
	struct publication *publication;
	struct rlimit was;

	(void)data;
	folder_put(folder, "a.json", "earlier");
	publication = folder_begin(folder->path);
	was = fill_disk();
	write_much(publication);
	g_assert_false(publication_close_one(publication, &error));
	setrlimit(RLIMIT_FSIZE, &was);
	expect_error(error, folder, "a.json", "cannot write: File too large");
	publication_free(publication);
	folder_expect(folder, "a.json", "earlier");
	folder_expect_listing(folder, "", "a.json");
}

/* There is room again, but not for what was lost. */
static void test_disk_full_for_a_while(struct folder *folder, const void *data)
{
	g_autoptr(GError) error = NULL;
	struct publication *publication = folder_begin(folder->path);
	struct rlimit was = fill_disk();

	(void)data;
	write_much(publication);
	setrlimit(RLIMIT_FSIZE, &was);
	g_assert_false(publication_close_one(publication, &error));
	expect_error(error, folder, "a.json",
		     "cannot write: Input/output error");
	publication_free(publication);
}

/* Takes the lock many times; who has it is alone in the folder. */
static int take_turns(const struct folder *folder, int turns)
{
	g_autofree char *inside = folder_path(folder, "inside");

	while (turns > 0) {
		struct publication *publication =
			publication_begin(folder->path, NULL);
		int fd;

		if (!publication)
			continue;
		fd = open(inside, O_CREAT | O_EXCL | O_WRONLY, 0666);
		if (fd < 0)
			return 1;
		close(fd);
		unlink(inside);
		publication_free(publication);
		turns--;
	}
	return 0;
}

static void test_never_two_at_once(struct folder *folder, const void *data)
{
	pid_t children[4];

	(void)data;
	for (size_t i = 0; i < G_N_ELEMENTS(children); i++) {
		children[i] = fork();
		if (children[i] == 0)
			_exit(take_turns(folder, 300));
	}
	for (size_t i = 0; i < G_N_ELEMENTS(children); i++) {
		int status;

		waitpid(children[i], &status, 0);
		g_assert_cmpint(status, ==, 0);
	}
}

static void test_refusals(struct folder *folder, const void *data)
{
	g_autofree char *file = folder_path(folder, "file");
	g_autofree char *below = folder_path(folder, "file/reports");
	g_autofree char *long_name = g_strnfill(300, 'x');
	g_autoptr(GError) error = NULL;
	struct publication *publication;

	(void)data;
	folder_put(folder, "file", "");
	g_assert_null(publication_begin(file, &error));
	expect_error(error, folder, "file",
		     "cannot make the folder: Not a directory");
	g_clear_error(&error);
	g_assert_null(publication_begin(below, &error));
	expect_error(error, folder, "file/reports",
		     "cannot make the folder: Not a directory");
	g_clear_error(&error);

	g_remove(file);
	g_assert_cmpint(g_mkdir(file, 0777), ==, 0);
	publication = folder_begin(folder->path);
	g_assert_null(publication_open(publication, "file", &error));
	expect_error(error, folder, "file", "is a folder");
	g_clear_error(&error);
	g_assert_null(publication_open(publication, long_name, &error));
	expect_error(error, folder, long_name, "the name is too long");
	g_clear_error(&error);
	g_assert_null(publication_open(publication, "../a.json", &error));
	g_assert_cmpstr(error->message, ==, "../a.json: is no name for a file");
	publication_free(publication);
}

/* New files are as others may read them, whatever mkstemp thinks. */
static void test_permissions(struct folder *folder, const void *data)
{
	mode_t mask = umask(022);
	struct publication *publication = folder_begin(folder->path);
	g_autofree char *path = folder_path(folder, "a.json");
	struct stat got;

	(void)data;
	folder_write_one(publication, "a.json", "x");
	folder_commit(publication);
	publication_free(publication);
	umask(mask);
	g_assert_cmpint(stat(path, &got), ==, 0);
	g_assert_cmpint(got.st_mode & 0777, ==, 0644);
}

int main(int argc, char **argv)
{
	static const struct {
		const char *name;
		void (*test)(struct folder *folder, const void *data);
	} tests[] = {
		{ "second-run", test_second_run },
		{ "killed-run", test_killed_run },
		{ "full-disk", test_full_disk },
		{ "disk-full-for-a-while", test_disk_full_for_a_while },
		{ "never-two-at-once", test_never_two_at_once },
		{ "refusals", test_refusals },
		{ "permissions", test_permissions },
	};

	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(tests); i++) {
		g_autofree char *path =
			g_strconcat("/publish-trouble/", tests[i].name, NULL);

		g_test_add(path, struct folder, NULL, folder_set_up,
			   tests[i].test, folder_tear_down);
	}
	return g_test_run();
}
