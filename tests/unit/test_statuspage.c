/* test_statuspage.c -- incidents and planned work of Statuspage */
#include "tests/exported.h"

#define AT(minute) "'2023-11-14T14:" minute ":20.7-08:00'"
#define NAMED "'id':'i1','name':'Slow','shortlink':'https://x/i1',"
#define BEGAN NAMED "'impact':'minor','started_at':" AT("13") ","

/* clang-format off */
static const struct exported_case cases[] = {
	{ "a-page", "",
	  "{'page':{'id':'p','time_zone':'UTC'},'incidents':[{" BEGAN
	  "'status':'resolved','created_at':" AT("14") ",'resolved_at':"
	  AT("15") ",'monitoring_at':" AT("14") ",'incident_updates':[],"
	  "'components':[{'name':'Web','group':true},{'name':'Orders'},"
	  "{'name':'orders'},{'name':'Cart','group':false}]}]}",
	  "incident i1 'Slow' minor of Orders of Cart +0..120 mitigated+60" },
	{ "open", "",
	  "[{" BEGAN "'status':'identified','resolved_at':null,"
	  "'incident_updates':[]}]",
	  "incident i1 'Slow' minor +0.." },
	{ "open-again", "",
	  "[{" BEGAN "'status':'investigating','resolved_at':" AT("15") "}]",
	  "incident i1 'Slow' minor +0.." },
	{ "with-a-postmortem", "",
	  "[{" BEGAN "'status':'postmortem','resolved_at':" AT("15") "}]",
	  "incident i1 'Slow' minor +0..120" },
	{ "services-of-updates", "orders cart",
	  "[{" BEGAN "'components':[],'incident_updates':["
	  "{'affected_components':[{'name':'orders'},{'name':'Web - cart'},"
	  "{'name':'No components were affected by this update.'}]},"
	  "{'affected_components':null}]}]",
	  "incident i1 'Slow' minor of orders +0.. | finding: unknown "
	  "service: no configured service is called \"Web - cart\"" },
	{ "begins-and-ends-with-its-updates", "",
	  "[{'id':'i1','name':'Slow','status':'resolved','impact':'none',"
	  "'incident_updates':[{'status':'resolved','display_at':" AT("15")
	  ",'created_at':" AT("50") "},{'status':'monitoring','display_at':"
	  AT("14") "},{'status':'investigating','created_at':" AT("13") "}]}]",
	  "incident i1 'Slow' none +0..120 mitigated+60" },
	{ "begins-not-behind-its-creation", "",
	  "[{'id':'i1','name':'Slow','status':'monitoring','impact':'none',"
	  "'created_at':" AT("13") ",'incident_updates':[{'status':'monitoring',"
	  "'display_at':" AT("14") "}]}]",
	  "incident i1 'Slow' none +0.. mitigated+60" },
	{ "ended-when-it-was-changed", "",
	  "[{" BEGAN "'status':'resolved','updated_at':" AT("15") "}]",
	  "incident i1 'Slow' minor +0..120 | finding: approximate end: "
	  "'resolved_at' is not there: ended when it was changed last" },
	{ "begins-behind-its-end", "",
	  "[{" NAMED "'impact':'none','status':'resolved','started_at':"
	  AT("40") ",'resolved_at':" AT("15") ",'incident_updates':["
	  "{'display_at':" AT("15") "},{'display_at':" AT("13") "}]}]",
	  "incident i1 'Slow' none +0..120 | finding: approximate begin: "
	  "'started_at' is behind the end: began with its first update" },
	{ "planned", "",
	  "{'page':{'id':'p'},'scheduled_maintenances':[{" NAMED
	  "'status':'scheduled','impact':'maintenance','started_at':"
	  "'2023-11-01T00:00:00Z','scheduled_for':" AT("13")
	  ",'scheduled_until':" AT("15") "}]}",
	  "incident i1 'Slow' maintenance +0..120 maintenance" },
	{ "planned-in-progress", "",
	  "[{" NAMED "'status':'in_progress','impact':'maintenance',"
	  "'scheduled_for':" AT("10") ",'incident_updates':[{'status':"
	  "'in_progress','display_at':" AT("13") "},{'status':'scheduled',"
	  "'display_at':" AT("01") "}]}]",
	  "incident i1 'Slow' maintenance +0.. maintenance" },
	{ "planned-and-done", "",
	  "[{" NAMED "'status':'completed','impact':'maintenance',"
	  "'scheduled_for':" AT("13") ",'scheduled_until':" AT("40")
	  ",'resolved_at':" AT("15") "}]",
	  "incident i1 'Slow' maintenance +0..120 maintenance" },
	{ "both-lists", "",
	  "{'page':{'id':'p'},'incidents':[{" BEGAN "'status':'resolved',"
	  "'resolved_at':" AT("15") "}],'scheduled_maintenances':[{'id':'m',"
	  "'shortlink':'y','impact':'maintenance','scheduled_for':" AT("13")
	  ",'scheduled_until':null,'status':'scheduled'}]}",
	  "incident i1 'Slow' minor +0..120 | incident m '' maintenance "
	  "+0.. maintenance" },
	{ "only-the-second-list", "",
	  "{'page':{'id':'p'},'components':[],'incidents':[],"
	  "'scheduled_maintenances':[{'id':'m','shortlink':'y','impact':"
	  "'maintenance','scheduled_for':" AT("13") "}]}",
	  "incident m '' maintenance +0.. maintenance" },
	{ "sent", "",
	  "{'meta':{},'page':{'id':'p','status_indicator':'major'},'incident':{"
	  BEGAN "'status':'resolved','resolved_at':" AT("15")
	  ",'incident_updates':[],'organization_id':'p'}}",
	  "incident i1 'Slow' minor +0..120" },
	{ "nothing-to-tell", "",
	  "{'page':{'id':'p','url':'x'},'incidents':[]}\n"
	  "{'page':{'id':'p'},'status':{'indicator':'none'}}\n"
	  "{'page':{'id':'p'},'component_update':{'id':'k'},"
	  "'component':{'id':'c'}}\n"
	  "{'page':{'id':'p'},'components':[{'id':'c'}]}",
	  "3 not_relevant" },
	{ "no-time", "", "[{" NAMED "'impact':'minor'}]",
	  "malformed: time missing: neither 'started_at' nor 'created_at' "
	  "is there" },
	{ "not-a-time", "", "[{" BEGAN "'resolved_at':true}]",
	  "malformed: not a time: 'resolved_at' is true, not a time" },
	{ "wrong-types", "",
	  "[{" BEGAN "'components':{'name':3},'incident_updates':[3,{'status':4,"
	  "'display_at':'soon'}],'name':['x'],'status':7}]",
	  "incident i1 '' minor +0.." },
};
/* clang-format on */

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	exported_add_cases("statuspage", cases, G_N_ELEMENTS(cases), true);
	return g_test_run();
}
