/* test_gitlab_releases.c -- releases of GitLab */
#include "tests/exported.h"

#define RELEASED "'released_at':'2023-11-14T22:13:20Z'"

/* clang-format off */
static const struct exported_case cases[] = {
	{ "listed", "",
	  "[{'tag_name':'v1',"RELEASED",'commit':{'id':'abc1234'},"
	  "'_links':{'self':'https://x.io/acme/shop/-/releases/v1'}}]",
	  "deploy shop v1 abc1234 +0 #v1" },
	{ "one-to-come", "",
	  "[{'tag_name':'v1',"RELEASED",'upcoming_release':true}]",
	  "1 not_relevant" },
	{ "of-a-service-in-the-tag", "orders cart",
	  "[{'tag_name':'cart-v1',"RELEASED","
	  "'tag_path':'/acme/shop/-/tags/cart-v1'}]",
	  "deploy cart cart-v1 +0 #cart-v1" },
	{ "its-path-alone", "",
	  "[{'tag_name':'v1',"RELEASED",'tag_path':'/acme/shop/-/tags/v1'}]",
	  "deploy shop v1 +0 #v1" },
	{ "sent-at-each-change-and-merged-later", "",
	  "{'object_kind':'release','tag':'v1','action':'create',"
	  "'created_at':'2023-11-14 22:13:20 UTC',"
	  "'released_at':'2023-11-14 22:13:20 UTC',"
	  "'project':{'path_with_namespace':'acme/shop'}}"
	  "{'object_kind':'release','tag':'v1','action':'update',"
	  "'created_at':'2023-11-14 22:13:20 UTC',"
	  "'released_at':'2023-11-14 22:13:20 UTC',"
	  "'project':{'path_with_namespace':'acme/shop'}}",
	  "deploy shop v1 +0 #v1 | deploy shop v1 +0 #v1" },
	{ "sent-when-deleted", "",
	  "{'object_kind':'release','tag':'v1','action':'delete',"
	  "'released_at':'2023-11-14 22:13:20 UTC',"
	  "'project':{'path_with_namespace':'acme/shop'}}",
	  "1 not_relevant" },
	{ "asked-for", "",
	  "{'data':{'project':{'fullPath':'acme/shop','releases':{'nodes':["
	  "{'tagName':'v1','releasedAt':'2023-11-14T22:13:20Z',"
	  "'commit':{'sha':'abc1234'}}]}}}}",
	  "deploy shop v1 abc1234 +0 #v1" },
	{ "of-none-of-several", "orders cart",
	  "[{'tag_name':'v1',"RELEASED"}]",
	  "unmatched: unknown service: it names no service" },
	{ "no-time", "", "[{'tag_name':'v1','released_at':'soon'}]",
	  "malformed: not a time: 'released_at' is \"soon\", not a time" },
};
/* clang-format on */

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	exported_add_cases("gitlab-releases", cases, G_N_ELEMENTS(cases), true);
	return g_test_run();
}
