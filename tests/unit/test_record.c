// SPDX-License-Identifier: GPL-2.0-only
#include "../../userspace/record.h"

#include <errno.h>
#include <stdlib.h>

#include "../replay/build_record.h"
#include "unit.h"

static const uint8_t addr[16] = { 127, 0, 0, 1 };
static const uint8_t value[5] = { 1, 2, 3, 4, 5 };
static const uint8_t in[3] = { 7, 8, 9 };

static const struct build full = {
	.event = { .header = { .type = SOT_TYPE_GETSOCKOPT, .cpu = 3 },
		   .ts_ns = 12,
		   .level = 6,
		   .optname = 1,
		   .ret = -9,
		   .comm = "program" },
	.addr = addr,
	.addr_len = sizeof(addr),
	.value = value,
	.value_len = sizeof(value),
	.in = in,
	.in_len = sizeof(in),
};

/* A copy of just the bytes that are there: whoever reads behind them dies. */
static int parse_exactly(const uint8_t *bytes, size_t avail, struct record *rec,
			 uint8_t **copy)
{
	const char *why = NULL;
	int n;

	*copy = malloc(avail ? avail : 1);
	memcpy(*copy, bytes, avail);
	n = record_parse(*copy, avail, rec, &why);
	if (n == -EBADMSG && !why)
		check("a cause is named", false);
	return n;
}

static int parse_length(const uint8_t *bytes, size_t avail)
{
	struct record rec;
	uint8_t *copy;
	int n = parse_exactly(bytes, avail, &rec, &copy);

	free(copy);
	return n;
}

static void test_whole(void)
{
	uint8_t bytes[BUILD_MAX];
	size_t len = build_event(bytes, &full);
	struct record rec;
	uint8_t *copy;
	int n = parse_exactly(bytes, len, &rec, &copy);

	check_int("whole: length", n, (long long)len);
	check_int("whole: type", rec.type, SOT_TYPE_GETSOCKOPT);
	check_int("whole: cpu", rec.event.header.cpu, 3);
	check_int("whole: ret", rec.event.ret, -9);
	check_str("whole: comm", rec.event.comm, "program");
	check("whole: address", !memcmp(rec.addr, addr, sizeof(addr)));
	check("whole: value", !memcmp(rec.value, value, sizeof(value)));
	check("whole: buffer at entry", !memcmp(rec.in, in, sizeof(in)));
	check("whole: raw bytes", rec.raw == copy && rec.len == len);
	free(copy);
}

static void test_cut(void)
{
	uint8_t bytes[BUILD_MAX];
	size_t len = build_event(bytes, &full);
	bool waits = true;

	for (size_t avail = 0; avail < len; avail++)
		waits &= parse_length(bytes, avail) == 0;
	check("cut: waits for the rest, wherever it ends", waits);
}

static void test_other_lengths(void)
{
	struct build build = full;
	uint8_t bytes[BUILD_MAX];
	struct record rec;
	uint8_t *copy;
	bool same = true;

	for (uint32_t hdr_len = 124; hdr_len <= 300; hdr_len++) {
		build.hdr_len = hdr_len;
		parse_exactly(bytes, build_event(bytes, &build), &rec, &copy);
		same &= rec.event.level == 6 && rec.event.value_len == 5 &&
			!memcmp(rec.addr, addr, sizeof(addr)) &&
			!memcmp(rec.value, value, sizeof(value)) &&
			!memcmp(rec.in, in, sizeof(in));
		if (hdr_len <= 192 || hdr_len >= sizeof(rec.event))
			same &= !strcmp(rec.event.comm,
					hdr_len <= 192 ? "" : "program");
		free(copy);
	}
	check("fixed part of another length", same);

	build.hdr_len = 16;
	build.addr_len = build.value_len = build.in_len = 0;
	parse_exactly(bytes, build_event(bytes, &build), &rec, &copy);
	check("no fixed part: everything reads as 0",
	      rec.event.level == 0 && rec.event.value_len == 0);
	free(copy);
}

static void test_comm(void)
{
	struct build build = full;
	uint8_t bytes[BUILD_MAX];
	struct record rec;
	uint8_t *copy;

	memset(build.event.comm, 'x', sizeof(build.event.comm));
	parse_exactly(bytes, build_event(bytes, &build), &rec, &copy);
	check_str("comm without an end", rec.event.comm, "xxxxxxxxxxxxxxx");
	free(copy);
}

static void test_lost(void)
{
	uint8_t bytes[BUILD_MAX];
	size_t len = build_lost(bytes, (struct sot_lost){
					       .header.cpu = 2,
					       .count = 123,
					       .reason = SOT_LOST_OVERRUN,
				       });
	struct record rec;
	uint8_t *copy;

	check_int("lost: length", parse_exactly(bytes, len, &rec, &copy),
		  (long long)len);
	check_int("lost: count", (long long)rec.lost.count, 123);
	check_int("lost: reason", rec.lost.reason, SOT_LOST_OVERRUN);
	check("lost: is no event", !record_is_event(&rec));
	free(copy);
}

static void test_unknown(void)
{
	uint32_t words[6] = { sizeof(words), 4711, 16, 0, 5, 6 };
	struct record rec;
	uint8_t *copy;
	int n = parse_exactly((uint8_t *)words, sizeof(words), &rec, &copy);

	check_int("unknown type: length", n, sizeof(words));
	check_int("unknown type: type", rec.type, 4711);
	check("unknown type: is no event", !record_is_event(&rec));
	free(copy);
}

/* Of each type: calls for options, related ones, and what is no event. */
static void test_types(void)
{
	for (uint32_t type = 0; type < 32; type++) {
		struct record rec = { .type = type };
		bool option = RECORD_OPTIONS >> type & 1;
		bool related = RECORD_RELATED >> type & 1;
		char name[32];

		snprintf(name, sizeof(name), "type %u", type);
		check(name,
		      record_is_option(&rec) == option &&
			      record_is_event(&rec) == (option || related) &&
			      (type < SOT_TYPE_SETSOCKOPT ||
			       type > SOT_TYPE_CLOSE) == !(option || related));
	}
}

/* One word of an event is something else. */
static void test_damaged(void)
{
	static const struct {
		const char *name;
		size_t at;
		uint32_t word;
	} cases[] = {
		{ "damaged: no length", 0, 0 },
		{ "damaged: length below the header's", 0, 8 },
		{ "damaged: odd length", 0, 241 },
		{ "damaged: huge length", 0, 0xfffffff8 },
		{ "damaged: no fixed part", 8, 0 },
		{ "damaged: fixed part below the header", 8, 15 },
		{ "damaged: fixed part behind the end", 8, 4096 },
		{ "damaged: huge fixed part", 8, 0xffffffff },
		{ "damaged: address behind the end", 112, 200 },
		{ "damaged: huge address", 112, 0xffffffff },
		{ "damaged: value behind the end", 116, 200 },
		{ "damaged: huge value", 116, 0xffffffff },
		{ "damaged: input behind the end", 120, 200 },
		{ "damaged: huge input", 120, 0xfffffff8 },
	};
	uint8_t bytes[BUILD_MAX];
	size_t len;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		len = build_event(bytes, &full);
		memcpy(bytes + cases[i].at, &cases[i].word, 4);
		check_int(cases[i].name, parse_length(bytes, len), -EBADMSG);
	}
}

/* Reads every byte, so that AddressSanitizer sees those that are not there. */
static void touch(const uint8_t *part, size_t len)
{
	volatile uint8_t last = 0;

	for (size_t i = 0; i < len; i++)
		last = part[i];
	(void)last;
}

/* Every byte takes every value: what is accepted can be read to its end. */
static void test_any_byte(void)
{
	uint8_t bytes[BUILD_MAX];
	size_t len = build_event(bytes, &full);
	struct record rec;
	uint8_t *copy;
	bool fits = true;

	for (size_t at = 0; at < len; at++) {
		for (int byte = 0; byte < 256; byte++) {
			int n;

			build_event(bytes, &full);
			bytes[at] = (uint8_t)byte;
			n = parse_exactly(bytes, len, &rec, &copy);
			fits &= n == -EBADMSG || n == 0 || (size_t)n <= len;
			if (n > 0 && record_is_event(&rec)) {
				touch(rec.addr, rec.event.addr_len);
				touch(rec.value, rec.event.value_len);
				touch(rec.in, rec.event.in_len);
			}
			free(copy);
		}
	}
	check("any byte: stays within its bytes", fits);
}

int main(void)
{
	test_whole();
	test_cut();
	test_other_lengths();
	test_comm();
	test_lost();
	test_unknown();
	test_types();
	test_damaged();
	test_any_byte();
	return unit_end();
}
