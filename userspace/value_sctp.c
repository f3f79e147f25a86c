// SPDX-License-Identifier: GPL-2.0-only
/* Values of level SOL_SCTP: what is set. */
#include "value_types.h"

/* clang-format off */
static const struct field rtoinfo_fields[] = {
	{"srto_assoc_id", 0, 4, 0, 0, &value_int},
	{"srto_initial", 4, 4, 0, 0, &value_uint},
	{"srto_max", 8, 4, 0, 0, &value_uint},
	{"srto_min", 12, 4, 0, 0, &value_uint},
};
const struct value_type value_sctp_rtoinfo = {
	VALUE_STRUCT("struct sctp_rtoinfo", 16, rtoinfo_fields),
};

static const struct field assocparams_fields[] = {
	{"sasoc_assoc_id", 0, 4, 0, 0, &value_int},
	{"sasoc_asocmaxrxt", 4, 2, 0, 0, &value_uint},
	{"sasoc_number_peer_destinations", 6, 2, 0, 0, &value_uint},
	{"sasoc_peer_rwnd", 8, 4, 0, 0, &value_uint},
	{"sasoc_local_rwnd", 12, 4, 0, 0, &value_uint},
	{"sasoc_cookie_life", 16, 4, 0, 0, &value_uint},
};
const struct value_type value_sctp_assocparams = {
	VALUE_STRUCT("struct sctp_assocparams", 20, assocparams_fields),
};

static const struct field initmsg_fields[] = {
	{"sinit_num_ostreams", 0, 2, 0, 0, &value_uint},
	{"sinit_max_instreams", 2, 2, 0, 0, &value_uint},
	{"sinit_max_attempts", 4, 2, 0, 0, &value_uint},
	{"sinit_max_init_timeo", 6, 2, 0, 0, &value_uint},
};
const struct value_type value_sctp_initmsg = {
	VALUE_STRUCT("struct sctp_initmsg", 8, initmsg_fields),
};

static const struct field setpeerprim_fields[] = {
	{"sspp_assoc_id", 0, 4, 0, 0, &value_int},
	{"sspp_addr", 4, 128, 0, 0, &value_sockaddr},
};
const struct value_type value_sctp_setpeerprim = {
	VALUE_STRUCT("struct sctp_setpeerprim", 132, setpeerprim_fields),
};

static const struct field prim_fields[] = {
	{"ssp_assoc_id", 0, 4, 0, 0, &value_int},
	{"ssp_addr", 4, 128, 0, 0, &value_sockaddr},
};
const struct value_type value_sctp_prim = {
	VALUE_STRUCT("struct sctp_prim", 132, prim_fields),
};

static const struct name spp_flags_names[] = {
	{1 << 0, "SPP_HB_ENABLE"},
	{1 << 1, "SPP_HB_DISABLE"},
	{1 << 2, "SPP_HB_DEMAND"},
	{1 << 3, "SPP_PMTUD_ENABLE"},
	{1 << 4, "SPP_PMTUD_DISABLE"},
	{1 << 5, "SPP_SACKDELAY_ENABLE"},
	{1 << 6, "SPP_SACKDELAY_DISABLE"},
	{1 << 7, "SPP_HB_TIME_IS_ZERO"},
	{1 << 8, "SPP_IPV6_FLOWLABEL"},
	{1 << 9, "SPP_DSCP"},
};
static const struct value_type spp_flags =
	VALUE_FLAGS("flags", 4, spp_flags_names);

/* Packed: the kernel takes it without its last two members, too. */
static const struct field paddrparams_fields[] = {
	{"spp_assoc_id", 0, 4, 0, 0, &value_int},
	{"spp_address", 4, 128, 0, 0, &value_sockaddr},
	{"spp_hbinterval", 132, 4, 0, 0, &value_uint},
	{"spp_pathmaxrxt", 136, 2, 0, 0, &value_uint},
	{"spp_pathmtu", 138, 4, 0, 0, &value_uint},
	{"spp_sackdelay", 142, 4, 0, 0, &value_uint},
	{"spp_flags", 146, 4, 0, 0, &spp_flags},
	{"spp_ipv6_flowlabel", 150, 4, 0, 0, &value_uint},
	{"spp_dscp", 154, 1, 0, 0, &value_uint},
};
const struct value_type value_sctp_paddrparams = {
	VALUE_STRUCT("struct sctp_paddrparams", 156, paddrparams_fields),
};

static const struct name send_flags_names[] = {
	{1 << 0, "SCTP_UNORDERED"},
	{1 << 1, "SCTP_ADDR_OVER"},
	{1 << 2, "SCTP_ABORT"},
	{1 << 3, "SCTP_SACK_IMMEDIATELY"},
	{3 << 4, "SCTP_PR_SCTP_PRIO"},
	{1 << 5, "SCTP_PR_SCTP_RTX"},
	{1 << 4, "SCTP_PR_SCTP_TTL"},
	{1 << 6, "SCTP_SENDALL"},
	{1 << 7, "SCTP_PR_SCTP_ALL"},
	{0x200, "SCTP_EOF"},
};
static const struct value_type send_flags =
	VALUE_FLAGS("flags", 2, send_flags_names);

static const struct value_type ppid = {
	VALUE_INTEGER("protocol id", 4, false),
	.big_endian = true, .number = number_decimal,
};
static const struct field sndrcvinfo_fields[] = {
	{"sinfo_stream", 0, 2, 0, 0, &value_uint},
	{"sinfo_ssn", 2, 2, 0, 0, &value_uint},
	{"sinfo_flags", 4, 2, 0, 0, &send_flags},
	{"sinfo_ppid", 8, 4, 0, 0, &ppid},
	{"sinfo_context", 12, 4, 0, 0, &value_uint},
	{"sinfo_timetolive", 16, 4, 0, 0, &value_uint},
	{"sinfo_tsn", 20, 4, 0, 0, &value_uint},
	{"sinfo_cumtsn", 24, 4, 0, 0, &value_uint},
	{"sinfo_assoc_id", 28, 4, 0, 0, &value_int},
};
const struct value_type value_sctp_sndrcvinfo = {
	VALUE_STRUCT("struct sctp_sndrcvinfo", 32, sndrcvinfo_fields),
};

static const struct field sndinfo_fields[] = {
	{"snd_sid", 0, 2, 0, 0, &value_uint},
	{"snd_flags", 2, 2, 0, 0, &send_flags},
	{"snd_ppid", 4, 4, 0, 0, &ppid},
	{"snd_context", 8, 4, 0, 0, &value_uint},
	{"snd_assoc_id", 12, 4, 0, 0, &value_int},
};
const struct value_type value_sctp_sndinfo = {
	VALUE_STRUCT("struct sctp_sndinfo", 16, sndinfo_fields),
};

static const struct field subscribe_fields[] = {
	{"sctp_data_io_event", 0, 1, 0, 0, &value_uint},
	{"sctp_association_event", 1, 1, 0, 0, &value_uint},
	{"sctp_address_event", 2, 1, 0, 0, &value_uint},
	{"sctp_send_failure_event", 3, 1, 0, 0, &value_uint},
	{"sctp_peer_error_event", 4, 1, 0, 0, &value_uint},
	{"sctp_shutdown_event", 5, 1, 0, 0, &value_uint},
	{"sctp_partial_delivery_event", 6, 1, 0, 0, &value_uint},
	{"sctp_adaptation_layer_event", 7, 1, 0, 0, &value_uint},
	{"sctp_authentication_event", 8, 1, 0, 0, &value_uint},
	{"sctp_sender_dry_event", 9, 1, 0, 0, &value_uint},
	{"sctp_stream_reset_event", 10, 1, 0, 0, &value_uint},
	{"sctp_assoc_reset_event", 11, 1, 0, 0, &value_uint},
	{"sctp_stream_change_event", 12, 1, 0, 0, &value_uint},
	{"sctp_send_failure_event_event", 13, 1, 0, 0, &value_uint},
};
const struct value_type value_sctp_event_subscribe = {
	VALUE_STRUCT("struct sctp_event_subscribe", 14, subscribe_fields),
};

static const struct name event_type_names[] = {
	{0x8000, "SCTP_DATA_IO_EVENT"},
	{0x8001, "SCTP_ASSOC_CHANGE"},
	{0x8002, "SCTP_PEER_ADDR_CHANGE"},
	{0x8003, "SCTP_SEND_FAILED"},
	{0x8004, "SCTP_REMOTE_ERROR"},
	{0x8005, "SCTP_SHUTDOWN_EVENT"},
	{0x8006, "SCTP_PARTIAL_DELIVERY_EVENT"},
	{0x8007, "SCTP_ADAPTATION_INDICATION"},
	{0x8008, "SCTP_AUTHENTICATION_EVENT"},
	{0x8009, "SCTP_SENDER_DRY_EVENT"},
	{0x800a, "SCTP_STREAM_RESET_EVENT"},
	{0x800b, "SCTP_ASSOC_RESET_EVENT"},
	{0x800c, "SCTP_STREAM_CHANGE_EVENT"},
	{0x800d, "SCTP_SEND_FAILED_EVENT"},
};
static const struct value_type event_type =
	VALUE_ENUM("notification", 2, event_type_names);

static const struct field event_fields[] = {
	{"se_assoc_id", 0, 4, 0, 0, &value_int},
	{"se_type", 4, 2, 0, 0, &event_type},
	{"se_on", 6, 1, 0, 0, &value_uint},
};
const struct value_type value_sctp_event = {
	VALUE_STRUCT("struct sctp_event", 8, event_fields),
};

static const struct field assoc_value_fields[] = {
	{"assoc_id", 0, 4, 0, 0, &value_int},
	{"assoc_value", 4, 4, 0, 0, &value_uint},
};
const struct value_type value_sctp_assoc_value = {
	VALUE_STRUCT("struct sctp_assoc_value", 8, assoc_value_fields),
};

/* An int alone stands for the whole socket. */
const struct value_type value_sctp_value_or_int = {
	VALUE_STRUCT("struct sctp_assoc_value", 8, assoc_value_fields),
	.shorter = &value_int,
};

static const struct field sack_info_fields[] = {
	{"sack_assoc_id", 0, 4, 0, 0, &value_int},
	{"sack_delay", 4, 4, 0, 0, &value_uint},
	{"sack_freq", 8, 4, 0, 0, &value_uint},
};
const struct value_type value_sctp_sack_info = {
	VALUE_STRUCT("struct sctp_sack_info", 12, sack_info_fields),
	.shorter = &value_sctp_assoc_value,
};

static const struct name reset_flags_names[] = {
	{1, "SCTP_ENABLE_RESET_STREAM_REQ"},
	{2, "SCTP_ENABLE_RESET_ASSOC_REQ"},
	{4, "SCTP_ENABLE_CHANGE_ASSOC_REQ"},
};
static const struct value_type reset_flags =
	VALUE_FLAGS("flags", 4, reset_flags_names);

static const struct field reset_value_fields[] = {
	{"assoc_id", 0, 4, 0, 0, &value_int},
	{"assoc_value", 4, 4, 0, 0, &reset_flags},
};
const struct value_type value_sctp_reset_flags = {
	VALUE_STRUCT("struct sctp_assoc_value", 8, reset_value_fields),
};

static const struct name scheduler_names[] = {
	{0, "SCTP_SS_FCFS"},
	{1, "SCTP_SS_PRIO"},
	{2, "SCTP_SS_RR"},
	{3, "SCTP_SS_FC"},
	{4, "SCTP_SS_WFQ"},
};
static const struct value_type scheduler =
	VALUE_ENUM("scheduler", 4, scheduler_names);

static const struct field scheduler_fields[] = {
	{"assoc_id", 0, 4, 0, 0, &value_int},
	{"assoc_value", 4, 4, 0, 0, &scheduler},
};
const struct value_type value_sctp_scheduler = {
	VALUE_STRUCT("struct sctp_assoc_value", 8, scheduler_fields),
};

static const struct field stream_value_fields[] = {
	{"assoc_id", 0, 4, 0, 0, &value_int},
	{"stream_id", 4, 2, 0, 0, &value_uint},
	{"stream_value", 6, 2, 0, 0, &value_uint},
};
const struct value_type value_sctp_stream_value = {
	VALUE_STRUCT("struct sctp_stream_value", 8, stream_value_fields),
};

static const struct name srs_flags_names[] = {
	{1, "SCTP_STREAM_RESET_INCOMING"},
	{2, "SCTP_STREAM_RESET_OUTGOING"},
};
static const struct value_type srs_flags =
	VALUE_FLAGS("flags", 2, srs_flags_names);

static const struct field reset_streams_fields[] = {
	{"srs_assoc_id", 0, 4, 0, 0, &value_int},
	{"srs_flags", 4, 2, 0, 0, &srs_flags},
	{"srs_number_streams", 6, 2, 0, 0, &value_uint},
	{"srs_stream_list", 8, 0, 0, 0, &value_u16_list},
};
const struct value_type value_sctp_reset_streams = {
	VALUE_STRUCT("struct sctp_reset_streams", 8, reset_streams_fields),
};

static const struct field add_streams_fields[] = {
	{"sas_assoc_id", 0, 4, 0, 0, &value_int},
	{"sas_instrms", 4, 2, 0, 0, &value_uint},
	{"sas_outstrms", 6, 2, 0, 0, &value_uint},
};
const struct value_type value_sctp_add_streams = {
	VALUE_STRUCT("struct sctp_add_streams", 8, add_streams_fields),
};

static const struct name pr_policy_names[] = {
	{0, "SCTP_PR_SCTP_NONE"},
	{0x10, "SCTP_PR_SCTP_TTL"},
	{0x20, "SCTP_PR_SCTP_RTX"},
	{0x30, "SCTP_PR_SCTP_PRIO"},
	{0x80, "SCTP_PR_SCTP_ALL"},
};
static const struct value_type pr_policy =
	VALUE_ENUM("policy", 2, pr_policy_names);

static const struct field default_prinfo_fields[] = {
	{"pr_assoc_id", 0, 4, 0, 0, &value_int},
	{"pr_value", 4, 4, 0, 0, &value_uint},
	{"pr_policy", 8, 2, 0, 0, &pr_policy},
};
const struct value_type value_sctp_default_prinfo = {
	VALUE_STRUCT("struct sctp_default_prinfo", 12, default_prinfo_fields),
};
/* clang-format on */
