/* argocd_history.c -- what `argocd app history` prints of an Application
 *
 * "1  2024-01-15 10:20:30 -0800 PST  main (4f2a91c)", the oldest first.  The
 * same revision again is Argo healing itself, one from before goes back.  Of
 * several sources each has a table of the same syncs: the first one counts.
 */
#include "importers/argocd_history.h"
#include "importers/deploy_names.h"
#include "importers/field.h"
#include "importers/go_time.h"

#include <string.h>

struct history {
	GHashTable *seen; /* of revisions: their order, from 1 */
	uint32_t running; /* the order of the last one */
	uint32_t tables;
};

static bool is_header(const char *line)
{
	return g_str_has_prefix(line, "ID ") && strstr(line, " DATE ") &&
	       strstr(line, " REVISION");
}

static bool recognises(const char *head)
{
	g_auto(GStrv) lines = g_strsplit(head, "\n", 3);

	return lines[0] &&
	       (is_header(lines[0]) || (g_str_has_prefix(lines[0], "SOURCE ") &&
					lines[1] && is_header(lines[1])));
}

static struct history *history_of(struct reading *reading)
{
	struct history *history = reading->state;

	if (!history) {
		reading->state = history = g_new0(struct history, 1);
		history->seen = g_hash_table_new_full(g_str_hash, g_str_equal,
						      g_free, NULL);
	}
	return history;
}

/* Whether it is another than what runs; then whether it goes back. */
static bool takes_over(struct history *history, const char *revision,
		       enum deploy_kind *kind)
{
	uint32_t order =
		GPOINTER_TO_UINT(g_hash_table_lookup(history->seen, revision));

	if (order == 0) {
		order = g_hash_table_size(history->seen) + 1;
		g_hash_table_insert(history->seen, g_strdup(revision),
				    GUINT_TO_POINTER(order));
	} else if (order == history->running) {
		return false;
	}
	*kind = order < history->running ? KIND_ROLLBACK : KIND_DEPLOY;
	history->running = order;
	return true;
}

/* "v1.2 (4f2a91c)": what was asked for, and the commit that it was. */
static void name_revision(struct reading *reading, const char *revision,
			  struct deploy *deploy)
{
	struct facts *facts = reading->import->facts;
	const char *open = strchr(revision, '(');
	size_t digits = open ? strspn(open + 1, "0123456789abcdef") : 0;
	g_autofree char *commit = digits > 0 && open[1 + digits] == ')' ?
					  g_strndup(open + 1, digits) :
					  NULL;
	g_autofree char *target = g_strndup(
		revision, open ? (size_t)(open - revision) : strlen(revision));

	g_strstrip(target);
	deploy->commit_name = facts_text(facts, commit);
	if (!commit && tags_is_object_id(target))
		deploy->commit_name = facts_text(facts, target);
	else if (!commit || tags_is_version(target, strlen(target)))
		deploy->version = facts_text(facts, target);
}

/* A cell of the columns, which two blanks part. */
static char *next_cell(char **line)
{
	char *cell = g_strchug(*line);
	char *end = strstr(cell, "  ");

	*line = end ? end + 2 : cell + strlen(cell);
	return g_strndup(cell, end ? (size_t)(end - cell) : strlen(cell));
}

/* As an Application has it that is exported. */
static const char *id_of(struct reading *reading, const char *service,
			 const char *number)
{
	g_autofree char *id =
		g_strdup_printf("%s/%s", service ? service : "", number);

	return facts_text(reading->import->facts, id);
}

static void read_sync(struct reading *reading, char *line)
{
	g_autofree char *id = next_cell(&line);
	g_autofree char *date = next_cell(&line);
	g_autofree char *time = go_time(date);
	g_autofree char *revision = next_cell(&line);
	const char *service = service_otherwise(reading);
	struct deploy deploy = deploy_empty();

	if (!*id || id[strspn(id, "0123456789")] || !*date || !*revision) {
		reading_malformed(reading, "not of this format",
				  "it has no number, date and revision");
		return;
	}
	if (!text_time(reading, "DATE", time, &deploy.deployed_at))
		return;
	if (!takes_over(history_of(reading), revision, &deploy.kind)) {
		reading_end(reading, FATE_NOT_RELEVANT);
		return;
	}
	deploy.started_at = deploy.created_at = deploy.deployed_at;
	name_revision(reading, revision, &deploy);
	deploy.id = id_of(reading, service, id);
	reading_add_deploy(reading, &deploy, service);
}

static void read_line(struct reading *reading, char *line, size_t length)
{
	g_autofree char *text = g_strndup(line, length);

	g_strstrip(text);
	if (*text == '\0' || g_str_has_prefix(text, "SOURCE "))
		return;
	if (is_header(text))
		history_of(reading)->tables++;
	else if (history_of(reading)->tables > 1)
		reading_end(reading, FATE_NOT_RELEVANT);
	else
		read_sync(reading, text);
}

void argocd_history_finish(struct reading *reading)
{
	struct history *history = reading->state;

	if (!history)
		return;
	g_hash_table_unref(history->seen);
	g_clear_pointer(&reading->state, g_free);
}

const struct text_shape argocd_history = {
	.recognises = recognises,
	.read_line = read_line,
};
