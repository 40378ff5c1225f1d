/* settings.h -- what the user asked for: configuration and options together */
#ifndef MODEL_SETTINGS_H
#define MODEL_SETTINGS_H

#include "model/settings_series.h"
#include "model/slo.h"
#include "model/targets.h"

#include <stdbool.h>
#include <stdint.h>

/* One [service "NAME"] section.  Strings belong to the settings' pool. */
struct service_settings {
	const char *name;
	const char *repository; /* path as the user called it, or NULL */
	const char *owner;	/* or NULL */
	const char *branch;	/* or NULL: HEAD */
	const char *baseline;	/* a revision, or NULL */
	const char *tag;	/* pattern of deploy tags, or NULL */
	GPtrArray *paths;	/* of char *; empty: the whole repository */
	GPtrArray *aliases;	/* of char * */
	const struct selector *error_rate;     /* a share, or NULL */
	const struct selector *errors, *total; /* counters, or NULL */
};

/* At most one of the ways to name a window is set; none means last = 90. */
struct window_request {
	const char *quarter;	   /* "2026Q3" */
	const char *month;	   /* "2026-09" */
	const char *since, *until; /* "2026-07-01", both or neither */
	int last_days;		   /* 0: not given */
};

struct settings {
	struct pool *pool; /* owns all strings below */

	const char *title;	     /* "Engineering review" */
	const char *organisation;    /* or NULL */
	const char *timezone;	     /* name as given, "UTC" */
	const char *assume_timezone; /* zone of times that name none */

	GPtrArray *sources; /* of char *: what is to be read, as called */
	const char *deploy_tag, *rollback_tag; /* POSIX extended, any case */
	const char *incident_label;	       /* likewise, of an issue */
	int64_t fold_window;		       /* seconds */
	GPtrArray *production; /* of char *: names of that environment */
	GPtrArray *columns; /* of char *, two a column of tables: what it means,
			       and what it is called */
	bool trusts_owner;  /* repositories of other users may be opened */
	const char *deploys_from_tags; /* pattern of tag names, or NULL */

	GPtrArray *services;	  /* of struct service_settings *, by name */
	GPtrArray *only_services; /* of char *; empty: all */

	int64_t incident_window; /* seconds, INT64_MAX: without end */
	int64_t rollback_window; /* seconds */
	bool leads_from_committer;
	bool counts_merges;
	const char *benchmark; /* "classic" */
	double min_error_rate; /* floor of what an error rate is compared to */
	GPtrArray *impacts;    /* of struct impact_settings *, as they stand */
	GPtrArray *rollbacks;  /* of struct rollback_settings *, as they stand;
				  empty: the usual one */
	GPtrArray *canaries;   /* of struct canary_settings * */
	GPtrArray *flags;      /* of struct flag_settings * */
	struct targets targets;
	GPtrArray *slos;	/* of struct slo_settings *, as they stand */
	GPtrArray *experiments; /* of struct chaos_settings * */

	struct window_request window;
	int64_t as_of; /* now, seconds UTC */
	bool is_strict;
	bool needs_no_digests; /* of files: no manifest will be written */
	int jobs;	       /* threads, at least 1 */
};
typedef struct settings Settings;

/* Defaults as the manual names them; as_of is 0. */
struct settings *settings_new(void);
void settings_free(struct settings *settings);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Settings, settings_free)

/* The section of that name, made if there is none; kept sorted by name. */
struct service_settings *settings_service(struct settings *settings,
					  const char *name);
/* The same, or NULL if there is none. */
const struct service_settings *
settings_find_service(const struct settings *settings, const char *name);

/* The section of that name, made if there is none. */
struct impact_settings *settings_impact(struct settings *settings,
					const char *name);
/* The same; a rule is above 5 % for 3 minutes, within 30 minutes. */
struct rollback_settings *settings_rollback(struct settings *settings,
					    const char *name);

/* The objective of that name, made if there is none, for 28 days. */
struct slo_settings *settings_slo(struct settings *settings, const char *name);

#endif
