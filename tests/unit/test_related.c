// SPDX-License-Identifier: GPL-2.0-only
/* Related calls whose addresses and arguments are anything. */
#include "../../userspace/related_call.h"

#include <stdlib.h>

#include "event.h"
#include "json_check.h"
#include "unit.h"

#define BYTES(text) .bytes = (text), .len = sizeof(text) - 1

/* Text of an endpoint or a path; NULL: it is none. */
static const struct {
	const char *name;
	const char *bytes;
	uint32_t len;
	const char *want;
} addresses[] = {
	{ "nothing", BYTES(""), NULL },
	{ "half a family", BYTES("\x02"), NULL },
	{ "a family alone", BYTES("\x02\0"), NULL },
	{ "IPv4, cut", BYTES("\x02\0\0\x50\x0a\0\0"), NULL },
	{ "IPv4, as short as it can be", BYTES("\x02\0\x01\xbb\x0a\0\0\x01"),
	  "10.0.0.1:443" },
	{ "IPv4", BYTES("\x02\0\0\x50\x0a\0\0\x01\0\0\0\0\0\0\0\0"),
	  "10.0.0.1:80" },
	{ "IPv6, cut",
	  BYTES("\x0a\0\0\x50\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"), NULL },
	{ "IPv6, without a scope",
	  BYTES("\x0a\0\0\x50\0\0\0\0\xfe\x80\0\0\0\0\0\0\0\0\0\0\0\0\0\x01"),
	  "[fe80::1]:80" },
	{ "no family", BYTES("\0\0\0\x50\x0a\0\0\x01"), NULL },
	{ "another family", BYTES("\x10\0\0\0\x01\0\0\0\0\0\0\0"), NULL },
	{ "an odd family", BYTES("\xff\xff\0\x50\x0a\0\0\x01"), NULL },
	{ "UNIX, without a name", BYTES("\x01\0"), NULL },
	{ "UNIX", BYTES("\x01\0/x"), "/x" },
	{ "UNIX, with its end", BYTES("\x01\0/x\0y"), "/x" },
	{ "UNIX, empty", BYTES("\x01\0\0"), "@" },
	{ "UNIX, abstract", BYTES("\x01\0\0ab"), "@ab" },
	{ "UNIX, abstract in an array", BYTES("\x01\0\0ab\0\0\0"), "@ab" },
	{ "UNIX, zeros alone", BYTES("\x01\0\0\0\0"), "@" },
};

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static struct record related_sample(uint32_t type)
{
	struct record rec = event_sample();

	rec.type = rec.event.header.type = type;
	rec.event.level = rec.event.optname = 0;
	return rec;
}

static void put_address(struct out *out, const struct record *rec)
{
	struct related_path path;
	struct endpoint end;

	if (related_endpoint(rec, &end)) {
		endpoint_print(out, &end);
	} else if (related_path(rec, &path)) {
		out_str(out, path.is_abstract ? "@" : "");
		out_mem(out, path.bytes, path.len);
	}
	out_chr(out, '\0');
}

/* In memory that ends with the last byte: no other is looked at. */
static void test_addresses(struct out *out)
{
	for (size_t i = 0; i < COUNT(addresses); i++) {
		struct record rec = related_sample(SOT_TYPE_BIND);
		uint8_t *value = malloc(addresses[i].len + !addresses[i].len);
		const char *want = addresses[i].want;

		memcpy(value, addresses[i].bytes, addresses[i].len);
		rec.value = value;
		rec.event.value_len = addresses[i].len;
		out->len = 0;
		put_address(out, &rec);
		check_str(addresses[i].name, out->buf, want ? want : "");
		rec.type = SOT_TYPE_LISTEN;
		out->len = 0;
		put_address(out, &rec);
		check_str("no address of a listen", out->buf, "");
		free(value);
	}
}

static void test_raw(void)
{
	struct record rec = related_sample(SOT_TYPE_CONNECT);
	struct endpoint end;

	rec.value = (const uint8_t *)"\x02\0\0\x50\x0a\0\0\x01";
	rec.event.value_len = 8;
	rec.event.sock_type = SOCK_RAW;
	check("a raw socket has no ports",
	      related_endpoint(&rec, &end) && !end.port_known);
}

/* What an older module does not tell, or another call, is none. */
static void test_tcp_end(void)
{
	const struct sot_tcp_end sent = { .bytes_sent = 5, .data_segs_in = 7 };
	struct record rec = related_sample(SOT_TYPE_CLOSE);
	struct sot_tcp_end end = { 0 };

	rec.value = (const uint8_t *)&sent;
	for (uint32_t len = 0; len <= sizeof(sent); len++) {
		rec.event.value_len = len;
		check("the end of a connection, whole",
		      related_end(&rec, &end) == (len == sizeof(sent)));
	}
	check("what it tells", end.bytes_sent == 5 && end.data_segs_in == 7);
	rec.type = SOT_TYPE_BIND;
	check("no other call has one", !related_end(&rec, &end));
}

static void test_flags(struct out *out)
{
	static const struct {
		uint32_t type;
		int32_t optname;
		const char *want;
	} cases[] = {
		{ SOT_TYPE_SOCKET, 1, "" },
		{ SOT_TYPE_SOCKET, 1 | 04000, "SOCK_NONBLOCK" },
		{ SOT_TYPE_SOCKET, 02004000, "SOCK_CLOEXEC|SOCK_NONBLOCK" },
		{ SOT_TYPE_SOCKET, 0x25, "0x20" },
		{ SOT_TYPE_SOCKET, INT32_MIN, "0x80000000" },
		{ SOT_TYPE_ACCEPT, 0, "" },
		{ SOT_TYPE_ACCEPT, 5, "0x5" },
		{ SOT_TYPE_ACCEPT, 02000000, "SOCK_CLOEXEC" },
		{ SOT_TYPE_ACCEPT, -1,
		  "SOCK_CLOEXEC|SOCK_NONBLOCK|0xfff7f7ff" },
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct record rec = related_sample(cases[i].type);

		rec.event.optname = cases[i].optname;
		out->len = 0;
		related_put_flags(out, &rec);
		out_chr(out, '\0');
		check_str("flags", out->buf, cases[i].want);
		check("accept4 has flags",
		      related_is_accept4(&rec) ==
			      (cases[i].type == SOT_TYPE_ACCEPT &&
			       cases[i].optname));
	}
}

static bool is_one_line(const struct out *out)
{
	return out->len && out->buf[out->len - 1] == '\n' &&
	       !memchr(out->buf, '\n', out->len - 1);
}

/* Whatever stands in it, a record is one line of each format. */
static void put_everywhere(struct out *out, const struct record *rec)
{
	static const struct sink_ops *const ops[] = { &sink_text, &sink_json,
						      &sink_csv, &sink_logfmt };

	for (size_t i = 0; i < COUNT(ops); i++) {
		struct sink sink = { .ops = ops[i],
				     .stream = &event_stream,
				     .out = out,
				     .verbose = rec->event.ret & 1 };

		out->len = 0;
		ops[i]->event(&sink, rec);
		check("one line", is_one_line(out));
		if (ops[i] != &sink_json)
			continue;
		out_chr(out, '\0');
		check("JSON", json_is_line(out->buf));
	}
}

static void test_anything(struct out *out)
{
	srand(1);
	for (uint32_t i = 0; i < 600; i++) {
		struct record rec = related_sample(SOT_TYPE_SOCKET + (i % 6));
		uint32_t len = (uint32_t)rand() % 130;
		uint8_t *value = malloc(len + 1);
		int32_t *fields[] = { &rec.event.level, &rec.event.optname,
				      &rec.event.optlen, &rec.event.fd,
				      &rec.event.ret };

		for (uint32_t j = 0; j < len; j++)
			value[j] = (uint8_t)rand();
		if (len > 1 && i % 2)
			memcpy(value, &(uint16_t){ (uint16_t)(rand() % 12) },
			       2);
		for (size_t j = 0; j < COUNT(fields); j++)
			*fields[j] = rand() % 3 ? rand() % 20 - 5 :
						  rand() - rand();
		rec.value = value;
		rec.event.value_len = len;
		rec.event.flags = rand() % 3 ? 0 : (uint32_t)rand();
		rec.event.sock_cookie = 0;
		put_everywhere(out, &rec);
		free(value);
	}
}

int main(void)
{
	struct out out;

	if (out_init(&out, -1))
		return 1;
	test_addresses(&out);
	test_raw();
	test_tcp_end();
	test_flags(&out);
	test_anything(&out);
	out_free(&out);
	return unit_end();
}
