/* exported.c -- exports written in a line, and facts read back as lines */
#include "tests/exported.h"

#include "importers/export_file.h"
#include "importers/git.h"
#include "importers/import.h"
#include "importers/servicenow_copies.h"
#include "importers/updates.h"
#include "model/entries.h"

#include <inttypes.h>
#include <string.h>

static void configure(struct exported *exported, const char *words)
{
	g_auto(GStrv) services = g_strsplit(words, " ", -1);

	for (int i = 0; services[i]; i++) {
		g_auto(GStrv) names = g_strsplit_set(services[i], "=,", -1);
		struct service_settings *service;

		if (!names[0])
			continue;
		service = settings_service(exported->settings, names[0]);
		for (int n = 1; names[n]; n++)
			g_ptr_array_add(
				service->aliases,
				(char *)pool_text(exported->settings->pool,
						  names[n]));
	}
}

struct exported *exported_new(const char *services)
{
	struct exported *exported = g_new0(struct exported, 1);

	exported->settings = settings_new();
	exported->facts = facts_new();
	exported->errors =
		g_ptr_array_new_with_free_func((GDestroyNotify)g_error_free);
	configure(exported, services);
	return exported;
}

void exported_free(struct exported *exported)
{
	if (!exported)
		return;
	facts_free(exported->facts);
	settings_free(exported->settings);
	g_ptr_array_unref(exported->errors);
	g_free(exported);
}

char *exported_json(const char *text)
{
	return g_strdelimit(g_strdup(text), "'", '"');
}

void exported_read(struct exported *exported, const char *name,
		   const char *bytes, size_t length)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GTimeZone) zone =
		g_time_zone_new_identifier(exported->settings->assume_timezone);
	g_autoptr(Asides) asides = asides_new();
	g_autoptr(Updates) updates = updates_new();
	g_autoptr(ServicenowCopies) copies = servicenow_copies_new();
	g_autoptr(GHashTable) regions = g_hash_table_new_full(
		g_int64_hash, g_int64_equal, g_free, NULL);
	g_autoptr(SourceFile) file =
		source_of_bytes(name, bytes, length, &error);
	g_autoptr(Tags) tags = NULL;
	struct import import = {
		.settings = exported->settings,
		.facts = exported->facts,
		.zone = zone,
		.asides = asides,
		.updates = updates,
		.copies = copies,
		.regions = regions,
	};

	if (exported->facts->services->len == 0)
		import_services(exported->settings, exported->facts);
	import.tags = tags =
		tags_new(exported->settings, exported->facts, NULL);
	if (!file || !export_file_read(&import, file, false, NULL, &error))
		g_ptr_array_add(exported->errors, g_steal_pointer(&error));
	servicenow_copies_settle(&import);
	updates_settle(updates, asides, exported->facts);
	asides_settle(asides, exported->facts);
}

void exported_sources(struct exported *exported)
{
	git_import_end(import_sources(exported->settings, exported->facts, NULL,
				      exported->errors));
}

static void print(GString *lines, const char *format, ...) G_GNUC_PRINTF(2, 3);
static void print(GString *lines, const char *format, ...)
{
	va_list arguments;

	if (lines->len > 0)
		g_string_append(lines, " | ");
	va_start(arguments, format);
	g_string_append_vprintf(lines, format, arguments);
	va_end(arguments);
}

static void print_word(GString *lines, const char *before, const char *word)
{
	if (word)
		g_string_append_printf(lines, " %s%s", before, word);
}

static void print_span(GString *lines, int64_t since, int64_t until)
{
	g_string_append_printf(lines, " +%" PRId64, since - exported_epoch);
	if (until == NO_TIME)
		g_string_append(lines, "..");
	else if (until != since)
		g_string_append_printf(lines, "..%" PRId64,
				       until - exported_epoch);
}

/* A time that is not told otherwise. */
static void print_since(GString *lines, const char *word, int64_t at,
			int64_t told_at)
{
	if (at != NO_TIME && at != told_at)
		g_string_append_printf(lines, " %s+%" PRId64, word,
				       at - exported_epoch);
}

static void print_deploy(GString *lines, const struct facts *facts, uint32_t d)
{
	const struct deploy *deploy = facts_deploy(facts, d);

	print(lines, "%s %s",
	      deploy->kind == KIND_ROLLBACK ? "rollback" : "deploy",
	      facts_service(facts, deploy->service)->name);
	print_word(lines, "", deploy->version);
	print_word(lines, "", deploy->commit_name);
	print_word(lines, "in ", deploy->environment);
	print_span(lines, deploy->started_at, deploy->deployed_at);
	if (deploy->is_failure)
		print_word(lines, "",
			   deploy->outcome ? deploy->outcome : "failure");
	print_word(lines, "run=", deploy->run_id);
	print_word(lines, "#", deploy->id);
}

static void print_incident(GString *lines, const struct facts *facts,
			   uint32_t i)
{
	const struct incident *incident = facts_incident(facts, i);

	print(lines, "incident %s '%s'", incident->id ? incident->id : "-",
	      incident->title);
	print_word(lines, "", incident->severity);
	for (uint32_t s = 0; s < incident->services; s++)
		print_word(lines, "of ",
			   facts_service(
				   facts,
				   g_array_index(facts->incident_services,
						 uint32_t,
						 incident->first_service + s))
				   ->name);
	print_word(lines, "deploy=", incident->deploy_name);
	print_word(lines, "version=", incident->version);
	print_word(lines, "commit=", incident->commit_name);
	print_span(lines, incident->began_at, incident->ended_at);
	print_since(lines, "detected", incident->detected_at,
		    incident->created_at);
	print_since(lines, "acked", incident->acked_at, NO_TIME);
	print_since(lines, "mitigated", incident->mitigated_at, NO_TIME);
	print_word(lines, "",
		   incident->is_maintenance ? "maintenance" :
		   incident->is_drill	    ? "drill" :
					      NULL);
	print_word(lines, "unmatched: ", incident->unmatched);
}

static void print_source(GString *lines, const struct source *source)
{
	static const enum fate fates[] = { FATE_DUPLICATE, FATE_NOT_PRODUCTION,
					   FATE_NOT_RELEVANT };

	for (size_t f = 0; f < G_N_ELEMENTS(fates); f++)
		if (source->fates[fates[f]] > 0)
			print(lines, "%u %s", source->fates[fates[f]],
			      fate_name(fates[f]));
}

char *exported_print(const struct exported *exported)
{
	const struct facts *facts = exported->facts;
	GString *lines = g_string_new(NULL);

	for (uint32_t d = 0; d < facts->deploys->len; d++)
		print_deploy(lines, facts, d);
	for (uint32_t i = 0; i < facts->incidents->len; i++)
		print_incident(lines, facts, i);
	exported_records_print(facts, lines);
	for (uint32_t s = 0; s < facts->sources->len; s++)
		print_source(lines, facts_source(facts, s));
	for (uint32_t i = 0; i < facts->leftovers->len; i++) {
		const struct leftover *leftover =
			&g_array_index(facts->leftovers, struct leftover, i);

		print(lines, "%s: %s: %s", fate_name(leftover->fate),
		      leftover->reason, leftover->detail);
	}
	for (uint32_t i = 0; i < facts->findings->len; i++) {
		const struct finding *finding =
			&g_array_index(facts->findings, struct finding, i);

		print(lines, "finding: %s: %s", finding->kind, finding->detail);
	}
	for (uint32_t i = 0; i < exported->errors->len; i++)
		print(lines, "error: %s",
		      ((GError *)exported->errors->pdata[i])->message);
	return g_string_free(lines, false);
}

void exported_account(const struct exported *exported)
{
	const struct facts *facts = exported->facts;
	uint64_t read = 0, ended = facts->deploys->len + facts->incidents->len +
				   facts->parts->len;

	for (int kind = 0; kind < RECORD_KINDS; kind++)
		ended += facts->records[kind]->len;

	for (uint32_t s = 0; s < facts->sources->len; s++) {
		read += facts_source(facts, s)->read;
		for (int fate = 0; fate < FATES; fate++)
			ended += facts_source(facts, s)->fates[fate];
	}
	for (uint32_t i = 0; i < facts->leftovers->len; i++)
		ended += g_array_index(facts->leftovers, struct leftover, i)
				 .fate == FATE_UNMATCHED;
	g_assert_cmpuint(read, ==, ended);
}

char *exported_shared(const char *path)
{
	const char *shared = g_getenv("SHIPLOG_SHARED");
	const char *source = g_getenv("SHIPLOG_SOURCE");
	g_autofree char *found = NULL;

	if (shared)
		found = g_build_filename(shared, path, NULL);
	else
		found = g_build_filename(source ? source : ".", "..", "shared",
					 path, NULL);
	return g_file_test(found, G_FILE_TEST_EXISTS) ?
		       g_steal_pointer(&found) :
		       NULL;
}
