/* test_replay.c -- the replay equals a controller that keeps all its objects
 *
 * The twin has a status and routes, as the controller of Flagger writes them
 * to its cluster, and reads them again at every look.
 */
#include "analyzer/random.h"
#include "analyzer/replay.h"

#include <math.h>

enum { ROUNDS = 20000, LOOKS = 40 };

struct status {
	const char *phase;
	int weight, iterations, failed_checks;
};

struct routes {
	int primary, canary;
	bool are_mirrored;
};

struct cluster {
	const struct canary_rules *rules;
	const double *values; /* by look */
	struct status status;
	struct routes routes;
};

static int most_weight(const struct canary_rules *rules)
{
	int last;

	if (rules->n_steps == 0)
		return rules->max_weight == 0 ? 100 : (int)rules->max_weight;
	last = (int)rules->steps[rules->n_steps - 1];
	return last < 100 ? last : 100;
}

static int step_after(const struct canary_rules *rules, int weight)
{
	int left = 100 - weight, step = left;

	if (rules->step_weight > 0 || rules->n_steps == 0)
		return (int)rules->step_weight;
	if (left == 0)
		return 1;
	for (int s = (int)rules->n_steps - 2; s >= 0; s--)
		if ((int)rules->steps[s] == weight)
			step = (int)rules->steps[s + 1] - weight;
	if (weight == 0)
		step = (int)rules->steps[0];
	return step < left ? step : left;
}

static void route(struct cluster *cluster, int canary, bool are_mirrored)
{
	cluster->routes = (struct routes){ 100 - canary, canary, are_mirrored };
}

static void shift_traffic(struct cluster *cluster)
{
	const struct canary_rules *rules = cluster->rules;
	int weight = cluster->routes.canary, step = step_after(rules, weight);

	if (step <= 0)
		return;
	if (weight >= most_weight(rules)) {
		cluster->status.phase = "Promoting";
		return;
	}
	if (rules->is_mirrored && weight == 0)
		route(cluster, cluster->routes.are_mirrored ? step : 0,
		      !cluster->routes.are_mirrored);
	else
		route(cluster, weight + step > 100 ? 100 : weight + step,
		      false);
	cluster->status.weight = cluster->routes.canary;
}

static void iterate(struct cluster *cluster)
{
	const struct canary_rules *rules = cluster->rules;
	int left = (int)rules->iterations - cluster->status.iterations;
	bool is_routed = !rules->is_unweighted || rules->is_matched;

	if (left < 0 || (rules->is_matched && left == 0)) {
		cluster->status.phase = "Promoting";
		return;
	}
	if (rules->is_matched || (left == 0 && is_routed))
		route(cluster, 100, false);
	else if (rules->is_mirrored && is_routed)
		route(cluster, 0, true);
	cluster->status.iterations++;
}

static void advance(struct cluster *cluster, uint32_t tick)
{
	const struct canary_rules *rules = cluster->rules;
	double value = cluster->values[tick];
	int threshold = rules->threshold > 0 ? (int)rules->threshold : 1;

	if (rules->skips_analysis) {
		route(cluster, 0, false);
		cluster->status.phase = "Promoting";
	} else if (cluster->status.failed_checks >= threshold) {
		route(cluster, 0, false);
		cluster->status.phase = "Failed";
	} else if (!(cluster->routes.canary == 0 &&
		     cluster->status.iterations == 0 &&
		     !(rules->is_mirrored && cluster->routes.are_mirrored)) &&
		   (isnan(value) || value < 99)) {
		cluster->status.failed_checks++;
	} else if (rules->iterations > 0) {
		iterate(cluster);
	} else {
		shift_traffic(cluster);
	}
}

static double value_at(const void *data, uint32_t check, uint32_t tick)
{
	const double *values = data;

	g_assert_cmpuint(check, ==, 0);
	return values[tick];
}

static struct canary_rules some_rules(struct random *random, uint32_t *steps)
{
	struct canary_rules rules = {
		.threshold = random_below(random, 6),
		.max_weight = random_below(random, 102),
		.step_weight = random_below(random, 60),
		.iterations = random_below(random, 5),
		.is_matched = random_below(random, 2),
		.is_mirrored = random_below(random, 2),
		.is_unweighted = random_below(random, 2),
		.skips_analysis = random_below(random, 30) == 0,
		.steps = steps,
		.n_steps = random_below(random, 6),
	};

	for (uint32_t s = 0; s < rules.n_steps; s++)
		steps[s] =
			(s > 0 ? steps[s - 1] : 0) + random_below(random, 40);
	if (rules.n_steps > 0)
		rules.step_weight *= random_below(random, 4) == 0;
	if (random_below(random, 2))
		rules.iterations = 0;
	return rules;
}

static void the_replay_equals_the_controller(void)
{
	static const struct canary_check check = { .low = 99, .high = NAN };
	uint32_t ends[3] = { 0 };
	struct random random;

	random_seed(&random, "replay", "", "");
	for (int round = 0; round < ROUNDS; round++) {
		uint32_t weights[6], bad = random_below(&random, 60);
		double values[LOOKS + 1];
		struct canary_rules rules = some_rules(&random, weights);
		struct cluster cluster = { &rules,
					   values,
					   { "Progressing", 0, 0, 0 },
					   { 100, 0, false } };
		g_autoptr(GArray) steps =
			g_array_new(false, false, sizeof(struct replay_step));

		for (int v = 0; v <= LOOKS; v++)
			values[v] = random_below(&random, 100) >= bad ? 99.5 :
				    random_below(&random, 4) == 0     ? NAN :
									98.9;
		rules.checks = &check;
		rules.n_checks = 1;
		ends[replay_run(&rules, value_at, values, LOOKS, steps)]++;
		for (uint32_t s = 0; s < steps->len; s++) {
			const struct replay_step *step =
				&g_array_index(steps, struct replay_step, s);
			const char *phase = "Progressing";

			if (step->act == REPLAY_PROMOTES)
				phase = "Promoting";
			if (step->act == REPLAY_ROLLS_BACK)
				phase = "Failed";
			advance(&cluster, step->tick);
			g_assert_cmpstr(cluster.status.phase, ==, phase);
			g_assert_cmpint(cluster.status.failed_checks, ==,
					step->failed_checks);
			g_assert_cmpint(cluster.status.iterations, ==,
					step->iterations);
			g_assert_cmpint(cluster.routes.canary, ==,
					step->weight);
			g_assert_true(cluster.routes.are_mirrored ==
				      step->is_mirrored);
		}
	}
	/* each way to end is seen often */
	for (int e = 0; e < 3; e++)
		g_assert_cmpuint(ends[e], >, ROUNDS / 100);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/replay/twin", the_replay_equals_the_controller);
	return g_test_run();
}
