/* test_import.c -- sources on the command line, and what is read of them */
#include "importers/import.h"
#include "tests/exported.h"
#include "tests/repository.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define DEPLOY(service) \
	"[{'time':1700000000000,'tags':['deploy','" service "']}]"

/* Makes the files "a/b=TEXT", with folders, where we are. */
static void make_files(const char *const *files)
{
	for (int i = 0; files[i]; i++) {
		g_auto(GStrv) parts = g_strsplit(files[i], "=", 2);
		g_autofree char *folder = g_path_get_dirname(parts[0]);
		g_autofree char *text = exported_json(parts[1]);

		g_assert_cmpint(g_mkdir_with_parents(folder, 0755), ==, 0);
		g_assert_true(g_file_set_contents(parts[0], text, -1, NULL));
	}
}

/* The names of the sources that were read, then all that was found. */
static char *read_sources(const char *sources)
{
	g_autoptr(Exported) exported = exported_new("");
	g_auto(GStrv) names = g_strsplit(sources, " ", -1);
	g_autofree char *print = NULL;
	GString *got = g_string_new(NULL);

	for (int i = 0; names[i]; i++)
		g_ptr_array_add(exported->settings->sources, names[i]);
	exported_sources(exported);
	print = exported_print(exported);
	for (uint32_t s = 0; s < exported->facts->sources->len; s++)
		g_string_append_printf(got, "%s ",
				       facts_source(exported->facts, s)->name);
	return g_string_append(got, print), g_string_free(got, false);
}

static void expect(const char *sources, const char *want)
{
	g_autofree char *got = read_sources(sources);

	g_assert_cmpstr(got, ==, want);
}

static void folders_are_walked(void)
{
	static const char *const files[] = {
		"x/b.json=" DEPLOY("b"),       "x/a.json=" DEPLOY("a"),
		"x/deep/c.json=" DEPLOY("c"),  "x/.hidden=" DEPLOY("h"),
		"x/.git2/d.json=" DEPLOY("d"), NULL,
	};
	char *folder = repository_enter();

	make_files(files);
	g_assert_cmpint(symlink("..", "x/deep/up"), ==, 0);
	g_assert_cmpint(symlink("a.json", "x/again.json"), ==, 0);
	expect("x", "x/a.json x/b.json x/deep/c.json "
		    "deploy a +0 | deploy b +0 | deploy c +0");
	expect("x x/a.json x", "x/a.json x/b.json x/deep/c.json "
			       "deploy a +0 | deploy b +0 | deploy c +0");
	expect("x/b.json x/deep", "x/b.json x/deep/c.json x/deep/up/a.json "
				  "deploy b +0 | deploy c +0 | deploy a +0");
	repository_leave(folder);
}

static void the_order_of_sources_does_not_matter(void)
{
	static const char *const files[] = { "a.json=" DEPLOY("a"),
					     "b.json=" DEPLOY("b"), NULL };
	char *folder = repository_enter();

	make_files(files);
	expect("b.json a.json", "a.json b.json deploy a +0 | deploy b +0");
	expect("./a.json b.json a.json",
	       "./a.json b.json deploy a +0 | deploy b +0");
	expect("a.json b.json ./a.json",
	       "./a.json b.json deploy a +0 | deploy b +0");
	repository_leave(folder);
}

static void strangers_in_a_folder_are_findings(void)
{
	static const char *const files[] = {
		"x/README.md=# Exports", "x/keys.json={'pagerduty':1,'n':2}",
		"x/blank= \n",		 "x/empty=",
		"x/a.json=" DEPLOY("a"), NULL,
	};
	char *folder = repository_enter();

	make_files(files);
	g_assert_cmpint(mkfifo("x/pipe", 0600), ==, 0);
	expect("x",
	       "x/a.json deploy a +0 | "
	       "finding: not a file: x/pipe: is a device, a pipe or a socket | "
	       "finding: unrecognised file: x/README.md: "
	       "of no known format: it begins with \"# Exports\" | "
	       "finding: unrecognised file: x/blank: "
	       "of no known format: it is empty | "
	       "finding: unrecognised file: x/empty: "
	       "of no known format: it is empty | "
	       "finding: unrecognised file: x/keys.json: "
	       "of no known format: its keys are \"pagerduty\", \"n\"");
	repository_leave(folder);
}

static void named_strangers_are_errors(void)
{
	static const char *const files[] = {
		"README.md=# Exports",
		"keys.json={'pagerduty':1}",
		"board.json={'panels':[],'time':{'from':'now'},'tags':[]}",
		"cut.json=[{'time':1700000000000,'tags':['deploy','a']},{'a",
		"a.json=" DEPLOY("a"),
		NULL,
	};
	char *folder = repository_enter();

	make_files(files);
	expect("none README.md keys.json a.json board.json",
	       "a.json deploy a +0 | error: none: No such file or directory | "
	       "error: README.md: of no known format: it begins with "
	       "\"# Exports\" | "
	       "error: board.json: of no known format: "
	       "its keys are \"panels\", \"time\", \"tags\"; "
	       "nearest is grafana-annotations | "
	       "error: keys.json: of no known format: "
	       "its keys are \"pagerduty\"");
	g_assert_cmpint(unlink("board.json"), ==, 0);
	expect(". README.md keys.json cut.json",
	       "./a.json ./cut.json deploy a +0 | deploy a +0 | "
	       "error: ./README.md: of no known format: it begins with "
	       "\"# Exports\" | "
	       "error: ./cut.json: byte 49: the file ends inside a record | "
	       "error: ./keys.json: of no known format: "
	       "its keys are \"pagerduty\"");
	expect("cut.json a.json",
	       "a.json cut.json deploy a +0 | deploy a +0 | "
	       "error: cut.json: byte 49: the file ends inside a record");
	repository_leave(folder);
}

static void what_breaks_off_is_an_error_anywhere(void)
{
	static const char *const files[] = { "x/cut.json=[{'id':1,'ti", NULL };
	char *folder = repository_enter();

	make_files(files);
	expect("x", "error: x/cut.json: byte 12: "
		    "the file ends inside a record");
	repository_leave(folder);
}

static void repositories_are_left_to_git(void)
{
	static const char *const files[] = { "x/a.json=" DEPLOY("a"), NULL };
	char *folder = repository_enter();

	make_files(files);
	repository_make("x/shop.git", "a+f=1", "");
	expect("x", "x/a.json deploy a +0 | finding: repository in a folder: "
		    "x/shop.git: a git repository is to be given as a source "
		    "of its own");
	repository_leave(folder);
}

static void services_are_the_configured(void)
{
	g_autoptr(Exported) exported = exported_new("orders=shop,cart ledger");
	struct service_settings *orders =
		settings_service(exported->settings, "orders");
	const struct service *service;

	g_ptr_array_add(orders->paths, (char *)"services/order");
	orders->owner = "payments";
	exported_sources(exported);
	g_assert_cmpuint(exported->facts->services->len, ==, 2);
	service = facts_service(exported->facts,
				facts_find_service(exported->facts, "orders"));
	g_assert_true(service->is_configured);
	g_assert_cmpstr(service->owner, ==, "payments");
	g_assert_cmpstr(service->aliases[1], ==, "cart");
	g_assert_null(service->aliases[2]);
	g_assert_cmpstr(service->paths[0], ==, "services/order");
	g_assert_null(service->paths[1]);
}

static void patterns_are_checked(void)
{
	g_autoptr(Exported) exported = exported_new("");
	g_autoptr(GError) error = NULL;

	g_assert_true(import_check_patterns(exported->settings, &error));
	exported->settings->rollback_tag = "roll(back";
	g_assert_false(import_check_patterns(exported->settings, &error));
	g_assert_cmpint(error->code, ==, 2);
	g_assert_true(g_str_has_prefix(error->message,
				       "import.rollback-tag: \"roll(back\" is "
				       "not a regular expression: "));
}

/* The samples and the real case beside the source, where they are. */
static void the_real_case_is_read_whole(void)
{
	static const struct {
		const char *path;
		uint32_t deploys, incidents, leftovers;
	} rows[] = {
		{ "real/copr/annotations.json", 671, 0, 0 },
		{ "real/copr/incidents.json", 0, 62, 0 },
		{ "samples/grafana_annotations", 0, 0, 0 },
		{ "samples/grafana_incident", 0, 4, 0 },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(Exported) exported = exported_new("");
		g_autofree char *path = exported_shared(rows[i].path);

		if (!path) {
			g_test_skip("not beside the source");
			return;
		}
		g_ptr_array_add(exported->settings->sources, path);
		exported_sources(exported);
		g_assert_cmpuint(exported->errors->len, ==, 0);
		g_assert_cmpuint(exported->facts->deploys->len, ==,
				 rows[i].deploys);
		g_assert_cmpuint(exported->facts->incidents->len, ==,
				 rows[i].incidents);
		g_assert_cmpuint(exported->facts->leftovers->len, ==,
				 rows[i].leftovers);
	}
}

/* Small exports in fixtures/exports/; what they are is in their names. */
/* Of whom an empty answer is, as far as its wrapper tells. */
static void empty_answers_are_no_errors(void)
{
	static const struct {
		const char *text, *format;
	} answers[] = {
		{ "{'result': []}", "servicenow" },
		{ "{'incidents':[]}", "grafana-incident" },
		{ "{'incidents':[],'limit':25,'more':false}", "pagerduty" },
		{ "{'page':{'id':'p'},'incidents':[]}", "statuspage" },
		{ "{'incidents':[],'pagination_meta':{}}", "incident-io" },
		{ "{'data':[],'took':0.1,'requestId':'r'}", "opsgenie" },
		{ "{'data':[],'meta':{}}", "datadog" },
		{ "{'data':[],'order_by':null,'time_zone':'UTC'}",
		  "pagerduty-analytics" },
		{ "{'results':[],'current_page_number':1}", "grafana-oncall" },
		{ "{'next_page_token':null,'items':[]}", "circleci" },
		{ "{'workflow_runs':[],'total_count':0}", "github-runs" },
		{ "{'resourceSpans':[]}", "otlp-traces" },
		{ "{'resourceLogs':[]}", "otlp-logs" },
		{ "{'resourceMetrics':[]}", "otlp-metrics" },
		{ "{'status':'success','data':{'resultType':'matrix',"
		  "'result':[]}}",
		  "prometheus-api" },
		{ "{'status':'success','data':{'groups':[]}}", "alertmanager" },
		{ "{'incidents':null,'pagination_meta':{}}", "incident-io" },
		{ "{'data':null,'took':0.1,'requestId':'r'}", "opsgenie" },
		{ "{'total_count':0,'workflow_runs':null}", "github-runs" },
		{ "{'status':'success','data':{'resultType':'vector',"
		  "'result':null}}",
		  "prometheus-api" },
		{ "{'metadata':{'resourceVersion':'7'},'items':null}", NULL },
		{ "{'data':[]}", NULL },
		{ "{'kind':'List','apiVersion':'v1','items':[]}", NULL },
		{ "[]", NULL },
		{ "[[],[]]", NULL },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(answers); i++) {
		g_autoptr(Exported) exported = exported_new("");
		g_autofree char *text = exported_json(answers[i].text);
		const struct facts *facts = exported->facts;

		exported_read(exported, "x", text, strlen(text));
		g_test_message("%s", text);
		g_assert_cmpuint(exported->errors->len, ==, 0);
		g_assert_cmpuint(exported_count(exported), ==, 0);
		g_assert_cmpuint(facts->sources->len, ==,
				 answers[i].format != NULL);
		if (answers[i].format)
			g_assert_cmpstr(facts_source(facts, 0)->format, ==,
					answers[i].format);
	}
}

static void fixtures_are_as_named(void)
{
	const char *source = g_getenv("SHIPLOG_SOURCE");
	static const char *const kinds[] = { "good", "bad" };

	for (int is_bad = 0; is_bad < 2; is_bad++) {
		g_autofree char *path =
			g_build_filename(source ? source : ".", "fixtures",
					 "exports", kinds[is_bad], NULL);
		g_autoptr(GDir) files = g_dir_open(path, 0, NULL);
		const char *name;

		g_assert_nonnull(files);
		while ((name = g_dir_read_name(files))) {
			g_autoptr(Exported) exported = exported_new("");
			g_autofree char *file =
				g_build_filename(path, name, NULL);

			g_ptr_array_add(exported->settings->sources, file);
			exported_sources(exported);
			g_test_message("%s", name);
			g_assert_true((exported->errors->len > 0) == is_bad);
		}
	}
}

/* Compressed and cut: a table, XML. */
static void what_stood_before_a_cut_is_read(void)
{
	static const char table[] =
		"\037\213\010\000\000\000\000\000\002\003\053\311\314\115"
		"\325\051\116\055\052\313\114\116\345\062\062\060\062\326"
		"\065\064\324\065\064\011\061\062\262\062\064\266\062\062"
		"\210\322\111\344\002\000\040\147";
	static const char tests[] =
		"\037\213\010\000\000\000\000\000\002\003\263\051\111\055"
		"\056\051\056\315\054\111\265\263\001\061\223\023\213\123"
		"\025\362\022\163\123\155\225\022\225\364\061\304\222\200"
		"\142\000\057\314";
	g_autoptr(Exported) exported = exported_new("");
	g_autofree char *got = NULL;

	exported_read(exported, "x", table, sizeof(table) - 1);
	exported_read(exported, "y", tests, sizeof(tests) - 1);
	got = exported_print(exported);
	g_assert_cmpstr(got, ==,
			"deploy a +0 | tests name=a outcome=passed | tests "
			"name=b outcome=passed | error: x: byte 50: the "
			"compressed data end early | error: y: byte 46: the "
			"compressed data end early");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/import/folders", folders_are_walked);
	g_test_add_func("/import/order", the_order_of_sources_does_not_matter);
	g_test_add_func("/import/strangers-in-a-folder",
			strangers_in_a_folder_are_findings);
	g_test_add_func("/import/named-strangers", named_strangers_are_errors);
	g_test_add_func("/import/breaks-off",
			what_breaks_off_is_an_error_anywhere);
	g_test_add_func("/import/packed-and-cut",
			what_stood_before_a_cut_is_read);
	g_test_add_func("/import/repositories", repositories_are_left_to_git);
	g_test_add_func("/import/services", services_are_the_configured);
	g_test_add_func("/import/patterns", patterns_are_checked);
	g_test_add_func("/import/real-case", the_real_case_is_read_whole);
	g_test_add_func("/import/empty-answers", empty_answers_are_no_errors);
	g_test_add_func("/import/fixtures", fixtures_are_as_named);
	return g_test_run();
}
