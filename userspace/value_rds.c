// SPDX-License-Identifier: GPL-2.0-only
/* Values of level SOL_RDS. Its structures are packed. */
#include "value_types.h"

/* clang-format off */
static const struct field iovec_fields[] = {
	{"addr", 0, 8, 0, 0, &value_address},
	{"bytes", 8, 8, 0, 0, &value_uint},
};
static const struct value_type iovec = {
	VALUE_STRUCT("struct rds_iovec", 16, iovec_fields),
};
static const struct name mr_flags_names[] = {
	{1, "RDS_RDMA_READWRITE"},
	{2, "RDS_RDMA_FENCE"},
	{4, "RDS_RDMA_INVALIDATE"},
	{8, "RDS_RDMA_USE_ONCE"},
	{0x10, "RDS_RDMA_DONTWAIT"},
	{0x20, "RDS_RDMA_NOTIFY_ME"},
	{0x40, "RDS_RDMA_SILENT"},
};
static const struct value_type mr_flags =
	VALUE_FLAGS("flags", 8, mr_flags_names);
static const struct field get_mr_fields[] = {
	{"vec", 0, 16, 0, 0, &iovec},
	{"cookie_addr", 16, 8, 0, 0, &value_address},
	{"flags", 24, 8, 0, 0, &mr_flags},
};
const struct value_type value_rds_get_mr = {
	VALUE_STRUCT("struct rds_get_mr_args", 32, get_mr_fields),
};

static const struct field get_mr_for_dest_fields[] = {
	{"dest_addr", 0, 128, 0, 0, &value_sockaddr},
	{"vec", 128, 16, 0, 0, &iovec},
	{"cookie_addr", 144, 8, 0, 0, &value_address},
	{"flags", 152, 8, 0, 0, &mr_flags},
};
const struct value_type value_rds_get_mr_for_dest = {
	VALUE_STRUCT("struct rds_get_mr_for_dest_args", 160, get_mr_for_dest_fields),
};

static const struct field free_mr_fields[] = {
	{"cookie", 0, 8, 0, 0, &value_uhex},
	{"flags", 8, 8, 0, 0, &mr_flags},
};
const struct value_type value_rds_free_mr = {
	VALUE_STRUCT("struct rds_free_mr_args", 16, free_mr_fields),
};

static const struct name rds_transport_names[] = {
	{0, "RDS_TRANS_IB"},
	{1, "RDS_TRANS_GAP"},
	{2, "RDS_TRANS_TCP"},
	{UINT64_MAX, "RDS_TRANS_NONE"},
};
const struct value_type value_rds_transport =
	VALUE_ENUM("transport", 4, rds_transport_names);

static const struct field rx_trace_fields[] = {
	{"rx_traces", 0, 1, 0, 0, &value_uint},
	{"rx_trace_pos", 1, 3, 0, 0, &value_u8_list},
};
const struct value_type value_rds_rx_trace = {
	VALUE_STRUCT("struct rds_rx_trace_so", 4, rx_trace_fields),
};

static const struct field counter_fields[] = {
	{"name", 0, 32, 0, 0, &value_string},
	{"value", 32, 8, 0, 0, &value_uint},
};
static const struct value_type counter = {
	VALUE_STRUCT("struct rds_info_counter", 40, counter_fields),
};
const struct value_type value_rds_counters = {
	.name = "list of struct rds_info_counter", .print = value_print_list,
	.brackets = true, .size = 40, .item = &counter,
};

static const struct name connection_flags_names[] = {
	{1, "RDS_INFO_CONNECTION_FLAG_SENDING"},
	{2, "RDS_INFO_CONNECTION_FLAG_CONNECTING"},
	{4, "RDS_INFO_CONNECTION_FLAG_CONNECTED"},
};
static const struct value_type connection_flags =
	VALUE_FLAGS("flags", 1, connection_flags_names);
static const struct field connection_fields[] = {
	{"next_tx_seq", 0, 8, 0, 0, &value_uint},
	{"next_rx_seq", 8, 8, 0, 0, &value_uint},
	{"laddr", 16, 4, 0, 0, &value_in_addr},
	{"faddr", 20, 4, 0, 0, &value_in_addr},
	{"transport", 24, 16, 0, 0, &value_string},
	{"flags", 40, 1, 0, 0, &connection_flags},
	{"tos", 41, 1, 0, 0, &value_uint},
};
static const struct value_type connection = {
	VALUE_STRUCT("struct rds_info_connection", 42, connection_fields),
};
const struct value_type value_rds_connections = {
	.name = "list of struct rds_info_connection", .print = value_print_list,
	.brackets = true, .size = 42, .item = &connection,
};

static const struct field connection6_fields[] = {
	{"next_tx_seq", 0, 8, 0, 0, &value_uint},
	{"next_rx_seq", 8, 8, 0, 0, &value_uint},
	{"laddr", 16, 16, 0, 0, &value_in6_addr},
	{"faddr", 32, 16, 0, 0, &value_in6_addr},
	{"transport", 48, 16, 0, 0, &value_string},
	{"flags", 64, 1, 0, 0, &connection_flags},
};
static const struct value_type connection6 = {
	VALUE_STRUCT("struct rds6_info_connection", 65, connection6_fields),
};
const struct value_type value_rds6_connections = {
	.name = "list of struct rds6_info_connection", .print = value_print_list,
	.brackets = true, .size = 65, .item = &connection6,
};

static const struct name message_flags_names[] = {
	{1, "RDS_INFO_MESSAGE_FLAG_ACK"},
	{2, "RDS_INFO_MESSAGE_FLAG_FAST_ACK"},
};
static const struct value_type message_flags =
	VALUE_FLAGS("flags", 1, message_flags_names);
static const struct field message_fields[] = {
	{"seq", 0, 8, 0, 0, &value_uint},
	{"len", 8, 4, 0, 0, &value_uint},
	{"laddr", 12, 4, 0, 0, &value_in_addr},
	{"faddr", 16, 4, 0, 0, &value_in_addr},
	{"lport", 20, 2, 0, 0, &value_port},
	{"fport", 22, 2, 0, 0, &value_port},
	{"flags", 24, 1, 0, 0, &message_flags},
	{"tos", 25, 1, 0, 0, &value_uint},
};
static const struct value_type message = {
	VALUE_STRUCT("struct rds_info_message", 26, message_fields),
};
const struct value_type value_rds_messages = {
	.name = "list of struct rds_info_message", .print = value_print_list,
	.brackets = true, .size = 26, .item = &message,
};

static const struct field message6_fields[] = {
	{"seq", 0, 8, 0, 0, &value_uint},
	{"len", 8, 4, 0, 0, &value_uint},
	{"laddr", 12, 16, 0, 0, &value_in6_addr},
	{"faddr", 28, 16, 0, 0, &value_in6_addr},
	{"lport", 44, 2, 0, 0, &value_port},
	{"fport", 46, 2, 0, 0, &value_port},
	{"flags", 48, 1, 0, 0, &message_flags},
	{"tos", 49, 1, 0, 0, &value_uint},
};
static const struct value_type message6 = {
	VALUE_STRUCT("struct rds6_info_message", 50, message6_fields),
};
const struct value_type value_rds6_messages = {
	.name = "list of struct rds6_info_message", .print = value_print_list,
	.brackets = true, .size = 50, .item = &message6,
};

static const struct field socket_fields[] = {
	{"sndbuf", 0, 4, 0, 0, &value_uint},
	{"bound_addr", 4, 4, 0, 0, &value_in_addr},
	{"connected_addr", 8, 4, 0, 0, &value_in_addr},
	{"bound_port", 12, 2, 0, 0, &value_port},
	{"connected_port", 14, 2, 0, 0, &value_port},
	{"rcvbuf", 16, 4, 0, 0, &value_uint},
	{"inum", 20, 8, 0, 0, &value_uint},
};
static const struct value_type socket = {
	VALUE_STRUCT("struct rds_info_socket", 28, socket_fields),
};
const struct value_type value_rds_sockets = {
	.name = "list of struct rds_info_socket", .print = value_print_list,
	.brackets = true, .size = 28, .item = &socket,
};

static const struct field socket6_fields[] = {
	{"sndbuf", 0, 4, 0, 0, &value_uint},
	{"bound_addr", 4, 16, 0, 0, &value_in6_addr},
	{"connected_addr", 20, 16, 0, 0, &value_in6_addr},
	{"bound_port", 36, 2, 0, 0, &value_port},
	{"connected_port", 38, 2, 0, 0, &value_port},
	{"rcvbuf", 40, 4, 0, 0, &value_uint},
	{"inum", 44, 8, 0, 0, &value_uint},
};
static const struct value_type socket6 = {
	VALUE_STRUCT("struct rds6_info_socket", 52, socket6_fields),
};
const struct value_type value_rds6_sockets = {
	.name = "list of struct rds6_info_socket", .print = value_print_list,
	.brackets = true, .size = 52, .item = &socket6,
};

static const struct field tcp_socket_fields[] = {
	{"local_addr", 0, 4, 0, 0, &value_in_addr},
	{"local_port", 4, 2, 0, 0, &value_port},
	{"peer_addr", 6, 4, 0, 0, &value_in_addr},
	{"peer_port", 10, 2, 0, 0, &value_port},
	{"hdr_rem", 12, 8, 0, 0, &value_uint},
	{"data_rem", 20, 8, 0, 0, &value_uint},
	{"last_sent_nxt", 28, 4, 0, 0, &value_uint},
	{"last_expected_una", 32, 4, 0, 0, &value_uint},
	{"last_seen_una", 36, 4, 0, 0, &value_uint},
	{"tos", 40, 1, 0, 0, &value_uint},
};
static const struct value_type tcp_socket = {
	VALUE_STRUCT("struct rds_info_tcp_socket", 41, tcp_socket_fields),
};
const struct value_type value_rds_tcp_sockets = {
	.name = "list of struct rds_info_tcp_socket", .print = value_print_list,
	.brackets = true, .size = 41, .item = &tcp_socket,
};

static const struct field tcp_socket6_fields[] = {
	{"local_addr", 0, 16, 0, 0, &value_in6_addr},
	{"local_port", 16, 2, 0, 0, &value_port},
	{"peer_addr", 18, 16, 0, 0, &value_in6_addr},
	{"peer_port", 34, 2, 0, 0, &value_port},
	{"hdr_rem", 36, 8, 0, 0, &value_uint},
	{"data_rem", 44, 8, 0, 0, &value_uint},
	{"last_sent_nxt", 52, 4, 0, 0, &value_uint},
	{"last_expected_una", 56, 4, 0, 0, &value_uint},
	{"last_seen_una", 60, 4, 0, 0, &value_uint},
};
static const struct value_type tcp_socket6 = {
	VALUE_STRUCT("struct rds6_info_tcp_socket", 64, tcp_socket6_fields),
};
const struct value_type value_rds6_tcp_sockets = {
	.name = "list of struct rds6_info_tcp_socket", .print = value_print_list,
	.brackets = true, .size = 64, .item = &tcp_socket6,
};

static const struct field rdma_fields[] = {
	{"src_addr", 0, 4, 0, 0, &value_in_addr},
	{"dst_addr", 4, 4, 0, 0, &value_in_addr},
	{"src_gid", 8, 16, 0, 0, &value_in6_addr},
	{"dst_gid", 24, 16, 0, 0, &value_in6_addr},
	{"max_send_wr", 40, 4, 0, 0, &value_uint},
	{"max_recv_wr", 44, 4, 0, 0, &value_uint},
	{"max_send_sge", 48, 4, 0, 0, &value_uint},
	{"rdma_mr_max", 52, 4, 0, 0, &value_uint},
	{"rdma_mr_size", 56, 4, 0, 0, &value_uint},
	{"tos", 60, 1, 0, 0, &value_uint},
	{"sl", 61, 1, 0, 0, &value_uint},
	{"cache_allocs", 64, 4, 0, 0, &value_uint},
};
static const struct value_type rdma = {
	VALUE_STRUCT("struct rds_info_rdma_connection", 68, rdma_fields),
};
const struct value_type value_rds_rdma_connections = {
	.name = "list of struct rds_info_rdma_connection", .print = value_print_list,
	.brackets = true, .size = 68, .item = &rdma,
};

static const struct field rdma6_fields[] = {
	{"src_addr", 0, 16, 0, 0, &value_in6_addr},
	{"dst_addr", 16, 16, 0, 0, &value_in6_addr},
	{"src_gid", 32, 16, 0, 0, &value_in6_addr},
	{"dst_gid", 48, 16, 0, 0, &value_in6_addr},
	{"max_send_wr", 64, 4, 0, 0, &value_uint},
	{"max_recv_wr", 68, 4, 0, 0, &value_uint},
	{"max_send_sge", 72, 4, 0, 0, &value_uint},
	{"rdma_mr_max", 76, 4, 0, 0, &value_uint},
	{"rdma_mr_size", 80, 4, 0, 0, &value_uint},
	{"tos", 84, 1, 0, 0, &value_uint},
	{"sl", 85, 1, 0, 0, &value_uint},
	{"cache_allocs", 88, 4, 0, 0, &value_uint},
};
static const struct value_type rdma6 = {
	VALUE_STRUCT("struct rds6_info_rdma_connection", 92, rdma6_fields),
};
const struct value_type value_rds6_rdma_connections = {
	.name = "list of struct rds6_info_rdma_connection", .print = value_print_list,
	.brackets = true, .size = 92, .item = &rdma6,
};
/* clang-format on */
