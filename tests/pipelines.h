/* pipelines.h -- runs, jobs, spans, tests and series that can be read aloud */
#ifndef TESTS_PIPELINES_H
#define TESTS_PIPELINES_H

#include "tests/history.h"

/*
 * Adds records to facts that are not sealed, a word each, times as in
 * history.h (minutes, or with units), each word a kind, a mark, and what
 * follows, of which all in brackets is optional:
 *
 *	run:+web/ci#7.2=abc@0/1-5	SERVICE/PIPELINE #ID[.ATTEMPT]
 *					[=COMMIT] @QUEUED[/STARTED[-FINISHED]]
 *	job:+#7.2:build@0/1-5		of run 7, attempt 2; stage or name
 *	span:+t1/a:ci#7=abc@0-5		TRACE/SPAN :NAME, a root of NAME
 *	span:+t1/b<a:build@1-4		a span below it, a task
 *	test:+suite/name=abc@5		a report a word, if times differ
 *	series:name{a=b,c=d}@0=1,1=2	points of a series, `nan` for none
 *
 * Marks: + success (passed), ! failure, x cancelled, o skipped, ~ running, f
 * flaky (of a test), ? not known.  "-" for a service is none.  "#" alone is no
 * id.  An empty time of a test ("@") is none.
 */
void pipelines_read(struct facts *facts, const char *text);

/* A history with them, sealed; measured from and to such a time. */
struct history *pipelines_history(const char *commits, const char *deploys,
				  const char *text);

/* "web/ci#7.2 success 240s wait 60s last [build 180/180]", sorted, by |. */
char *pipelines_print(const struct metrics *metrics);

#endif
