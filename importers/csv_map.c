/* csv_map.c -- which columns of a table are those that an importer wants */
#include "importers/csv.h"

#include <string.h>

struct csv_map {
	uint32_t *first; /* by column of the shape, NONE_OF_THEM */
	uint32_t *next;	 /* by column of the table: the next of its name */
};

#define NONE_OF_THEM UINT32_MAX

/* Letters of the same name: case, blanks, _ and - do not matter. */
static bool next_letter(const char **name, char *letter)
{
	while (**name == ' ' || **name == '_' || **name == '-')
		(*name)++;
	*letter = g_ascii_tolower(**name);
	if (**name == '\0' || **name == '|')
		return false;
	(*name)++;
	return true;
}

bool csv_is_name(const char *names, const char *name)
{
	if (*names == '=')
		return strcmp(names + 1, name) == 0;
	for (;;) {
		const char *at = name;
		char a, b;
		bool is_more, is_equal;

		do {
			is_more = next_letter(&names, &a);
			is_equal = next_letter(&at, &b) == is_more &&
				   (!is_more || a == b);
		} while (is_more && is_equal);
		if (is_equal && *at == '\0')
			return true;
		names = strchr(names, '|');
		if (!names)
			return false;
		names++;
	}
}

static uint32_t count(const struct csv_shape *shape)
{
	uint32_t n = 0;

	while (shape->columns[n])
		n++;
	return n;
}

uint32_t csv_map_overlap(const struct csv_header *header,
			 const struct csv_shape *shape)
{
	uint32_t found = 0;

	for (uint32_t h = 0; h < header->n; h++)
		for (uint32_t c = 0; shape->columns[c]; c++)
			if (csv_is_name(shape->columns[c], header->names[h])) {
				found++;
				break;
			}
	return found;
}

/* A delimiter at the end of each line makes a column without a name. */
static uint32_t count_named(const struct csv_header *header)
{
	uint32_t n = 0;

	for (uint32_t h = 0; h < header->n; h++)
		n += *header->names[h] != '\0';
	return n;
}

/* Whether it has a typical column, or no others than its own. */
static bool is_typical(const struct csv_map *map, const struct csv_shape *shape,
		       uint32_t headers)
{
	uint32_t own = 0;

	for (uint32_t c = 0; shape->columns[c]; c++) {
		uint32_t at = map->first[c];

		if (at != NONE_OF_THEM && c >= shape->required &&
		    c < shape->required + shape->typical)
			return true;
		for (; at != NONE_OF_THEM; at = map->next[at])
			own++;
	}
	return shape->typical == 0 || own >= headers;
}

struct csv_map *csv_map_new(const struct csv_header *header,
			    const struct csv_shape *shape)
{
	g_autoptr(CsvMap) map = g_new0(struct csv_map, 1);

	map->first = g_new(uint32_t, count(shape) + 1);
	map->next = g_new(uint32_t, header->n + 1);
	for (uint32_t c = 0; shape->columns[c]; c++) {
		map->first[c] = NONE_OF_THEM;
		for (uint32_t h = header->n; h-- > 0;)
			if (csv_is_name(shape->columns[c], header->names[h])) {
				map->next[h] = map->first[c];
				map->first[c] = h;
			}
		if (c < shape->required && map->first[c] == NONE_OF_THEM)
			return NULL;
	}
	if (!is_typical(map, shape, count_named(header)))
		return NULL;
	return g_steal_pointer(&map);
}

void csv_map_free(struct csv_map *map)
{
	if (!map)
		return;
	g_free(map->first);
	g_free(map->next);
	g_free(map);
}

const char *csv_cell_of(const struct csv_row *row, uint32_t column, uint32_t k)
{
	uint32_t at = row->map->first[column];

	for (; at != NONE_OF_THEM && k > 0; k--)
		at = row->map->next[at];
	if (at == NONE_OF_THEM)
		return NULL;
	return at < row->n ? row->cells[at] : "";
}

const char *csv_cell(const struct csv_row *row, uint32_t column)
{
	const char *cell = csv_cell_of(row, column, 0);

	return cell ? cell : "";
}
