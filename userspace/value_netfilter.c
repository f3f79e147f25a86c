// SPDX-License-Identifier: GPL-2.0-only
/* Netfilter's tables: iptables, ip6tables, arptables, ebtables and ipset. */
#include "value_types.h"

/* clang-format off */
static const struct name hooks_names[] = {
	{1 << 0, "NF_INET_PRE_ROUTING"},
	{1 << 1, "NF_INET_LOCAL_IN"},
	{1 << 2, "NF_INET_FORWARD"},
	{1 << 3, "NF_INET_LOCAL_OUT"},
	{1 << 4, "NF_INET_POST_ROUTING"},
};
static const struct value_type hooks =
	VALUE_FLAGS("hooks", 4, hooks_names);

/*
 * The rules that follow are not shown: how they read depends on what each of them
 * matches.
 */
static const struct field replace_fields[] = {
	{"name", 0, 32, 0, 0, &value_string},
	{"valid_hooks", 32, 4, 0, 0, &hooks},
	{"num_entries", 36, 4, 0, 0, &value_uint},
	{"size", 40, 4, 0, 0, &value_uint},
	{"hook_entry", 44, 20, 0, 0, &value_u32_list},
	{"underflow", 64, 20, 0, 0, &value_u32_list},
	{"num_counters", 84, 4, 0, 0, &value_uint},
	{"counters", 88, 8, 0, 0, &value_address},
};
static const struct field replace32_fields[] = {
	{"name", 0, 32, 0, 0, &value_string},
	{"valid_hooks", 32, 4, 0, 0, &hooks},
	{"num_entries", 36, 4, 0, 0, &value_uint},
	{"size", 40, 4, 0, 0, &value_uint},
	{"hook_entry", 44, 20, 0, 0, &value_u32_list},
	{"underflow", 64, 20, 0, 0, &value_u32_list},
	{"num_counters", 84, 4, 0, 0, &value_uint},
	{"counters", 88, 4, 0, 0, &value_address},
};
static const struct value_type replace32 = {
	VALUE_STRUCT("struct ipt_replace", 92, replace32_fields),
};
const struct value_type value_ipt_replace = {
	VALUE_STRUCT("struct ipt_replace", 96, replace_fields),
	.compat = &replace32, .x32 = &replace32,
};

static const struct field getinfo_fields[] = {
	{"name", 0, 32, 0, 0, &value_string},
	{"valid_hooks", 32, 4, 0, 0, &hooks},
	{"hook_entry", 36, 20, 0, 0, &value_u32_list},
	{"underflow", 56, 20, 0, 0, &value_u32_list},
	{"num_entries", 76, 4, 0, 0, &value_uint},
	{"size", 80, 4, 0, 0, &value_uint},
};
const struct value_type value_ipt_getinfo = {
	VALUE_STRUCT("struct ipt_getinfo", 84, getinfo_fields),
};

static const struct name arp_hooks_names[] = {
	{1 << 0, "NF_ARP_IN"},
	{1 << 1, "NF_ARP_OUT"},
	{1 << 2, "NF_ARP_FORWARD"},
};
static const struct value_type arp_hooks =
	VALUE_FLAGS("hooks", 4, arp_hooks_names);

static const struct field arp_replace_fields[] = {
	{"name", 0, 32, 0, 0, &value_string},
	{"valid_hooks", 32, 4, 0, 0, &arp_hooks},
	{"num_entries", 36, 4, 0, 0, &value_uint},
	{"size", 40, 4, 0, 0, &value_uint},
	{"hook_entry", 44, 12, 0, 0, &value_u32_list},
	{"underflow", 56, 12, 0, 0, &value_u32_list},
	{"num_counters", 68, 4, 0, 0, &value_uint},
	{"counters", 72, 8, 0, 0, &value_address},
};
static const struct field arp_replace32_fields[] = {
	{"name", 0, 32, 0, 0, &value_string},
	{"valid_hooks", 32, 4, 0, 0, &arp_hooks},
	{"num_entries", 36, 4, 0, 0, &value_uint},
	{"size", 40, 4, 0, 0, &value_uint},
	{"hook_entry", 44, 12, 0, 0, &value_u32_list},
	{"underflow", 56, 12, 0, 0, &value_u32_list},
	{"num_counters", 68, 4, 0, 0, &value_uint},
	{"counters", 72, 4, 0, 0, &value_address},
};
static const struct value_type arp_replace32 = {
	VALUE_STRUCT("struct arpt_replace", 76, arp_replace32_fields),
};
const struct value_type value_arpt_replace = {
	VALUE_STRUCT("struct arpt_replace", 80, arp_replace_fields),
	.compat = &arp_replace32, .x32 = &arp_replace32,
};

static const struct field arp_getinfo_fields[] = {
	{"name", 0, 32, 0, 0, &value_string},
	{"valid_hooks", 32, 4, 0, 0, &arp_hooks},
	{"hook_entry", 36, 12, 0, 0, &value_u32_list},
	{"underflow", 48, 12, 0, 0, &value_u32_list},
	{"num_entries", 60, 4, 0, 0, &value_uint},
	{"size", 64, 4, 0, 0, &value_uint},
};
const struct value_type value_arpt_getinfo = {
	VALUE_STRUCT("struct arpt_getinfo", 68, arp_getinfo_fields),
};

static const struct field entries_fields[] = {
	{"name", 0, 32, 0, 0, &value_string},
	{"size", 32, 4, 0, 0, &value_uint},
};
static const struct field entries32_fields[] = {
	{"name", 0, 32, 0, 0, &value_string},
	{"size", 32, 4, 0, 0, &value_uint},
};
static const struct value_type entries32 = {
	VALUE_STRUCT("struct ipt_get_entries", 36, entries32_fields),
};
const struct value_type value_xt_entries = {
	VALUE_STRUCT("struct ipt_get_entries", 40, entries_fields),
	.compat = &entries32, .x32 = &entries32,
};

static const struct field counter_fields[] = {
	{"pcnt", 0, 8, 0, 0, &value_uint},
	{"bcnt", 8, 8, 0, 0, &value_uint},
};
static const struct value_type counter = {
	VALUE_STRUCT("struct xt_counters", 16, counter_fields),
};
static const struct value_type counters = {
	.name = "list of struct xt_counters", .print = value_print_list,
	.brackets = true, .size = 16, .item = &counter,
};
static const struct field counters_info_fields[] = {
	{"name", 0, 32, 0, 0, &value_string},
	{"num_counters", 32, 4, 0, 0, &value_uint},
	{"counters", 40, 0, 0, 0, &counters},
};
static const struct field counters_info32_fields[] = {
	{"name", 0, 32, 0, 0, &value_string},
	{"num_counters", 32, 4, 0, 0, &value_uint},
	{"counters", 36, 0, 0, 0, &counters},
};
static const struct value_type counters_info32 = {
	VALUE_STRUCT("struct xt_counters_info", 36, counters_info32_fields),
};
const struct value_type value_xt_counters = {
	VALUE_STRUCT("struct xt_counters_info", 40, counters_info_fields),
	.compat = &counters_info32, .x32 = &counters_info32,
};

static const struct field revision_fields[] = {
	{"name", 0, 29, 0, 0, &value_string},
	{"revision", 29, 1, 0, 0, &value_uint},
};
const struct value_type value_xt_revision = {
	VALUE_STRUCT("struct xt_get_revision", 30, revision_fields),
};

static const struct name bridge_hooks_names[] = {
	{1 << 0, "NF_BR_PRE_ROUTING"},
	{1 << 1, "NF_BR_LOCAL_IN"},
	{1 << 2, "NF_BR_FORWARD"},
	{1 << 3, "NF_BR_LOCAL_OUT"},
	{1 << 4, "NF_BR_POST_ROUTING"},
	{1 << 5, "NF_BR_BROUTING"},
};
static const struct value_type bridge_hooks =
	VALUE_FLAGS("hooks", 4, bridge_hooks_names);

static const struct value_type addresses = {
	.name = "list of pointers", .print = value_print_list,
	.brackets = true, .size = 8, .item = &value_address,
};
static const struct value_type addresses32 = {
	.name = "list of pointers", .print = value_print_list,
	.brackets = true, .size = 4, .item = &value_address,
};
static const struct field ebt_replace_fields[] = {
	{"name", 0, 32, 0, 0, &value_string},
	{"valid_hooks", 32, 4, 0, 0, &bridge_hooks},
	{"nentries", 36, 4, 0, 0, &value_uint},
	{"entries_size", 40, 4, 0, 0, &value_uint},
	{"hook_entry", 48, 48, 0, 0, &addresses},
	{"num_counters", 96, 4, 0, 0, &value_uint},
	{"counters", 104, 8, 0, 0, &value_address},
	{"entries", 112, 8, 0, 0, &value_address},
};
static const struct field ebt_replace32_fields[] = {
	{"name", 0, 32, 0, 0, &value_string},
	{"valid_hooks", 32, 4, 0, 0, &bridge_hooks},
	{"nentries", 36, 4, 0, 0, &value_uint},
	{"entries_size", 40, 4, 0, 0, &value_uint},
	{"hook_entry", 44, 24, 0, 0, &addresses32},
	{"num_counters", 68, 4, 0, 0, &value_uint},
	{"counters", 72, 4, 0, 0, &value_address},
	{"entries", 76, 4, 0, 0, &value_address},
};
static const struct value_type ebt_replace32 = {
	VALUE_STRUCT("struct ebt_replace", 80, ebt_replace32_fields),
};
const struct value_type value_ebt_replace = {
	VALUE_STRUCT("struct ebt_replace", 120, ebt_replace_fields),
	.compat = &ebt_replace32, .x32 = &ebt_replace32,
};

static const struct name ip_set_op_names[] = {
	{6, "IP_SET_OP_GET_BYNAME"},
	{7, "IP_SET_OP_GET_BYINDEX"},
	{8, "IP_SET_OP_GET_FNAME"},
	{0x100, "IP_SET_OP_VERSION"},
};
static const struct value_type ip_set_op =
	VALUE_ENUM("operation", 4, ip_set_op_names);

/* What follows is a name or an index, and which of them the call turns round. */
static const struct field ip_set_fields[] = {
	{"op", 0, 4, 0, 0, &ip_set_op},
	{"version", 4, 4, 0, 0, &value_uint},
	{"set", 8, 0, 0, 0, &value_bytes},
};
const struct value_type value_ip_set = {
	VALUE_STRUCT("struct ip_set_req_get_set", 8, ip_set_fields),
};
/* clang-format on */
