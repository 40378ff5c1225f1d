/* book.h -- look into a workbook with unzip, as a reader would */
#ifndef TESTS_BOOK_H
#define TESTS_BOOK_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

struct book;

/* Whether there is an unzip to look with. */
bool book_can_look(void);

/* The bytes of a workbook, from now on in a temporary file. */
struct book *book_open(const void *bytes, size_t length);
void book_free(struct book *book);

/* "xl/workbook.xml" as text, to be g_free()d; NULL if there is none. */
char *book_part(const struct book *book, const char *name);

/*
 * What stands in a cell ("B5") of the nth sheet, from 1, to be g_free()d: a
 * number as it is written, text in quotes, TRUE, a formula and its result as
 * `=1+1 → 2`; "" if the cell is blank.
 */
char *book_cell(const struct book *book, uint32_t sheet, const char *cell);

/* Asserts that each part is well-formed, if there is an xmllint to ask. */
void book_check(const struct book *book);

#endif
