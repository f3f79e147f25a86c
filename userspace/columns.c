// SPDX-License-Identifier: GPL-2.0-only
#include "columns_view.h"

#include <string.h>

#include "names.h"
#include "timestamp.h"

static void put_schema(struct view *view)
{
	out_chr(view->out, '1');
}

static void put_type(struct view *view)
{
	view_marked(view, view->is_event ? "event" : "lost");
}

static void put_ts(struct view *view)
{
	out_str(view->out, view->as->mark);
	timestamp_exact(view->out, view->ns);
	out_str(view->out, view->as->mark);
}

static void put_ts_ns(struct view *view)
{
	out_i64(view->out, view->ns);
}

static void put_host(struct view *view)
{
	const char *host = view->sink->stream->host;

	view_string(view, host, strlen(host));
}

static void put_nth(struct view *view)
{
	out_u64(view->out, view->rec->event.nth);
}

static void put_seq(struct view *view)
{
	out_u64(view->out, view->rec->event.seq);
}

static void put_cpu(struct view *view)
{
	uint32_t cpu = view->is_event ? view->rec->event.header.cpu :
					view->rec->lost.header.cpu;

	view_u64(view, cpu != SOT_CPU_NONE, cpu);
}

static void put_reason(struct view *view)
{
	static const struct name reasons[] = {
		{ SOT_LOST_OVERRUN, "overrun" },
		{ SOT_LOST_MISSED, "missed" },
		{ SOT_LOST_DISARMED, "disarmed" },
		{ SOT_LOST_REARMED, "rearmed" },
	};
	static const struct names names = { reasons, sizeof(reasons) /
							     sizeof(*reasons) };
	uint32_t reason = view->rec->lost.reason;

	view_name_or_number(view, names_get(&names, reason), reason);
}

static void put_call(struct view *view)
{
	view_name(view, event_call(view->is_event ? view->rec->type :
						    view->rec->lost.call));
}

static void put_count(struct view *view)
{
	out_u64(view->out, view->rec->lost.count);
}

static void put_comm(struct view *view)
{
	const char *comm = view->rec->event.comm;

	view_string(view, comm, strnlen(comm, SOT_COMM_LEN));
}

static void put_cgroup_id(struct view *view)
{
	out_u64(view->out, view->rec->event.cgroup_id);
}

#define IN_EVENT 1U
#define IN_LOST 2U
#define IN_BOTH (IN_EVENT | IN_LOST)

#define NAMED(name)                                       \
	.json = ",\"" name "\":", .logfmt = " " name "=", \
	.name_len = sizeof(name) - 1
#define COLUMN(name, where, function)                         \
	{                                                     \
		NAMED(name), .in = (where), .put = (function) \
	}
#define U32(field)                                                      \
	{                                                               \
		NAMED(#field), .in = IN_EVENT,                          \
			       .u32 = offsetof(struct sot_event, field) \
	}

static const struct column columns[] = {
	COLUMN("schema", IN_BOTH, put_schema),
	COLUMN("type", IN_BOTH, put_type),
	COLUMN("ts", IN_BOTH, put_ts),
	COLUMN("ts_ns", IN_BOTH, put_ts_ns),
	COLUMN("host", IN_BOTH, put_host),
	COLUMN("nth", IN_EVENT, put_nth),
	COLUMN("seq", IN_EVENT, put_seq),
	COLUMN("cpu", IN_BOTH, put_cpu),
	COLUMN("reason", IN_LOST, put_reason),
	COLUMN("call", IN_BOTH, put_call),
	COLUMN("count", IN_LOST, put_count),
	COLUMN("via", IN_EVENT, column_via),
	U32(pid),
	U32(tid),
	U32(ppid),
	U32(ns_pid),
	U32(ns_tid),
	U32(uid),
	U32(gid),
	COLUMN("comm", IN_EVENT, put_comm),
	COLUMN("cgroup_id", IN_EVENT, put_cgroup_id),
	COLUMN("cgroup", IN_EVENT, view_none),
	COLUMN("container_id", IN_EVENT, view_none),
	U32(netns),
	U32(pidns),
	U32(mntns),
	U32(userns),
	COLUMN("fd", IN_EVENT, column_fd),
	COLUMN("family", IN_EVENT, column_family),
	COLUMN("sock_type", IN_EVENT, column_sock_type),
	COLUMN("protocol", IN_EVENT, column_protocol),
	COLUMN("state", IN_EVENT, column_state),
	COLUMN("local", IN_EVENT, column_local),
	COLUMN("remote", IN_EVENT, column_remote),
	COLUMN("cookie", IN_EVENT, column_cookie),
	COLUMN("inode", IN_EVENT, column_inode),
	COLUMN("sock_netns", IN_EVENT, column_sock_netns),
	COLUMN("level", IN_EVENT, column_level),
	COLUMN("level_nr", IN_EVENT, column_level_nr),
	COLUMN("optname", IN_EVENT, column_optname),
	COLUMN("optname_nr", IN_EVENT, column_optname_nr),
	COLUMN("value", IN_EVENT, column_value),
	COLUMN("value_int", IN_EVENT, column_value_int),
	COLUMN("value_hex", IN_EVENT, column_value_hex),
	COLUMN("in_hex", IN_EVENT, column_in_hex),
	COLUMN("optval", IN_EVENT, column_optval),
	COLUMN("optlen", IN_EVENT, column_optlen),
	COLUMN("optlen_out", IN_EVENT, column_optlen_out),
	COLUMN("flags", IN_EVENT, column_flags),
	COLUMN("ret", IN_EVENT, column_ret),
	COLUMN("errno", IN_EVENT, column_errno),
	COLUMN("duration_ns", IN_EVENT, column_duration),
};

#define COUNT (sizeof(columns) / sizeof(*columns))

static void look(struct view *view)
{
	const struct record *rec = view->rec;
	const struct sot_event *event = &rec->event;

	view->is_event = record_is_event(rec);
	view->ns = (int64_t)((view->is_event ? event->ts_ns : rec->lost.ts_ns) +
			     (uint64_t)view->sink->stream->realtime_offset_ns);
	if (!view->is_event)
		return;
	view->is_socket = !(event->flags & SOT_F_NOSOCK);
	view->has_ends = view->is_socket &&
			 address_ends(rec, &view->local, &view->remote);
	view->level = catalogue_level(event->level, event->sock_family,
				      event->sock_protocol);
	view->opt = catalogue_opt(view->level, event->optname,
				  event_direction(rec));
	view->optlen = event_optlen(rec);
	view->kind = event_value(rec, &view->value);
}

static void put_column(struct view *view, const struct column *column)
{
	uint32_t n;

	if (column->put) {
		column->put(view);
		return;
	}
	memcpy(&n, (const char *)&view->rec->event + column->u32, sizeof(n));
	out_u64(view->out, n);
}

int columns_put(const struct sink *sink, const struct record *rec,
		const struct encoding *encoding)
{
	struct view view = {
		.sink = sink,
		.rec = rec,
		.as = encoding,
		.out = sink->out,
	};
	struct out *out = sink->out;
	unsigned int in;

	look(&view);
	in = view.is_event ? IN_EVENT : IN_LOST;
	out_str(out, encoding->ends[0]);
	for (size_t i = 0; i < COUNT; i++) {
		const struct column *column = &columns[i];
		size_t before = out->len;
		size_t start;

		if (!(column->in & in) && !encoding->all)
			continue;
		encoding->key(out, column, !i);
		start = out->len;
		view.none = !(column->in & in);
		if (!view.none)
			put_column(&view, column);
		if (!view.none)
			continue;
		out->len = encoding->none ? start : before;
		out_str(out, encoding->none ? encoding->none : "");
	}
	out_str(out, encoding->ends[1]);
	return out_flush_full(out);
}

void columns_header(struct out *out)
{
	for (size_t i = 0; i < COUNT; i++) {
		if (i)
			out_chr(out, ',');
		/* Behind the blank that parts it from another. */
		out_mem(out, columns[i].logfmt + 1, columns[i].name_len);
	}
	out_chr(out, '\n');
}
