/* composer.h -- what the composers of pages share */
#ifndef ANALYZER_COMPOSER_H
#define ANALYZER_COMPOSER_H

#include "analyzer/buckets.h"
#include "analyzer/pages.h"
#include "model/report.h"

/* A report in the making; everything lives in `pool`. */
struct composer {
	struct pool *pool;
	struct report *report;
	const struct metrics *metrics;
	const struct days *days;
	struct span span;
	const char *said, *said_before; /* in sentences: "2026 Q2" */
	uint32_t
		*ranking; /* positions in metrics->scopes, most deploys first */
	uint32_t n_scopes;
	struct buckets *buckets;   /* see composer_buckets() */
	GArray *pages;		   /* of struct page */
	struct delivery *delivery; /* canaries and flags */
};

/* A page in the making. */
struct draft {
	struct composer *composer;
	struct page page;
	GPtrArray *headlines; /* of const struct sentence * */
	GArray *panels;	      /* of struct panel */
};

#define say(composer, ...) sentence_make((composer)->pool, __VA_ARGS__)

struct draft draft_begin(struct composer *composer, const char *id,
			 const char *section);
/* From rich to plain; NULL is passed over, so that `if` needs no braces. */
void draft_headline(struct draft *draft, const struct sentence *headline);
void draft_panel(struct draft *draft, struct panel panel);
/* The last headline is "SECTION, PERIOD", which always fits. */
void draft_end(struct draft *draft);

/* A drawn panel; or one in another state with what it says instead. */
struct panel panel_drawn(enum panel_kind kind, const char *title,
			 const struct sentence *subtitle, const void *data,
			 const struct sentence *alternative);
struct panel panel_missing(struct composer *composer, enum panel_kind kind,
			   enum panel_state state, const char *title,
			   const char *what, const struct sentence *detail);

/* The measure of a scope: position in metrics->scopes, NONE for all. */
const struct measure *composer_measure(const struct composer *composer,
				       uint32_t scope, enum metric metric,
				       enum statistic statistic);
const struct service *composer_service(const struct composer *composer,
				       uint32_t scope);
/* What to say where there is no change: STATE_NOT_MEASURED without deploys
 * of a service that has a repository. */
enum panel_state composer_state_of_changes(const struct composer *composer);
/* What charts over time show of a scope; made when first asked for. */
const struct buckets *composer_buckets(struct composer *composer,
				       uint32_t scope);
/* Whether the data hold deploys, a source of incidents. */
bool composer_has_deploys(const struct composer *composer);
/* The state of a panel that has no deploys to show. */
enum panel_state composer_no_deploys(const struct composer *composer);
bool composer_has_incidents(const struct composer *composer);
/* "rose", "fell" for a number that went up or down detectably, else NULL. */
const char *composer_direction(const struct measure *measure);
/* Lead times in the window (or before) of a scope, sorted; the pool's. */
struct sample composer_leads(struct composer *composer, uint32_t scope,
			     const struct window *window);
struct sample composer_recoveries(struct composer *composer, uint32_t scope,
				  const struct window *window);
/* Words, a sentence, words, a sentence: as one. */
const struct sentence *composer_join(struct composer *composer,
				     const char *lead,
				     const struct sentence *first,
				     const char *between,
				     const struct sentence *second);
/* A moment of the window; with its year where the window has several. */
struct value composer_moment(const struct composer *composer, int64_t at);
/* The service of an incident, "6 services", or NULL if it names none. */
const char *composer_named(struct composer *composer,
			   const struct incident *incident);
/* 2 critical, 1 major, 0 all others. */
uint8_t composer_severity(const char *severity);

#endif
