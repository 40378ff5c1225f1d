/* manifest.c -- the inputs, the settings and the outputs, with digests */
#include "render/manifest.h"

#include "model/schemas.h"
#include "render/json.h"

#include <inttypes.h>

static void add_key(GString *out, const char *key)
{
	char last = out->len > 0 ? out->str[out->len - 1] : '{';

	if (last != '{' && last != '\n')
		g_string_append_c(out, ',');
	g_string_append_printf(out, "\"%s\":", key);
}

static void add_text(GString *out, const char *key, const char *text)
{
	g_autofree char *quoted = json_literal(text);

	add_key(out, key);
	g_string_append(out, quoted);
}

/* INT64_MAX is without end. */
static void add_number(GString *out, const char *key, int64_t number)
{
	add_key(out, key);
	if (number == INT64_MAX)
		g_string_append(out, "null");
	else
		g_string_append_printf(out, "%" PRId64, number);
}

static void add_truth(GString *out, const char *key, bool truth)
{
	add_key(out, key);
	g_string_append(out, truth ? "true" : "false");
}

static void add_list(GString *out, const char *key, const GPtrArray *texts)
{
	add_key(out, key);
	g_string_append_c(out, '[');
	for (uint32_t i = 0; i < texts->len; i++) {
		g_autofree char *quoted = json_literal(texts->pdata[i]);

		if (i > 0)
			g_string_append_c(out, ',');
		g_string_append(out, quoted);
	}
	g_string_append_c(out, ']');
}

static void add_service(GString *out, const struct service_settings *service)
{
	g_string_append_c(out, '{');
	add_text(out, "name", service->name);
	add_text(out, "repository", service->repository);
	add_text(out, "owner", service->owner);
	add_text(out, "branch", service->branch);
	add_text(out, "baseline", service->baseline);
	add_text(out, "tag", service->tag);
	add_list(out, "path", service->paths);
	add_list(out, "alias", service->aliases);
	g_string_append_c(out, '}');
}

char *manifest_settings(const struct settings *settings)
{
	GString *out = g_string_new("{");

	add_text(out, "timezone", settings->timezone);
	add_text(out, "assume_timezone", settings->assume_timezone);
	add_text(out, "deploy_tag", settings->deploy_tag);
	add_text(out, "rollback_tag", settings->rollback_tag);
	add_number(out, "fold_window_s", settings->fold_window);
	add_list(out, "production", settings->production);
	add_list(out, "only_services", settings->only_services);
	add_number(out, "incident_window_s", settings->incident_window);
	add_number(out, "rollback_window_s", settings->rollback_window);
	add_text(out, "lead_time_from",
		 settings->leads_from_committer ? "committer" : "author");
	add_truth(out, "count_merges", settings->counts_merges);
	add_text(out, "benchmark", settings->benchmark);
	add_key(out, "services");
	g_string_append_c(out, '[');
	for (uint32_t i = 0; i < settings->services->len; i++) {
		if (i > 0)
			g_string_append_c(out, ',');
		add_service(out, settings->services->pdata[i]);
	}
	g_string_append(out, "]}");
	return g_string_free(out, false);
}

static void add_settings(GString *out, const struct settings *settings)
{
	g_autofree char *canonical = manifest_settings(settings);
	g_autofree char *digest =
		g_compute_checksum_for_string(G_CHECKSUM_SHA256, canonical, -1);

	add_key(out, "settings");
	g_string_append_printf(out, "%s,\n", canonical);
	add_text(out, "config_digest", digest);
	g_string_append(out, ",\n");
}

static void add_time(GString *out, const char *key, int64_t at)
{
	g_autofree char *text = period_time_text(at);

	add_text(out, key, text);
}

static void add_head(GString *out, const struct report *report)
{
	const struct window *window = &report->metrics->window;

	add_text(out, "tool", "shiplog");
	add_text(out, "version", PACKAGE_VERSION);
	add_number(out, "schema_version", SCHEMA_VERSION);
	add_time(out, "generated_at", report->generated_at);
	g_string_append(out, ",\n");
	add_key(out, "period");
	g_string_append_c(out, '{');
	add_text(out, "name", window->name);
	add_time(out, "since", window->since);
	add_time(out, "until", window->until);
	add_truth(out, "complete", !window->is_incomplete);
	g_string_append(out, "},\n");
}

static void add_tally(GString *out, const struct render_tally *tally,
		      uint32_t skewed)
{
	add_text(out, "font", tally->font[0] ? tally->font : NULL);
	g_string_append(out, ",\n");
	add_key(out, "counts");
	g_string_append_c(out, '{');
	add_number(out, "guarded_cells", (int64_t)tally->guarded);
	add_number(out, "unknown_glyphs", (int64_t)tally->unknown_glyphs);
	add_number(out, "negative_durations", skewed);
	g_string_append(out, "},\n");
}

static void add_input(GString *out, const struct source *source,
		      const struct source_result *result)
{
	g_string_append_c(out, '{');
	add_text(out, "name", source->name);
	add_text(out, "format", source->format);
	/* A repository's files differ from clone to clone. */
	if (source->sha256)
		add_number(out, "bytes", (int64_t)source->bytes);
	add_text(out, "sha256", source->sha256);
	add_number(out, "read", source->read);
	add_number(out, "used", result->fates[FATE_USED]);
	g_string_append_c(out, '}');
}

static void add_inputs(GString *out, const struct metrics *metrics)
{
	const GArray *sources = metrics->facts->sources;

	add_key(out, "inputs");
	g_string_append_c(out, '[');
	for (uint32_t i = 0; i < sources->len; i++) {
		g_string_append(out, i > 0 ? ",\n" : "\n");
		add_input(out, &g_array_index(sources, struct source, i),
			  metrics_source(metrics, i));
	}
	g_string_append(out, "],\n");
}

static void add_outputs(GString *out, const struct publication *publication)
{
	add_key(out, "outputs");
	g_string_append_c(out, '[');
	for (uint32_t i = 0; i < publication_count(publication); i++) {
		struct publication_file file = publication_file(publication, i);

		g_string_append(out, i > 0 ? ",\n{" : "\n{");
		add_text(out, "name", file.name);
		add_number(out, "bytes", (int64_t)file.bytes);
		add_text(out, "sha256", file.sha256);
		g_string_append_c(out, '}');
	}
	g_string_append(out, "]");
}

bool manifest_write(const struct report *report,
		    const struct render_options *options,
		    struct publication *publication, GError **error)
{
	g_autofree char *name =
		g_strconcat(options->name, ".manifest.json", NULL);
	g_autoptr(GString) out = g_string_new("{\n");
	FILE *stream;

	add_head(out, report);
	add_settings(out, report->metrics->settings);
	add_tally(out, options->tally, report->metrics->skewed);
	add_inputs(out, report->metrics);
	add_outputs(out, publication);
	g_string_append(out, "\n}\n");
	stream = publication_open(publication, name, error);
	if (!stream)
		return false;
	fputs(out->str, stream);
	return publication_close_one(publication, error);
}
