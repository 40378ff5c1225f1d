/* command_check.c -- what was found in each source, in words
 *
 * The same numbers as the table data_quality, and then what the table does not
 * say: which services there are, where their commits come from, and what could
 * be done about what is missing.
 */
#include "cli/hints.h"
#include "cli/options.h"
#include "cli/paragraph.h"
#include "cli/screen.h"
#include "render/display.h"

#include <inttypes.h>

/* What the lines are made with. */
struct check {
	const struct run *run;
	struct terminal_style style;
};

/* Prints words that begin at `column`. */
static void print_words(const struct check *check, const char *words,
			uint32_t column)
{
	g_autofree char *clean = terminal_clean(&check->style, words);
	g_autoptr(GString) out = g_string_new(NULL);

	paragraph_add(out, clean, column, check->style.width);
	fputs(out->str, stdout);
}

/* "720 records: 700 used, 12 duplicate, 8 out of window". */
static void print_fates(const struct check *check, const struct source *source,
			const struct source_result *result)
{
	g_autoptr(GString) words = g_string_new(NULL);
	uint32_t told = 0;

	g_string_append_printf(words, "%" PRIu32 " %s", source->read,
			       source->read == 1 ? "record" : "records");
	for (int fate = 0; fate < FATES; fate++) {
		g_autofree char *name = g_strdelimit(
			g_strdup(fate_name((enum fate)fate)), "_", ' ');

		if (result->fates[fate] > 0)
			g_string_append_printf(words, "%s %" PRIu32 " %s",
					       told++ == 0 ? ":" : ",",
					       result->fates[fate], name);
	}
	print_words(check, words->str, 2);
}

static void print_span(const struct check *check, const struct source *source)
{
	g_autofree char *first = NULL, *last = NULL, *words = NULL;

	if (source->first_at == NO_TIME)
		return;
	first = period_time_text(source->first_at);
	last = period_time_text(source->last_at);
	words = g_strdup_printf("from %s to %s", first, last);
	print_words(check, words, 2);
}

/* Findings of one kind about one source: the first, and how many. */
struct findings {
	const struct finding *first;
	uint32_t n;
};

static void gather(GArray *kinds, const GArray *findings, uint32_t source)
{
	for (uint32_t f = 0; f < findings->len; f++) {
		struct findings new = {
			&g_array_index(findings, struct finding, f), 1
		};
		bool is_known = false;

		if (new.first->place.source != source)
			continue;
		for (uint32_t k = 0; k < kinds->len; k++) {
			struct findings *old =
				&g_array_index(kinds, struct findings, k);

			/* each of them names a file of its own */
			if (source == NONE ||
			    g_strcmp0(old->first->kind, new.first->kind) != 0)
				continue;
			old->n++;
			is_known = true;
		}
		if (!is_known)
			g_array_append_val(kinds, new);
	}
}

static void print_findings(const struct check *check, uint32_t source)
{
	g_autoptr(GArray) kinds =
		g_array_new(false, false, sizeof(struct findings));

	gather(kinds, check->run->facts->findings, source);
	gather(kinds, check->run->metrics->findings, source);
	for (uint32_t k = 0; k < kinds->len; k++) {
		const struct findings *kind =
			&g_array_index(kinds, struct findings, k);
		g_autoptr(GString) line = g_string_new(NULL);

		g_string_printf(line, "%s: ", kind->first->kind);
		if (kind->n > 1)
			g_string_append_printf(line, "%u times, first ",
					       kind->n);
		if (kind->first->place.record > 0)
			g_string_append_printf(
				line, "record %u: ", kind->first->place.record);
		g_string_append(line, kind->first->detail);
		print_words(check, line->str, 2);
	}
}

static void print_source(const struct check *check, uint32_t s)
{
	const struct source *source = facts_source(check->run->facts, s);
	g_autofree char *words =
		g_strdup_printf("%s: %s, %s", source->name, source->format,
				source_kind_name(source->kind));

	print_words(check, words, 0);
	print_fates(check, source, metrics_source(check->run->metrics, s));
	print_span(check, source);
	print_findings(check, s);
	fputc('\n', stdout);
}

/* Findings about what is no source. */
static void print_rest(const struct check *check)
{
	const GArray *findings = check->run->facts->findings;

	for (uint32_t f = 0; f < findings->len; f++) {
		if (g_array_index(findings, struct finding, f).place.source !=
		    NONE)
			continue;
		puts("passed over");
		print_findings(check, NONE);
		fputc('\n', stdout);
		return;
	}
}

static uint32_t count_heads(const struct facts *facts,
			    const struct service *service)
{
	uint32_t n = 0;

	for (uint32_t d = 0; d < service->deploys; d++)
		n += facts_deploy(facts, service->first_deploy + d)->head !=
		     NONE;
	return n;
}

static void print_service(const struct check *check, uint32_t s, uint32_t width)
{
	const struct facts *facts = check->run->facts;
	const struct service *service = facts_service(facts, s);
	uint32_t heads = count_heads(facts, service);
	g_autofree char *name = terminal_clean(&check->style, service->name);
	g_autofree char *repository = terminal_clean(
		&check->style,
		service->repository == NONE ?
			"no repository" :
			facts_repository(facts, service->repository)->name);
	g_autoptr(GString) line = g_string_new("  ");

	terminal_left(line, &check->style, TONE_PLAIN, name, width);
	g_string_append_printf(line, "  %5u %-8s %5u with commit %5u without  ",
			       service->deploys,
			       service->deploys == 1 ? "deploy," : "deploys,",
			       heads, service->deploys - heads);
	g_string_append(line, repository);
	terminal_line(line, &check->style, stdout);
}

/* Without deploys and a repository, and not of the configuration. */
static bool is_bare(const struct check *check, uint32_t s)
{
	const struct service *service = facts_service(check->run->facts, s);

	return service->deploys == 0 && service->repository == NONE &&
	       check->run->settings->services->len == 0;
}

static void print_bare(uint32_t n)
{
	if (n > 0)
		printf("  %u %s named, without deploys and a repository\n", n,
		       n == 1 ? "more is" : "more are");
}

static void print_services(const struct check *check)
{
	const struct facts *facts = check->run->facts;
	uint32_t width = 0, bare = 0;

	if (facts->services->len > 0)
		puts("services");
	for (uint32_t s = 0; s < facts->services->len; s++) {
		g_autofree char *name = terminal_clean(
			&check->style, facts_service(facts, s)->name);

		bare += is_bare(check, s);
		if (!is_bare(check, s))
			width = MAX(width, display_width(name));
	}
	for (uint32_t s = 0; s < facts->services->len; s++)
		if (!is_bare(check, s))
			print_service(check, s, width);
	print_bare(bare);
	if (facts->services->len > 0)
		fputc('\n', stdout);
}

bool command_check(struct run *run, GError **error)
{
	struct check check = { run, screen_style(run->options) };
	const struct window *window = &run->window;
	g_autofree char *since = period_date_text(window->since, run->zone);
	g_autofree char *last = period_date_text(window->until - 1, run->zone);

	(void)error;
	printf("window %s to %s, %s\n\n", since, last, run->settings->timezone);
	for (uint32_t s = 0; s < run->facts->sources->len; s++)
		print_source(&check, s);
	print_rest(&check);
	print_services(&check);
	hints_print(run, check.style.width);
	return true;
}
