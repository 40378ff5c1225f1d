/* ci_level_runs.c -- runs of a pipeline, from what gauges showed of the latest
 */
#include "analyzer/ci_levels.h"

#include <math.h>
#include <string.h>

#define MILLI INT64_C(1000)

/* A job, whose gauge stays when runs do without it. */
struct level_job {
	const char *stage, *job;
	double number, seconds; /* NaN: not known */
	int64_t changed_at;	/* NO_TIME: it was so before */
};

struct latest {
	struct metrics *metrics;
	const struct home *home;
	GArray *jobs;			   /* of struct level_job */
	enum result shown;		   /* of the status that is so now */
	double shown_duration, shown_wait; /* NaN: none is shown */
	bool has_numbers;
	bool has_run, is_known; /* it was seen to begin, or to go on */
	int64_t began_at, ended_at;
	double number, duration, wait;
	enum result result;
};

static bool is_final(enum result result)
{
	return result != RESULT_UNKNOWN && result != RESULT_RUNNING;
}

/* What is shown goes on until it changes, and so is of the run, too. */
static void begin(struct latest *latest, int64_t at, bool is_known)
{
	latest->has_run = true;
	latest->is_known = is_known;
	latest->began_at = at;
	latest->ended_at = NO_TIME;
	latest->number = NAN;
	latest->duration = latest->shown_duration;
	latest->wait = latest->shown_wait;
	latest->result = latest->shown;
	if (is_final(latest->shown))
		latest->ended_at = at / MILLI;
}

/* Where the stage of this attempt stands, NULL if it has none of the name. */
static struct stage_time *
find_stage(struct ci *ci, const struct attempt *attempt, const char *stage)
{
	for (uint32_t s = 0; s < attempt->stages; s++) {
		struct stage_time *time =
			&g_array_index(ci->stage_times, struct stage_time,
				       attempt->first_stage + s);

		if (strcmp(time->stage, stage) == 0)
			return time;
	}
	return NULL;
}

/* When jobs began is not told, so nothing is known of the critical path. */
static void add_stages(struct latest *latest, struct attempt *attempt)
{
	struct ci *ci = &latest->metrics->ci;

	attempt->first_stage = ci->stage_times->len;
	for (uint32_t j = 0; j < latest->jobs->len; j++) {
		const struct level_job *job =
			&g_array_index(latest->jobs, struct level_job, j);
		struct stage_time time = { job->stage, job->seconds, NAN };
		struct stage_time *stage;

		if (job->changed_at == NO_TIME ||
		    job->changed_at < latest->began_at || !(job->seconds >= 0))
			continue;
		stage = find_stage(ci, attempt, job->stage);
		if (stage) {
			stage->seconds = fmax(stage->seconds, job->seconds);
			continue;
		}
		g_array_append_val(ci->stage_times, time);
		attempt->stages++;
	}
}

/* One that was never seen to end counts as a run, and as no more. */
static void end(struct latest *latest)
{
	struct attempt attempt = {
		.home = *latest->home,
		.at = latest->began_at / MILLI,
		.started_at = latest->began_at / MILLI,
		.ended_at = latest->ended_at,
		.number = 1,
		.result = latest->result,
		.is_last = true,
		.duration = latest->duration,
		.wait = latest->wait,
	};

	if (!latest->has_run || !latest->is_known)
		return;
	add_stages(latest, &attempt);
	g_array_append_val(latest->metrics->ci.attempts, attempt);
}

static void take_number(struct latest *latest,
			const struct ci_level_point *point)
{
	if (latest->has_run && latest->number == point->value)
		return;
	end(latest);
	begin(latest, point->at, latest->has_run);
	latest->number = point->value;
}

static void take_result(struct latest *latest, int64_t at, enum result result)
{
	if (!is_final(result)) {
		if (is_final(latest->result) && !latest->has_numbers) {
			end(latest);
			begin(latest, at, true);
		}
		latest->is_known = true;
		latest->result = RESULT_RUNNING;
		latest->ended_at = NO_TIME;
		return;
	}
	latest->result = result;
	if (latest->ended_at == NO_TIME)
		latest->ended_at = at / MILLI;
}

/* Unstable: its tests failed.  With any other number it has not ended. */
static enum result result_of(double ordinal)
{
	static const enum result results[] = { RESULT_SUCCESS, RESULT_FAILURE,
					       RESULT_FAILURE, RESULT_SKIPPED,
					       RESULT_CANCELLED };

	if (!(ordinal >= 0 && ordinal < G_N_ELEMENTS(results)))
		return RESULT_UNKNOWN;
	return results[(int)ordinal];
}

static struct level_job *find_job(struct latest *latest,
				  const struct ci_level_point *point)
{
	struct level_job job = { point->stage, point->job, NAN, NAN, NO_TIME };

	for (uint32_t j = 0; j < latest->jobs->len; j++) {
		struct level_job *one =
			&g_array_index(latest->jobs, struct level_job, j);

		if (strcmp(one->stage, point->stage) == 0 &&
		    strcmp(one->job, point->job) == 0)
			return one;
	}
	g_array_append_val(latest->jobs, job);
	return &g_array_index(latest->jobs, struct level_job,
			      latest->jobs->len - 1);
}

static void take_job(struct latest *latest, const struct ci_level_point *point)
{
	struct level_job *job = find_job(latest, point);
	double *known =
		point->level == LEVEL_JOB_NUMBER ? &job->number : &job->seconds;

	if (*known == point->value)
		return;
	if (!isnan(*known))
		job->changed_at = point->at;
	*known = point->value;
}

static void take_status(struct latest *latest,
			const struct ci_level_point *point)
{
	if (point->value == 1) {
		latest->shown = is_final(point->result) ? point->result :
							  RESULT_RUNNING;
		take_result(latest, point->at, point->result);
	} else if (latest->shown == point->result) {
		latest->shown = RESULT_UNKNOWN;
	}
}

static void take_ordinal(struct latest *latest,
			 const struct ci_level_point *point)
{
	latest->shown = result_of(point->value);
	take_result(latest, point->at, latest->shown);
}

/* Without a value a gauge shows nothing any more; what it showed stays. */
static void take_time(const struct ci_level_point *point, double *shown,
		      double *seconds)
{
	bool is_time = point->value > 0 ||
		       (point->value == 0 && point->level == LEVEL_WAIT);

	*shown = is_time ? point->value : NAN;
	if (!isnan(point->value))
		*seconds = *shown;
}

static void take(struct latest *latest, const struct ci_level_point *point)
{
	if (isnan(point->value) &&
	    (point->level == LEVEL_NUMBER || point->level >= LEVEL_JOB_NUMBER))
		return;
	if (point->level == LEVEL_NUMBER)
		take_number(latest, point);
	else if (!latest->has_run)
		begin(latest, point->at, false);
	if (point->level == LEVEL_STATUS)
		take_status(latest, point);
	else if (point->level == LEVEL_ORDINAL && !isnan(point->value))
		take_ordinal(latest, point);
	else if (point->level == LEVEL_DURATION)
		take_time(point, &latest->shown_duration, &latest->duration);
	else if (point->level == LEVEL_WAIT)
		take_time(point, &latest->shown_wait, &latest->wait);
	else if (point->level >= LEVEL_JOB_NUMBER)
		take_job(latest, point);
}

void level_runs(struct metrics *metrics, const struct home *home,
		const GArray *points)
{
	g_autoptr(GArray) jobs =
		g_array_new(false, false, sizeof(struct level_job));
	struct latest latest = { .metrics = metrics,
				 .home = home,
				 .jobs = jobs,
				 .shown_duration = NAN,
				 .shown_wait = NAN };

	for (uint32_t i = 0; i < points->len; i++)
		latest.has_numbers |=
			g_array_index(points, struct ci_level_point, i).level ==
			LEVEL_NUMBER;
	for (uint32_t i = 0; i < points->len; i++)
		take(&latest, &g_array_index(points, struct ci_level_point, i));
	end(&latest);
}
