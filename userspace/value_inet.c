// SPDX-License-Identifier: GPL-2.0-only
/* Addresses inside of values, without a family. */
#include "value_types.h"

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
