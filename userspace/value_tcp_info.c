// SPDX-License-Identifier: GPL-2.0-only
/* TCP_INFO: what the kernel tells of a connection. */
#include "value_types.h"

/* clang-format off */
static const struct value_type state = {
	VALUE_INTEGER("state", 1, false),
	.number = number_enum, .names = &names_tcp_states,
};
static const struct name ca_states[] = {
	{0, "TCP_CA_Open"},
	{1, "TCP_CA_Disorder"},
	{2, "TCP_CA_CWR"},
	{3, "TCP_CA_Recovery"},
	{4, "TCP_CA_Loss"},
};
static const struct value_type ca_state =
	VALUE_ENUM("congestion state", 1, ca_states);

static const struct name options[] = {
	{1 << 0, "TCPI_OPT_TIMESTAMPS"},
	{1 << 1, "TCPI_OPT_SACK"},
	{1 << 2, "TCPI_OPT_WSCALE"},
	{1 << 3, "TCPI_OPT_ECN"},
	{1 << 4, "TCPI_OPT_ECN_SEEN"},
	{1 << 5, "TCPI_OPT_SYN_DATA"},
	{1 << 6, "TCPI_OPT_USEC_TS"},
	{1 << 7, "TCPI_OPT_TFO_CHILD"},
};
static const struct value_type options_byte =
	VALUE_FLAGS("flags", 1, options);

static const struct name fastopen_fails[] = {
	{0, "TFO_STATUS_UNSPEC"},
	{1, "TFO_COOKIE_UNAVAILABLE"},
	{2, "TFO_DATA_NOT_ACKED"},
	{3, "TFO_SYN_RETRANSMITTED"},
};
static const struct value_type fastopen_fail =
	VALUE_ENUM("reason", 1, fastopen_fails);

static const struct name ecn_modes[] = {
	{0, "TCPI_ECN_MODE_DISABLED"},
	{1, "TCPI_ECN_MODE_RFC3168"},
	{2, "TCPI_ECN_MODE_ACCECN"},
	{3, "TCPI_ECN_MODE_PENDING"},
};
static const struct value_type ecn_mode =
	VALUE_ENUM("mode", 4, ecn_modes);

static const struct name opt_seens[] = {
	{0, "TCP_ACCECN_OPT_NOT_SEEN"},
	{1, "TCP_ACCECN_OPT_EMPTY_SEEN"},
	{2, "TCP_ACCECN_OPT_COUNTER_SEEN"},
	{3, "TCP_ACCECN_OPT_FAIL_SEEN"},
};
static const struct value_type opt_seen =
	VALUE_ENUM("seen", 4, opt_seens);

static const struct name fail_modes[] = {
	{1 << 0, "TCP_ACCECN_ACE_FAIL_SEND"},
	{1 << 1, "TCP_ACCECN_ACE_FAIL_RECV"},
	{1 << 2, "TCP_ACCECN_OPT_FAIL_SEND"},
	{1 << 3, "TCP_ACCECN_OPT_FAIL_RECV"},
};
static const struct value_type fail_mode =
	VALUE_FLAGS("flags", 4, fail_modes);

static const struct field info_fields[] = {
	{"tcpi_state", 0, 1, 0, 0, &state},
	{"tcpi_ca_state", 1, 1, 0, 0, &ca_state},
	{"tcpi_retransmits", 2, 1, 0, 0, &value_uint},
	{"tcpi_probes", 3, 1, 0, 0, &value_uint},
	{"tcpi_backoff", 4, 1, 0, 0, &value_uint},
	{"tcpi_options", 5, 1, 0, 0, &options_byte},
	{"tcpi_snd_wscale", 6, 1, 0, 4, &value_uint},
	{"tcpi_rcv_wscale", 6, 1, 4, 4, &value_uint},
	{"tcpi_delivery_rate_app_limited", 7, 1, 0, 1, &value_uint},
	{"tcpi_fastopen_client_fail", 7, 1, 1, 2, &fastopen_fail},
	{"tcpi_rto", 8, 4, 0, 0, &value_uint},
	{"tcpi_ato", 12, 4, 0, 0, &value_uint},
	{"tcpi_snd_mss", 16, 4, 0, 0, &value_uint},
	{"tcpi_rcv_mss", 20, 4, 0, 0, &value_uint},
	{"tcpi_unacked", 24, 4, 0, 0, &value_uint},
	{"tcpi_sacked", 28, 4, 0, 0, &value_uint},
	{"tcpi_lost", 32, 4, 0, 0, &value_uint},
	{"tcpi_retrans", 36, 4, 0, 0, &value_uint},
	{"tcpi_fackets", 40, 4, 0, 0, &value_uint},
	{"tcpi_last_data_sent", 44, 4, 0, 0, &value_uint},
	{"tcpi_last_ack_sent", 48, 4, 0, 0, &value_uint},
	{"tcpi_last_data_recv", 52, 4, 0, 0, &value_uint},
	{"tcpi_last_ack_recv", 56, 4, 0, 0, &value_uint},
	{"tcpi_pmtu", 60, 4, 0, 0, &value_uint},
	{"tcpi_rcv_ssthresh", 64, 4, 0, 0, &value_uint},
	{"tcpi_rtt", 68, 4, 0, 0, &value_uint},
	{"tcpi_rttvar", 72, 4, 0, 0, &value_uint},
	{"tcpi_snd_ssthresh", 76, 4, 0, 0, &value_uint},
	{"tcpi_snd_cwnd", 80, 4, 0, 0, &value_uint},
	{"tcpi_advmss", 84, 4, 0, 0, &value_uint},
	{"tcpi_reordering", 88, 4, 0, 0, &value_uint},
	{"tcpi_rcv_rtt", 92, 4, 0, 0, &value_uint},
	{"tcpi_rcv_space", 96, 4, 0, 0, &value_uint},
	{"tcpi_total_retrans", 100, 4, 0, 0, &value_uint},
	{"tcpi_pacing_rate", 104, 8, 0, 0, &value_uint},
	{"tcpi_max_pacing_rate", 112, 8, 0, 0, &value_uint},
	{"tcpi_bytes_acked", 120, 8, 0, 0, &value_uint},
	{"tcpi_bytes_received", 128, 8, 0, 0, &value_uint},
	{"tcpi_segs_out", 136, 4, 0, 0, &value_uint},
	{"tcpi_segs_in", 140, 4, 0, 0, &value_uint},
	{"tcpi_notsent_bytes", 144, 4, 0, 0, &value_uint},
	{"tcpi_min_rtt", 148, 4, 0, 0, &value_uint},
	{"tcpi_data_segs_in", 152, 4, 0, 0, &value_uint},
	{"tcpi_data_segs_out", 156, 4, 0, 0, &value_uint},
	{"tcpi_delivery_rate", 160, 8, 0, 0, &value_uint},
	{"tcpi_busy_time", 168, 8, 0, 0, &value_uint},
	{"tcpi_rwnd_limited", 176, 8, 0, 0, &value_uint},
	{"tcpi_sndbuf_limited", 184, 8, 0, 0, &value_uint},
	{"tcpi_delivered", 192, 4, 0, 0, &value_uint},
	{"tcpi_delivered_ce", 196, 4, 0, 0, &value_uint},
	{"tcpi_bytes_sent", 200, 8, 0, 0, &value_uint},
	{"tcpi_bytes_retrans", 208, 8, 0, 0, &value_uint},
	{"tcpi_dsack_dups", 216, 4, 0, 0, &value_uint},
	{"tcpi_reord_seen", 220, 4, 0, 0, &value_uint},
	{"tcpi_rcv_ooopack", 224, 4, 0, 0, &value_uint},
	{"tcpi_snd_wnd", 228, 4, 0, 0, &value_uint},
	{"tcpi_rcv_wnd", 232, 4, 0, 0, &value_uint},
	{"tcpi_rehash", 236, 4, 0, 0, &value_uint},
	{"tcpi_total_rto", 240, 2, 0, 0, &value_uint},
	{"tcpi_total_rto_recoveries", 242, 2, 0, 0, &value_uint},
	{"tcpi_total_rto_time", 244, 4, 0, 0, &value_uint},
	{"tcpi_received_ce", 248, 4, 0, 0, &value_uint},
	{"tcpi_delivered_e1_bytes", 252, 4, 0, 0, &value_uint},
	{"tcpi_delivered_e0_bytes", 256, 4, 0, 0, &value_uint},
	{"tcpi_delivered_ce_bytes", 260, 4, 0, 0, &value_uint},
	{"tcpi_received_e1_bytes", 264, 4, 0, 0, &value_uint},
	{"tcpi_received_e0_bytes", 268, 4, 0, 0, &value_uint},
	{"tcpi_received_ce_bytes", 272, 4, 0, 0, &value_uint},
	{"tcpi_ecn_mode", 276, 4, 0, 2, &ecn_mode},
	{"tcpi_accecn_opt_seen", 276, 4, 2, 2, &opt_seen},
	{"tcpi_accecn_fail_mode", 276, 4, 4, 4, &fail_mode},
	{"tcpi_options2", 276, 4, 8, 24, &value_uhex},
};
const struct value_type value_tcp_info = {
	VALUE_STRUCT("struct tcp_info", 280, info_fields),
};
/* clang-format on */
