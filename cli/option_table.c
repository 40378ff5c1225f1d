/* option_table.c -- the table of options */
#include "cli/option_table.h"

#include <stddef.h>

#define AT(field) offsetof(struct options, field)
#define FOR_READING (FOR_REPORT | FOR_TABLES | FOR_CHECK)
#define FOR_TABLES (FOR_METRICS | FOR_SHOW)
#define FOR_ALL (FOR_READING | FOR_FORMATS)

/* clang-format off */
const struct option option_table[] = {
	{ 'c', "config", OPTION_TEXT, "FILE", AT(config), FOR_READING, "Input",
	  "configuration (shiplog.conf here or above, if any)" },
	{ 0, "set", OPTION_LIST, "KEY=VALUE", AT(sets), FOR_READING, "Input",
	  "a key of the configuration, as in "
	  "--set service.orders.path=services/order; repeatable" },
	{ 0, "deploys-from-tags", OPTION_TEXT, "GLOB", AT(deploys_from_tags),
	  FOR_READING, "Input", "git tags of that form are deploys" },
	{ 0, "assume-timezone", OPTION_TEXT, "ZONE", AT(assume_timezone),
	  FOR_READING, "Input", "the zone of times that name none (UTC)" },
	{ 0, "trust-owner", OPTION_FLAG, NULL, AT(trusts_owner), FOR_READING,
	  "Input", "read repositories of other users, too" },
	{ 0, "strict", OPTION_FLAG, NULL, AT(is_strict), FOR_READING, "Input",
	  "malformed or unmatched records are an error: "
	  "nothing is written, the exit status is 3" },

	{ 0, "quarter", OPTION_TEXT, "2026Q3", AT(quarter), FOR_READING,
	  "Window", "a calendar quarter" },
	{ 0, "month", OPTION_TEXT, "2026-09", AT(month), FOR_READING,
	  "Window", "a calendar month" },
	{ 0, "since", OPTION_TEXT, "DATE", AT(since), FOR_READING, "Window",
	  "the first day; --until belongs to it" },
	{ 0, "until", OPTION_TEXT, "DATE", AT(until), FOR_READING, "Window",
	  "the day after the last one" },
	{ 0, "last", OPTION_TEXT, "90d", AT(last), FOR_READING, "Window",
	  "as many days, to the last deploy or incident; "
	  "90d is what is taken without any of these" },
	{ 0, "timezone", OPTION_TEXT, "ZONE", AT(timezone), FOR_READING,
	  "Window", "where days, weeks and quarters begin (UTC)" },
	{ 0, "as-of", OPTION_TEXT, "TIME", AT(as_of), FOR_READING, "Window",
	  "now, for ages and for dates printed "
	  "(SOURCE_DATE_EPOCH, else the clock)" },

	{ 0, "service", OPTION_LIST, "NAME", AT(services), FOR_READING,
	  "Measurement", "only this service; repeatable" },
	{ 0, "benchmark", OPTION_TEXT, "NAME", AT(benchmark), FOR_READING,
	  "Measurement", "the table of tiers (classic)" },

	{ 'o', "output", OPTION_TEXT, "DIR", AT(output), FOR_REPORT, "Report",
	  "the folder to write to (the current one)" },
	{ 0, "name", OPTION_TEXT, "NAME", AT(name), FOR_REPORT, "Report",
	  "of the files (engineering-review_PERIOD)" },
	{ 0, "formats", OPTION_TEXT, "LIST", AT(formats), FOR_REPORT, "Report",
	  "which files to write, as in pdf,csv (all)" },
	{ 0, "paper", OPTION_CHOICE, "a4|letter", AT(paper), FOR_REPORT,
	  "Report", "the size of pages (a4)" },
	{ 0, "font", OPTION_TEXT, "FAMILY", AT(font), FOR_REPORT, "Report",
	  "the font of pages" },
	{ 0, "pages", OPTION_TEXT, "LIST", AT(pages), FOR_REPORT, "Report",
	  "which pages to draw, as in summary,scorecard (all)" },
	{ 0, "brief", OPTION_FLAG, NULL, AT(is_brief), FOR_REPORT, "Report",
	  "the pages summary, scorecard and data-quality" },
	{ 0, "fail-on", OPTION_CHOICE, "worse|low|missed", AT(fail_on),
	  FOR_REPORT, "Report",
	  "exit with 1 if a metric became worse, has the tier Low, or missed "
	  "its target: of all services together, or of those of --service" },

	{ 0, "format", OPTION_CHOICE, "table|csv|tsv|json|md", AT(format),
	  FOR_TABLES | FOR_FORMATS, "Table", "how to print (table)" },
	{ 0, "all", OPTION_FLAG, NULL, AT(has_all), FOR_TABLES, "Table",
	  "also what lies outside the window" },
	{ 0, "wide", OPTION_FLAG, NULL, AT(is_wide), FOR_TABLES, "Table",
	  "all columns, however long the lines are; of deploys, what all other "
	  "tables say of each" },
	{ 0, "sort", OPTION_TEXT, "COLUMN", AT(sort), FOR_TABLES, "Table",
	  "rows by a column; -COLUMN: the largest first" },
	{ 0, "limit", OPTION_NUMBER, "N", AT(limit), FOR_TABLES, "Table",
	  "the first N rows only" },
	{ 0, "width", OPTION_NUMBER, "N", AT(width), FOR_TABLES | FOR_CHECK,
	  "Table", "columns of a line (those of the terminal, else 80)" },
	{ 0, "color", OPTION_CHOICE, "auto|always|never", AT(colour),
	  FOR_TABLES, "Table", "colour (auto: on a terminal)" },
	{ 0, "ascii", OPTION_FLAG, NULL, AT(is_ascii), FOR_TABLES | FOR_CHECK,
	  "Table", "seven-bit letters and marks only" },

	{ 'j', "jobs", OPTION_NUMBER, "N", AT(jobs), FOR_READING, "Other",
	  "threads at most (the number of cores)" },
	{ 'q', "quiet", OPTION_FLAG, NULL, AT(is_quiet), FOR_ALL, "Other",
	  "errors only" },
	{ 'v', "verbose", OPTION_FLAG, NULL, AT(is_verbose), FOR_ALL, "Other",
	  "every record that was left out, and every finding" },
	{ 'h', "help", OPTION_FLAG, NULL, AT(wants_help), FOR_ALL, "Other",
	  "print this and exit" },
	{ 0, "version", OPTION_FLAG, NULL, AT(wants_version), FOR_ALL, "Other",
	  "print the version and exit" },
};
/* clang-format on */
const uint32_t n_options = G_N_ELEMENTS(option_table);
