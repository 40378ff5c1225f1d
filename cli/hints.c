/* hints.c -- what could be done about what is missing */
#include "cli/hints.h"

#include "analyzer/selector.h"
#include "cli/paragraph.h"
#include "render/clean.h"

#include <stdio.h>
#include <string.h>

enum { NAMED = 3 };

static void hint(GString *out, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* A hint a line; they are broken when all are there. */
static void hint(GString *out, const char *format, ...)
{
	va_list values;

	va_start(values, format);
	g_string_append_vprintf(out, format, values);
	va_end(values);
	g_string_append_c(out, '\n');
}

static bool has_source(const struct facts *facts, enum source_kind kind)
{
	for (uint32_t s = 0; s < facts->sources->len; s++)
		if (facts_source(facts, s)->kind == kind)
			return true;
	return false;
}

static void hint_sources(const struct facts *facts, GString *out)
{
	if (!has_source(facts, SOURCE_DEPLOYS))
		hint(out, "no deploys: give their annotations, or "
			  "--deploys-from-tags=GLOB");
	if (!has_source(facts, SOURCE_COMMITS))
		hint(out,
		     "no repository: without commits there is no lead time");
	if (!has_source(facts, SOURCE_INCIDENTS))
		hint(out, "no incidents: without them there is no time to "
			  "recovery, and only rollbacks are failures");
}

/* What a service lacks that others have. */
enum lack { LACKS_REPOSITORY, LACKS_DEPLOYS, LACKS_NOTHING };

static enum lack lack_of(const struct facts *facts,
			 const struct service *service)
{
	if (service->repository == NONE && has_source(facts, SOURCE_COMMITS))
		return LACKS_REPOSITORY;
	if (service->deploys == 0 && facts->deploys->len > 0)
		return LACKS_DEPLOYS;
	return LACKS_NOTHING;
}

/* Only the first of many are named. */
static void hint_services(const struct facts *facts, GString *out)
{
	static const char *const lacks[] = { "no repository", "no deploys" };
	uint32_t n[LACKS_NOTHING + 1] = { 0 };

	for (uint32_t s = 0; s < facts->services->len; s++) {
		const struct service *service = facts_service(facts, s);
		enum lack lack = lack_of(facts, service);

		if (n[lack]++ >= NAMED || lack == LACKS_NOTHING)
			continue;
		if (lack == LACKS_REPOSITORY)
			hint(out,
			     "%s has no repository: say "
			     "service.%s.repository",
			     service->name, service->name);
		else
			hint(out,
			     "%s has no deploys: is it called otherwise? say "
			     "service.%s.alias",
			     service->name, service->name);
	}
	for (size_t lack = 0; lack < G_N_ELEMENTS(lacks); lack++)
		if (n[lack] > NAMED)
			hint(out, "%u more %s %s", n[lack] - NAMED,
			     n[lack] - NAMED == 1 ? "service has" :
						    "services have",
			     lacks[lack]);
}

static uint32_t count_reason(const struct facts *facts, const char *reason)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < facts->leftovers->len; i++)
		n += strcmp(g_array_index(facts->leftovers, struct leftover, i)
				    .reason,
			    reason) == 0;
	return n;
}

static bool has_finding(const struct facts *facts, const char *kind)
{
	for (uint32_t f = 0; f < facts->findings->len; f++)
		if (strcmp(g_array_index(facts->findings, struct finding, f)
				   .kind,
			   kind) == 0)
			return true;
	return false;
}

static void hint_records(const struct facts *facts,
			 const struct settings *settings, GString *out)
{
	uint32_t unknown = count_reason(facts, "unknown service");
	uint32_t without = 0;

	for (uint32_t d = 0; d < facts->deploys->len; d++)
		without += facts_deploy(facts, d)->head == NONE;
	if (unknown > 0)
		hint(out,
		     "%u %s of unknown services: a section [service \"NAME\"] "
		     "or an alias makes them known",
		     unknown, unknown == 1 ? "record is" : "records are");
	if (without > 0)
		hint(out,
		     "%u of %u deploys have no commit: 'shiplog show unmatched "
		     "--all' says why",
		     without, facts->deploys->len);
	if (has_finding(facts, "zone assumed"))
		hint(out,
		     "some times name no zone: --assume-timezone=ZONE, if it "
		     "is not %s",
		     settings->assume_timezone);
}

/* A selector that is told and finds nothing is mostly a slip of the pen. */
static void hint_selector(const struct run *run, GString *out,
			  const struct selector *selector, const char *section,
			  const char *name, const char *key)
{
	g_autoptr(GArray) found = g_array_new(false, false, sizeof(uint32_t));

	if (!selector)
		return;
	selector_find(run->facts, selector, found);
	if (found->len == 0)
		hint(out,
		     "%s.%s.%s finds no series: %s; 'shiplog show series' lists "
		     "them",
		     section, name, key, selector->text);
}

static void hint_series(const struct run *run, GString *out)
{
	const struct settings *settings = run->settings;

	for (uint32_t s = 0; s < settings->services->len; s++) {
		const struct service_settings *one =
			settings->services->pdata[s];

		hint_selector(run, out, one->error_rate, "service", one->name,
			      "error-rate");
		hint_selector(run, out, one->errors, "service", one->name,
			      "errors");
		hint_selector(run, out, one->total, "service", one->name,
			      "total");
	}
	for (uint32_t i = 0; i < settings->impacts->len; i++) {
		const struct impact_settings *one = settings->impacts->pdata[i];

		hint_selector(run, out, one->series, "impact", one->name,
			      "series");
	}
	for (uint32_t r = 0; r < settings->rollbacks->len; r++) {
		const struct rollback_settings *one =
			settings->rollbacks->pdata[r];

		hint_selector(run, out, one->series, "rollback", one->name,
			      "series");
	}
}

void hints_print(const struct run *run, uint32_t width)
{
	g_autoptr(GString) hints = g_string_new(NULL);
	g_auto(GStrv) lines = NULL;

	hint_sources(run->facts, hints);
	hint_services(run->facts, hints);
	hint_records(run->facts, run->settings, hints);
	hint_series(run, hints);
	lines = g_strsplit(hints->str, "\n", -1);
	for (uint32_t l = 0; lines[l] && *lines[l]; l++) {
		g_autofree char *clean = clean_text(lines[l], CLEAN_SHOWN);
		g_autoptr(GString) out = g_string_new("hint:");

		paragraph_add(out, clean, strlen("hint: "), width);
		fputs(out->str, stdout);
	}
}
