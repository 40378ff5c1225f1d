/* test_ci_levels.c -- runs made by lot, as gauges would show them now and then
 *
 * What is expected is told from the runs: which of them were the latest at some
 * sample, and what was true of each at the last sample that it was.
 */
#include "analyzer/random.h"
#include "tests/pipelines.h"

#include <math.h>

enum { ROUNDS = 300, RUNS = 30, SAMPLES = 600, FIRST_ID = 100 };

struct run {
	int began, ended; /* seconds */
	int wait;
	enum result result;
};

struct world {
	struct run runs[RUNS];
	int times[SAMPLES]; /* minutes */
	int n;
	bool is_sparse;
};

/* What was seen of a run. */
struct seen {
	int first, last; /* minutes */
};

static void draw(struct random *random, struct world *world)
{
	static const enum result results[] = { RESULT_SUCCESS, RESULT_SUCCESS,
					       RESULT_FAILURE,
					       RESULT_CANCELLED };
	int at = -(int)random_below(random, 900), minute = 0;

	for (int r = 0; r < RUNS; r++) {
		struct run *run = &world->runs[r];

		run->began = at;
		run->ended = at + 1 + (int)random_below(random, 700);
		run->wait = (int)random_below(random, 100);
		run->result = results[random_below(random, 4)];
		at = run->ended + (int)random_below(random, 900);
	}
	world->is_sparse = random_below(random, 2) == 0;
	for (world->n = 0; world->n < SAMPLES && minute * 60 < at; world->n++) {
		world->times[world->n] = minute;
		minute += random_below(random, 15) == 0 ?
				  2 + (int)random_below(random, 20) :
				  1;
	}
}

/* The latest run at this minute. */
static int latest(const struct world *world, int minute)
{
	int r = 0;

	while (r + 1 < RUNS && world->runs[r + 1].began <= minute * 60)
		r++;
	return r;
}

static bool has_ended(const struct world *world, int minute)
{
	return world->runs[latest(world, minute)].ended <= minute * 60;
}

static double status_at(const struct world *world, int minute,
			enum result result)
{
	if (!has_ended(world, minute))
		return result == RESULT_RUNNING;
	return world->runs[latest(world, minute)].result == result;
}

static void add_gauge(GString *text, const char *name, const char *status)
{
	g_string_append_printf(text,
			       " series:gitlab_ci_pipeline_%s{service=web,"
			       "ref=main%s%s}@",
			       name, status ? ",status=" : "",
			       status ? status : "");
}

static void add_status(const struct world *world, GString *text,
		       const char *name, enum result result)
{
	bool is_first = true;

	add_gauge(text, "status", name);
	for (int i = 0; i < world->n; i++) {
		double value = status_at(world, world->times[i], result);

		if (world->is_sparse && value == 0)
			continue;
		g_string_append_printf(text, "%s%d=%g", is_first ? "" : ",",
				       world->times[i], value);
		is_first = false;
	}
	/* one that is never shown is no series */
	if (is_first)
		g_string_append(text, "0=nan");
}

static void add_all(const struct world *world, GString *text)
{
	add_gauge(text, "id", NULL);
	for (int i = 0; i < world->n; i++)
		g_string_append_printf(
			text, "%s%d=%d", i > 0 ? "," : "", world->times[i],
			FIRST_ID + latest(world, world->times[i]));
	add_gauge(text, "duration_seconds", NULL);
	for (int i = 0; i < world->n; i++) {
		const struct run *run =
			&world->runs[latest(world, world->times[i])];

		g_string_append_printf(text, "%s%d=%d", i > 0 ? "," : "",
				       world->times[i],
				       has_ended(world, world->times[i]) ?
					       run->ended - run->began :
					       0);
	}
	add_gauge(text, "queued_duration_seconds", NULL);
	for (int i = 0; i < world->n; i++)
		g_string_append_printf(
			text, "%s%d=%d", i > 0 ? "," : "", world->times[i],
			world->runs[latest(world, world->times[i])].wait);
	add_status(world, text, "running", RESULT_RUNNING);
	add_status(world, text, "success", RESULT_SUCCESS);
	add_status(world, text, "failed", RESULT_FAILURE);
	add_status(world, text, "canceled", RESULT_CANCELLED);
}

static void check(const struct world *world, const struct attempt *attempt,
		  int r, const struct seen *seen)
{
	const struct run *run = &world->runs[r];
	bool is_over = run->ended <= seen->last * 60;

	g_assert_cmpint(attempt->at - history_epoch, ==, seen->first * 60);
	g_assert_cmpint(attempt->result, ==,
			is_over ? run->result : RESULT_RUNNING);
	g_assert_cmpfloat(attempt->wait, ==, run->wait);
	if (is_over)
		g_assert_cmpfloat(attempt->duration, ==,
				  run->ended - run->began);
}

/* Of the first run nobody knows when it began, unless it ended later. */
static void compare(const struct world *world, const struct metrics *metrics)
{
	const GArray *attempts = metrics->ci.attempts;
	struct seen seen[RUNS];
	uint32_t found = 0;

	for (int r = 0; r < RUNS; r++)
		seen[r] = (struct seen){ -1, -1 };
	for (int i = 0; i < world->n; i++) {
		struct seen *one = &seen[latest(world, world->times[i])];

		one->first = one->first < 0 ? world->times[i] : one->first;
		one->last = world->times[i];
	}
	for (int r = 0; r < RUNS; r++) {
		if (seen[r].first < 0 || (seen[r].first == world->times[0] &&
					  has_ended(world, world->times[0])))
			continue;
		g_assert_cmpuint(found, <, attempts->len);
		check(world, &g_array_index(attempts, struct attempt, found++),
		      r, &seen[r]);
	}
	g_assert_cmpuint(found, ==, attempts->len);
}

static void show_what_was(void)
{
	struct random random;

	random_seed(&random, "ci levels", "", "");
	for (int round = 0; round < ROUNDS; round++) {
		g_autofree struct world *world = g_new0(struct world, 1);
		g_autoptr(GString) text = g_string_new(NULL);
		g_autoptr(History) history = NULL;

		draw(&random, world);
		add_all(world, text);
		history = pipelines_history("a", "web=a@1d", text->str);
		history_measure(history, "0", "14d");
		compare(world, history->metrics);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/ci-levels/what-was", show_what_was);
	return g_test_run();
}
