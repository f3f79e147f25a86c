// SPDX-License-Identifier: GPL-2.0-only
/* A table as strace -c prints it, and how latencies spread as bcc's tools do. */
#include "stats_print.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>

#include "duration_text.h"
#include "stats_view.h"
#include "timestamp.h"

/* Of the longest bar. */
#define BAR 40

__attribute__((format(printf, 2, 3))) static void put(struct out *out,
						      const char *fmt, ...)
{
	char text[256];
	va_list args;

	va_start(args, fmt);
	vsnprintf(text, sizeof(text), fmt, args);
	va_end(args);
	out_str(out, text);
}

/* Of no calls there is none. */
static void put_duration(struct out *out, const struct latency *latency,
			 uint64_t ns)
{
	char text[DURATION_TEXT];

	put(out, " %8s", latency->count ? duration_text(text, ns) : "-");
}

static void put_row(struct out *out, const struct stats *stats,
		    const struct stats_row *row, const char *name)
{
	const struct latency *latency = &row->latency;
	double rate = stats_rate(stats, row);
	char text[DURATION_TEXT] = "-";

	if (rate > 0)
		snprintf(text, sizeof(text), "%.1f", rate);
	put(out, "%10" PRIu64 " %9" PRIu64 " %11s", latency->count, row->errors,
	    text);
	put_duration(out, latency, latency->min_ns);
	put_duration(out, latency, latency_quantile(latency, 500));
	put_duration(out, latency, latency_quantile(latency, 990));
	put_duration(out, latency, latency->max_ns);
	put_duration(out, latency, latency->total_ns);
	out_str(out, "  ");
	out_str(out, name);
	out_chr(out, '\n');
}

static void put_rule(struct out *out)
{
	out_str(out,
		"---------- --------- ----------- -------- -------- -------- -------- --------  ----------------\n");
}

static void put_time(const struct sink *sink, uint64_t ts_ns)
{
	int64_t ns =
		(int64_t)(ts_ns + (uint64_t)sink->stream->realtime_offset_ns);

	if (sink->full_date)
		timestamp_full(sink->out, ns, sink->utc);
	else
		timestamp_time(sink->out, ns, sink->utc);
}

static void put_period(const struct sink *sink, const struct stats *stats)
{
	char text[DURATION_TEXT];

	if (!stats->started)
		return;
	put_time(sink, stats->start_ns);
	out_str(sink->out, " to ");
	put_time(sink, stats->end_ns);
	put(sink->out, ", %s\n",
	    duration_text(text, stats->end_ns > stats->start_ns ?
					stats->end_ns - stats->start_ns :
					0));
}

static void put_histogram(struct out *out, const struct stats_line *line)
{
	const struct latency *latency = &line->row->latency;
	uint32_t first = LATENCY_OCTAVES, last = 0;
	uint64_t most = 0;

	for (uint32_t i = 0; i < LATENCY_OCTAVES; i++) {
		uint64_t count = latency_octave(latency, i);

		if (!count)
			continue;
		if (first > i)
			first = i;
		last = i;
		if (count > most)
			most = count;
	}
	out_chr(out, '\n');
	out_str(out, line->name);
	out_str(out, "\n      from      calls\n");
	for (uint32_t i = first; i <= last; i++) {
		uint64_t count = latency_octave(latency, i);
		char text[DURATION_TEXT];

		put(out, "  %8s %10" PRIu64,
		    duration_text(text, i ? (uint64_t)1 << i : 0), count);
		put(out, "%s%.*s\n", count ? "  " : "",
		    (int)((double)count * BAR / (double)most + 0.999),
		    "****************************************");
	}
}

/* What the table does not hold. */
static void put_gaps(struct out *out, const struct stats *stats)
{
	const struct summary *losses = &stats->losses;

	if (stats->others.latency.count)
		put(out,
		    "%s: calls beyond the first %d %s, for which there is no room\n",
		    STATS_OTHERS, STATS_ROWS, stats_by_plurals[stats->by]);
	if (losses->lost || losses->missed)
		put(out,
		    "not counted: %" PRIu64 " calls lost, %" PRIu64 " missed\n",
		    losses->lost, losses->missed);
	if (losses->blind)
		put(out,
		    "not counted: all calls while the probes were switched off, %" PRIu64
		    " time%s\n",
		    losses->blind, losses->blind == 1 ? "" : "s");
}

int stats_print_text(const struct sink *sink, const struct stats *stats)
{
	struct out *out = sink->out;
	struct stats_view view;
	struct stats_row sum;
	int err = stats_view_make(&view, stats);

	if (err)
		return err;
	stats_sum(stats, &sum);
	if (stats->again)
		out_chr(out, '\n');
	put_period(sink, stats);
	put(out, "%10s %9s %11s %8s %8s %8s %8s %8s  %s\n", "calls", "errors",
	    "calls/s", "min", "median", "p99", "max", "total",
	    stats_by_names[stats->by]);
	put_rule(out);
	for (uint32_t i = 0; i < view.count; i++)
		put_row(out, stats, view.lines[i].row, view.lines[i].name);
	put_rule(out);
	put_row(out, stats, &sum, "all");
	put_gaps(out, stats);
	for (uint32_t i = 0; stats->histogram && i < view.count; i++)
		put_histogram(out, &view.lines[i]);
	stats_view_free(&view);
	return 0;
}
