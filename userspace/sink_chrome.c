// SPDX-License-Identifier: GPL-2.0-only
/*
 * The JSON that Perfetto and chrome://tracing show as a timeline: an array of
 * events, a call once in the line of its thread and once in that of its socket.
 * Threads that share a socket have a line each, as their calls may overlap, which
 * those of one thread never do. Times are CLOCK_MONOTONIC in microseconds: of days
 * since 1970 a number of JSON would not hold the nanoseconds.
 */
#include "address.h"
#include "call_title.h"
#include "columns.h"
#include "json.h"
#include "timestamp.h"
#include "tracks.h"
#include "value_event.h"

/* No process has it: pids end below. */
#define SOCKETS_PID 4194304
/* For sockets beyond those that there is room for. */
#define OTHER_SOCKETS 0

static struct tracks tracks;

static const struct encoding chrome = {
	.key = KEY_JSON,
	.mark = '"',
	.quote = '"',
	.escape = json_escape,
	.list = { "[", ",", "]" },
};

static void put_us(struct out *out, uint64_t ns)
{
	out_u64(out, ns / 1000);
	out_chr(out, '.');
	out_pad0(out, (uint32_t)(ns % 1000), 3);
}

/* Takes what was appended since start away again, as far as it fits. */
static size_t take_back(struct out *out, size_t start, char *text, size_t size)
{
	size_t len = out->len - start;

	if (len > size)
		len = size;
	memcpy(text, out->buf + start, len);
	out->len = start;
	return len;
}

/* What a process or thread is called. */
static void put_title(struct out *out, const char *what, uint32_t pid,
		      uint32_t tid, const char *name, size_t len)
{
	out_str(out, "{\"name\":\"");
	out_str(out, what);
	out_str(out, "\",\"ph\":\"M\"");
	json_key_number(out, "pid", pid);
	json_key_number(out, "tid", tid);
	out_str(out, ",\"args\":{\"name\":");
	json_string(out, name, len);
	out_str(out, "}}");
}

static void name_caller(struct out *out, const struct sot_event *event)
{
	struct track *process =
		tracks_get(&tracks, TRACK_PROCESS, event->pid, 0);
	struct track *thread =
		tracks_get(&tracks, TRACK_THREAD, event->pid, event->tid);
	size_t len = strnlen(event->comm, SOT_COMM_LEN);

	/* That of its first thread, once that one is seen. */
	if (process && (event->tid == event->pid || !process->name_len) &&
	    track_rename(process, event->comm, len)) {
		out_str(out, ",\n");
		put_title(out, "process_name", event->pid, event->tid,
			  event->comm, len);
	}
	if (thread && track_rename(thread, event->comm, len)) {
		out_str(out, ",\n");
		put_title(out, "thread_name", event->pid, event->tid,
			  event->comm, len);
	}
}

/* "TCP 10.0.0.1:443 -> 10.0.0.9:51515, cookie 5001, thread 830" */
static void put_socket_name(struct out *out, const struct record *rec)
{
	address_socket(out, rec);
	out_str(out, ", cookie ");
	out_u64(out, rec->event.sock_cookie);
	out_str(out, ", thread ");
	out_u64(out, rec->event.tid);
}

/* The number of its line. The longest name says most: a socket loses addresses. */
static uint32_t name_socket(struct out *out, const struct record *rec)
{
	const struct sot_event *event = &rec->event;
	struct track *socket = tracks_get(&tracks, TRACK_SOCKET,
					  event->sock_cookie, event->tid);
	size_t start = out->len;
	char name[192];
	size_t len;

	if (!socket)
		return OTHER_SOCKETS;
	put_socket_name(out, rec);
	len = take_back(out, start, name, sizeof(name));
	if (len > socket->name_len && track_rename(socket, name, len)) {
		out_str(out, ",\n");
		put_title(out, "thread_name", SOCKETS_PID, socket->number, name,
			  len);
	}
	return socket->number;
}

static void put_place(struct out *out, uint32_t pid, uint32_t tid, uint64_t ns)
{
	json_key_number(out, "pid", pid);
	json_key_number(out, "tid", tid);
	json_key(out, "ts");
	put_us(out, ns);
}

static void put_args(const struct sink *sink, const struct record *rec,
		     uint64_t ns)
{
	struct out *out = sink->out;

	out_str(out, ",\"args\":{\"ts\":\"");
	timestamp_exact(
		out,
		(int64_t)(ns + (uint64_t)sink->stream->realtime_offset_ns));
	out_chr(out, '"');
	columns_put_parts(sink, rec, &chrome,
			  COLUMNS_CALLER | COLUMNS_SOCKET | COLUMNS_OPTION);
	out_str(out, "}}");
}

static void put_slice(const struct sink *sink, const struct record *rec,
		      uint32_t pid, uint32_t tid)
{
	const struct sot_event *event = &rec->event;
	struct out *out = sink->out;
	char name[CALL_TITLE];

	out_str(out, ",\n{\"name\":\"");
	out_mem(out, name, call_title(name, rec));
	out_str(out, "\",\"cat\":\"");
	out_str(out, event_call(rec->type));
	if (event->ret < 0)
		out_str(out, ",failed");
	out_str(out, "\",\"ph\":\"X\"");
	put_place(out, pid, tid, event->ts_ns);
	out_str(out, ",\"dur\":");
	put_us(out, event->duration_ns);
	put_args(sink, rec, event->ts_ns);
}

/* The array need not end: a file that is cut off is shown up to there. */
static int chrome_begin(struct sink *sink, const struct stream *stream)
{
	struct out *out = sink->out;
	size_t start = out->len;
	char name[sizeof(stream->host) + sizeof(stream->release) + 32];
	size_t len;

	sink->stream = stream;
	memset(&tracks, 0, sizeof(tracks));
	out_str(out, "sockets of ");
	out_str(out, stream->host);
	out_str(out, ", Linux ");
	out_str(out, stream->release);
	len = take_back(out, start, name, sizeof(name));
	out_str(out, "[\n");
	put_title(out, "process_name", SOCKETS_PID, OTHER_SOCKETS, name, len);
	out_str(out, ",\n");
	put_title(out, "thread_name", SOCKETS_PID, OTHER_SOCKETS,
		  "further sockets", sizeof("further sockets") - 1);
	return out_flush_full(out);
}

static int chrome_event(struct sink *sink, const struct record *rec)
{
	const struct sot_event *event = &rec->event;
	struct out *out = sink->out;

	name_caller(out, event);
	put_slice(sink, rec, event->pid, event->tid);
	if (!(event->flags & SOT_F_NOSOCK) && event->sock_cookie)
		put_slice(sink, rec, SOCKETS_PID, name_socket(out, rec));
	return out_flush_full(out);
}

/* A moment in all lines: what is missing may have been in any. */
static int chrome_lost(struct sink *sink, const struct record *rec)
{
	struct out *out = sink->out;

	out_str(out,
		",\n{\"name\":\"lost\",\"cat\":\"lost\",\"ph\":\"i\",\"s\":\"g\"");
	put_place(out, SOCKETS_PID, OTHER_SOCKETS, rec->lost.ts_ns);
	put_args(sink, rec, rec->lost.ts_ns);
	return out_flush_full(out);
}

static int chrome_end(struct sink *sink)
{
	out_str(sink->out, "\n]\n");
	return out_flush(sink->out);
}

const struct sink_ops sink_chrome = {
	.begin = chrome_begin,
	.event = chrome_event,
	.lost = chrome_lost,
	.end = chrome_end,
};
