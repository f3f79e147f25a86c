// SPDX-License-Identifier: GPL-2.0-only
/* Management components of a machine talking to each other. */
#include "catalogue.h"

/* clang-format off */
static const struct opt mctp_opts[] = {
	OPT(MCTP_OPT_ADDR_EXT, 1, BOTH, bool, .preset = "off", .since = "5.16",
	    .meaning = "addresses also name the interface and its hardware address",
	    .needs = "CAP_NET_RAW to send to such an address"),
};
/* clang-format on */

LEVEL(mctp) = {
	.name = "SOL_MCTP",
	.number = 285,
	.prefix = "MCTP_OPT_???",
	.manual = "Documentation/networking/mctp.rst",
	OPT_ROWS(mctp_opts),
};
