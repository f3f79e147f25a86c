// SPDX-License-Identifier: GPL-2.0-only
#include "top.h"

#include <errno.h>

int top_init(struct top *top)
{
	if (top_counts_init(&top->counts))
		return -ENOMEM;
	if (top_rows_init(&top->rows)) {
		top_counts_free(&top->counts);
		return -ENOMEM;
	}
	if (top_calls_init(&top->calls)) {
		top_rows_free(&top->rows);
		top_counts_free(&top->counts);
		return -ENOMEM;
	}
	top->pages[0].scope.by = top->by;
	return 0;
}

void top_free(struct top *top)
{
	top_calls_free(&top->calls);
	top_rows_free(&top->rows);
	top_counts_free(&top->counts);
}

void top_begin(struct top *top, const struct stream *stream, bool utc,
	       uint64_t now_ns)
{
	top->stream = stream;
	top->utc = utc;
	/* A recording says itself when it begins. */
	if (top->live)
		top_counts_restart(&top->counts, now_ns);
	top_look(top, now_ns);
}

void top_event(struct top *top, const struct record *rec)
{
	top_counts_event(&top->counts, rec);
}

void top_lost(struct top *top, const struct sot_lost *lost)
{
	summary_lost(&top->counts.losses, lost);
}

/* Half of the screen at most is for rows where calls stand below. */
int top_room(const struct top *top)
{
	int room = top->lines - TOP_HEAD - TOP_FOOT;
	int rows = (int)top->rows.shown;

	if (!top->depth)
		return room;
	if (rows > room / 2)
		return room / 2;
	return rows ? rows : 1;
}

int top_calls_room(const struct top *top)
{
	if (!top->depth)
		return 0;
	return top->lines - TOP_HEAD - TOP_FOOT - top_room(top) - 1;
}

/* Stays with its row, wherever that went, or near where it was. */
static void settle_cursor(struct top *top)
{
	struct top_page *page = &top->pages[top->depth];
	uint32_t shown = top->rows.shown;
	uint32_t room = top_room(top) > 0 ? (uint32_t)top_room(top) : 1;

	for (uint32_t i = 0; page->cursor_id && i < shown; i++)
		if (top_rows_at(&top->rows, i)->id == page->cursor_id)
			page->cursor = i;
	if (page->cursor >= shown)
		page->cursor = shown ? shown - 1 : 0;
	if (page->first > page->cursor)
		page->first = page->cursor;
	if (page->cursor - page->first >= room)
		page->first = page->cursor - room + 1;
	if (shown <= room)
		page->first = 0;
	else if (page->first > shown - room)
		page->first = shown - room;
}

void top_arrange(struct top *top)
{
	const struct top_order order = {
		.sort = top->sort,
		.reversed = top->reversed,
		.filter = top_page(top)->filter,
	};

	top_rows_arrange(&top->rows, &order);
	settle_cursor(top);
}

static void take_calls(struct top *top)
{
	const struct sink like = {
		.stream = top->stream,
		.utc = top->utc,
		.columns = top->columns > 0 ? (size_t)top->columns : 0,
	};

	top_calls_take(&top->calls, &top->counts.recent, &top_page(top)->whose,
		       &like);
}

void top_take(struct top *top)
{
	top_rows_take(&top->rows, &top->counts, &top_page(top)->scope);
	if (top->depth)
		take_calls(top);
	top_arrange(top);
}

static void take_head(struct top *top, uint64_t now_ns)
{
	const struct stats *stats = &top->counts.tables[TOP_OPTIONS];
	double rate = top_counts_rate(&top->counts) * TOP_RATE_UNIT;

	top->from_ns = stats->start_ns;
	top->to_ns = top->live ? now_ns : stats->end_ns;
	top->all = top->counts.calls;
	top->errors = top->counts.errors;
	top->rate = top_whole_rate(rate);
	top->losses = top->counts.losses;
}

void top_look(struct top *top, uint64_t now_ns)
{
	if (top->live)
		top_counts_mark(&top->counts, now_ns);
	if (top->paused)
		return;
	take_head(top, now_ns);
	top_take(top);
}

void top_resize(struct top *top, int lines, int columns)
{
	bool wider = columns != top->columns;

	top->lines = lines;
	top->columns = columns;
	/* Lines of calls are broken as the screen is wide. */
	if (wider && top->depth)
		take_calls(top);
	top_arrange(top);
}
