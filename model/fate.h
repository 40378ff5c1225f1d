/* fate.h -- what became of each record that was read */
#ifndef MODEL_FATE_H
#define MODEL_FATE_H

/*
 * A record is one element of an input.  Each ends in exactly one fate; where
 * several fit, the order is: malformed, not relevant, duplicate, not
 * production, drill, out of window, unmatched, used.  Importers and the seal
 * count the fates that do not depend on the window (malformed, not relevant,
 * duplicate, not production, drill), measure() the others.
 */
enum fate {
	FATE_USED,
	FATE_DUPLICATE,
	FATE_OUT_OF_WINDOW,
	FATE_NOT_PRODUCTION,
	FATE_DRILL,
	FATE_NOT_RELEVANT,
	FATE_UNMATCHED,
	FATE_MALFORMED,
	FATES /* how many there are */
};

/* "used", "out_of_window", …: the names of the columns. */
const char *fate_name(enum fate fate);

#endif
