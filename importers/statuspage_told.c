/* statuspage_told.c -- what the updates in an entry of a status page say
 *
 * Each is a paragraph: <small>, its time, </small>, <strong>, its status,
 * </strong>, words.  Statuspage has the newest first, Instatus either order,
 * behind paragraphs of the entry's type and the components.
 */
#include "importers/statuspage_told.h"

#include "importers/field.h"

#include <string.h>

static void keep_first(int64_t *first, int64_t at)
{
	if (at != NO_TIME && (*first == NO_TIME || at < *first))
		*first = at;
}

/* What stands in the first <strong>, without other tags; or NULL. */
static char *status_of(const char *html)
{
	const char *begin = strstr(html, "<strong>");
	const char *end = begin ? strstr(begin, "</strong>") : NULL;
	g_autofree char *text = NULL;

	if (!end)
		return NULL;
	text = g_strndup(begin, (size_t)(end - begin));
	return statuspage_plain(text);
}

static void keep_status(struct statuspage_told *told, const char *status,
			int64_t at)
{
	keep_first(&told->first, at);
	if (word_is(status, "scheduled|in progress|verifying|completed"))
		told->is_planned = true;
	if (word_is(status, "in progress|verifying"))
		keep_first(&told->in_progress, at);
	else if (word_is(status, "monitoring"))
		keep_first(&told->monitored, at);
	if (word_is(status, "resolved|completed")) {
		told->is_ended = true;
		told->ended = MAX(told->ended, at);
	}
}

/* One update: what stands behind its <small>. */
static void hear(const char *html, const struct statuspage_frame *frame,
		 struct statuspage_told *told)
{
	const char *end = strstr(html, "</small>");
	g_autofree char *day = NULL, *plain = NULL, *status = NULL;
	int64_t at;

	if (!end)
		return;
	day = g_strndup(html, (size_t)(end - html));
	plain = statuspage_plain(day);
	status = status_of(end);
	at = statuspage_time(plain, frame);
	if (!status)
		return;
	keep_status(told, status, at);
	if (!told->newest || at > told->newest_at) {
		g_free(told->newest);
		told->newest = g_steal_pointer(&status);
		told->newest_at = at;
	}
}

/* What follows `label` in bold, to the end of its paragraph; or NULL. */
static char *labelled(const char *html, const char *label)
{
	const char *begin = strstr(html, label);

	if (!begin)
		return NULL;
	begin += strlen(label);
	if (g_str_has_prefix(begin, "</strong>"))
		begin += strlen("</strong>");
	return g_strstrip(g_strndup(begin, strcspn(begin, "<\n")));
}

char *statuspage_components(const char *html)
{
	return labelled(html, "Affected Components:");
}

struct statuspage_told statuspage_told(const char *html,
				       const struct statuspage_frame *frame)
{
	struct statuspage_told told = {
		.first = NO_TIME,
		.in_progress = NO_TIME,
		.monitored = NO_TIME,
		.ended = NO_TIME,
		.newest_at = NO_TIME,
	};
	g_auto(GStrv) parts = g_strsplit(html, "<small>", -1);
	g_autofree char *type = labelled(html, "Type:");

	for (uint32_t p = 1; parts[0] && parts[p]; p++)
		hear(parts[p], frame, &told);
	told.components = statuspage_components(html);
	told.is_planned |= type && word_is(type, "maintenance");
	told.is_bare = !told.newest && strstr(html, "<b>Status: ");
	return told;
}

void statuspage_told_clear(struct statuspage_told *told)
{
	g_free(told->newest);
	g_free(told->components);
}
