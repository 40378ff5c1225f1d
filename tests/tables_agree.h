/* tables_agree.h -- tables read quickly and through the library */
#ifndef TESTS_TABLES_AGREE_H
#define TESTS_TABLES_AGREE_H

#include <stddef.h>

/*
 * Reads a table both ways and asserts that they give the same header, rows,
 * cells and errors.
 */
void tables_agree(const char *bytes, size_t length);

#endif
