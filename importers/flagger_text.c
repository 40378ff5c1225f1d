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
bool flagger_table_is(const char *head)
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

/* Where the phase stands: what is before it are names, behind it numbers. */
static uint32_t phase_of(const GPtrArray *words)
{
	static const char *const phases[] = {
		"Initializing",	    "Initialized", "Waiting",	 "Progressing",
		"WaitingPromotion", "Promoting",   "Finalising", "Succeeded",
		"Failed",	    "Terminating", "Terminated"
	};

	for (uint32_t w = 1; w + 2 < words->len; w++)
		for (size_t p = 0; p < G_N_ELEMENTS(phases); p++)
			if (strcmp(words->pdata[w], phases[p]) == 0)
				return w;
	return 0;
}

static bool is_number(const char *text)
{
	return *text && strspn(text, "0123456789") == strlen(text);
}

/*
 * NAME STATUS WEIGHT … TIME, a namespace before it with -A, its rules between
 * them with -o wide, where what is not told is left blank.  The watch repeats
 * the last row of what has not changed.
 */
static void read_row(struct reading *reading, const GPtrArray *words)
{
	const char *const *cells = (const char *const *)words->pdata;
	uint32_t last = words->len - 1, phase = phase_of(words);
	struct canary_step step = { .record = reading->record };

	if (phase == 0 || !is_number(cells[phase + 1])) {
		reading_malformed(reading, "not a row",
				  "a row has a name, a status, a weight and a "
				  "time");
		return;
	}
	if (!text_time(reading, "LASTTRANSITIONTIME", cells[last], &step.at))
		return;
	if (!reading_has_time(reading, step.at,
			      "'LASTTRANSITIONTIME' is empty"))
		return;
	step.weight = (uint32_t)MIN(
		g_ascii_strtoull(cells[phase + 1], NULL, 10), 100);
	step.phase = g_strdup(cells[phase]);
	step.name = g_strdup(cells[phase - 1]);
	step.space = phase > 1 ? g_strdup(cells[phase - 2]) : NULL;
	canary_steps_add(reading, step);
}

void flagger_table_read(struct reading *reading, const char *line)
{
	g_autoptr(GPtrArray) words = words_of(line);

	if (words->len == 0 || is_heading(line) ||
	    word_is(words->pdata[0], "kubectl|$|#"))
		return;
	read_row(reading, words);
}
