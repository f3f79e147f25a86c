// SPDX-License-Identifier: GPL-2.0-only
/* The numbers hold level and size of the value: __SO_ENCODE of linux/atm.h. */
#include "catalogue.h"

/* clang-format off */
static const struct opt atm_opts[] = {
	OPT(SO_SETCLP, 0x42000004, BOTH, bool, .preset = "off",
	    .meaning = "marks cells as the first to drop when there is congestion"),
	OPT(SO_CIRANGE, 0x42010002, BOTH, bytes,
	    .meaning = "how many bits of the path and channel numbers count; no kernel of today takes it"),
	OPT(SO_ATMQOS, 0x42020054, BOTH, atm_qos,
	    .meaning = "adaptation layer, and traffic in both directions",
	    .trap = "has to be set before the connection"),
	OPT(SO_ATMSAP, 0x42030028, BOTH, atm_sap,
	    .meaning = "what speaks over a switched connection"),
	OPT(SO_ATMPVC, 0x4204000c, BOTH, sockaddr_atmpvc, .only = OPT_GET,
	    .meaning = "interface, path and channel of the connection"),
	OPT(SO_MULTIPOINT, 0x42050004, BOTH, bool,
	    .meaning = "one sender, many receivers"),
};
/* clang-format on */

LEVEL(atm) = {
	.name = "SOL_ATM",
	.number = 264,
	.prefix = "ATM_???",
	OPT_ROWS(atm_opts),
};
