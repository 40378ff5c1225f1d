/* otlp_flags.c -- evaluations of flags in logs and in events of spans
 *
 * The names of the attributes changed with the versions of the conventions;
 * what was recorded under old ones stays so.
 */
#include "importers/field.h"
#include "importers/otlp_field.h"
#include "model/entries.h"
#include "model/records_delivery.h"

#include <math.h>

bool otlp_read_evaluation(struct reading *reading,
			  const struct otlp_around *around, int64_t at,
			  const char *event)
{
	/* the flag is said where the evaluation is, not around it */
	struct otlp_around alone = { .record = around->record };
	struct flag_evaluation evaluation = {
		.entry = reading_entry(reading, NULL, at, around->record),
		.value = NAN,
	};
	const char *error;

	if (!event)
		event = otlp_text(reading, &alone, "event.name");
	evaluation.flag = otlp_text(reading, &alone, "feature_flag.key");
	/* what has a flag and no name is one, too */
	if (!evaluation.flag ||
	    (event && !word_is(event, "feature_flag.evaluation|feature_flag")))
		return false;
	evaluation.variant = otlp_text(reading, &alone,
				       "feature_flag.result.variant|"
				       "feature_flag.variant|"
				       "feature_flag.evaluation.variant|"
				       "feature_flag.result.value");
	evaluation.why = otlp_text(reading, &alone,
				   "feature_flag.result.reason|"
				   "feature_flag.evaluation.reason|"
				   "feature_flag.reason");
	evaluation.subject =
		otlp_text(reading, &alone, "feature_flag.context.id");
	error = otlp_text(reading, &alone,
			  "error.type|feature_flag.error.message|"
			  "feature_flag.evaluation.error.message");
	evaluation.is_error = error || word_is(evaluation.why, "error");
	evaluation.entry.service_name =
		otlp_text(reading, around, "service.name");
	facts_add_record(reading->import->facts, RECORD_EVALUATION,
			 &evaluation);
	return true;
}
