/* sentence.c -- words and typed values, put together */
#include "model/sentence.h"

#include "model/source.h"

#include <stdarg.h>

/* How many values the words want: a doubled % is the sign itself. */
static uint32_t places(const char *words)
{
	uint32_t n = 0;

	for (; *words; words++) {
		if (*words != '%')
			continue;
		if (words[1] == '%')
			words++;
		else
			n++;
	}
	return n;
}

const struct sentence *sentence_make(struct pool *pool, const char *words, ...)
{
	struct sentence *sentence = pool_new_array(pool, struct sentence, 1);
	struct value *values;
	va_list list;

	sentence->words = pool_text(pool, words);
	sentence->n = places(words);
	values = pool_new_array(pool, struct value, sentence->n);
	va_start(list, words);
	for (uint32_t i = 0; i < sentence->n; i++) {
		values[i] = va_arg(list, struct value);
		values[i].text = pool_text(pool, values[i].text);
	}
	va_end(list);
	sentence->values = values;
	return sentence;
}

static struct value plain(enum value_kind kind)
{
	return (struct value){ .kind = kind,
			       .number = NAN,
			       .low = NAN,
			       .high = NAN,
			       .beside = NAN,
			       .limit = NAN };
}

struct value value_number(enum value_kind kind, double number)
{
	struct value value = plain(kind);

	value.number = number;
	value.is_missing = !isfinite(number);
	return value;
}

struct value value_text(const char *text)
{
	struct value value = plain(VALUE_TEXT);

	value.text = text;
	value.is_missing = !text;
	return value;
}

struct value value_count(double count)
{
	return value_number(VALUE_COUNT, count);
}

struct value value_word(double count)
{
	return value_number(VALUE_WORD, count);
}

struct value value_duration(double seconds)
{
	return value_number(VALUE_DURATION, seconds);
}

struct value value_duration_pair(double seconds, double beside)
{
	struct value value = value_duration(seconds);

	value.beside = beside;
	return value;
}

struct value value_rate(double fraction, uint32_t n)
{
	struct value value = value_number(VALUE_RATE, fraction);

	value.n = n;
	return value;
}

struct value value_rate_limit(double fraction, uint32_t n, double limit)
{
	struct value value = value_rate(fraction, n);

	value.limit = limit;
	return value;
}

struct value value_k_of_n(double k, uint32_t n)
{
	struct value value = value_number(VALUE_K_OF_N, k);

	value.n = n;
	return value;
}

struct value value_range(enum value_kind kind, double low, double high)
{
	struct value value = plain(kind);

	value.low = low;
	value.high = high;
	value.is_missing = !isfinite(low) || !isfinite(high);
	return value;
}

struct value value_time(enum value_kind kind, int64_t at)
{
	struct value value = plain(kind);

	value.integer = at;
	value.is_missing = at == NO_TIME;
	return value;
}

struct value value_period(int64_t since, int64_t until)
{
	struct value value = value_time(VALUE_PERIOD, since);

	value.until = until;
	return value;
}

struct value value_page(const char *page)
{
	struct value value = plain(VALUE_PAGE);

	value.text = page;
	return value;
}
