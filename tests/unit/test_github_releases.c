/* test_github_releases.c -- releases of GitHub as deploys */
#include "tests/exported.h"

#define RELEASE                                                          \
	"'id':5,'tag_name':'v1.2','draft':false,'prerelease':false,"     \
	"'target_commitish':'main','created_at':'2023-11-14T20:00:00Z'," \
	"'url':'https://api.github.com/repos/acme/shop/releases/5'"
#define AT ",'published_at':'2023-11-14T22:13:20Z'"

/* clang-format off */
static const struct exported_case cases[] = {
	{ "hooks-of-something-else", "",
	  "{'ref':'refs/heads/main','before':'a','after':'b','repository':{'full_name':'acme/shop'},"
	  "'sender':{'login':'ann'}}{'action':'created','check_run':{'id':1},'repository':"
	  "{'full_name':'acme/shop'},'sender':{'login':'ann'}}"
	  "{'action':'completed','workflow_run':{'id':7,'head_sha':'abc','run_number':1,"
	  "'created_at':'2023-11-14T22:13:20Z'},'repository':{'full_name':'acme/shop'},"
	  "'sender':{'login':'ann'}}",
	  "runs run=7 attempt=1 repository=acme/shop commit=abc queued_at=+0 | 2 not_relevant" },
	{ "published", "", "[{" RELEASE AT "}]", "deploy shop v1.2 +0 #5" },
	{ "a-draft", "", "[{" RELEASE ",'published_at':null}]",
	  "1 not_relevant" },
	{ "a-draft-with-a-date", "", "[{" RELEASE AT ",'draft':true}]",
	  "1 not_relevant" },
	{ "before-it-is-for-all", "", "[{" RELEASE AT ",'prerelease':true}]",
	  "1 not_production" },
	{ "of-a-commit", "",
	  "{" RELEASE AT ",'target_commitish':"
	  "'0123456789abcdef0123456789abcdef01234567'}",
	  "deploy shop v1.2 0123456789abcdef0123456789abcdef01234567 +0 #5" },
	{ "the-tag-names-the-service", "orders payments",
	  "{" RELEASE AT ",'tag_name':'orders-v1.2'}",
	  "deploy orders orders-v1.2 +0 #5" },
	{ "the-tag-names-none", "shop",
	  "{" RELEASE AT ",'tag_name':'orders-v1.2'}",
	  "deploy shop orders-v1.2 +0 #5" },
	{ "unknown-service", "orders", "{" RELEASE AT "}",
	  "unmatched: unknown service: \"shop\" is not a configured service" },
	{ "called-as-the-file", "",
	  "[{'tagName':'v1','isDraft':false,"
	  "'publishedAt':'2023-11-14T22:13:20Z'}]",
	  "deploy x v1 +0" },
	{ "of-the-only-service", "orders",
	  "[{'tagName':'v1','isDraft':false,"
	  "'publishedAt':'2023-11-14T22:13:20Z'}]",
	  "deploy orders v1 +0" },
	{ "of-none-of-several", "orders cart",
	  "[{'tagName':'v1','isDraft':false,"
	  "'publishedAt':'2023-11-14T22:13:20Z'}]",
	  "unmatched: unknown service: it names no service" },
	{ "events-of-a-repository", "",
	  "[{'type':'ReleaseEvent','repo':{'name':'acme/shop'},'payload':"
	  "{'action':'published','release':{'id':5,'tag_name':'v1',"
	  "'draft':false,'html_url':'https://github.com/acme/shop/releases/"
	  "tag/v1','published_at':'2023-11-14T22:13:20Z'}}},"
	  "{'type':'WatchEvent','repo':{'name':'acme/shop'},"
	  "'payload':{'action':'started'}}]",
	  "deploy shop v1 +0 #5 | 1 not_relevant" },
	{ "owner-and-name-alone", "",
	  "{'data':{'repository':{'nameWithOwner':'acme/shop','releases':"
	  "{'nodes':[{'tagName':'v1','isDraft':false,"
	  "'publishedAt':'2023-11-14T22:13:20Z'}]}}}}",
	  "deploy shop v1 +0" },
	{ "printed-by-gh", "",
	  "[{'tagName':'orders/v1','isDraft':false,'isPrerelease':false,"
	  "'publishedAt':'2023-11-14T22:13:20Z'}]",
	  "deploy orders orders/v1 +0" },
	{ "a-hook", "",
	  "{'action':'published','release':{" RELEASE AT "},"
	  "'repository':{'name':'basket'}}",
	  "deploy basket v1.2 +0 #5" },
	{ "sent-for-each-change", "",
	  "{'action':'published','release':{" RELEASE AT "}}"
	  "{'action':'released','release':{" RELEASE AT "}}"
	  "{'action':'deleted','release':{" RELEASE AT "}}",
	  "deploy shop v1.2 +0 #5 | deploy shop v1.2 +0 #5 | "
	  "1 not_relevant" },
	{ "graph-as-it-answers", "",
	  "{'data':{'repository':{'releases':{'nodes':[{'databaseId':5,"
	  "'tagName':'v1','isDraft':false,'tagCommit':{'oid':'abc'},"
	  "'url':'https://github.com/acme/shop/releases/tag/v1',"
	  "'publishedAt':'2023-11-14T22:13:20Z'}]}}}}",
	  "deploy shop v1 abc +0 #5" },
	{ "not-a-time", "", "{" RELEASE ",'published_at':'noon'}",
	  "malformed: not a time: 'published_at' is \"noon\", not a time" },
	{ "tags-have-no-dates", "",
	  "[{'name':'v1','zipball_url':'x','commit':{'sha':'abc'}},"
	  "{'name':'v0','zipball_url':'x','commit':{'sha':'abd'}}]",
	  "2 not_relevant | finding: only tags: tags without dates; give the "
	  "repository instead" },
};
/* clang-format on */

/* clang-format off */
static const struct exported_case printed[] = {
	{ "into-a-file", "",
	  "The first\tLatest\tv1.2\t2023-11-14T22:13:20Z\n"
	  "Next\tPre-release\tv2-rc1\t2023-11-14T22:13:20Z\n"
	  "Later\tDraft\tv3\t2023-11-14T22:13:20Z\n\n",
	  "deploy x v1.2 +0 | 1 not_production | 1 not_relevant" },
	{ "of-a-service-in-the-tag", "orders cart",
	  "The first\t\tcart-v1.2\t2023-11-14T22:13:20Z\r\n",
	  "deploy cart cart-v1.2 +0" },
	{ "another-line", "",
	  "The first\tLatest\tv1.2\t2023-11-14T22:13:20Z\nmore\n",
	  "deploy x v1.2 +0 | malformed: not of this format: its columns are "
	  "not those of the others" },
};
/* clang-format on */

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	exported_add_cases("github-releases", cases, G_N_ELEMENTS(cases), true);
	exported_add_cases("listed-by-gh", printed, G_N_ELEMENTS(printed),
			   false);
	return g_test_run();
}
