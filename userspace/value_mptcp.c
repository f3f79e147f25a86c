// SPDX-License-Identifier: GPL-2.0-only
/* Values of level SOL_MPTCP. */
#include "value_types.h"

#include <string.h>

/* clang-format off */
static const struct name info_flags_names[] = {
	{1, "MPTCP_INFO_FLAG_FALLBACK"},
	{2, "MPTCP_INFO_FLAG_REMOTE_KEY_RECEIVED"},
};
static const struct value_type info_flags =
	VALUE_FLAGS("flags", 4, info_flags_names);
static const struct field info_fields[] = {
	{"mptcpi_subflows", 0, 1, 0, 0, &value_uint},
	{"mptcpi_add_addr_signal", 1, 1, 0, 0, &value_uint},
	{"mptcpi_add_addr_accepted", 2, 1, 0, 0, &value_uint},
	{"mptcpi_subflows_max", 3, 1, 0, 0, &value_uint},
	{"mptcpi_add_addr_signal_max", 4, 1, 0, 0, &value_uint},
	{"mptcpi_add_addr_accepted_max", 5, 1, 0, 0, &value_uint},
	{"mptcpi_flags", 8, 4, 0, 0, &info_flags},
	{"mptcpi_token", 12, 4, 0, 0, &value_uhex},
	{"mptcpi_write_seq", 16, 8, 0, 0, &value_uint},
	{"mptcpi_snd_una", 24, 8, 0, 0, &value_uint},
	{"mptcpi_rcv_nxt", 32, 8, 0, 0, &value_uint},
	{"mptcpi_local_addr_used", 40, 1, 0, 0, &value_uint},
	{"mptcpi_local_addr_max", 41, 1, 0, 0, &value_uint},
	{"mptcpi_csum_enabled", 42, 1, 0, 0, &value_uint},
	{"mptcpi_retransmits", 44, 4, 0, 0, &value_uint},
	{"mptcpi_bytes_retrans", 48, 8, 0, 0, &value_uint},
	{"mptcpi_bytes_sent", 56, 8, 0, 0, &value_uint},
	{"mptcpi_bytes_received", 64, 8, 0, 0, &value_uint},
	{"mptcpi_bytes_acked", 72, 8, 0, 0, &value_uint},
	{"mptcpi_subflows_total", 80, 1, 0, 0, &value_uint},
	{"mptcpi_endp_laminar_max", 81, 1, 0, 0, &value_uint},
	{"mptcpi_endp_fullmesh_max", 82, 1, 0, 0, &value_uint},
	{"mptcpi_last_data_sent", 84, 4, 0, 0, &value_uint},
	{"mptcpi_last_data_recv", 88, 4, 0, 0, &value_uint},
	{"mptcpi_last_ack_recv", 92, 4, 0, 0, &value_uint},
};
const struct value_type value_mptcp_info = {
	VALUE_STRUCT("struct mptcp_info", 96, info_fields),
};

static const struct field data_fields[] = {
	{"size_subflow_data", 0, 4, 0, 0, &value_uint},
	{"num_subflows", 4, 4, 0, 0, &value_uint},
	{"size_kernel", 8, 4, 0, 0, &value_uint},
	{"size_user", 12, 4, 0, 0, &value_uint},
};
static const struct value_type subflow_data = {
	VALUE_STRUCT("struct mptcp_subflow_data", 16, data_fields),
};
static const struct field addrs_fields[] = {
	{"local", 0, 128, 0, 0, &value_sockaddr},
	{"remote", 128, 128, 0, 0, &value_sockaddr},
};
static const struct value_type addrs = {
	VALUE_STRUCT("struct mptcp_subflow_addrs", 256, addrs_fields),
};
/* clang-format on */

#define DATA_SIZE 16

static uint32_t data_member(const struct value *v, uint32_t offset)
{
	uint32_t n = 0;

	if (v->len >= offset + sizeof(n))
		memcpy(&n, v->bytes + offset, sizeof(n));
	return n;
}

/*
 * A head, then one item for each path. Head and items have the sizes that the
 * program knows, which the head says: kernels and programs differ in age.
 */
static void print_subflows(struct out *out, const struct value_type *type,
			   const struct value *v)
{
	uint32_t head = data_member(v, 0);
	uint32_t size = data_member(v, 12);
	struct value_type list = {
		.print = value_print_list,
		.size = size,
		.item = type->item,
	};
	struct value items = *v;

	value_print_struct(out, &subflow_data, v);
	if (v->len >= DATA_SIZE && v->len <= head && v->full > v->len)
		out_str(out, ", ...");
	if (head < DATA_SIZE || head >= v->len || !size || v->redacted)
		return;
	items.bytes += head;
	items.len -= head;
	items.full -= head;
	out_str(out, ", [");
	value_print_list(out, &list, &items);
	out_chr(out, ']');
}

/* clang-format off */
const struct value_type value_mptcp_tcpinfo = {
	.name = "struct mptcp_subflow_data, list of struct tcp_info",
	.print = print_subflows, .item = &value_tcp_info,
};
const struct value_type value_mptcp_subflow_addrs = {
	.name = "struct mptcp_subflow_data, list of struct mptcp_subflow_addrs",
	.print = print_subflows, .item = &addrs,
};

static const struct field full_fields[] = {
	{"size_tcpinfo_kernel", 0, 4, 0, 0, &value_uint},
	{"size_tcpinfo_user", 4, 4, 0, 0, &value_uint},
	{"size_sfinfo_kernel", 8, 4, 0, 0, &value_uint},
	{"size_sfinfo_user", 12, 4, 0, 0, &value_uint},
	{"num_subflows", 16, 4, 0, 0, &value_uint},
	{"size_arrays_user", 20, 4, 0, 0, &value_uint},
	{"subflow_info", 24, 8, 0, 0, &value_address},
	{"tcp_info", 32, 8, 0, 0, &value_address},
	{"mptcp_info", 40, 96, 0, 0, &value_mptcp_info},
};
const struct value_type value_mptcp_full_info = {
	VALUE_STRUCT("struct mptcp_full_info", 136, full_fields),
};
/* clang-format on */
