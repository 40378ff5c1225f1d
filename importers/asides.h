/* asides.h -- records that go no further, each counted once */
#ifndef IMPORTERS_ASIDES_H
#define IMPORTERS_ASIDES_H

#include "model/facts.h"

/*
 * Deploys outside production or of unknown services are not among the facts,
 * so the seal can not see which of them are the same record from overlapping
 * exports.  They are put aside here until all files are read.
 */
struct asides;
typedef struct asides Asides;

struct aside {
	uint64_t key;	/* equal for the same record */
	const char *id; /* copied; or NULL */
	int64_t modified_at, at;
	struct place place;
	enum fate fate;		     /* FATE_NOT_PRODUCTION or FATE_UNMATCHED */
	const char *reason, *detail; /* of unmatched; copied */
};

struct asides *asides_new(void);
void asides_free(struct asides *asides);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Asides, asides_free)

/* The key of a record with an id, and the time that tells servers apart. */
uint64_t asides_key(const char *id, int64_t created_at);

void asides_add(struct asides *asides, struct facts *facts, struct aside aside);

/* Whether a deploy of that id is among them. */
bool asides_hold(const struct asides *asides, const char *id);

/*
 * Counts all of them in `facts`: of equal ones the one modified last (else
 * the last by place; sources must have been added by name) keeps its fate,
 * the others are duplicates.
 */
void asides_settle(struct asides *asides, struct facts *facts);

#endif
