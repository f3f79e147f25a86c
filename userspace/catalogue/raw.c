// SPDX-License-Identifier: GPL-2.0-only
/* Options of raw sockets alone: levels SOL_RAW and SOL_ICMPV6. */
#include "catalogue.h"

/* clang-format off */
static const struct opt raw_opts[] = {
	OPT(ICMP_FILTER, 1, BOTH, icmp_filter, .preset = "0: all pass",
	    .meaning = "set of the types of ICMP messages that are kept away from the socket",
	    .trap = "raw sockets of IPPROTO_ICMP only, else EOPNOTSUPP"),
	OPT(IPV6_CHECKSUM, 7, BOTH, int, .unit = "bytes from the start",
	    .preset = "-1: off",
	    .meaning = "where the kernel puts and checks a checksum in packets of a raw socket"),
	OPT(IPV6_HDRINCL, 36, BOTH, bool, .preset = "off, on for IPPROTO_RAW",
	    .meaning = "the program writes the IPv6 header itself"),
};
static const struct opt icmpv6_opts[] = {
	OPT(ICMPV6_FILTER, 1, BOTH, icmp6_filter, .preset = "0: all pass",
	    .meaning = "set of the types of ICMPv6 messages that are kept away from the socket",
	    .trap = "raw sockets of IPPROTO_ICMPV6 only, else EOPNOTSUPP"),
};
/* clang-format on */

LEVEL(raw) = {
	.name = "SOL_RAW",
	.number = 255,
	.prefix = "RAW_???",
	.manual = "raw(7)",
	OPT_ROWS(raw_opts),
};

LEVEL(icmpv6) = {
	.name = "SOL_ICMPV6",
	.number = 58,
	.prefix = "ICMPV6_???",
	.manual = "ipv6(7)",
	OPT_ROWS(icmpv6_opts),
};
