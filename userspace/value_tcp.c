// SPDX-License-Identifier: GPL-2.0-only
/* Values of levels SOL_TCP and SOL_UDP. */
#include "value_types.h"

#include "../module/uapi/sockopt_trace.h"

/* clang-format off */
static const struct name repairs[] = {
	{0, "TCP_REPAIR_OFF"},
	{1, "TCP_REPAIR_ON"},
	{UINT64_MAX, "TCP_REPAIR_OFF_NO_WP"},
};
const struct value_type value_tcp_repair =
	VALUE_ENUM("repair mode", 4, repairs);

static const struct name queues[] = {
	{0, "TCP_NO_QUEUE"},
	{1, "TCP_RECV_QUEUE"},
	{2, "TCP_SEND_QUEUE"},
};
const struct value_type value_tcp_repair_queue =
	VALUE_ENUM("queue", 4, queues);

static const struct name tcp_options[] = {
	{2, "TCPOPT_MSS"},
	{3, "TCPOPT_WINDOW"},
	{4, "TCPOPT_SACK_PERM"},
	{8, "TCPOPT_TIMESTAMP"},
};
static const struct value_type tcp_option =
	VALUE_ENUM("option", 4, tcp_options);

static const struct field repair_opt_fields[] = {
	{"opt_code", 0, 4, 0, 0, &tcp_option},
	{"opt_val", 4, 4, 0, 0, &value_uint},
};
static const struct value_type repair_opt = {
	VALUE_STRUCT("struct tcp_repair_opt", 8, repair_opt_fields),
};
const struct value_type value_tcp_repair_options = {
	.name = "list of struct tcp_repair_opt", .print = value_print_list,
	.brackets = true, .size = 8, .item = &repair_opt,
};

static const struct field repair_window_fields[] = {
	{"snd_wl1", 0, 4, 0, 0, &value_uint},
	{"snd_wnd", 4, 4, 0, 0, &value_uint},
	{"max_window", 8, 4, 0, 0, &value_uint},
	{"rcv_wnd", 12, 4, 0, 0, &value_uint},
	{"rcv_wup", 16, 4, 0, 0, &value_uint},
};
const struct value_type value_tcp_repair_window = {
	VALUE_STRUCT("struct tcp_repair_window", 20, repair_window_fields),
};

static const struct name md5_flags[] = {
	{1 << 0, "TCP_MD5SIG_FLAG_PREFIX"},
	{1 << 1, "TCP_MD5SIG_FLAG_IFINDEX"},
};
static const struct value_type md5_flags_byte =
	VALUE_FLAGS("flags", 1, md5_flags);

static const struct field md5sig_fields[] = {
	{"tcpm_addr", 0, 128, 0, 0, &value_sockaddr},
	{"tcpm_flags", 128, 1, 0, 0, &md5_flags_byte},
	{"tcpm_prefixlen", 129, 1, 0, 0, &value_uint},
	{"tcpm_keylen", 130, 2, 0, 0, &value_uint},
	{"tcpm_ifindex", 132, 4, 0, 0, &value_int},
	{"tcpm_key", 136, 80, 0, 0, &value_bytes},
};
const struct value_type value_tcp_md5sig = {
	VALUE_STRUCT("struct tcp_md5sig", 216, md5sig_fields),
};

static const struct name zerocopy_flags[] = {
	{1 << 0, "TCP_RECEIVE_ZEROCOPY_FLAG_TLB_CLEAN_HINT"},
};
static const struct value_type zerocopy_flags_int =
	VALUE_FLAGS("flags", 4, zerocopy_flags);

static const struct field zerocopy_fields[] = {
	{"address", 0, 8, 0, 0, &value_address},
	{"length", 8, 4, 0, 0, &value_uint},
	{"recv_skip_hint", 12, 4, 0, 0, &value_uint},
	{"inq", 16, 4, 0, 0, &value_uint},
	{"err", 20, 4, 0, 0, &value_int},
	{"copybuf_address", 24, 8, 0, 0, &value_address},
	{"copybuf_len", 32, 4, 0, 0, &value_int},
	{"flags", 36, 4, 0, 0, &zerocopy_flags_int},
	{"msg_control", 40, 8, 0, 0, &value_address},
	{"msg_controllen", 48, 8, 0, 0, &value_uint},
	{"msg_flags", 56, 4, 0, 0, &value_uhex},
};
const struct value_type value_tcp_zerocopy = {
	VALUE_STRUCT("struct tcp_zerocopy_receive", 64, zerocopy_fields),
};

static const struct name encaps[] = {
	{1, "UDP_ENCAP_ESPINUDP_NON_IKE"},
	{2, "UDP_ENCAP_ESPINUDP"},
	{3, "UDP_ENCAP_L2TPINUDP"},
	{4, "UDP_ENCAP_GTP0"},
	{5, "UDP_ENCAP_GTP1U"},
	{6, "UDP_ENCAP_RXRPC"},
	{7, "TCP_ENCAP_ESPINTCP"},
	{8, "UDP_ENCAP_OVPNINUDP"},
};
const struct value_type value_udp_encap =
	VALUE_ENUM("encapsulation", 4, encaps);

static const struct field vegas_fields[] = {
	{"tcpv_enabled", 0, 4, 0, 0, &value_uint},
	{"tcpv_rttcnt", 4, 4, 0, 0, &value_uint},
	{"tcpv_rtt", 8, 4, 0, 0, &value_uint},
	{"tcpv_minrtt", 12, 4, 0, 0, &value_uint},
};
static const struct value_type vegas = {
	VALUE_STRUCT("struct tcpvegas_info", 16, vegas_fields),
};
static const struct field dctcp_fields[] = {
	{"dctcp_enabled", 0, 2, 0, 0, &value_uint},
	{"dctcp_ce_state", 2, 2, 0, 0, &value_uint},
	{"dctcp_alpha", 4, 4, 0, 0, &value_uint},
	{"dctcp_ab_ecn", 8, 4, 0, 0, &value_uint},
	{"dctcp_ab_tot", 12, 4, 0, 0, &value_uint},
};
static const struct value_type dctcp = {
	VALUE_STRUCT("struct tcp_dctcp_info", 16, dctcp_fields),
};
/* Nothing but the name of the algorithm, TCP_CONGESTION, tells which holds. */
static const struct field vegas_or_dctcp_fields[] = {
	{"vegas", 0, 16, 0, 0, &vegas},
	{"dctcp", 0, 16, 0, 0, &dctcp},
};
static const struct value_type vegas_or_dctcp = {
	VALUE_STRUCT("union tcp_cc_info", 16, vegas_or_dctcp_fields),
	.whole = true,
};
/* BBR alone has this length. */
static const struct field bbr_fields[] = {
	{"bbr_bw_lo", 0, 4, 0, 0, &value_uint},
	{"bbr_bw_hi", 4, 4, 0, 0, &value_uint},
	{"bbr_min_rtt", 8, 4, 0, 0, &value_uint},
	{"bbr_pacing_gain", 12, 4, 0, 0, &value_uint},
	{"bbr_cwnd_gain", 16, 4, 0, 0, &value_uint},
};
const struct value_type value_tcp_cc_info = {
	VALUE_STRUCT("union tcp_cc_info", 20, bbr_fields),
	.shorter = &vegas_or_dctcp,
};

static const struct name tcp_end_names[] = {
	{SOT_TCP_NODELAY, "TCP_NODELAY"}, {SOT_TCP_CORK, "TCP_CORK"},
};
static const struct value_type tcp_end_flags =
	VALUE_FLAGS("flags", 4, tcp_end_names);
static const struct field tcp_end_fields[] = {
	{"bytes_sent", 0, 8, 0, 0, &value_uint},
	{"bytes_received", 8, 8, 0, 0, &value_uint},
	{"data_segs_out", 16, 4, 0, 0, &value_uint},
	{"data_segs_in", 20, 4, 0, 0, &value_uint},
	{"flags", 24, 4, 0, 0, &tcp_end_flags},
};
const struct value_type value_tcp_end = {
	VALUE_STRUCT("struct sot_tcp_end", sizeof(struct sot_tcp_end), tcp_end_fields),
};
/* clang-format on */
