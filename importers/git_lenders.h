/* git_lenders.h -- the folders that a repository has its objects in */
#ifndef IMPORTERS_GIT_LENDERS_H
#define IMPORTERS_GIT_LENDERS_H

#include <glib.h>

/*
 * Its own folder of objects, then those it borrows from (objects/info/
 * alternates), and those from which they borrow, each once; the caller's, of
 * char *.  Those that are not there are added to `gone` instead.
 */
GPtrArray *git_lenders_find(const char *common_folder, GPtrArray *gone);

#endif
