/* csv_head.h -- where the header of a table is */
#ifndef IMPORTERS_CSV_HEAD_H
#define IMPORTERS_CSV_HEAD_H

#include "importers/csv.h"

struct csv_head {
	size_t at; /* how many bytes stand before it */
	char delimiter;
	uint32_t above; /* how many lines that are no blanks nor comments */
};

/*
 * Among the first lines of a text, blank ones and a line `sep=X` apart, the one
 * that `knows` says is a header: reports have titles above their tables, and
 * comments.  False if there is none; then *head is the first line.
 */
bool csv_head_find(const char *text, size_t length,
		   bool (*knows)(void *data, const struct csv_header *header),
		   void *data, struct csv_head *head);

#endif
