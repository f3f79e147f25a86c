// SPDX-License-Identifier: GPL-2.0-only
/*
 * Netfilter's tables, from 64 on: what is set is not what is got under the same
 * number. nft(8) has no part in it, it works over netlink.
 */
#include "catalogue.h"

#define NEEDS "CAP_NET_ADMIN, also to read"

/* clang-format off */
static const struct opt tables_opts[] = {
	OPT(IPT_SO_SET_REPLACE, 64, SET, ipt_replace, .needs = NEEDS,
	    .meaning = "replaces a whole table of iptables-legacy, by name",
	    .trap = "also possible in a user namespace of one's own, where it has been a way into the kernel",
	    .since = ANCIENT),
	OPT(IPT_SO_GET_INFO, 64, GET, ipt_getinfo, .needs = NEEDS,
	    .meaning = "hooks and size of a table of iptables",
	    .trap = "reads its buffer too: the name; may load the module of that table",
	    .since = ANCIENT),
	OPT(IPT_SO_SET_ADD_COUNTERS, 65, SET, xt_counters, .needs = NEEDS,
	    .meaning = "adds to the counters of a table, to restore those of the replaced one",
	    .since = ANCIENT),
	OPT(IPT_SO_GET_ENTRIES, 65, GET, xt_entries, .needs = NEEDS,
	    .meaning = "all rules of a table of iptables",
	    .trap = "reads its buffer too: the name, and the size that IPT_SO_GET_INFO told",
	    .since = ANCIENT),
	OPT(IPT_SO_GET_REVISION_MATCH, 66, GET, xt_revision, .needs = NEEDS,
	    .meaning = "whether the kernel knows a match in a certain revision",
	    .since = ANCIENT),
	OPT(IPT_SO_GET_REVISION_TARGET, 67, GET, xt_revision, .needs = NEEDS,
	    .meaning = "whether the kernel knows a target in a certain revision",
	    .since = ANCIENT),
	OPT(SO_ORIGINAL_DST, 80, GET, sockaddr,
	    .meaning = "address that a connection was made to before NAT brought it here",
	    .trap = "ENOENT: the connection was not redirected, or connection tracking forgot it; at level SOL_IP, not SOL_SOCKET",
	    .since = ANCIENT),
	OPT(SO_IP_SET, 83, GET, ip_set, .needs = NEEDS, .since = "2.6.39",
	    .meaning = "version of ipset, or the number or name of a set",
	    .trap = "reads its buffer too: what is asked"),
	OPT(ARPT_SO_SET_REPLACE, 96, SET, arpt_replace, .needs = NEEDS,
	    .meaning = "replaces a whole table of arptables, by name"),
	OPT(ARPT_SO_GET_INFO, 96, GET, arpt_getinfo, .needs = NEEDS,
	    .meaning = "hooks and size of a table of arptables"),
	OPT(ARPT_SO_SET_ADD_COUNTERS, 97, SET, xt_counters, .needs = NEEDS,
	    .meaning = "adds to the counters of a table of arptables"),
	OPT(ARPT_SO_GET_ENTRIES, 97, GET, xt_entries, .needs = NEEDS,
	    .meaning = "all rules of a table of arptables"),
	OPT(ARPT_SO_GET_REVISION_TARGET, 99, GET, xt_revision, .needs = NEEDS,
	    .meaning = "whether the kernel knows a target in a certain revision"),
	OPT(EBT_SO_SET_ENTRIES, 128, SET, ebt_replace, .needs = NEEDS,
	    .meaning = "replaces a whole table of ebtables, by name"),
	OPT(EBT_SO_GET_INFO, 128, GET, ebt_replace, .needs = NEEDS,
	    .meaning = "hooks and size of a table of ebtables"),
	OPT(EBT_SO_SET_COUNTERS, 129, SET, ebt_replace, .needs = NEEDS,
	    .meaning = "adds to the counters of a table of ebtables"),
	OPT(EBT_SO_GET_ENTRIES, 129, GET, ebt_replace, .needs = NEEDS,
	    .meaning = "all rules of a table of ebtables"),
	OPT(EBT_SO_GET_INIT_INFO, 130, GET, ebt_replace, .needs = NEEDS,
	    .meaning = "hooks and size of a table of ebtables as it is at first"),
	OPT(EBT_SO_GET_INIT_ENTRIES, 131, GET, ebt_replace, .needs = NEEDS,
	    .meaning = "the rules of a table of ebtables as it is at first"),
};
static const struct opt tables6_opts[] = {
	OPT(IP6T_SO_SET_REPLACE, 64, SET, ipt_replace, .needs = NEEDS,
	    .meaning = "replaces a whole table of ip6tables-legacy, by name",
	    .since = ANCIENT),
	OPT(IP6T_SO_GET_INFO, 64, GET, ipt_getinfo, .needs = NEEDS,
	    .meaning = "hooks and size of a table of ip6tables",
	    .since = ANCIENT),
	OPT(IP6T_SO_SET_ADD_COUNTERS, 65, SET, xt_counters, .needs = NEEDS,
	    .meaning = "adds to the counters of a table, to restore those of the replaced one",
	    .since = ANCIENT),
	OPT(IP6T_SO_GET_ENTRIES, 65, GET, xt_entries, .needs = NEEDS,
	    .meaning = "all rules of a table of ip6tables",
	    .since = ANCIENT),
	OPT(IP6T_SO_GET_REVISION_MATCH, 68, GET, xt_revision, .needs = NEEDS,
	    .meaning = "whether the kernel knows a match in a certain revision"),
	OPT(IP6T_SO_GET_REVISION_TARGET, 69, GET, xt_revision, .needs = NEEDS,
	    .meaning = "whether the kernel knows a target in a certain revision"),
	OPT(IP6T_SO_ORIGINAL_DST, 80, GET, sockaddr,
	    .meaning = "address that a connection was made to before NAT brought it here"),
};
/* clang-format on */

LEVEL(ip_tables) = {
	.name = "SOL_IP",
	.number = 0,
	.prefix = "IP_???",
	.manual = "iptables(8)",
	OPT_ROWS(tables_opts),
	.more = &sol_ip_vs,
};

LEVEL(ipv6_tables) = {
	.name = "SOL_IPV6",
	.number = 41,
	.prefix = "IPV6_???",
	.manual = "ip6tables(8)",
	OPT_ROWS(tables6_opts),
};
