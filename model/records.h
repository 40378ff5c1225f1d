/* records.h -- the structs that facts are made of */
#ifndef MODEL_RECORDS_H
#define MODEL_RECORDS_H

#include "model/graph.h"

#include <stdbool.h>
#include <stdint.h>

struct repository {
	const char *name; /* as the user called it */
	uint32_t source;
	struct graph *graph; /* its commits; owned, never NULL */
};

struct service {
	const char *name, *owner;   /* owner may be NULL */
	uint32_t repository;	    /* or NONE: lead time is not measured */
	const char *const *aliases; /* NULL-terminated, or NULL */
	const char *const *paths;   /* its scope; NULL: the repository */
	const uint8_t *touched;	    /* bit c: commit c, if it is read in full,
				       changes a path in scope (a root against
				       the empty tree, a merge against every
				       parent); NULL: all do */
	uint32_t baseline;	    /* commit of `baseline = REV`, or NONE */
	uint32_t tip;		    /* commit of its main branch, or NONE */
	bool is_configured;
	uint32_t first_deploy, deploys; /* sealed: range in facts->deploys */
};

enum link_kind { LINK_REVERTS, LINK_FIXES, LINK_PICKED };

/* What the message of a commit says of another of the same repository. */
struct commit_link {
	uint32_t repository, from;
	uint32_t to; /* NONE: not known, or named by its subject */
	enum link_kind kind;
	const char *name; /* as written: hex digits, or a subject */
	bool is_subject;
};

enum deploy_kind { KIND_DEPLOY, KIND_ROLLBACK };

struct deploy {
	const char *id;		 /* the source's own, or NULL until sealed:
			   SERVICE@TIME */
	const char *version;	 /* or NULL */
	const char *commit_name; /* as written, or NULL */
	const char *environment; /* as written, or NULL; all are production */
	const char *unmatched;	 /* why its commit is not known, or NULL */
	const char *outcome;	 /* "cancelled", …, or NULL: by is_failure */
	const char *run_id;	 /* of the CI run that made it, or NULL */
	const char *link;	 /* or NULL */
	int64_t started_at, deployed_at;
	int64_t created_at, modified_at; /* of the record, or NO_TIME */
	uint64_t content; /* hash of the record without id; 0: not known */
	struct place place;
	uint32_t service;
	uint32_t head; /* commit of the service's repository, or NONE */
	enum deploy_kind kind;
	bool is_failure; /* the roll-out itself did not succeed: counted
			    nowhere */
};

struct incident {
	const char *id, *title, *severity; /* severity may be NULL */
	const char *deploy_name, *version, *commit_name; /* if named */
	const char *unmatched;	    /* "unknown service", …, or NULL */
	const char *link;	    /* or NULL */
	int64_t began_at, ended_at; /* ended_at NO_TIME: open */
	int64_t detected_at, acked_at, mitigated_at; /* or NO_TIME */
	int64_t open_at; /* open then, whatever ended it before; or NO_TIME */
	int64_t created_at, modified_at;
	uint64_t content;
	struct place place;
	uint32_t first_service, services; /* in facts->incident_services */
	uint32_t commit;		  /* of commit_name, or NONE */
	uint32_t repository;		  /* of that commit, if there is one */
	bool is_drill;	     /* counted as such, listed, in no mean */
	bool is_maintenance; /* planned: is_drill is set, too */
};

#endif
