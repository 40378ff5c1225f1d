/* terminal_narrow.c -- blocks for terminals too narrow for columns */
#include "render/terminal_narrow.h"

#include "render/display.h"
#include "render/terminal_keys.h"
#include "render/terminal_services.h"

#include <math.h>

static void print_pair(const char *key, const char *value, enum tone tone,
		       const struct terminal_style *style, FILE *stream)
{
	g_autoptr(GString) line = g_string_new(NULL);

	if (value[0] == '\0')
		return;
	g_string_append_printf(line, "%s: ", key);
	terminal_left(line, style, tone, value, 0);
	terminal_line(line, style, stream);
}

static void print_tier(const struct measure *measure,
		       const struct terminal_style *style, FILE *stream)
{
	g_autofree char *tier =
		g_strdup_printf("%s %s", terminal_pips(measure->tier),
				tier_name(measure->tier));

	if (measure->tier != TIER_NONE)
		print_pair("  tier", tier, TONE_PLAIN, style, stream);
}

static void print_key(const struct report *report, enum key key,
		      const struct terminal_style *style, FILE *stream)
{
	const struct measure *measure = key_measure(report->metrics, NONE, key);
	g_autofree char *value = key_per_week(
		key, key_value(report, key, measure, measure->previous));
	g_autofree char *previous =
		key_per_week(key, key_previous(report, key, measure));
	g_autofree char *words = key_change(measure, true);
	g_autofree char *change = g_strdup_printf(
		"%s %s", terminal_glyph(measure->verdict), words);

	print_pair(key_label(key), value, TONE_BOLD, style, stream);
	print_tier(measure, style, stream);
	print_pair("  change", g_strstrip(change),
		   terminal_tone(measure->verdict), style, stream);
	if (report->metrics->has_previous)
		print_pair("  before", previous, TONE_DIM, style, stream);
}

static void print_service_key(const struct report *report, uint32_t scope,
			      enum key key, const char *label,
			      const struct terminal_style *style, FILE *stream)
{
	const struct measure *measure =
		key_measure(report->metrics, scope, key);
	g_autofree char *value = key_value(report, key, measure, NAN);
	g_autofree char *text =
		g_strdup_printf("%s %s", value, terminal_pips(measure->tier));

	print_pair(label, text, TONE_PLAIN, style, stream);
}

static void print_name(const struct metrics *metrics, uint32_t scope,
		       const struct terminal_style *style, FILE *stream)
{
	uint32_t service = g_array_index(metrics->scopes, uint32_t, scope);
	g_autofree char *name = terminal_clean(
		style, facts_service(metrics->facts, service)->name);
	g_autofree char *cut = display_cut(name, style->width);
	g_autoptr(GString) line = g_string_new(NULL);

	terminal_left(line, style, TONE_BOLD, cut, 0);
	terminal_line(line, style, stream);
}

static void print_service(const struct report *report, uint32_t scope,
			  const struct terminal_style *style, FILE *stream)
{
	const struct metrics *metrics = report->metrics;
	g_autofree char *deploys = services_deploys(metrics, scope);
	g_autofree char *p90 = services_p90(metrics, scope);
	g_autofree char *interval = services_interval(metrics, scope);

	print_name(metrics, scope, style, stream);
	print_pair("  deploys", deploys, TONE_PLAIN, style, stream);
	print_service_key(report, scope, KEY_FREQUENCY, "  a week", style,
			  stream);
	print_service_key(report, scope, KEY_LEAD, "  lead time, median", style,
			  stream);
	print_pair("  lead time, p90", p90, TONE_PLAIN, style, stream);
	print_service_key(report, scope, KEY_FAILURE, "  change failure rate",
			  style, stream);
	print_pair("  95% CI", interval, TONE_PLAIN, style, stream);
	print_service_key(report, scope, KEY_RECOVERY,
			  "  time to recovery, mean", style, stream);
}

void narrow_print(const struct report *report, const GArray *scopes,
		  const struct terminal_style *style, FILE *stream)
{
	for (enum key key = 0; key < KEYS; key++)
		print_key(report, key, style, stream);
	for (uint32_t i = 0; i < scopes->len; i++) {
		fputc('\n', stream);
		print_service(report, g_array_index(scopes, uint32_t, i), style,
			      stream);
	}
}
