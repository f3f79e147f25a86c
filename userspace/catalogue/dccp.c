// SPDX-License-Identifier: GPL-2.0-only
/* DCCP was taken out of Linux in 6.16. */
#include "catalogue.h"

/* clang-format off */
static const struct opt dccp_opts[] = {
	OPT(DCCP_SOCKOPT_PACKET_SIZE, 1, BOTH, int, .gone = "6.16",
	    .idle = true, .meaning = "has no effect; the kernel warns that it is deprecated"),
	OPT(DCCP_SOCKOPT_SERVICE, 2, BOTH, dccp_service, .gone = "6.16",
	    .meaning = "codes of the services that the socket offers or asks for",
	    .trap = "in network byte order"),
	OPT(DCCP_SOCKOPT_CHANGE_L, 3, BOTH, bytes, .gone = "6.16",
	    .meaning = "was to negotiate a feature of this side; the kernel warns that it is deprecated"),
	OPT(DCCP_SOCKOPT_CHANGE_R, 4, BOTH, bytes, .gone = "6.16",
	    .meaning = "was to negotiate a feature of the peer; the kernel warns that it is deprecated"),
	OPT(DCCP_SOCKOPT_GET_CUR_MPS, 5, BOTH, int, .only = OPT_GET,
	    .unit = "bytes", .gone = "6.16",
	    .meaning = "largest packet that can be sent now"),
	OPT(DCCP_SOCKOPT_SERVER_TIMEWAIT, 6, BOTH, bool, .gone = "6.16",
	    .meaning = "a server keeps the TIMEWAIT state itself"),
	OPT(DCCP_SOCKOPT_SEND_CSCOV, 10, BOTH, int, .gone = "6.16",
	    .meaning = "how much of each packet sent the checksum covers, 0 (all) to 15"),
	OPT(DCCP_SOCKOPT_RECV_CSCOV, 11, BOTH, int, .gone = "6.16",
	    .meaning = "the least that the checksum of a packet has to cover, 0 to 15"),
	OPT(DCCP_SOCKOPT_AVAILABLE_CCIDS, 12, BOTH, u8_list, .only = OPT_GET,
	    .gone = "6.16",
	    .meaning = "the congestion control profiles that the kernel has"),
	OPT(DCCP_SOCKOPT_CCID, 13, BOTH, u8_list, .only = OPT_SET,
	    .gone = "6.16",
	    .meaning = "congestion control profiles for both directions, the preferred one first"),
	OPT(DCCP_SOCKOPT_TX_CCID, 14, BOTH, u8_list, .gone = "6.16",
	    .meaning = "congestion control profiles for sending; read: the one in use, as an int"),
	OPT(DCCP_SOCKOPT_RX_CCID, 15, BOTH, u8_list, .gone = "6.16",
	    .meaning = "congestion control profiles for receiving; read: the one in use, as an int"),
	OPT(DCCP_SOCKOPT_QPOLICY_ID, 16, BOTH, dccp_qpolicy, .gone = "6.16",
	    .meaning = "in which order queued packets are sent"),
	OPT(DCCP_SOCKOPT_QPOLICY_TXQLEN, 17, BOTH, int, .unit = "packets",
	    .gone = "6.16", .meaning = "how many packets may be queued; 0: no limit"),
	OPT(DCCP_SOCKOPT_CCID_RX_INFO, 128, BOTH, bytes, .only = OPT_GET,
	    .gone = "6.16",
	    .meaning = "what the receiving profile tells of itself"),
	OPT(DCCP_SOCKOPT_CCID_TX_INFO, 192, BOTH, bytes, .only = OPT_GET,
	    .gone = "6.16",
	    .meaning = "what the sending profile tells of itself"),
};
/* clang-format on */

LEVEL(dccp) = {
	.name = "SOL_DCCP",
	.number = 269,
	.prefix = "DCCP_???",
	.manual = "Documentation/networking/dccp.rst",
	OPT_ROWS(dccp_opts),
};
