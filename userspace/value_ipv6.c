// SPDX-License-Identifier: GPL-2.0-only
/* Values of level SOL_IPV6. */
#include "value_types.h"

#include <string.h>

/* clang-format off */
static const struct name pmtudiscs[] = {
	{0, "IPV6_PMTUDISC_DONT"},
	{1, "IPV6_PMTUDISC_WANT"},
	{2, "IPV6_PMTUDISC_DO"},
	{3, "IPV6_PMTUDISC_PROBE"},
	{4, "IPV6_PMTUDISC_INTERFACE"},
	{5, "IPV6_PMTUDISC_OMIT"},
};
const struct value_type value_ipv6_pmtudisc =
	VALUE_ENUM("path MTU discovery", 4, pmtudiscs);

static const struct field mreq_fields[] = {
	{"ipv6mr_multiaddr", 0, 16, 0, 0, &value_in6_addr},
	{"ipv6mr_ifindex", 16, 4, 0, 0, &value_int},
};
const struct value_type value_ipv6_mreq = {
	VALUE_STRUCT("struct ipv6_mreq", 20, mreq_fields),
};

static const struct name prefers[] = {
	{0x0001, "IPV6_PREFER_SRC_TMP"},
	{0x0002, "IPV6_PREFER_SRC_PUBLIC"},
	{0x0004, "IPV6_PREFER_SRC_COA"},
	{0x0008, "IPV6_PREFER_SRC_CGA"},
	{0x0100, "IPV6_PREFER_SRC_PUBTMP_DEFAULT"},
	{0x0400, "IPV6_PREFER_SRC_HOME"},
	{0x0800, "IPV6_PREFER_SRC_NONCGA"},
};
const struct value_type value_ipv6_prefer =
	VALUE_FLAGS("flags", 4, prefers);

static const struct field pktinfo_fields[] = {
	{"ipi6_addr", 0, 16, 0, 0, &value_in6_addr},
	{"ipi6_ifindex", 16, 4, 0, 0, &value_int},
};
const struct value_type value_in6_pktinfo = {
	VALUE_STRUCT("struct in6_pktinfo", 20, pktinfo_fields),
};

static const struct field mtuinfo_fields[] = {
	{"ip6m_addr", 0, 28, 0, 0, &value_sockaddr},
	{"ip6m_mtu", 28, 4, 0, 0, &value_uint},
};
const struct value_type value_ip6_mtuinfo = {
	VALUE_STRUCT("struct ip6_mtuinfo", 32, mtuinfo_fields),
};

static const struct name label_actions[] = {
	{0, "IPV6_FL_A_GET"},
	{1, "IPV6_FL_A_PUT"},
	{2, "IPV6_FL_A_RENEW"},
};
static const struct value_type label_action =
	VALUE_ENUM("action", 1, label_actions);

static const struct name label_shares[] = {
	{0, "IPV6_FL_S_NONE"},
	{1, "IPV6_FL_S_EXCL"},
	{2, "IPV6_FL_S_PROCESS"},
	{3, "IPV6_FL_S_USER"},
	{255, "IPV6_FL_S_ANY"},
};
static const struct value_type label_share =
	VALUE_ENUM("share", 1, label_shares);

static const struct name label_flags[] = {
	{1 << 0, "IPV6_FL_F_CREATE"},
	{1 << 1, "IPV6_FL_F_EXCL"},
	{1 << 2, "IPV6_FL_F_REFLECT"},
	{1 << 3, "IPV6_FL_F_REMOTE"},
};
static const struct value_type label_flags_short =
	VALUE_FLAGS("flags", 2, label_flags);

static const struct value_type label = {
	VALUE_INTEGER("flow label", 4, false),
	.big_endian = true, .number = number_hex,
};
static const struct field flowlabel_fields[] = {
	{"flr_dst", 0, 16, 0, 0, &value_in6_addr},
	{"flr_label", 16, 4, 0, 0, &label},
	{"flr_action", 20, 1, 0, 0, &label_action},
	{"flr_share", 21, 1, 0, 0, &label_share},
	{"flr_flags", 22, 2, 0, 0, &label_flags_short},
	{"flr_expires", 24, 2, 0, 0, &value_uint},
	{"flr_linger", 26, 2, 0, 0, &value_uint},
};
const struct value_type value_flowlabel = {
	VALUE_STRUCT("struct in6_flowlabel_req", 32, flowlabel_fields),
};

static const struct name mif_flags[] = {
	{1 << 0, "MIFF_REGISTER"},
};
static const struct value_type mif_flags_byte =
	VALUE_FLAGS("flags", 1, mif_flags);

static const struct field mif6ctl_fields[] = {
	{"mif6c_mifi", 0, 2, 0, 0, &value_uint},
	{"mif6c_flags", 2, 1, 0, 0, &mif_flags_byte},
	{"vifc_threshold", 3, 1, 0, 0, &value_uint},
	{"mif6c_pifi", 4, 2, 0, 0, &value_uint},
	{"vifc_rate_limit", 8, 4, 0, 0, &value_uint},
};
const struct value_type value_mif6ctl = {
	VALUE_STRUCT("struct mif6ctl", 12, mif6ctl_fields),
};

const struct value_type value_mifi = {
	VALUE_INTEGER("mifi_t", 2, false),
	.number = number_decimal,
};

/* clang-format on */

/* Bit 0 of the first word is interface 0. */
static void print_ifset(struct out *out, const struct value_type *type,
			const struct value *v)
{
	const char *space = "";

	(void)type;
	out_chr(out, '[');
	for (uint32_t at = 0; at + 4 <= v->len; at += 4) {
		uint32_t word;

		memcpy(&word, v->bytes + at, sizeof(word));
		for (uint32_t bit = 0; bit < 32; bit++) {
			if (!(word >> bit & 1))
				continue;
			out_str(out, space);
			out_u64(out, 8ULL * at + bit);
			space = " ";
		}
	}
	out_chr(out, ']');
}

static const struct value_type ifset = {
	.name = "struct if_set",
	.print = print_ifset,
};

/* clang-format off */
static const struct field mf6cctl_fields[] = {
	{"mf6cc_origin", 0, 28, 0, 0, &value_sockaddr},
	{"mf6cc_mcastgrp", 28, 28, 0, 0, &value_sockaddr},
	{"mf6cc_parent", 56, 2, 0, 0, &value_uint},
	{"mf6cc_ifset", 60, 32, 0, 0, &ifset},
};
const struct value_type value_mf6cctl = {
	VALUE_STRUCT("struct mf6cctl", 92, mf6cctl_fields),
};

static const struct name flushes[] = {
	{1 << 0, "MRT6_FLUSH_MFC"},
	{1 << 1, "MRT6_FLUSH_MFC_STATIC"},
	{1 << 2, "MRT6_FLUSH_MIFS"},
	{1 << 3, "MRT6_FLUSH_MIFS_STATIC"},
};
const struct value_type value_mrt6_flush =
	VALUE_FLAGS("flags", 4, flushes);
/* clang-format on */
