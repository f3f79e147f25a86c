// SPDX-License-Identifier: GPL-2.0-only
#include "../../userspace/recording.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "../../userspace/sink_recording.h"
#include "../../userspace/source.h"
#include "../replay/build_record.h"
#include "unit.h"

#define HEADER_LEN sizeof(struct recording_header)

static const struct stream stream = {
	.abi = SOT_ABI,
	.realtime_offset_ns = -12345678901234,
	.host = "web-42",
	.release = "6.12.0-test",
	.boot_id = "01234567-89ab-cdef-0123-456789abcdef",
};

static size_t build_call(uint8_t *bytes, int32_t optname)
{
	const struct build build = {
		.event = { .header.type = SOT_TYPE_SETSOCKOPT,
			   .optname = optname },
		.value = "value",
		.value_len = 5,
	};

	return build_event(bytes, &build);
}

/* Two calls and, between them, the clock being set and a loss, by the sink. */
static void write_recording(struct out *out)
{
	struct stream changing = stream;
	struct recording_sink recording = {
		.sink = { .ops = &sink_recording, .out = out },
	};
	struct sink *sink = &recording.sink;
	uint8_t bytes[BUILD_MAX];
	struct record rec;
	const char *why;

	sink->ops->begin(sink, &changing);
	record_parse(bytes, build_call(bytes, 1), &rec, &why);
	sink->ops->event(sink, &rec);
	changing.realtime_offset_ns = 77;
	record_parse(bytes, build_lost(bytes, (struct sot_lost){ .count = 3 }),
		     &rec, &why);
	sink->ops->lost(sink, &rec);
	record_parse(bytes, build_call(bytes, 2), &rec, &why);
	sink->ops->event(sink, &rec);
	sink->ops->end(sink);
}

static struct out make_recording(void)
{
	struct out out;

	out_init(&out, -1);
	write_recording(&out);
	return out;
}

/* A source that gets the bytes through a file. */
static struct source open_bytes(const void *bytes, size_t len)
{
	int fd = memfd_create("recording", MFD_CLOEXEC);
	struct source source;

	if (write(fd, bytes, len) != (ssize_t)len || lseek(fd, 0, SEEK_SET) ||
	    source_open_fd(&source, fd, "a recording", false, 1) != EXIT_OK)
		abort();
	return source;
}

struct counts {
	int records;
	int end; /* what ended it: 0, or a negative errno */
	size_t rest;
};

static struct counts drain(struct source *source)
{
	struct counts counts = { 0 };
	struct record rec;
	int n;

	do {
		n = source_fill(source);
		if (n <= 0)
			break;
		while ((n = source_next(source, &rec)) > 0)
			counts.records++;
	} while (n == 0);
	counts.end = n;
	counts.rest = source_rest(source);
	return counts;
}

static struct counts drain_bytes(const void *bytes, size_t len)
{
	struct source source = open_bytes(bytes, len);
	struct counts counts = drain(&source);

	source_close(&source);
	return counts;
}

static void test_round_trip(void)
{
	struct out out = make_recording();
	struct source source = open_bytes(out.buf, out.len);
	struct record rec;

	source_fill(&source);
	check_int("round trip: first", source_next(&source, &rec), 1);
	check_int("round trip: its option", rec.event.optname, 1);
	check("round trip: its value",
	      rec.event.value_len == 5 && !memcmp(rec.value, "value", 5));
	check_int("round trip: abi", source.stream.abi, SOT_ABI);
	check_int("round trip: clock", source.stream.realtime_offset_ns,
		  stream.realtime_offset_ns);
	check_str("round trip: host", source.stream.host, stream.host);
	check_str("round trip: release", source.stream.release, stream.release);
	check_str("round trip: boot id", source.stream.boot_id, stream.boot_id);
	check_int("round trip: loss", source_next(&source, &rec), 1);
	check_int("round trip: its count", (long long)rec.lost.count, 3);
	check_int("round trip: clock that was set",
		  source.stream.realtime_offset_ns, 77);
	check_int("round trip: last", source_next(&source, &rec), 1);
	check_int("round trip: its option", rec.event.optname, 2);
	check_int("round trip: no more", source_next(&source, &rec), 0);
	check_int("round trip: end", source_fill(&source), 0);
	source_close(&source);
	out_free(&out);
}

static void test_long_names(void)
{
	struct stream longest = stream;
	struct stream got;
	struct out out;
	const char *why;

	memset(longest.host, 'h', sizeof(longest.host) - 1);
	memset(longest.release, 'r', sizeof(longest.release) - 1);
	out_init(&out, -1);
	recording_put_header(&out, &longest);
	check_int(
		"long names: header",
		recording_parse_header((uint8_t *)out.buf, out.len, &got, &why),
		HEADER_LEN);
	check_str("long names: host", got.host, longest.host);
	check_str("long names: release", got.release, longest.release);
	/* Fields without an end, as nobody writes them. */
	memset(out.buf + offsetof(struct recording_header, host), 'x',
	       HEADER_LEN - offsetof(struct recording_header, host));
	check_int(
		"endless names: header",
		recording_parse_header((uint8_t *)out.buf, out.len, &got, &why),
		HEADER_LEN);
	check_int("endless names: host", (long long)strlen(got.host),
		  sizeof(got.host) - 1);
	check_int("endless names: boot id", (long long)strlen(got.boot_id),
		  sizeof(got.boot_id) - 1);
	out_free(&out);
}

/* A header that a later version of the same format made longer. */
static void test_longer_header(void)
{
	struct out out = make_recording();
	uint32_t header_len = HEADER_LEN + 8;
	char *longer = calloc(1, out.len + 8);
	struct counts counts;

	memcpy(longer, out.buf, HEADER_LEN);
	memcpy(longer + offsetof(struct recording_header, header_len),
	       &header_len, sizeof(header_len));
	memcpy(longer + header_len, out.buf + HEADER_LEN, out.len - HEADER_LEN);
	counts = drain_bytes(longer, out.len + 8);
	check("longer header: read", counts.records == 3 && !counts.end);
	free(longer);
	out_free(&out);
}

static void test_bad_headers(void)
{
	static const struct {
		const char *name;
		size_t at;
		uint32_t word;
		const char *why;
	} cases[] = {
		{ "header: magic", 0, 0, "not a recording" },
		{ "header: end of magic", 4, 0, "not a recording" },
		{ "header: other byte order", 8, 0x04030201, "byte order" },
		{ "header: no byte order", 8, 1, "byte order" },
		{ "header: no length", 12, 0, "length" },
		{ "header: odd length", 12, 217, "length" },
		{ "header: huge length", 12, 0xfffffff8, "length" },
		{ "header: newer version", 16, 2, "version" },
		{ "header: newer abi", 20, SOT_ABI + 1, "ABI" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct out out = make_recording();
		struct stream got;
		const char *why = "";
		int n;

		memcpy(out.buf + cases[i].at, &cases[i].word, 4);
		n = recording_parse_header((uint8_t *)out.buf, out.len, &got,
					   &why);
		check(cases[i].name,
		      n == -EBADMSG && strstr(why, cases[i].why));
		out_free(&out);
	}
}

static void test_every_cut(void)
{
	struct out out = make_recording();
	bool whole = true;
	int records = 0;

	for (size_t len = 0; len <= out.len; len++) {
		struct counts counts = drain_bytes(out.buf, len);

		whole &= counts.end == 0 && counts.records >= records;
		records = counts.records;
	}
	check("cut anywhere: no error, never fewer records", whole);
	check_int("cut nowhere: all", records, 3);
	out_free(&out);
}

/* Every byte takes some other values: an error or other content, no harm. */
static void test_every_damage(void)
{
	static const uint8_t values[] = { 0, 1, 7, 8, 0x7f, 0x80, 0xff };
	struct out out = make_recording();
	bool sane = true;

	for (size_t at = 0; at < out.len; at++) {
		for (size_t i = 0; i < sizeof(values); i++) {
			char was = out.buf[at];
			struct counts counts;

			out.buf[at] = (char)values[i];
			counts = drain_bytes(out.buf, out.len);
			sane &= counts.records <= 32 &&
				(counts.end == 0 || counts.end == -EBADMSG);
			out.buf[at] = was;
		}
	}
	check("damaged anywhere: an error at most", sane);
	out_free(&out);
}

static void test_byte_by_byte(void)
{
	struct out out = make_recording();
	struct source source;
	struct record rec;
	int fds[2];
	int records = 0;

	if (pipe(fds) || source_open_fd(&source, fds[0], "a pipe", false, 1))
		abort();
	for (size_t at = 0; at < out.len; at++) {
		if (write(fds[1], out.buf + at, 1) != 1)
			abort();
		source_fill(&source);
		while (source_next(&source, &rec) > 0)
			records++;
	}
	close(fds[1]);
	check_int("byte by byte: all records", records, 3);
	check_int("byte by byte: end", source_fill(&source), 0);
	check_int("byte by byte: nothing is left",
		  (long long)source_rest(&source), 0);
	check_int("byte by byte: offset", (long long)source_offset(&source),
		  (long long)out.len);
	source_close(&source);
	out_free(&out);
}

/* A file that ends anywhere is cut behind its last whole record. */
static void test_repair(void)
{
	struct out out = make_recording();
	bool whole = true;

	for (size_t len = 0; len <= out.len; len++) {
		int fd = memfd_create("recording", MFD_CLOEXEC);
		struct out to = { .fd = fd };
		const struct recording_sink recording = { .sink.out = &to };
		struct counts before = drain_bytes(out.buf, len), after;
		off_t size;

		if (write(fd, out.buf, len) != (ssize_t)len)
			abort();
		whole &= !sink_recording_repair(&recording);
		size = lseek(fd, 0, SEEK_END);
		whole &= size <= (off_t)len;
		after = drain_bytes(out.buf, (size_t)size);
		whole &= after.rest == 0 && after.records == before.records;
		close(fd);
	}
	check("repair: whole records, and all of them", whole);
	out_free(&out);
}

int main(void)
{
	test_round_trip();
	test_long_names();
	test_longer_header();
	test_bad_headers();
	test_every_cut();
	test_every_damage();
	test_byte_by_byte();
	test_repair();
	return unit_end();
}
