// SPDX-License-Identifier: GPL-2.0-only
#include "event.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "unit.h"

static struct out out;
static struct sink text = { .ops = &sink_text, .out = &out, .utc = true };

static const char *line_of(struct sink *sink, const struct record *rec)
{
	out.len = 0;
	if (rec->type == SOT_TYPE_LOST)
		sink->ops->lost(sink, rec);
	else
		sink->ops->event(sink, rec);
	out_chr(&out, '\0');
	return out.buf;
}

#define LINE_START "12:01:02.123456 nginx[812/830] "
#define SOCKET "7<TCP 10.0.0.1:443 -> 10.0.0.9:51515>"

/* A line between its time and caller, and its duration; and what follows. */
static void check_noted(const char *name, const struct record *rec,
			const char *want, const char *notes)
{
	char line[1024];

	snprintf(line, sizeof(line), "%s%s%s%s\n", LINE_START, want, " <1.2us>",
		 notes);
	check_str(name, line_of(&text, rec), line);
}

static void check_line(const char *name, const struct record *rec,
		       const char *want)
{
	check_noted(name, rec, want, "");
}

static void test_times(void)
{
	struct sink sink = text;
	struct record rec = event_sample();
	char want[256];

	check_line("sample", &rec,
		   "setsockopt(" SOCKET
		   ", SOL_SOCKET, SO_RCVBUF, [262144], 4) = 0");
	sink.full_date = true;
	snprintf(want, sizeof(want), "%s", line_of(&sink, &rec));
	check("full date",
	      !strncmp(want, "2026-11-21T12:01:02.123456+0000 nginx", 37));
	setenv("TZ", "XXX-5:30", 1);
	tzset();
	sink.utc = false;
	snprintf(want, sizeof(want), "%s", line_of(&sink, &rec));
	check("local time with its zone",
	      !strncmp(want, "2026-11-21T17:31:02.123456+0530 nginx", 37));
	setenv("TZ", "XXX3:30", 1);
	tzset();
	rec.event.ts_ns += 1000000000;
	snprintf(want, sizeof(want), "%s", line_of(&sink, &rec));
	check("west of Greenwich, a second later",
	      !strncmp(want, "2026-11-21T08:31:03.123456-0330 nginx", 37));
	sink.utc = true;
	rec.event.ts_ns = 0 - (uint64_t)event_stream.realtime_offset_ns - 1;
	snprintf(want, sizeof(want), "%s", line_of(&sink, &rec));
	check("before 1970",
	      !strncmp(want, "1969-12-31T23:59:59.999999+0000 nginx", 37));
	rec.event.ts_ns =
		UINT64_MAX / 2 - (uint64_t)event_stream.realtime_offset_ns;
	snprintf(want, sizeof(want), "%s", line_of(&sink, &rec));
	check("the last time there is",
	      !strncmp(want, "2262-04-11T23:47:16.854775+0000 nginx", 37));
}

struct duration {
	uint64_t ns;
	const char *text;
};

static void test_durations(void)
{
	static const struct duration durations[] = {
		{ 0, "<0.0us>" },
		{ 949, "<0.9us>" },
		{ 12345, "<12.3us>" },
		{ 999999, "<999.9us>" },
		{ 1000000, "<1.000ms>" },
		{ 1234567, "<1.234ms>" },
		{ 999999999, "<999.999ms>" },
		{ 1000000000, "<1.000s>" },
		{ 1234567890123, "<1234.567s>" },
	};

	for (size_t i = 0; i < sizeof(durations) / sizeof(*durations); i++) {
		struct record rec = event_sample();

		rec.event.duration_ns = durations[i].ns;
		check(durations[i].text,
		      strstr(line_of(&text, &rec), durations[i].text) != NULL);
	}
}

static void test_callers(void)
{
	struct record rec = event_sample();

	memcpy(rec.event.comm, "a b\\\n\x1b\xc3\xa9[]{}xxxx", SOT_COMM_LEN);
	check("comm is one printable word or more",
	      strstr(line_of(&text, &rec),
		     " a b\\x5c\\x0a\\x1b\\xc3\\xa9[]{}xxxx[812/830] ") !=
		      NULL);
}

static void test_options(void)
{
	struct record rec = event_sample();

	rec.event.level = 6;
	rec.event.optname = 1;
	rec.value = (const uint8_t *)"\x01\0\0\0";
	check_line("TCP_NODELAY", &rec,
		   "setsockopt(" SOCKET ", SOL_TCP, TCP_NODELAY, [1], 4) = 0");
	rec.event.optname = 0x270f;
	check_line("unknown option", &rec,
		   "setsockopt(" SOCKET
		   ", SOL_TCP, 0x270f /* TCP_??? */, [1], 4) = 0");
	rec.event.optname = -1;
	check_line("negative option", &rec,
		   "setsockopt(" SOCKET
		   ", SOL_TCP, 0xffffffff /* TCP_??? */, [1], 4) = 0");
	rec.event.level = 254;
	rec.event.optname = 3;
	check_line("unknown level", &rec,
		   "setsockopt(" SOCKET ", 254 /* SOL_??? */, 3, [1], 4) = 0");
	rec.event.level = 270;
	check_line("level of netlink", &rec,
		   "setsockopt(" SOCKET
		   ", SOL_NETLINK, NETLINK_PKTINFO, [1], 4) = 0");
	rec.event.level = 6;
	rec.event.optname = 2;
	rec.event.sock_family = AF_BLUETOOTH;
	rec.event.sock_type = SOCK_SEQPACKET;
	check_line(
		"level of another family", &rec,
		"setsockopt(7<BLUETOOTH-SEQPACKET:[41234]>, 6 /* SOL_??? */, 2, [1], 4) = 0");
}

/* The same call in all shapes of its value. */
#define SET(value, optlen)                                                 \
	"setsockopt(" SOCKET ", SOL_SOCKET, SO_RCVBUF, " value ", " optlen \
	") = 0"
#define GET(value, optlen)                                                 \
	"getsockopt(" SOCKET ", SOL_SOCKET, SO_RCVBUF, " value ", " optlen \
	") = 0"

static void test_set_values(void)
{
	struct record rec = event_sample();

	rec.event.optval = 0;
	check_line("no pointer", &rec, SET("NULL", "4"));
	rec = event_sample();
	rec.event.value_len = 0;
	rec.event.optlen = 0;
	check_line("no length", &rec, SET("0x7ffd12345678", "0"));
	rec.event.optlen = -1;
	check_line("negative length", &rec, SET("0x7ffd12345678", "-1"));
	rec.event.optlen = 4;
	rec.event.flags = SOT_F_FAULT;
	check_noted("nothing readable", &rec, SET("0x7ffd12345678", "4"),
		    " {fault}");
	rec.event.value_len = 2;
	check_noted("half readable", &rec, SET("\"\\x00\\x00\"...", "4"),
		    " {fault}");
	rec.event.value_len = 4;
	rec.event.optlen = 5;
	check_noted("5 bytes, 4 readable", &rec, SET("[262144]", "5"),
		    " {fault}");
	rec.event.optlen = INT32_MAX;
	rec.event.flags = SOT_F_TRUNCATED;
	check_noted("huge length", &rec, SET("[262144]", "2147483647"),
		    " {truncated}");
	rec.event.optlen = 4;
	rec.event.value_len = 0;
	rec.event.flags = SOT_F_OMITTED;
	check_noted("omitted", &rec, SET("<omitted>", "4"), " {omitted}");
	rec.event.flags = SOT_F_REDACTED;
	check_noted("redacted", &rec, SET("<redacted>", "4"), " {redacted}");
	rec.event.flags = SOT_F_REDACTED | SOT_F_FAULT;
	check_noted("redacted, nothing readable", &rec,
		    SET("0x7ffd12345678", "4"), " {fault,redacted}");
	rec = event_sample();
	rec.event.optlen = 3;
	check_line("more bytes than its length says", &rec,
		   SET("[262144]", "3"));
	rec.event.optlen = 40;
	rec.event.level = 282;
	rec.event.optname = 1;
	rec.event.flags = SOT_F_REDACTED;
	rec.value = (const uint8_t *)"\x03\x03\x33\0";
	check_noted(
		"TLS key", &rec,
		"setsockopt(" SOCKET
		", SOL_TLS, TLS_TX, {version=TLS_1_2, cipher_type=TLS_CIPHER_AES_GCM_128, <redacted>}, 40) = 0",
		" {redacted}");
	rec.event.level = 279;
	check_noted("ALG key", &rec,
		    "setsockopt(" SOCKET
		    ", SOL_ALG, ALG_SET_KEY, <redacted>, 40) = 0",
		    " {redacted}");
}

static void test_get_values(void)
{
	struct record rec = event_get_sample();

	check_line("got", &rec, GET("[262144]", "[4]"));
	rec.event.optlen = 8;
	check_line("lengths differ", &rec, GET("[262144]", "[8 => 4]"));
	rec.event.optlen = 2;
	rec.event.optlen_out = 100;
	rec.event.value_len = 2;
	check_line("less room than the value needs", &rec,
		   GET("\"\\x00\\x00\"", "[2 => 100]"));
	rec = event_get_sample();
	rec.event.optval = 0;
	rec.event.value_len = 0;
	check_line("no pointer to get to", &rec, GET("NULL", "[4]"));
	rec = event_get_sample();
	rec.event.optlen_ptr = 0;
	rec.event.value_len = 0;
	rec.event.optlen = 0;
	rec.event.optlen_out = 0;
	rec.event.flags = SOT_F_OPTLEN_FAULT | SOT_F_OPTLEN_OUT_FAULT;
	check_line("no pointer to a length", &rec,
		   GET("0x7ffd12345678", "NULL"));
	rec.event.optlen_ptr = 1;
	check_line("bad pointer to a length", &rec,
		   GET("0x7ffd12345678", "0x1"));
	rec.event.optlen = 4;
	rec.event.flags = SOT_F_OPTLEN_OUT_FAULT;
	check_line("length unreadable at return", &rec,
		   GET("0x7ffd12345678", "[4 => ?]"));
	rec = event_get_sample();
	rec.event.optlen_ptr = 0;
	rec.event.via = SOT_VIA_IO_URING;
	check_noted("io_uring has a length without a pointer", &rec,
		    GET("[262144]", "[4]"), " {io_uring}");
	rec.event.optlen = 0;
	rec.event.optlen_out = 0;
	rec.event.value_len = 0;
	check_noted("got nothing", &rec, GET("\"\"", "[0]"), " {io_uring}");
}

#define FAILED(result)       \
	"getsockopt(" SOCKET \
	", SOL_SOCKET, SO_RCVBUF, 0x7ffd12345678, [4]) = " result

static void test_results(void)
{
	struct record rec = event_get_sample();

	rec.event.ret = -9;
	check_line("errno", &rec, FAILED("-1 EBADF (Bad file descriptor)"));
	rec.event.ret = -513;
	check_line("errno of the kernel's own", &rec,
		   FAILED("-1 ERESTARTNOINTR"));
	rec.event.ret = -530;
	check_line("unknown errno", &rec, FAILED("-1 ERRNO_530"));
	rec.event.ret = INT32_MIN;
	check_line("no errno at all", &rec, FAILED("-1 ERRNO_2147483648"));
	rec.event.ret = 4;
	check_line("positive result", &rec,
		   "getsockopt(" SOCKET
		   ", SOL_SOCKET, SO_RCVBUF, [262144], [4]) = 4");
	rec = event_sample();
	rec.event.fd = -1;
	rec.event.ret = -9;
	rec.event.flags = SOT_F_NOSOCK;
	rec.event.sock_family = 0;
	rec.event.addr_len = 0;
	check_line(
		"no socket, but a value", &rec,
		"setsockopt(-1, SOL_SOCKET, SO_RCVBUF, [262144], 4) = -1 EBADF (Bad file descriptor)");
}

static void test_notes(void)
{
	struct record rec = event_sample();

	rec.event.via = SOT_VIA_COMPAT;
	rec.event.flags = SOT_F_LATE | SOT_F_FAULT | SOT_F_TRUNCATED |
			  SOT_F_CHANGED;
	check_noted("notes in order", &rec, SET("[262144]", "4"),
		    " {compat,late,fault,truncated,changed}");
	rec.event.via = SOT_VIA_X32;
	rec.event.flags = 0;
	check_noted("x32", &rec, SET("[262144]", "4"), " {x32}");
	rec.event.via = 99;
	check_noted("unknown way", &rec, SET("[262144]", "4"),
		    " {via_unknown}");
	rec.event.via = SOT_VIA_SYSCALL;
	rec.event.flags = 0xffff0000;
	check_noted("unknown flags", &rec, SET("[262144]", "4"), " {unknown}");
	rec.event.flags = SOT_F_LATE | SOT_F_OPTLEN_FAULT | 1U << 31;
	check_noted("known and unknown flags", &rec, SET("[262144]", "4"),
		    " {late,unknown}");
}

static struct record lost_sample(uint32_t reason, uint64_t count)
{
	struct record rec = {
		.type = SOT_TYPE_LOST,
		.lost = {
			.header = {.type = SOT_TYPE_LOST, .cpu = 2},
			.ts_ns = EVENT_MONOTONIC,
			.count = count,
			.reason = reason,
		},
	};

	return rec;
}

static void check_lost(const char *name, const struct record *rec,
		       const char *want)
{
	char line[256];

	snprintf(line, sizeof(line), "12:01:02.123456 *** %s\n", want);
	check_str(name, line_of(&text, rec), line);
}

static void test_lost(void)
{
	struct record rec = lost_sample(SOT_LOST_OVERRUN, 123);

	check_lost(
		"overrun", &rec,
		"lost 123 events on CPU 2: overrun (read faster, filter more, or raise buffer_kb)");
	rec.lost.count = 1;
	check_lost(
		"overrun of one", &rec,
		"lost 1 event on CPU 2: overrun (read faster, filter more, or raise buffer_kb)");
	rec = lost_sample(SOT_LOST_MISSED, 5);
	rec.lost.header.cpu = SOT_CPU_NONE;
	rec.lost.call = SOT_TYPE_SETSOCKOPT;
	check_lost(
		"missed", &rec,
		"missed 5 setsockopt calls: no free kretprobe instance (raise maxactive)");
	rec.lost.call = 0;
	check_lost(
		"missed, of both", &rec,
		"missed 5 calls: no free kretprobe instance (raise maxactive)");
	rec = lost_sample(SOT_LOST_DISARMED, 0);
	rec.lost.header.cpu = SOT_CPU_NONE;
	check_lost(
		"probes switched off", &rec,
		"blind: the probes were switched off, see kernel.ftrace_enabled and /sys/kernel/debug/kprobes/enabled");
	rec.lost.reason = SOT_LOST_REARMED;
	check_lost("probes switched on", &rec, "the probes work again");
	rec = lost_sample(SOT_LOST_UNWRITTEN, 7);
	rec.lost.header.cpu = SOT_CPU_NONE;
	check_lost(
		"unwritten", &rec,
		"lost 7 events: unwritten (their reader was killed before it wrote them)");
	rec = lost_sample(77, UINT64_MAX);
	rec.lost.header.cpu = SOT_CPU_NONE;
	check_lost("reason unknown", &rec,
		   "lost 18446744073709551615 events: reason 77");
}

static void test_color(void)
{
	struct sink sink = text;
	struct record rec = event_get_sample();
	const char *line;

	sink.color = true;
	rec.event.ret = -9;
	line = line_of(&sink, &rec);
	check("result in red",
	      strstr(line, "\033[31m-1 EBADF (Bad file descriptor)\033[0m") !=
		      NULL);
	check("name in bold", strstr(line, "\033[1mSO_RCVBUF\033[0m") != NULL);
	check("none without color",
	      strchr(line_of(&text, &rec), '\033') == NULL);
}

static void test_errors(void)
{
	struct record rec = event_sample();
	struct out full;
	struct sink sink = { .ops = &sink_text, .out = &full };
	int ret = 0;

	if (out_init(&full, open("/dev/full", O_WRONLY | O_CLOEXEC)))
		return;
	sink.ops->begin(&sink, &event_stream);
	for (int i = 0; i < 1000 && !ret; i++)
		ret = sink.ops->event(&sink, &rec);
	check_int("a full disk is told", ret, -ENOSPC);
	check_int("and told again", sink.ops->end(&sink), -ENOSPC);
	close(full.fd);
	out_free(&full);
}

int main(void)
{
	if (out_init(&out, -1))
		return 1;
	text.ops->begin(&text, &event_stream);
	test_times();
	test_durations();
	test_callers();
	test_options();
	test_set_values();
	test_get_values();
	test_results();
	test_notes();
	test_lost();
	test_color();
	test_errors();
	out_free(&out);
	return unit_end();
}
