/* json.h -- JSON values */
#ifndef IMPORTERS_JSON_H
#define IMPORTERS_JSON_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A value: an object, an array, text, a number, a truth, or null. */
struct json;
typedef struct json Json;

/*
 * One JSON value, the caller's to json_free(), or NULL with the offset of the
 * byte where it broke in *broken.  More is read than the standard allows:
 * trailing commas; bytes that are not UTF-8, NUL and lone surrogates become
 * U+FFFD.  `depth` of nesting must have been limited by the caller.
 */
struct json *json_parse(const char *text, size_t length, size_t *broken);
void json_free(struct json *value);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Json, json_free)

/*
 * Values that come from elsewhere: an empty object or array, a text.  The text
 * need not be valid UTF-8.  json_add() gives `value` to a container, under
 * `key` to an object.  json_copy() is a value of its own; NULL stays NULL.
 */
struct json *json_new_object(void);
struct json *json_new_array(void);
struct json *json_new_null(void);
struct json *json_new_text(const char *text, size_t length);
void json_add(struct json *container, const char *key, struct json *value);
struct json *json_copy(const struct json *value);

/*
 * All of the following take NULL for "there is no such value", and answer as
 * for a value of another kind, so that a path of keys needs no checks.
 */

/* A member of an object, the last of several with that key; or NULL. */
const struct json *json_member(const struct json *object, const char *key);
bool json_has(const struct json *object, const char *key);
/* Members of an object or elements of an array, in order; NULL at the end. */
const struct json *json_first(const struct json *container);
const struct json *json_next(const struct json *value);
/* Key of a member; NULL for an element. */
const char *json_key(const struct json *member);

bool json_is_object(const struct json *value);
bool json_is_array(const struct json *value);
bool json_is_number(const struct json *value);
bool json_is_null(const struct json *value); /* also if there is none */
bool json_is_true(const struct json *value); /* true or "true" */

/* The text of a text, valid UTF-8; NULL for all others. */
const char *json_text(const struct json *value);
/*
 * The integer that a number or a text is, exactly; a fraction is cut off
 * (downwards).  False for all others and beyond 64 bits.
 */
bool json_integer(const struct json *value, int64_t *integer);
/*
 * The text of a text, or the digits of an integer, copied: for identifiers,
 * which come as either.  NULL for all others and for the empty text.
 */
char *json_name(const struct json *value);

/* The digits of an integer too long for a double, as written; else NULL. */
const char *json_digits(const struct json *value);
/* The number that a number or a text is, NaN and infinities too, else false. */
bool json_real(const struct json *value, double *number);

/* The value as a message quotes it, cut short if long. */
char *json_quote(const struct json *value);
/* The keys of an object as a message lists them, the first few. */
char *json_quote_keys(const struct json *object);
/* A number that is equal for equal values, whatever the order of members. */
uint64_t json_hash(const struct json *value);

#endif
