// SPDX-License-Identifier: GPL-2.0-only
/* The bus of vehicles and machines: raw frames, ISO-TP and SAE J1939. */
#include "catalogue.h"

/* clang-format off */
static const struct opt raw_opts[] = {
	OPT(CAN_RAW_FILTER, 1, BOTH, can_filters,
	    .preset = "one that lets all frames pass",
	    .meaning = "which frames to receive: those that match one of the filters",
	    .trap = "an empty list receives nothing"),
	OPT(CAN_RAW_ERR_FILTER, 2, BOTH, can_err, .preset = "0",
	    .meaning = "which kinds of error frames to receive"),
	OPT(CAN_RAW_LOOPBACK, 3, BOTH, bool, .preset = "on",
	    .meaning = "other sockets on this machine see the frames sent here"),
	OPT(CAN_RAW_RECV_OWN_MSGS, 4, BOTH, bool, .preset = "off",
	    .meaning = "this socket sees the frames that it sends"),
	OPT(CAN_RAW_FD_FRAMES, 5, BOTH, bool, .preset = "off", .since = "3.6",
	    .meaning = "permits CAN FD frames of up to 64 bytes"),
	OPT(CAN_RAW_JOIN_FILTERS, 6, BOTH, bool, .preset = "off",
	    .since = "4.1",
	    .meaning = "frames have to match all filters instead of one"),
	OPT(CAN_RAW_XL_FRAMES, 7, BOTH, bool, .preset = "off", .since = "6.2",
	    .meaning = "permits CAN XL frames of up to 2048 bytes"),
	OPT(CAN_RAW_XL_VCID_OPTS, 8, BOTH, can_vcid, .since = "6.9",
	    .meaning = "number of the virtual network that CAN XL frames belong to"),
};
static const struct opt isotp_opts[] = {
	OPT(CAN_ISOTP_OPTS, 1, BOTH, isotp_options, .since = "5.10",
	    .meaning = "flags, addresses and padding",
	    .trap = "EISCONN once the socket is bound"),
	OPT(CAN_ISOTP_RECV_FC, 2, BOTH, isotp_fc, .since = "5.10",
	    .meaning = "what flow control frames ask of the sender"),
	OPT(CAN_ISOTP_TX_STMIN, 3, BOTH, u32, .unit = "nanoseconds",
	    .since = "5.10",
	    .meaning = "gap between frames sent, whatever the receiver asks for"),
	OPT(CAN_ISOTP_RX_STMIN, 4, BOTH, u32, .unit = "nanoseconds",
	    .since = "5.10",
	    .meaning = "frames received in a shorter gap are ignored"),
	OPT(CAN_ISOTP_LL_OPTS, 5, BOTH, isotp_ll, .since = "5.10",
	    .meaning = "kind and length of the frames to send"),
};
static const struct opt j1939_opts[] = {
	OPT(SO_J1939_FILTER, 1, BOTH, j1939_filters, .only = OPT_SET,
	    .since = "5.4",
	    .meaning = "which messages to receive, by name, address and group; an empty list means all"),
	OPT(SO_J1939_PROMISC, 2, BOTH, bool, .preset = "off", .since = "5.4",
	    .meaning = "receives messages to other addresses, too"),
	OPT(SO_J1939_SEND_PRIO, 3, BOTH, int, .preset = "6", .since = "5.4",
	    .needs = "CAP_NET_ADMIN for 0 and 1",
	    .meaning = "priority of messages sent, 0 (highest) to 7"),
	OPT(SO_J1939_ERRQUEUE, 4, BOTH, bool, .preset = "off", .since = "5.4",
	    .meaning = "reports what became of messages sent in the error queue"),
};
/* clang-format on */

LEVEL(can_raw) = {
	.name = "SOL_CAN_RAW",
	.number = 101,
	.prefix = "CAN_RAW_???",
	.manual = "Documentation/networking/can.rst",
	OPT_ROWS(raw_opts),
};

LEVEL(can_isotp) = {
	.name = "SOL_CAN_ISOTP",
	.number = 106,
	.prefix = "CAN_ISOTP_???",
	.manual = "Documentation/networking/iso15765-2.rst",
	OPT_ROWS(isotp_opts),
};

LEVEL(can_j1939) = {
	.name = "SOL_CAN_J1939",
	.number = 107,
	.prefix = "SO_J1939_???",
	.manual = "Documentation/networking/j1939.rst",
	OPT_ROWS(j1939_opts),
};
