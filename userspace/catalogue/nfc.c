// SPDX-License-Identifier: GPL-2.0-only
/* Near field communication. */
#include "catalogue.h"

/* clang-format off */
static const struct opt nfc_opts[] = {
	OPT(NFC_LLCP_RW, 0, BOTH, u32, .unit = "frames", .since = "3.10",
	    .meaning = "receive window, at most 15", .trap = "before bind(2) only"),
	OPT(NFC_LLCP_MIUX, 1, BOTH, u32, .unit = "bytes", .since = "3.10",
	    .meaning = "how much longer than 128 bytes a frame may be",
	    .trap = "before bind(2) only"),
	OPT(NFC_LLCP_REMOTE_MIU, 2, BOTH, u32, .unit = "bytes",
	    .only = OPT_GET, .since = "3.11",
	    .meaning = "largest frame that the peer takes"),
	OPT(NFC_LLCP_REMOTE_LTO, 3, BOTH, u32, .only = OPT_GET,
	    .unit = "milliseconds", .since = "3.11",
	    .meaning = "how long the peer may keep silent"),
	OPT(NFC_LLCP_REMOTE_RW, 4, BOTH, u32, .unit = "frames",
	    .only = OPT_GET, .since = "3.11",
	    .meaning = "receive window of the peer"),
};
/* clang-format on */

LEVEL(nfc) = {
	.name = "SOL_NFC",
	.number = 280,
	.prefix = "NFC_LLCP_???",
	OPT_ROWS(nfc_opts),
};
