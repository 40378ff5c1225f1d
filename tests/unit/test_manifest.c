/* test_manifest.c -- what a manifest says, and what changes its digest */
#include "render/manifest.h"

#include "tests/made.h"

#include <glib/gstdio.h>
#include <string.h>

static char *publish(const struct report *report, const char *folder,
		     const struct render_options *options)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(Publication) publication = publication_begin(folder, &error);
	g_autofree char *path =
		g_build_filename(folder, "review.manifest.json", NULL);
	char *text = NULL;
	FILE *stream;

	g_assert_no_error(error);
	stream = publication_open(publication, "review_csv/a.csv", &error);
	g_assert_no_error(error);
	fputs("abc", stream);
	g_assert_true(publication_close_one(publication, &error));
	g_assert_true(manifest_write(report, options, publication, &error));
	g_assert_no_error(error);
	g_assert_true(publication_commit(publication, &error));
	g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
	return text;
}

static const char want[] =
	"{\n"
	"\"tool\":\"shiplog\",\"version\":\"" PACKAGE_VERSION "\","
	"\"schema_version\":1,\"generated_at\":\"2026-07-01T06:00:00Z\",\n"
	"\"period\":{\"name\":\"2026Q2\",\"since\":\"2026-04-01T00:00:00Z\","
	"\"until\":\"2026-07-01T00:00:00Z\",\"complete\":true},\n"
	"\"settings\":%s,\n"
	"\"config_digest\":\"%s\",\n"
	"\"font\":%s,\n"
	"\"counts\":{\"guarded_cells\":3,\"unknown_glyphs\":2,"
	"\"negative_durations\":5},\n"
	"\"inputs\":[\n"
	"{\"name\":\"annotations.json\",\"format\":\"grafana-annotations\","
	"\"bytes\":4711,\"sha256\":"
	"\"ab54d286f1a4b5c2d3e4f5a6b7c8d9e0"
	"ab54d286f1a4b5c2d3e4f5a6b7c8d9e0\",\"read\":100,\"used\":96}],\n"
	"\"outputs\":[\n"
	"{\"name\":\"review_csv/a.csv\",\"bytes\":3,\"sha256\":"
	"\"ba7816bf8f01cfea414140de5dae2223"
	"b00361a396177a9cb410ff61f20015ad\"}]\n"
	"}\n";

static void remove_published(const char *folder)
{
	static const char *const names[] = {
		"review.manifest.json",
		"review_csv/a.csv",
		"review_csv",
		"",
	};

	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		g_autofree char *path =
			g_build_filename(folder, names[i], NULL);

		g_assert_cmpint(g_remove(path), ==, 0);
	}
}

static void test_manifest(void)
{
	const struct made_scope all = { .deploys = 1 };
	struct report *report = made_report(&all, 1, 0);
	struct render_tally tally = { "Inter \"Variable\"", 3, 2 };
	const struct render_options options = { .name = "review",
						.tally = &tally };
	g_autofree char *settings =
		manifest_settings(report->metrics->settings);
	g_autofree char *digest =
		g_compute_checksum_for_string(G_CHECKSUM_SHA256, settings, -1);
	g_autofree char *text = g_strdup_printf(want, settings, digest,
						"\"Inter \\\"Variable\\\"\"");
	g_autofree char *folder = g_dir_make_tmp("manifest-XXXXXX", NULL);
	g_autofree char *first = NULL, *second = NULL;

	((struct metrics *)report->metrics)->skewed = 5;
	first = publish(report, folder, &options);
	second = publish(report, folder, &options);
	g_assert_cmpstr(first, ==, text);
	g_assert_cmpstr(second, ==, first);
	g_assert_null(strstr(first, folder));
	remove_published(folder);
	made_free(report);
}

static void test_nothing_drawn(void)
{
	const struct made_scope all = { .deploys = 1 };
	struct report *report = made_report(&all, 1, 0);
	struct render_tally tally = { "", 0, 0 };
	const struct render_options options = { .name = "review",
						.tally = &tally };
	g_autofree char *folder = g_dir_make_tmp("manifest-XXXXXX", NULL);
	g_autofree char *text = publish(report, folder, &options);

	g_assert_nonnull(strstr(text, "\"font\":null,"));
	remove_published(folder);
	made_free(report);
}

static void change_window(struct settings *settings)
{
	settings->incident_window = INT64_MAX;
}

static void change_service(struct settings *settings)
{
	settings_service(settings, "orders")->baseline = "v1";
}

static void change_scope(struct settings *settings)
{
	g_ptr_array_add(settings->only_services, (char *)"orders");
}

static void change_paths(struct settings *settings)
{
	g_ptr_array_add(settings_service(settings, "orders")->paths,
			(char *)"services/order");
}

static void change_zone(struct settings *settings)
{
	settings->timezone = "Europe/Berlin";
}

static void change_merges(struct settings *settings)
{
	settings->counts_merges = true;
}

static struct settings *with_a_service(void)
{
	struct settings *settings = settings_new();

	settings_service(settings, "orders");
	return settings;
}

/* What bears on the numbers changes the digest; what does not, does not. */
static void test_settings(void)
{
	static void (*const changes[])(struct settings *) = {
		change_window, change_service, change_scope,
		change_paths,  change_zone,    change_merges,
	};
	g_autoptr(Settings) plain = with_a_service();
	g_autofree char *before = manifest_settings(plain);
	g_autofree char *after = NULL;

	for (size_t i = 0; i < G_N_ELEMENTS(changes); i++) {
		g_autoptr(Settings) settings = with_a_service();
		g_autofree char *changed = NULL;

		changes[i](settings);
		changed = manifest_settings(settings);
		g_assert_cmpstr(changed, !=, before);
	}
	plain->title = "Another title";
	plain->is_strict = true;
	g_ptr_array_add(plain->sources, (char *)"exports/");
	after = manifest_settings(plain);
	g_assert_cmpstr(after, ==, before);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/manifest/manifest", test_manifest);
	g_test_add_func("/manifest/nothing-drawn", test_nothing_drawn);
	g_test_add_func("/manifest/settings", test_settings);
	return g_test_run();
}
