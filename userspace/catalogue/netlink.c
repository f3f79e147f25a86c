// SPDX-License-Identifier: GPL-2.0-only
#include "catalogue.h"

/* clang-format off */
static const struct opt netlink_opts[] = {
	OPT(NETLINK_ADD_MEMBERSHIP, 1, BOTH, netlink_group, .only = OPT_SET,
	    .since = "2.6.14",
	    .meaning = "joins a multicast group, to be told of changes",
	    .trap = "a number, not a bit as in nl_groups",
	    .needs = "CAP_NET_ADMIN, for protocols that keep their groups from others"),
	OPT(NETLINK_DROP_MEMBERSHIP, 2, BOTH, netlink_group, .only = OPT_SET,
	    .since = "2.6.14", .meaning = "leaves a multicast group"),
	OPT(NETLINK_PKTINFO, 3, BOTH, bool, .preset = "off", .since = "2.6.14",
	    .meaning = "delivers the group that each message was sent to"),
	OPT(NETLINK_BROADCAST_ERROR, 4, BOTH, bool, .preset = "off",
	    .since = "2.6.30",
	    .meaning = "tells the sender of a broadcast if it could not be delivered here"),
	OPT(NETLINK_NO_ENOBUFS, 5, BOTH, bool, .preset = "off",
	    .since = "2.6.30",
	    .meaning = "messages lost for want of room go unreported",
	    .trap = "without ENOBUFS nothing tells that what is known is out of date"),
	OPT(NETLINK_RX_RING, 6, BOTH, nl_mmap_req, .since = "3.10", .gone = "4.6",
	    .meaning = "memory shared with the kernel to receive through"),
	OPT(NETLINK_TX_RING, 7, BOTH, nl_mmap_req, .since = "3.10", .gone = "4.6",
	    .meaning = "memory shared with the kernel to send through"),
	OPT(NETLINK_LISTEN_ALL_NSID, 8, BOTH, bool, .preset = "off",
	    .since = "4.2", .needs = "CAP_NET_BROADCAST",
	    .meaning = "is told of changes in all network namespaces that have an id here"),
	OPT(NETLINK_LIST_MEMBERSHIPS, 9, BOTH, netlink_groups, .only = OPT_GET,
	    .since = "4.2", .meaning = "the groups that were joined"),
	OPT(NETLINK_CAP_ACK, 10, BOTH, bool, .preset = "off", .since = "4.3",
	    .meaning = "acknowledgements repeat only the header of the request"),
	OPT(NETLINK_EXT_ACK, 11, BOTH, bool, .preset = "off", .since = "4.12",
	    .meaning = "errors say in words what was wrong, and where"),
	OPT(NETLINK_GET_STRICT_CHK, 12, BOTH, bool, .preset = "off",
	    .since = "4.20",
	    .meaning = "requests for lists are checked in full, so that the kernel can filter them",
	    .trap = "requests that used to pass with rubbish in them then fail"),
};
/* clang-format on */

LEVEL(netlink) = {
	.name = "SOL_NETLINK",
	.number = 270,
	.prefix = "NETLINK_???",
	.manual = "netlink(7)",
	OPT_ROWS(netlink_opts),
};
