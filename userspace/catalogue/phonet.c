// SPDX-License-Identifier: GPL-2.0-only
/* Pipes to the modem of a Nokia phone. */
#include "catalogue.h"

/* clang-format off */
static const struct opt pnpipe_opts[] = {
	OPT(PNPIPE_ENCAP, 1, BOTH, pnpipe_encap, .preset = "PNPIPE_ENCAP_NONE",
	    .needs = "CAP_NET_ADMIN",
	    .meaning = "turns the pipe into a network interface for IP packets"),
	OPT(PNPIPE_IFINDEX, 2, BOTH, int, .only = OPT_GET,
	    .meaning = "index of that interface, or 0"),
	OPT(PNPIPE_HANDLE, 3, BOTH, int, .since = "2.6.39",
	    .meaning = "number of the pipe"),
	OPT(PNPIPE_INITSTATE, 4, BOTH, bool, .since = "3.3",
	    .meaning = "whether the pipe is enabled as soon as it is made"),
};
/* clang-format on */

LEVEL(pnpipe) = {
	.name = "SOL_PNPIPE",
	.number = 275,
	.prefix = "PNPIPE_???",
	.manual = "Documentation/networking/phonet.rst",
	OPT_ROWS(pnpipe_opts),
};
