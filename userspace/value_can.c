// SPDX-License-Identifier: GPL-2.0-only
/* Values of the levels of AF_CAN. */
#include "value_types.h"

/* clang-format off */
static const struct field filter_fields[] = {
	{"can_id", 0, 4, 0, 0, &value_uhex},
	{"can_mask", 4, 4, 0, 0, &value_uhex},
};
static const struct value_type can_filter = {
	VALUE_STRUCT("struct can_filter", 8, filter_fields),
};
const struct value_type value_can_filters = {
	.name = "list of struct can_filter", .print = value_print_list,
	.brackets = true, .size = 8, .item = &can_filter,
};

static const struct name can_err_names[] = {
	{0x1, "CAN_ERR_TX_TIMEOUT"},
	{0x2, "CAN_ERR_LOSTARB"},
	{0x4, "CAN_ERR_CRTL"},
	{0x8, "CAN_ERR_PROT"},
	{0x10, "CAN_ERR_TRX"},
	{0x20, "CAN_ERR_ACK"},
	{0x40, "CAN_ERR_BUSOFF"},
	{0x80, "CAN_ERR_BUSERROR"},
	{0x100, "CAN_ERR_RESTARTED"},
	{0x200, "CAN_ERR_CNT"},
};
const struct value_type value_can_err =
	VALUE_FLAGS("error classes", 4, can_err_names);

static const struct name vcid_flags_names[] = {
	{1, "CAN_RAW_XL_VCID_TX_SET"},
	{2, "CAN_RAW_XL_VCID_TX_PASS"},
	{4, "CAN_RAW_XL_VCID_RX_FILTER"},
};
static const struct value_type vcid_flags =
	VALUE_FLAGS("flags", 1, vcid_flags_names);
static const struct field vcid_fields[] = {
	{"flags", 0, 1, 0, 0, &vcid_flags},
	{"tx_vcid", 1, 1, 0, 0, &value_uhex},
	{"rx_vcid", 2, 1, 0, 0, &value_uhex},
	{"rx_vcid_mask", 3, 1, 0, 0, &value_uhex},
};
const struct value_type value_can_vcid = {
	VALUE_STRUCT("struct can_raw_vcid_options", 4, vcid_fields),
};

static const struct name isotp_flags_names[] = {
	{0x1, "CAN_ISOTP_LISTEN_MODE"},
	{0x2, "CAN_ISOTP_EXTEND_ADDR"},
	{0x4, "CAN_ISOTP_TX_PADDING"},
	{0x8, "CAN_ISOTP_RX_PADDING"},
	{0x10, "CAN_ISOTP_CHK_PAD_LEN"},
	{0x20, "CAN_ISOTP_CHK_PAD_DATA"},
	{0x40, "CAN_ISOTP_HALF_DUPLEX"},
	{0x80, "CAN_ISOTP_FORCE_TXSTMIN"},
	{0x100, "CAN_ISOTP_FORCE_RXSTMIN"},
	{0x200, "CAN_ISOTP_RX_EXT_ADDR"},
	{0x400, "CAN_ISOTP_WAIT_TX_DONE"},
	{0x800, "CAN_ISOTP_SF_BROADCAST"},
	{0x1000, "CAN_ISOTP_CF_BROADCAST"},
	{0x2000, "CAN_ISOTP_DYN_FC_PARMS"},
};
static const struct value_type isotp_flags =
	VALUE_FLAGS("flags", 4, isotp_flags_names);
static const struct field isotp_fields[] = {
	{"flags", 0, 4, 0, 0, &isotp_flags},
	{"frame_txtime", 4, 4, 0, 0, &value_uint},
	{"ext_address", 8, 1, 0, 0, &value_uhex},
	{"txpad_content", 9, 1, 0, 0, &value_uhex},
	{"rxpad_content", 10, 1, 0, 0, &value_uhex},
	{"rx_ext_address", 11, 1, 0, 0, &value_uhex},
};
const struct value_type value_isotp_options = {
	VALUE_STRUCT("struct can_isotp_options", 12, isotp_fields),
};

static const struct field fc_fields[] = {
	{"bs", 0, 1, 0, 0, &value_uint},
	{"stmin", 1, 1, 0, 0, &value_uint},
	{"wftmax", 2, 1, 0, 0, &value_uint},
};
const struct value_type value_isotp_fc = {
	VALUE_STRUCT("struct can_isotp_fc_options", 3, fc_fields),
};

static const struct field ll_fields[] = {
	{"mtu", 0, 1, 0, 0, &value_uint},
	{"tx_dl", 1, 1, 0, 0, &value_uint},
	{"tx_flags", 2, 1, 0, 0, &value_uhex},
};
const struct value_type value_isotp_ll = {
	VALUE_STRUCT("struct can_isotp_ll_options", 3, ll_fields),
};

static const struct field j1939_fields[] = {
	{"name", 0, 8, 0, 0, &value_uhex},
	{"name_mask", 8, 8, 0, 0, &value_uhex},
	{"pgn", 16, 4, 0, 0, &value_uhex},
	{"pgn_mask", 20, 4, 0, 0, &value_uhex},
	{"addr", 24, 1, 0, 0, &value_uhex},
	{"addr_mask", 25, 1, 0, 0, &value_uhex},
};
static const struct value_type j1939_filter = {
	VALUE_STRUCT("struct j1939_filter", 32, j1939_fields),
};
const struct value_type value_j1939_filters = {
	.name = "list of struct j1939_filter", .print = value_print_list,
	.brackets = true, .size = 32, .item = &j1939_filter,
};
/* clang-format on */
