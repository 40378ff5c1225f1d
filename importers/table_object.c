/* table_object.c -- objects of JSON that are rows of a table */
#include "importers/table_object.h"

#include <string.h>

enum { MOST_MEMBERS = 64 };

struct object {
	const char *names[MOST_MEMBERS], *cells[MOST_MEMBERS];
	char *texts[MOST_MEMBERS]; /* of numbers */
	uint32_t n;
};

/* "orders" of "orders" and of {"name": "orders"}; numbers as written. */
static void add_member(struct object *object, const struct json *member)
{
	const struct json *name = json_member(member, "name");
	const struct json *value = name ? name : member;
	const char *text = json_text(value);
	char *other = text || json_is_object(value) || json_is_array(value) ||
				      json_is_null(value) ?
			      NULL :
			      json_quote(value);

	object->names[object->n] = json_key(member);
	object->texts[object->n] = other;
	object->cells[object->n++] = text ? text : other ? other : "";
}

static void object_clear(struct object *object)
{
	for (uint32_t m = 0; m < object->n; m++)
		g_free(object->texts[m]);
}

bool table_object(const struct json *record, const struct csv_shape *shape,
		  bool (*fits)(const struct csv_row *row),
		  void (*use)(struct reading *reading,
			      const struct csv_row *row),
		  struct reading *reading)
{
	struct object object = { .n = 0 };
	struct csv_header header = { .names = object.names };
	g_autoptr(CsvMap) map = NULL;
	struct csv_row row = { .cells = object.cells, .header = &header };
	bool is_row;

	for (const struct json *member = json_first(record);
	     member && object.n < MOST_MEMBERS; member = json_next(member))
		/* of equal keys the last counts */
		if (json_member(record, json_key(member)) == member)
			add_member(&object, member);
	row.n = header.n = object.n;
	row.map = map = csv_map_new(&header, shape);
	is_row = map && (!fits || fits(&row));
	if (is_row && use)
		use(reading, &row);
	object_clear(&object);
	return is_row;
}
