// SPDX-License-Identifier: GPL-2.0-only
/* Low-power radio. The level has the number of SOL_IP. */
#include <sys/socket.h>

#include "catalogue.h"

/* clang-format off */
static const struct opt wpan_opts[] = {
	OPT(WPAN_WANTACK, 0, BOTH, bool, .preset = "on",
	    .meaning = "asks for an acknowledgement of each frame"),
	OPT(WPAN_SECURITY, 1, BOTH, wpan_security, .preset = "WPAN_SECURITY_DEFAULT",
	    .needs = "CAP_NET_ADMIN or CAP_NET_RAW",
	    .meaning = "whether frames are secured, whatever the interface is set to"),
	OPT(WPAN_SECURITY_LEVEL, 2, BOTH, int, .preset = "-1: as the interface",
	    .needs = "CAP_NET_ADMIN or CAP_NET_RAW",
	    .meaning = "how well frames are secured"),
	OPT(WPAN_WANTLQI, 3, BOTH, bool, .preset = "off",
	    .meaning = "delivers the quality of the link with each frame"),
};
/* clang-format on */

LEVEL(ieee802154) = {
	.name = "SOL_IEEE802154",
	.number = 0,
	.families = 1ULL << AF_IEEE802154,
	.prefix = "WPAN_???",
	.manual = "Documentation/networking/ieee802154.rst",
	OPT_ROWS(wpan_opts),
};
