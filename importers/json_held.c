/* json_held.c -- the value at the beginning of the window, while it is scanned
 *
 * A value is held until it ends, but 16 MiB are enough: what is longer is
 * packed, cut into slices, or passed over.
 */
#include "importers/json_held.h"

#include "importers/json_lists.h"
#include "importers/record_limits.h"
#include "model/error.h"

#include <inttypes.h>
#include <string.h>

enum { CHUNK = 256 * 1024 };

void json_held_open(struct json_held *held, struct source_file *file,
		    size_t chunk)
{
	json_window_open(&held->window, file, chunk ? chunk : CHUNK);
	json_resync_open(&held->resync);
}

void json_held_close(struct json_held *held)
{
	json_pack_clear(&held->pack);
	json_window_close(&held->window);
}

/* Fails at an offset in the window, `what` being the matter. */
static bool json_held_fail(const struct json_held *held, size_t at,
			   const char *what, GError **error)
{
	g_set_error(error, SHIPLOG_ERROR, SHIPLOG_ERROR_INPUT,
		    "%s: byte %" PRIu64 ": %s", source_name(held->window.file),
		    held->window.offset + at, what);
	return false;
}

bool json_held_fail_cut(struct json_held *held, const char *what,
			GError **error)
{
	held->is_cut = true;
	return json_held_fail(held, held->window.end, what, error);
}

static char *value_of(const struct json_held *held)
{
	return held->window.bytes + held->window.start;
}

static size_t length_of(const struct json_held *held)
{
	return held->window.end - held->window.start;
}

enum answer { NO, YES, NOT_YET };

/* Whether the array that the scan found is a list of records. */
static enum answer is_list(const struct json_held *held)
{
	const struct json_window *window = &held->window;
	size_t at = window->start + held->scan.at + 1;

	if (held->bad || !held->may_be_list ||
	    !json_lists_found(held->list_keys, value_of(held), &held->scan))
		return NO;
	while (at < window->end && g_ascii_isspace(window->bytes[at]))
		at++;
	if (at == window->end)
		return window->is_last ? NO : NOT_YET;
	return window->bytes[at] == '{' || (window->bytes[at] == '[' &&
					    held->scan.depth == 1) ?
		       YES :
		       NO;
}

static void pass_over(struct json_held *held, const char *why)
{
	held->bad = why;
	held->window.start += held->scan.at;
	json_scan_forget(&held->scan);
}

/* Scans the value anew, to pack what it may have of series. */
static void begin_pack(struct json_held *held)
{
	memset(&held->scan, 0, sizeof(held->scan));
	json_pack_begin(&held->pack);
	held->scan.pack = &held->pack;
}

/* Whether the value is too long, even without its holes. */
static bool is_too_long(struct json_held *held, size_t length)
{
	if (length > RECORD_LONGEST && held->scan.pack)
		length -= json_window_squeeze(&held->window, &held->scan);
	return length > RECORD_LONGEST;
}

/* Why the value can not be held any longer, or NULL. */
static const char *why_not(struct json_held *held, size_t length)
{
	return held->scan.is_too_deep	 ? RECORD_TOO_DEEP :
	       is_too_long(held, length) ? RECORD_TOO_LONG :
					   NULL;
}

/* Whether it is time to look for one; at its end a file has no more. */
static bool is_time(const struct json_held *held, size_t length)
{
	return held->window.is_last || length > RECORD_LONGEST ||
	       held->scan.is_too_deep ||
	       (length >= held->slices_from && length >= 2 * held->tried);
}

/* Whether a slice, or an element, can be taken from its first bytes. */
static bool find_slice(struct json_held *held, size_t length,
		       enum json_held_end *end)
{
	bool is_packed = held->scan.pack && held->pack.holes->len > 0;

	if (!held->slices || !held->is_record || held->bad || is_packed ||
	    !is_time(held, length))
		return false;
	held->tried = length;
	held->is_in_list = json_slices_find(held->slices, value_of(held),
					    length, &held->slice);
	if (!held->is_in_list)
		return false;
	*end = JSON_HELD_SLICE;
	if (held->slice.cut_lists > 0)
		return true;
	held->bad = held->slice.is_too_deep ? RECORD_TOO_DEEP :
		    length > RECORD_LONGEST ? RECORD_TOO_LONG :
					      NULL;
	*end = JSON_HELD_ELEMENT;
	return held->bad;
}

bool json_held_is_broken(struct json_held *held, size_t length)
{
	held->next = held->is_record ?
			     json_resync_next(&held->resync, value_of(held),
					      length, &held->is_outer) :
			     0;
	return held->next > 0;
}

/* Whether it is time to ask: each time that it has doubled. */
static bool is_doubled(struct json_held *held, size_t length)
{
	bool is_packed = held->scan.pack && held->pack.holes->len > 0;

	if (is_packed || length < JSON_QUICKEST || length < 2 * held->asked)
		return false;
	held->asked = length;
	return true;
}

/* Whether it need not be held any longer, as there is more behind it. */
static bool is_broken(struct json_held *held, size_t length,
		      enum json_held_end *end)
{
	if (held->bad ||
	    (!held->window.is_last && !is_doubled(held, length) &&
	     !why_not(held, length)) ||
	    !json_held_is_broken(held, length_of(held)))
		return false;
	*end = JSON_HELD_BROKEN;
	return true;
}

/* More of the value is wanted. */
static bool go_on(struct json_held *held, GError **error)
{
	size_t length = length_of(held);
	const char *why;

	if (held->window.is_last)
		return json_held_fail_cut(held, "the file ends inside a record",
					  error);
	why = held->bad ? held->bad : why_not(held, length);
	if (why)
		pass_over(held, why);
	else if (length > JSON_QUICKEST && !held->scan.pack &&
		 !held->is_in_list)
		begin_pack(held);
	return json_window_refill(&held->window, error);
}

/* Until something is found in it. */
static bool scan(struct json_held *held, enum json_held_end *end,
		 GError **error)
{
	for (;;) {
		enum answer answer = NOT_YET;
		const char *value = value_of(held);
		size_t length = length_of(held);
		enum json_found found = json_scan(&held->scan, value, length,
						  held->window.is_last);

		*end = JSON_HELD_LIST;
		if (found == JSON_FOUND_LIST)
			answer = is_list(held);
		if (answer == YES)
			return true;
		*end = JSON_HELD_WHOLE;
		if (found == JSON_FOUND_END)
			return true;
		if (answer == NO && found == JSON_FOUND_LIST)
			json_scan_pass(&held->scan, value, length);
		else if (find_slice(held, length, end) ||
			 is_broken(held, length, end))
			return true;
		else if (!go_on(held, error))
			return false;
	}
}

bool json_held_scan(struct json_held *held, bool may_be_list, bool is_record,
		    enum json_held_end *end, GError **error)
{
	memset(&held->scan, 0, sizeof(held->scan));
	held->bad = NULL;
	held->tried = held->asked = 0;
	held->is_in_list = false;
	held->may_be_list = may_be_list;
	held->is_record = is_record;
	if (!scan(held, end, error))
		return false;
	if (*end == JSON_HELD_SLICE || *end == JSON_HELD_ELEMENT ||
	    *end == JSON_HELD_BROKEN ||
	    (*end == JSON_HELD_WHOLE && held->scan.is_too_deep &&
	     find_slice(held, held->scan.at, end)))
		return true;
	if (!held->bad)
		held->bad = why_not(held, held->scan.at);
	return true;
}

bool json_held_is_piece(const struct json_held *held)
{
	const char *value = value_of(held);

	return !held->bad && !memchr("{[\"", *value, 3) &&
	       memchr(value, '"', held->scan.at);
}

bool json_held_is_stray(struct json_held *held)
{
	struct json_window *window = &held->window;
	size_t at = 1;

	if (*value_of(held) != '[' ||
	    !json_window_ensure(window, (size_t)2 * JSON_HEAD, NULL))
		return false; /* it will fail again */
	while (at < MIN(length_of(held), JSON_HEAD) &&
	       g_ascii_isspace(value_of(held)[at]))
		at++;
	return json_resync_is_known(&held->resync, value_of(held) + at,
				    length_of(held) - at);
}

void json_held_drop_comma(struct json_held *held)
{
	struct json_window *window = &held->window;
	size_t at = window->start + 1;

	while (at < window->end && g_ascii_isspace(window->bytes[at]))
		at++;
	if (at < window->end && window->bytes[at] == ',')
		window->bytes[at] = ' ';
}

void json_held_drop(struct json_held *held)
{
	held->window.start += json_slices_drop(&held->slice, value_of(held));
}

bool json_held_skip(struct json_held *held, GError **error)
{
	struct json_window *window = &held->window;
	size_t head = held->slice.last, used;
	struct json_skip skip = { 0 };

	for (;;) {
		used = json_slices_skip(&skip, value_of(held) + head,
					length_of(held) - head);
		memmove(value_of(held) + used, value_of(held), head);
		window->start += used;
		if (skip.is_done)
			return true;
		if (window->is_last)
			return json_held_fail_cut(
				held, "the file ends inside a record", error);
		if (!json_window_refill(window, error))
			return false;
	}
}

bool json_held_pass_garbage(struct json_held *held, bool by_line,
			    GError **error)
{
	enum { BACK = JSON_HEAD };
	struct json_window *window = &held->window;

	for (;;) {
		const char *text = value_of(held);
		size_t length = length_of(held);
		const char *newline =
			by_line ? memchr(text, '\n', length) : NULL;
		size_t next = json_resync_find(
			&held->resync, text, 1,
			newline ? (size_t)(newline - text) : length,
			&held->is_outer);

		if (next == 0 && newline)
			next = (size_t)(newline - text) + 1;
		if (next == 0 && window->is_last && by_line)
			next = length;
		window->start += next;
		if (next > 0)
			return true;
		if (window->is_last)
			return json_held_fail_cut(
				held, "the file ends inside an array", error);
		if (length > BACK)
			window->start = window->end - BACK;
		if (!json_window_refill(window, error))
			return false;
	}
}

bool json_held_learn(struct json_held *held, int depth, bool is_object,
		     GError **error)
{
	struct json_window *window = &held->window;
	bool is_new = held->learnt_depth != depth + 1;

	held->is_outer = false;
	if ((is_new || held->is_doubtful) &&
	    !json_window_ensure(window, JSON_HEAD, error))
		return false;
	held->is_outer = held->is_doubtful && is_object && depth > 0 &&
			 json_resync_is_outer(&held->resync, value_of(held),
					      window->start, length_of(held));
	held->is_doubtful = false;
	if (held->is_outer)
		depth = 0;
	if (held->learnt_depth != depth + 1)
		json_resync_begin(&held->resync, depth > 0, value_of(held),
				  window->start);
	held->learnt_depth = depth + 1;
	if (is_object)
		json_resync_learn(&held->resync, value_of(held), window->start,
				  length_of(held));
	return true;
}
