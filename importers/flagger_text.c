/* flagger_text.c -- words of Flagger, and its canaries as kubectl lists them */
#include "importers/flagger_text.h"

#include "importers/field.h"

#include <string.h>

/* -- messages */

static const char *behind(const char *text, const char *word)
{
	const char *at = strstr(text, word);

	return at ? at + strlen(word) : NULL;
}

/* What waits was not checked; a primary is given its traffic back. */
static void leave_out_checks(const char *text, struct canary_step *step)
{
	if (!strstr(text, " advancement waiting for ") &&
	    !strstr(text, " primary weight "))
		return;
	step->checks = step->failed = 0;
	g_clear_pointer(&step->why, g_free);
	if (strstr(text, " advancement waiting for approval")) {
		g_free(step->phase);
		step->phase = g_strdup("Waiting");
	}
}

bool flagger_read_message(const char *message, struct canary_step *step)
{
	static const struct {
		const char *begins, *phase;
		bool is_start, is_check, is_failed, is_why, is_look;
	} words[] = {
		{ "New revision detected!", "Progressing", .is_start = true },
		{ "Starting canary analysis", "Progressing", .is_look = true },
		{ "Advance ", "Progressing", .is_check = true },
		{ "Halt ", "Progressing", .is_failed = true, .is_why = true },
		{ "Copying ", "Promoting", .is_start = false },
		{ "Routing all traffic", "Finalising", .is_start = false },
		{ "Promotion completed!", "Succeeded", .is_start = false },
		{ "Rolling back ", "Progressing", .is_why = true },
		{ "Canary failed!", "Failed", .is_start = false },
		{ "Initialization done!", "Initialized", .is_start = false },
	};
	const char *combined = behind(message, "(combined from similar "
					       "events): ");
	const char *text = combined ? combined : message;

	for (size_t w = 0; w < G_N_ELEMENTS(words); w++) {
		const char *weight = behind(text, "canary weight ");

		if (!g_str_has_prefix(text, words[w].begins))
			continue;
		step->phase = g_strdup(words[w].phase);
		step->is_start = words[w].is_start;
		step->is_look = words[w].is_look;
		step->failed = words[w].is_failed;
		step->checks = words[w].is_check || words[w].is_failed;
		step->why = words[w].is_why ? g_strdup(text) : NULL;
		if (weight)
			step->weight =
				(uint32_t)g_ascii_strtoull(weight, NULL, 10) %
				101;
		leave_out_checks(text, step);
		return true;
	}
	return false;
}

/* -- tables */

static bool is_heading(const char *line)
{
	return strstr(line, "NAME") && strstr(line, "STATUS") &&
	       strstr(line, "WEIGHT") && strstr(line, "LASTTRANSITIONTIME");
}

/* In one of the first lines, the command before it. */
static bool recognises(const char *head)
{
	for (int n = 0; n < 5 && *head; n++) {
		g_autofree char *line = g_strndup(head, strcspn(head, "\r\n"));

		if (is_heading(line))
			return true;
		head += strcspn(head, "\n");
		head += *head == '\n';
	}
	return false;
}

/* The words of a row, blanks between them. */
static GPtrArray *words_of(const char *line)
{
	GPtrArray *words = g_ptr_array_new_with_free_func(g_free);

	while (*(line += strspn(line, " \t\r"))) {
		size_t length = strcspn(line, " \t\r");

		g_ptr_array_add(words, g_strndup(line, length));
		line += length;
	}
	return words;
}

static bool is_number(const char *text)
{
	return *text && strspn(text, "0123456789") == strlen(text);
}

/*
 * NAME STATUS WEIGHT TIME, a namespace before it with -A.  The watch repeats
 * the last row of what has not changed.
 */
static void read_row(struct reading *reading, const GPtrArray *words)
{
	const char *const *cells = (const char *const *)words->pdata;
	uint32_t last = words->len - 1;
	struct canary_step step = { .record = reading->record };

	if (words->len < 4 || !is_number(cells[last - 1])) {
		reading_malformed(reading, "not a row",
				  "a row has a name, a status, a weight and a "
				  "time");
		return;
	}
	if (!text_time(reading, "LASTTRANSITIONTIME", cells[last], &step.at))
		return;
	if (step.at == NO_TIME) {
		reading_malformed(reading, "time missing",
				  "'LASTTRANSITIONTIME' is empty");
		return;
	}
	step.weight =
		(uint32_t)MIN(g_ascii_strtoull(cells[last - 1], NULL, 10), 100);
	step.phase = g_strdup(cells[last - 2]);
	step.name = g_strdup(cells[last - 3]);
	step.space = last > 3 ? g_strdup(cells[last - 4]) : NULL;
	canary_steps_add(reading, step);
}

static void read_line(struct reading *reading, char *line, size_t length)
{
	g_autoptr(GPtrArray) words = words_of(line);

	(void)length;
	if (words->len == 0 || is_heading(line) ||
	    word_is(words->pdata[0], "kubectl|$|#"))
		return;
	read_row(reading, words);
}

const struct text_shape flagger_table = {
	.recognises = recognises,
	.read_line = read_line,
};
