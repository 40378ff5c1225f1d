/* mentions.c -- what the messages of a repository name, as numbers
 *
 * Few commits mention others; a bit tells them from the rest, so that nothing
 * is looked up for those.
 */
#include "analyzer/mentions.h"

#include "model/subject.h"

#include <string.h>

enum { SHORTEST = 4 }; /* digits of an id */

static uint32_t look_up(GHashTable *table, const void *key)
{
	return GPOINTER_TO_UINT(g_hash_table_lookup(table, key)) - 1;
}

/* The number of a key, which is new if it has none. */
static uint32_t give_number(struct mentions *mentions, GHashTable *table,
			    const void *key)
{
	uint32_t number = look_up(table, key);

	if (number != NONE)
		return number;
	number = mentions->targets++;
	g_hash_table_insert(table, (void *)key, GUINT_TO_POINTER(number + 1));
	return number;
}

static void set_involved(struct mentions *mentions, uint32_t commit)
{
	mentions->involved[commit / 8] |= (uint8_t)(1 << commit % 8);
}

static void add(struct mentions *mentions, const struct commit_link *link,
		uint32_t target)
{
	struct mention mention = {
		.from = link->from,
		.kind = link->kind,
		.target = target,
		.next = mentions_first(mentions, link->from),
		.is_subject = link->is_subject,
	};

	g_array_append_val(mentions->list, mention);
	g_hash_table_insert(mentions->first, GUINT_TO_POINTER(link->from + 1),
			    GUINT_TO_POINTER(mentions->list->len));
	set_involved(mentions, link->from);
}

static void add_target(struct mentions *mentions,
		       const struct commit_link *link)
{
	GHashTable *table = mentions->ids;
	const void *key = link->name;

	if (link->is_subject) {
		table = mentions->subjects;
		mentions->has_subjects = true;
	} else if (link->to != NONE) {
		table = mentions->commits;
		key = GUINT_TO_POINTER(link->to + 1);
		set_involved(mentions, link->to);
	} else {
		mentions->lengths |= UINT64_C(1) << MIN(strlen(key), 63);
	}
	add(mentions, link, give_number(mentions, table, key));
}

/* An id that is not in the history may be named by its beginning. */
static void add_strange_pick(struct mentions *mentions,
			     const struct commit_link *link)
{
	size_t whole = strlen(link->name);

	for (size_t length = SHORTEST; length <= MIN(whole, 63); length++) {
		g_autofree char *id = NULL;
		uint32_t number;

		if (!(mentions->lengths >> length & 1))
			continue;
		id = g_strndup(link->name, length);
		number = look_up(mentions->ids, id);
		if (number != NONE)
			add(mentions, link, number);
	}
}

static void add_pick(struct mentions *mentions, const struct commit_link *link)
{
	uint32_t number;

	if (link->to == NONE) {
		add_strange_pick(mentions, link);
		return;
	}
	number = mentions_number(mentions, link->to);
	if (number != NONE)
		add(mentions, link, number);
}

static void add_all(struct mentions *mentions, const GPtrArray *links)
{
	for (uint32_t i = 0; i < links->len; i++) {
		const struct commit_link *link = links->pdata[i];

		if (link->kind != LINK_PICKED)
			add_target(mentions, link);
	}
	for (uint32_t i = 0; i < links->len; i++) {
		const struct commit_link *link = links->pdata[i];

		if (link->kind == LINK_PICKED)
			add_pick(mentions, link);
	}
}

static bool has_target(const GPtrArray *links)
{
	for (uint32_t i = 0; i < links->len; i++)
		if (((const struct commit_link *)links->pdata[i])->kind !=
		    LINK_PICKED)
			return true;
	return false;
}

struct mentions *mentions_new(const struct graph *graph, const GPtrArray *links)
{
	struct mentions *mentions;

	if (!has_target(links))
		return NULL;
	mentions = g_new0(struct mentions, 1);
	mentions->graph = graph;
	mentions->list = g_array_new(false, false, sizeof(struct mention));
	mentions->involved = g_new0(uint8_t, graph->n / 8 + 1);
	mentions->first = g_hash_table_new(NULL, NULL);
	mentions->commits = g_hash_table_new(NULL, NULL);
	mentions->ids = g_hash_table_new(g_str_hash, g_str_equal);
	mentions->subjects = g_hash_table_new(g_str_hash, g_str_equal);
	add_all(mentions, links);
	return mentions;
}

void mentions_free(struct mentions *mentions)
{
	if (!mentions)
		return;
	g_array_unref(mentions->list);
	g_free(mentions->involved);
	g_hash_table_unref(mentions->first);
	g_hash_table_unref(mentions->commits);
	g_hash_table_unref(mentions->ids);
	g_hash_table_unref(mentions->subjects);
	g_free(mentions);
}

uint32_t mentions_first(const struct mentions *mentions, uint32_t commit)
{
	return look_up(mentions->first, GUINT_TO_POINTER(commit + 1));
}

uint32_t mentions_number(const struct mentions *mentions, uint32_t commit)
{
	return look_up(mentions->commits, GUINT_TO_POINTER(commit + 1));
}

static void add_found(GArray *numbers, uint32_t number)
{
	if (number != NONE)
		g_array_append_val(numbers, number);
}

static void find_subject(const struct mentions *mentions, const char *subject,
			 GArray *numbers)
{
	size_t length = strlen(subject);
	g_autofree char *shorter = NULL;

	add_found(numbers, look_up(mentions->subjects, subject));
	while ((length = subject_before_number(subject, length)) > 0) {
		if (!shorter)
			shorter = g_strdup(subject);
		shorter[length] = '\0';
		add_found(numbers, look_up(mentions->subjects, shorter));
	}
}

void mentions_find(const struct mentions *mentions, uint32_t commit,
		   bool by_subject, GArray *numbers)
{
	const char *subject = mentions->graph->subjects[commit];

	g_array_set_size(numbers, 0);
	if (mentions_involve(mentions, commit)) {
		add_found(numbers, mentions_number(mentions, commit));
		for (uint32_t m = mentions_first(mentions, commit); m != NONE;
		     m = mentions_at(mentions, m)->next)
			if (mentions_at(mentions, m)->kind == LINK_PICKED)
				add_found(numbers,
					  mentions_at(mentions, m)->target);
	}
	if (by_subject && mentions->has_subjects && subject)
		find_subject(mentions, subject, numbers);
}
