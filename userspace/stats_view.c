// SPDX-License-Identifier: GPL-2.0-only
#include "stats_view.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#include "address.h"
#include "sink.h"
#include "text_parts.h"
#include "value_event.h"

static void name_option(struct out *out, const struct record *rec)
{
	const struct sot_event *event = &rec->event;
	const struct opt_level *level = catalogue_level(
		event->level, event->sock_family, event->sock_protocol);
	const struct sink sink = { .out = out };

	out_str(out, event_call(rec->type));
	if (!record_is_option(rec))
		return;
	out_chr(out, ' ');
	text_level(&sink, level, event->level);
	out_chr(out, ' ');
	text_optname(&sink, level,
		     catalogue_opt(level, event->optname, event_direction(rec)),
		     event->optname);
}

static void name_process(struct out *out, const struct record *rec)
{
	text_comm(out, rec->event.comm);
	out_chr(out, '[');
	out_u64(out, rec->event.pid);
	out_chr(out, ']');
}

/* Addresses of IPv4 and IPv6 are told by their inode when they are the same. */
static void name_socket(struct out *out, const struct record *rec)
{
	const struct sot_event *event = &rec->event;

	if (!stats_has_socket(event)) {
		out_str(out, "(no socket)");
		return;
	}
	address_socket(out, rec);
	if (event->sock_family == AF_INET || event->sock_family == AF_INET6) {
		out_str(out, " [");
		out_u64(out, event->sock_inode);
		out_chr(out, ']');
	}
	out_str(out, " of ");
	name_process(out, rec);
}

void stats_name(struct out *out, enum stats_by by, const struct stats_row *row)
{
	static void (*const names[])(struct out * out,
				     const struct record *rec) = {
		[STATS_BY_OPTION] = name_option,
		[STATS_BY_PROCESS] = name_process,
		[STATS_BY_SOCKET] = name_socket,
	};
	const struct record rec = {
		.type = row->event.header.type,
		.event = row->event,
		.addr = row->addr,
	};

	names[by](out, &rec);
}

static uint64_t weight_of(const struct stats_row *row, enum stats_sort sort)
{
	const struct latency *latency = &row->latency;
	const uint64_t weights[] = {
		[STATS_SORT_CALLS] = latency->count,
		[STATS_SORT_ERRORS] = row->errors,
		/* All rows are of the same time. */
		[STATS_SORT_RATE] = latency->count,
		[STATS_SORT_MIN] = latency->min_ns,
		[STATS_SORT_MEDIAN] = latency_quantile(latency, 500),
		[STATS_SORT_P99] = latency_quantile(latency, 990),
		[STATS_SORT_MAX] = latency->max_ns,
		[STATS_SORT_TOTAL] = latency->total_ns,
		[STATS_SORT_NAME] = 0,
	};

	return weights[sort];
}

static int in_order(const void *a, const void *b)
{
	const struct stats_line *one = a, *other = b;
	int order =
		(one->weight < other->weight) - (one->weight > other->weight);

	if (!order)
		order = strcmp(one->name, other->name);
	/* Names may be the same; who came first stays there. */
	return order ? order :
		       (one->row > other->row) - (one->row < other->row);
}

int stats_view_make(struct stats_view *view, const struct stats *stats)
{
	*view = (struct stats_view){
		.lines = calloc(stats->count + 1, sizeof(*view->lines)),
	};
	if (!view->lines || out_init(&view->names, -1)) {
		free(view->lines);
		return -ENOMEM;
	}
	for (uint32_t i = 0; i < stats->count; i++) {
		struct stats_line *line = &view->lines[view->count++];

		line->row = &stats->rows[i];
		line->weight = weight_of(line->row, stats->sort);
		line->name_at = view->names.len;
		stats_name(&view->names, stats->by, line->row);
		out_chr(&view->names, '\0');
	}
	if (view->names.err) {
		stats_view_free(view);
		return -ENOMEM;
	}
	for (uint32_t i = 0; i < view->count; i++)
		view->lines[i].name = view->names.buf + view->lines[i].name_at;
	qsort(view->lines, view->count, sizeof(*view->lines), in_order);
	if (stats->others.latency.count)
		view->lines[view->count++] = (struct stats_line){
			.row = &stats->others,
			.name = STATS_OTHERS,
		};
	return 0;
}

void stats_view_free(struct stats_view *view)
{
	free(view->lines);
	out_free(&view->names);
}
