// SPDX-License-Identifier: GPL-2.0-only
#include "catalogue.h"

/* clang-format off */
static const struct opt x25_opts[] = {
	OPT(X25_QBITINCL, 1, BOTH, bool, .preset = "off",
	    .meaning = "the first byte of each message says whether its Q bit is set"),
};
/* clang-format on */

LEVEL(x25) = {
	.name = "SOL_X25",
	.number = 262,
	.prefix = "X25_???",
	.manual = "x25(7)",
	OPT_ROWS(x25_opts),
};
