/* json_inside.c -- a JSON value inside a text
 *
 * The depth of the text is not known to be in bounds.
 */
#include "importers/json_inside.h"

#include "importers/json_scan.h"

#include <string.h>

struct json *json_inside(const char *text)
{
	struct json_scan scan = { 0 };
	size_t length = strlen(text), broken;
	/* the scan looks a little further than the text */
	g_autofree char *copy = g_malloc0(length + 16);

	memcpy(copy, text, length);
	for (;;) {
		enum json_found found = json_scan(&scan, copy, length, true);

		if (found == JSON_FOUND_NOTHING || scan.is_too_deep)
			return NULL;
		if (found == JSON_FOUND_END)
			break;
		json_scan_pass(&scan, copy, length);
	}
	return json_parse(copy, scan.at, &broken);
}
