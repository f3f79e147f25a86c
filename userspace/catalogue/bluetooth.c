// SPDX-License-Identifier: GPL-2.0-only
/*
 * SOL_BLUETOOTH is for all protocols of the family; the older levels of single
 * protocols have the numbers of SOL_IP, SOL_TCP and SOL_UDP.
 */
#include <sys/socket.h>

#include "catalogue.h"

#define FAMILY (1ULL << AF_BLUETOOTH)

/* BTPROTO_*, of the kernel's include/net/bluetooth/bluetooth.h */
#define PROTO_L2CAP (1ULL << 0)
#define PROTO_HCI (1ULL << 1)
#define PROTO_SCO (1ULL << 2)
#define PROTO_RFCOMM (1ULL << 3)

/* clang-format off */
static const struct opt bluetooth_opts[] = {
	OPT(BT_SECURITY, 4, BOTH, bt_security, .since = "2.6.30", .least = 1,
	    .meaning = "how well the connection has to be secured"),
	OPT(BT_DEFER_SETUP, 7, BOTH, bool, .preset = "off", .since = "2.6.30",
	    .meaning = "accepts a connection only once it is first read from"),
	OPT(BT_FLUSHABLE, 8, BOTH, bool, .preset = "off", .since = "2.6.39",
	    .meaning = "packets may be dropped when they are late"),
	OPT(BT_POWER, 9, BOTH, bt_power, .since = "3.1", .least = 1,
	    .meaning = "whether to leave power saving before sending"),
	OPT(BT_CHANNEL_POLICY, 10, BOTH, bt_channel_policy, .since = "3.10",
	    .meaning = "whether a faster controller may be used (AMP)"),
	OPT(BT_VOICE, 11, BOTH, bt_voice, .since = "3.12",
	    .meaning = "how sound is encoded on a SCO connection"),
	OPT(BT_SNDMTU, 12, BOTH, bt_mtu, .unit = "bytes", .since = "3.14",
	    .meaning = "largest message to send"),
	OPT(BT_RCVMTU, 13, BOTH, bt_mtu, .unit = "bytes", .since = "3.14",
	    .meaning = "largest message to receive"),
	OPT(BT_PHY, 14, BOTH, bt_phy,
	    .meaning = "radio modes of the connection"),
	OPT(BT_MODE, 15, BOTH, bt_mode, .meaning = "mode of an L2CAP channel",
	    .trap = "only if the kernel module was loaded with enable_ecred"),
	OPT(BT_PKT_STATUS, 16, BOTH, bool, .preset = "off", .since = "5.9",
	    .meaning = "delivers with each packet whether it arrived whole"),
	OPT(BT_ISO_QOS, 17, BOTH, bt_iso_qos, .secret = true, .since = "6.0",
	    .meaning = "timing and groups of an isochronous connection; a broadcast's code is in it, too"),
	OPT(BT_CODEC, 19, BOTH, bt_codecs, .since = "5.16",
	    .meaning = "the codec to use, or those that the controller has"),
	OPT(BT_ISO_BASE, 20, BOTH, bytes, .since = "6.0",
	    .meaning = "description of the streams of a broadcast"),
	OPT(BT_PKT_SEQNUM, 22, BOTH, bool, .preset = "off", .only = OPT_SET,
	    .meaning = "delivers the number of each packet"),
};
static const struct opt hci_opts[] = {
	OPT(HCI_DATA_DIR, 1, BOTH, bool, .preset = "off",
	    .meaning = "delivers whether a packet came in or went out"),
	OPT(HCI_FILTER, 2, BOTH, hci_filter,
	    .meaning = "which packets and events to receive",
	    .trap = "without CAP_NET_RAW only harmless ones"),
	OPT(HCI_TIME_STAMP, 3, BOTH, bool, .preset = "off",
	    .meaning = "delivers the time of each packet"),
};
static const struct opt l2cap_opts[] = {
	OPT(L2CAP_OPTIONS, 1, BOTH, l2cap_options, .least = 1,
	    .meaning = "MTUs, mode and retransmissions of a channel"),
	OPT(L2CAP_CONNINFO, 2, BOTH, bt_conninfo, .only = OPT_GET,
	    .meaning = "handle of the connection, and class of the peer"),
	OPT(L2CAP_LM, 3, BOTH, bt_lm,
	    .meaning = "how well the connection has to be secured; BT_SECURITY is newer"),
};
static const struct opt sco_opts[] = {
	OPT(SCO_OPTIONS, 1, BOTH, sco_options, .only = OPT_GET,
	    .meaning = "MTU of the connection"),
	OPT(SCO_CONNINFO, 2, BOTH, bt_conninfo, .only = OPT_GET,
	    .meaning = "handle of the connection, and class of the peer"),
};
static const struct opt rfcomm_opts[] = {
	OPT(RFCOMM_CONNINFO, 2, BOTH, bt_conninfo, .only = OPT_GET,
	    .meaning = "handle of the connection, and class of the peer"),
	OPT(RFCOMM_LM, 3, BOTH, bt_lm,
	    .meaning = "how well the connection has to be secured; BT_SECURITY is newer"),
};
/* clang-format on */

LEVEL(bluetooth) = {
	.name = "SOL_BLUETOOTH",
	.number = 274,
	.prefix = "BT_???",
	OPT_ROWS(bluetooth_opts),
};

LEVEL(hci) = {
	.name = "SOL_HCI",
	.number = 0,
	.families = FAMILY,
	.protocols = PROTO_HCI,
	.prefix = "HCI_???",
	OPT_ROWS(hci_opts),
};

LEVEL(l2cap) = {
	.name = "SOL_L2CAP",
	.number = 6,
	.families = FAMILY,
	.protocols = PROTO_L2CAP,
	.prefix = "L2CAP_???",
	OPT_ROWS(l2cap_opts),
};

LEVEL(sco) = {
	.name = "SOL_SCO",
	.number = 17,
	.families = FAMILY,
	.protocols = PROTO_SCO,
	.prefix = "SCO_???",
	OPT_ROWS(sco_opts),
};

LEVEL(rfcomm) = {
	.name = "SOL_RFCOMM",
	.number = 18,
	.families = FAMILY,
	.protocols = PROTO_RFCOMM,
	.prefix = "RFCOMM_???",
	OPT_ROWS(rfcomm_opts),
};
