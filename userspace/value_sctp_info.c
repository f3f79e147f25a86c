// SPDX-License-Identifier: GPL-2.0-only
/* Values of level SOL_SCTP: what is told, and addresses and keys. */
#include "value_types.h"

/* clang-format off */
static const struct name path_state_names[] = {
	{0, "SCTP_INACTIVE"},
	{1, "SCTP_PF"},
	{2, "SCTP_ACTIVE"},
	{3, "SCTP_UNCONFIRMED"},
	{0xffff, "SCTP_UNKNOWN"},
};
static const struct value_type path_state =
	VALUE_ENUM("state", 4, path_state_names);

static const struct field paddrinfo_fields[] = {
	{"spinfo_assoc_id", 0, 4, 0, 0, &value_int},
	{"spinfo_address", 4, 128, 0, 0, &value_sockaddr},
	{"spinfo_state", 132, 4, 0, 0, &path_state},
	{"spinfo_cwnd", 136, 4, 0, 0, &value_uint},
	{"spinfo_srtt", 140, 4, 0, 0, &value_uint},
	{"spinfo_rto", 144, 4, 0, 0, &value_uint},
	{"spinfo_mtu", 148, 4, 0, 0, &value_uint},
};
const struct value_type value_sctp_paddrinfo = {
	VALUE_STRUCT("struct sctp_paddrinfo", 152, paddrinfo_fields),
};

static const struct name assoc_state_names[] = {
	{0, "SCTP_EMPTY"},
	{1, "SCTP_CLOSED"},
	{2, "SCTP_COOKIE_WAIT"},
	{3, "SCTP_COOKIE_ECHOED"},
	{4, "SCTP_ESTABLISHED"},
	{5, "SCTP_SHUTDOWN_PENDING"},
	{6, "SCTP_SHUTDOWN_SENT"},
	{7, "SCTP_SHUTDOWN_RECEIVED"},
	{8, "SCTP_SHUTDOWN_ACK_SENT"},
};
static const struct value_type assoc_state =
	VALUE_ENUM("state", 4, assoc_state_names);

static const struct field status_fields[] = {
	{"sstat_assoc_id", 0, 4, 0, 0, &value_int},
	{"sstat_state", 4, 4, 0, 0, &assoc_state},
	{"sstat_rwnd", 8, 4, 0, 0, &value_uint},
	{"sstat_unackdata", 12, 2, 0, 0, &value_uint},
	{"sstat_penddata", 14, 2, 0, 0, &value_uint},
	{"sstat_instrms", 16, 2, 0, 0, &value_uint},
	{"sstat_outstrms", 18, 2, 0, 0, &value_uint},
	{"sstat_fragmentation_point", 20, 4, 0, 0, &value_uint},
	{"sstat_primary", 24, 152, 0, 0, &value_sctp_paddrinfo},
};
const struct value_type value_sctp_status = {
	VALUE_STRUCT("struct sctp_status", 176, status_fields),
};

static const struct field authchunk_fields[] = {
	{"sauth_chunk", 0, 1, 0, 0, &value_uint},
};
const struct value_type value_sctp_authchunk = {
	VALUE_STRUCT("struct sctp_authchunk", 1, authchunk_fields),
};

static const struct name hmac_names[] = {
	{1, "SCTP_AUTH_HMAC_ID_SHA1"},
	{3, "SCTP_AUTH_HMAC_ID_SHA256"},
};
static const struct value_type hmac =
	VALUE_ENUM("algorithm", 2, hmac_names);
static const struct value_type hmacs = {
	.name = "list of algorithms", .print = value_print_list,
	.brackets = true, .size = 2, .item = &hmac,
};

static const struct field hmacalgo_fields[] = {
	{"shmac_num_idents", 0, 4, 0, 0, &value_uint},
	{"shmac_idents", 4, 0, 0, 0, &hmacs},
};
const struct value_type value_sctp_hmacalgo = {
	VALUE_STRUCT("struct sctp_hmacalgo", 4, hmacalgo_fields),
};

static const struct field authkey_fields[] = {
	{"sca_assoc_id", 0, 4, 0, 0, &value_int},
	{"sca_keynumber", 4, 2, 0, 0, &value_uint},
	{"sca_keylength", 6, 2, 0, 0, &value_uint},
	{"sca_key", 8, 0, 0, 0, &value_bytes},
};
const struct value_type value_sctp_authkey = {
	VALUE_STRUCT("struct sctp_authkey", 8, authkey_fields),
};

static const struct field authkeyid_fields[] = {
	{"scact_assoc_id", 0, 4, 0, 0, &value_int},
	{"scact_keynumber", 4, 2, 0, 0, &value_uint},
};
const struct value_type value_sctp_authkeyid = {
	VALUE_STRUCT("struct sctp_authkeyid", 8, authkeyid_fields),
};

static const struct field authchunks_fields[] = {
	{"gauth_assoc_id", 0, 4, 0, 0, &value_int},
	{"gauth_number_of_chunks", 4, 4, 0, 0, &value_uint},
	{"gauth_chunks", 8, 0, 0, 0, &value_u8_list},
};
const struct value_type value_sctp_authchunks = {
	VALUE_STRUCT("struct sctp_authchunks", 8, authchunks_fields),
};

static const struct value_type ids = {
	.name = "list of int", .print = value_print_list,
	.brackets = true, .size = 4, .item = &value_int,
};
static const struct field assoc_ids_fields[] = {
	{"gaids_number_of_ids", 0, 4, 0, 0, &value_uint},
	{"gaids_assoc_id", 4, 0, 0, 0, &ids},
};
const struct value_type value_sctp_assoc_ids = {
	VALUE_STRUCT("struct sctp_assoc_ids", 4, assoc_ids_fields),
};

/* From here on, addresses are aligned to 8 bytes, and so are those of compat. */
static const struct field paddrthlds_fields[] = {
	{"spt_assoc_id", 0, 4, 0, 0, &value_int},
	{"spt_address", 8, 128, 0, 0, &value_sockaddr},
	{"spt_pathmaxrxt", 136, 2, 0, 0, &value_uint},
	{"spt_pathpfthld", 138, 2, 0, 0, &value_uint},
};
const struct value_type value_sctp_paddrthlds = {
	VALUE_STRUCT("struct sctp_paddrthlds", 144, paddrthlds_fields),
};

static const struct field paddrthlds_v2_fields[] = {
	{"spt_assoc_id", 0, 4, 0, 0, &value_int},
	{"spt_address", 8, 128, 0, 0, &value_sockaddr},
	{"spt_pathmaxrxt", 136, 2, 0, 0, &value_uint},
	{"spt_pathpfthld", 138, 2, 0, 0, &value_uint},
	{"spt_pathcpthld", 140, 2, 0, 0, &value_uint},
};
const struct value_type value_sctp_paddrthlds_v2 = {
	VALUE_STRUCT("struct sctp_paddrthlds_v2", 144, paddrthlds_v2_fields),
};

static const struct field udpencaps_fields[] = {
	{"sue_assoc_id", 0, 4, 0, 0, &value_int},
	{"sue_address", 8, 128, 0, 0, &value_sockaddr},
	{"sue_port", 136, 2, 0, 0, &value_port},
};
const struct value_type value_sctp_udpencaps = {
	VALUE_STRUCT("struct sctp_udpencaps", 144, udpencaps_fields),
};


static const struct field probeinterval_fields[] = {
	{"spi_assoc_id", 0, 4, 0, 0, &value_int},
	{"spi_address", 8, 128, 0, 0, &value_sockaddr},
	{"spi_interval", 136, 4, 0, 0, &value_uint},
};
const struct value_type value_sctp_probeinterval = {
	VALUE_STRUCT("struct sctp_probeinterval", 144, probeinterval_fields),
};

static const struct field peeloff_fields[] = {
	{"associd", 0, 4, 0, 0, &value_int},
	{"sd", 4, 4, 0, 0, &value_int},
	{"flags", 8, 4, 0, 0, &value_uhex},
};
const struct value_type value_sctp_peeloff = {
	VALUE_STRUCT("sctp_peeloff_arg_t", 8, peeloff_fields),
};

static const struct field getaddrs_fields[] = {
	{"assoc_id", 0, 4, 0, 0, &value_int},
	{"addr_num", 4, 4, 0, 0, &value_uint},
	{"addrs", 8, 0, 0, 0, &value_sctp_addresses},
};
const struct value_type value_sctp_getaddrs = {
	VALUE_STRUCT("struct sctp_getaddrs", 8, getaddrs_fields),
};

static const struct field getaddrs_old_fields[] = {
	{"assoc_id", 0, 4, 0, 0, &value_int},
	{"addr_num", 4, 4, 0, 0, &value_int},
	{"addrs", 8, 8, 0, 0, &value_address},
};
static const struct field getaddrs_old32_fields[] = {
	{"assoc_id", 0, 4, 0, 0, &value_int},
	{"addr_num", 4, 4, 0, 0, &value_int},
	{"addrs", 8, 4, 0, 0, &value_address},
};
static const struct value_type getaddrs_old32 = {
	VALUE_STRUCT("struct sctp_getaddrs_old", 12, getaddrs_old32_fields),
};
const struct value_type value_sctp_getaddrs_old = {
	VALUE_STRUCT("struct sctp_getaddrs_old", 16, getaddrs_old_fields),
	.compat = &getaddrs_old32, .x32 = &getaddrs_old32,
};

static const struct field assoc_stats_fields[] = {
	{"sas_assoc_id", 0, 4, 0, 0, &value_int},
	{"sas_obs_rto_ipaddr", 8, 128, 0, 0, &value_sockaddr},
	{"sas_maxrto", 136, 8, 0, 0, &value_uint},
	{"sas_isacks", 144, 8, 0, 0, &value_uint},
	{"sas_osacks", 152, 8, 0, 0, &value_uint},
	{"sas_opackets", 160, 8, 0, 0, &value_uint},
	{"sas_ipackets", 168, 8, 0, 0, &value_uint},
	{"sas_rtxchunks", 176, 8, 0, 0, &value_uint},
	{"sas_outofseqtsns", 184, 8, 0, 0, &value_uint},
	{"sas_idupchunks", 192, 8, 0, 0, &value_uint},
	{"sas_gapcnt", 200, 8, 0, 0, &value_uint},
	{"sas_ouodchunks", 208, 8, 0, 0, &value_uint},
	{"sas_iuodchunks", 216, 8, 0, 0, &value_uint},
	{"sas_oodchunks", 224, 8, 0, 0, &value_uint},
	{"sas_iodchunks", 232, 8, 0, 0, &value_uint},
	{"sas_octrlchunks", 240, 8, 0, 0, &value_uint},
	{"sas_ictrlchunks", 248, 8, 0, 0, &value_uint},
};
const struct value_type value_sctp_assoc_stats = {
	VALUE_STRUCT("struct sctp_assoc_stats", 256, assoc_stats_fields),
};

static const struct name policy_names[] = {
	{0, "SCTP_PR_SCTP_NONE"},
	{0x10, "SCTP_PR_SCTP_TTL"},
	{0x20, "SCTP_PR_SCTP_RTX"},
	{0x30, "SCTP_PR_SCTP_PRIO"},
	{0x80, "SCTP_PR_SCTP_ALL"},
};
static const struct value_type policy = VALUE_ENUM("policy", 2, policy_names);
static const struct field prstatus_fields[] = {
	{"sprstat_assoc_id", 0, 4, 0, 0, &value_int},
	{"sprstat_sid", 4, 2, 0, 0, &value_uint},
	{"sprstat_policy", 6, 2, 0, 0, &policy},
	{"sprstat_abandoned_unsent", 8, 8, 0, 0, &value_uint},
	{"sprstat_abandoned_sent", 16, 8, 0, 0, &value_uint},
};
const struct value_type value_sctp_prstatus = {
	VALUE_STRUCT("struct sctp_prstatus", 24, prstatus_fields),
};
/* clang-format on */
