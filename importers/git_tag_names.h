/* git_tag_names.h -- the names of the tags of a repository */
#ifndef IMPORTERS_GIT_TAG_NAMES_H
#define IMPORTERS_GIT_TAG_NAMES_H

#include "importers/git_open.h"

/*
 * Names without refs/tags/, in the order of their bytes, also of those that
 * lead nowhere (a file that a crash left empty); the caller's, of char *.
 */
GPtrArray *git_tag_names(const struct git *git);

#endif
