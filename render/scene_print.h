/* scene_print.h -- a scene as text, and what is wrong with it */
#ifndef RENDER_SCENE_PRINT_H
#define RENDER_SCENE_PRINT_H

#include "render/scene.h"

/* As PDF calls it: "Figure". */
const char *scene_tag_name(enum tag tag);

/* One mark a line, coordinates to 0.1 pt; g_free() it. */
char *scene_print(const struct scene *scene);

/*
 * What a reader would trip over, a sentence each: text outside the live area,
 * text upon text (as its ruler has it), coordinates that are no numbers, tags
 * that do not nest.
 * Of char *, owned by the array, the caller's to unref; empty is good.
 */
GPtrArray *scene_check(const struct scene *scene);

#endif
