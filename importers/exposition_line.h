/* exposition_line.h -- lines of metrics as text */
#ifndef IMPORTERS_EXPOSITION_LINE_H
#define IMPORTERS_EXPOSITION_LINE_H

#include "importers/series_draft.h"

/* `NAME{LABELS} VALUE [TIME] [# exemplar]`; false: it is none. */
struct sample {
	size_t series; /* length of name and labels */
	const char *value, *time;
	size_t value_length, time_length;
};

bool exposition_cut(const char *line, struct sample *sample);

/*
 * The next of the words that blanks part, which a name in quotes is, too;
 * *line is behind it then.  The caller's; "" at the end.
 */
char *exposition_word(const char **line);
/* The third word of `# TYPE name word`. */
enum series_type exposition_type(const char *word);

#endif
