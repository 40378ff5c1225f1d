/* test_flags.c -- flags of flagd, evaluations of OFREP */
#include "tests/exported.h"

/* clang-format off */
static const struct exported_case cases[] = {
	{ "an-evaluation", "",
	  "{'key':'new','value':true,'variant':'on','reason':'TARGETING_MATCH',"
	  "'metadata':{}}",
	  "flag_evaluations flag=new variant=on reason=targeting_match" },
	{ "several", "",
	  "{'flags':[{'key':'a','value':'blue','reason':'STATIC'},{'key':'b',"
	  "'errorCode':'FLAG_NOT_FOUND'}]}",
	  "flag_evaluations flag=a variant=blue reason=static | flag_evaluations "
	  "flag=b reason=FLAG_NOT_FOUND error" },
	{ "definitions", "",
	  "{'$schema':'x','flags':{'a':{'state':'ENABLED','variants':{'on':true}"
	  ",'defaultVariant':'on'},'b':{'state':'DISABLED','variants':{}}"
	  "}}",
	  "1 not_relevant" },
	{ "no-definitions", "",
	  "{'flags':{}}",
	  "1 not_relevant" },
	{ "an-empty-key", "",
	  "{'key':'','reason':'X','value':1}",
	  "malformed: nothing said: an evaluation without a 'key'" },
};
/* clang-format on */

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	exported_add_cases("flags", cases, G_N_ELEMENTS(cases), true);
	return g_test_run();
}
