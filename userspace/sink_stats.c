// SPDX-License-Identifier: GPL-2.0-only
/* Where calls are counted: they end as a table, or as one for every interval. */
#include "clock.h"
#include "stats_print.h"

/* When the interval ends; UINT64_MAX if it does not. */
static uint64_t boundary(const struct stats *stats)
{
	if (!stats->interval_ns || !stats->started ||
	    stats->start_ns > UINT64_MAX - stats->interval_ns)
		return UINT64_MAX;
	return stats->start_ns + stats->interval_ns;
}

/* Of a recording, wake_ns would be a time of another clock. */
static void set_alarm(struct sink *sink)
{
	if (sink->stats->live && sink->stats->interval_ns)
		sink->wake_ns = boundary(sink->stats);
}

static int begin(struct sink *sink, const struct stream *stream,
		 stats_print *print)
{
	sink->stream = stream;
	sink->stats->print = print;
	if (sink->stats->live)
		stats_restart(sink->stats, now_ns());
	set_alarm(sink);
	return 0;
}

static int begin_text(struct sink *sink, const struct stream *stream)
{
	return begin(sink, stream, stats_print_text);
}

static int begin_json(struct sink *sink, const struct stream *stream)
{
	return begin(sink, stream, stats_print_json);
}

/* If ns is behind the interval: intervals without any call are left out. */
static int close_interval(struct sink *sink, uint64_t ns)
{
	struct stats *stats = sink->stats;
	uint64_t end = boundary(stats);
	int err;

	if (ns < end || end == UINT64_MAX)
		return 0;
	stats->end_ns = end;
	err = stats->print(sink, stats);
	stats->again = true;
	stats_restart(stats, end + (ns - end) / stats->interval_ns *
					     stats->interval_ns);
	set_alarm(sink);
	return err ? err : out_flush(sink->out);
}

static int count_event(struct sink *sink, const struct record *rec)
{
	int err = close_interval(sink, stats_returned(&rec->event));

	stats_event(sink->stats, rec);
	return err;
}

static int count_lost(struct sink *sink, const struct record *rec)
{
	summary_lost(&sink->stats->losses, &rec->lost);
	return 0;
}

static int tick(struct sink *sink)
{
	return close_interval(sink, now_ns());
}

static int finish(struct sink *sink)
{
	int err;

	if (sink->stats->live)
		sink->stats->end_ns = now_ns();
	err = sink->stats->print(sink, sink->stats);
	return err ? err : out_flush(sink->out);
}

const struct sink_ops sink_stats_text = {
	.begin = begin_text,
	.event = count_event,
	.lost = count_lost,
	.tick = tick,
	.end = finish,
};

const struct sink_ops sink_stats_json = {
	.begin = begin_json,
	.event = count_event,
	.lost = count_lost,
	.tick = tick,
	.end = finish,
};
