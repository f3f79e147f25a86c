// SPDX-License-Identifier: GPL-2.0-only
/* What the user's keys change. */
#include "top.h"

#include <stdio.h>
#include <string.h>

#include "screen.h"
#include "top_columns.h"

#define ESCAPE 27
#define DELETE 127
#define BACKSPACE 8

static struct top_page *page_of(struct top *top)
{
	return &top->pages[top->depth];
}

/* At the first place it stays there, whichever row that is. */
static void move_to(struct top *top, int64_t place)
{
	struct top_page *page = page_of(top);
	int64_t last = (int64_t)top->rows.shown - 1;

	if (place > last)
		place = last;
	if (place < 0)
		place = 0;
	page->cursor = (uint32_t)place;
	page->cursor_id = place ? top_rows_at(&top->rows, (uint32_t)place)->id :
				  0;
	top_arrange(top);
}

static void move_by(struct top *top, int step)
{
	move_to(top, (int64_t)page_of(top)->cursor + step);
}

static void up(struct top *top)
{
	move_by(top, -1);
}

static void down(struct top *top)
{
	move_by(top, 1);
}

static void page_up(struct top *top)
{
	move_by(top, -top_room(top));
}

static void page_down(struct top *top)
{
	move_by(top, top_room(top));
}

static void first(struct top *top)
{
	move_to(top, 0);
}

static void last(struct top *top)
{
	move_to(top, INT64_MAX);
}

static const struct stats_row *find_row(const struct stats *stats, uint64_t id)
{
	for (uint32_t i = 0; i < stats->count; i++)
		if (stats->rows[i].id == id)
			return &stats->rows[i];
	return NULL;
}

/* Into the row at the cursor. */
static void open_row(struct top *top)
{
	struct top_page *outer = page_of(top), *inner = outer + 1;
	const struct top_row *row;
	const struct stats_row *counted;

	if (top->depth || !top->rows.shown)
		return;
	row = top_rows_at(&top->rows, outer->cursor);
	counted = find_row(&top->counts.tables[outer->scope.by], row->id);
	if (!row->id) {
		top->note = "the others are many: there is none to go into";
		return;
	}
	if (!counted) {
		top->note =
			"it made no calls for long, and made room for others";
		return;
	}
	outer->cursor_id = row->id;
	*inner = (struct top_page){
		.scope = { .by = outer->scope.by, .id = row->id },
		.whose = { .by = outer->scope.by },
	};
	memcpy(inner->whose.key, counted->key, sizeof(inner->whose.key));
	snprintf(inner->name, sizeof(inner->name), "%s", row->name);
	top->depth = 1;
	top_take(top);
}

/* What was added last goes first. */
static void back(struct top *top)
{
	if (*page_of(top)->filter) {
		*page_of(top)->filter = '\0';
		top_arrange(top);
	} else if (top->depth) {
		top->depth = 0;
		top_take(top);
	}
}

static void show_by(struct top *top, enum stats_by by)
{
	top->depth = 0;
	top->pages[0] = (struct top_page){ .scope.by = by };
	top_take(top);
}

static void by_option(struct top *top)
{
	show_by(top, STATS_BY_OPTION);
}

static void by_process(struct top *top)
{
	show_by(top, STATS_BY_PROCESS);
}

static void by_socket(struct top *top)
{
	show_by(top, STATS_BY_SOCKET);
}

static void by_next(struct top *top)
{
	enum stats_by by = top->pages[0].scope.by;

	show_by(top, by == STATS_BY_SOCKET ? STATS_BY_OPTION : by + 1);
}

static void sort_beside(struct top *top, int step)
{
	top->sort = top_columns_beside(top->sort, step, top->columns);
	top_arrange(top);
}

static void sort_left(struct top *top)
{
	sort_beside(top, -1);
}

static void sort_right(struct top *top)
{
	sort_beside(top, 1);
}

static void reverse(struct top *top)
{
	top->reversed = !top->reversed;
	top_arrange(top);
}

static void type_filter(struct top *top)
{
	top->typing = true;
}

/* What was counted meanwhile is there at once. */
static void pause(struct top *top)
{
	top->paused = !top->paused;
	if (!top->paused)
		top_take(top);
}

static void clear(struct top *top)
{
	if (top->ended) {
		top->note = "no more calls come: nothing would be left";
		return;
	}
	if (top->live)
		top->to_ns = top->now_ns;
	top_counts_restart(&top->counts, top->to_ns);
	top->all = top->errors = top->rate = 0;
	top->losses = top->counts.losses;
	top->from_ns = top->to_ns;
	top->depth = 0;
	top_take(top);
}

static void help(struct top *top)
{
	top->help = true;
	top->help_first = 0;
}

static void repair(struct top *top)
{
	top->repair = true;
}

static void quit(struct top *top)
{
	top->quit = true;
}

static void (*const actions[])(struct top *top) = {
	[TOP_UP] = up,
	[TOP_DOWN] = down,
	[TOP_PAGE_UP] = page_up,
	[TOP_PAGE_DOWN] = page_down,
	[TOP_FIRST] = first,
	[TOP_LAST] = last,
	[TOP_OPEN] = open_row,
	[TOP_BACK] = back,
	[TOP_BY_OPTION] = by_option,
	[TOP_BY_PROCESS] = by_process,
	[TOP_BY_SOCKET] = by_socket,
	[TOP_BY_NEXT] = by_next,
	[TOP_SORT_LEFT] = sort_left,
	[TOP_SORT_RIGHT] = sort_right,
	[TOP_REVERSE] = reverse,
	[TOP_TYPE_FILTER] = type_filter,
	[TOP_PAUSE] = pause,
	[TOP_CLEAR] = clear,
	[TOP_HELP] = help,
	[TOP_REPAIR] = repair,
	[TOP_QUIT] = quit,
};

/* Help is read line by line; any other key closes it. */
static void act_in_help(struct top *top, enum top_action action)
{
	if (action == TOP_DOWN)
		top->help_first++;
	else if (action == TOP_UP && top->help_first)
		top->help_first--;
	else if (action != TOP_UP)
		top->help = false;
}

void top_act(struct top *top, enum top_action action)
{
	top->note = NULL;
	if (action == TOP_QUIT || action == TOP_REPAIR || !top->help)
		actions[action](top);
	else
		act_in_help(top, action);
}

static void type_character(struct top *top, char c)
{
	char *filter = page_of(top)->filter;
	size_t len = strlen(filter);

	if (len == TOP_FILTER - 1)
		return;
	filter[len] = c;
	filter[len + 1] = '\0';
}

static void erase_character(struct top *top)
{
	char *filter = page_of(top)->filter;

	if (*filter)
		filter[strlen(filter) - 1] = '\0';
	else
		top->typing = false;
}

void top_type(struct top *top, int key)
{
	top->note = NULL;
	if (key == '\n' || key == '\r' || key == SCREEN_KEY_ENTER) {
		top->typing = false;
	} else if (key == ESCAPE) {
		top->typing = false;
		*page_of(top)->filter = '\0';
	} else if (key == SCREEN_KEY_BACKSPACE || key == DELETE ||
		   key == BACKSPACE) {
		erase_character(top);
	} else if (key >= ' ' && key < DELETE) {
		type_character(top, (char)key);
	}
	top_arrange(top);
}
