/* sample.h -- the raw values of one scope in one period */
#ifndef ANALYZER_SAMPLE_H
#define ANALYZER_SAMPLE_H

#include "analyzer/bootstrap.h"
#include "analyzer/days.h"

/*
 * What the statistics rest on, before any is computed.  Doubles
 * are seconds or counts.
 */
struct sample_set {
	GArray *leads;	 /* of double: changes, grouped by deploy; no skewed */
	GArray *offsets; /* of uint32_t: where each deploy's leads begin, +1 */
	struct ranking *ranking; /* of the leads (bootstrap.h) */
	GArray *ages;	    /* of double: of commits that wait, in the window;
			       no skewed */
	bool knows_waiting; /* of at least one service */
	bool has_later;	    /* of these, one shipped between window and as-of */
	uint32_t waiting;   /* commits, skewed ones too */
	uint32_t traceable; /* counted deploys of services with a repository */
	GArray *batches;    /* of double: changes of each deploy that ships */
	GArray *recoveries; /* of double: resolved incidents */
	GArray *failed_recoveries; /* of double: failed deploys recovered */
	GArray *week_deploys;	   /* of double: counted deploys, whole weeks */
	GArray *week_days;	   /* of double: days with one, whole weeks */
	uint32_t deploys, failed, reworks, rollbacks, redeploys;
	uint32_t open, skewed;
	int days; /* of the period */
};

/* Of a service, or NONE: of all in metrics->scopes. */
struct sample_set *sample_gather(const struct metrics *metrics,
				 const struct days *days, uint32_t service,
				 const struct window *window);
/* The leads, a cluster for each deploy; borrowed. */
struct clusters sample_leads(const struct sample_set *sample);
void sample_free(struct sample_set *sample);

#endif
