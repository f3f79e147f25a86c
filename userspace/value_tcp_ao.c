// SPDX-License-Identifier: GPL-2.0-only
/* TCP authentication option: keys show without their secret bytes. */
#include "value_types.h"

/* clang-format off */
static const struct name keyflags[] = {
	{1 << 0, "TCP_AO_KEYF_IFINDEX"},
	{1 << 1, "TCP_AO_KEYF_EXCLUDE_OPT"},
};
static const struct value_type keyflags_byte =
	VALUE_FLAGS("flags", 1, keyflags);

static const struct field add_fields[] = {
	{"addr", 0, 128, 0, 0, &value_sockaddr},
	{"alg_name", 128, 64, 0, 0, &value_string},
	{"ifindex", 192, 4, 0, 0, &value_int},
	{"set_current", 196, 4, 0, 1, &value_uint},
	{"set_rnext", 196, 4, 1, 1, &value_uint},
	{"prefix", 202, 1, 0, 0, &value_uint},
	{"sndid", 203, 1, 0, 0, &value_uint},
	{"rcvid", 204, 1, 0, 0, &value_uint},
	{"maclen", 205, 1, 0, 0, &value_uint},
	{"keyflags", 206, 1, 0, 0, &keyflags_byte},
	{"keylen", 207, 1, 0, 0, &value_uint},
	{"key", 208, 80, 0, 0, &value_bytes},
};
const struct value_type value_tcp_ao_add = {
	VALUE_STRUCT("struct tcp_ao_add", 288, add_fields),
};

static const struct field del_fields[] = {
	{"addr", 0, 128, 0, 0, &value_sockaddr},
	{"ifindex", 128, 4, 0, 0, &value_int},
	{"set_current", 132, 4, 0, 1, &value_uint},
	{"set_rnext", 132, 4, 1, 1, &value_uint},
	{"del_async", 132, 4, 2, 1, &value_uint},
	{"prefix", 138, 1, 0, 0, &value_uint},
	{"sndid", 139, 1, 0, 0, &value_uint},
	{"rcvid", 140, 1, 0, 0, &value_uint},
	{"current_key", 141, 1, 0, 0, &value_uint},
	{"rnext", 142, 1, 0, 0, &value_uint},
	{"keyflags", 143, 1, 0, 0, &keyflags_byte},
};
const struct value_type value_tcp_ao_del = {
	VALUE_STRUCT("struct tcp_ao_del", 144, del_fields),
};

static const struct field info_fields[] = {
	{"set_current", 0, 4, 0, 1, &value_uint},
	{"set_rnext", 0, 4, 1, 1, &value_uint},
	{"ao_required", 0, 4, 2, 1, &value_uint},
	{"set_counters", 0, 4, 3, 1, &value_uint},
	{"accept_icmps", 0, 4, 4, 1, &value_uint},
	{"current_key", 6, 1, 0, 0, &value_uint},
	{"rnext", 7, 1, 0, 0, &value_uint},
	{"pkt_good", 8, 8, 0, 0, &value_uint},
	{"pkt_bad", 16, 8, 0, 0, &value_uint},
	{"pkt_key_not_found", 24, 8, 0, 0, &value_uint},
	{"pkt_ao_required", 32, 8, 0, 0, &value_uint},
	{"pkt_dropped_icmp", 40, 8, 0, 0, &value_uint},
};
const struct value_type value_tcp_ao_info = {
	VALUE_STRUCT("struct tcp_ao_info_opt", 48, info_fields),
};

static const struct field key_fields[] = {
	{"addr", 0, 128, 0, 0, &value_sockaddr},
	{"alg_name", 128, 64, 0, 0, &value_string},
	{"key", 192, 80, 0, 0, &value_bytes},
	{"nkeys", 272, 4, 0, 0, &value_uint},
	{"is_current", 276, 2, 0, 1, &value_uint},
	{"is_rnext", 276, 2, 1, 1, &value_uint},
	{"get_all", 276, 2, 2, 1, &value_uint},
	{"sndid", 278, 1, 0, 0, &value_uint},
	{"rcvid", 279, 1, 0, 0, &value_uint},
	{"prefix", 280, 1, 0, 0, &value_uint},
	{"maclen", 281, 1, 0, 0, &value_uint},
	{"keyflags", 282, 1, 0, 0, &keyflags_byte},
	{"keylen", 283, 1, 0, 0, &value_uint},
	{"ifindex", 284, 4, 0, 0, &value_int},
	{"pkt_good", 288, 8, 0, 0, &value_uint},
	{"pkt_bad", 296, 8, 0, 0, &value_uint},
};
static const struct value_type ao_key = {
	VALUE_STRUCT("struct tcp_ao_getsockopt", 304, key_fields),
};
const struct value_type value_tcp_ao_keys = {
	.name = "list of struct tcp_ao_getsockopt", .print = value_print_list,
	.brackets = true, .size = 304, .item = &ao_key,
};

static const struct value_type isn = {
	VALUE_INTEGER("sequence number", 4, false),
	.big_endian = true, .number = number_decimal,
};
static const struct field repair_fields[] = {
	{"snt_isn", 0, 4, 0, 0, &isn},
	{"rcv_isn", 4, 4, 0, 0, &isn},
	{"snd_sne", 8, 4, 0, 0, &value_uint},
	{"rcv_sne", 12, 4, 0, 0, &value_uint},
};
const struct value_type value_tcp_ao_repair = {
	VALUE_STRUCT("struct tcp_ao_repair", 16, repair_fields),
};
/* clang-format on */
