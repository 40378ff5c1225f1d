/* test_config.c -- configuration files, and the settings they make */
#include "cli/configuration.h"

#include "model/error.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* clang-format off */
static const struct {
	const char *name, *text, *want;
} files[] = {
	{ "nothing", "", "" },
	{ "comments", "# a\n; b\n\n[report] ; c\n", "" },
	{ "title", "[report]\n\ttitle = Our review ; of it\n",
	  "title=Our review" },
	{ "on-one-line", "[report] title = R\n", "title=R" },
	{ "any-case", "[REPORT]\nTitle = R\n", "title=R" },
	{ "quoted", "[report]\ntitle = \"a ; b\\\"\"\n", "title=a ; b\"" },
	{ "goes-on", "[report]\ntitle = a\\\nb\n", "title=ab" },
	{ "without-last-line-feed", "[report]\ntitle = R", "title=R" },
	{ "carriage-returns", "[report]\r\ntitle = R\r\n", "title=R" },
	{ "byte-order-mark", "\xef\xbb\xbf[report]\ntitle = R\n", "title=R" },
	{ "the-last-counts", "[report]\ntitle = A\ntitle = B\n", "title=B" },
	{ "report", "[report]\norganisation = O\ntimezone = Asia/Tokyo\n",
	  "organisation=O timezone=Asia/Tokyo" },
	{ "sources", "[import]\npath = a/\npath = /b\n", "source=a/ source=/b" },
	{ "patterns",
	  "[import]\ndeploy-tag = ^ship\nrollback-tag = ^undo\n",
	  "deploy_tag=^ship rollback_tag=^undo" },
	{ "fold-window", "[import]\nfold-window = 1h30m\n",
	  "fold_window=5400" },
	{ "production", "[import]\nproduction = eu\nproduction = us\n",
	  "production=eu production=us" },
	{ "columns", "[import]\ncolumn =  a = b = C \n", "column=a column=b = C" },
	{ "assume", "[import]\nassume-timezone = Europe/Berlin\n",
	  "assume_timezone=Europe/Berlin" },
	{ "a-service", "[service \"a.B\"]\nrepository = r\nowner = o\n"
	  "branch = b\nbaseline = v1\ntag = a-*\n",
	  "service=a.B repository=r owner=o branch=b baseline=v1 tag=a-*" },
	{ "lists-of-a-service", "[service \"a\"]\npath = p\npath = q\n"
	  "alias = x\nalias = y\n",
	  "service=a path=p path=q alias=x alias=y" },
	{ "service-in-two-places", "[service \"b\"]\npath = p\n[service \"a\"]\n"
	  "owner = o\n[service \"b\"]\npath = q\n",
	  "service=a owner=o service=b path=p path=q" },
	{ "windows", "[metrics]\nincident-window = 2h\nrollback-window = 1d\n",
	  "incident_window=7200" },
	{ "without-end",
	  "[metrics]\nincident-window = never\nrollback-window = none\n",
	  "incident_window=never rollback_window=never" },
	{ "committer", "[metrics]\nlead-time-from = committer\n",
	  "committer" },
	{ "merges", "[metrics]\ncount-merges\n", "merges" },
	{ "no-merges", "[metrics]\ncount-merges\ncount-merges = no\n", "" },

	{ "unknown-key", "\n[service \"orders\"]\nrepositry = r\n",
	  "shiplog.conf:3: unknown key 'service.orders.repositry'; "
	  "nearest is 'repository'" },
	{ "unlike-any-key", "[report]\nfrobnicate = 1\n",
	  "shiplog.conf:2: unknown key 'report.frobnicate'; known are title, "
	  "organisation, timezone" },
	{ "unknown-section", "[imports]\npath = a\n",
	  "shiplog.conf:2: unknown key 'imports.path'; "
	  "nearest is 'import'" },
	{ "second-of-the-same", "[report]\ntitle = a\n[import]\npath = b\n"
	  "[report]\ntitle = c\nnone = d\n",
	  "shiplog.conf:7: unknown key 'report.none'; known are title, "
	  "organisation, timezone" },
	{ "after-a-long-line", "[report]\ntitle = a \\\n b \\\n c\nx = 1\n",
	  "shiplog.conf:5: unknown key 'report.x'; known are title, "
	  "organisation, timezone" },
	{ "service-without-name", "[service]\npath = a\n",
	  "shiplog.conf:2: 'service.path' is not said of anything; "
	  "the section is [service \"NAME\"]" },
	{ "name-of-a-plain-section", "[report \"x\"]\ntitle = a\n",
	  "shiplog.conf:2: unknown key 'report.x.title'; "
	  "the section is [report]" },
	{ "no-section", "title = a\n",
	  "shiplog.conf:1: unknown key 'title'; known are report, import, "
	  "service, metrics, include, slo, impact, rollback, target, canary, flag, "
	  "chaos" },
	{ "no-value", "[report]\ntitle\n",
	  "shiplog.conf:2: 'report.title' has no value; wanted is a title" },
	{ "empty-value", "[import]\npath =\n",
	  "shiplog.conf:2: 'import.path' has no value; wanted is a path" },
	{ "no-column", "[import]\ncolumn = time =\n", "shiplog.conf:2: "
	  "'import.column' is \"time =\", not MEANING = HEADER" },
	{ "no-duration", "[metrics]\nincident-window = soon\n",
	  "shiplog.conf:2: 'metrics.incident-window' is \"soon\", "
	  "not a duration such as 1h, or never" },
	{ "no-zone", "[report]\ntimezone = Mars\n",
	  "shiplog.conf:2: 'report.timezone' is \"Mars\", "
	  "not a known time zone such as Europe/Berlin" },
	{ "neither-author-nor-committer",
	  "[metrics]\nlead-time-from = push\n",
	  "shiplog.conf:2: 'metrics.lead-time-from' is \"push\", "
	  "not author or committer" },
	{ "no-truth", "[metrics]\ncount-merges = perhaps\n",
	  "shiplog.conf:2: 'metrics.count-merges' is \"perhaps\", "
	  "not true or false" },
	{ "unknown-benchmark", "[metrics]\nbenchmark = ours\n",
	  "shiplog.conf:2: 'metrics.benchmark' is \"ours\", "
	  "not a known table of tiers: classic" },
	{ "same-names", "[service \"a_b\"]\nowner = o\n[service \"A-b\"]\n"
	  "owner = o\n",
	  "service \"A-b\" and service \"a_b\" are the same name" },

	{ "open-section", "[report]\n[service \"a\n",
	  "shiplog.conf:2: missing ']' in section header" },
	{ "no-name", "[report]\n= 1\n",
	  "shiplog.conf:2: invalid configuration key" },
	{ "wrong-escape", "[report]\n\ntitle = a\\qb\n",
	  "shiplog.conf:3: invalid escape at qb" },
	{ "not-utf-8", "[report]\ntitle = a\nowner = \xff\n",
	  "shiplog.conf:3: is not text in UTF-8" },

	{ "included", "[include]\npath = part.conf\n[report]\ntitle = T\n",
	  "title=T source=a" },
	{ "included-and-wrong", "[include]\npath = wrong.conf\n",
	  "wrong.conf:2: unknown key 'report.tilte'; nearest is 'title'" },
	{ "wrong-after-included",
	  "[include]\npath = part.conf\n[import]\npaht = T\n",
	  "shiplog.conf:4: unknown key 'import.paht'; nearest is 'path'" },
	{ "included-in-a-folder", "[include]\npath = below/part.conf\n",
	  "source=b" },
	{ "included-not-there", "\n[include]\npath = nothere\n",
	  "shiplog.conf:3: included: nothere: No such file or directory" },
	{ "includes-itself", "[include]\npath = shiplog.conf\n",
	  "shiplog.conf:2: included: shiplog.conf: "
	  "is included by what it includes" },
	{ "includes-in-a-circle", "[include]\npath = circle.conf\n",
	  "shiplog.conf:2: included: circle.conf: "
	  "is included by what it includes" },
	{ "includes-a-folder", "[include]\npath = below\n",
	  "shiplog.conf:2: included: below: is not a file" },
	{ "includes-a-device", "[include]\npath = /dev/zero\n",
	  "shiplog.conf:2: included: /dev/zero: is not a file" },
	{ "includes-a-pipe", "[include]\npath = pipe\n",
	  "shiplog.conf:2: included: pipe: is not a file" },
	{ "includes-of-a-home", "[include]\npath = ~/x\n",
	  "shiplog.conf:2: 'include.path' begins with ~; "
	  "write the path itself" },
	{ "includes-like-rabbits", "[include]\npath = many.conf\n",
	  "shiplog.conf:2: included: more.conf:38: "
	  "more than a hundred files are included" },
};

static const struct {
	const char *name, *option, *key, *value, *want;
} assigned[] = {
	{ "title", "--set", "report.title", "T", "title=T" },
	{ "over-the-file", "--set", "report.organisation", "P",
	  "organisation=P" },
	{ "any-case", "--set", "Report.Title", "T",
	  "title=T organisation=O" },
	{ "added", "--set", "service.a.path", "p", "service=a path=p" },
	{ "service-with-dots", "--set", "service.a.b.owner", "o",
	  "service=a.b owner=o" },
	{ "unknown", "--set", "report.tilte", "T",
	  "--set: unknown key 'report.tilte'; nearest is 'title'" },
	{ "wrong", "--set", "report.timezone", "Mars",
	  "--set: 'report.timezone' is \"Mars\", not a known time zone such "
	  "as Europe/Berlin" },
	{ "wrong-option", "--timezone", "report.timezone", "Mars",
	  "--timezone is \"Mars\", not a known time zone such as "
	  "Europe/Berlin" },
	{ "included", "--set", "include.path", "part.conf",
	  "--set: 'include.path' may only stand in a file" },
};
/* clang-format on */

static void add(GString *out, const char *name, const char *value,
		const char *usual)
{
	if (g_strcmp0(value, usual) != 0)
		g_string_append_printf(out, " %s=%s", name, value);
}

static void add_all(GString *out, const char *name, const GPtrArray *values)
{
	for (uint32_t i = 0; i < values->len; i++)
		add(out, name, values->pdata[i], NULL);
}

static void add_seconds(GString *out, const char *name, int64_t seconds,
			int64_t usual)
{
	if (seconds == INT64_MAX)
		g_string_append_printf(out, " %s=never", name);
	else if (seconds != usual)
		g_string_append_printf(out, " %s=%" G_GINT64_FORMAT, name,
				       seconds);
}

static void add_service(GString *out, const struct service_settings *service)
{
	add(out, "service", service->name, NULL);
	add(out, "repository", service->repository, NULL);
	add(out, "owner", service->owner, NULL);
	add(out, "branch", service->branch, NULL);
	add(out, "baseline", service->baseline, NULL);
	add(out, "tag", service->tag, NULL);
	add_all(out, "path", service->paths);
	add_all(out, "alias", service->aliases);
}

/* What is not as it is without a configuration. */
static char *print(const struct settings *settings)
{
	GString *out = g_string_new(NULL);

	add(out, "title", settings->title, "Engineering review");
	add(out, "organisation", settings->organisation, NULL);
	add(out, "timezone", settings->timezone, "UTC");
	add(out, "assume_timezone", settings->assume_timezone, "UTC");
	add_all(out, "source", settings->sources);
	add(out, "deploy_tag", settings->deploy_tag, "deploy");
	add(out, "rollback_tag", settings->rollback_tag, "rollback");
	add_seconds(out, "fold_window", settings->fold_window, 600);
	if (settings->production->len != 3)
		add_all(out, "production", settings->production);
	add_all(out, "column", settings->columns);
	for (uint32_t i = 0; i < settings->services->len; i++)
		add_service(out, settings->services->pdata[i]);
	add_seconds(out, "incident_window", settings->incident_window, 3600);
	add_seconds(out, "rollback_window", settings->rollback_window, 86400);
	if (settings->leads_from_committer)
		g_string_append(out, " committer");
	if (settings->counts_merges)
		g_string_append(out, " merges");
	add(out, "benchmark", settings->benchmark, "classic");
	return g_strstrip(g_string_free(out, false));
}

static char *read_config(const char *file, const GArray *assignments)
{
	g_autoptr(Settings) settings = settings_new();
	g_autoptr(GError) error = NULL;

	if (configuration_read(file, assignments, settings, &error))
		return print(settings);
	g_assert_error(error, SHIPLOG_ERROR, SHIPLOG_ERROR_USAGE);
	return g_strdup(error->message);
}

static void write_file(const char *name, const char *text)
{
	g_assert_true(g_file_set_contents(name, text, -1, NULL));
}

static void reads(const void *data)
{
	const typeof(files[0]) *row = data;
	g_autoptr(GArray) none =
		g_array_new(false, false, sizeof(struct assignment));
	g_autofree char *got = NULL;

	write_file("shiplog.conf", row->text);
	got = read_config("shiplog.conf", none);
	g_assert_cmpstr(got, ==, row->want);
}

static void assigns(const void *data)
{
	const typeof(assigned[0]) *row = data;
	struct assignment assignment = { row->option, row->key, row->value };
	g_autoptr(GArray) one =
		g_array_new(false, false, sizeof(struct assignment));
	g_autofree char *got = NULL;
	bool has_file = strstr(row->want, "organisation") != NULL;

	g_array_append_val(one, assignment);
	write_file("shiplog.conf", "[report]\norganisation = O\n");
	got = read_config(has_file ? "shiplog.conf" : NULL, one);
	g_assert_cmpstr(got, ==, row->want);
}

/* Paths are relative to the file that was named, not to one it includes. */
static void reads_in_folders(void)
{
	g_autoptr(GArray) none =
		g_array_new(false, false, sizeof(struct assignment));
	g_autofree char *below = NULL, *above = NULL, *found = NULL;

	write_file("below/shiplog.conf",
		   "[include]\npath = ../part.conf\n[service \"s\"]\n"
		   "repository = ../r\npath = p\n[import]\npath = /abs\n");
	below = read_config("below/shiplog.conf", none);
	g_assert_cmpstr(below, ==,
			"source=below/a source=/abs "
			"service=s repository=below/../r path=p");

	write_file("shiplog.conf", "[import]\npath = a\n");
	g_assert_cmpint(g_chdir("empty/deep"), ==, 0);
	found = configuration_find();
	g_assert_cmpstr(found, ==, "../../shiplog.conf");
	above = read_config(found, none);
	g_assert_cmpstr(above, ==, "source=../../a");
	g_assert_cmpint(g_chdir("../.."), ==, 0);
}

static void refuses_what_is_no_file(void)
{
	g_autoptr(GArray) none =
		g_array_new(false, false, sizeof(struct assignment));
	g_autofree char *missing = read_config("nothere.conf", none);
	g_autofree char *folder = read_config("below", none);
	g_autofree char *device = read_config("/dev/zero", none);
	g_autofree char *text = g_strnfill((1 << 20) + 1, '#');
	g_autofree char *large = NULL;

	write_file("large.conf", text);
	large = read_config("large.conf", none);
	g_assert_cmpstr(missing, ==, "nothere.conf: No such file or directory");
	g_assert_cmpstr(folder, ==, "below: is not a file");
	g_assert_cmpstr(device, ==, "/dev/zero: is not a file");
	g_assert_cmpstr(large, ==, "large.conf: is longer than a mebibyte");
}

/* Whatever the user's own git says, it is not asked. */
static void make_folder(void)
{
	g_autofree char *folder = g_dir_make_tmp("config-XXXXXX", NULL);
	g_autoptr(GString) rabbits = g_string_new(NULL);

	g_assert_nonnull(folder);
	g_assert_cmpint(g_chdir(folder), ==, 0);
	g_assert_cmpint(g_mkdir("below", 0700), ==, 0);
	g_assert_cmpint(g_mkdir_with_parents("empty/deep", 0700), ==, 0);
	g_assert_cmpint(mkfifo("pipe", 0600), ==, 0);
	write_file(".gitconfig", "[report]\ntitle = of the user\n");
	g_setenv("HOME", folder, true);
	write_file("part.conf", "[import]\npath = a\n");
	write_file("wrong.conf", "[report]\ntilte = a\n");
	write_file("below/part.conf", "[include]\npath = more.conf\n");
	write_file("below/more.conf", "[import]\npath = b\n");
	write_file("circle.conf", "[include]\npath = circle2.conf\n");
	write_file("circle2.conf", "[include]\npath = circle.conf\n");
	for (int i = 0; i < 100; i++)
		g_string_append(rabbits, "[include] path = part.conf\n");
	write_file("more.conf", rabbits->str);
	g_string_assign(rabbits, "");
	for (int i = 0; i < 60; i++)
		g_string_append(rabbits, "[include] path = part.conf\n");
	g_string_append(rabbits, "[include] path = more.conf\n");
	write_file("many.conf", rabbits->str);
}

static void remove_folder(void)
{
	static const char *const names[] = {
		".gitconfig",	      "part.conf",
		"wrong.conf",	      "circle.conf",
		"circle2.conf",	      "more.conf",
		"many.conf",	      "large.conf",
		"shiplog.conf",	      "pipe",
		"below/part.conf",    "below/more.conf",
		"below/shiplog.conf",
	};
	g_autofree char *folder = g_get_current_dir();

	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		g_unlink(names[i]);
	g_rmdir("below");
	g_rmdir("empty/deep");
	g_rmdir("empty");
	g_assert_cmpint(g_chdir("/"), ==, 0);
	g_rmdir(folder);
}

int main(int argc, char **argv)
{
	int status;

	g_test_init(&argc, &argv, NULL);
	make_folder();
	for (size_t i = 0; i < G_N_ELEMENTS(files); i++) {
		g_autofree char *path =
			g_strconcat("/config/file/", files[i].name, NULL);

		g_test_add_data_func(path, &files[i], reads);
	}
	for (size_t i = 0; i < G_N_ELEMENTS(assigned); i++) {
		g_autofree char *path = g_strconcat("/config/assigned/",
						    assigned[i].name, NULL);

		g_test_add_data_func(path, &assigned[i], assigns);
	}
	g_test_add_func("/config/in-folders", reads_in_folders);
	g_test_add_func("/config/no-file", refuses_what_is_no_file);
	status = g_test_run();
	remove_folder();
	return status;
}
