/* condition.h -- what Argo's analyses ask of a measurement */
#ifndef ANALYZER_CONDITION_H
#define ANALYZER_CONDITION_H

/*
 * Conditions are expressions in a language with all that languages have; what
 * is understood is comparisons (<, <=, ==, !=, >=, >) of `result`, `result[0]`,
 * `len(result)`, numbers, texts, true, false and nil, with isNaN(), isInf(),
 * asInt(), asFloat(), default(), joined by &&, ||, !, their words and brackets.
 */
enum condition {
	CONDITION_FALSE,
	CONDITION_TRUE,
	CONDITION_ERROR,   /* the value is not of the kind that is asked for */
	CONDITION_UNKNOWN, /* the condition is not understood */
};

/*
 * Whether a value, as Argo prints it, fulfils the condition: "0.98", "[0.98]",
 * "[]", "true", a text.  As in Argo what is behind a false && or a true || is
 * not looked at, and nothing compares with NaN.
 */
enum condition condition_holds(const char *condition, const char *value);

#endif
