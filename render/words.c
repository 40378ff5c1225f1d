/* words.c -- put each value in the place of its % */
#include "render/words.h"

#include "model/report.h"
#include "render/clean.h"
#include "render/format.h"

static char *page_text(const char *id, const struct words_context *context)
{
	uint32_t number = 0;

	if (context->page_number && id)
		number = context->page_number(id, context->data);
	return number > 0 ? g_strdup_printf("p.\u00a0%u", number) : NULL;
}

static char *duration_text(const struct value *value)
{
	if (isnan(value->beside))
		return format_duration(value->number);
	return format_duration_pair(value->number, value->beside);
}

static char *range_text(const struct value *value)
{
	switch (value->kind) {
	case VALUE_CHANGE_RANGE:
		return format_change_range(value->low, value->high);
	case VALUE_POINTS_RANGE:
		return format_points_range(value->low, value->high);
	default:
		return format_rate_range(value->low, value->high, value->n);
	}
}

static char *calendar_text(const struct value *value, GTimeZone *zone)
{
	switch (value->kind) {
	case VALUE_DATE:
		return format_date(value->integer, zone);
	case VALUE_MOMENT:
		return format_moment(value->integer, zone);
	case VALUE_MOMENT_YEAR:
		return format_moment_year(value->integer, zone);
	case VALUE_PERIOD:
		return format_period(value->integer, value->until, zone, NULL);
	default:
		return format_stamp(value->integer);
	}
}

/* NULL is nothing, which only a page can be. */
static char *value_text_or_none(const struct value *value,
				const struct words_context *context)
{
	if (value->is_missing)
		return g_strdup(FORMAT_UNKNOWN);
	switch (value->kind) {
	case VALUE_TEXT:
		return clean_text(value->text, CLEAN_LINE);
	case VALUE_COUNT:
		return format_count(value->number);
	case VALUE_WORD:
		return format_word(value->number);
	case VALUE_DURATION:
		return duration_text(value);
	case VALUE_SPAN:
		return format_span((int64_t)value->number);
	case VALUE_RATE:
		return format_rate(value->number, value->n, value->limit);
	case VALUE_SHARE:
		return format_share(value->number);
	case VALUE_K_OF_N:
		return format_k_of_n(value->number, value->n);
	case VALUE_PER_WEEK:
	case VALUE_PER_DAY:
		return format_per_week(value->number);
	case VALUE_NUMBER:
		return format_number(value->number);
	case VALUE_RATIO:
		return format_ratio(value->number);
	case VALUE_SIGNED:
		return format_signed(value->number);
	case VALUE_CHANGE:
		return format_change(value->number);
	case VALUE_POINTS:
		return format_points(value->number);
	case VALUE_CHANGE_RANGE:
	case VALUE_POINTS_RANGE:
	case VALUE_RATE_RANGE:
		return range_text(value);
	case VALUE_DATE:
	case VALUE_MOMENT:
	case VALUE_MOMENT_YEAR:
	case VALUE_PERIOD:
	case VALUE_STAMP:
		return calendar_text(value, context->zone);
	case VALUE_TIER:
		return g_strdup(tier_name((enum tier)value->integer));
	case VALUE_PAGE:
		return page_text(value->text, context);
	}
	g_assert_not_reached();
}

char *words_value(const struct value *value,
		  const struct words_context *context)
{
	char *text = value_text_or_none(value, context);

	return text ? text : g_strdup("");
}

/* True if a page that is not there took its opening bracket with it. */
static bool append_value(GString *out, const struct value *value,
			 const struct words_context *context, GArray *spans)
{
	g_autofree char *text = value_text_or_none(value, context);
	bool lost_bracket = false;
	struct words_span span = { .start = out->len, .value = value };

	if (text) {
		if (value->kind == VALUE_WORD && out->len == 0)
			text[0] = g_ascii_toupper(text[0]);
		g_string_append(out, text);
		span.length = out->len - span.start;
	} else if (g_str_has_suffix(out->str, " (")) {
		g_string_truncate(out, out->len - 2);
		span.start = out->len;
		lost_bracket = true;
	} else if (out->len > 0 && out->str[out->len - 1] == ' ') {
		g_string_truncate(out, out->len - 1);
		span.start = out->len;
	}
	if (spans)
		g_array_append_val(spans, span);
	return lost_bracket;
}

char *words_spans(const struct sentence *sentence,
		  const struct words_context *context, GArray *spans)
{
	GString *out = g_string_new(NULL);
	const char *words = sentence ? sentence->words : "";
	uint32_t v = 0;

	for (; *words != '\0'; words++) {
		if (*words != '%') {
			g_string_append_c(out, *words);
		} else if (words[1] == '%') {
			g_string_append_c(out, '%');
			words++;
		} else {
			g_assert(v < sentence->n);
			if (append_value(out, &sentence->values[v++], context,
					 spans) &&
			    words[1] == ')')
				words++;
		}
	}
	return g_string_free(out, false);
}

char *words_text(const struct sentence *sentence,
		 const struct words_context *context)
{
	return words_spans(sentence, context, NULL);
}
