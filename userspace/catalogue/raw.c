// SPDX-License-Identifier: GPL-2.0-only
/* Options of raw sockets alone: levels SOL_RAW and SOL_ICMPV6. */
#include "catalogue.h"

/* clang-format off */
static const struct opt raw_opts[] = {
	OPT(ICMP_FILTER, 1, BOTH, icmp_filter),
	OPT(IPV6_CHECKSUM, 7, BOTH, int),
	OPT(IPV6_HDRINCL, 36, BOTH, bool),
};
static const struct opt icmpv6_opts[] = {
	OPT(ICMPV6_FILTER, 1, BOTH, bytes),
};
/* clang-format on */

const struct opt_level sol_raw = {
	.name = "SOL_RAW",
	.number = 255,
	.prefix = "RAW_???",
	OPT_ROWS(raw_opts),
};

const struct opt_level sol_icmpv6 = {
	.name = "SOL_ICMPV6",
	.number = 58,
	.prefix = "ICMPV6_???",
	OPT_ROWS(icmpv6_opts),
};
