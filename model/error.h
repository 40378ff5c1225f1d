/* error.h -- errors a user can meet, each with the exit status it ends in */
#ifndef MODEL_ERROR_H
#define MODEL_ERROR_H

#include <glib.h>

/*
 * The domain of every GError of this program.  The code of an error is the
 * exit status that main() returns for it.  A message starts with the place
 * (`FILE:LINE:`, `FILE: record N:`), is lower case, has no full stop and
 * quotes what was read.
 */
#define SHIPLOG_ERROR shiplog_error_quark()

enum shiplog_error {
	SHIPLOG_ERROR_USAGE = 2,  /* the command line or the configuration */
	SHIPLOG_ERROR_INPUT = 3,  /* an input is missing, unreadable, broken */
	SHIPLOG_ERROR_OUTPUT = 4, /* an output could not be written */
};

GQuark shiplog_error_quark(void);

#endif
