/* theme.h -- the only colours and sizes of the drawn report */
#ifndef RENDER_THEME_H
#define RENDER_THEME_H

#include <stdbool.h>
#include <stdint.h>

/*
 * One hue for data (ACT, dark blue), grey for the previous period (PREV), one
 * colour for attention (WARN).  A colour never says anything alone: whoever
 * adds a pair adds a shape or a word too, or keeps the two 15 L* apart, so
 * that a page printed grey still answers its headline.
 */
enum colour {
	COLOUR_NONE,
	COLOUR_INK,   /* text, panel rules, thresholds */
	COLOUR_INK2,  /* subtitles, axis labels, hollow markers */
	COLOUR_INK3,  /* footnotes, ticks, "not scored" */
	COLOUR_RULE,  /* hairlines */
	COLOUR_GRID,  /* gridlines */
	COLOUR_WASH,  /* background of the previous period */
	COLOUR_ACT,   /* this period's marks */
	COLOUR_MID,   /* links, second line, better */
	COLOUR_LIGHT, /* intervals, uncertain pips: beside ACT only */
	COLOUR_PALE,
	COLOUR_PREV,	  /* the previous period */
	COLOUR_WARN,	  /* worse, failed, missed */
	COLOUR_WARN_TEXT, /* the same for text */
	COLOUR_WARN_WASH, /* overspent area */
	COLOUR_INC,	  /* incidents */
	COLOUR_WHITE,
	COLOUR_HEAT1, /* heat ramp, six steps, lightest first */
	COLOUR_HEAT2,
	COLOUR_HEAT3,
	COLOUR_HEAT4,
	COLOUR_HEAT5,
	COLOUR_HEAT6,
	COLOURS
};

/* 0xRRGGBB, and the name as scenes print it ("ACT"). */
uint32_t theme_rgb(enum colour colour);
const char *theme_name(enum colour colour);

/* Lightness L* (CIE 1976, 0 to 100): what is left of a colour in grey. */
double theme_lightness(enum colour colour);

/* Sizes in pt; spacing in pt between letters. */
struct type {
	double size;
	int weight; /* 400, 500 or 600 */
	double spacing;
	enum colour colour;
	bool is_numeric; /* in columns: no kerning, so that digits align */
	bool has_halo;	 /* white, 2.6 pt, for labels that cross lines */
};

enum type_use {
	TYPE_HEADLINE,	   /* 17, to be fitted to at least 15.5 */
	TYPE_STANDFIRST,   /* 9.5 */
	TYPE_NUMBER,	   /* 28, of the cards */
	TYPE_PANEL_NUMBER, /* 22 */
	TYPE_UNIT,	   /* 10, beside these numbers */
	TYPE_TITLE,	   /* 10, of a panel */
	TYPE_HEAD,	   /* 8.5 bold, of a card or a column */
	TYPE_NOTE,	   /* 8, subtitles, axis labels, annotations */
	TYPE_LABEL,	   /* 8 medium, labels at marks */
	TYPE_ITEM,	   /* 9, sentences in lists */
	TYPE_ROW,	   /* 9 medium, the name of a row */
	TYPE_VALUE,	   /* 9 medium, numbers in columns */
	TYPE_BODY,	   /* 8.5, cells of words */
	TYPE_CELL,	   /* 8.5, cells of numbers */
	TYPE_TICK,	   /* 7.5, never smaller */
	TYPE_FOOTNOTE,	   /* 7.5 */
	TYPE_RUNNING,	   /* 8, the running header */
	TYPES
};

#define THEME_HEADLINE_LEAST 15.5

struct type theme_type(enum type_use use);
/* The same in another colour. */
struct type theme_type_in(enum type_use use, enum colour colour);

#define THEME_HAIRLINE 0.5
#define THEME_GRIDLINE 0.6
#define THEME_AXIS 0.7
#define THEME_THRESHOLD 0.9 /* dashed 3, 2 */
#define THEME_PANEL_RULE 1.2
#define THEME_DATA 1.4
#define THEME_DATA_THIN 1.2
#define THEME_HALO 2.6

#endif
