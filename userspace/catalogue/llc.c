// SPDX-License-Identifier: GPL-2.0-only
/* Logical link control, IEEE 802.2. */
#include "catalogue.h"

/* clang-format off */
static const struct opt llc_opts[] = {
	OPT(LLC_OPT_UNKNOWN, 0, BOTH, int,
	    .meaning = "no option: it fails"),
	OPT(LLC_OPT_RETRY, 1, BOTH, int,
	    .meaning = "how often a frame is sent again before the link is given up"),
	OPT(LLC_OPT_SIZE, 2, BOTH, int, .unit = "bytes",
	    .meaning = "largest frame"),
	OPT(LLC_OPT_ACK_TMR_EXP, 3, BOTH, int, .unit = "seconds",
	    .meaning = "how long to wait for an acknowledgement"),
	OPT(LLC_OPT_P_TMR_EXP, 4, BOTH, int, .unit = "seconds",
	    .meaning = "how long to wait for the answer to a poll"),
	OPT(LLC_OPT_REJ_TMR_EXP, 5, BOTH, int, .unit = "seconds",
	    .meaning = "how long to wait after a frame was rejected"),
	OPT(LLC_OPT_BUSY_TMR_EXP, 6, BOTH, int, .unit = "seconds",
	    .meaning = "how long to wait for a peer that is busy"),
	OPT(LLC_OPT_TX_WIN, 7, BOTH, int, .unit = "frames",
	    .meaning = "how many frames may be sent unacknowledged"),
	OPT(LLC_OPT_RX_WIN, 8, BOTH, int, .unit = "frames",
	    .meaning = "how many frames the peer may send unacknowledged"),
	OPT(LLC_OPT_PKTINFO, 9, BOTH, bool, .preset = "off",
	    .meaning = "delivers interface and address that each frame came to"),
};
/* clang-format on */

LEVEL(llc) = {
	.name = "SOL_LLC",
	.number = 268,
	.prefix = "LLC_OPT_???",
	OPT_ROWS(llc_opts),
};
