// SPDX-License-Identifier: GPL-2.0-only
/* Values of level SOL_IP, and of SOL_RAW. */
#include "value_types.h"

/* clang-format off */
static const struct name pmtudiscs[] = {
	{0, "IP_PMTUDISC_DONT"},
	{1, "IP_PMTUDISC_WANT"},
	{2, "IP_PMTUDISC_DO"},
	{3, "IP_PMTUDISC_PROBE"},
	{4, "IP_PMTUDISC_INTERFACE"},
	{5, "IP_PMTUDISC_OMIT"},
};
const struct value_type value_ip_pmtudisc =
	VALUE_ENUM("path MTU discovery", 1 | 4, pmtudiscs);

const struct value_type value_ip_protocol = {
	VALUE_INTEGER("protocol", 1 | 4, true),
	.number = number_enum, .names = &names_protocols,
};

static const struct field mreq_fields[] = {
	{"imr_multiaddr", 0, 4, 0, 0, &value_in_addr},
	{"imr_interface", 4, 4, 0, 0, &value_in_addr},
};
static const struct field mreqn_fields[] = {
	{"imr_multiaddr", 0, 4, 0, 0, &value_in_addr},
	{"imr_address", 4, 4, 0, 0, &value_in_addr},
	{"imr_ifindex", 8, 4, 0, 0, &value_int},
};
static const struct value_type mreq = {
	VALUE_STRUCT("struct ip_mreq", 8, mreq_fields),
};
const struct value_type value_ip_mreqn = {
	VALUE_STRUCT("struct ip_mreqn", 12, mreqn_fields),
	.shorter = &mreq,
};

/* The kernel takes an address alone for that of the interface. */
static const struct value_type mreq_or_addr = {
	VALUE_STRUCT("struct ip_mreq", 8, mreq_fields),
	.shorter = &value_in_addr,
};
const struct value_type value_ip_multicast_if = {
	VALUE_STRUCT("struct ip_mreqn", 12, mreqn_fields),
	.shorter = &mreq_or_addr,
};

static const struct field mreq_source_fields[] = {
	{"imr_multiaddr", 0, 4, 0, 0, &value_in_addr},
	{"imr_interface", 4, 4, 0, 0, &value_in_addr},
	{"imr_sourceaddr", 8, 4, 0, 0, &value_in_addr},
};
const struct value_type value_ip_mreq_source = {
	VALUE_STRUCT("struct ip_mreq_source", 12, mreq_source_fields),
};

static const struct name filter_modes[] = {
	{0, "MCAST_EXCLUDE"},
	{1, "MCAST_INCLUDE"},
};
static const struct value_type filter_mode =
	VALUE_ENUM("filter mode", 4, filter_modes);

static const struct value_type addr_list = {
	.name = "list of struct in_addr", .print = value_print_list,
	.brackets = true, .size = 4, .item = &value_in_addr,
};
static const struct field msfilter_fields[] = {
	{"imsf_multiaddr", 0, 4, 0, 0, &value_in_addr},
	{"imsf_interface", 4, 4, 0, 0, &value_in_addr},
	{"imsf_fmode", 8, 4, 0, 0, &filter_mode},
	{"imsf_numsrc", 12, 4, 0, 0, &value_uint},
	{"imsf_slist", 16, 0, 0, 0, &addr_list},
};
const struct value_type value_ip_msfilter = {
	VALUE_STRUCT("struct ip_msfilter", 20, msfilter_fields),
};

/* 32-bit programs align the addresses in these to 4 bytes, not to 8. */
static const struct field group_req_fields[] = {
	{"gr_interface", 0, 4, 0, 0, &value_uint},
	{"gr_group", 8, 128, 0, 0, &value_sockaddr},
};
static const struct field group_req32_fields[] = {
	{"gr_interface", 0, 4, 0, 0, &value_uint},
	{"gr_group", 4, 128, 0, 0, &value_sockaddr},
};
static const struct value_type group_req32 = {
	VALUE_STRUCT("struct group_req", 132, group_req32_fields),
};
const struct value_type value_group_req = {
	VALUE_STRUCT("struct group_req", 136, group_req_fields),
	.compat = &group_req32, .x32 = &group_req32,
};

static const struct field group_source_req_fields[] = {
	{"gsr_interface", 0, 4, 0, 0, &value_uint},
	{"gsr_group", 8, 128, 0, 0, &value_sockaddr},
	{"gsr_source", 136, 128, 0, 0, &value_sockaddr},
};
static const struct field group_source_req32_fields[] = {
	{"gsr_interface", 0, 4, 0, 0, &value_uint},
	{"gsr_group", 4, 128, 0, 0, &value_sockaddr},
	{"gsr_source", 132, 128, 0, 0, &value_sockaddr},
};
static const struct value_type group_source_req32 = {
	VALUE_STRUCT("struct group_source_req", 260, group_source_req32_fields),
};
const struct value_type value_group_source_req = {
	VALUE_STRUCT("struct group_source_req", 264, group_source_req_fields),
	.compat = &group_source_req32, .x32 = &group_source_req32,
};

static const struct value_type storage_list = {
	.name = "list of struct sockaddr_storage", .print = value_print_list,
	.brackets = true, .size = 128, .item = &value_sockaddr,
};
static const struct field group_filter_fields[] = {
	{"gf_interface", 0, 4, 0, 0, &value_uint},
	{"gf_group", 8, 128, 0, 0, &value_sockaddr},
	{"gf_fmode", 136, 4, 0, 0, &filter_mode},
	{"gf_numsrc", 140, 4, 0, 0, &value_uint},
	{"gf_slist", 144, 0, 0, 0, &storage_list},
};
static const struct field group_filter32_fields[] = {
	{"gf_interface", 0, 4, 0, 0, &value_uint},
	{"gf_group", 4, 128, 0, 0, &value_sockaddr},
	{"gf_fmode", 132, 4, 0, 0, &filter_mode},
	{"gf_numsrc", 136, 4, 0, 0, &value_uint},
	{"gf_slist", 140, 0, 0, 0, &storage_list},
};
static const struct value_type group_filter32 = {
	VALUE_STRUCT("struct group_filter", 268, group_filter32_fields),
};
const struct value_type value_group_filter = {
	VALUE_STRUCT("struct group_filter", 272, group_filter_fields),
	.compat = &group_filter32, .x32 = &group_filter32,
};

static const struct name vif_flags[] = {
	{1 << 0, "VIFF_TUNNEL"},
	{1 << 1, "VIFF_SRCRT"},
	{1 << 2, "VIFF_REGISTER"},
	{1 << 3, "VIFF_USE_IFINDEX"},
};
static const struct value_type vif_flags_byte =
	VALUE_FLAGS("flags", 1, vif_flags);

static const struct field vifctl_fields[] = {
	{"vifc_vifi", 0, 2, 0, 0, &value_uint},
	{"vifc_flags", 2, 1, 0, 0, &vif_flags_byte},
	{"vifc_threshold", 3, 1, 0, 0, &value_uint},
	{"vifc_rate_limit", 4, 4, 0, 0, &value_uint},
	{"vifc_lcl_addr", 8, 4, 0, 0, &value_in_addr},
	{"vifc_rmt_addr", 12, 4, 0, 0, &value_in_addr},
};
const struct value_type value_vifctl = {
	VALUE_STRUCT("struct vifctl", 16, vifctl_fields),
};

static const struct field mfcctl_fields[] = {
	{"mfcc_origin", 0, 4, 0, 0, &value_in_addr},
	{"mfcc_mcastgrp", 4, 4, 0, 0, &value_in_addr},
	{"mfcc_parent", 8, 2, 0, 0, &value_uint},
	{"mfcc_ttls", 10, 32, 0, 0, &value_u8_list},
	{"mfcc_pkt_cnt", 44, 4, 0, 0, &value_uint},
	{"mfcc_byte_cnt", 48, 4, 0, 0, &value_uint},
	{"mfcc_wrong_if", 52, 4, 0, 0, &value_uint},
	{"mfcc_expire", 56, 4, 0, 0, &value_int},
};
const struct value_type value_mfcctl = {
	VALUE_STRUCT("struct mfcctl", 60, mfcctl_fields),
};

static const struct name flushes[] = {
	{1 << 0, "MRT_FLUSH_MFC"},
	{1 << 1, "MRT_FLUSH_MFC_STATIC"},
	{1 << 2, "MRT_FLUSH_VIFS"},
	{1 << 3, "MRT_FLUSH_VIFS_STATIC"},
};
const struct value_type value_mrt_flush =
	VALUE_FLAGS("flags", 4, flushes);
/* clang-format on */
