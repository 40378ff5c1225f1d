/* workbook_tiers.h -- tiers and quotients of the scorecard as formulas */
#ifndef RENDER_WORKBOOK_TIERS_H
#define RENDER_WORKBOOK_TIERS_H

#include "render/xlsx.h"

#include "model/table.h"

/* One column of the scorecard that is a tier. */
struct workbook_tier {
	const char *column;    /* "lead_time_tier" */
	const char *value;     /* "lead_time_p50_h" */
	const char *count;     /* "lead_time_n"; NULL: days of the window */
	const char *limits[3]; /* names of the limits: Elite, High, Medium */
	bool is_floor;	       /* higher is better */
};

extern const struct workbook_tier workbook_tiers[4];

/*
 * The formula of the tier of the row's own value, on the named limits; to be
 * g_free()d.  NULL if the table `thresholds` lacks one of them, or is NULL.
 */
char *workbook_tier_formula(const struct workbook_tier *tier,
			    const struct table *thresholds);

/*
 * The formula of the tier of the median of those in the cells, of two in the
 * middle the worse; cells without a tier do not count.
 */
char *workbook_tier_median(const struct workbook_tier *tier,
			   struct xlsx_range cells);

/* A column that is a quotient or a product of others, and its formula. */
struct workbook_quotient {
	const char *column, *formula;
	const char *limit; /* that it needs, or NULL */
};

extern const struct workbook_quotient workbook_quotients[3];

/* Whether the table has a row for the limit. */
bool workbook_has_limit(const struct table *thresholds, const char *name);

#endif
