// SPDX-License-Identifier: GPL-2.0-only
/* Socket addresses: what follows depends on the family that they start with. */
#include "value_types.h"

#include <string.h>
#include <sys/socket.h>

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
static const struct field nl_fields[] = {
	{"sa_family", 0, 2, 0, 0, &sa_family},
	{"nl_pid", 4, 4, 0, 0, &value_uint},
	{"nl_groups", 8, 4, 0, 0, &value_uhex},
};
static const struct value_type ethertype = {
	VALUE_INTEGER("protocol", 2, false),
	.big_endian = true, .number = number_hex,
};
static const struct field ll_fields[] = {
	{"sa_family", 0, 2, 0, 0, &sa_family},
	{"sll_protocol", 2, 2, 0, 0, &ethertype},
	{"sll_ifindex", 4, 4, 0, 0, &value_int},
};
static const struct field can_fields[] = {
	{"sa_family", 0, 2, 0, 0, &sa_family},
	{"can_ifindex", 4, 4, 0, 0, &value_int},
};
static const struct field alg_fields[] = {
	{"sa_family", 0, 2, 0, 0, &sa_family},
	{"salg_type", 2, 14, 0, 0, &value_string},
	{"salg_feat", 16, 4, 0, 0, &value_uhex},
	{"salg_mask", 20, 4, 0, 0, &value_uhex},
	{"salg_name", 24, 0, 0, 0, &value_string},
};
static const struct field vm_fields[] = {
	{"sa_family", 0, 2, 0, 0, &sa_family},
	{"svm_port", 4, 4, 0, 0, &value_uint},
	{"svm_cid", 8, 4, 0, 0, &value_uint},
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
static const struct value_type sockaddr_nl = {
	VALUE_STRUCT("struct sockaddr_nl", 12, nl_fields),
};
static const struct value_type sockaddr_ll = {
	VALUE_STRUCT("struct sockaddr_ll", 20, ll_fields),
};
static const struct value_type sockaddr_can = {
	VALUE_STRUCT("struct sockaddr_can", 24, can_fields),
};
static const struct value_type sockaddr_alg = {
	VALUE_STRUCT("struct sockaddr_alg", 88, alg_fields),
};
static const struct value_type sockaddr_vm = {
	VALUE_STRUCT("struct sockaddr_vm", 16, vm_fields),
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
	static const struct value_type *const types[] = {
		[AF_UNSPEC] = &sockaddr_unspec, [AF_UNIX] = &sockaddr_un,
		[AF_INET] = &sockaddr_in,	[AF_INET6] = &sockaddr_in6,
		[AF_NETLINK] = &sockaddr_nl,	[AF_PACKET] = &sockaddr_ll,
		[AF_CAN] = &sockaddr_can,	[AF_ALG] = &sockaddr_alg,
		[AF_VSOCK] = &sockaddr_vm,
	};

	return family < VALUE_COUNT(types) && types[family] ? types[family] :
							      &sockaddr_other;
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
