/* facts_items.h -- one thing of the facts, by its index */
#ifndef MODEL_FACTS_ITEMS_H
#define MODEL_FACTS_ITEMS_H

#define facts_item(array, type, i) (&g_array_index((array), struct type, i))
#define facts_source(facts, i) facts_item((facts)->sources, source, i)
#define facts_repository(facts, i) \
	facts_item((facts)->repositories, repository, i)
#define facts_service(facts, i) facts_item((facts)->services, service, i)
/* The commits of a repository, or of that of a service. */
#define facts_graph(facts, i) (facts_repository((facts), (i))->graph)
#define facts_deploy(facts, i) facts_item((facts)->deploys, deploy, i)
#define facts_incident(facts, i) facts_item((facts)->incidents, incident, i)

#endif
