/* tails.h -- how rare a value is: tails of the usual distributions */
#ifndef ANALYZER_TAILS_H
#define ANALYZER_TAILS_H

/*
 * Relative error below 1e-10 for up to a thousand degrees of freedom, below
 * 1e-7 for up to a million; beyond, t counts as normal.  NaN for what is not a
 * number, or no degrees of freedom.
 */

/* P(|Z| >= |z|), both tails of the standard normal. */
double tails_normal(double z);

/* P(|T| >= |t|), both tails of Student's t. */
double tails_t(double t, double freedom);

/* The t that leaves `tail` (0 to 0.5) above it; of 2.5 % with 10: 2.228. */
double tails_t_limit(double tail, double freedom);

/* P(F >= f), with the degrees of freedom of its numerator and denominator. */
double tails_f(double f, double numerator, double denominator);

/* P(X >= x) of chi-squared. */
double tails_chi_squared(double x, double freedom);

#endif
