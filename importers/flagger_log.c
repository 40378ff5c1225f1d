/* flagger_log.c -- what Flagger logs
 *
 * Each line is JSON.  `kubectl logs --prefix --timestamps`, stern and docker
 * put the pod, the container and a time before it.
 */
#include "importers/flagger_log.h"

#include "importers/field.h"
#include "importers/flagger_text.h"
#include "importers/json_inside.h"

#include <string.h>

bool flagger_is_log(const struct json *record)
{
	static const char *const callers[] = { "flagger/", "controller/",
					       "canary/",  "router/",
					       "cache/",   "clientcmd/" };
	const char *caller = field_text(record, "caller");

	if (!field_text(record, "msg") || !json_member(record, "ts"))
		return false;
	for (size_t c = 0; caller && c < G_N_ELEMENTS(callers); c++)
		if (g_str_has_prefix(caller, callers[c]))
			return true;
	return field_text(record, "canary") != NULL;
}

/* What an event says stands in the log, too, besides much else. */
void flagger_read_log(struct reading *reading, const struct json *line)
{
	const char *name = field_text(line, "canary");
	const char *dot = name ? strrchr(name, '.') : NULL;
	struct canary_step step = { .record = reading->record };
	int64_t at;

	if (!field_time(reading, line, "ts", INSTANT_GUESSED, &at))
		return;
	if (at == NO_TIME) {
		flagger_tell_no_time(reading);
		return;
	}
	if (!name || !flagger_read_message(field_text(line, "msg"), &step)) {
		reading_end(reading, FATE_NOT_RELEVANT);
		return;
	}
	step.at = at;
	step.name =
		dot ? g_strndup(name, (size_t)(dot - name)) : g_strdup(name);
	step.space = dot ? g_strdup(dot + 1) : NULL;
	flagger_add_event(reading, line, step.name, at,
			  field_text(line, "msg"));
	canary_steps_add(reading, step);
}

/* -- lines with something before them */

/* Where the JSON of a line begins, which is not its begin; or NULL. */
static const char *json_of(const char *line)
{
	const char *brace = strstr(line, "{\"level\":");

	return brace && brace > line ? brace : NULL;
}

/* One that is longer than the head is known by the pod's name. */
static bool is_line(const char *line)
{
	const char *brace = strstr(line, "{\"");
	g_autoptr(Json) record = NULL;
	g_autofree char *before = NULL;

	if (!brace || brace == line)
		return false;
	record = json_inside(brace);
	if (record)
		return flagger_is_log(record);
	before = g_strndup(line, (size_t)(brace - line));
	return strstr(before, "flagger ") != NULL;
}

/* One of the first lines; what a shell says may stand before them. */
static bool recognises(const char *head)
{
	if (strchr("[{", head[strspn(head, " \t\r\n")]))
		return false; /* JSON */
	if (flagger_table_is(head))
		return true;
	for (int n = 0; n < 5 && *head; n++) {
		g_autofree char *line = g_strndup(head, strcspn(head, "\r\n"));

		if (is_line(line))
			return true;
		head += strcspn(head, "\n");
		head += *head == '\n';
	}
	return false;
}

static void read_line(struct reading *reading, char *line, size_t length)
{
	const char *brace = json_of(line);
	g_autoptr(Json) record = brace ? json_inside(brace) : NULL;

	(void)length;
	if (flagger_is_log(record))
		flagger_read_log(reading, record);
	else if (brace)
		reading_malformed(reading, "not a line of the log",
				  "\"%.60s\" is no whole line of Flagger",
				  brace);
	else
		flagger_table_read(reading, line);
}

const struct text_shape flagger_lines = {
	.recognises = recognises,
	.read_line = read_line,
};
