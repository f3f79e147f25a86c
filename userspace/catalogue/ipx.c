// SPDX-License-Identifier: GPL-2.0-only
#include "catalogue.h"

/* clang-format off */
static const struct opt ipx_opts[] = {
	OPT(IPX_TYPE, 1, BOTH, int, .gone = "4.18",
	    .meaning = "type of the packets sent"),
};
/* clang-format on */

LEVEL(ipx) = {
	.name = "SOL_IPX",
	.number = 256,
	.prefix = "IPX_???",
	OPT_ROWS(ipx_opts),
};
