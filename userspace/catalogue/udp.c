// SPDX-License-Identifier: GPL-2.0-only
#include "catalogue.h"

/* clang-format off */
static const struct opt udp_opts[] = {
	OPT(UDP_CORK, 1, BOTH, bool),
	OPT(UDP_ENCAP, 100, BOTH, udp_encap),
	OPT(UDP_NO_CHECK6_TX, 101, BOTH, bool),
	OPT(UDP_NO_CHECK6_RX, 102, BOTH, bool),
	OPT(UDP_SEGMENT, 103, BOTH, int),
	OPT(UDP_GRO, 104, BOTH, bool),
};
/* clang-format on */

const struct opt_level sol_udp = {
	.name = "SOL_UDP",
	.number = 17,
	.prefix = "UDP_???",
	OPT_ROWS(udp_opts),
};
