/* scale.c -- from values to places on a page, and the ticks between */
#include "render/scale.h"

#include "render/format.h"

#include <math.h>

#define MOST_TICKS 5
#define FEWEST_TICKS 3

/* 0 at low, 1 at high. */
static double share(const struct scale *scale, double value)
{
	if (scale->kind == SCALE_LINEAR)
		return (value - scale->low) / (scale->high - scale->low);
	return log(value / scale->low) / log(scale->high / scale->low);
}

double scale_at(const struct scale *scale, double value)
{
	if (isnan(value))
		return NAN;
	return scale->start +
	       (scale->end - scale->start) *
		       share(scale, CLAMP(value, scale->low, scale->high));
}

bool scale_holds(const struct scale *scale, double value)
{
	return value >= scale->low && value <= scale->high;
}

void scale_outside(const struct scale *scale, const double *values, uint32_t n,
		   uint32_t *below, uint32_t *above)
{
	*below = *above = 0;
	for (uint32_t i = 0; i < n; i++) {
		*below += values[i] < scale->low;
		*above += values[i] > scale->high;
	}
}

/* The steps of [low, high], counted in whole ones. */
static double steps_between(double low, double high, double step)
{
	return ceil(high / step - 1e-9) - floor(low / step + 1e-9);
}

static double nice_step(double low, double high, double least)
{
	static const double parts[] = { 1, 2, 5 };
	double power = pow(10, floor(log10((high - low) / MOST_TICKS)) - 1);

	for (;; power *= 10)
		for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
			double step = parts[i] * power;

			if (step > least * (1 - 1e-9) &&
			    steps_between(low, high, step) < MOST_TICKS)
				return step;
		}
}

static struct scale widened(double low, double high, double least)
{
	struct scale scale = { .kind = SCALE_LINEAR };
	double step;

	if (!(high > low))
		high = low + (least > 0 ? least : low > 0 ? low : 1);
	step = nice_step(low, high, least);
	scale.low = step * floor(low / step + 1e-9);
	scale.high = step * ceil(high / step - 1e-9);
	while (steps_between(scale.low, scale.high, step) < FEWEST_TICKS - 1)
		scale.high += step;
	return scale;
}

struct scale scale_count(double low, double high, double start, double end)
{
	struct scale scale = widened(low, high, 1);

	scale.start = start;
	scale.end = end;
	return scale;
}

struct scale scale_rate(double low, double high, double start, double end)
{
	struct scale scale =
		widened(low, high > low ? high : low + 0.01, 0.001);

	scale.start = start;
	scale.end = end;
	return scale;
}

static struct ticks linear_ticks(const struct scale *scale, double least)
{
	double step = nice_step(scale->low, scale->high, least);
	double first = round(scale->low / step);
	struct ticks ticks = { .n = 0 };

	ticks.n = (uint32_t)(round(scale->high / step) - first) + 1;
	g_assert(ticks.n <= SCALE_MAX_TICKS);
	for (uint32_t i = 0; i < ticks.n; i++)
		ticks.ticks[i].value = (first + i) * step;
	return ticks;
}

struct ticks scale_ticks_count(const struct scale *scale)
{
	struct ticks ticks = linear_ticks(scale, 1);

	for (uint32_t i = 0; i < ticks.n; i++) {
		struct tick *tick = &ticks.ticks[i];
		g_autofree char *label = format_count(tick->value);

		g_strlcpy(tick->label, label, sizeof(tick->label));
	}
	return ticks;
}

struct ticks scale_ticks_rate(const struct scale *scale)
{
	struct ticks ticks = linear_ticks(scale, 0.001);
	double step = (ticks.ticks[1].value - ticks.ticks[0].value) * 100;
	int decimals = step > 1 - 1e-9 ? 0 : 1;

	for (uint32_t i = 0; i < ticks.n; i++) {
		struct tick *tick = &ticks.ticks[i];
		char digits[G_ASCII_DTOSTR_BUF_SIZE];

		g_ascii_formatd(digits, sizeof(digits),
				decimals ? "%.1f" : "%.0f", tick->value * 100);
		g_snprintf(tick->label, sizeof(tick->label), "%s%%", digits);
		if (tick->value == 0)
			g_strlcpy(tick->label, "0", sizeof(tick->label));
	}
	return ticks;
}

static struct scale power_of_two(double low, double high)
{
	struct scale scale = { .kind = SCALE_LOG };

	scale.low = exp2(floor(log2(low) + 1e-9));
	scale.high = exp2(ceil(log2(high) - 1e-9));
	return scale;
}

struct scale scale_ratio(double low, double high, double start, double end)
{
	struct scale scale =
		power_of_two(CLAMP(low, 0.25, 0.5), CLAMP(high, 2, 16));

	scale.start = start;
	scale.end = end;
	return scale;
}

struct ticks scale_ticks_ratio(const struct scale *scale)
{
	static const char *const labels[] = {
		"×¼", "×½", "×1", "×2", "×4", "×8", "×16",
	};
	struct ticks ticks = { .n = 0 };

	for (size_t i = 0; i < G_N_ELEMENTS(labels); i++) {
		struct tick *tick = &ticks.ticks[ticks.n];

		tick->value = exp2((double)i - 2);
		g_strlcpy(tick->label, labels[i], sizeof(tick->label));
		ticks.n += scale_holds(scale, tick->value);
	}
	return ticks;
}

struct scale scale_doubling(double low, double high, double start, double end)
{
	struct scale scale = power_of_two(low, MAX(high, low * 2));

	scale.start = start;
	scale.end = end;
	return scale;
}

struct ticks scale_ticks_doubling(const struct scale *scale)
{
	int first = (int)round(log2(scale->low));
	int last = (int)round(log2(scale->high));
	int step = 1 + (last - first) / 7;
	struct ticks ticks = { .n = 0 };

	for (int power = first; power <= last; power += step) {
		struct tick *tick = &ticks.ticks[ticks.n++];
		g_autofree char *label = NULL;

		tick->value = exp2(power);
		label = tick->value < 1 ? format_number(tick->value) :
					  format_count(tick->value);
		g_strlcpy(tick->label, label, sizeof(tick->label));
	}
	return ticks;
}
