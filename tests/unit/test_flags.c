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
	{ "resolved-by-flagd", "",
	  "{'flags':{'new':{'reason':'STATIC','variant':'on','boolValue':true},'size':{'reason':'ERROR',"
	  "'stringValue':'big'}}}",
	  "flag_evaluations flag=new variant=on reason=static | flag_evaluations flag=size variant=big reason=error error" },
	{ "one-resolved-by-flagd", "",
	  "{'value':true,'reason':'STATIC','variant':'on','metadata':{}}",
	  "malformed: nothing said: an evaluation without a 'key'" },
	{ "exported-with-users", "",
	  "{'kind':'feature','contextKind':'user','userKey':'u1','creationDate':1700000001,'key':'new','variation':'on',"
	  "'value':true,'default':false,'source':'SERVER'}\n"
	  "{'kind':'feature','userKey':'u2','creationDate':1700000002,'key':'new','variation':'SdkDefault',"
	  "'value':false,'default':true}",
	  "flag_evaluations at=+1 flag=new variant=on subject=u1 | flag_evaluations at=+2 flag=new variant=SdkDefault subject=u2 error" },
	{ "resources-of-the-operator", "",
	  "{'apiVersion':'core.openfeature.dev/v1beta1','kind':'FeatureFlag','spec':{'flagSpec':{'flags':{}}}}",
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
