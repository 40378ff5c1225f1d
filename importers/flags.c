/* flags.c -- flags of flagd, evaluations of OFREP, flagd and GO Feature Flag
 *
 * A definition says what could be, not what was: it is read, and not relevant.
 * The answer to an evaluation has no time; what GO Feature Flag exports has.
 */
#include "importers/field.h"
#include "importers/importers_list.h"
#include "model/entries.h"
#include "model/records_delivery.h"

#include <math.h>

/* Of an object the first member: of a key that is doubled the last. */
static const struct json *first_of(const struct json *object)
{
	const struct json *first = json_first(object);

	return json_key(first) ? json_member(object, json_key(first)) : first;
}

/* {"flags": {KEY: {state, variants, …}}}: other tools have such an object, too.
 */
static bool is_definitions(const struct json *record)
{
	const struct json *flags = json_member(record, "flags");
	const struct json *first = first_of(flags);

	return json_is_object(flags) &&
	       (!first || json_member(first, "variants") ||
		json_member(first, "defaultVariant"));
}

/* The same as resources of its operator. */
static bool is_resource(const struct json *record)
{
	const char *version = field_text(record, "api_version");

	return version && g_str_has_prefix(version, "core.openfeature.dev/");
}

/* {"flags": {KEY: {reason, variant, boolValue}}}: all that flagd resolves. */
static bool is_resolved(const struct json *record)
{
	const struct json *flags = json_member(record, "flags");
	const struct json *first = first_of(flags);

	return json_is_object(flags) && json_text(json_member(first, "reason"));
}

/* {"kind": "feature", "creationDate": …, "userKey": …, "variation": …} */
static bool is_exported(const struct json *record)
{
	return field_is(record, "kind", "feature") &&
	       json_member(record, "creationDate") &&
	       json_member(record, "variation") && field_text(record, "key");
}

static bool is_evaluation(const struct json *record)
{
	/* of one that flagd resolves only who asked knows the key */
	if (!json_text(json_member(record, "key")))
		return json_text(json_member(record, "reason")) &&
		       json_member(record, "variant") &&
		       json_member(record, "value");
	if (json_member(record, "errorCode"))
		return true;
	return json_member(record, "reason") &&
	       (json_member(record, "variant") || json_member(record, "value"));
}

static bool recognises(const struct json *record)
{
	return is_definitions(record) || is_resource(record) ||
	       is_resolved(record) || is_exported(record) ||
	       is_evaluation(record);
}

/* In lower case, as OpenTelemetry has it. */
static const char *reason_of(struct reading *reading, const struct json *record)
{
	const char *reason = field_text(record, "reason");
	g_autofree char *lower = reason ? g_ascii_strdown(reason, -1) : NULL;

	return facts_text(reading->import->facts, lower);
}

/* What a flag comes to, under one of the names that its type gives it. */
static const struct json *value_of(const struct json *record)
{
	static const char *const names[] = { "value", "boolValue",
					     "stringValue", "doubleValue",
					     "objectValue" };

	for (size_t n = 0; n < G_N_ELEMENTS(names); n++)
		if (json_member(record, names[n]))
			return json_member(record, names[n]);
	return NULL;
}

static const char *variant_of(struct reading *reading,
			      const struct json *record)
{
	const struct json *value = value_of(record);
	const char *variant = field_own(reading, record, "variant|variation");
	g_autofree char *quoted = NULL;

	if (variant || json_is_null(value))
		return variant;
	quoted = json_text(value) ? g_strdup(json_text(value)) :
				    json_quote(value);
	return facts_text(reading->import->facts, quoted);
}

/* `flag` is the facts' own. */
static void add_evaluation(struct reading *reading, const struct json *record,
			   const char *flag)
{
	struct flag_evaluation evaluation = {
		.entry = reading_entry(reading, NULL, NO_TIME, NULL),
		.flag = flag,
		.variant = variant_of(reading, record),
		.why = reason_of(reading, record),
		.value = NAN,
	};

	evaluation.is_error = json_member(record, "errorCode") ||
			      word_is(evaluation.why, "error");
	if (!evaluation.why)
		evaluation.why = field_own(reading, record, "error_code");
	facts_add_record(reading->import->facts, RECORD_EVALUATION,
			 &evaluation);
}

static void read_evaluation(struct reading *reading, const struct json *record)
{
	const char *flag = field_own(reading, record, "key");

	if (flag)
		add_evaluation(reading, record, flag);
	else
		reading_malformed(reading, "nothing said",
				  "an evaluation without a 'key'");
}

static void read_resolved(struct reading *reading, const struct json *record)
{
	for (const struct json *one = json_first(json_member(record, "flags"));
	     one; one = json_next(one))
		add_evaluation(
			reading, one,
			facts_text(reading->import->facts, json_key(one)));
}

/* Where nothing told the flag's value the default of the caller stood in. */
static void read_exported(struct reading *reading, const struct json *record)
{
	struct flag_evaluation evaluation = {
		.flag = field_own(reading, record, "key"),
		.variant = variant_of(reading, record),
		.subject = field_name(reading, record, "user_key"),
		.is_error = json_is_true(json_member(record, "default")),
		.value = NAN,
	};
	int64_t at;

	if (!field_time(reading, record, "creation_date", INSTANT_GUESSED, &at))
		return;
	evaluation.entry = reading_entry(reading, NULL, at, record);
	facts_add_record(reading->import->facts, RECORD_EVALUATION,
			 &evaluation);
}

static void read_record(struct reading *reading, const struct json *record)
{
	if (is_definitions(record) || is_resource(record))
		reading_end(reading, FATE_NOT_RELEVANT);
	else if (is_resolved(record))
		read_resolved(reading, record);
	else if (is_exported(record))
		read_exported(reading, record);
	else
		read_evaluation(reading, record);
}

static const char *const list_keys[] = { "flags", NULL };
static const char *const keys[] = { "flags",  "key",	  "value",
				    "reason", "variant",  "metadata",
				    "state",  "variants", NULL };

const struct importer importer_flags = {
	.name = "feature-flags",
	.about = "evaluations of flags (OFREP, flagd, GO Feature Flag); "
		 "definitions of flagd",
	.forms = "JSON, YAML",
	.kind = SOURCE_FLAGS,
	.list_keys = list_keys,
	.keys = keys,
	.recognises = recognises,
	.read = read_record,
};
