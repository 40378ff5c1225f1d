/* terminal.c -- the screen of the four keys: which form, which parts */
#include "render/terminal.h"

#include "render/display.h"
#include "render/terminal_keys.h"
#include "render/terminal_narrow.h"
#include "render/terminal_services.h"
#include "render/terminal_title.h"

/*
 * Least widths of the first block: label, value, previous value, glyph and
 * change, tier with its name, weeks.  In a narrow line the previous value goes
 * first, then the interval and the name of the tier.
 */
enum {
	LABEL = 22,
	VALUE = 8,
	GLYPH = 3,
	CHANGE = 22,
	CHANGE_AND_RANGE = 23,
	PIPS = 4,
	PIPS_AND_NAME = 11,
	GAP = 1,
	MOST_BARS = 14,
};

/* What of the first block fits, and how wide it is. */
struct keys_form {
	uint32_t value, change;
	bool has_previous, has_range, has_weeks;
};

static char *short_name(const struct terminal_style *style, const char *name,
			uint32_t width)
{
	g_autofree char *clean = terminal_clean(style, name);

	return display_cut(clean, width);
}

static uint32_t line_width(const struct keys_form *form)
{
	return LABEL + form->value * (form->has_previous ? 2 : 1) + GLYPH +
	       form->change + (form->has_range ? PIPS_AND_NAME : PIPS);
}

/* Values and previous values share a width, so that they compare. */
static uint32_t value_width(const struct report *report)
{
	uint32_t width = VALUE;

	for (enum key key = 0; key < KEYS; key++) {
		const struct measure *measure =
			key_measure(report->metrics, NONE, key);
		g_autofree char *value =
			key_per_week(key, key_value(report, key, measure,
						    measure->previous));
		g_autofree char *previous =
			key_per_week(key, key_previous(report, key, measure));

		width = MAX(width, display_width(value) + 1);
		width = MAX(width, display_width(previous) + 1);
	}
	return width;
}

static uint32_t change_width(const struct report *report, bool has_range)
{
	uint32_t width = has_range ? CHANGE_AND_RANGE : CHANGE;

	for (enum key key = 0; key < KEYS; key++) {
		g_autofree char *change = key_change(
			key_measure(report->metrics, NONE, key), has_range);

		width = MAX(width, display_width(change) + 1);
	}
	return width;
}

/* Names of periods get more room than values need where there is some. */
static uint32_t name_width(const struct report *report,
			   const struct terminal_style *style)
{
	g_autofree char *now = short_name(style, report->short_name, 14);
	g_autofree char *before = short_name(style, report->short_previous, 14);

	return MAX(display_width(now), display_width(before)) + 1;
}

/* Of the bars, of which there are at most 14, and their title. */
static uint32_t weeks_width(const char *title)
{
	return MAX(display_width(title), MOST_BARS);
}

static struct keys_form choose_form(const struct report *report,
				    const struct terminal_style *style,
				    const char *weeks)
{
	uint32_t least = value_width(report);
	struct keys_form form = {
		.value = MAX(least, name_width(report, style)),
		.change = change_width(report, true),
		.has_previous = report->metrics->has_previous,
		.has_range = true,
	};

	if (line_width(&form) > style->width)
		form.value = least;
	if (line_width(&form) > style->width)
		form.has_previous = false;
	if (line_width(&form) > style->width) {
		form.has_range = false;
		form.change = change_width(report, false);
	}
	form.has_weeks =
		weeks && form.has_range &&
		line_width(&form) + GAP + weeks_width(weeks) <= style->width;
	return form;
}

static void print_head(const struct report *report,
		       const struct keys_form *form,
		       const struct terminal_style *style, const char *weeks,
		       FILE *stream)
{
	g_autoptr(GString) line = g_string_new(NULL);
	g_autofree char *now =
		short_name(style, report->short_name, form->value - 1);
	g_autofree char *before =
		short_name(style, report->short_previous, form->value - 1);

	display_repeat(line, " ", LABEL);
	terminal_right(line, style, TONE_PLAIN, now, form->value);
	if (form->has_previous)
		terminal_right(line, style, TONE_DIM, before, form->value);
	display_repeat(line, " ", GLYPH);
	terminal_left(line, style, TONE_PLAIN,
		      form->has_range ? "change (95% CI)" : "change",
		      form->change);
	terminal_left(line, style, TONE_PLAIN, "tier",
		      form->has_weeks ? PIPS_AND_NAME + GAP : PIPS);
	if (form->has_weeks)
		g_string_append(line, weeks);
	terminal_line(line, style, stream);
}

static void add_values(GString *line, const struct report *report,
		       const struct keys_form *form,
		       const struct terminal_style *style, enum key key)
{
	const struct measure *measure = key_measure(report->metrics, NONE, key);
	g_autofree char *value = key_per_week(
		key, key_value(report, key, measure, measure->previous));
	g_autofree char *previous =
		key_per_week(key, key_previous(report, key, measure));

	terminal_right(line, style, TONE_BOLD, value, form->value);
	if (form->has_previous)
		terminal_right(line, style, TONE_DIM, previous, form->value);
}

static void add_change(GString *line, const struct measure *measure,
		       const struct keys_form *form,
		       const struct terminal_style *style)
{
	g_autofree char *change = key_change(measure, form->has_range);
	g_autofree char *text = g_strdup_printf(
		"%s %s", terminal_glyph(measure->verdict), change);

	g_string_append_c(line, ' ');
	terminal_left(line, style, terminal_tone(measure->verdict), text,
		      GLYPH - 1 + form->change);
}

static void add_tier(GString *line, const struct measure *measure,
		     const struct keys_form *form,
		     const struct terminal_style *style)
{
	g_autofree char *tier = g_strdup_printf(
		"%s %s", terminal_pips(measure->tier),
		form->has_range ? tier_name(measure->tier) : "");

	terminal_left(line, style, TONE_PLAIN, tier,
		      form->has_weeks ? PIPS_AND_NAME + GAP : 0);
}

static void print_key(const struct report *report, const struct keys_form *form,
		      const struct terminal_style *style, enum key key,
		      FILE *stream)
{
	const struct measure *measure = key_measure(report->metrics, NONE, key);
	bool is_duration = key == KEY_LEAD || key == KEY_RECOVERY;
	g_autoptr(GString) line = g_string_new(NULL);

	terminal_left(line, style, TONE_PLAIN, key_label(key), LABEL);
	add_values(line, report, form, style, key);
	add_change(line, measure, form, style);
	add_tier(line, measure, form, style);
	if (form->has_weeks) {
		uint32_t n;
		g_autofree double *values =
			key_weeks(report->metrics, NONE, key, &n);
		g_autofree char *bars =
			terminal_sparkline(values, n, is_duration);

		g_string_append(line, bars);
	}
	terminal_line(line, style, stream);
}

static void print_keys(const struct report *report,
		       const struct terminal_style *style, FILE *stream)
{
	g_autofree char *weeks = key_weeks_title(report->metrics, false);
	const struct keys_form form = choose_form(report, style, weeks);

	print_head(report, &form, style, weeks, stream);
	terminal_rule(style, stream);
	for (enum key key = 0; key < KEYS; key++)
		print_key(report, &form, style, key, stream);
}

static void print_more(uint32_t more, const struct terminal_style *style,
		       FILE *stream)
{
	g_autoptr(GString) line = g_string_new(NULL);

	if (more == 0)
		return;
	g_string_printf(line, "and %u more", more);
	terminal_line(line, style, stream);
}

static void print_blocks(const struct report *report, const GArray *scopes,
			 uint32_t more, const struct terminal_style *style,
			 FILE *stream)
{
	print_keys(report, style, stream);
	fputc('\n', stream);
	if (scopes->len > 0) {
		services_print(report, scopes, style, stream);
		print_more(more, style, stream);
		terminal_rule(style, stream);
	}
	legend_print(style, stream);
}

void terminal_metrics(const struct report *report, uint32_t limit,
		      const struct terminal_style *style, FILE *stream)
{
	g_autoptr(GArray) scopes = services_by_deploys(report->metrics);
	struct terminal_style least = *style;
	uint32_t more = 0;

	least.width = MAX(least.width, TERMINAL_LEAST);
	if (limit > 0 && scopes->len > limit) {
		more = scopes->len - limit;
		g_array_set_size(scopes, limit);
	}
	title_print(report, &least, stream);
	fputc('\n', stream);
	if (least.width >= TERMINAL_FLOOR) {
		print_blocks(report, scopes, more, &least, stream);
		return;
	}
	narrow_print(report, scopes, &least, stream);
	print_more(more, &least, stream);
}
