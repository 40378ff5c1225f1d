/* json_numbers.h -- long columns of numbers, packed while JSON is read */
#ifndef IMPORTERS_JSON_NUMBERS_H
#define IMPORTERS_JSON_NUMBERS_H

#include "importers/json.h"

/* 8 bytes a number; NaN, which JSON does not know, stands for null. */
struct json_numbers;
typedef struct json_numbers JsonNumbers;

struct json_numbers *json_numbers_new(void);
void json_numbers_free(struct json_numbers *numbers);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(JsonNumbers, json_numbers_free)

void json_numbers_add(struct json_numbers *numbers, double number);
uint64_t json_numbers_count(const struct json_numbers *numbers);
/* Keeps the first `n`. */
void json_numbers_cut(struct json_numbers *numbers, uint64_t n);

/*
 * An array's elements in their order, each for itself, be they packed or not.
 * With `is_last` the array is not read again: what is packed is given back to
 * the system as soon as it is passed.
 */
struct json_cursor {
	const struct json *element; /* or that which has it; NULL: the end */
	uint64_t i;		    /* of those that are packed in it */
	uint64_t first;		    /* of all that are packed in the array */
	bool has_first, is_last;
};
struct json_cursor json_cursor_begin(const struct json *array, bool is_last);
void json_cursor_next(struct json_cursor *cursor);
/* As of json.h: of the element at the cursor. */
bool json_cursor_is_null(const struct json_cursor *cursor);
bool json_cursor_integer(const struct json_cursor *cursor, int64_t *integer);
bool json_cursor_real(const struct json_cursor *cursor, double *number);

/*
 * The number that `text` begins with, if a double is all that it is: its
 * length, or 0.  Integers of many digits are none, see json_digits().
 */
size_t json_take_number(const char *text, size_t length, double *number);

#endif
