/* graphite.c -- events of Graphite, which Grafana accepts as annotations
 *
 * What Graphite lists, and what pipelines post to it or to Grafana: `when` is
 * in seconds, and what an annotation has as its text is in two members.
 */
#include "importers/annotation.h"
#include "importers/importers_list.h"

#include <string.h>

static bool recognises(const struct json *record)
{
	return json_text(json_member(record, "what")) &&
	       (json_member(record, "when") || json_member(record, "tags"));
}

static struct json *text_of(const struct json *record)
{
	const char *what = json_text(json_member(record, "what"));
	const char *data = json_text(json_member(record, "data"));
	g_autofree char *text = g_strconcat(what ? what : "", data ? "\n" : "",
					    data ? data : "", NULL);

	return json_new_text(text, strlen(text));
}

static void read_record(struct reading *reading, const struct json *record)
{
	g_autoptr(Json) text = text_of(record);
	struct annotation annotation;

	annotation_collect(record, &annotation);
	annotation.is_graphite = true;
	annotation.time = json_member(record, "when");
	annotation.time_end = NULL;
	annotation.text = text;
	annotation_read(reading, record, &annotation);
}

static const char *const keys[] = { "what", "tags", "data", NULL };

const struct importer importer_graphite = {
	.name = "graphite-events",
	.about = "events of Graphite, as listed or as posted, also to Grafana",
	.forms = "JSON",
	.kind = SOURCE_DEPLOYS,
	.keys = keys,
	.recognises = recognises,
	.read = read_record,
};
