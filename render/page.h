/* page.h -- the frame of every page: header, headline, panels, footnote
 *
 * 12 columns of 49 pt with gutters of 12.  The body lies between y = 74 and
 * y = 478.
 */
#ifndef RENDER_PAGE_H
#define RENDER_PAGE_H

#include "render/scene.h"

#define PAGE_BODY_TOP 74.0
#define PAGE_BODY_END 478.0

/* Left edge of a column (0 to 11), width of so many columns (1 to 12). */
double page_x(int column);
double page_w(int columns);

struct frame {
	const char *organisation;     /* may be "" */
	const char *running;	      /* "Engineering review · 2026 Q2" */
	const char *section;	      /* "Lead time for changes" */
	const char *const *headlines; /* from rich to plain */
	uint32_t n_headlines;
	const char *standfirst; /* may be "" */
};

/*
 * Draws what stands above the body and opens the section.  The headline is the
 * first that fits, at 17 pt or else at 15.5; the last is shrunk until it does.
 * Its index is returned.
 */
uint32_t page_open(struct scene *scene, const struct frame *frame);

/*
 * Draws what stands below the body and closes the section: the footnote, in as
 * many lines as it needs (the rule moves up), and "3 / 16".
 */
void page_close(struct scene *scene, const char *footnote, uint32_t number,
		uint32_t total);

/*
 * The rule, title and subtitle (either may be NULL or "") of a panel in its
 * box.  Returns what is left of the box for the plot: it begins 34 pt lower
 * with a subtitle of one line, 22 without.
 */
struct box page_panel(struct scene *scene, struct box box, const char *title,
		      const char *subtitle);

#endif
