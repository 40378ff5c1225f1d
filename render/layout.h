/* layout.h -- where on its page each panel stands */
#ifndef RENDER_LAYOUT_H
#define RENDER_LAYOUT_H

#include "model/report.h"
#include "render/scene.h"

#define LAYOUT_LANE 28.0       /* height of a lane, at most */
#define LAYOUT_HYPOTHESIS 25.0 /* of a row, where other panels are below */
enum { LAYOUT_PANELS = 16 };

/*
 * Boxes of the panels, in their order, within the body of the page; at most
 * LAYOUT_PANELS.  Continued pages ("scorecard-2") are laid out as the first.
 * A page without a layout of its own stacks its panels.
 */
void layout_panels(const struct page *page, struct box *boxes);

#endif
