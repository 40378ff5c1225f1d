/* xlsx_parts.h -- whether all parts of a workbook's bytes are whole */
#ifndef RENDER_XLSX_PARTS_H
#define RENDER_XLSX_PARTS_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Whether the bytes are a ZIP archive each of whose members unpacks to XML
 * that closes all it opens.  The archive must be of the plain kind that
 * libxlsxwriter makes: one disk, no ZIP64, each member stored or deflated.
 */
bool xlsx_parts_are_whole(const void *bytes, size_t length);

#endif
