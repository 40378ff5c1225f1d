/* fate.c -- the words for what became of a record */
#include "model/fate.h"

const char *fate_name(enum fate fate)
{
	static const char *const names[FATES] = {
		[FATE_USED] = "used",
		[FATE_DUPLICATE] = "duplicate",
		[FATE_OUT_OF_WINDOW] = "out_of_window",
		[FATE_NOT_PRODUCTION] = "not_production",
		[FATE_DRILL] = "drill",
		[FATE_NOT_RELEVANT] = "not_relevant",
		[FATE_UNMATCHED] = "unmatched",
		[FATE_MALFORMED] = "malformed",
	};

	return names[fate];
}
