/* xml_window.h -- bytes of a file of XML that may be looked at again */
#ifndef IMPORTERS_XML_WINDOW_H
#define IMPORTERS_XML_WINDOW_H

#include "importers/source.h"
#include "importers/xml_clean.h"

struct xml_window {
	struct source_file *file; /* borrowed */
	struct xml_clean clean;
	char *bytes; /* as a parser takes them */
	size_t length, room;
	uint64_t at;	     /* which byte of the file the first is */
	uint64_t lines;	     /* that ended before ... */
	uint64_t counted_at; /* ... this byte */
	bool is_last;	     /* it goes to the end of the file */
};

void xml_window_close(struct xml_window *window);
/* Up to `size` bytes more.  False with an error. */
bool xml_window_more(struct xml_window *window, size_t size, GError **error);
/* Nobody will look at what stands before that byte of the file. */
void xml_window_forget(struct xml_window *window, uint64_t byte);
/* From 1: of that byte, or of one behind it that was asked for before. */
uint64_t xml_window_line(struct xml_window *window, uint64_t byte);

#endif
