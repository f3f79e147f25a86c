/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * top without its terminal: what is counted, which rows of it are looked at, and
 * what an action changes of that. The screen shows what stands here.
 */
#ifndef SOT_TOP_H
#define SOT_TOP_H

#include "top_calls.h"
#include "top_counts.h"
#include "top_rows.h"

/* Smaller screens show nothing but this. */
#define TOP_LINES_LEAST 10
#define TOP_COLUMNS_LEAST 60

/* Lines above the rows, and below them. */
#define TOP_HEAD 4
#define TOP_FOOT 1

#define TOP_FILTER 40
#define TOP_NAME 256

enum top_action {
	TOP_UP,
	TOP_DOWN,
	TOP_PAGE_UP,
	TOP_PAGE_DOWN,
	TOP_FIRST,
	TOP_LAST,
	TOP_OPEN,
	TOP_BACK,
	TOP_BY_OPTION,
	TOP_BY_PROCESS,
	TOP_BY_SOCKET,
	TOP_BY_NEXT,
	TOP_SORT_LEFT,
	TOP_SORT_RIGHT,
	TOP_REVERSE,
	TOP_TYPE_FILTER,
	TOP_PAUSE,
	TOP_CLEAR,
	TOP_HELP,
	TOP_REPAIR,
	TOP_QUIT,
};

/* All rows of a table, or those that belong to one of them. */
struct top_page {
	struct top_scope scope;
	struct top_whose whose; /* the calls, within a row */
	char name[TOP_NAME];	/* of that row */
	char filter[TOP_FILTER];
	uint32_t cursor, first; /* places among the rows shown */
	uint64_t cursor_id;	/* the row to stay at; 0: at the first place */
};

struct top {
	/* set by the caller: */
	enum stats_by by;
	enum stats_sort sort;
	bool live;	      /* else rates are of all the time */
	uint64_t interval_ns; /* at which the screen is renewed */

	/* of the screen, see top_resize() */
	int lines, columns;
	uint64_t now_ns; /* set by the caller before a key is pressed */

	/* as it goes on: */
	const struct stream *stream;
	bool utc;
	struct top_counts counts;
	bool ended;		/* no calls come any more */
	uint32_t since_looking; /* calls since the clock was looked at */

	/* as it stands still between two looks: */
	struct top_rows rows;
	struct top_calls calls;
	uint64_t from_ns, to_ns; /* CLOCK_MONOTONIC */
	uint64_t all, errors, rate;
	struct summary losses;

	/* what the user does: */
	struct top_page pages[2];
	int depth;
	bool reversed, paused, typing, help, quit, repair;
	uint32_t help_first;
	const char *note; /* what is wrong with the last key; NULL: nothing */
};

int top_init(struct top *top); /* 0 or -ENOMEM */
void top_free(struct top *top);

/* From now on, with nothing counted. */
void top_begin(struct top *top, const struct stream *stream, bool utc,
	       uint64_t now_ns);

void top_event(struct top *top, const struct record *rec);
void top_lost(struct top *top, const struct sot_lost *lost);

/* Looks at what was counted up to then, unless paused. */
void top_look(struct top *top, uint64_t now_ns);

void top_resize(struct top *top, int lines, int columns);

/* top_move.c: what the user asked for. */
void top_act(struct top *top, enum top_action action);

/* A key while the filter is typed; characters are ASCII. */
void top_type(struct top *top, int key);

static inline const struct top_page *top_page(const struct top *top)
{
	return &top->pages[top->depth];
}

/* Of the screen: lines for rows, and for the last calls below them. */
int top_room(const struct top *top);
int top_calls_room(const struct top *top);

static inline bool top_is_too_small(const struct top *top)
{
	return top->lines < TOP_LINES_LEAST || top->columns < TOP_COLUMNS_LEAST;
}

/* Takes the rows of the page anew, whether paused or not. */
void top_take(struct top *top);

/* The same rows, chosen and put in order as they now should be. */
void top_arrange(struct top *top);

#endif
