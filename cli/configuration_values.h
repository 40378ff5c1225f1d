/* configuration_values.h -- values of shiplog.conf into the settings */
#ifndef CLI_CONFIGURATION_VALUES_H
#define CLI_CONFIGURATION_VALUES_H

#include "model/settings.h"

struct key_reading;

/* A key and its value on the way into the settings. */
struct entry {
	struct key_reading *reading;
	struct settings *settings;
	void *field; /* of the settings, or of those of a service, a rule, … */
	const char *subject; /* what the section is named after, or NULL */
	const char *value;
};

/* A key, and what is made of its value. */
struct known_key {
	const char *section, *name; /* name NULL: any */
	bool (*read)(struct entry *entry);
	size_t field;
	const char *wanted;
	const char *bare; /* the value where there is no `=`, or NULL */
};

/* Each writes the field, whose type is named; false: the value is wrong. */
bool read_text(struct entry *entry);	 /* const char * */
bool pass_over(struct entry *entry);	 /* of what is not measured yet: none */
bool read_selector(struct entry *entry); /* const struct selector * */
bool read_share(struct entry *entry);	 /* double, 0 to 1 */
bool read_level(struct entry *entry);	 /* double, 0 or more */
bool read_truth(struct entry *entry);	 /* bool */
bool read_length(struct entry *entry);	 /* int64_t seconds, more than 0 */
bool read_objective(struct entry *entry);  /* double, above 0 to 1 */
bool read_delay(struct entry *entry);	   /* double seconds, more than 0 */
bool read_slo_window(struct entry *entry); /* struct slo_length */

#endif
