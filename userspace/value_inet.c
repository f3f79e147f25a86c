// SPDX-License-Identifier: GPL-2.0-only
/* Addresses inside of values. */
#include "value_types.h"

#include <string.h>
#include <sys/socket.h>

#include "address.h"

static void print_in_addr(struct out *out, const struct value_type *type,
			  const struct value *v)
{
	(void)type;
	address_ipv4(out, v->bytes);
}

static void print_in6_addr(struct out *out, const struct value_type *type,
			   const struct value *v)
{
	(void)type;
	address_ipv6(out, v->bytes);
}

const struct value_type value_in_addr = {
	.name = "struct in_addr",
	.print = print_in_addr,
	.brackets = true,
	.whole = true,
	.size = 4,
};
const struct value_type value_in6_addr = {
	.name = "struct in6_addr",
	.print = print_in6_addr,
	.brackets = true,
	.whole = true,
	.size = 16,
};

static void print_hwaddr(struct out *out, const struct value_type *type,
			 const struct value *v)
{
	(void)type;
	for (uint32_t i = 0; i < v->len; i++) {
		if (i)
			out_chr(out, ':');
		out_hex_bytes(out, v->bytes + i, 1);
	}
	if (v->full > v->len)
		out_str(out, ":...");
}

const struct value_type value_hwaddr = {
	.name = "hardware address",
	.print = print_hwaddr,
};

/* An abstract name starts with a NUL byte and shows as @"name". */
static void print_sun_path(struct out *out, const struct value_type *type,
			   const struct value *v)
{
	struct value name = *v;

	if (v->len && !v->bytes[0]) {
		out_chr(out, '@');
		name.bytes++;
		name.len--;
		name.full--;
	}
	value_print_string(out, type, &name);
}

/* Of a family without a table: the zeros behind the address say nothing. */
static void print_sa_data(struct out *out, const struct value_type *type,
			  const struct value *v)
{
	struct value data = *v;

	while (data.len && !data.bytes[data.len - 1])
		data.len--;
	data.full = data.len;
	value_print_bytes(out, type, &data);
}

static const struct value_type sun_path = {
	.name = "sun_path",
	.print = print_sun_path,
};
static const struct value_type sa_data = {
	.name = "sa_data",
	.print = print_sa_data,
};
static const struct value_type sa_family = {
	VALUE_INTEGER("family", 2, false),
	.number = number_enum,
	.names = &names_families,
};

/* clang-format off */
static const struct field in_fields[] = {
	{"sa_family", 0, 2, 0, 0, &sa_family},
	{"sin_port", 2, 2, 0, 0, &value_port},
	{"sin_addr", 4, 4, 0, 0, &value_in_addr},
};
static const struct field in6_fields[] = {
	{"sa_family", 0, 2, 0, 0, &sa_family},
	{"sin6_port", 2, 2, 0, 0, &value_port},
	{"sin6_flowinfo", 4, 4, 0, 0, &value_uhex},
	{"sin6_addr", 8, 16, 0, 0, &value_in6_addr},
	{"sin6_scope_id", 24, 4, 0, 0, &value_uint},
};
static const struct field un_fields[] = {
	{"sa_family", 0, 2, 0, 0, &sa_family},
	{"sun_path", 2, 0, 0, 0, &sun_path},
};
static const struct field unspec_fields[] = {
	{"sa_family", 0, 2, 0, 0, &sa_family},
};
static const struct field other_fields[] = {
	{"sa_family", 0, 2, 0, 0, &sa_family},
	{"sa_data", 2, 0, 0, 0, &sa_data},
};

static const struct value_type sockaddr_in = {
	VALUE_STRUCT("struct sockaddr_in", 16, in_fields),
};
static const struct value_type sockaddr_in6 = {
	VALUE_STRUCT("struct sockaddr_in6", 28, in6_fields),
};
static const struct value_type sockaddr_un = {
	VALUE_STRUCT("struct sockaddr_un", 110, un_fields),
};
static const struct value_type sockaddr_unspec = {
	VALUE_STRUCT("struct sockaddr", 16, unspec_fields),
};
static const struct value_type sockaddr_other = {
	VALUE_STRUCT("struct sockaddr", 16, other_fields),
};
/* clang-format on */

static const struct value_type *sockaddr_type(uint16_t family)
{
	switch (family) {
	case AF_UNSPEC:
		return &sockaddr_unspec;
	case AF_UNIX:
		return &sockaddr_un;
	case AF_INET:
		return &sockaddr_in;
	case AF_INET6:
		return &sockaddr_in6;
	default:
		return &sockaddr_other;
	}
}

static void print_sockaddr(struct out *out, const struct value_type *type,
			   const struct value *v)
{
	uint16_t family = AF_UNSPEC;

	(void)type;
	if (v->len >= sizeof(family))
		memcpy(&family, v->bytes, sizeof(family));
	value_print_struct(out, sockaddr_type(family), v);
}

const struct value_type value_sockaddr = {
	.name = "struct sockaddr",
	.print = print_sockaddr,
};

/* One after the other, each as long as its family has it. */
static void print_addresses(struct out *out, const struct value_type *type,
			    const struct value *v)
{
	struct value rest = *v;

	(void)type;
	while (rest.len) {
		struct value one = rest;
		uint16_t family = AF_UNSPEC;
		uint32_t size;

		if (rest.len >= sizeof(family))
			memcpy(&family, rest.bytes, sizeof(family));
		size = sockaddr_type(family)->size;
		if (family != AF_INET && family != AF_INET6)
			size = rest.full;
		if (one.full > size)
			one.full = size;
		if (one.len > one.full)
			one.len = one.full;
		if (rest.len != v->len)
			out_str(out, ", ");
		value_print_struct(out, sockaddr_type(family), &one);
		if (size >= rest.len)
			break;
		rest.bytes += size;
		rest.len -= size;
		rest.full -= size;
	}
}

const struct value_type value_sctp_addresses = {
	.name = "list of struct sockaddr",
	.print = print_addresses,
	.brackets = true,
	.item = &value_sockaddr,
};
