// SPDX-License-Identifier: GPL-2.0-only
/* UDP, and UDP-Lite, which Linux once had and which took the options of both. */
#include "catalogue.h"

/* clang-format off */
static const struct opt udp_opts[] = {
	OPT(UDP_CORK, 1, BOTH, bool, .preset = "off",
	    .meaning = "gathers what is written into one datagram, sent when it is switched off",
	    .since = "2.5.44"),
	OPT(UDP_ENCAP, 100, BOTH, udp_encap,
	    .meaning = "hands datagrams to the protocol that travels in them, such as IPsec (NAT traversal) or L2TP",
	    .trap = "some kinds can only be set from within the kernel: ENOPROTOOPT",
	    .since = "2.5.67"),
	OPT(UDP_NO_CHECK6_TX, 101, BOTH, bool, .preset = "off", .since = "3.16",
	    .meaning = "sends UDP datagrams over IPv6 without a checksum, for tunnels"),
	OPT(UDP_NO_CHECK6_RX, 102, BOTH, bool, .preset = "off", .since = "3.16",
	    .meaning = "accepts UDP datagrams over IPv6 that have no checksum"),
	OPT(UDP_SEGMENT, 103, BOTH, int, .unit = "bytes", .preset = "0: off",
	    .since = "4.18",
	    .meaning = "cuts each write into datagrams of this size as late as possible (GSO)",
	    .trap = "a write of more than 64 segments fails (128 on newer kernels), and so does a segment larger than the MTU"),
	OPT(UDP_GRO, 104, BOTH, bool, .preset = "off", .since = "5.0",
	    .meaning = "receives several datagrams of one size in one read; a control message tells that size"),
};
static const struct opt udplite_opts[] = {
	OPT(UDPLITE_SEND_CSCOV, 10, BOTH, int, .unit = "bytes", .gone = "7.2",
	    .meaning = "how much of each datagram sent the checksum covers; 0: all",
	    .since = "2.6.20"),
	OPT(UDPLITE_RECV_CSCOV, 11, BOTH, int, .unit = "bytes", .gone = "7.2",
	    .meaning = "the least that the checksum of a datagram has to cover; others are dropped",
	    .since = "2.6.20"),
};
/* clang-format on */

LEVEL(udp) = {
	.name = "SOL_UDP",
	.number = 17,
	.prefix = "UDP_???",
	.manual = "udp(7)",
	OPT_ROWS(udp_opts),
};

LEVEL(udplite) = {
	.name = "SOL_UDPLITE",
	.number = 136,
	.prefix = "UDPLITE_???",
	.manual = "udplite(7)",
	OPT_ROWS(udplite_opts),
	.more = &sol_udp,
};
