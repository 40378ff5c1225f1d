/* flags.c -- flags of flagd, and evaluations of OFREP
 *
 * A definition says what could be, not what was: it is read, and not relevant.
 * The answer to an evaluation has no time.
 */
#include "importers/field.h"
#include "importers/importers_list.h"
#include "model/entries.h"
#include "model/records_delivery.h"

#include <math.h>

/* {"flags": {KEY: {state, variants, …}}}: other tools have such an object, too.
 */
static bool is_definitions(const struct json *record)
{
	const struct json *flags = json_member(record, "flags");
	const struct json *first = json_first(flags);

	if (json_key(first)) /* of a key that is doubled the last */
		first = json_member(flags, json_key(first));
	return json_is_object(flags) &&
	       (!first || json_member(first, "variants") ||
		json_member(first, "defaultVariant"));
}

static bool is_evaluation(const struct json *record)
{
	if (!json_text(json_member(record, "key")))
		return false;
	if (json_member(record, "errorCode"))
		return true;
	return json_member(record, "reason") &&
	       (json_member(record, "variant") || json_member(record, "value"));
}

static bool recognises(const struct json *record)
{
	return is_definitions(record) || is_evaluation(record);
}

/* In lower case, as OpenTelemetry has it. */
static const char *reason_of(struct reading *reading, const struct json *record)
{
	const char *reason = field_text(record, "reason");
	g_autofree char *lower = reason ? g_ascii_strdown(reason, -1) : NULL;

	return facts_text(reading->import->facts, lower);
}

static const char *variant_of(struct reading *reading,
			      const struct json *record)
{
	const struct json *value = json_member(record, "value");
	const char *variant = field_own(reading, record, "variant");
	g_autofree char *quoted = NULL;

	if (variant || json_is_null(value))
		return variant;
	quoted = json_text(value) ? g_strdup(json_text(value)) :
				    json_quote(value);
	return facts_text(reading->import->facts, quoted);
}

static void read_evaluation(struct reading *reading, const struct json *record)
{
	struct flag_evaluation evaluation = {
		.entry = reading_entry(reading, NULL, NO_TIME, NULL),
		.flag = field_own(reading, record, "key"),
		.value = NAN,
	};

	if (!evaluation.flag) {
		reading_malformed(reading, "nothing said",
				  "an evaluation without a 'key'");
		return;
	}
	evaluation.variant = variant_of(reading, record);
	evaluation.why = reason_of(reading, record);
	evaluation.is_error = json_member(record, "errorCode") ||
			      word_is(evaluation.why, "error");
	if (!evaluation.why)
		evaluation.why = field_own(reading, record, "error_code");
	facts_add_record(reading->import->facts, RECORD_EVALUATION,
			 &evaluation);
}

static void read_record(struct reading *reading, const struct json *record)
{
	if (is_definitions(record))
		reading_end(reading, FATE_NOT_RELEVANT);
	else
		read_evaluation(reading, record);
}

static const char *const list_keys[] = { "flags", NULL };
static const char *const keys[] = { "flags",  "key",	  "value",
				    "reason", "variant",  "metadata",
				    "state",  "variants", NULL };

const struct importer importer_flags = {
	.name = "feature-flags",
	.about = "evaluations of flags (OFREP); definitions of flagd",
	.forms = "JSON, YAML",
	.kind = SOURCE_FLAGS,
	.list_keys = list_keys,
	.keys = keys,
	.recognises = recognises,
	.read = read_record,
};
