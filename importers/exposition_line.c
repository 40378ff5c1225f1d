/* exposition_line.c -- lines of metrics as text */
#include "importers/exposition_line.h"

#include "importers/field.h"

#include <string.h>

bool exposition_cut(const char *line, struct sample *sample)
{
	size_t name = series_name_length(line);
	size_t labels = series_labels_length(line + name);
	const char *at = line + name;

	/* `name {…}` is allowed, too */
	if (labels == 0 && name > 0) {
		size_t blanks = strspn(at, " \t");

		labels = series_labels_length(at + blanks);
		labels += labels > 0 ? blanks : 0;
	}
	sample->series = name + labels;
	at = line + sample->series;
	if (sample->series == 0 || line[sample->series - 1] == ':' ||
	    (labels == 0 && *at != ' ' && *at != '\t'))
		return false;
	sample->value = at + strspn(at, " \t");
	sample->value_length = *sample->value == '{' ?
				       strcspn(sample->value, "}") + 1 :
				       strcspn(sample->value, " \t\r");
	at = sample->value + MIN(sample->value_length, strlen(sample->value));
	sample->time = at + strspn(at, " \t");
	sample->time_length = strcspn(sample->time, " \t\r");
	if (*sample->time == '#')
		sample->time_length = 0;
	return sample->value_length > 0;
}

enum series_type exposition_type(const char *word)
{
	if (word_is(word, "counter"))
		return SERIES_COUNTER;
	if (word_is(word, "gauge|stateset"))
		return SERIES_GAUGE;
	if (word_is(word, "histogram|gaugehistogram"))
		return SERIES_HISTOGRAM;
	return SERIES_UNKNOWN;
}

char *exposition_word(const char **line)
{
	const char *at = *line + strspn(*line, " \t\r");
	bool is_quoted = *at == '"';
	size_t length =
		is_quoted ? strcspn(at + 1, "\"") : strcspn(at, " \t\r");

	at += is_quoted;
	*line = at + length + (is_quoted && at[length]);
	return g_strndup(at, length);
}
