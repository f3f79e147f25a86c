// SPDX-License-Identifier: GPL-2.0-only
/* Recordings that the sink compresses, and what the source makes of them. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "../../userspace/clock.h"
#include "../../userspace/sink_recording.h"
#include "../../userspace/source.h"
#include "../../userspace/unpack.h"
#include "../../userspace/zstd.h"
#include "../replay/build_record.h"
#include "unit.h"

#define SECOND UINT64_C(1000000000)

static const struct stream stream = { .abi = SOT_ABI,
				      .realtime_offset_ns = 5,
				      .host = "web-42" };

struct writer {
	struct recording_sink recording;
	struct out out;
};

static void writer_open(struct writer *writer)
{
	memset(writer, 0, sizeof(*writer));
	if (out_init(&writer->out, memfd_create("recording", MFD_CLOEXEC)) ||
	    out_init(&writer->recording.frame, -1))
		abort();
	writer->recording.sink.ops = &sink_recording;
	writer->recording.sink.out = &writer->out;
	writer->recording.packer = zstd_packer_new();
	sink_recording.begin(&writer->recording.sink, &stream);
}

static void writer_close(struct writer *writer)
{
	zstd_packer_free(writer->recording.packer);
	close(writer->out.fd);
	out_free(&writer->recording.frame);
	out_free(&writer->out);
}

static int put_call(struct writer *writer, int32_t optname)
{
	const struct build build = {
		.event = { .header.type = SOT_TYPE_SETSOCKOPT,
			   .optname = optname },
		.value = "value",
		.value_len = 5,
	};
	uint8_t bytes[BUILD_MAX];
	struct record rec;
	const char *why;

	record_parse(bytes, build_event(bytes, &build), &rec, &why);
	return sink_recording.event(&writer->recording.sink, &rec);
}

struct counts {
	int records;
	int end; /* 0, or -EBADMSG */
	bool torn;
};

/* Of the first len bytes of the file. */
static struct counts drain(int from, off_t len)
{
	struct counts counts = { 0 };
	struct source source;
	struct record rec;
	char *bytes = malloc((size_t)len + 1);
	int fd = memfd_create("copy", MFD_CLOEXEC);
	int n;

	if (pread(from, bytes, (size_t)len, 0) != len ||
	    write(fd, bytes, (size_t)len) != len || lseek(fd, 0, SEEK_SET) ||
	    source_open_fd(&source, fd, "a recording", false, 1) != EXIT_OK)
		abort();
	free(bytes);
	while ((n = source_fill(&source)) > 0 || n == -EAGAIN)
		while ((counts.end = source_next(&source, &rec)) > 0)
			counts.records++;
	if (n)
		counts.end = n;
	counts.torn = source_rest(&source) || source_is_torn(&source);
	source_close(&source);
	return counts;
}

static off_t size_of(const struct writer *writer)
{
	return lseek(writer->out.fd, 0, SEEK_END);
}

/* What waits goes out after a second, and can be read then. */
static void test_time(void)
{
	struct writer writer;
	struct sink *sink = &writer.recording.sink;
	uint64_t start = now_ns(), due;
	off_t size;

	writer_open(&writer);
	size = size_of(&writer);
	check("time: the header is there at once", size > 0);
	check("time: nothing waits at first", !sink->wake_ns);
	put_call(&writer, 1);
	due = sink->wake_ns;
	check("time: due in a second",
	      due >= start + SECOND && due <= now_ns() + SECOND);
	put_call(&writer, 2);
	check_int("time: not yet", size_of(&writer), size);
	check("time: of the first that waits", sink->wake_ns == due);
	sink_recording.tick(sink);
	check_int("time: now", drain(writer.out.fd, size_of(&writer)).records,
		  2);
	check("time: nothing waits", !sink->wake_ns);
	put_call(&writer, 3);
	sink->wake_ns = now_ns();
	put_call(&writer, 4);
	check_int("time: without a tick, too",
		  drain(writer.out.fd, size_of(&writer)).records, 4);
	put_call(&writer, 5);
	sink_recording.end(sink);
	check_int("time: the end waits for none",
		  drain(writer.out.fd, size_of(&writer)).records, 5);
	writer_close(&writer);
}

/* Much of it goes out without a tick. */
static void test_size(void)
{
	struct writer writer;
	struct counts counts;

	writer_open(&writer);
	for (int i = 0; i < 1000; i++)
		put_call(&writer, i);
	counts = drain(writer.out.fd, size_of(&writer));
	check("size: most is there",
	      counts.records > 400 && counts.records < 1000 && !counts.torn);
	sink_recording.end(&writer.recording.sink);
	counts = drain(writer.out.fd, size_of(&writer));
	check_int("size: all is there", counts.records, 1000);
	check("size: it is smaller", size_of(&writer) < 1000 * 224 / 4);
	writer_close(&writer);
}

/* Cut anywhere, and damaged anywhere: whole records, or an error. */
static void test_harm(void)
{
	struct writer writer;
	bool whole = true, sane = true;
	int records = 0;
	off_t size;

	writer_open(&writer);
	for (int i = 0; i < 3; i++) {
		put_call(&writer, i);
		sink_recording.end(&writer.recording.sink);
	}
	size = size_of(&writer);
	for (off_t len = 0; len <= size; len++) {
		struct counts counts = drain(writer.out.fd, len);

		whole &= !counts.end && counts.records >= records;
		records = counts.records;
	}
	check("cut anywhere: no error, never fewer records", whole);
	check_int("cut nowhere: all", records, 3);
	for (off_t at = 0; at < size; at++) {
		struct counts counts;
		char was, is;

		if (pread(writer.out.fd, &was, 1, at) != 1)
			abort();
		is = (char)(was ^ 0x55);
		if (pwrite(writer.out.fd, &is, 1, at) != 1)
			abort();
		counts = drain(writer.out.fd, size);
		sane &= counts.end == -EBADMSG || counts.torn ||
			counts.records == 3;
		if (pwrite(writer.out.fd, &was, 1, at) != 1)
			abort();
	}
	check("damaged anywhere: it is noticed", sane);
	check_int("repair: done", sink_recording_repair(&writer.recording), 0);
	check_int("repair: all that was written is kept", size_of(&writer),
		  size);
	if (write(writer.out.fd, "\x28\xb5\x2f", 3) != 3)
		abort();
	sink_recording_repair(&writer.recording);
	check_int("repair: half a frame is not", size_of(&writer), size);
	writer_close(&writer);
}

/* Of a frame that just fills the room there is no more, and it is whole. */
static void test_full(void)
{
	static const uint8_t bytes[1000] = { 1, 2, 3 };
	int nothing = memfd_create("nothing", MFD_CLOEXEC);
	struct zstd_packer *packer = zstd_packer_new();
	struct unpack *unpack;
	uint8_t to[sizeof(bytes)];
	struct out frame;
	const char *why;

	if (out_init(&frame, -1) ||
	    zstd_pack(packer, &frame, bytes, sizeof(bytes)))
		abort();
	unpack = unpack_new((uint8_t *)frame.buf, frame.len, &why);
	check_int("full: a part", unpack_fill(unpack, nothing, to, 600, &why),
		  600);
	check("full: there is more", unpack_has_more(unpack));
	check_int("full: the rest", unpack_fill(unpack, nothing, to, 400, &why),
		  400);
	check("full: no more", !unpack_has_more(unpack));
	check_int("full: the end",
		  unpack_fill(unpack, nothing, to, sizeof(to), &why), 0);
	check("full: it is whole", unpack_is_whole(unpack));
	unpack_free(unpack);
	zstd_packer_free(packer);
	out_free(&frame);
	close(nothing);
}

int main(void)
{
	check_str("the library", zstd_load(), NULL);
	test_time();
	test_size();
	test_harm();
	test_full();
	return unit_end();
}
