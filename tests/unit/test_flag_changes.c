/* test_flag_changes.c -- flags that were changed, beside deploys and incidents
 *
 * A change is SERVICE@TIME=TEXT, or with tags SERVICE@TIME=TEXT|TAGS; service
 * `-` is none, `?` one that is not known.  Another kind of event stands before
 * it: `canary:web@1d=…`.
 */
#include "analyzer/flag_changes.h"
#include "analyzer/tables.h"
#include "model/records_series.h"
#include "render/words.h"
#include "tests/review.h"

#include <string.h>

/* clang-format off */
/* Deploys of web and api stand long before; incidents are i, j, …. */
static const struct {
	const char *name, *window, *changes, *incidents, *want;
} cases[] = {
	{ "just-before", "1h", "web@3d=new on", "i:web@3d10-3d20",
	  "i=new on" },
	{ "at-the-same-second", "1h", "web@3d=new on", "i:web@3d-3d20",
	  "i=new on" },
	{ "after-it-began", "1h", "web@3d11=new on", "i:web@3d10-3d20", "i=" },
	{ "an-hour-before", "1h", "web@3d=new on", "i:web@3d1h-3d2h",
	  "i=new on" },
	{ "longer-before", "1h", "web@3d=new on", "i:web@3d61-3d90", "i=" },
	{ "another-window", "3h", "web@3d=new on", "i:web@3d61-3d90",
	  "i=new on" },
	{ "no-end-of-the-window", "inf", "web@3d=new on", "i:web@13d-14d",
	  "i=new on" },
	{ "of-another-service", "1h", "api@3d=new on", "i:web@3d10-3d20", "i=" },
	{ "of-one-of-its-services", "1h", "api@3d=new on",
	  "i:web,api@3d10-3d20", "i=new on" },
	{ "of-both", "1h", "api@3d=new on web@3d1=old,off",
	  "i:web,api@3d10-3d20", "i=new on;old,off" },
	{ "several-by-time", "1h", "web@3d5=b web@3d=a;c", "i:web@3d10-3d20",
	  "i=a,c;b" },
	{ "no-service-may-be-any", "1h", "-@3d=new on", "i:web@3d10-3d20",
	  "i=new on" },
	{ "no-service-stands-last", "1h", "-@3d=new on web@3d5=old",
	  "i:web@3d10-3d20", "i=old;new on" },
	{ "no-service-is-of-an-incident-of-none", "1h", "-@3d=new on",
	  "i@3d10-3d20", "i=new on" },
	{ "no-service-after-it-began", "1h", "-@3d11=new on",
	  "i:web@3d10-3d20", "i=" },
	{ "an-unknown-service", "1h", "?@3d=new on", "i:web@3d10-3d20", "i=" },
	{ "an-incident-without-service", "1h", "web@3d=new on", "i@3d10-3d20",
	  "i=" },
	{ "another-kind", "1h", "canary:web@3d=new on", "i:web@3d10-3d20",
	  "i=" },
	{ "still-open", "1h", "web@3d=new on", "i:web@3d10", "i=new on" },
	{ "two-incidents", "1h", "web@3d=new on",
	  "i:web@3d10-3d20 j:web@3d30-3d40 k:web@4d-4d1", "i=new on j=new on k=" },

	{ "named-by-its-tag", "1h", "web@3d=Toggled|flag:new;web",
	  "i:web@3d10-3d20", "i=new" },
	{ "named-with-an-equal-sign", "1h", "web@3d=Toggled|feature-flag=new",
	  "i:web@3d10-3d20", "i=new" },
	{ "the-tag-names-the-service", "1h", "web@3d=Toggled|flag:web",
	  "i:web@3d10-3d20", "i=Toggled" },
	{ "a-bare-tag", "1h", "web@3d=Toggled|flag;web", "i:web@3d10-3d20",
	  "i=Toggled" },
	{ "no-text", "1h", "web@3d=", "i:web@3d10-3d20", "i=17" },
};

/* A single service, so that what names none is of it. */
static const struct {
	const char *name, *changes, *incidents, *want;
} alone[] = {
	{ "no-service", "-@3d=new on", "i:web@3d10-3d20", "i=new on" },
	{ "nor-the-incident", "-@3d=new on", "i@3d10-3d20", "i=new on" },
	{ "an-unknown-service", "?@3d=new on", "i:web@3d10-3d20", "i=" },
	{ "an-incident-of-an-unknown-service", "web@3d=new on",
	  "i:?@3d10-3d20", "i=" },
};
/* clang-format on */

static void add_change(struct facts *facts, const char *word)
{
	g_auto(GStrv) parts = g_regex_split_simple(
		"^(?:([a-z]*):)?([^@:]*)@([^=]*)=([^|]*)(?:\\|(.*))?$", word,
		G_REGEX_DEFAULT, 0);
	const char *service = parts[2];
	struct event event = {
		.entry = { .id = "17",
			   .at = history_time(parts[3]),
			   .service_name = *service == '-' ?
						   NULL :
						   facts_text(facts, service),
			   .service = facts_find_service(facts, service),
			   .place = { 0, 1 } },
		.kind = *parts[1] ? facts_text(facts, parts[1]) : "flag",
		.text = facts_text(facts, parts[4]),
		.ended_at = NO_TIME,
	};

	if (g_strv_length(parts) > 6)
		event.tags = facts_text(facts, parts[5]);
	g_array_append_val(facts->records[RECORD_EVENT], event);
}

/* Words are parted where the next change begins. */
static void add_changes(struct facts *facts, const char *changes)
{
	g_auto(GStrv) words = g_regex_split_simple(" (?=[a-z:]*[a-z?-]+@)",
						   changes, G_REGEX_DEFAULT, 0);

	for (char **word = words; *word && **word; word++)
		add_change(facts, *word);
}

static struct history *make(const char *deploys, const char *changes,
			    const char *incidents)
{
	struct history *history = history_new("", deploys, incidents);

	add_changes(history->facts, changes);
	return history;
}

/* "i=new on j=" of the table of incidents. */
static char *print(const struct history *history)
{
	g_autoptr(Pool) pool = pool_new();
	const struct table *table =
		table_build(pool, history->metrics, &schema_incidents, false);
	uint32_t id = schema_column(&schema_incidents, "incident_id");
	uint32_t flags = schema_column(&schema_incidents, "flags_before");
	GString *out = g_string_new(NULL);

	for (uint32_t row = 0; row < table->rows; row++) {
		struct cell cell = table_cell(table, row, flags);

		g_string_append_printf(out, "%s%s=%s", row > 0 ? " " : "",
				       table_cell(table, row, id).text,
				       cell.is_empty ? "" : cell.text);
	}
	return g_string_free(out, false);
}

static void lists(const void *data)
{
	const typeof(cases[0]) *row = data;
	g_autoptr(History) history =
		make("web=?@-9d api=?@-9d", row->changes, row->incidents);
	g_autofree char *got = NULL;

	history->settings->incident_window =
		strcmp(row->window, "inf") == 0 ?
			INT64_MAX :
			history_time(row->window) - history_epoch;
	history_measure(history, "0", "28d");
	got = print(history);
	g_assert_cmpstr(got, ==, row->want);
}

static void lists_alone(const void *data)
{
	const typeof(alone[0]) *row = data;
	g_autoptr(History) history =
		make("?@-9d", row->changes, row->incidents);
	g_autofree char *got = NULL;

	history_measure(history, "0", "28d");
	got = print(history);
	g_assert_cmpstr(got, ==, row->want);
}

/* No deploy fails of it, and no rate moves. */
static void counts_for_nothing(void)
{
	g_autoptr(History) without =
		make("?@1d ?@2d", "", "i:web@3d-3d20 j:web@1d5-1d9");
	g_autoptr(History) with =
		make("?@1d ?@2d", "web@3d=new web@2d=old web@1d=on",
		     "i:web@3d-3d20 j:web@1d5-1d9");
	g_autofree char *rate = NULL, *rate_with = NULL;
	g_autofree char *deploys = NULL, *deploys_with = NULL;

	history_measure(without, "0", "28d");
	history_measure(with, "0", "28d");
	rate = history_print_measure(without, NULL, CHANGE_FAILURE_RATE,
				     STATISTIC_RATE);
	rate_with = history_print_measure(with, NULL, CHANGE_FAILURE_RATE,
					  STATISTIC_RATE);
	deploys = history_print_incidents(without);
	deploys_with = history_print_incidents(with);
	g_assert_cmpstr(rate, ==, "0.5 n=2");
	g_assert_cmpstr(rate_with, ==, rate);
	g_assert_cmpstr(deploys_with, ==, deploys);
}

static const struct page *page_of(const struct review *review)
{
	return review_page(review->report, "deploys-and-incidents");
}

/* Marks in the lane, a column beside the deploy, a line below. */
static void stands_on_the_timeline(void)
{
	g_autoptr(Review) review = review_new(
		make("web=?@1d api=?@2d",
		     "web@3d=new on web@3d5=old off web@9d=x api@40d=late",
		     "i:web@3d10-3d20 j:web@9d1-9d6 k:api@9d1-9d3"),
		"0", "28d");
	const struct page *page = page_of(review);
	const struct lanes *lanes = page->panels[0].data;
	const struct grid *grid = page->panels[2].data;
	g_autofree char *two = review_said(grid->cells[4]);
	g_autofree char *one = review_said(grid->cells[9]);
	g_autofree char *footnote = review_said(page->footnote);

	g_assert_cmpuint(lanes->n, ==, 2);
	g_assert_cmpstr(lanes->lanes[0].name, ==, "api");
	g_assert_cmpuint(lanes->lanes[0].n_flags, ==, 0);
	g_assert_cmpuint(lanes->lanes[1].n_flags, ==, 3);
	g_assert_cmpint(lanes->lanes[1].flags[2], ==, history_time("9d"));
	g_assert_cmpuint(grid->width, ==, 5);
	g_assert_cmpstr(two, ==, "2 flags");
	g_assert_cmpstr(one, ==, "x");
	g_assert_null(grid->cells[14]);
	g_assert_nonnull(strstr(footnote, "Flags changed within 1\u00a0h "
					  "before an incident are possible "
					  "causes"));
}

/* A change of no service has no lane, but a column and the line below. */
static void of_no_service_it_is_a_possible_cause(void)
{
	g_autoptr(Review) review = review_new(
		make("web=?@1d api=?@2d", "-@3d=new on", "i:web@3d10-3d20"),
		"0", "28d");
	const struct page *page = page_of(review);
	const struct lanes *lanes = page->panels[0].data;
	const struct grid *grid = page->panels[2].data;
	g_autofree char *footnote = review_said(page->footnote);
	g_autofree char *cell = NULL;

	g_assert_cmpuint(lanes->lanes[0].n_flags + lanes->lanes[1].n_flags, ==,
			 0);
	g_assert_cmpuint(grid->width, ==, 5);
	cell = review_said(grid->cells[4]);
	g_assert_cmpstr(cell, ==, "new on");
	g_assert_nonnull(strstr(footnote, "are possible causes"));
}

/* Without one before an incident there is no column for it. */
static void leaves_out_what_is_not_there(void)
{
	g_autoptr(Review) review =
		review_new(make("?@1d", "", "i:web@3d10-3d20"), "0", "28d");
	const struct page *page = page_of(review);
	const struct grid *grid = page->panels[2].data;
	g_autofree char *footnote = review_said(page->footnote);

	g_assert_cmpuint(grid->width, ==, 4);
	g_assert_null(strstr(footnote, "flag"));
}

#define ADD(group, table, test)                                             \
	for (size_t i = 0; i < G_N_ELEMENTS(table); i++) {                  \
		g_autofree char *path = g_strconcat(                        \
			"/flag-changes/" group "/", (table)[i].name, NULL); \
		g_test_add_data_func(path, &(table)[i], test);              \
	}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	ADD("before", cases, lists);
	ADD("alone", alone, lists_alone);
	g_test_add_func("/flag-changes/counts-for-nothing", counts_for_nothing);
	g_test_add_func("/flag-changes/timeline", stands_on_the_timeline);
	g_test_add_func("/flag-changes/no-service",
			of_no_service_it_is_a_possible_cause);
	g_test_add_func("/flag-changes/none", leaves_out_what_is_not_there);
	return g_test_run();
}
