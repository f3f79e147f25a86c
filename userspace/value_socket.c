// SPDX-License-Identifier: GPL-2.0-only
/* Values of level SOL_SOCKET. */
#include "value_types.h"

/* clang-format off */
const struct value_type value_family = {
	VALUE_INTEGER("family", 4, true),
	.number = number_enum, .names = &names_families,
};
const struct value_type value_sock_type = {
	VALUE_INTEGER("socket type", 4, true),
	.number = number_enum, .names = &names_sock_types,
};

static const struct field linger_fields[] = {
	{"l_onoff", 0, 4, 0, 0, &value_int},
	{"l_linger", 4, 4, 0, 0, &value_int},
};
const struct value_type value_linger = {
	VALUE_STRUCT("struct linger", 8, linger_fields),
};

static const struct field timeval_fields[] = {
	{"tv_sec", 0, 8, 0, 0, &value_s64},
	{"tv_usec", 8, 8, 0, 0, &value_s64},
};
static const struct field timeval32_fields[] = {
	{"tv_sec", 0, 4, 0, 0, &value_int},
	{"tv_usec", 4, 4, 0, 0, &value_int},
};
static const struct value_type timeval32 = {
	VALUE_STRUCT("struct timeval", 8, timeval32_fields),
};
const struct value_type value_timeval = {
	VALUE_STRUCT("struct timeval", 16, timeval_fields),
	.compat = &timeval32,
};
const struct value_type value_timeval_new = {
	VALUE_STRUCT("struct timeval", 16, timeval_fields),
};

static const struct field ucred_fields[] = {
	{"pid", 0, 4, 0, 0, &value_int},
	{"uid", 4, 4, 0, 0, &value_uint},
	{"gid", 8, 4, 0, 0, &value_uint},
};
const struct value_type value_ucred = {
	VALUE_STRUCT("struct ucred", 12, ucred_fields),
};

static const struct name timestamping_flags[] = {
	{1 << 0, "SOF_TIMESTAMPING_TX_HARDWARE"},
	{1 << 1, "SOF_TIMESTAMPING_TX_SOFTWARE"},
	{1 << 2, "SOF_TIMESTAMPING_RX_HARDWARE"},
	{1 << 3, "SOF_TIMESTAMPING_RX_SOFTWARE"},
	{1 << 4, "SOF_TIMESTAMPING_SOFTWARE"},
	{1 << 5, "SOF_TIMESTAMPING_SYS_HARDWARE"},
	{1 << 6, "SOF_TIMESTAMPING_RAW_HARDWARE"},
	{1 << 7, "SOF_TIMESTAMPING_OPT_ID"},
	{1 << 8, "SOF_TIMESTAMPING_TX_SCHED"},
	{1 << 9, "SOF_TIMESTAMPING_TX_ACK"},
	{1 << 10, "SOF_TIMESTAMPING_OPT_CMSG"},
	{1 << 11, "SOF_TIMESTAMPING_OPT_TSONLY"},
	{1 << 12, "SOF_TIMESTAMPING_OPT_STATS"},
	{1 << 13, "SOF_TIMESTAMPING_OPT_PKTINFO"},
	{1 << 14, "SOF_TIMESTAMPING_OPT_TX_SWHW"},
	{1 << 15, "SOF_TIMESTAMPING_BIND_PHC"},
	{1 << 16, "SOF_TIMESTAMPING_OPT_ID_TCP"},
	{1 << 17, "SOF_TIMESTAMPING_OPT_RX_FILTER"},
	{1 << 18, "SOF_TIMESTAMPING_TX_COMPLETION"},
};
static const struct value_type timestamping_int =
	VALUE_FLAGS("flags", 4, timestamping_flags);
const struct value_type value_timestamping_flags =
	VALUE_FLAGS("flags", 4, timestamping_flags);
static const struct field timestamping_fields[] = {
	{"flags", 0, 4, 0, 0, &timestamping_int},
	{"bind_phc", 4, 4, 0, 0, &value_int},
};
const struct value_type value_timestamping = {
	VALUE_STRUCT("struct so_timestamping", 8, timestamping_fields),
	.shorter = &timestamping_int,
};

static const struct name txrehashes[] = {
	{0, "SOCK_TXREHASH_DISABLED"},
	{1, "SOCK_TXREHASH_ENABLED"},
	{255, "SOCK_TXREHASH_DEFAULT"},
	{UINT64_MAX, "SOCK_TXREHASH_DEFAULT"},
};
const struct value_type value_txrehash =
	VALUE_ENUM("rehash", 4, txrehashes);

static const struct name clocks[] = {
	{0, "CLOCK_REALTIME"}, {1, "CLOCK_MONOTONIC"}, {11, "CLOCK_TAI"},
};
static const struct value_type clock_id =
	VALUE_ENUM("clock", 4, clocks);
static const struct name txtime_flags[] = {
	{1 << 0, "SOF_TXTIME_DEADLINE_MODE"},
	{1 << 1, "SOF_TXTIME_REPORT_ERRORS"},
};
static const struct value_type txtime_flags_int =
	VALUE_FLAGS("flags", 4, txtime_flags);
static const struct field txtime_fields[] = {
	{"clockid", 0, 4, 0, 0, &clock_id},
	{"flags", 4, 4, 0, 0, &txtime_flags_int},
};
const struct value_type value_txtime = {
	VALUE_STRUCT("struct sock_txtime", 8, txtime_fields),
};

/* An array by index, not a struct: the indexes' names serve as members. */
static const struct field meminfo_fields[] = {
	{"rmem_alloc", 0, 4, 0, 0, &value_uint},
	{"rcvbuf", 4, 4, 0, 0, &value_uint},
	{"wmem_alloc", 8, 4, 0, 0, &value_uint},
	{"sndbuf", 12, 4, 0, 0, &value_uint},
	{"fwd_alloc", 16, 4, 0, 0, &value_uint},
	{"wmem_queued", 20, 4, 0, 0, &value_uint},
	{"optmem", 24, 4, 0, 0, &value_uint},
	{"backlog", 28, 4, 0, 0, &value_uint},
	{"drops", 32, 4, 0, 0, &value_uint},
};
const struct value_type value_meminfo = {
	VALUE_STRUCT("SK_MEMINFO_*", 36, meminfo_fields),
};

static const struct name buf_locks[] = {
	{1, "SOCK_SNDBUF_LOCK"}, {2, "SOCK_RCVBUF_LOCK"},
};
const struct value_type value_buf_lock =
	VALUE_FLAGS("flags", 4, buf_locks);

static const struct field fprog_fields[] = {
	{"len", 0, 2, 0, 0, &value_uint},
	{"filter", 8, 8, 0, 0, &value_address},
};
static const struct field fprog32_fields[] = {
	{"len", 0, 2, 0, 0, &value_uint},
	{"filter", 4, 4, 0, 0, &value_address},
};
static const struct value_type fprog32 = {
	VALUE_FPROG(8, fprog32_fields),
};
const struct value_type value_fprog = {
	VALUE_FPROG(16, fprog_fields),
	.compat = &fprog32, .x32 = &fprog32,
};

/* Of PACKET_FANOUT_DATA: the descriptor of an extended program is an int. */
static const struct value_type fanout_data32 = {
	VALUE_FPROG(8, fprog32_fields),
	.shorter = &value_int,
};
const struct value_type value_fanout_data = {
	VALUE_FPROG(16, fprog_fields),
	.shorter = &value_int, .compat = &fanout_data32, .x32 = &fanout_data32,
};

static const struct field dmabuf_fields[] = {
	{"token_start", 0, 4, 0, 0, &value_uint},
	{"token_count", 4, 4, 0, 0, &value_uint},
};
static const struct value_type dmabuf_token = {
	VALUE_STRUCT("struct dmabuf_token", 8, dmabuf_fields),
};
const struct value_type value_dmabuf_tokens = {
	.name = "list of struct dmabuf_token", .print = value_print_list,
	.brackets = true, .size = 8, .item = &dmabuf_token,
};
/* clang-format on */
