/* stopwatch.c -- runs a program and prints how long and how large it was
 *
 * stopwatch FILE COMMAND [ARGUMENT...] appends "SECONDS CPU_SECONDS
 * KIBIBYTES" to FILE: wall time, time on a core, and the most memory that the
 * program or one of its children had in use at once, mapped files included.
 * The program's standard output goes to /dev/null.  A shell's `time` knows
 * hundredths of a second only, and a small case is over in ten of them.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { CANNOT_RUN = 127 };

static double now(void)
{
	struct timespec at;

	clock_gettime(CLOCK_MONOTONIC, &at);
	return (double)at.tv_sec + (double)at.tv_nsec / 1e9;
}

static void become(char **command)
{
	int nowhere = open("/dev/null", O_WRONLY);

	if (nowhere >= 0)
		dup2(nowhere, STDOUT_FILENO);
	execvp(command[0], command);
	perror(command[0]);
	_exit(CANNOT_RUN);
}

static double seconds_of(struct timeval time)
{
	return (double)time.tv_sec + (double)time.tv_usec / 1e6;
}

static int append(const char *name, double seconds, const struct rusage *usage)
{
	FILE *file = fopen(name, "a");

	if (!file ||
	    fprintf(file, "%.6f %.6f %ld\n", seconds,
		    seconds_of(usage->ru_utime) + seconds_of(usage->ru_stime),
		    usage->ru_maxrss) < 0 ||
	    fclose(file) != 0) {
		perror(name);
		return EXIT_FAILURE;
	}
	return EXIT_SUCCESS;
}

int main(int argc, char **argv)
{
	struct rusage usage;
	double began = now();
	int status;
	pid_t child;

	if (argc < 3) {
		fputs("usage: stopwatch FILE COMMAND [ARGUMENT...]\n", stderr);
		return EXIT_FAILURE;
	}
	child = fork();
	if (child == 0)
		become(argv + 2);
	if (child < 0 || wait4(child, &status, 0, &usage) < 0) {
		perror("stopwatch");
		return EXIT_FAILURE;
	}
	if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
		fprintf(stderr, "stopwatch: %s failed\n", argv[2]);
		return EXIT_FAILURE;
	}
	return append(argv[1], now() - began, &usage);
}
