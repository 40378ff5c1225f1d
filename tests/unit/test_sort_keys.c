/* test_sort_keys.c -- keys sorted by their digits as by comparing */
#include "model/sort_keys.h"

static int compare(gconstpointer a, gconstpointer b, gpointer data)
{
	const struct sort_key *x = a, *y = b;

	(void)data;
	if (x->group != y->group)
		return x->group < y->group ? -1 : 1;
	if (x->at != y->at)
		return x->at < y->at ? -1 : 1;
	return (x->index > y->index) - (x->index < y->index);
}

/* clang-format off */
static const struct {
	const char *name;
	uint32_t n, groups;
	int64_t first, range;
} cases[] = {
	{ "none",            0,    1, 0,             1 },
	{ "one",             1,    1, 5,             1 },
	{ "few",             10,   3, 1782000000,    100 },
	{ "a-year",          5000, 40, 1782000000,   31536000 },
	{ "many-ties",       5000, 3, 1782000000,    50 },
	{ "one-second",      5000, 1, 1782000000,    1 },
	{ "before-1970",     5000, 7, -1000000,      2000000 },
	{ "any-time",        5000, 2, INT64_MIN / 4, INT64_MAX / 2 },
	{ "too-much",        5000, 90, INT64_MIN / 2, INT64_MAX },
};
/* clang-format on */

static struct sort_key *make(const typeof(cases[0]) *row)
{
	struct sort_key *keys = g_new(struct sort_key, row->n + 1);

	for (uint32_t k = 0; k < row->n; k++)
		keys[k] = (struct sort_key){
			.at = row->first + (int64_t)(g_test_rand_double() *
						     (double)row->range),
			.group = (uint32_t)g_test_rand_int_range(
				0, (int32_t)row->groups),
			.index = k,
		};
	return keys;
}

static void sorts(const void *data)
{
	const typeof(cases[0]) *row = data;
	g_autofree struct sort_key *keys = make(row);
	g_autofree struct sort_key *want =
		g_memdup2(keys, (row->n + 1) * sizeof(*keys));

	sort_keys(keys, row->n);
	g_qsort_with_data(want, (int)row->n, sizeof(*want), compare, NULL);
	for (uint32_t k = 0; k < row->n; k++)
		g_assert_true(compare(&keys[k], &want[k], NULL) == 0);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *path =
			g_strconcat("/sort_keys/", cases[i].name, NULL);

		g_test_add_data_func(path, &cases[i], sorts);
	}
	return g_test_run();
}
