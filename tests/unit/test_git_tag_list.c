/* test_git_tag_list.c -- lists of git's tags as deploys */
#include "tests/exported.h"

#define A "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define B "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
#define AT "2023-11-14T22:13:20+00:00"
#define EARLIER "2023-11-14T22:13:10+00:00"

/* clang-format off */
static const struct exported_case cases[] = {
	{ "annotated", "",
	  "orders-v1.0\ttag\t" AT "\t" A "\t" B "\t" EARLIER "\n",
	  "deploy orders orders-v1.0 " B " +0 #orders-v1.0" },
	{ "lightweight", "",
	  "orders-v1.0\tcommit\t" AT "\t" A "\t\t" AT "\n",
	  "deploy orders orders-v1.0 " A " +0 #orders-v1.0 | finding: time of "
	  "a tag: tag \"orders-v1.0\" tells no time: its commit's is taken" },
	{ "lightweight-with-a-time-in-its-name", "",
	  "deploy-2023-11-15T0000Z\tcommit\t" AT "\t" A "\t\t" AT "\n",
	  "deploy x deploy-2023-11-15T0000Z " A " +6400 "
	  "#deploy-2023-11-15T0000Z" },
	{ "type-not-told", "",
	  "orders-v1.0\t" AT "\t" A "\t\n",
	  "deploy orders orders-v1.0 " A " +0 #orders-v1.0 | finding: time of "
	  "a tag: tag \"orders-v1.0\" tells no time: its commit's is taken" },
	{ "blanks", "", "v1.0 " AT " " A "\nv1.1 2023-11-14T22:13:30Z " B,
	  "deploy x v1.0 " A " +0 #v1.0 | deploy x v1.1 " B " +10 #v1.1" },
	{ "times-with-blanks", "",
	  "refs/tags/v1.0 2023-11-14 23:13:20 +0100 4f2a91c Say it\r\n",
	  "deploy x v1.0 4f2a91c +0 #v1.0" },
	{ "seconds", "", "v1.0 4f2a91c 1700000000\n",
	  "deploy x v1.0 4f2a91c +0 #v1.0" },
	{ "of-the-only-service", "orders", "v1.0 " AT " " A,
	  "deploy orders v1.0 " A " +0 #v1.0" },
	{ "of-one-of-several", "orders cart", "cart/v1.0 " AT " " A,
	  "deploy cart cart/v1.0 " A " +0 #cart/v1.0" },
	{ "of-none-of-several", "orders cart", "v1.0 " AT " " A,
	  "unmatched: unknown service: it names no service" },
	{ "early", "", "v1.0-rc.1 " AT " " A, "1 not_production" },
	{ "moved", "", "production " AT " " A, "1 not_relevant" },
	{ "not-a-tag", "", "v1.0 " AT " " A "\n\nand so on\n",
	  "deploy x v1.0 " A " +0 #v1.0 | malformed: not a tag: \"and so on\" "
	  "is not a name, a time and an id" },
	{ "cut-in-a-letter", "",
	  "v1.0 " AT " " A "\n"
	  "0123456789012345678901234567890123456789012345678901234567å\n",
	  "deploy x v1.0 " A " +0 #v1.0 | malformed: not a tag: \"01234567890"
	  "12345678901234567890123456789012345678901234567å\" is not a name, a "
	  "time and an id" },
	{ "cut-within-a-letter", "",
	  "v1.0 " AT " " A "\n"
	  "01234567890123456789012345678901234567890123456789012345678å\n",
	  "deploy x v1.0 " A " +0 #v1.0 | malformed: not a tag: \"01234567890"
	  "123456789012345678901234567890123456789012345678\uFFFD\" is not a "
	  "name, a time and an id" },
	{ "not-a-time", "", "v1.0 2023-13-14T22:13:20Z " A,
	  "malformed: not a time: 'creatordate' is "
	  "\"2023-13-14T22:13:20Z\", not a time" },
	{ "a-log", "", A "\t" AT "\tSubject\n",
	  "error: x: of no known format: its columns are \"" A "\", \"" AT
	  "\", \"Subject\"" },
};
/* clang-format on */

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	exported_add_cases("git-tag-list", cases, G_N_ELEMENTS(cases), false);
	return g_test_run();
}
