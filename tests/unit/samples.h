/* SPDX-License-Identifier: GPL-2.0-only */
/* Bytes that read well as a type, made from what the type says of itself. */
#ifndef SOT_SAMPLES_H
#define SOT_SAMPLES_H

#include <string.h>
#include <sys/socket.h>

#include "../../userspace/value_types.h"

#define SAMPLE_MAX 2048

/* Types that only their own function can read. */
/* clang-format off */
static const struct sample {
	const struct value_type *type;
	const char *bytes;
	uint32_t len;
} samples[] = {
#define SAMPLE(type, literal) {&(type), (literal), sizeof(literal) - 1}
	SAMPLE(value_string, "abc\0"),
	SAMPLE(value_bytes, "\x01\x02\x03\x04\x05\x06"),
	SAMPLE(value_in_addr, "\x0a\0\0\x09"),
	SAMPLE(value_in6_addr, "\x20\x01\x0d\xb8\0\0\0\0\0\0\0\0\0\0\0\x09"),
	SAMPLE(value_sockaddr, "\x02\0\x01\xbb\x0a\0\0\x09\0\0\0\0\0\0\0\0"),
	SAMPLE(value_sctp_addresses, "\x02\0\x01\xbb\x0a\0\0\x09\0\0\0\0\0\0\0\0"),
	SAMPLE(value_ip_options, "\x94\x04\0\0"),
	SAMPLE(value_ipv6_options, "\x3a\0\x05\x02\0\0\x01\0"),
	SAMPLE(value_ipv6_rthdr, "\x3a\x02\x02\x01\0\0\0\0\x20\x01\x0d\xb8\0\0\0\0\0\0\0\0\0\0\0\x09"),
	SAMPLE(value_cmsgs, "\x14\0\0\0\0\0\0\0\x29\0\0\0\x32\0\0\0\x01\0\0\0"),
	SAMPLE(value_bpf, "\x06\0\0\0\0\0\x04\0"),
	SAMPLE(value_icmp_filter, "\x01\x01\0\0"),
	SAMPLE(value_netlink_groups, "\x02\0\0\0"),
	SAMPLE(value_mptcp_tcpinfo, "\x10\0\0\0\x01\0\0\0\x08\0\0\0\x08\0\0\0\x01\0\0\0\0\0\0\0"),
	SAMPLE(value_mptcp_subflow_addrs, "\x10\0\0\0\x01\0\0\0\x10\0\0\0\x10\0\0\0\x02\0\x01\xbb\x0a\0\0\x09\0\0\0\0\0\0\0\0"),
	SAMPLE(value_tcp_syn, "\x45\0\0\x28\0\0\x40\0\x40\x06\0\0\x0a\0\0\x09\x0a\0\0\x01"
			      "\xc9\x3b\x01\xbb\0\0\x10\0\0\0\0\0\x50\x02\xfa\xf0\0\0\0\0"),
#undef SAMPLE
};
/* clang-format on */

static inline uint32_t sample_number(const struct value_type *type, uint8_t *to,
				     uint32_t width)
{
	uint64_t n = 1;

	while (width && !(type->widths & width))
		width /= 2;
	/* The first name of an enumeration is often 0, which flags also have. */
	if (type->names && type->names->count)
		n = type->names->list[type->names->count > 1].number;
	for (uint32_t i = 0; i < width; i++)
		to[type->big_endian ? width - 1 - i : i] =
			(uint8_t)(n >> 8 * i);
	return width;
}

/* That of a type, or of one that is read by the same function. */
static inline const struct sample *sample_for(const struct value_type *type)
{
	for (size_t i = 0; i < VALUE_COUNT(samples); i++)
		if (samples[i].type == type)
			return &samples[i];
	for (size_t i = 0; i < VALUE_COUNT(samples); i++)
		if (samples[i].type->print == type->print)
			return &samples[i];
	return NULL;
}

/* Fills in as many bytes as the type has, room at most, and returns how many. */
static inline uint32_t sample_fill(const struct value_type *type, uint8_t *to,
				   uint32_t room)
{
	const struct sample *sample = sample_for(type);
	uint32_t len = type->size < room ? type->size : room;

	if (sample) {
		if (sample->len > len)
			len = sample->len < room ? sample->len : room;
		memcpy(to, sample->bytes,
		       sample->len < len ? sample->len : len);
		return len;
	}
	if (type->widths)
		return sample_number(type, to, room < 8 ? room : 8);
	if (type->item) {
		if (2 * type->size > room)
			return 0;
		sample_fill(type->item, to, type->size);
		memcpy(to + type->size, to, type->size);
		return 2 * type->size;
	}
	for (size_t i = 0; i < type->nfields; i++) {
		const struct field *field = &type->fields[i];
		uint32_t left = room - field->offset;
		uint32_t size = field->size ? field->size : left;

		if (!field->bits)
			size = sample_fill(field->type, to + field->offset,
					   size);
		if (field->offset + size > len)
			len = field->offset + size;
	}
	return len;
}

/* The length of a well-formed value; bytes has room for SAMPLE_MAX. */
static inline uint32_t sample_of(const struct value_type *type, uint8_t *bytes)
{
	memset(bytes, 0, SAMPLE_MAX);
	return sample_fill(type, bytes, SAMPLE_MAX / 2);
}

#endif
