/* instant_number.c -- points in time that are numbers */
#include "importers/instant.h"

#include <string.h>

#define YEAR_10000 INT64_C(253402300800)
#define FEWEST_MILLISECONDS INT64_C(100000000000)

enum instant_form instant_from_number(int64_t number, struct instant *instant)
{
	memset(instant, 0, sizeof(*instant));
	if (number == 0)
		return INSTANT_NEVER;
	instant->is_in_seconds = number < FEWEST_MILLISECONDS;
	instant->at = instant->is_in_seconds ? number : number / 1000;
	if (number < 0 || instant->at >= YEAR_10000)
		return INSTANT_WRONG;
	return INSTANT_KNOWN;
}

enum instant_form instant_from_epoch(int64_t number, enum instant_unit unit,
				     struct instant *instant)
{
	static const int64_t divisors[] = {
		[INSTANT_SECONDS] = 1,
		[INSTANT_MILLISECONDS] = 1000,
		[INSTANT_MICROSECONDS] = 1000000,
		[INSTANT_NANOSECONDS] = 1000000000,
	};

	memset(instant, 0, sizeof(*instant));
	if (number == 0)
		return INSTANT_NEVER;
	if (number < 0)
		return INSTANT_WRONG;
	if (unit == INSTANT_GUESSED)
		unit = number < FEWEST_MILLISECONDS ? INSTANT_SECONDS :
		       number < 1000 * FEWEST_MILLISECONDS ?
						      INSTANT_MILLISECONDS :
		       number < 1000000 * FEWEST_MILLISECONDS ?
						      INSTANT_MICROSECONDS :
						      INSTANT_NANOSECONDS;
	instant->at = number / divisors[unit];
	return instant->at < YEAR_10000 ? INSTANT_KNOWN : INSTANT_WRONG;
}
