/* test_flags.c -- flags counted in one pass equal those counted by questions
 *
 * The twin asks, for each variant and each subject, whether there is any
 * record that says so.
 */
#include "model/flags.h"
#include "analyzer/random.h"
#include "model/records_delivery.h"
#include "tests/sampled.h"

#include <math.h>
#include <string.h>

enum { ROUNDS = 200, MOST = 80, SUBJECTS = 12 };

static const char *const variants[] = { "off", "on", "blue" };
static const char *const flags[] = { "a", "b" };
static const char *const subjects[SUBJECTS] = {
	"1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"
};

static void add_some(struct facts *facts, struct random *random)
{
	uint32_t n = random_below(random, MOST);

	for (uint32_t i = 0; i < n; i++) {
		struct flag_evaluation one = {
			.entry = { .at = history_epoch + 3600 },
			.flag = flags[random_below(random, 2)],
			.variant = variants[random_below(random, 3)],
			.value = NAN,
			.is_error = random_below(random, 5) == 0,
		};
		uint32_t subject = random_below(random, SUBJECTS + 1);

		if (subject < SUBJECTS)
			one.subject = subjects[subject];
		/* most subjects keep to a variant */
		if (one.subject && random_below(random, 20) > 0)
			one.variant = variants[subject % 3];
		if (random_below(random, 3) == 0) {
			one.measure = "conversion";
			one.value = random_below(random, 3);
		}
		g_array_append_val(facts->records[RECORD_EVALUATION], one);
	}
}

struct asked {
	const char *flag, *variant, *subject; /* variant NULL: any */
	bool wants_exposure, wants_conversion, wants_error;
};

static uint64_t records(const struct facts *facts, const struct asked *asked)
{
	uint64_t n = 0;

	for (uint32_t i = 0; i < facts->records[RECORD_EVALUATION]->len; i++) {
		const struct flag_evaluation *one =
			&g_array_index(facts->records[RECORD_EVALUATION],
				       struct flag_evaluation, i);

		n += strcmp(one->flag, asked->flag) == 0 &&
		     (!asked->variant ||
		      strcmp(one->variant, asked->variant) == 0) &&
		     g_strcmp0(one->subject, asked->subject) == 0 &&
		     (!asked->wants_exposure || !one->measure) &&
		     (!asked->wants_error || one->is_error) &&
		     (!asked->wants_conversion ||
		      (one->measure && one->value > 0));
	}
	return n;
}

static void count(const struct facts *facts, const char *flag,
		  const char *variant, uint64_t counts[3])
{
	for (int s = 0; s <= SUBJECTS; s++) {
		const char *subject = s < SUBJECTS ? subjects[s] : NULL;
		uint64_t all = records(
			facts, &(struct asked){ flag, NULL, subject, 0, 0, 0 });
		uint64_t here =
			records(facts, &(struct asked){ flag, variant, subject,
							0, 0, 0 });
		uint64_t n[3] = {
			records(facts, &(struct asked){ flag, variant, subject,
							1, 0, 0 }),
			records(facts, &(struct asked){ flag, variant, subject,
							0, 1, 0 }),
			records(facts, &(struct asked){ flag, variant, subject,
							0, 0, 1 }),
		};

		if (subject && (here == 0 || here < all))
			continue;
		counts[0] += subject ? n[0] > 0 : n[0];
		counts[1] += subject ? n[0] > 0 && n[1] > 0 : n[1];
		counts[2] += subject ? n[2] > 0 : n[2];
	}
}

static void counts_are_answers_to_questions(void)
{
	struct random random;

	random_seed(&random, "flags", "", "");
	for (int round = 0; round < ROUNDS; round++) {
		g_autoptr(History) history =
			sampled_history("web=?@1", NULL, "");
		const GPtrArray *results;

		add_some(history->facts, &random);
		history_measure(history, "0", "28d");
		results = history->metrics->flags[FLAGS_OF_WINDOW];
		for (uint32_t r = 0; r < results->len; r++) {
			const struct flag_result *result = results->pdata[r];

			for (uint32_t a = 0; a < result->arms->len; a++) {
				const struct flag_arm *arm =
					result->arms->pdata[a];
				uint64_t want[3] = { 0 };

				count(history->facts, result->flag,
				      arm->variant, want);
				g_assert_cmpuint(arm->exposures, ==, want[0]);
				g_assert_cmpuint(arm->conversions, ==, want[1]);
				g_assert_cmpuint(arm->errors, ==, want[2]);
			}
		}
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/flags/twin", counts_are_answers_to_questions);
	return g_test_run();
}
