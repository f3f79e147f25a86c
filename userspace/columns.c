// SPDX-License-Identifier: GPL-2.0-only
#include "columns_view.h"

#include <string.h>

#include "names.h"
#include "repeat.h"
#include "timestamp.h"

static void put_schema(struct view *view)
{
	view_number(view, 1);
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
	if (view->as->binary)
		view_signed(view, view->ns);
	else
		timestamp_ns(view->out, view->ns);
}

static void put_host(struct view *view)
{
	const char *host = view->sink->stream->host;

	view_string(view, host, strlen(host));
}

/* A recording claims what it likes: as a string like any other. */
static void put_boot_id(struct view *view)
{
	const char *boot_id = view->sink->stream->boot_id;

	if (*boot_id)
		view_string(view, boot_id, strlen(boot_id));
	else
		view_none(view);
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
		{ SOT_LOST_UNWRITTEN, "unwritten" },
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
	view_number(view, view->rec->lost.count);
}

static void put_comm(struct view *view)
{
	const char *comm = view->rec->event.comm;

	view_string(view, comm, strnlen(comm, SOT_COMM_LEN));
}

static void put_cgroup(struct view *view)
{
	const char *path = stream_cgroup(view->sink->stream, &view->rec->event);

	if (path && *path)
		view_string(view, path, strlen(path));
	else
		view_none(view);
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
#define COLUMN(type, name, where, function)                        \
	{                                                          \
		NAMED(name), .kind = COLUMN_##type, .in = (where), \
			     .put = function                       \
	}
#define EVENT(type, name, function) COLUMN(type, name, IN_EVENT, function)
#define OPTION(type, name, function) COLUMN(type, name, IN_OPTION, function)
#define RELATED(type, name, function) COLUMN(type, name, IN_RELATED, function)
#define FIELD(type, field)                                             \
	{                                                              \
		NAMED(#field), .kind = COLUMN_##type, .in = IN_EVENT,  \
			       .at = offsetof(struct sot_event, field) \
	}
#define U32(field) FIELD(U32, field)
#define U64(field) FIELD(U64, field)

static const struct column head[] = {
	COLUMN(U64, "schema", IN_ALL, put_schema),
	COLUMN(TEXT, "type", IN_ALL, put_type),
	COLUMN(TEXT, "host", IN_ALL, put_host),
	COLUMN(TEXT, "boot_id", IN_ALL, put_boot_id),
};
static const struct column when[] = {
	COLUMN(TEXT, "ts", IN_ALL, put_ts),
	COLUMN(I64, "ts_ns", IN_ALL, put_ts_ns),
	U64(nth),
	U64(seq),
};
static const struct column caller[] = {
	COLUMN(I64, "cpu", IN_ALL, put_cpu),
	COLUMN(TEXT, "reason", IN_LOST, put_reason),
	COLUMN(TEXT, "call", IN_ALL, put_call),
	COLUMN(U64, "count", IN_LOST, put_count),
	EVENT(TEXT, "via", column_via),
	U32(pid),
	U32(tid),
	U32(ppid),
	U32(ns_pid),
	U32(ns_tid),
	U32(uid),
	U32(gid),
	EVENT(TEXT, "comm", put_comm),
	U64(cgroup_id),
	EVENT(TEXT, "cgroup", put_cgroup),
	EVENT(TEXT, "container_id", view_none),
	U32(netns),
	U32(pidns),
	U32(mntns),
	U32(userns),
};
static const struct column socket_of[] = {
	EVENT(I64, "fd", column_fd),
	EVENT(TEXT, "family", column_family),
	EVENT(TEXT, "sock_type", column_sock_type),
	EVENT(TEXT, "protocol", column_protocol),
	EVENT(TEXT, "state", column_state),
	EVENT(TEXT, "local", column_local),
	EVENT(TEXT, "remote", column_remote),
	EVENT(U64, "cookie", column_cookie),
	EVENT(U64, "inode", column_inode),
	EVENT(U64, "sock_netns", column_sock_netns),
};
static const struct column option[] = {
	OPTION(TEXT, "level", column_level),
	OPTION(I64, "level_nr", column_level_nr),
	OPTION(TEXT, "optname", column_optname),
	OPTION(I64, "optname_nr", column_optname_nr),
	RELATED(TEXT, "asked_family", column_asked_family),
	RELATED(TEXT, "asked_type", column_asked_type),
	RELATED(TEXT, "asked_protocol", column_asked_protocol),
	RELATED(TEXT, "sock_flags", column_sock_flags),
	RELATED(I64, "backlog", column_backlog),
	RELATED(TEXT, "address", column_address),
	RELATED(U64, "bytes_sent", column_bytes_sent),
	RELATED(U64, "bytes_received", column_bytes_received),
	RELATED(U64, "data_segs_out", column_data_segs_out),
	RELATED(U64, "data_segs_in", column_data_segs_in),
	EVENT(TEXT, "value", column_value),
	OPTION(I64, "value_int", column_value_int),
	EVENT(TEXT, "value_hex", column_value_hex),
	OPTION(TEXT, "in_hex", column_in_hex),
	EVENT(TEXT, "optval", column_optval),
	EVENT(I64, "optlen", column_optlen),
	OPTION(I64, "optlen_out", column_optlen_out),
	EVENT(TEXT, "flags", column_flags),
	EVENT(I64, "ret", column_ret),
	EVENT(TEXT, "errno", column_errno),
};
static const struct column duration[] = {
	U64(duration_ns),
};

#define PART(part, memo, columns)                                           \
	{                                                                   \
		part, memo, columns, sizeof(columns) / sizeof((columns)[0]) \
	}

/* All columns in their order, by what can be printed once for many events. */
static const struct part {
	enum columns_part part;
	enum sink_memo memo;
	const struct column *columns;
	size_t count;
} parts[] = {
	PART(COLUMNS_HEAD, MEMO_HEAD, head),
	PART(COLUMNS_WHEN, MEMO_NONE, when),
	PART(COLUMNS_CALLER, MEMO_CALLER, caller),
	PART(COLUMNS_SOCKET, MEMO_SOCKET, socket_of),
	PART(COLUMNS_OPTION, MEMO_OPTION, option),
	PART(COLUMNS_DURATION, MEMO_NONE, duration),
};

#define PARTS (sizeof(parts) / sizeof(*parts))

/* Left alone, the compiler would rather call each of these for each column. */
#define ALWAYS_INLINE inline __attribute__((always_inline))

static ALWAYS_INLINE void
put_field(struct view *view, const struct column *column, const bool binary)
{
	const char *at = (const char *)&view->rec->event + column->at;
	uint32_t u32;
	uint64_t u64;

	if (column->put) {
		column->put(view);
	} else if (binary) {
		out_mem(view->out, at,
			column->kind == COLUMN_U64 ? sizeof(u64) : sizeof(u32));
	} else if (column->kind == COLUMN_U64) {
		memcpy(&u64, at, sizeof(u64));
		out_u64(view->out, u64);
	} else {
		memcpy(&u32, at, sizeof(u32));
		out_u64(view->out, u32);
	}
}

/* Without what parts it from the one before it, if there is none. */
static void put_key(struct out *out, const struct key *key, int first)
{
	out_short(out, key->text + first, key->len - (size_t)first);
}

/* Of a cpu, a descriptor or a length, 0 says something. */
static void end_binary(struct view *view, const struct column *column)
{
	if (column->kind == COLUMN_TEXT)
		out_chr(view->out, '\0');
	else if (view->none && column->kind == COLUMN_I64)
		view_signed(view, -1);
	else if (view->none && column->kind == COLUMN_U64)
		view_number(view, 0);
}

/* Twice in what is compiled: text is spared the questions of binary. */
static ALWAYS_INLINE void
put_column(struct view *view, const struct column *column, const bool binary)
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
		put_field(view, column, binary);
	if (view->none) {
		out->len = as->none ? start : before;
		out_str(out, as->none ? as->none : "");
	}
	if (binary)
		end_binary(view, column);
}

static void put_columns(struct view *view, const struct part *part)
{
	if (part->part == COLUMNS_OPTION)
		view_look_at_option(view);
	if (view->as->binary)
		for (size_t i = 0; i < part->count; i++)
			put_column(view, &part->columns[i], true);
	else
		for (size_t i = 0; i < part->count; i++)
			put_column(view, &part->columns[i], false);
}

static ALWAYS_INLINE void put_part(struct view *view, const struct part *part)
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

static ALWAYS_INLINE void put_parts(const struct sink *sink,
				    const struct record *rec,
				    const struct encoding *encoding,
				    const unsigned int which)
{
	struct view view; /* filled in by view_look() as far as it is needed */

	view.sink = sink;
	view.rec = rec;
	view.as = encoding;
	view.out = sink->out;
	view_look(&view);
	for (size_t i = 0; i < PARTS; i++)
		if (which & parts[i].part)
			put_part(&view, &parts[i]);
}

void columns_put_parts(const struct sink *sink, const struct record *rec,
		       const struct encoding *encoding, unsigned int which)
{
	put_parts(sink, rec, encoding, which);
}

int columns_put(const struct sink *sink, const struct record *rec,
		const struct encoding *encoding)
{
	struct out *out = sink->out;

	if (encoding->open)
		out_chr(out, encoding->open);
	put_parts(sink, rec, encoding, ~0U);
	if (encoding->close)
		out_chr(out, encoding->close);
	out_chr(out, '\n');
	return out_flush_full(out);
}

void columns_tell(struct out *out, uint32_t type, unsigned int which,
		  void (*tell)(struct out *out, const struct column *column))
{
	const struct record rec = { .type = type };
	unsigned int in = record_columns(&rec);

	for (size_t i = 0; i < PARTS; i++)
		for (size_t j = 0; which & parts[i].part && j < parts[i].count;
		     j++)
			if (parts[i].columns[j].in & in)
				tell(out, &parts[i].columns[j]);
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
