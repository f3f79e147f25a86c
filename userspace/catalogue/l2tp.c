// SPDX-License-Identifier: GPL-2.0-only
/* PPP in L2TP. */
#include "catalogue.h"

/* clang-format off */
static const struct opt pppol2tp_opts[] = {
	OPT(PPPOL2TP_SO_DEBUG, 1, BOTH, hex,
	    .idle = true, .meaning = "which messages to log; has no effect since 5.10"),
	OPT(PPPOL2TP_SO_RECVSEQ, 2, BOTH, bool, .preset = "off",
	    .meaning = "expects numbered packets, and puts them in order"),
	OPT(PPPOL2TP_SO_SENDSEQ, 3, BOTH, bool, .preset = "off",
	    .meaning = "numbers the packets sent"),
	OPT(PPPOL2TP_SO_LNSMODE, 4, BOTH, bool,
	    .meaning = "this side decides whether packets are numbered (LNS)"),
	OPT(PPPOL2TP_SO_REORDERTO, 5, BOTH, int, .unit = "milliseconds",
	    .preset = "0",
	    .meaning = "how long to wait for packets that are out of order"),
};
/* clang-format on */

LEVEL(pppol2tp) = {
	.name = "SOL_PPPOL2TP",
	.number = 273,
	.prefix = "PPPOL2TP_SO_???",
	.manual = "Documentation/networking/l2tp.rst",
	OPT_ROWS(pppol2tp_opts),
};
