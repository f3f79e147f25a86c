// SPDX-License-Identifier: GPL-2.0-only
#include "catalogue.h"

/* clang-format off */
static const struct opt tipc_opts[] = {
	OPT(TIPC_IMPORTANCE, 127, BOTH, tipc_importance,
	    .preset = "TIPC_LOW_IMPORTANCE",
	    .meaning = "how much a message has to suffer from congestion"),
	OPT(TIPC_SRC_DROPPABLE, 128, BOTH, bool,
	    .meaning = "messages may be dropped here when there is congestion"),
	OPT(TIPC_DEST_DROPPABLE, 129, BOTH, bool,
	    .meaning = "messages that cannot be delivered are dropped rather than returned"),
	OPT(TIPC_CONN_TIMEOUT, 130, BOTH, u32, .unit = "milliseconds",
	    .preset = "8000", .meaning = "how long connect(2) waits at most"),
	OPT(TIPC_NODE_RECVQ_DEPTH, 131, BOTH, u32, .only = OPT_GET,
	    .meaning = "always 0; once the messages waiting on this machine"),
	OPT(TIPC_SOCK_RECVQ_DEPTH, 132, BOTH, u32, .unit = "messages",
	    .only = OPT_GET, .meaning = "how many messages wait to be received"),
	OPT(TIPC_MCAST_BROADCAST, 133, BOTH, bytes, .only = OPT_SET,
	    .since = "4.12",
	    .meaning = "sends multicast messages by broadcast; takes no value"),
	OPT(TIPC_MCAST_REPLICAST, 134, BOTH, bytes, .only = OPT_SET,
	    .since = "4.12",
	    .meaning = "sends multicast messages one by one; takes no value"),
	OPT(TIPC_GROUP_JOIN, 135, BOTH, tipc_group, .since = "4.15",
	    .meaning = "joins a communication group"),
	OPT(TIPC_GROUP_LEAVE, 136, BOTH, bytes, .only = OPT_SET,
	    .since = "4.15",
	    .meaning = "leaves the communication group; takes no value"),
	OPT(TIPC_SOCK_RECVQ_USED, 137, BOTH, u32, .unit = "bytes",
	    .only = OPT_GET, .since = "4.17",
	    .meaning = "memory of the messages that wait to be received"),
	OPT(TIPC_NODELAY, 138, BOTH, bool, .preset = "off", .only = OPT_SET,
	    .since = "5.5",
	    .meaning = "sends small pieces at once instead of gathering them (Nagle)"),
};
/* clang-format on */

LEVEL(tipc) = {
	.name = "SOL_TIPC",
	.number = 271,
	.prefix = "TIPC_???",
	.manual = "Documentation/networking/tipc.rst",
	OPT_ROWS(tipc_opts),
};
