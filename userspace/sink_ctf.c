// SPDX-License-Identifier: GPL-2.0-only
/*
 * The Common Trace Format 1.8, which babeltrace2 and Trace Compass read: a folder
 * with a description of the events, made of the same columns as other formats
 * have, and one stream of them. Times in a stream must not go back: an event is
 * there when its call returned, and so is its time. A loss has that of the event
 * before it.
 */
#include <errno.h>
#include <unistd.h>

#include "columns.h"
#include "ctf.h"
#include "utf8.h"

#define CTF_MAGIC 0xc1fc1fc1U

/* Bytes that one byte becomes at most: \x0a */
#define ESCAPED_MAX 4

/* Appends the character at s, of len bytes, escaped; returns its length. */
static size_t put_escaped(struct out *out, const uint8_t *s, size_t len)
{
	size_t n = *s >= 0x80 ? utf8_length(s, len) : *s >= 0x20 && *s != 0x7f;

	if (n && !utf8_is_control(s, n)) {
		out_mem(out, s, n);
		return n;
	}
	out_str(out, "\\x");
	out_hex_bytes(out, s, 1);
	return 1;
}

/* No NUL, and UTF-8. */
static void ctf_escape(struct out *out, size_t start)
{
	size_t end = out->len;

	/* With all the room there may be, appending does not move the buffer. */
	if (start == end || out_reserve(out, ESCAPED_MAX * (end - start)))
		return;
	for (size_t at = start; at < end;)
		at += put_escaped(out, (const uint8_t *)out->buf + at,
				  end - at);
	memmove(out->buf + start, out->buf + end, out->len - end);
	out->len -= end - start;
}

static const struct encoding ctf = {
	.key = KEY_NONE,
	.none = "",
	.escape = ctf_escape,
	.list = { "", "|", "" },
	.binary = true,
};

/* Some centuries: what readers make of two such numbers fits 64 bits. */
#define TIME_MOST (INT64_MAX / 2)

/* Where the stream is in time, in nanoseconds of its clock. */
static struct {
	int64_t offset; /* of its 0, since 1970 */
	uint64_t last;
} clock_of;

/*
 * The clock is CLOCK_MONOTONIC, and goes on by what is slept or set meanwhile.
 * Whatever a recording claims, time neither goes back nor leaves 64 bits.
 */
static uint64_t tick(const struct sink *sink, uint64_t monotonic_ns)
{
	int64_t ns = (int64_t)(monotonic_ns +
			       (uint64_t)sink->stream->realtime_offset_ns);
	uint64_t at = 0;

	if (ns > clock_of.offset)
		at = (uint64_t)ns - (uint64_t)clock_of.offset;
	if (at > TIME_MOST)
		at = TIME_MOST;
	if (at > clock_of.last)
		clock_of.last = at;
	return clock_of.last;
}

/*
 * Bytes of the stream: all of them, and those before the buffer that is being
 * filled. Of a buffer that could not be written whole, an event may be cut off.
 */
static struct {
	uint64_t all, before_buffer;
} bytes_of;

int sink_ctf_repair(int fd)
{
	return ftruncate(fd, (off_t)bytes_of.before_buffer);
}

static int describe(struct sink *sink)
{
	struct out out;
	int err;

	if (out_init(&out, sink->metadata))
		return -ENOMEM;
	ctf_describe(&out, sink->stream, clock_of.offset);
	err = out_flush(&out);
	out_free(&out);
	return err;
}

static int ctf_begin(struct sink *sink, const struct stream *stream)
{
	const uint32_t magic = CTF_MAGIC;
	int err;

	sink->stream = stream;
	clock_of.last = 0;
	clock_of.offset = stream->realtime_offset_ns;
	if (clock_of.offset < 0)
		clock_of.offset = 0;
	else if (clock_of.offset > TIME_MOST)
		clock_of.offset = TIME_MOST;
	/* Without it the stream is nothing, and stays empty. */
	err = describe(sink);
	if (!err)
		out_mem(sink->out, &magic, sizeof(magic));
	bytes_of.all = sink->out->len;
	bytes_of.before_buffer = 0;
	return err;
}

static int put(const struct sink *sink, const struct record *rec, uint64_t at)
{
	const uint8_t id = (uint8_t)rec->type;
	struct out *out = sink->out;
	size_t before = out->len;

	if (!before)
		bytes_of.before_buffer = bytes_of.all;
	out_mem(out, &id, sizeof(id));
	out_mem(out, &at, sizeof(at));
	columns_put_parts(sink, rec, &ctf, CTF_PARTS);
	bytes_of.all += out->len - before;
	return out_flush_full(out);
}

static int ctf_event(struct sink *sink, const struct record *rec)
{
	return put(sink, rec,
		   tick(sink, rec->event.ts_ns + rec->event.duration_ns));
}

/*
 * The module notices a loss when it is read, which may be later than the calls
 * behind it: these would have to wait for that time, too.
 */
static int ctf_lost(struct sink *sink, const struct record *rec)
{
	return put(sink, rec,
		   clock_of.last ? clock_of.last : tick(sink, rec->lost.ts_ns));
}

const struct sink_ops sink_ctf = {
	.begin = ctf_begin,
	.event = ctf_event,
	.lost = ctf_lost,
	.end = columns_end,
};
