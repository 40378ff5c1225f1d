/* planned.c -- planned work among what people file as incidents
 *
 * Some words say it alone, unless trouble came of the work; others only where
 * the title has no word of trouble.
 */
#include "importers/planned.h"

#include <string.h>

/* Whether a word of `text` begins with one of `stems`; "due." is whole. */
static bool has_word(const char *text, const char *const *stems)
{
	while (*text) {
		size_t length = 0;

		while (g_ascii_isalnum(text[length]))
			length++;
		for (int s = 0; length > 0 && stems[s]; s++) {
			size_t n = strcspn(stems[s], ".");

			if (g_ascii_strncasecmp(text, stems[s], n) == 0 &&
			    (stems[s][n] == '\0' || length == n))
				return true;
		}
		text += length > 0 ? length : 1;
	}
	return false;
}

/* Whether the title is that of planned work, not of trouble. */
static bool planned_by_title(const char *title)
{
	static const char *const plans[] = {
		"maintenance",	"planned",  "plannned", "schedul",
		"decommission", "brownout", NULL
	};
	static const char *const works[] = { "upgrad",	"migrat",  "reboot",
					     "restart", "moving.", "updating.",
					     NULL };
	static const char *const came_of_it[] = { "after.",	 "following.",
						  "during.",	 "due.",
						  "caused.",	 "unscheduled",
						  "unplanned",	 "fail",
						  "overrunning", NULL };
	static const char *const trouble[] = {
		"outage",     "broken", "unreachable",	"unavailab",  "error",
		"unable",     "degrad", "issue",	"problem",    "down.",
		"disconnect", "slow",	"incident",	"crash",      "random",
		"loop",	      "stuck",	"intermittent", "unexpected", NULL
	};

	if (has_word(title, came_of_it))
		return false;
	return has_word(title, plans) ||
	       (has_word(title, works) && !has_word(title, trouble));
}

/* What the first paragraph says is to be done, not what went wrong. */
static bool planned_by_text(const char *text)
{
	static const char *const phrases[] = {
		"planned outage",      "scheduled outage",
		"outage window",       "planned maintenance",
		"we will be ",	       "we'll be ",
		"we are going to ",    "we're going to ",
		"going to re",	       "going to up",
		"there will be a",     "we're updating ",
		"we are updating ",    "we are upgrading ",
		"we are making some ", "while we upgrade",
	};
	static const char *const trouble[] = { "unplanned", "investigat",
					       "looking into", "unexpected" };
	const char *end = strstr(text + strspn(text, "\r\n"), "\n\n");
	g_autofree char *lower =
		g_ascii_strdown(text, end ? end - text : (gssize)strlen(text));

	for (size_t w = 0; w < G_N_ELEMENTS(trouble); w++)
		if (strstr(lower, trouble[w]))
			return false;
	for (size_t p = 0; p < G_N_ELEMENTS(phrases); p++)
		if (strstr(lower, phrases[p]))
			return true;
	return false;
}

void planned_mark(struct reading *reading, const char *text,
		  struct incident *incident)
{
	bool is_titled = planned_by_title(incident->title);
	g_autofree char *shown = NULL;

	if (!is_titled && !planned_by_text(text))
		return;
	shown = g_utf8_substring(incident->title, 0,
				 MIN(g_utf8_strlen(incident->title, -1), 60));
	incident->is_maintenance = true;
	reading_finding(reading, incident->began_at, "taken as planned",
			"by its %s it is planned work: \"%s\"",
			is_titled ? "title" : "text", shown);
}
