// SPDX-License-Identifier: GPL-2.0-only
/* The headers of a SYN that a listener kept: what tells clients apart. */
#include <string.h>

#include "value_types.h"

#define ETHERNET 14U /* bytes, when TCP_SAVE_SYN was 2 */
#define IPV4 20U     /* without options */
#define IPV6 40U
#define IS_TCP 6

static void number_fragment(struct out *out, const struct value_type *type,
			    const struct value *v, uint64_t n)
{
	(void)v;
	if (n & 0x4000)
		out_str(out, "IP_DF");
	if (n & 0x4000 && n != 0x4000)
		out_chr(out, '|');
	if (n != 0x4000)
		number_hex(out, type, v, n & ~0x4000ULL);
}

/* Above it stand the version and the traffic class. */
static void number_flow(struct out *out, const struct value_type *type,
			const struct value *v, uint64_t n)
{
	number_hex(out, type, v, n & 0xfffff);
}

static uint32_t big_endian(const uint8_t *bytes, uint32_t len)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < len; i++)
		n = n << 8 | bytes[i];
	return n;
}

static void put_number(struct out *out, const char *before, uint32_t n)
{
	out_str(out, before);
	out_u64(out, n);
}

/* As tcpdump(8) writes them. */
static void print_option(struct out *out, const uint8_t *option, uint32_t len)
{
	if (option[0] == 2 && len == 4) {
		put_number(out, "mss ", big_endian(option + 2, 2));
	} else if (option[0] == 3 && len == 3) {
		put_number(out, "wscale ", option[2]);
	} else if (option[0] == 4 && len == 2) {
		out_str(out, "sackOK");
	} else if (option[0] == 8 && len == 10) {
		put_number(out, "TS val ", big_endian(option + 2, 4));
		put_number(out, " ecr ", big_endian(option + 6, 4));
	} else {
		put_number(out, "opt-", option[0]);
		if (len > 2) {
			out_str(out, " 0x");
			out_hex_bytes(out, option + 2, len - 2);
		}
	}
}

static void print_options(struct out *out, const struct value_type *type,
			  const struct value *v)
{
	const char *comma = "";
	uint32_t at = 0;

	(void)type;
	while (at < v->len) {
		const uint8_t *option = v->bytes + at;
		uint32_t left = v->len - at;
		uint32_t len = option[0] > 1 && left > 1 ? option[1] : 1;

		out_str(out, comma);
		comma = ", ";
		if (option[0] <= 1)
			out_str(out, option[0] ? "nop" : "eol");
		else if (len >= 2 && len <= left)
			print_option(out, option, len);
		else
			value_print_bytes(out, &value_bytes,
					  &(struct value){ .bytes = option,
							   .len = left,
							   .full = left });
		if (option[0] == 0 || len > left || (option[0] > 1 && len < 2))
			break;
		at += len;
	}
	if (v->full > v->len) {
		out_str(out, comma);
		out_str(out, "...");
	}
}

/* clang-format off */
static const struct value_type be16 = {
	VALUE_INTEGER("u16", 2, false), .big_endian = true,
	.number = number_decimal,
};
static const struct value_type be32 = {
	VALUE_INTEGER("u32", 4, false), .big_endian = true,
	.number = number_decimal,
};
static const struct value_type fragment = {
	VALUE_INTEGER("fragment", 2, false), .big_endian = true,
	.number = number_fragment,
};
static const struct value_type flow = {
	VALUE_INTEGER("flow label", 4, false), .big_endian = true,
	.number = number_flow,
};
static const struct name flag_names[] = {
	{0x01, "FIN"}, {0x02, "SYN"}, {0x04, "RST"}, {0x08, "PSH"},
	{0x10, "ACK"}, {0x20, "URG"}, {0x40, "ECE"}, {0x80, "CWR"},
};
static const struct value_type flags = VALUE_FLAGS("flags", 1, flag_names);
static const struct value_type options = {
	.name = "TCP options", .print = print_options, .item = &value_bytes,
};

static const struct field ethernet_fields[] = {
	{"h_dest", 0, 6, 0, 0, &value_hwaddr},
	{"h_source", 6, 6, 0, 0, &value_hwaddr},
};
static const struct value_type ethernet = {
	VALUE_STRUCT("struct ethhdr", ETHERNET, ethernet_fields),
};
static const struct field ipv4_fields[] = {
	{"tos", 1, 1, 0, 0, &value_ip_tos},
	{"id", 4, 2, 0, 0, &be16},
	{"frag_off", 6, 2, 0, 0, &fragment},
	{"ttl", 8, 1, 0, 0, &value_uint},
	{"saddr", 12, 4, 0, 0, &value_in_addr},
	{"daddr", 16, 4, 0, 0, &value_in_addr},
};
static const struct value_type ipv4 = {
	VALUE_STRUCT("struct iphdr", IPV4, ipv4_fields),
};
static const struct field ipv6_fields[] = {
	{"flow_lbl", 0, 4, 0, 0, &flow},
	{"hop_limit", 7, 1, 0, 0, &value_uint},
	{"saddr", 8, 16, 0, 0, &value_in6_addr},
	{"daddr", 24, 16, 0, 0, &value_in6_addr},
};
static const struct value_type ipv6 = {
	VALUE_STRUCT("struct ipv6hdr", IPV6, ipv6_fields),
};
static const struct field tcp_fields[] = {
	{"source", 0, 2, 0, 0, &value_port},
	{"dest", 2, 2, 0, 0, &value_port},
	{"seq", 4, 4, 0, 0, &be32},
	{"flags", 13, 1, 0, 0, &flags},
	{"window", 14, 2, 0, 0, &be16},
	{"options", 20, 0, 0, 0, &options},
};
static const struct value_type tcp = {
	VALUE_STRUCT("struct tcphdr", 20, tcp_fields),
};
/* clang-format on */

/* Bytes of the IP header that starts at a place, with TCP in it; 0: none. */
static uint32_t ip_header(const struct value *v, uint32_t at)
{
	uint32_t left = v->len > at ? v->len - at : 0;
	const uint8_t *ip = v->bytes + at;

	if (left >= IPV4 && ip[0] >> 4 == 4 && ip[9] == IS_TCP &&
	    (ip[0] & 15) * 4U >= IPV4)
		return (ip[0] & 15) * 4U;
	if (left >= IPV6 && ip[0] >> 4 == 6 && ip[6] == IS_TCP)
		return IPV6;
	return 0;
}

static bool fits(const struct value *v)
{
	return ip_header(v, 0) || ip_header(v, ETHERNET);
}

static struct value header(const struct value *v, uint32_t at, uint32_t size)
{
	struct value part = *v;

	part.bytes += at;
	part.len -= at;
	part.full -= at;
	if (size && part.len > size)
		part.len = size;
	if (size && part.full > size)
		part.full = size;
	return part;
}

static void print_syn(struct out *out, const struct value_type *type,
		      const struct value *v)
{
	uint32_t at = ip_header(v, 0) ? 0 : ETHERNET;
	uint32_t end = at + ip_header(v, at);
	const struct value_type *ip = v->bytes[at] >> 4 == 4 ? &ipv4 : &ipv6;
	struct value part = header(v, 0, ETHERNET);

	(void)type;
	out_chr(out, '{');
	if (at) {
		out_str(out, "mac=");
		value_print_struct(out, &ethernet, &part);
		out_str(out, ", ");
	}
	part = header(v, at, end - at);
	out_str(out, ip == &ipv4 ? "ip=" : "ip6=");
	value_print_struct(out, ip, &part);
	if (end < v->len) {
		part = header(v, end, 0);
		out_str(out, ", tcp=");
		value_print_struct(out, &tcp, &part);
	} else if (v->full > v->len) {
		out_str(out, ", ...");
	}
	out_chr(out, '}');
}

const struct value_type value_tcp_syn = {
	.name = "headers of a SYN",
	.print = print_syn,
	.fits = fits,
};
