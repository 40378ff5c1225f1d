/* report.h -- the review: pages of panels, and tables */
#ifndef MODEL_REPORT_H
#define MODEL_REPORT_H

#include "model/metrics.h"
#include "model/panel.h"
#include "model/table.h"

/* One claim a page. */
struct page {
	const char *id;				 /* "lead-time" */
	const char *section;			 /* "Lead time for changes" */
	const struct sentence *const *headlines; /* from rich to plain */
	uint32_t n_headlines;
	const struct sentence *standfirst, *footnote;
	const struct panel *panels; /* in the order of the page's layout */
	uint32_t n_panels;
};

struct report {
	struct pool *pool;			 /* owns all of it */
	const struct metrics *metrics;		 /* borrowed */
	const char *title, *organisation;	 /* organisation may be "" */
	const char *period_name;		 /* "2026 Q2" */
	const char *previous_name;		 /* "2026 Q1", or NULL */
	const char *short_name, *short_previous; /* "Q2", "Q1" in charts */
	const char *zone_name;
	GTimeZone *zone;      /* borrowed from metrics */
	int64_t generated_at; /* as-of */
	const struct page *pages;
	uint32_t n_pages;
	const struct schema **schemas; /* of the tables below */
	const struct table **tables;   /* or NULL: see report_table_at() */
	uint32_t n_tables;
	const struct table *(*build)(const struct report *report, uint32_t t);
	bool has_all; /* tables list what lies outside of the window, too */
	const struct sentence *const *notes; /* what to know, a line each */
	uint32_t n_notes;
};
typedef struct report Report;

void report_free(struct report *report);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Report, report_free)

/* The table of that name, or NULL. */
const struct table *report_table(const struct report *report, const char *name);
/*
 * Table `t`; that of report->schemas[t] is made when it is first asked for,
 * which only one thread may do at a time.
 */
const struct table *report_table_at(const struct report *report, uint32_t t);

/* "Elite" …; "" for TIER_NONE.  "better" …; "" for VERDICT_EMPTY. */
const char *tier_name(enum tier tier);
const char *verdict_name(enum verdict verdict);
/* "lead_time", "p50", "per_day": as in the tables. */
const char *metric_name(enum metric metric);
const char *statistic_name(enum statistic statistic);
const char *unit_name(enum unit unit);

#endif
