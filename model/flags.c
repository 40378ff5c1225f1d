/* flags.c -- what became of those who saw each variant of a flag */
#include "model/flags.h"

static void result_free(void *data)
{
	struct flag_result *result = data;

	for (uint32_t a = 0; a < result->arms->len; a++) {
		struct flag_arm *arm = result->arms->pdata[a];

		g_clear_pointer(&arm->values, g_array_unref);
		g_free(arm);
	}
	g_ptr_array_unref(result->arms);
	g_clear_pointer(&result->by_variant, g_hash_table_unref);
	g_free(result);
}

GPtrArray *flags_new(void)
{
	return g_ptr_array_new_with_free_func(result_free);
}
