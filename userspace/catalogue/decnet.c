// SPDX-License-Identifier: GPL-2.0-only
/*
 * DECnet, taken out of Linux in 6.1. The kernel did not look at the level, and
 * programs used DNPROTO_NSP rather than SOL_DECNET.
 */
#include <sys/socket.h>

#include "catalogue.h"

/* clang-format off */
static const struct opt decnet_opts[] = {
	OPT(DSO_CONDATA, 1, BOTH, dn_optdata, .gone = "6.1",
	    .meaning = "data that goes with the request for a connection"),
	OPT(DSO_DISDATA, 2, BOTH, dn_optdata, .gone = "6.1",
	    .meaning = "data that goes with the end of a connection"),
	OPT(DSO_CONACCESS, 3, BOTH, dn_access, .gone = "6.1",
	    .meaning = "user, password and account to connect with"),
	OPT(DSO_ACCEPTMODE, 4, BOTH, dn_acceptmode, .gone = "6.1",
	    .meaning = "whether connections are accepted at once or by DSO_CONACCEPT"),
	OPT(DSO_CONACCEPT, 5, BOTH, bytes, .only = OPT_SET, .gone = "6.1",
	    .meaning = "accepts a connection that waits for it"),
	OPT(DSO_CONREJECT, 6, BOTH, bytes, .only = OPT_SET, .gone = "6.1",
	    .meaning = "rejects a connection that waits for it"),
	OPT(DSO_LINKINFO, 7, BOTH, dn_linkinfo, .only = OPT_GET,
	    .gone = "6.1", .meaning = "state and segment size of the connection"),
	OPT(DSO_STREAM, 8, BOTH, bytes, .gone = "6.1",
	    .meaning = "reserved; it failed"),
	OPT(DSO_SEQPACKET, 9, BOTH, bytes, .gone = "6.1",
	    .meaning = "reserved; it failed"),
	OPT(DSO_MAXWINDOW, 11, BOTH, ulong, .gone = "6.1",
	    .meaning = "how many packets may be sent unacknowledged"),
	OPT(DSO_NODELAY, 12, BOTH, bool, .gone = "6.1",
	    .meaning = "sends small pieces at once"),
	OPT(DSO_CORK, 13, BOTH, bool, .gone = "6.1",
	    .meaning = "holds partial segments back"),
	OPT(DSO_SERVICES, 14, BOTH, u8, .gone = "6.1",
	    .meaning = "flow control that is asked for"),
	OPT(DSO_INFO, 15, BOTH, u8, .gone = "6.1",
	    .meaning = "version of the session protocol"),
};
/* clang-format on */

LEVEL(decnet) = {
	.name = "SOL_DECNET",
	.number = 261,
	.prefix = "DSO_???",
	OPT_ROWS(decnet_opts),
};

LEVEL(dnprotonsp) = {
	.name = "DNPROTO_NSP",
	.number = 2,
	.families = 1ULL << AF_DECnet,
	.prefix = "DSO_???",
	.more = &sol_decnet,
};
