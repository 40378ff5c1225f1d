/* delivery.c -- canaries and flags: what several pages tell of */
#include "analyzer/delivery.h"

#include "analyzer/tables.h"

struct delivery *delivery_new(const struct metrics *metrics)
{
	struct delivery *delivery = g_new0(struct delivery, 1);

	if (tables_has_canaries(metrics))
		delivery->canaries = canaries_say(metrics);
	if (tables_has_flags(metrics))
		delivery->flags = flags_say(metrics);
	return delivery;
}

void delivery_free(struct delivery *delivery)
{
	canaries_said_free(delivery->canaries);
	flags_said_free(delivery->flags);
	g_free(delivery);
}

bool delivery_is_shared(const struct composer *composer)
{
	const struct canaries_said *canaries = composer->delivery->canaries;
	const struct flags_said *flags = composer->delivery->flags;

	return canaries && flags &&
	       canaries->noticed->len <= DELIVERY_CANARIES &&
	       flags->all->len <= DELIVERY_FLAGS;
}

const char *delivery_page(const struct composer *composer, const char *id)
{
	return delivery_is_shared(composer) ? "progressive-delivery" : id;
}
