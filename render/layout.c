/* layout.c -- where on its page each panel stands */
#include "render/layout.h"

#include "render/page.h"

#include <string.h>

static struct box columns(int first, int n, double top, double end)
{
	return (struct box){ page_x(first), top, page_w(n), end - top };
}

static void lay_summary(const struct page *page, struct box *boxes)
{
	(void)page;
	boxes[0] = columns(0, 12, PAGE_BODY_TOP, 204);
	boxes[1] = columns(0, 7, 216, 326);
	boxes[2] = columns(7, 5, 216, 326);
	boxes[3] = columns(0, 12, 336, PAGE_BODY_END);
}

/* Two charts above, one below: lead time, recovery. */
static void lay_distribution(const struct page *page, struct box *boxes)
{
	(void)page;
	boxes[0] = columns(0, 7, PAGE_BODY_TOP, 270);
	boxes[1] = columns(7, 5, PAGE_BODY_TOP, 270);
	boxes[2] = columns(0, 12, 280, PAGE_BODY_END);
}

static void lay_failure(const struct page *page, struct box *boxes)
{
	(void)page;
	boxes[0] = columns(0, 7, PAGE_BODY_TOP, 190);
	boxes[1] = columns(0, 7, 196, 300);
	boxes[2] = columns(7, 5, PAGE_BODY_TOP, 300);
	boxes[3] = columns(0, 12, 308, PAGE_BODY_END);
}

/* Two rows of three. */
static void lay_health(const struct page *page, struct box *boxes)
{
	(void)page;
	for (int i = 0; i < 6; i++)
		boxes[i] = columns(i % 3 * 4, 4, i < 3 ? PAGE_BODY_TOP : 282,
				   i < 3 ? 270 : PAGE_BODY_END);
}

/* The lanes take what they need, what is below the rest. */
static void lay_timeline(const struct page *page, struct box *boxes)
{
	const struct lanes *lanes = page->panels[0].data;
	double end = PAGE_BODY_END;

	if (page->n_panels > 1) {
		end = PAGE_BODY_TOP + 44;
		end += page->panels[0].state == STATE_DRAWN ?
			       LAYOUT_LANE * lanes->n :
			       100;
		end = end > 366 ? 366 : end;
		boxes[1] = columns(0, 6, end + 12, PAGE_BODY_END);
		boxes[2] = columns(6, 6, end + 12, PAGE_BODY_END);
	}
	boxes[0] = columns(0, 12, PAGE_BODY_TOP, end);
}

/* Ratios above curves; on the pages that follow, curves alone. */
static void lay_impact(const struct page *page, struct box *boxes)
{
	boxes[0] = columns(0, 12, PAGE_BODY_TOP, PAGE_BODY_END);
	if (page->n_panels < 2)
		return;
	boxes[0] = columns(0, 12, PAGE_BODY_TOP, 206);
	boxes[1] = columns(0, 12, 212, PAGE_BODY_END);
}

static void lay_rollback(const struct page *page, struct box *boxes)
{
	(void)page;
	boxes[0] = columns(0, 4, PAGE_BODY_TOP, 232);
	boxes[1] = columns(4, 4, PAGE_BODY_TOP, 232);
	boxes[2] = columns(8, 4, PAGE_BODY_TOP, 232);
	boxes[3] = columns(0, 12, 238, PAGE_BODY_END);
}

/* What is drawn of all above, then a row each. */
static void lay_canary(const struct page *page, struct box *boxes)
{
	(void)page;
	boxes[0] = columns(0, 12, PAGE_BODY_TOP, 206);
	boxes[1] = columns(0, 12, 214, PAGE_BODY_END);
}

/* Canaries above, flags below, which take what they need. */
static void lay_delivery(const struct page *page, struct box *boxes)
{
	const struct panel *flags = &page->panels[2];
	const struct forest *forest = flags->data;
	double height =
		flags->state == STATE_DRAWN ? 74 + 18.0 * forest->n : 100;
	double end = PAGE_BODY_END - 18; /* for more lines below the rule */
	double middle = CLAMP(end - height, 260, 290);

	boxes[0] = columns(0, 4, PAGE_BODY_TOP, middle);
	boxes[1] = columns(4, 8, PAGE_BODY_TOP, middle);
	boxes[2] = columns(0, 12, middle + 8, end);
}

static void lay_quality(const struct page *page, struct box *boxes)
{
	const struct source_rows *rows = page->panels[0].data;
	double end = PAGE_BODY_TOP + 17 + (rows->n >= 9 ? 22 : 28) * rows->n;

	boxes[0] = columns(0, 12, PAGE_BODY_TOP, end);
	boxes[1] = columns(0, 12, end + 20, PAGE_BODY_END);
}

static void lay_definitions(const struct page *page, struct box *boxes)
{
	(void)page;
	boxes[0] = columns(0, 12, PAGE_BODY_TOP, 380);
	boxes[1] = columns(0, 7, 386, PAGE_BODY_END);
	boxes[2] = columns(7, 5, 386, PAGE_BODY_END);
}

/* Terms take what they need, tables the rest. */
static void lay_terms(const struct page *page, struct box *boxes)
{
	const struct terms *terms = page->panels[0].data;
	double end = PAGE_BODY_END;

	if (page->n_panels > 1) {
		end = PAGE_BODY_TOP + 12 + 29.5 * ((terms->n + 1) / 2);
		end = end > 400 ? 400 : end;
		boxes[1] = columns(0, page->n_panels > 2 ? 5 : 7, end + 8,
				   PAGE_BODY_END);
	}
	if (page->n_panels > 2)
		boxes[2] = columns(5, 7, end + 8, PAGE_BODY_END);
	boxes[0] = columns(0, 12, PAGE_BODY_TOP, end);
}

/* 3 x 3, the fewer the larger; 4 x 4 where there are more than nine. */
static void lay_budgets(const struct page *page, struct box *boxes)
{
	const struct burndown *first = page->panels[0].data;
	uint32_t n = MIN(page->n_panels, LAYOUT_PANELS);
	uint32_t across = first->is_small ? 4 : MIN(n, 3);
	uint32_t rows = first->is_small ? 4 : (n + 2) / 3;
	double pitch = (PAGE_BODY_END - PAGE_BODY_TOP) / rows;
	int wide = 12 / (int)across;

	pitch = rows == 1 ? 240 : pitch;
	for (uint32_t i = 0; i < n; i++) {
		double top = PAGE_BODY_TOP + i / across * pitch;

		boxes[i] = columns((int)(i % across) * wide, wide, top,
				   top + pitch - 4);
	}
}

/* Hypotheses take what their rows need, what is below the rest. */
static void lay_chaos(const struct page *page, struct box *boxes)
{
	const struct hypotheses *hypotheses = page->panels[0].data;
	double top = PAGE_BODY_TOP;

	if (page->panels[0].kind == PANEL_HYPOTHESES) {
		boxes++[0] = columns(0, 12, top, PAGE_BODY_END);
		if (page->n_panels < 3)
			return;
		top += page->panels[0].state == STATE_DRAWN ?
			       40 + LAYOUT_HYPOTHESIS * hypotheses->n :
			       100;
		boxes[-1].height = top - PAGE_BODY_TOP;
		top += 10;
	}
	boxes[0] = columns(0, 7, top, PAGE_BODY_END);
	boxes[1] = columns(7, 5, top, PAGE_BODY_END);
}

static void lay_stack(const struct page *page, struct box *boxes)
{
	uint32_t n = MIN(page->n_panels, LAYOUT_PANELS);
	double height = (PAGE_BODY_END - PAGE_BODY_TOP) / MAX(n, 1);

	for (uint32_t i = 0; i < n; i++)
		boxes[i] = columns(0, 12, PAGE_BODY_TOP + i * height,
				   PAGE_BODY_TOP + (i + 1) * height - 8);
}

static const struct {
	const char *id;
	void (*lay)(const struct page *page, struct box *boxes);
} layouts[] = {
	{ "summary", lay_summary },
	{ "loop", lay_stack },
	{ "scorecard", lay_stack },
	{ "lead-time", lay_distribution },
	{ "change-failure-rate", lay_failure },
	{ "time-to-recovery", lay_distribution },
	{ "deploys-and-incidents", lay_timeline },
	{ "change-impact", lay_impact },
	{ "rollback-backtest", lay_rollback },
	{ "ci-health", lay_health },
	{ "canary", lay_canary },
	{ "progressive-delivery", lay_delivery },
	{ "slo-budgets", lay_budgets },
	{ "chaos", lay_chaos },
	{ "data-quality", lay_quality },
	{ "definitions-2", lay_terms },
	{ "definitions", lay_definitions },
};

void layout_panels(const struct page *page, struct box *boxes)
{
	for (size_t i = 0; i < G_N_ELEMENTS(layouts); i++)
		if (g_str_has_prefix(page->id, layouts[i].id)) {
			layouts[i].lay(page, boxes);
			return;
		}
	lay_stack(page, boxes);
}
