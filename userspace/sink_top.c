// SPDX-License-Identifier: GPL-2.0-only
/* Where calls are counted for a screen, which is renewed as time passes. */
#include "clock.h"
#include "screen.h"
#include "sink.h"
#include "top.h"
#include "top_draw.h"
#include "top_keys.h"

/* Looking at the clock costs as much as counting some calls. */
#define CALLS_PER_LOOK 256

/* Up to ns all calls were counted. */
static int renew(struct sink *sink, uint64_t ns)
{
	struct top *top = sink->top;

	top->ended = sink->ended;
	top_look(top, ns);
	top_draw(top);
	sink->wake_ns = now_ns() + top->interval_ns;
	return 0;
}

static int top_sink_begin(struct sink *sink, const struct stream *stream)
{
	sink->stream = stream;
	sink->input_fd = screen_fd();
	top_begin(sink->top, stream, sink->utc, now_ns());
	return renew(sink, now_ns());
}

/*
 * With more calls than it can keep up with, the reader never waits, and so never
 * ticks; and a long recording takes its time. What is recent then ends with
 * the last call.
 */
static int count_event(struct sink *sink, const struct record *rec)
{
	struct top *top = sink->top;

	top_event(top, rec);
	if (++top->since_looking % CALLS_PER_LOOK || now_ns() < sink->wake_ns)
		return 0;
	return renew(sink, top->counts.tables[TOP_OPTIONS].end_ns);
}

static int count_lost(struct sink *sink, const struct record *rec)
{
	top_lost(sink->top, &rec->lost);
	return 0;
}

static int tick(struct sink *sink)
{
	return renew(sink, now_ns());
}

/* 1 once the user wants no more. */
static int take_keys(struct sink *sink)
{
	struct top *top = sink->top;
	int key;

	top->ended = sink->ended;
	top->now_ns = now_ns();
	while ((key = screen_key()) != SCREEN_KEY_NONE && !top->quit)
		top_press(top, key);
	top_draw(top);
	return top->quit;
}

static int top_sink_end(struct sink *sink)
{
	(void)sink;
	screen_close();
	return 0;
}

const struct sink_ops sink_top = {
	.begin = top_sink_begin,
	.event = count_event,
	.lost = count_lost,
	.tick = tick,
	.input = take_keys,
	.end = top_sink_end,
};
