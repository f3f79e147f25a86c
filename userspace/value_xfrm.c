// SPDX-License-Identifier: GPL-2.0-only
/* IPsec policies of a socket, in the formats of netlink and of PF_KEY. */
#include "value_types.h"

#include <string.h>
#include <sys/socket.h>

/* clang-format off */
static const struct value_type family =  {
	VALUE_INTEGER("family", 2, false),
	.number = number_enum, .names = &names_families,
};
static const struct name dir_names[] = {
	{0, "XFRM_POLICY_IN"}, {1, "XFRM_POLICY_OUT"}, {2, "XFRM_POLICY_FWD"},
};
static const struct value_type dir = VALUE_ENUM("direction", 1, dir_names);
static const struct name action_names[] = {
	{0, "XFRM_POLICY_ALLOW"}, {1, "XFRM_POLICY_BLOCK"},
};
static const struct value_type action = VALUE_ENUM("action", 1, action_names);
static const struct name flag_names[] = {
	{1, "XFRM_POLICY_LOCALOK"}, {2, "XFRM_POLICY_ICMP"},
	{4, "XFRM_POLICY_CPU_ACQUIRE"},
};
static const struct value_type flags = VALUE_FLAGS("flags", 1, flag_names);
static const struct name share_names[] = {
	{0, "XFRM_SHARE_ANY"}, {1, "XFRM_SHARE_SESSION"},
	{2, "XFRM_SHARE_USER"}, {3, "XFRM_SHARE_UNIQUE"},
};
static const struct value_type share = VALUE_ENUM("share", 1, share_names);

#define SELECTOR(type)                                 \
	{"daddr", 0, 16, 0, 0, &(type)},               \
	{"saddr", 16, 16, 0, 0, &(type)},              \
	{"dport", 32, 2, 0, 0, &value_port},           \
	{"dport_mask", 34, 2, 0, 0, &value_uhex},      \
	{"sport", 36, 2, 0, 0, &value_port},           \
	{"sport_mask", 38, 2, 0, 0, &value_uhex},      \
	{"family", 40, 2, 0, 0, &family},              \
	{"prefixlen_d", 42, 1, 0, 0, &value_uint},     \
	{"prefixlen_s", 43, 1, 0, 0, &value_uint},     \
	{"proto", 44, 1, 0, 0, &value_uint},           \
	{"ifindex", 48, 4, 0, 0, &value_int},          \
	{"user", 52, 4, 0, 0, &value_uint},
static const struct field selector_fields[] = { SELECTOR(value_in_addr) };
static const struct field selector6_fields[] = { SELECTOR(value_in6_addr) };
/* clang-format on */

static const struct value_type selector6 = {
	VALUE_STRUCT("struct xfrm_selector", 56, selector6_fields),
};
static const struct value_type selector4 = {
	VALUE_STRUCT("struct xfrm_selector", 56, selector_fields),
};

/* Addresses come first, what family they are of later. */
static void print_selector(struct out *out, const struct value_type *type,
			   const struct value *v)
{
	uint16_t number = AF_INET6;

	(void)type;
	if (v->len >= 42)
		memcpy(&number, v->bytes + 40, sizeof(number));
	value_print_struct(out, number == AF_INET ? &selector4 : &selector6, v);
}

static const struct value_type selector = {
	.name = "struct xfrm_selector",
	.print = print_selector,
};

/* clang-format off */
static const struct field policy_fields[] = {
	{"sel", 0, 56, 0, 0, &selector},
	{"lft", 56, 64, 0, 0, &value_u64_list},
	{"curlft", 120, 32, 0, 0, &value_u64_list},
	{"priority", 152, 4, 0, 0, &value_uint},
	{"index", 156, 4, 0, 0, &value_uint},
	{"dir", 160, 1, 0, 0, &dir},
	{"action", 161, 1, 0, 0, &action},
	{"flags", 162, 1, 0, 0, &flags},
	{"share", 163, 1, 0, 0, &share},
};
/* The templates that follow are not shown. */
const struct value_type value_xfrm_policy = {
	VALUE_STRUCT("struct xfrm_userpolicy_info", 168, policy_fields),
};

static const struct name sadb_type_names[] = {
	{0, "IPSEC_POLICY_DISCARD"}, {1, "IPSEC_POLICY_NONE"},
	{2, "IPSEC_POLICY_IPSEC"}, {3, "IPSEC_POLICY_ENTRUST"},
	{4, "IPSEC_POLICY_BYPASS"},
};
static const struct value_type sadb_type =
	VALUE_ENUM("type", 2, sadb_type_names);
static const struct name sadb_dir_names[] = {
	{0, "IPSEC_DIR_ANY"}, {1, "IPSEC_DIR_INBOUND"},
	{2, "IPSEC_DIR_OUTBOUND"}, {3, "IPSEC_DIR_FWD"},
};
static const struct value_type sadb_dir =
	VALUE_ENUM("direction", 1, sadb_dir_names);
static const struct field sadb_fields[] = {
	{"sadb_x_policy_len", 0, 2, 0, 0, &value_uint},
	{"sadb_x_policy_exttype", 2, 2, 0, 0, &value_uint},
	{"sadb_x_policy_type", 4, 2, 0, 0, &sadb_type},
	{"sadb_x_policy_dir", 6, 1, 0, 0, &sadb_dir},
	{"sadb_x_policy_id", 8, 4, 0, 0, &value_uint},
	{"sadb_x_policy_priority", 12, 4, 0, 0, &value_uint},
};
const struct value_type value_sadb_policy = {
	VALUE_STRUCT("struct sadb_x_policy", 16, sadb_fields),
};
/* clang-format on */
