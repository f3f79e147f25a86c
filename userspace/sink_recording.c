// SPDX-License-Identifier: GPL-2.0-only
#include "sink_recording.h"

#include <string.h>
#include <sys/types.h>
#include <unistd.h>

#include "clock.h"
#include "recording.h"
#include "zstd.h"

/* A path is known to be shorter than this. */
#define CGROUP_RECORD_MAX (sizeof(struct recording_cgroup) + CGROUP_PATH_MAX)

/* What is compressed together at most: more would hardly make it smaller. */
#define FRAME_LEN (128 * 1024)

/* And the longest that anything waits for that. */
#define FRAME_NS UINT64_C(1000000000)

/* What a frame may be longer than what is in it. */
#define FRAME_SLACK 1024

static struct recording_sink *recording_of(struct sink *sink)
{
	return (struct recording_sink *)((char *)sink -
					 offsetof(struct recording_sink, sink));
}

/* Where records go: to the file, or to what waits to be compressed. */
static struct out *out_of(struct recording_sink *recording)
{
	return recording->packer ? &recording->frame : recording->sink.out;
}

/* Nothing of a frame is of use before its last byte: it goes out at once. */
static int end_frame(struct recording_sink *recording)
{
	struct out *out = recording->sink.out;
	size_t before = out->len;
	int err;

	/* Without memory for a record it is missing there. */
	if (recording->frame.err)
		return -recording->frame.err;
	if (!recording->packer || !recording->frame.len)
		return 0;
	err = zstd_pack(recording->packer, out, recording->frame.buf,
			recording->frame.len);
	if (err)
		return err;
	recording->frame.len = 0;
	recording->sink.held = 0;
	recording->sink.wake_ns = 0;
	before = out->len - before;
	err = out_flush(out);
	if (!err)
		recording->written += before;
	return err;
}

static int recording_begin(struct sink *sink, const struct stream *stream)
{
	struct recording_sink *recording = recording_of(sink);

	sink->stream = stream;
	recording->realtime_offset_ns = stream->realtime_offset_ns;
	recording->written = 0;
	recording->records = false;
	cgroups_forget(recording->named);
	recording->cgroup = 0;
	recording_put_header(out_of(recording), stream);
	if (recording->packer)
		return end_frame(recording);
	recording->written = sizeof(struct recording_header);
	return 0;
}

/* Compressed it may need less, the less the nearer the end of the file is. */
static int squeeze(struct recording_sink *recording, uint64_t len, bool *fits)
{
	const struct rotate *rotate = &recording->rotate;
	int err = end_frame(recording);

	*fits = !err &&
		recording->written + len + rotate->size / 32 <= rotate->size;
	return err;
}

/* Goes on in a new file, where len more bytes would make this one too long. */
static int make_room(struct sink *sink, uint64_t len)
{
	struct recording_sink *recording = recording_of(sink);
	const struct rotate *rotate = &recording->rotate;
	uint64_t waiting = 0;
	bool fits;
	int err;

	if (!rotate->size || !recording->records)
		return 0;
	if (recording->packer)
		waiting = recording->frame.len + FRAME_SLACK;
	if (recording->written + waiting + len <= rotate->size)
		return 0;
	if (recording->packer) {
		err = squeeze(recording, len + FRAME_SLACK, &fits);
		if (err || fits)
			return err;
	}
	err = out_flush(sink->out);
	if (!err)
		err = rotate_reopen(rotate, sink->out->fd);
	return err ? err : recording_begin(sink, sink->stream);
}

static void put_clock(struct recording_sink *recording)
{
	int64_t now = recording->sink.stream->realtime_offset_ns;

	if (recording->realtime_offset_ns == now)
		return;
	recording_put_clock(out_of(recording), now);
	if (!recording->packer)
		recording->written += sizeof(struct recording_clock);
	recording->realtime_offset_ns = now;
}

/* As of nearly all calls: the file says already what is known of their cgroup. */
static bool says_cgroup(const struct recording_sink *recording,
			const struct record *rec)
{
	return !record_is_event(rec) ||
	       (rec->event.cgroup_id == recording->cgroup &&
		cgroups_version(recording->sink.stream->cgroups) ==
			recording->cgroups_version) ||
	       !recording->named;
}

/* What can be known of it here and now alone. */
static void put_cgroup(struct recording_sink *recording,
		       const struct record *rec)
{
	const struct stream *stream = recording->sink.stream;
	uint64_t id;
	const char *path;
	uint32_t len;

	if (!recording->named || !record_is_event(rec))
		return;
	id = rec->event.cgroup_id;
	path = stream_cgroup(stream, &rec->event);
	if (!path)
		return;
	recording->cgroup = id;
	recording->cgroups_version = cgroups_version(stream->cgroups);
	if (!*path || cgroups_path(recording->named, id))
		return;
	len = recording_put_cgroup(out_of(recording), id, path);
	if (!recording->packer)
		recording->written += len;
	cgroups_put(recording->named, id, path, strlen(path));
}

/* While calls never cease to come there is no tick. */
static int end_frame_in_time(struct recording_sink *recording)
{
	uint64_t *wake_ns = &recording->sink.wake_ns;
	uint64_t now = now_ns();

	if (!*wake_ns)
		*wake_ns = now + FRAME_NS;
	if (recording->frame.len < FRAME_LEN && now < *wake_ns)
		return 0;
	return end_frame(recording);
}

static int recording_put(struct sink *sink, const struct record *rec)
{
	struct recording_sink *recording = recording_of(sink);
	bool said = says_cgroup(recording, rec);
	int err = make_room(sink, (said ? 0 : CGROUP_RECORD_MAX) +
					  sizeof(struct recording_clock) +
					  rec->len);

	if (err)
		return err;
	put_clock(recording);
	/* What was said in another file has to be said again. */
	if (!said || !recording->records)
		put_cgroup(recording, rec);
	out_mem(out_of(recording), rec->raw, rec->len);
	recording->records = true;
	if (recording->packer) {
		sink->held += record_is_event(rec);
		return end_frame_in_time(recording);
	}
	recording->written += rec->len;
	return out_flush_full(sink->out);
}

/* At once: were it lost with its frame, nobody would know of any loss. */
static int recording_lost(struct sink *sink, const struct record *rec)
{
	int err = recording_put(sink, rec);

	return err ? err : end_frame(recording_of(sink));
}

static int recording_end(struct sink *sink)
{
	return end_frame(recording_of(sink));
}

const struct sink_ops sink_recording = {
	.begin = recording_begin,
	.event = recording_put,
	.lost = recording_lost,
	.end = recording_end,
	.tick = recording_end,
};

/* Where the last whole record ends at or before size. */
static off_t last_border(int fd, off_t size)
{
	struct recording_header header;
	struct sot_header record;
	off_t border = 0;
	off_t len;

	if (pread(fd, &header, sizeof(header), 0) != sizeof(header))
		return 0;
	for (len = header.header_len; len > 0 && border + len <= size;
	     len = record.len) {
		border += len;
		if (pread(fd, &record, sizeof(record), border) !=
		    sizeof(record))
			break;
	}
	return border;
}

int sink_recording_repair(const struct recording_sink *recording)
{
	int fd = recording->sink.out->fd;
	off_t size = lseek(fd, 0, SEEK_END);

	if (size < 0)
		return -1;
	if (recording->packer)
		return ftruncate(fd, (off_t)recording->written);
	return ftruncate(fd, last_border(fd, size));
}
