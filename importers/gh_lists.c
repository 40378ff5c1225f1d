/* gh_lists.c -- what gh lists into a file: lines of columns without a header
 *
 * Neither list names the repository.  A run that is over ended when it was
 * created and as much later as it took, a second more or less.
 */
#include "importers/gh_lists.h"
#include "importers/deploy_names.h"
#include "importers/field.h"
#include "model/records_ci.h"

#include <math.h>
#include <string.h>

enum { TITLE, TYPE, TAG, PUBLISHED, RELEASE_COLUMNS };
enum {
	STATUS,
	CONCLUSION,
	RUN_TITLE,
	WORKFLOW,
	BRANCH,
	EVENT,
	ID,
	ELAPSED,
	CREATED,
	RUN_COLUMNS
};

#define UNFINISHED "in_progress|queued|waiting|requested|pending"

static bool is_time(const char *cell)
{
	return strlen(cell) >= 20 && cell[4] == '-' && cell[10] == 'T' &&
	       strspn(cell, "0123456789-T:.Z+") == strlen(cell);
}

static bool is_release(char **cells)
{
	return g_strv_length(cells) == RELEASE_COLUMNS &&
	       is_time(cells[PUBLISHED]) && *cells[TAG] &&
	       (!*cells[TYPE] ||
		word_is(cells[TYPE], "Latest|Pre-release|Draft"));
}

static bool is_run(char **cells)
{
	return g_strv_length(cells) == RUN_COLUMNS && is_time(cells[CREATED]) &&
	       word_is(cells[STATUS], "completed|" UNFINISHED);
}

/* The columns of a line, which may end in CR; the caller's. */
static char **split(const char *line, size_t length)
{
	g_autofree char *text = g_strndup(line, length);

	return g_strsplit(g_strchomp(text), "\t", -1);
}

static bool begins_with(const char *head, bool (*is_row)(char **cells))
{
	g_auto(GStrv) cells = split(head, strcspn(head, "\n"));

	return is_row(cells);
}

/* The columns of a line; NULL: it is empty, or has ended as malformed. */
static char **row_of(struct reading *reading, const char *line, size_t length,
		     bool (*is_row)(char **cells))
{
	g_auto(GStrv) cells = split(line, length);

	if (is_row(cells))
		return g_steal_pointer(&cells);
	if (cells[0] && (cells[1] || *cells[0]))
		reading_malformed(reading, "not of this format",
				  "its columns are not those of the others");
	return NULL;
}

/* -- releases */

static bool recognises_releases(const char *head)
{
	return begins_with(head, is_release);
}

static void read_release(struct reading *reading, char *line, size_t length)
{
	g_auto(GStrv) cells = row_of(reading, line, length, is_release);
	struct facts *facts = reading->import->facts;
	struct deploy deploy = deploy_empty();
	const char *of_tag;

	if (!cells || !text_time(reading, "published", cells[PUBLISHED],
				 &deploy.started_at))
		return;
	if (word_is(cells[TYPE], "Draft")) {
		reading_end(reading, FATE_NOT_RELEVANT);
		return;
	}
	deploy.deployed_at = deploy.started_at;
	deploy.version = facts_text(facts, cells[TAG]);
	deploy.content = asides_key(cells[TAG], deploy.started_at);
	if (word_is(cells[TYPE], "Pre-release"))
		deploy.environment = facts_text(facts, "prerelease");
	of_tag = tag_service(reading, cells[TAG]);
	reading_add_deploy(reading, &deploy,
			   is_service(reading, of_tag) ?
				   of_tag :
				   service_otherwise(reading));
}

const struct text_shape gh_lists_releases = {
	.recognises = recognises_releases,
	.read_line = read_release,
};

/* -- runs */

static bool recognises_runs(const char *head)
{
	return begins_with(head, is_run);
}

static enum result result_of(char **cells)
{
	const char *conclusion = cells[CONCLUSION];

	if (word_is(cells[STATUS], UNFINISHED))
		return RESULT_RUNNING;
	if (word_is(conclusion, "success"))
		return RESULT_SUCCESS;
	if (word_is(conclusion, "failure|timed_out|startup_failure"))
		return RESULT_FAILURE;
	if (word_is(conclusion, "cancelled|stale"))
		return RESULT_CANCELLED;
	return word_is(conclusion, "skipped|neutral") ? RESULT_SKIPPED :
							RESULT_UNKNOWN;
}

static void read_run(struct reading *reading, char *line, size_t length)
{
	g_auto(GStrv) cells = row_of(reading, line, length, is_run);
	struct facts *facts = reading->import->facts;
	struct ci_run run = {
		.attempt = 1,
		.started_at = NO_TIME,
		.finished_at = NO_TIME,
		.busy_seconds = NAN,
		.queued_seconds = NAN,
	};
	double seconds;

	if (!cells ||
	    !text_time(reading, "created", cells[CREATED], &run.queued_at))
		return;
	run.run_id = facts_text(facts, *cells[ID] ? cells[ID] : NULL);
	run.result = result_of(cells);
	if (run.result != RESULT_RUNNING &&
	    duration_read(cells[ELAPSED], &seconds))
		run.finished_at = run.queued_at + (int64_t)seconds;
	run.entry = reading_entry(reading, run.run_id, run.queued_at, NULL);
	run.entry.created_at = run.queued_at;
	run.entry.modified_at = run.finished_at;
	run.name = facts_text(facts, cells[WORKFLOW]);
	run.branch = facts_text(facts, cells[BRANCH]);
	run.trigger = facts_text(facts, cells[EVENT]);
	facts_add_record(facts, RECORD_RUN, &run);
}

const struct text_shape gh_lists_runs = {
	.recognises = recognises_runs,
	.read_line = read_run,
};
