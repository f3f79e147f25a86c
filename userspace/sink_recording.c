// SPDX-License-Identifier: GPL-2.0-only
#include "sink_recording.h"

#include <sys/types.h>
#include <unistd.h>

#include "recording.h"

static struct recording_sink *recording_of(struct sink *sink)
{
	return (struct recording_sink *)((char *)sink -
					 offsetof(struct recording_sink, sink));
}

static int recording_begin(struct sink *sink, const struct stream *stream)
{
	struct recording_sink *recording = recording_of(sink);

	sink->stream = stream;
	recording->realtime_offset_ns = stream->realtime_offset_ns;
	recording->written = sizeof(struct recording_header);
	recording_put_header(sink->out, stream);
	return 0;
}

/* Goes on in a new file, where len more bytes would make this one too long. */
static int make_room(struct sink *sink, uint64_t len)
{
	struct recording_sink *recording = recording_of(sink);
	const struct rotate *rotate = &recording->rotate;
	int err;

	if (!rotate->size || recording->written + len <= rotate->size ||
	    recording->written == sizeof(struct recording_header))
		return 0;
	err = out_flush(sink->out);
	if (!err)
		err = rotate_reopen(rotate, sink->out->fd);
	return err ? err : recording_begin(sink, sink->stream);
}

static int recording_put(struct sink *sink, const struct record *rec)
{
	struct recording_sink *recording = recording_of(sink);
	int64_t now = sink->stream->realtime_offset_ns;
	int err = make_room(sink, sizeof(struct recording_clock) + rec->len);

	if (err)
		return err;
	if (recording->realtime_offset_ns != now) {
		recording_put_clock(sink->out, now);
		recording->written += sizeof(struct recording_clock);
		recording->realtime_offset_ns = now;
	}
	out_mem(sink->out, rec->raw, rec->len);
	recording->written += rec->len;
	return out_flush_full(sink->out);
}

static int recording_end(struct sink *sink)
{
	(void)sink;
	return 0;
}

const struct sink_ops sink_recording = {
	.begin = recording_begin,
	.event = recording_put,
	.lost = recording_put,
	.end = recording_end,
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

int sink_recording_repair(int fd)
{
	off_t size = lseek(fd, 0, SEEK_END);

	if (size < 0)
		return -1;
	return ftruncate(fd, last_border(fd, size));
}
