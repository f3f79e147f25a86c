// SPDX-License-Identifier: GPL-2.0-only
#include "../../userspace/json.h"

#include "event.h"
#include "json_check.h"
#include "unit.h"

static struct out out;
static struct sink json = { .ops = &sink_json, .out = &out };

static const char *line_of(const struct record *rec)
{
	out.len = 0;
	if (rec->type == SOT_TYPE_LOST)
		json.ops->lost(&json, rec);
	else
		json.ops->event(&json, rec);
	out_chr(&out, '\0');
	return out.buf;
}

static void check_field(const struct record *rec, const char *field,
			const char *want)
{
	const char *line = line_of(rec);
	char name[256];

	snprintf(name, sizeof(name), "%s is %s", field, want);
	check_str(name, json_field(line, field), want);
	if (!json_is_line(line))
		check(line, false);
}

static void check_escaped(const char *bytes, size_t len, const char *want)
{
	char line[512];
	size_t start;

	out.len = 0;
	json_string(&out, bytes, len);
	out_chr(&out, '\0');
	check_str(want, out.buf, want);
	out.len = 0;
	out_str(&out, "before \"");
	start = out.len;
	out_mem(&out, bytes, len);
	json_escape(&out, start);
	out_chr(&out, '\0');
	snprintf(line, sizeof(line), "before %.*s", (int)strlen(want) - 1,
		 want);
	check_str("in place", out.buf, line);
}

#define ESCAPED(bytes, want) check_escaped(bytes, sizeof(bytes) - 1, want)

static void test_escapes(void)
{
	ESCAPED("", "\"\"");
	ESCAPED("plain", "\"plain\"");
	ESCAPED("a\"b\\c", "\"a\\\"b\\\\c\"");
	ESCAPED("\n\x1f\x7f", "\"\\u000a\\u001f\\u007f\"");
	ESCAPED("\0x", "\"\\u0000x\"");
	ESCAPED("\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80",
		"\"\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80\"");
	ESCAPED("\xff\xfe", "\"\\u00ff\\u00fe\"");
	ESCAPED("\xc3", "\"\\u00c3\"");
	ESCAPED("\xe2\x82", "\"\\u00e2\\u0082\"");
	ESCAPED("\xc0\x80", "\"\\u00c0\\u0080\"");
	ESCAPED("\xe0\x80\x80", "\"\\u00e0\\u0080\\u0080\"");
	ESCAPED("\xed\xa0\x80", "\"\\u00ed\\u00a0\\u0080\"");
	ESCAPED("\xf4\x90\x80\x80", "\"\\u00f4\\u0090\\u0080\\u0080\"");
	ESCAPED("\xf5\x80\x80\x80", "\"\\u00f5\\u0080\\u0080\\u0080\"");
	ESCAPED("\xc3\xa9\xc3", "\"\xc3\xa9\\u00c3\"");
}

/* Longer than the buffer has room for: it moves while it is escaped. */
static void test_long(void)
{
	static const char unit[] = "\\u0001";
	bool same = true;

	out.len = 0;
	for (int i = 0; i < 100000; i++)
		out_chr(&out, '\x01');
	json_escape(&out, 0);
	for (size_t i = 0; i < out.len; i++)
		same &= out.buf[i] == unit[i % 6];
	check("100,000 bytes to escape", same && out.len == 600000);
}

/* Escaping looks at sixteen bytes at once, or at one: both are to agree. */
static void test_escape_everywhere(void)
{
	char plain[40], want[80];
	struct out out;
	int wrong = 0;

	check_int("init", out_init(&out, -1), 0);
	memset(plain, 'x', sizeof(plain));
	for (int byte = 0; byte < 0x80; byte++) {
		for (size_t at = 0; at < sizeof(plain); at++) {
			plain[at] = (char)byte;
			out.len = 0;
			json_string(&out, plain, sizeof(plain));
			memcpy(want, out.buf, out.len);
			want[out.len] = '\0';
			out.len = 0;
			out_chr(&out, '"');
			out_mem(&out, plain, sizeof(plain));
			json_escape(&out, 1);
			out_chr(&out, '"');
			out_chr(&out, '\0');
			wrong += strcmp(out.buf, want) != 0;
			plain[at] = 'x';
		}
	}
	out_free(&out);
	check_int("bytes that are escaped differently", wrong, 0);
}

static void test_event(void)
{
	static const char want[] =
		"{\"schema\":1,\"type\":\"event\",\"host\":\"web-42\""
		",\"boot_id\":null"
		",\"ts\":\"2026-11-21T12:01:02.123456789Z\""
		",\"ts_ns\":1795262462123456789"
		",\"nth\":90,\"seq\":91,\"cpu\":3"
		",\"call\":\"setsockopt\",\"via\":\"syscall\""
		",\"pid\":812,\"tid\":830,\"ppid\":1,\"ns_pid\":2,\"ns_tid\":20"
		",\"uid\":33,\"gid\":34,\"comm\":\"nginx\",\"cgroup_id\":5123"
		",\"cgroup\":null,\"container_id\":null,\"netns\":4026531840"
		",\"pidns\":11,\"mntns\":12,\"userns\":13,\"fd\":7"
		",\"family\":\"AF_INET\",\"sock_type\":\"SOCK_STREAM\""
		",\"protocol\":\"IPPROTO_TCP\",\"state\":\"ESTABLISHED\""
		",\"local\":\"10.0.0.1:443\",\"remote\":\"10.0.0.9:51515\""
		",\"cookie\":77,\"inode\":41234,\"sock_netns\":14"
		",\"level\":\"SOL_SOCKET\",\"level_nr\":1"
		",\"optname\":\"SO_RCVBUF\",\"optname_nr\":8"
		",\"value\":\"262144\",\"value_int\":262144"
		",\"value_hex\":\"00000400\",\"in_hex\":null"
		",\"optval\":\"0x7ffd12345678\",\"optlen\":4,\"optlen_out\":null"
		",\"flags\":[],\"ret\":0,\"errno\":null,\"duration_ns\":1234}\n";
	struct record rec = event_sample();

	check_str("a whole event", line_of(&rec), want);
	check("is JSON", json_is_line(want));
}

static void test_values(void)
{
	struct record rec = event_sample();

	rec.event.level = 6;
	rec.event.optname = 1;
	rec.value = (const uint8_t *)"\x01\0\0\0";
	check_field(&rec, "value", "\"on\"");
	check_field(&rec, "value_int", "1");
	rec.event.optname = 13;
	rec.value = (const uint8_t *)"b\"r\xff";
	check_field(&rec, "value", "\"b\\\"r\\u00ff\"");
	check_field(&rec, "value_int", "null");
	rec.event.optname = 0x270f;
	rec.value = (const uint8_t *)"\xff\xff\xff\xff";
	check_field(&rec, "optname", "null");
	check_field(&rec, "optname_nr", "9999");
	check_field(&rec, "value", "\"-1\"");
	check_field(&rec, "value_int", "-1");
	rec.event.value_len = 3;
	rec.event.optlen = 3;
	check_field(&rec, "value", "null");
	check_field(&rec, "value_int", "null");
	check_field(&rec, "value_hex", "\"ffffff\"");
	rec.event.level = -1;
	check_field(&rec, "level", "null");
	check_field(&rec, "level_nr", "-1");
	rec = event_sample();
	rec.event.optname = 57;
	rec.event.optlen = 8;
	rec.event.value_len = 8;
	rec.value = (const uint8_t *)"\xff\xff\xff\xff\xff\xff\xff\xff";
	check_field(&rec, "value_int", "18446744073709551615");
	rec = event_sample();
	rec.event.level = 282;
	rec.event.optname = 2;
	rec.event.optlen = 40;
	rec.event.flags = SOT_F_REDACTED;
	rec.value = (const uint8_t *)"\x04\x03\x33\0";
	check_field(
		&rec, "value",
		"\"{version=TLS_1_3, cipher_type=TLS_CIPHER_AES_GCM_128, <redacted>}\"");
	check_field(&rec, "flags", "[\"redacted\"]");
	rec.event.value_len = 0;
	check_field(&rec, "value", "\"<redacted>\"");
	check_field(&rec, "value_hex", "null");
	rec.event.flags = SOT_F_OMITTED;
	check_field(&rec, "value", "null");
	check_field(&rec, "flags", "[\"omitted\"]");
}

static void test_get(void)
{
	struct record rec = event_get_sample();

	check_field(&rec, "call", "\"getsockopt\"");
	check_field(&rec, "optlen_out", "4");
	rec.event.in_len = 2;
	rec.in = (const uint8_t *)"\xaa\xbb";
	check_field(&rec, "in_hex", "\"aabb\"");
	rec.event.flags = SOT_F_OPTLEN_OUT_FAULT;
	check_field(&rec, "optlen", "4");
	check_field(&rec, "optlen_out", "null");
	rec.event.flags = SOT_F_OPTLEN_FAULT;
	check_field(&rec, "optlen", "null");
	rec = event_get_sample();
	rec.event.ret = -9;
	check_field(&rec, "value", "null");
	check_field(&rec, "value_int", "null");
	check_field(&rec, "ret", "-9");
	check_field(&rec, "errno", "\"EBADF\"");
	rec.event.ret = -530;
	check_field(&rec, "errno", "\"ERRNO_530\"");
	rec.event.ret = 4;
	check_field(&rec, "errno", "null");
	rec.event.optval = 0;
	check_field(&rec, "optval", "null");
	check_field(&rec, "value", "null");
}

static void test_sockets(void)
{
	struct record rec = event_sample();

	memset((void *)rec.addr, 0, sizeof(struct sot_inet));
	check_field(&rec, "local", "null");
	check_field(&rec, "remote", "null");
	rec.event.sock_family = AF_NETLINK;
	rec.event.addr_len = 0;
	check_field(&rec, "family", "\"AF_NETLINK\"");
	check_field(&rec, "protocol", "\"6\"");
	check_field(&rec, "state", "\"1\"");
	check_field(&rec, "local", "null");
	rec.event.sock_family = 99;
	rec.event.sock_type = 98;
	check_field(&rec, "family", "\"99\"");
	check_field(&rec, "sock_type", "\"98\"");
	rec.event.flags = SOT_F_NOSOCK;
	check_field(&rec, "family", "null");
	check_field(&rec, "sock_type", "null");
	check_field(&rec, "protocol", "null");
	check_field(&rec, "state", "null");
	check_field(&rec, "cookie", "null");
	check_field(&rec, "inode", "null");
	check_field(&rec, "sock_netns", "null");
	rec = event_sample();
	rec.event.sock_state = 99;
	check_field(&rec, "state", "\"99\"");
	memcpy(rec.event.comm, "\"\\\n\xff\xc3\xa9xxxxxxxxxx", SOT_COMM_LEN);
	check_field(&rec, "comm",
		    "\"\\\"\\\\\\u000a\\u00ff\xc3\xa9xxxxxxxxxx\"");
	rec.event.via = SOT_VIA_COMPAT;
	rec.event.flags = SOT_F_LATE | SOT_F_CHANGED;
	check_field(&rec, "via", "\"compat\"");
	check_field(&rec, "flags", "[\"compat\",\"late\",\"changed\"]");
	rec.event.via = 99;
	check_field(&rec, "via", "\"99\"");
	rec.event.header.cpu = SOT_CPU_NONE;
	check_field(&rec, "cpu", "null");
}

static void test_lost(void)
{
	struct record rec = {
		.type = SOT_TYPE_LOST,
		.lost = {
			.header = {.type = SOT_TYPE_LOST, .cpu = 2},
			.ts_ns = EVENT_MONOTONIC,
			.count = 123,
			.reason = SOT_LOST_OVERRUN,
		},
	};

	check_str("a whole loss", line_of(&rec),
		  "{\"schema\":1,\"type\":\"lost\",\"host\":\"web-42\""
		  ",\"boot_id\":null"
		  ",\"ts\":\"2026-11-21T12:01:02.123456789Z\""
		  ",\"ts_ns\":1795262462123456789,\"cpu\":2"
		  ",\"reason\":\"overrun\",\"call\":null,\"count\":123}\n");
	rec.lost.reason = SOT_LOST_MISSED;
	rec.lost.call = SOT_TYPE_GETSOCKOPT;
	rec.lost.header.cpu = SOT_CPU_NONE;
	check_field(&rec, "cpu", "null");
	check_field(&rec, "reason", "\"missed\"");
	check_field(&rec, "call", "\"getsockopt\"");
	rec.lost.reason = SOT_LOST_DISARMED;
	check_field(&rec, "reason", "\"disarmed\"");
	rec.lost.reason = SOT_LOST_REARMED;
	check_field(&rec, "reason", "\"rearmed\"");
	rec.lost.reason = SOT_LOST_UNWRITTEN;
	check_field(&rec, "reason", "\"unwritten\"");
	rec.lost.reason = 77;
	check_field(&rec, "reason", "\"77\"");
}

int main(void)
{
	if (out_init(&out, -1))
		return 1;
	json.ops->begin(&json, &event_stream);
	test_escapes();
	test_long();
	test_escape_everywhere();
	test_event();
	test_values();
	test_get();
	test_sockets();
	test_lost();
	out_free(&out);
	return unit_end();
}
