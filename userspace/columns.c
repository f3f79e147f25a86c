// SPDX-License-Identifier: GPL-2.0-only
#include "columns_view.h"

#include <string.h>

#include "names.h"
#include "related_call.h"
#include "repeat.h"
#include "timestamp.h"
#include "value_types.h"

static void put_schema(struct view *view)
{
	out_chr(view->out, '1');
}

static void put_type(struct view *view)
{
	view_marked(view, view->in == IN_LOST	 ? "lost" :
			  view->in == IN_RELATED ? "related" :
						   "event");
}

static void put_ts(struct view *view)
{
	view_mark(view);
	timestamp_exact(view->out, view->ns);
	view_mark(view);
}

static void put_ts_ns(struct view *view)
{
	timestamp_ns(view->out, view->ns);
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

#define KEY(words)                                      \
	{                                               \
		.text = words, .len = sizeof(words) - 1 \
	}
#define NAMED(label)                                   \
	.keys = { [KEY_JSON] = KEY(",\"" label "\":"), \
		  [KEY_LOGFMT] = KEY(" " label "="),   \
		  [KEY_CSV] = KEY(",") },              \
	.name = label
#define COLUMN(name, where, function)                         \
	{                                                     \
		NAMED(name), .in = (where), .put = (function) \
	}
#define EVENT(name, function) COLUMN(name, IN_EVENT, function)
#define OPTION(name, function) COLUMN(name, IN_OPTION, function)
#define RELATED(name, function) COLUMN(name, IN_RELATED, function)
#define U32(field)                                                      \
	{                                                               \
		NAMED(#field), .in = IN_EVENT,                          \
			       .u32 = offsetof(struct sot_event, field) \
	}

static const struct column head[] = {
	COLUMN("schema", IN_ALL, put_schema),
	COLUMN("type", IN_ALL, put_type),
	COLUMN("host", IN_ALL, put_host),
};
static const struct column when[] = {
	COLUMN("ts", IN_ALL, put_ts),
	COLUMN("ts_ns", IN_ALL, put_ts_ns),
	EVENT("nth", put_nth),
	EVENT("seq", put_seq),
};
static const struct column caller[] = {
	COLUMN("cpu", IN_ALL, put_cpu),
	COLUMN("reason", IN_LOST, put_reason),
	COLUMN("call", IN_ALL, put_call),
	COLUMN("count", IN_LOST, put_count),
	EVENT("via", column_via),
	U32(pid),
	U32(tid),
	U32(ppid),
	U32(ns_pid),
	U32(ns_tid),
	U32(uid),
	U32(gid),
	EVENT("comm", put_comm),
	EVENT("cgroup_id", put_cgroup_id),
	EVENT("cgroup", view_none),
	EVENT("container_id", view_none),
	U32(netns),
	U32(pidns),
	U32(mntns),
	U32(userns),
};
static const struct column socket_of[] = {
	EVENT("fd", column_fd),
	EVENT("family", column_family),
	EVENT("sock_type", column_sock_type),
	EVENT("protocol", column_protocol),
	EVENT("state", column_state),
	EVENT("local", column_local),
	EVENT("remote", column_remote),
	EVENT("cookie", column_cookie),
	EVENT("inode", column_inode),
	EVENT("sock_netns", column_sock_netns),
};
static const struct column option[] = {
	OPTION("level", column_level),
	OPTION("level_nr", column_level_nr),
	OPTION("optname", column_optname),
	OPTION("optname_nr", column_optname_nr),
	RELATED("asked_family", column_asked_family),
	RELATED("asked_type", column_asked_type),
	RELATED("asked_protocol", column_asked_protocol),
	RELATED("sock_flags", column_sock_flags),
	RELATED("backlog", column_backlog),
	RELATED("address", column_address),
	RELATED("bytes_sent", column_bytes_sent),
	RELATED("bytes_received", column_bytes_received),
	RELATED("data_segs_out", column_data_segs_out),
	RELATED("data_segs_in", column_data_segs_in),
	EVENT("value", column_value),
	OPTION("value_int", column_value_int),
	EVENT("value_hex", column_value_hex),
	OPTION("in_hex", column_in_hex),
	EVENT("optval", column_optval),
	EVENT("optlen", column_optlen),
	OPTION("optlen_out", column_optlen_out),
	EVENT("flags", column_flags),
	EVENT("ret", column_ret),
	EVENT("errno", column_errno),
};
static const struct column duration[] = {
	EVENT("duration_ns", column_duration),
};

#define PART(memo, columns)                                           \
	{                                                             \
		memo, columns, sizeof(columns) / sizeof((columns)[0]) \
	}

/* All columns in their order, by what can be printed once for many events. */
static const struct part {
	enum sink_memo memo;
	const struct column *columns;
	size_t count;
} parts[] = {
	PART(MEMO_HEAD, head),	   PART(MEMO_NONE, when),
	PART(MEMO_CALLER, caller), PART(MEMO_SOCKET, socket_of),
	PART(MEMO_OPTION, option), PART(MEMO_NONE, duration),
};

#define PARTS (sizeof(parts) / sizeof(*parts))

/* Left until it is needed: often a memo knows the text already. */
static void look_at_option(struct view *view)
{
	const struct record *rec = view->rec;
	const struct sot_event *event = &rec->event;

	view->level = catalogue_level(event->level, event->sock_family,
				      event->sock_protocol);
	view->opt = catalogue_opt(view->level, event->optname,
				  event_direction(rec));
	view->type = view->opt ? view->opt->type : NULL;
	view->optlen = event_optlen(rec);
	view->kind = event_value(rec, &view->value);
}

/* A value that no program passed: what went over a connection. */
static void look_at_end(struct view *view)
{
	const struct record *rec = view->rec;

	view->type = &value_tcp_end;
	view->kind = EVENT_VALUE_BYTES;
	view->value = (struct value){ .bytes = rec->value,
				      .len = rec->event.value_len,
				      .full = rec->event.value_len };
}

/* What there is in place of an option. */
static void look_at_related(struct view *view)
{
	const struct record *rec = view->rec;
	bool passes_address = related_call(rec->type)->passes_address;

	view->level = NULL;
	view->opt = NULL;
	view->type = &value_sockaddr;
	view->optlen = (struct event_optlen){ .in_known = passes_address };
	view->kind = passes_address ? event_value(rec, &view->value) :
				      EVENT_VALUE_NONE;
	if (rec->type == SOT_TYPE_CLOSE && rec->event.value_len)
		look_at_end(view);
}

static unsigned int kind_of(const struct record *rec)
{
	if (record_is_option(rec))
		return IN_OPTION;
	return record_is_event(rec) ? IN_RELATED : IN_LOST;
}

static void look(struct view *view)
{
	const struct record *rec = view->rec;
	const struct sot_event *event = &rec->event;

	view->in = kind_of(rec);
	view->is_event = view->in != IN_LOST;
	view->ns = (int64_t)((view->is_event ? event->ts_ns : rec->lost.ts_ns) +
			     (uint64_t)view->sink->stream->realtime_offset_ns);
	if (!view->is_event)
		return;
	view->is_socket = !(event->flags & SOT_F_NOSOCK);
}

static void put_field(struct view *view, const struct column *column)
{
	uint32_t n;

	if (column->put) {
		column->put(view);
		return;
	}
	memcpy(&n, (const char *)&view->rec->event + column->u32, sizeof(n));
	out_u64(view->out, n);
}

/* Without what parts it from the one before it, if there is none. */
static void put_key(struct out *out, const struct key *key, int first)
{
	out_short(out, key->text + first, key->len - (size_t)first);
}

static void put_column(struct view *view, const struct column *column)
{
	const struct encoding *as = view->as;
	struct out *out = view->out;
	size_t before = out->len;
	size_t start;

	view->none = !(column->in & view->in);
	if (view->none && !as->all)
		return;
	put_key(out, &column->keys[as->key], column == head);
	start = out->len;
	if (!view->none)
		put_field(view, column);
	if (!view->none)
		return;
	out->len = as->none ? start : before;
	out_str(out, as->none ? as->none : "");
}

static void put_columns(struct view *view, const struct part *part)
{
	if (part->memo == MEMO_OPTION && view->in == IN_OPTION)
		look_at_option(view);
	else if (part->memo == MEMO_OPTION && view->in == IN_RELATED)
		look_at_related(view);
	for (size_t i = 0; i < part->count; i++)
		put_column(view, &part->columns[i]);
}

static void put_part(struct view *view, const struct part *part)
{
	struct repeat repeat;

	if (!part->memo || view->in != IN_OPTION) {
		put_columns(view, part);
		return;
	}
	if (repeat_begin(&repeat, view->sink, view->rec, part->memo))
		return;
	put_columns(view, part);
	repeat_end(&repeat, view->sink);
}

int columns_begin(struct sink *sink, const struct stream *stream)
{
	sink->stream = stream;
	return out_flush_full(sink->out);
}

int columns_end(struct sink *sink)
{
	return out_flush(sink->out);
}

int columns_put(const struct sink *sink, const struct record *rec,
		const struct encoding *encoding)
{
	struct out *out = sink->out;
	struct view view; /* filled in by look() as far as it is needed */

	view.sink = sink;
	view.rec = rec;
	view.as = encoding;
	view.out = out;
	look(&view);
	if (encoding->open)
		out_chr(out, encoding->open);
	for (size_t i = 0; i < PARTS; i++)
		put_part(&view, &parts[i]);
	if (encoding->close)
		out_chr(out, encoding->close);
	out_chr(out, '\n');
	return out_flush_full(out);
}

void columns_header(struct out *out)
{
	for (size_t i = 0; i < PARTS; i++) {
		for (size_t j = 0; j < parts[i].count; j++) {
			const struct column *column = &parts[i].columns[j];

			if (column != head)
				out_chr(out, ',');
			out_str(out, column->name);
		}
	}
	out_chr(out, '\n');
}
