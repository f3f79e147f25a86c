// SPDX-License-Identifier: GPL-2.0-only
/* Between guests of z/VM. */
#include "catalogue.h"

/* clang-format off */
static const struct opt iucv_opts[] = {
	OPT(SO_IPRMDATA_MSG, 128, BOTH, bool, .preset = "off",
	    .meaning = "sends messages of up to 7 bytes in the parameter list"),
	OPT(SO_MSGSIZE, 2048, BOTH, u32, .unit = "bytes", .only = OPT_GET,
	    .meaning = "largest message"),
	OPT(SO_MSGLIMIT, 4096, BOTH, int, .unit = "messages",
	    .meaning = "how many messages may be on their way, 1 to 65535",
	    .trap = "before the connection only"),
};
/* clang-format on */

LEVEL(iucv) = {
	.name = "SOL_IUCV",
	.number = 277,
	.prefix = "IUCV_???",
	OPT_ROWS(iucv_opts),
};
