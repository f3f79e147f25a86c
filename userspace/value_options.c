// SPDX-License-Identifier: GPL-2.0-only
/* Headers and control messages that go with packets: items of various lengths. */
#include "value_types.h"

#include <string.h>

#include "../module/uapi/sockopt_trace.h"

/* clang-format off */
static const struct name ip_option_names[] = {
	{0, "IPOPT_EOL"}, {1, "IPOPT_NOOP"}, {7, "IPOPT_RR"},
	{68, "IPOPT_TS"}, {130, "IPOPT_SEC"}, {131, "IPOPT_LSRR"},
	{134, "IPOPT_CIPSO"}, {136, "IPOPT_SID"}, {137, "IPOPT_SSRR"},
	{148, "IPOPT_RA"},
};
static const struct name ipv6_option_names[] = {
	{0, "IPV6_TLV_PAD1"}, {1, "IPV6_TLV_PADN"},
	{5, "IPV6_TLV_ROUTERALERT"}, {7, "IPV6_TLV_CALIPSO"},
	{49, "IPV6_TLV_IOAM"}, {194, "IPV6_TLV_JUMBO"},
	{201, "IPV6_TLV_HAO"},
};
/* clang-format on */

struct tlv_kind {
	struct names names;
	uint8_t bare;	/* types up to this one are a byte without a length */
	bool inclusive; /* the length counts type and length, too */
};

static const struct tlv_kind ip_options = {
	{ ip_option_names, VALUE_COUNT(ip_option_names) },
	.bare = 1,
	.inclusive = true,
};
static const struct tlv_kind ipv6_options = {
	{ ipv6_option_names, VALUE_COUNT(ipv6_option_names) },
	.bare = 0,
	.inclusive = false,
};

static void print_type(struct out *out, const struct names *names, uint8_t type)
{
	const char *name = names_get(names, type);

	if (name)
		out_str(out, name);
	else
		out_u64(out, type);
}

/* One item at the start of v; returns how many bytes it takes, at least 1. */
static uint32_t print_tlv(struct out *out, const struct tlv_kind *kind,
			  const struct value *v)
{
	struct value data = *v;
	uint32_t len;

	if (v->bytes[0] <= kind->bare) {
		print_type(out, &kind->names, v->bytes[0]);
		return 1;
	}
	out_str(out, "{type=");
	print_type(out, &kind->names, v->bytes[0]);
	if (v->len < 2) {
		out_chr(out, '}');
		return 1;
	}
	len = v->bytes[1];
	out_str(out, ", len=");
	out_u64(out, len);
	if (!kind->inclusive)
		len += 2;
	data.bytes += 2;
	data.full = len > 2 ? len - 2 : 0;
	if (data.full > v->full - 2)
		data.full = v->full - 2;
	data.len = v->len - 2;
	if (data.len > data.full)
		data.len = data.full;
	if (data.full) {
		out_str(out, ", data=");
		value_print_bytes(out, &value_bytes, &data);
	}
	out_chr(out, '}');
	return len > 2 ? len : 2;
}

static void print_tlvs(struct out *out, const struct tlv_kind *kind,
		       const struct value *v)
{
	struct value rest = *v;

	out_chr(out, '[');
	while (rest.len) {
		uint32_t step;

		if (rest.len != v->len)
			out_str(out, ", ");
		step = print_tlv(out, kind, &rest);
		if (step >= rest.len)
			break;
		rest.bytes += step;
		rest.len -= step;
		rest.full -= step;
	}
	if (v->full > v->len)
		out_str(out, ", ...");
	out_chr(out, ']');
}

static void print_ip_options(struct out *out, const struct value_type *type,
			     const struct value *v)
{
	(void)type;
	print_tlvs(out, &ip_options, v);
}

static void print_ipv6_options(struct out *out, const struct value_type *type,
			       const struct value *v)
{
	struct value options = *v;

	(void)type;
	out_str(out, "{nexthdr=");
	out_u64(out, v->bytes[0]);
	out_str(out, ", hdrlen=");
	out_u64(out, v->bytes[1]);
	out_str(out, ", options=");
	options.bytes += 2;
	options.len -= 2;
	options.full -= 2;
	print_tlvs(out, &ipv6_options, &options);
	out_chr(out, '}');
}

const struct value_type value_ip_options = {
	.name = "IP options",
	.print = print_ip_options,
};
const struct value_type value_ipv6_options = {
	.name = "struct ipv6_opt_hdr",
	.print = print_ipv6_options,
	.whole = true,
	.size = 2,
};

/* clang-format off */
static const struct name rthdr_names[] = {
	{0, "IPV6_SRCRT_TYPE_0"},
	{2, "IPV6_SRCRT_TYPE_2"},
	{3, "IPV6_SRCRT_TYPE_3"},
	{4, "IPV6_SRCRT_TYPE_4"},
};
static const struct value_type rthdr_kind =
	VALUE_ENUM("type", 1, rthdr_names);
static const struct value_type in6_list = {
	.name = "list of struct in6_addr", .print = value_print_list,
	.brackets = true, .size = 16, .item = &value_in6_addr,
};
static const struct value_type tag = {
	VALUE_INTEGER("tag", 2, false),
	.big_endian = true, .number = number_decimal,
};
static const struct field rthdr_fields[] = {
	{"nexthdr", 0, 1, 0, 0, &value_uint},
	{"hdrlen", 1, 1, 0, 0, &value_uint},
	{"type", 2, 1, 0, 0, &rthdr_kind},
	{"segments_left", 3, 1, 0, 0, &value_uint},
	{"data", 4, 0, 0, 0, &value_bytes},
};
static const struct field route_fields[] = {
	{"nexthdr", 0, 1, 0, 0, &value_uint},
	{"hdrlen", 1, 1, 0, 0, &value_uint},
	{"type", 2, 1, 0, 0, &rthdr_kind},
	{"segments_left", 3, 1, 0, 0, &value_uint},
	{"addr", 8, 0, 0, 0, &in6_list},
};
static const struct field segment_fields[] = {
	{"nexthdr", 0, 1, 0, 0, &value_uint},
	{"hdrlen", 1, 1, 0, 0, &value_uint},
	{"type", 2, 1, 0, 0, &rthdr_kind},
	{"segments_left", 3, 1, 0, 0, &value_uint},
	{"first_segment", 4, 1, 0, 0, &value_uint},
	{"flags", 5, 1, 0, 0, &value_uhex},
	{"tag", 6, 2, 0, 0, &tag},
	{"segments", 8, 0, 0, 0, &in6_list},
};
static const struct value_type route = {
	VALUE_STRUCT("struct rt0_hdr", 8, route_fields),
};
static const struct value_type segment_route = {
	VALUE_STRUCT("struct ipv6_sr_hdr", 8, segment_fields),
};
/* clang-format on */

static void print_rthdr(struct out *out, const struct value_type *type,
			const struct value *v)
{
	uint8_t kind = v->len > 2 ? v->bytes[2] : UINT8_MAX;
	struct value header = *v;

	if (kind == 0 || kind == 2)
		type = &route;
	if (kind == 4 && v->len > 4) {
		/* What follows the segments are no addresses. */
		uint32_t end = 8 + 16 * (v->bytes[4] + 1U);

		type = &segment_route;
		if (header.full > end)
			header.full = end;
		if (header.len > end)
			header.len = end;
	}
	value_print_struct(out, type, &header);
}

const struct value_type value_ipv6_rthdr = {
	.name = "struct ipv6_rt_hdr",
	.print = print_rthdr,
	.size = 4,
	.fields = rthdr_fields,
	.nfields = VALUE_COUNT(rthdr_fields),
};

/* clang-format off */
static const struct field cmsg_fields[] = {
	{"cmsg_len", 0, 8, 0, 0, &value_uint},
	{"cmsg_level", 8, 4, 0, 0, &value_int},
	{"cmsg_type", 12, 4, 0, 0, &value_int},
	{"cmsg_data", 16, 0, 0, 0, &value_bytes},
};
static const struct field cmsg32_fields[] = {
	{"cmsg_len", 0, 4, 0, 0, &value_uint},
	{"cmsg_level", 4, 4, 0, 0, &value_int},
	{"cmsg_type", 8, 4, 0, 0, &value_int},
	{"cmsg_data", 12, 0, 0, 0, &value_bytes},
};
static const struct value_type cmsg = {
	VALUE_STRUCT("struct cmsghdr", 16, cmsg_fields),
};
static const struct value_type cmsg32 = {
	VALUE_STRUCT("struct cmsghdr", 12, cmsg32_fields),
};
/* clang-format on */

static uint64_t cmsg_len(const struct value *v, uint32_t width)
{
	uint64_t wide = 0;
	uint32_t narrow = 0;

	if (v->len < width)
		return 0;
	if (width == sizeof(wide)) {
		memcpy(&wide, v->bytes, sizeof(wide));
		return wide;
	}
	memcpy(&narrow, v->bytes, sizeof(narrow));
	return narrow;
}

/* Headers start at multiples of what their first member has of bytes. */
static void print_cmsgs(struct out *out, const struct value_type *type,
			const struct value *v)
{
	const struct value_type *item = type->item;
	uint32_t align = item->fields[0].size;
	struct value rest = *v;

	while (rest.len) {
		struct value one = rest;
		uint64_t len = cmsg_len(&rest, align);

		if (len < item->size)
			len = item->size;
		if (one.full > len)
			one.full = (uint32_t)len;
		if (one.len > one.full)
			one.len = one.full;
		if (rest.len != v->len)
			out_str(out, ", ");
		value_print_struct(out, item, &one);
		/* Before it is rounded: any number may stand there. */
		if (len >= rest.len)
			break;
		len = (len + align - 1) / align * align;
		if (len >= rest.len)
			break;
		rest.bytes += len;
		rest.len -= (uint32_t)len;
		rest.full -= (uint32_t)len;
	}
}

static const struct value_type cmsgs32 = {
	.name = "list of struct cmsghdr",
	.print = print_cmsgs,
	.brackets = true,
	.item = &cmsg32,
};
const struct value_type value_cmsgs = {
	.name = "list of struct cmsghdr",
	.print = print_cmsgs,
	.brackets = true,
	.item = &cmsg,
	.compat = &cmsgs32,
	.x32 = &cmsgs32,
};
