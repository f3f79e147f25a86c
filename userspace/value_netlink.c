// SPDX-License-Identifier: GPL-2.0-only
/* Values of level SOL_NETLINK: the groups of each protocol have their names. */
#include "value_types.h"

#include <string.h>

/* clang-format off */
static const struct name route[] = {
	{0, "RTNLGRP_NONE"},
	{1, "RTNLGRP_LINK"},
	{2, "RTNLGRP_NOTIFY"},
	{3, "RTNLGRP_NEIGH"},
	{4, "RTNLGRP_TC"},
	{5, "RTNLGRP_IPV4_IFADDR"},
	{6, "RTNLGRP_IPV4_MROUTE"},
	{7, "RTNLGRP_IPV4_ROUTE"},
	{8, "RTNLGRP_IPV4_RULE"},
	{9, "RTNLGRP_IPV6_IFADDR"},
	{10, "RTNLGRP_IPV6_MROUTE"},
	{11, "RTNLGRP_IPV6_ROUTE"},
	{12, "RTNLGRP_IPV6_IFINFO"},
	{13, "RTNLGRP_DECnet_IFADDR"},
	{14, "RTNLGRP_NOP2"},
	{15, "RTNLGRP_DECnet_ROUTE"},
	{16, "RTNLGRP_DECnet_RULE"},
	{17, "RTNLGRP_NOP4"},
	{18, "RTNLGRP_IPV6_PREFIX"},
	{19, "RTNLGRP_IPV6_RULE"},
	{20, "RTNLGRP_ND_USEROPT"},
	{21, "RTNLGRP_PHONET_IFADDR"},
	{22, "RTNLGRP_PHONET_ROUTE"},
	{23, "RTNLGRP_DCB"},
	{24, "RTNLGRP_IPV4_NETCONF"},
	{25, "RTNLGRP_IPV6_NETCONF"},
	{26, "RTNLGRP_MDB"},
	{27, "RTNLGRP_MPLS_ROUTE"},
	{28, "RTNLGRP_NSID"},
	{29, "RTNLGRP_MPLS_NETCONF"},
	{30, "RTNLGRP_IPV4_MROUTE_R"},
	{31, "RTNLGRP_IPV6_MROUTE_R"},
	{32, "RTNLGRP_NEXTHOP"},
	{33, "RTNLGRP_BRVLAN"},
	{34, "RTNLGRP_MCTP_IFADDR"},
	{35, "RTNLGRP_TUNNEL"},
	{36, "RTNLGRP_STATS"},
	{37, "RTNLGRP_IPV4_MCADDR"},
	{38, "RTNLGRP_IPV6_MCADDR"},
	{39, "RTNLGRP_IPV6_ACADDR"},
};
static const struct name sock_diag[] = {
	{0, "SKNLGRP_NONE"},
	{1, "SKNLGRP_INET_TCP_DESTROY"},
	{2, "SKNLGRP_INET_UDP_DESTROY"},
	{3, "SKNLGRP_INET6_TCP_DESTROY"},
	{4, "SKNLGRP_INET6_UDP_DESTROY"},
};
static const struct name xfrm[] = {
	{0, "XFRMNLGRP_NONE"},
	{1, "XFRMNLGRP_ACQUIRE"},
	{2, "XFRMNLGRP_EXPIRE"},
	{3, "XFRMNLGRP_SA"},
	{4, "XFRMNLGRP_POLICY"},
	{5, "XFRMNLGRP_AEVENTS"},
	{6, "XFRMNLGRP_REPORT"},
	{7, "XFRMNLGRP_MIGRATE"},
	{8, "XFRMNLGRP_MAPPING"},
};
static const struct name selinux[] = {
	{0, "SELNLGRP_NONE"},
	{1, "SELNLGRP_AVC"},
};
static const struct name audit[] = {
	{0, "AUDIT_NLGRP_NONE"},
	{1, "AUDIT_NLGRP_READLOG"},
};
static const struct name netfilter[] = {
	{0, "NFNLGRP_NONE"},
	{1, "NFNLGRP_CONNTRACK_NEW"},
	{2, "NFNLGRP_CONNTRACK_UPDATE"},
	{3, "NFNLGRP_CONNTRACK_DESTROY"},
	{4, "NFNLGRP_CONNTRACK_EXP_NEW"},
	{5, "NFNLGRP_CONNTRACK_EXP_UPDATE"},
	{6, "NFNLGRP_CONNTRACK_EXP_DESTROY"},
	{7, "NFNLGRP_NFTABLES"},
	{8, "NFNLGRP_ACCT_QUOTA"},
	{9, "NFNLGRP_NFTRACE"},
};

/* By NETLINK_*; others number their groups as they come (NETLINK_GENERIC). */
static const struct names groups[] = {
	[0] = {route, VALUE_COUNT(route)},
	[4] = {sock_diag, VALUE_COUNT(sock_diag)},
	[6] = {xfrm, VALUE_COUNT(xfrm)},
	[7] = {selinux, VALUE_COUNT(selinux)},
	[9] = {audit, VALUE_COUNT(audit)},
	[12] = {netfilter, VALUE_COUNT(netfilter)},
};
/* clang-format on */

#define NETLINK_FAMILY 16

static void print_group(struct out *out, const struct value *v, uint64_t n)
{
	const char *name = NULL;

	if (v->family == NETLINK_FAMILY && v->protocol < VALUE_COUNT(groups))
		name = names_get(&groups[v->protocol], n);
	if (name)
		out_str(out, name);
	else
		out_i64(out, (int64_t)n);
}

static void number_group(struct out *out, const struct value_type *type,
			 const struct value *v, uint64_t n)
{
	(void)type;
	print_group(out, v, n);
}

/* Bit 0 of the first word is group 1. */
static void print_groups(struct out *out, const struct value_type *type,
			 const struct value *v)
{
	const char *comma = "";

	for (uint32_t at = 0; at + 4 <= v->len; at += 4) {
		uint32_t word;

		memcpy(&word, v->bytes + at, sizeof(word));
		for (uint32_t bit = 0; bit < 32; bit++) {
			if (!(word >> bit & 1))
				continue;
			out_str(out, comma);
			print_group(out, v, 8ULL * at + bit + 1);
			comma = ", ";
		}
	}
	(void)type;
	if (v->full > v->len) {
		out_str(out, comma);
		out_str(out, "...");
	}
}

const struct value_type value_netlink_group = {
	VALUE_INTEGER("group", 4, true),
	.number = number_group,
};
const struct value_type value_netlink_groups = {
	.name = "set of groups",
	.print = print_groups,
	.brackets = true,
	.whole = true,
	.size = 4,
};

/* clang-format off */
static const struct field mmap_fields[] = {
	{"nm_block_size", 0, 4, 0, 0, &value_uint},
	{"nm_block_nr", 4, 4, 0, 0, &value_uint},
	{"nm_frame_size", 8, 4, 0, 0, &value_uint},
	{"nm_frame_nr", 12, 4, 0, 0, &value_uint},
};
/* clang-format on */
const struct value_type value_nl_mmap_req = {
	VALUE_STRUCT("struct nl_mmap_req", 16, mmap_fields),
};
