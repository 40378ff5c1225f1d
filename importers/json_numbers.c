/* json_numbers.c -- long columns of numbers, packed while JSON is read
 *
 * Blocks are mapped, as those of json_points.c are, and small: many columns
 * share a store, and only a block that lies in one is given back early.
 */
#include "importers/json_numbers.h"

#include "importers/json_node.h"
#include "importers/json_repair.h"

#include <math.h>
#include <string.h>
#include <sys/mman.h>

enum { BLOCK = 8192, LONGEST_NUMBER = 62 };

struct json_numbers {
	GPtrArray *blocks; /* of double[BLOCK]; NULL: given back */
	uint64_t n;
};

struct json_numbers *json_numbers_new(void)
{
	struct json_numbers *numbers = g_new0(struct json_numbers, 1);

	numbers->blocks = g_ptr_array_new();
	return numbers;
}

static void give_back(struct json_numbers *numbers, uint64_t block)
{
	void *bytes = numbers->blocks->pdata[block];

	if (bytes)
		munmap(bytes, BLOCK * sizeof(double));
	numbers->blocks->pdata[block] = NULL;
}

void json_numbers_free(struct json_numbers *numbers)
{
	if (!numbers)
		return;
	for (uint64_t b = 0; b < numbers->blocks->len; b++)
		give_back(numbers, b);
	g_ptr_array_unref(numbers->blocks);
	g_free(numbers);
}

static void add_block(struct json_numbers *numbers)
{
	void *block = mmap(NULL, BLOCK * sizeof(double), PROT_READ | PROT_WRITE,
			   MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	if (block == MAP_FAILED)
		g_error("no memory for the numbers of a series");
	g_ptr_array_add(numbers->blocks, block);
}

void json_numbers_add(struct json_numbers *numbers, double number)
{
	uint64_t at = numbers->n++;
	double *block;

	if (at / BLOCK == numbers->blocks->len)
		add_block(numbers);
	block = numbers->blocks->pdata[at / BLOCK];
	block[at % BLOCK] = number;
}

uint64_t json_numbers_count(const struct json_numbers *numbers)
{
	return numbers->n;
}

void json_numbers_cut(struct json_numbers *numbers, uint64_t n)
{
	g_assert(n <= numbers->n);
	numbers->n = n;
}

/* -- elements */

static bool is_packed(const struct json_cursor *cursor)
{
	return cursor->element && cursor->element->kind == JSON_NUMBERS;
}

static void enter(struct json_cursor *cursor)
{
	cursor->i = 0;
	if (!is_packed(cursor) || cursor->has_first)
		return;
	cursor->first = cursor->element->run->first;
	cursor->has_first = true;
}

struct json_cursor json_cursor_begin(const struct json *array, bool is_last)
{
	struct json_cursor cursor = {
		.element = json_first(array),
		.is_last = is_last,
	};

	enter(&cursor);
	return cursor;
}

/* Where the number at the cursor is in its store. */
static uint64_t place_of(const struct json_cursor *cursor)
{
	return cursor->element->run->first + cursor->i;
}

static double packed(const struct json_cursor *cursor)
{
	uint64_t at = place_of(cursor);
	const double *block =
		cursor->element->run->numbers->blocks->pdata[at / BLOCK];

	return block[at % BLOCK];
}

/* The block whose last number is passed, if all of it is this array's. */
static void pass(const struct json_cursor *cursor)
{
	uint64_t at = place_of(cursor);

	if (cursor->is_last && at % BLOCK == BLOCK - 1 &&
	    at - (BLOCK - 1) >= cursor->first)
		give_back(cursor->element->run->numbers, at / BLOCK);
}

void json_cursor_next(struct json_cursor *cursor)
{
	if (is_packed(cursor)) {
		pass(cursor);
		if (++cursor->i < cursor->element->run->n)
			return;
	}
	cursor->element = json_next(cursor->element);
	enter(cursor);
}

bool json_cursor_is_null(const struct json_cursor *cursor)
{
	return is_packed(cursor) ? isnan(packed(cursor)) :
				   json_is_null(cursor->element);
}

bool json_cursor_integer(const struct json_cursor *cursor, int64_t *integer)
{
	double number;

	if (!is_packed(cursor))
		return json_integer(cursor->element, integer);
	number = floor(packed(cursor));
	if (!(number >= -0x1p63 && number < 0x1p63))
		return false;
	*integer = (int64_t)number;
	return true;
}

bool json_cursor_real(const struct json_cursor *cursor, double *number)
{
	if (!is_packed(cursor))
		return json_real(cursor->element, number);
	*number = packed(cursor);
	return !isnan(*number);
}

/* -- text */

static size_t count_digits(const char *text, size_t at, size_t length)
{
	size_t begin = at;

	while (at < length && g_ascii_isdigit(text[at]))
		at++;
	return at - begin;
}

/* Moves *at behind digits that `mark` announces; false if there are none. */
static bool take_part(const char *text, size_t length, char mark, size_t *at)
{
	size_t digits, begin = *at;

	if (begin == length || g_ascii_tolower(text[begin]) != mark)
		return true;
	begin++;
	if (mark == 'e' && begin < length &&
	    (text[begin] == '+' || text[begin] == '-'))
		begin++;
	digits = count_digits(text, begin, length);
	*at = begin + digits;
	return digits > 0;
}

size_t json_take_number(const char *text, size_t length, double *number)
{
	char copy[LONGEST_NUMBER + 1];
	size_t begin = length > 0 && *text == '-', at;
	size_t digits = count_digits(text, begin, length);

	at = begin + digits;
	if (digits == 0 || digits > JSON_EXACT_LENGTH ||
	    (digits > 1 && text[begin] == '0') ||
	    !take_part(text, length, '.', &at) ||
	    !take_part(text, length, 'e', &at) || at > LONGEST_NUMBER)
		return 0;
	memcpy(copy, text, at);
	copy[at] = '\0';
	*number = g_ascii_strtod(copy, NULL);
	return at;
}
