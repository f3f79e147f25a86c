// SPDX-License-Identifier: GPL-2.0-only
/*
 * Multicast routing, of IPv4 and of IPv6: what a routing daemon tells the kernel
 * on a raw socket of IGMP or ICMPv6.
 */
#include "catalogue.h"

#define UNLESS_DAEMON                                               \
	.needs = "CAP_NET_ADMIN if the socket is not the daemon's", \
	.denied = "EACCES"

/* clang-format off */
static const struct opt mroute_opts[] = {
	OPT(MRT_INIT, 200, BOTH, int, .only = OPT_SET,
	    .meaning = "makes this socket that of the multicast routing daemon",
	    .trap = "EADDRINUSE: there is one already; the value has to be 1",
	    .since = ANCIENT),
	OPT(MRT_DONE, 201, BOTH, int, .only = OPT_SET, UNLESS_DAEMON,
	    .meaning = "ends multicast routing by this daemon",
	    .since = ANCIENT),
	OPT(MRT_ADD_VIF, 202, BOTH, vifctl, .only = OPT_SET, UNLESS_DAEMON,
	    .meaning = "adds an interface or a tunnel to multicast routing",
	    .since = ANCIENT),
	OPT(MRT_DEL_VIF, 203, BOTH, vifctl, .only = OPT_SET, UNLESS_DAEMON,
	    .meaning = "takes an interface out of multicast routing",
	    .since = ANCIENT),
	OPT(MRT_ADD_MFC, 204, BOTH, mfcctl, .only = OPT_SET, UNLESS_DAEMON,
	    .meaning = "adds a route for datagrams of a sender to a group",
	    .since = ANCIENT),
	OPT(MRT_DEL_MFC, 205, BOTH, mfcctl, .only = OPT_SET, UNLESS_DAEMON,
	    .meaning = "deletes a route for datagrams of a sender to a group",
	    .since = ANCIENT),
	OPT(MRT_VERSION, 206, BOTH, hex, .only = OPT_GET,
	    .meaning = "version of the kernel's multicast routing",
	    .since = ANCIENT),
	OPT(MRT_ASSERT, 207, BOTH, bool, UNLESS_DAEMON,
	    .meaning = "reports datagrams that come in by an interface they should not",
	    .since = ANCIENT),
	OPT(MRT_PIM, 208, BOTH, bool, UNLESS_DAEMON,
	    .meaning = "switches the kernel's part of PIM on, and reports the datagrams it concerns",
	    .since = ANCIENT),
	OPT(MRT_TABLE, 209, BOTH, u32, .only = OPT_SET, UNLESS_DAEMON,
	    .since = "2.6.35",
	    .meaning = "number of the routing table that this socket works on"),
	OPT(MRT_ADD_MFC_PROXY, 210, BOTH, mfcctl, .only = OPT_SET,
	    UNLESS_DAEMON, .since = "3.10",
	    .meaning = "adds a route that holds for every sender or every group"),
	OPT(MRT_DEL_MFC_PROXY, 211, BOTH, mfcctl, .only = OPT_SET,
	    UNLESS_DAEMON, .since = "3.10",
	    .meaning = "deletes a route that holds for every sender or every group"),
	OPT(MRT_FLUSH, 212, BOTH, mrt_flush, .only = OPT_SET, UNLESS_DAEMON,
	    .since = "5.1", .meaning = "deletes all routes or interfaces of a kind"),
};
static const struct opt mroute6_opts[] = {
	OPT(MRT6_INIT, 200, BOTH, int, .only = OPT_SET,
	    .since = "2.6.26",
	    .meaning = "makes this socket that of the multicast routing daemon",
	    .trap = "EADDRINUSE: there is one already"),
	OPT(MRT6_DONE, 201, BOTH, int, .only = OPT_SET, UNLESS_DAEMON,
	    .meaning = "ends multicast routing by this daemon"),
	OPT(MRT6_ADD_MIF, 202, BOTH, mif6ctl, .only = OPT_SET, UNLESS_DAEMON,
	    .meaning = "adds an interface to multicast routing"),
	OPT(MRT6_DEL_MIF, 203, BOTH, mifi, .only = OPT_SET, UNLESS_DAEMON,
	    .meaning = "takes an interface out of multicast routing"),
	OPT(MRT6_ADD_MFC, 204, BOTH, mf6cctl, .only = OPT_SET, UNLESS_DAEMON,
	    .meaning = "adds a route for datagrams of a sender to a group"),
	OPT(MRT6_DEL_MFC, 205, BOTH, mf6cctl, .only = OPT_SET, UNLESS_DAEMON,
	    .meaning = "deletes a route for datagrams of a sender to a group"),
	OPT(MRT6_VERSION, 206, BOTH, hex, .only = OPT_GET,
	    .meaning = "version of the kernel's multicast routing"),
	OPT(MRT6_ASSERT, 207, BOTH, bool, UNLESS_DAEMON,
	    .meaning = "reports datagrams that come in by an interface they should not"),
	OPT(MRT6_PIM, 208, BOTH, bool, UNLESS_DAEMON,
	    .meaning = "switches the kernel's part of PIM on, and reports the datagrams it concerns"),
	OPT(MRT6_TABLE, 209, BOTH, u32, .only = OPT_SET, UNLESS_DAEMON,
	    .meaning = "number of the routing table that this socket works on"),
	OPT(MRT6_ADD_MFC_PROXY, 210, BOTH, mf6cctl, .only = OPT_SET,
	    UNLESS_DAEMON, .since = "3.10",
	    .meaning = "adds a route that holds for every sender or every group"),
	OPT(MRT6_DEL_MFC_PROXY, 211, BOTH, mf6cctl, .only = OPT_SET,
	    UNLESS_DAEMON, .since = "3.10",
	    .meaning = "deletes a route that holds for every sender or every group"),
	OPT(MRT6_FLUSH, 212, BOTH, mrt6_flush, .only = OPT_SET, UNLESS_DAEMON,
	    .since = "5.1", .meaning = "deletes all routes or interfaces of a kind"),
};
/* clang-format on */

LEVEL(ip_mroute) = {
	.name = "SOL_IP",
	.number = 0,
	.prefix = "IP_???",
	.manual = "ip(7)",
	OPT_ROWS(mroute_opts),
	.more = &sol_ip_tables,
};

LEVEL(ipv6_mroute) = {
	.name = "SOL_IPV6",
	.number = 41,
	.prefix = "IPV6_???",
	OPT_ROWS(mroute6_opts),
	.more = &sol_ipv6_tables,
};
