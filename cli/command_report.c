/* command_report.c -- the files of the review */
#include "cli/fail_on.h"
#include "cli/message.h"
#include "cli/nearest.h"
#include "cli/options.h"
#include "model/error.h"
#include "render/manifest.h"

#include <string.h>

#define BRIEF "summary,scorecard,data-quality"

/* True if `word` is one of the words of `list`, which commas part. */
static bool names(const char *list, const char *word)
{
	g_auto(GStrv) words = g_strsplit(list, ",", -1);

	return g_strv_contains((const char *const *)words, word);
}

static bool check_formats(const char *formats, GError **error)
{
	g_auto(GStrv) words = g_strsplit(formats, ",", -1);
	g_autoptr(GPtrArray) known = g_ptr_array_new();

	for (const struct renderer *one = renderers; one->name; one++)
		g_ptr_array_add(known, (char *)one->name);
	for (uint32_t w = 0; words[w]; w++) {
		g_autofree char *hint = nearest_hint(words[w], known);

		if (renderer_find(words[w]))
			continue;
		g_set_error(error, SHIPLOG_ERROR, SHIPLOG_ERROR_USAGE,
			    "--formats: unknown format '%s'%s", words[w], hint);
		return false;
	}
	return true;
}

bool command_report_prepare(const struct options *options, GError **error)
{
	const char *name = options->name;

	if (name && (strchr(name, '/') || *name == '.')) {
		g_set_error(error, SHIPLOG_ERROR, SHIPLOG_ERROR_USAGE,
			    "--name is \"%s\", not the name of a file; "
			    "--output is for folders",
			    name);
		return false;
	}
	if (options->is_brief && options->pages) {
		g_set_error(error, SHIPLOG_ERROR, SHIPLOG_ERROR_USAGE,
			    "--brief and --pages exclude each other");
		return false;
	}
	return !options->formats || check_formats(options->formats, error);
}

/* "scorecard-2" is of the section scorecard. */
static bool is_page_of(const char *page, const char *section)
{
	size_t length = strlen(section);

	if (strncmp(page, section, length) != 0)
		return false;
	page += length;
	return !*page || (*page == '-' && page[1] &&
			  !page[1 + strspn(page + 1, "0123456789")]);
}

static bool complain_page(const struct report *report, const char *section,
			  GError **error)
{
	g_autoptr(GPtrArray) known = g_ptr_array_new();
	g_autofree char *hint = NULL;

	for (uint32_t p = 0; p < report->n_pages; p++)
		g_ptr_array_add(known, (char *)report->pages[p].id);
	hint = nearest_hint(section, known);
	g_set_error(error, SHIPLOG_ERROR, SHIPLOG_ERROR_USAGE,
		    "--pages: unknown page '%s'%s", section, hint);
	return false;
}

/*
 * The ids of the pages asked for, in their own order.  Of those that are brief
 * one may be missing.
 */
static bool choose_pages(const struct report *report,
			 const struct options *options, GPtrArray *ids,
			 GError **error)
{
	g_auto(GStrv) sections =
		g_strsplit(options->is_brief ? BRIEF : options->pages, ",", -1);
	g_autofree bool *chosen = g_new0(bool, report->n_pages);

	for (uint32_t s = 0; sections[s]; s++) {
		bool is_known = false;

		for (uint32_t p = 0; p < report->n_pages; p++)
			if (is_page_of(report->pages[p].id, sections[s]))
				chosen[p] = is_known = true;
		if (!is_known && !options->is_brief)
			return complain_page(report, sections[s], error);
	}
	for (uint32_t p = 0; p < report->n_pages; p++)
		if (chosen[p])
			g_ptr_array_add(ids, (char *)report->pages[p].id);
	g_ptr_array_add(ids, NULL);
	return true;
}

static bool write_all(const struct run *run,
		      const struct render_options *render,
		      struct publication *publication, GError **error)
{
	const char *formats = run->options->formats;

	for (const struct renderer *one = renderers; one->name; one++)
		if ((!formats || names(formats, one->name)) &&
		    !renderer_run(one, run->report, render, publication, error))
			return false;
	return manifest_write(run->report, render, publication, error);
}

/* A line for each file, or folder of files. */
static void print_names(const char *folder,
			const struct publication *publication)
{
	g_autofree char *last = g_strdup("");

	for (uint32_t f = 0; f < publication_count(publication); f++) {
		const char *name = publication_file(publication, f).name;
		size_t length = strcspn(name, "/");
		g_autofree char *first =
			g_strndup(name, length + (name[length] == '/'));
		g_autofree char *path = NULL;

		if (strcmp(first, last) == 0)
			continue;
		path = strcmp(folder, ".") == 0 ?
			       g_strdup(first) :
			       g_build_filename(folder, first, NULL);
		puts(path);
		g_free(last);
		last = g_steal_pointer(&first);
	}
}

/*
 * Where the files are is said before they have their names: if it can not be
 * said, nothing is to have changed.
 */
static bool publish(const struct run *run, const struct render_options *render,
		    GError **error)
{
	const char *folder = run->options->output ? run->options->output : ".";
	g_autoptr(Publication) publication = publication_begin(folder, error);

	if (!publication || !write_all(run, render, publication, error))
		return false;
	if (!run->options->is_quiet)
		print_names(folder, publication);
	return message_flush_output(error) &&
	       publication_commit(publication, error);
}

bool command_report(struct run *run, GError **error)
{
	const struct options *options = run->options;
	g_autoptr(GPtrArray) pages = g_ptr_array_new();
	g_autofree char *name = options->name ?
					g_strdup(options->name) :
					g_strconcat("engineering-review_",
						    run->window.name, NULL);
	struct render_tally tally = { .font = "" };
	struct render_options render = {
		.name = name,
		.paper = options->paper == PAPER_SIZE_LETTER ? PAPER_LETTER :
							       PAPER_A4,
		.font = options->font,
		.tally = &tally,
	};

	if (options->is_brief || options->pages) {
		if (!choose_pages(run->report, options, pages, error))
			return false;
		render.pages = (const char *const *)pages->pdata;
	}
	if (!publish(run, &render, error))
		return false;
	if (fail_on_is_met(run))
		run->status = 1;
	return true;
}
