/* history.h -- histories, deploys and incidents that can be read aloud */
#ifndef TESTS_HISTORY_H
#define TESTS_HISTORY_H

#include "model/metrics.h"

/*
 * Facts from words between blanks.  A time is a number of minutes after
 * history_epoch, a Monday's midnight, or has units: 90, 1d2h, -3d, 30s.
 *
 * Commits are NAME[:PARENT,…][@AUTHORED[/COMMITTED]][+SERVICE,…], parents
 * first: "a b:a c:a,b".  A parent `?` is not there (the commit is truncated).
 * The k-th, from 0, is authored k minutes after the epoch unless it says when.
 * A `+` lists the services whose scope it changes, none if the list is empty;
 * without it, it changes all.  They are one repository, that of every
 * service; "" is none.
 *
 * Deploys are [SERVICE=][MARKS]COMMIT[:VERSION][@STARTED[-DEPLOYED]][#ID]:
 * "a b !a" or "web=a api=a@90-95".  The service is web unless it is named,
 * the time of the k-th k + 1 hours, the id k.  Marks: `!` a rollback, `/` a
 * failed roll-out; `^` no deploy but the baseline of the service, `>` no deploy
 * but the tip of its main branch.  Commit `?` or `?NAME` is in no repository.
 *
 * Incidents are [~]ID[:SERVICE,…]@BEGAN[-ENDED][>DEPLOY]: "i1:web@120-180".
 * Without an end it is open, with `~` a drill.  `>` names a deploy #ID, a
 * version v… or a commit (`?NAME`: one that nobody knows).  Service `?`: one
 * that nobody knows.
 *
 * Deploys and incidents may be NULL: no source of them.
 */
#define history_epoch INT64_C(1780272000) /* 2026-06-01 */

/*
 * Adds them to facts that are not sealed; `name` stands before the names of
 * the sources.  New services have the latest repository.
 */
void history_read(struct facts *facts, const char *name, const char *commits,
		  const char *deploys, const char *incidents);

/* Sealed, with roll-outs folded within ten minutes. */
struct facts *history_parse(const char *commits, const char *deploys);

/* Seconds UTC of such a time. */
int64_t history_time(const char *text);

/* All that a test of the analyzer needs. */
struct history {
	struct facts *facts;
	struct settings *settings; /* defaults; as-of is a year on */
	bool has_all; /* to be measured with the changes of all deploys */
	struct metrics *metrics;
};
typedef struct history History;

/* Sealed facts and settings, nothing measured. */
struct history *history_new(const char *commits, const char *deploys,
			    const char *incidents);
void history_free(struct history *history);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(History, history_free)

/* Runs the join alone, with the changes of all deploys. */
void history_join(struct history *history);

/* Measures from and to such a time, cut to whole days, in UTC. */
void history_measure(struct history *history, const char *since,
		     const char *until);

/* Which deploys ship each commit: "a- b1 c2,3".  After the join. */
char *history_print(const struct history *history);

/* Which commits wait to be deployed, in the order of the alphabet: "b c". */
char *history_print_waiting(const struct history *history, const char *service);

/*
 * What became of each deploy: "0=baseline 1=2 2=back 3=redeploy", in the
 * order of the facts: how many changes it ships, or baseline, redeploy, back
 * (an inferred rollback), rollback, unknown (its commit), struck (a failed
 * roll-out); +gap, +cut (truncated), then for a failed one ! and its reasons:
 * !r, !i, !ri.
 */
char *history_print_deploys(const struct history *history);

/* Which deploy each incident is attributed to: "i1>3 i2>-", `=` if named. */
char *history_print_incidents(const struct history *history);

/* The subject of a commit that a deploy shipped. */
const char *history_subject(const struct history *history,
			    const struct change *change);

/* A value of the table `metrics`: "0.25 n=8", "- n=0"; service NULL: all. */
char *history_print_measure(const struct history *history, const char *service,
			    enum metric metric, enum statistic statistic);

/* The row itself. */
const struct measure *history_find(const struct history *history,
				   const char *service, enum metric metric,
				   enum statistic statistic);

#endif
