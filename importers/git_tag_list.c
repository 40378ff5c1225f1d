/* git_tag_list.c -- lists of git's tags as deploys: what for-each-ref prints
 *
 * A line has a name, times, and the ids of the tag and of its commit, in any
 * order behind the name.  An annotated tag has two ids and the time when it
 * was made.  A lightweight tag has its commit's time: then what the name tells
 * counts, as with the tags of a repository.
 */
#include "importers/deploy_names.h"
#include "importers/field.h"
#include "importers/importers_list.h"
#include "importers/tag_time.h"

#include <fnmatch.h>
#include <string.h>

struct tag_line {
	const char *name;
	char *type;	  /* "tag", "commit"; NULL: not told */
	char *at;	  /* the first time */
	char *ids[2];	  /* the first, and that of the commit */
	bool has_columns; /* of which one may be empty */
	bool is_strange;  /* something else came before the time or an id */
};

static void clear(struct tag_line *line)
{
	g_free(line->type);
	g_free(line->at);
	g_free(line->ids[0]);
	g_free(line->ids[1]);
}

/* "2026-05-12", "14:02:31", "+0200" of a time with blanks in it. */
static bool is_part_of_time(const char *cell)
{
	return g_ascii_isdigit(cell[0]) && strchr(cell, ':') &&
	       strspn(cell, "0123456789:") == strlen(cell);
}

static bool is_offset(const char *cell)
{
	return (*cell == '+' || *cell == '-') && strlen(cell) == 5 &&
	       strspn(cell + 1, "0123456789") == 4;
}

static bool is_time(const char *cell)
{
	size_t digits = strspn(cell, "0123456789");

	if (cell[digits] == '\0')
		return digits == 9 || digits == 10;
	return digits == 4 && cell[4] == '-' && strlen(cell) >= 10 &&
	       cell[7] == '-';
}

static bool is_id(const char *cell)
{
	size_t length = strlen(cell);

	return length >= 7 && length <= 64 &&
	       strspn(cell, "0123456789abcdef") == length;
}

/* Takes a cell; the cells before it are known. */
static void take(struct tag_line *line, const char *cell)
{
	if (line->at && (is_part_of_time(cell) || is_offset(cell)) &&
	    !strchr(line->at, 'T')) {
		char *longer = g_strconcat(line->at, " ", cell, NULL);

		g_free(line->at);
		line->at = longer;
	} else if (is_time(cell)) {
		if (!line->at)
			line->at = g_strdup(cell);
	} else if (is_id(cell)) {
		if (!line->ids[0])
			line->ids[0] = g_strdup(cell);
		else if (!line->ids[1])
			line->ids[1] = g_strdup(cell);
	} else if (word_is(cell, "tag|commit|tree|blob")) {
		if (!line->type)
			line->type = g_strdup(cell);
	} else if (!line->at || !line->ids[0]) {
		line->is_strange |= *cell != '\0';
	}
}

/* Takes `text` apart, which is changed; false: it is no tag with a time. */
static bool parse(char *text, struct tag_line *line)
{
	const char *separators = strchr(text, '\t') ? "\t" : " ";
	char *at = text, *rest = NULL;

	memset(line, 0, sizeof(*line));
	line->has_columns = *separators == '\t';
	g_strchomp(text);
	line->name = strtok_r(text, separators, &rest);
	if (!line->name || is_id(line->name))
		return false;
	if (g_str_has_prefix(line->name, "refs/tags/"))
		line->name += strlen("refs/tags/");
	while ((at = strtok_r(NULL, " \t", &rest)))
		take(line, at);
	return line->at && line->ids[0] && !line->is_strange &&
	       !strpbrk(line->name, "\"'{}[]:,; ");
}

static bool recognises_text(const char *head)
{
	const char *begin = head + strspn(head, "\r\n");
	g_autofree char *first = g_strndup(begin, strcspn(begin, "\r\n"));
	struct tag_line line;
	bool is_tag = parse(first, &line);

	clear(&line);
	return is_tag;
}

/* -- what it was of, and when */

/* A name that is moved to each deploy tells of the last one only. */
static bool is_moved(const char *name)
{
	return strcspn(name, "0123456789") == strlen(name);
}

static bool is_early(const char *name)
{
	g_autofree char *lower = g_ascii_strdown(name, -1);
	static const char *const words[] = { "-rc",  "-beta",	  "-alpha",
					     "-pre", "-snapshot", "-dev" };

	for (size_t w = 0; w < G_N_ELEMENTS(words); w++)
		if (strstr(lower, words[w]))
			return true;
	return false;
}

/* The commit's time is left where the name tells no better. */
static void set_name_time(struct reading *reading, struct tag_line *line,
			  struct deploy *deploy)
{
	bool is_approximate;

	deploy->started_at = tag_time_of(line->name, reading->import->zone,
					 deploy->started_at, &is_approximate);
	if (is_approximate)
		reading_finding(reading, deploy->started_at, "time of a tag",
				"tag \"%s\" tells no time: its commit's is "
				"taken",
				deploy->version);
}

static bool read_time(struct reading *reading, struct tag_line *line,
		      struct deploy *deploy)
{
	bool is_light = line->type ? word_is(line->type, "commit") :
				     line->has_columns && !line->ids[1];

	if (!text_time(reading, "creatordate", line->at, &deploy->started_at))
		return false;
	if (!reading_has_time(reading, deploy->started_at,
			      "the tag has no time"))
		return false;
	if (is_light)
		set_name_time(reading, line, deploy);
	deploy->deployed_at = deploy->started_at;
	return true;
}

/* The service in the name, the only one, or the one the file is called as. */
static const char *service_of(struct reading *reading, const char *name)
{
	const GPtrArray *services = reading->import->settings->services;
	const char *of_tag = tag_service(reading, name);

	if (of_tag && (services->len != 1 || is_service(reading, of_tag)))
		return of_tag;
	return service_otherwise(reading);
}

static void add(struct reading *reading, struct tag_line *line,
		const char *service, bool is_own)
{
	struct facts *facts = reading->import->facts;
	struct deploy deploy = deploy_empty();

	deploy.id = deploy.version = facts_text(facts, line->name);
	if (!read_time(reading, line, &deploy))
		return;
	deploy.commit_name =
		facts_text(facts, line->ids[1] ? line->ids[1] : line->ids[0]);
	if (!is_own && is_early(line->name))
		deploy.environment = facts_text(facts, "prerelease");
	reading_add_deploy(reading, &deploy, service);
}

/* A deploy for each service whose `tag` it matches; how many. */
static uint32_t add_matching(struct reading *reading, struct tag_line *line)
{
	const GPtrArray *services = reading->import->settings->services;
	uint32_t n = 0;

	for (uint32_t s = 0; s < services->len; s++) {
		const struct service_settings *service = services->pdata[s];

		if (!service->tag || fnmatch(service->tag, line->name, 0) != 0)
			continue;
		add(reading, line,
		    facts_text(reading->import->facts, service->name), true);
		n++;
	}
	return n;
}

static void read_tag(struct reading *reading, struct tag_line *line)
{
	const char *any = reading->import->settings->deploys_from_tags;

	if (add_matching(reading, line) > 0)
		return;
	if (any ? fnmatch(any, line->name, 0) != 0 : is_moved(line->name))
		reading_end(reading, FATE_NOT_RELEVANT);
	else
		add(reading, line, service_of(reading, line->name),
		    any != NULL);
}

static void read_line(struct reading *reading, char *text, size_t length)
{
	g_autofree char *kept = g_strndup(text, length);
	struct tag_line line;

	if (*g_strstrip(text) == '\0')
		return;
	if (parse(text, &line))
		read_tag(reading, &line);
	else
		reading_malformed(reading, "not a tag",
				  "\"%.60s\" is not a name, a time and an id",
				  kept);
	clear(&line);
}

static const struct text_shape text = {
	.recognises = recognises_text,
	.read_line = read_line,
};

const struct importer importer_git_tag_list = {
	.name = "git-tag-list",
	.about = "lists of git's tags: git for-each-ref, git tag --format",
	.forms = "text",
	.kind = SOURCE_DEPLOYS,
	.text = &text,
};
