// SPDX-License-Identifier: GPL-2.0-only
/* Packet radio of amateurs: AX.25, and on it NET/ROM and ROSE. */
#include "catalogue.h"

/* clang-format off */
static const struct opt ax25_opts[] = {
	OPT(AX25_WINDOW, 1, BOTH, int, .unit = "frames", .gone = "7.2",
	    .meaning = "how many frames may be sent unacknowledged: 1 to 7, extended 1 to 63"),
	OPT(AX25_T1, 2, BOTH, int, .unit = "seconds", .gone = "7.2",
	    .meaning = "how long to wait for an acknowledgement"),
	OPT(AX25_N2, 3, BOTH, int, .gone = "7.2",
	    .meaning = "how often a frame is sent again before the link is given up"),
	OPT(AX25_T3, 4, BOTH, int, .unit = "seconds", .gone = "7.2",
	    .meaning = "how long a link is idle before it is probed"),
	OPT(AX25_T2, 5, BOTH, int, .unit = "seconds", .gone = "7.2",
	    .meaning = "how long an acknowledgement is delayed at most"),
	OPT(AX25_BACKOFF, 6, BOTH, int, .gone = "7.2",
	    .meaning = "how waiting grows with each try: 0 not, 1 linearly, 2 exponentially"),
	OPT(AX25_EXTSEQ, 7, BOTH, bool, .gone = "7.2",
	    .meaning = "extended numbers of frames"),
	OPT(AX25_PIDINCL, 8, BOTH, bool, .gone = "7.2",
	    .meaning = "the first byte of each message names its protocol"),
	OPT(AX25_IDLE, 9, BOTH, int, .unit = "minutes", .gone = "7.2",
	    .meaning = "closes a link idle for so long; 0: never"),
	OPT(AX25_PACLEN, 10, BOTH, int, .unit = "bytes", .gone = "7.2",
	    .meaning = "largest packet"),
	OPT(AX25_IAMDIGI, 12, BOTH, bool, .gone = "7.2",
	    .meaning = "frames sent pass for those of a repeater"),
};
static const struct opt netrom_opts[] = {
	OPT(NETROM_T1, 1, BOTH, int, .unit = "seconds", .gone = "7.2",
	    .meaning = "how long to wait for an acknowledgement"),
	OPT(NETROM_T2, 2, BOTH, int, .unit = "seconds", .gone = "7.2",
	    .meaning = "how long an acknowledgement is delayed at most"),
	OPT(NETROM_N2, 3, BOTH, int, .gone = "7.2",
	    .meaning = "how often a packet is sent again before the connection is given up"),
	OPT(NETROM_T4, 6, BOTH, int, .unit = "seconds", .gone = "7.2",
	    .meaning = "how long to wait for a peer that is busy"),
	OPT(NETROM_IDLE, 7, BOTH, int, .unit = "minutes", .gone = "7.2",
	    .meaning = "closes a connection idle for so long; 0: never"),
};
static const struct opt rose_opts[] = {
	OPT(ROSE_DEFER, 1, BOTH, bool, .gone = "7.2",
	    .meaning = "calls are only accepted when the program says so"),
	OPT(ROSE_T1, 2, BOTH, int, .unit = "seconds", .gone = "7.2",
	    .meaning = "how long to wait for the answer to a call"),
	OPT(ROSE_T2, 3, BOTH, int, .unit = "seconds", .gone = "7.2",
	    .meaning = "how long to wait for the answer to a reset"),
	OPT(ROSE_T3, 4, BOTH, int, .unit = "seconds", .gone = "7.2",
	    .meaning = "how long to wait for the answer to a clearing"),
	OPT(ROSE_IDLE, 5, BOTH, int, .unit = "minutes", .gone = "7.2",
	    .meaning = "closes a connection idle for so long; 0: never"),
	OPT(ROSE_QBITINCL, 6, BOTH, bool, .gone = "7.2",
	    .meaning = "the first byte of each message says whether its Q bit is set"),
	OPT(ROSE_HOLDBACK, 7, BOTH, int, .unit = "seconds", .gone = "7.2",
	    .meaning = "how long an acknowledgement is delayed at most"),
};
/* clang-format on */

LEVEL(ax25) = {
	.name = "SOL_AX25",
	.number = 257,
	.prefix = "AX25_???",
	.manual = "ax25(4)",
	OPT_ROWS(ax25_opts),
};

LEVEL(netrom) = {
	.name = "SOL_NETROM",
	.number = 259,
	.prefix = "NETROM_???",
	.manual = "netrom(4)",
	OPT_ROWS(netrom_opts),
};

LEVEL(rose) = {
	.name = "SOL_ROSE",
	.number = 260,
	.prefix = "ROSE_???",
	.manual = "rose(4)",
	OPT_ROWS(rose_opts),
};
