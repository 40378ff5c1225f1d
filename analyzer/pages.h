/* pages.h -- the pages of the review */
#ifndef ANALYZER_PAGES_H
#define ANALYZER_PAGES_H

struct composer;

/* The pages, each in its file, in the order of the review. */
void compose_summary(struct composer *composer);
void compose_loop(struct composer *composer);
void compose_scorecard(struct composer *composer);
void compose_lead_time(struct composer *composer);
void compose_failure(struct composer *composer);
void compose_recovery(struct composer *composer);
void compose_timeline(struct composer *composer);
void compose_impact(struct composer *composer);
void compose_rollback(struct composer *composer);
void compose_ci(struct composer *composer);
void compose_budgets(struct composer *composer);
void compose_chaos(struct composer *composer);
void compose_quality(struct composer *composer);
void compose_definitions(struct composer *composer);

#endif
