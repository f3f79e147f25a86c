// SPDX-License-Identifier: GPL-2.0-only
#include "top_draw.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>

#include "screen.h"
#include "timestamp.h"
#include "top_columns.h"
#include "top_keys.h"

/* What is wider than any screen is cut there. */
#define LINE 1024

/* Columns of the names of keys, in help. */
#define KEY_NAMES 16

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

__attribute__((format(printf, 5, 6))) static int put(const struct top *top,
						     int line, int column,
						     enum screen_look look,
						     const char *fmt, ...)
{
	char text[LINE];
	va_list args;
	int len;

	va_start(args, fmt);
	len = vsnprintf(text, sizeof(text), fmt, args);
	va_end(args);
	screen_put(line, column, look, text, top->columns - column);
	return column + len;
}

/* Text that ends where the line does. */
static void put_right(const struct top *top, int line, enum screen_look look,
		      const char *text)
{
	int column = top->columns - (int)strlen(text);

	put(top, line, column > 0 ? column : 0, look, "%s", text);
}

/* "12:01:02": nobody reads more off a screen. */
static void put_time(char text[16], const struct top *top, uint64_t ns)
{
	struct out out;
	int64_t time =
		(int64_t)(ns + (uint64_t)top->stream->realtime_offset_ns);

	text[0] = '\0';
	if (out_init(&out, -1))
		return;
	timestamp_time(&out, time, top->utc);
	snprintf(text, 16, "%.*s", out.len < 8 ? (int)out.len : 8, out.buf);
	out_free(&out);
}

static const char *state(const struct top *top)
{
	if (top->paused)
		return "PAUSED";
	if (top->ended)
		return "ENDED";
	return "";
}

static void draw_head(const struct top *top)
{
	const struct summary *losses = &top->losses;
	bool bad = summary_has_loss(losses);
	char from[16], to[16], rate[TOP_CELL];
	int at = put(top, 0, 0, SCREEN_BOLD, "sockopt-trace top");

	put_time(from, top, top->from_ns);
	put_time(to, top, top->to_ns);
	if (top->live)
		put(top, 0, at, SCREEN_PLAIN, " on %s, %s", top->stream->host,
		    to);
	else if (top->all)
		put(top, 0, at, SCREEN_PLAIN, " of %s, %s to %s",
		    top->stream->host, from, to);
	put_right(top, 0, SCREEN_REVERSE, state(top));
	top_cell_rate(rate, top->rate);
	at = put(top, 1, 0, SCREEN_PLAIN,
		 "%s calls/s, %" PRIu64 " calls, %" PRIu64 " errors, ", rate,
		 top->all, top->errors);
	at = put(top, 1, at, bad ? SCREEN_BOLD : SCREEN_PLAIN,
		 "%" PRIu64 " lost, %" PRIu64 " missed", losses->lost,
		 losses->missed);
	if (losses->blind)
		put(top, 1, at, SCREEN_BOLD, ", blind %" PRIu64 " time%s",
		    losses->blind, losses->blind == 1 ? "" : "s");
}

/* Which of the three tables it is. */
static int draw_tabs(const struct top *top)
{
	int at = 0;

	for (int by = STATS_BY_OPTION; by <= STATS_BY_SOCKET; by++) {
		bool chosen = top_page(top)->scope.by == (enum stats_by)by;

		at = put(top, 2, at, chosen ? SCREEN_BOLD : SCREEN_PLAIN,
			 chosen ? "[%s]" : " %s ", stats_by_plurals[by]);
	}
	return at;
}

/*
 * How rows are chosen and sorted, and which of them are to be seen; all of it where
 * that leaves what stands before as it is.
 */
static void draw_order(const struct top *top, int before)
{
	static const char *const sorts[][2] = {
		{ "largest first", "smallest first" },
		{ "a to z", "z to a" },
	};
	const struct top_page *page = top_page(top);
	uint32_t shown = top->rows.shown;
	uint32_t end = page->first + (uint32_t)top_room(top);
	char filter[TOP_FILTER + 8] = "", places[64], text[LINE];

	if (*page->filter)
		snprintf(filter, sizeof(filter), " /%s,", page->filter);
	snprintf(places, sizeof(places), "%" PRIu32 "-%" PRIu32 " of %" PRIu32,
		 shown ? page->first + 1 : 0, end < shown ? end : shown, shown);
	snprintf(text, sizeof(text), "%s by %s, %s, %s", filter,
		 stats_sort_names[top->sort],
		 sorts[top->sort == STATS_SORT_NAME][top->reversed], places);
	if (before + (int)strlen(text) > top->columns)
		snprintf(text, sizeof(text), "%s %s", filter, places);
	put_right(top, 2, SCREEN_PLAIN, text);
}

static void draw_place(const struct top *top)
{
	if (!top->depth)
		draw_order(top, draw_tabs(top));
	else
		draw_order(top, put(top, 2, 0, SCREEN_BOLD, "%s",
				    top_page(top)->name));
}

static void draw_titles(const struct top *top)
{
	enum stats_by by = top_scope_by(&top_page(top)->scope);
	int at = 0;

	put(top, 3, 0, SCREEN_REVERSE, "%*s", top->columns, "");
	for (size_t i = 0; i < TOP_COLUMNS; i++) {
		const struct top_column *column = &top_columns[i];
		char title[TOP_CELL];

		if (!top_column_is_shown(column, top->columns))
			continue;
		snprintf(title, sizeof(title), "%s%s",
			 column->title ? column->title : stats_by_names[by],
			 column->sort == top->sort ? "*" : "");
		at = put(top, 3, at, SCREEN_REVERSE, "%*s%s", column->width,
			 column->title ? title : "", column->title ? "" : " ");
		if (!column->title)
			put(top, 3, at, SCREEN_REVERSE, "%s", title);
	}
}

static void draw_row(const struct top *top, int line, const struct top_row *row,
		     enum screen_look look)
{
	int at = 0;

	put(top, line, 0, look, "%*s", top->columns, "");
	for (size_t i = 0; i < TOP_COLUMNS; i++) {
		const struct top_column *column = &top_columns[i];
		char cell[TOP_CELL];

		if (!top_column_is_shown(column, top->columns))
			continue;
		if (!column->cell) {
			put(top, line, at, look, " %s", row->name);
			continue;
		}
		column->cell(cell, row->figures[column->sort]);
		at = put(top, line, at, look, "%*s", column->width, cell);
	}
}

static void draw_rows(const struct top *top)
{
	const struct top_page *page = top_page(top);
	uint32_t end = page->first + (uint32_t)top_room(top);

	for (uint32_t i = page->first; i < end && i < top->rows.shown; i++)
		draw_row(top, TOP_HEAD + (int)(i - page->first),
			 top_rows_at(&top->rows, i),
			 i == page->cursor ? SCREEN_REVERSE : SCREEN_PLAIN);
	if (!top->rows.shown)
		put(top, TOP_HEAD, 2, SCREEN_PLAIN, "%s",
		    *page->filter     ? "no row has this text" :
		    top->counts.calls ? "no calls" :
					"no calls yet");
}

static void draw_calls(const struct top *top)
{
	int line = TOP_HEAD + top_room(top), room = top_calls_room(top);
	size_t count = top->calls.count, i = 0;

	if (!top->depth)
		return;
	put(top, line, 0, SCREEN_REVERSE, "%*s", top->columns, "");
	put(top, line++, 0, SCREEN_REVERSE, " the last calls");
	if (count > (size_t)room)
		i = count - (size_t)room;
	for (; i < count; i++)
		put(top, line++, 0, SCREEN_PLAIN, "%s",
		    top_calls_line(&top->calls, i));
}

static void draw_hints(const struct top *top, int line)
{
	int at = 0;

	for (size_t i = 0; i < TOP_KEYS; i++)
		if (top_keys[i].hint)
			at = put(top, line, at, SCREEN_PLAIN, "%s%s",
				 at ? "  " : "", top_keys[i].hint);
}

static void draw_foot(const struct top *top)
{
	int line = top->lines - 1;
	int at;

	if (top->typing) {
		at = put(top, line, 0, SCREEN_BOLD, "/%s",
			 top_page(top)->filter);
		put(top, line, at, SCREEN_REVERSE, " ");
	} else if (top->note) {
		put(top, line, 0, SCREEN_BOLD, "%s", top->note);
	} else {
		draw_hints(top, line);
	}
}

static void draw_help(struct top *top)
{
	static const char *const texts[] = {
		"Keys of sockopt-trace top; any but Up and Down goes back.",
		"",
		"Rates are of the last interval; of a recording, of all its time.",
	};
	const uint32_t count = COUNT(texts) + TOP_KEYS;
	const uint32_t room = (uint32_t)top->lines;

	if (top->help_first + room > count)
		top->help_first = count > room ? count - room : 0;
	for (uint32_t i = 0; i < room && top->help_first + i < count; i++) {
		uint32_t at = top->help_first + i;

		if (at < 2)
			put(top, (int)i, 0, SCREEN_BOLD, "%s", texts[at]);
		else if (at - 2 < TOP_KEYS)
			put(top, (int)i, 1, SCREEN_PLAIN, "%-*s %s", KEY_NAMES,
			    top_keys[at - 2].names, top_keys[at - 2].help);
		else
			put(top, (int)i, 0, SCREEN_PLAIN, "%s",
			    texts[at - TOP_KEYS]);
	}
}

static void draw_too_small(const struct top *top)
{
	put(top, 0, 0, SCREEN_PLAIN, "%dx%d is too small:", top->columns,
	    top->lines);
	put(top, 1, 0, SCREEN_PLAIN, "make it %dx%d", TOP_COLUMNS_LEAST,
	    TOP_LINES_LEAST);
	put(top, 2, 0, SCREEN_PLAIN, "(q quits)");
}

void top_draw(struct top *top)
{
	if (screen_lines() != top->lines || screen_columns() != top->columns)
		top_resize(top, screen_lines(), screen_columns());
	screen_begin();
	if (top_is_too_small(top)) {
		draw_too_small(top);
	} else if (top->help) {
		draw_help(top);
	} else {
		draw_head(top);
		draw_place(top);
		draw_titles(top);
		draw_rows(top);
		draw_calls(top);
		draw_foot(top);
	}
	if (top->repair)
		screen_repair();
	top->repair = false;
	screen_show();
}
