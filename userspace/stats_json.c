// SPDX-License-Identifier: GPL-2.0-only
/* An object for each row, and one for all of them with what is not counted. */
#include "stats_print.h"

#include <stdio.h>
#include <string.h>

#include "catalogue/catalogue.h"
#include "json.h"
#include "stats_view.h"
#include "timestamp.h"
#include "value_event.h"

/* json_key_number() has a sign. */
static void put_u64(struct out *out, const char *name, uint64_t number)
{
	json_key(out, name);
	out_u64(out, number);
}

static void put_null(struct out *out, const char *name)
{
	json_key_string(out, name, NULL);
}

/* If it is there. */
static void put_number(struct out *out, const char *name, bool there,
		       int64_t number)
{
	if (there)
		json_key_number(out, name, number);
	else
		put_null(out, name);
}

static void put_time(const struct sink *sink, const char *name, uint64_t ts_ns)
{
	json_key(sink->out, name);
	out_chr(sink->out, '"');
	timestamp_exact(
		sink->out,
		(int64_t)(ts_ns + (uint64_t)sink->stream->realtime_offset_ns));
	out_chr(sink->out, '"');
}

static void put_option(struct out *out, const struct stats_row *row)
{
	const struct sot_event *event = &row->event;
	uint32_t type = event->header.type;
	bool is_option = RECORD_OPTIONS >> type & 1;
	const struct opt_level *level = NULL;
	const struct opt *opt = NULL;

	if (is_option) {
		level = catalogue_level(event->level, event->sock_family,
					event->sock_protocol);
		opt = catalogue_opt(level, event->optname,
				    type == SOT_TYPE_GETSOCKOPT ? OPT_GET :
								  OPT_SET);
	}
	json_key_string(out, "call", event_call(type));
	json_key_string(out, "level", level ? level->name : NULL);
	put_number(out, "level_nr", is_option, event->level);
	json_key_string(out, "optname", opt ? opt->name : NULL);
	put_number(out, "optname_nr", is_option, event->optname);
}

static void put_comm(struct out *out, const struct sot_event *event)
{
	json_key(out, "comm");
	json_string(out, event->comm, strnlen(event->comm, SOT_COMM_LEN));
}

/* What a row stands for; of others, and beside what rows are made by, null. */
static void put_identity(struct out *out, enum stats_by by,
			 const struct stats_row *row)
{
	static const struct stats_row none;
	const struct sot_event *event = &row->event;
	bool is_socket = by == STATS_BY_SOCKET && stats_has_socket(event);
	bool has_process = by != STATS_BY_OPTION && event->header.type &&
			   (by == STATS_BY_PROCESS || is_socket);

	put_option(out, by == STATS_BY_OPTION ? row : &none);
	put_number(out, "pid", has_process, event->pid);
	if (has_process)
		put_comm(out, event);
	else
		put_null(out, "comm");
	if (is_socket)
		put_u64(out, "cookie", event->sock_cookie);
	else
		put_null(out, "cookie");
	put_number(out, "inode", is_socket, event->sock_inode);
	put_number(out, "sock_netns", is_socket, event->sock_netns);
}

static void put_rate(struct out *out, const struct stats *stats,
		     const struct stats_row *row)
{
	double rate = stats_rate(stats, row);
	char text[64];

	if (!(rate > 0)) {
		put_null(out, "rate");
		return;
	}
	snprintf(text, sizeof(text), "%.3f", rate);
	json_key(out, "rate");
	out_str(out, text);
}

/* Up to the last that is not 0. */
static void put_octaves(struct out *out, const struct latency *latency)
{
	uint32_t count = LATENCY_OCTAVES;

	while (count && !latency_octave(latency, count - 1))
		count--;
	json_key(out, "log2_ns");
	out_chr(out, '[');
	for (uint32_t i = 0; i < count; i++) {
		if (i)
			out_chr(out, ',');
		out_u64(out, latency_octave(latency, i));
	}
	out_chr(out, ']');
}

static void put_ns(struct out *out, const char *name,
		   const struct latency *latency, uint64_t ns)
{
	if (latency->count)
		put_u64(out, name, ns);
	else
		put_null(out, name);
}

static void put_figures(struct out *out, const struct stats *stats,
			const struct stats_row *row)
{
	const struct latency *latency = &row->latency;

	put_u64(out, "calls", latency->count);
	put_u64(out, "errors", row->errors);
	put_rate(out, stats, row);
	put_ns(out, "min_ns", latency, latency->min_ns);
	put_ns(out, "median_ns", latency, latency_quantile(latency, 500));
	put_ns(out, "p99_ns", latency, latency_quantile(latency, 990));
	put_ns(out, "max_ns", latency, latency->max_ns);
	put_ns(out, "total_ns", latency, latency->total_ns);
	put_octaves(out, latency);
}

static void open_object(const struct sink *sink, const struct stats *stats,
			const char *type)
{
	struct out *out = sink->out;

	out_chr(out, '{');
	json_key_number(out, "schema", 1);
	json_key_string(out, "type", type);
	json_key_string(out, "host", sink->stream->host);
	if (stats->started) {
		put_time(sink, "from", stats->start_ns);
		put_time(sink, "to", stats->end_ns);
	} else {
		put_null(out, "from");
		put_null(out, "to");
	}
	json_key_string(out, "by", stats_by_names[stats->by]);
}

static void put_line(const struct sink *sink, const struct stats *stats,
		     const struct stats_line *line)
{
	open_object(sink, stats, "stat");
	json_key_string(sink->out, "name", line->name);
	put_identity(sink->out, stats->by, line->row);
	put_figures(sink->out, stats, line->row);
	out_str(sink->out, "}\n");
}

static void put_total(const struct sink *sink, const struct stats *stats)
{
	struct out *out = sink->out;
	struct stats_row sum;

	stats_sum(stats, &sum);
	open_object(sink, stats, "stat_total");
	put_u64(out, "rows", stats->count);
	put_u64(out, "others", stats->others.latency.count);
	put_figures(out, stats, &sum);
	put_u64(out, "lost", stats->losses.lost);
	put_u64(out, "missed", stats->losses.missed);
	put_u64(out, "blind", stats->losses.blind);
	out_str(out, "}\n");
}

int stats_print_json(const struct sink *sink, const struct stats *stats)
{
	struct stats_view view;
	int err = stats_view_make(&view, stats);

	if (err)
		return err;
	for (uint32_t i = 0; i < view.count; i++)
		put_line(sink, stats, &view.lines[i]);
	put_total(sink, stats);
	stats_view_free(&view);
	return 0;
}
