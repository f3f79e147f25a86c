// SPDX-License-Identifier: GPL-2.0-only
/* Values of the levels of AF_BLUETOOTH. */
#include "value_types.h"

/* clang-format off */
static const struct name level_names[] = {
	{0, "BT_SECURITY_SDP"},
	{1, "BT_SECURITY_LOW"},
	{2, "BT_SECURITY_MEDIUM"},
	{3, "BT_SECURITY_HIGH"},
	{4, "BT_SECURITY_FIPS"},
};
static const struct value_type level = VALUE_ENUM("level", 1, level_names);
static const struct field security_fields[] = {
	{"level", 0, 1, 0, 0, &level},
	{"key_size", 1, 1, 0, 0, &value_uint},
};
const struct value_type value_bt_security = {
	VALUE_STRUCT("struct bt_security", 2, security_fields),
};

static const struct name force_names[] = {
	{0, "BT_POWER_FORCE_ACTIVE_OFF"}, {1, "BT_POWER_FORCE_ACTIVE_ON"},
};
static const struct value_type force = VALUE_ENUM("force", 1, force_names);
static const struct field power_fields[] = {
	{"force_active", 0, 1, 0, 0, &force},
};
const struct value_type value_bt_power = {
	VALUE_STRUCT("struct bt_power", 1, power_fields),
};

static const struct name policy_names[] = {
	{0, "BT_CHANNEL_POLICY_BREDR_ONLY"},
	{1, "BT_CHANNEL_POLICY_BREDR_PREFERRED"},
	{2, "BT_CHANNEL_POLICY_AMP_PREFERRED"},
};
const struct value_type value_bt_channel_policy =
	VALUE_ENUM("policy", 4, policy_names);

static const struct name voice_names[] = {
	{0x0003, "BT_VOICE_TRANSPARENT"},
	{0x0060, "BT_VOICE_CVSD_16BIT"},
	{0x0063, "BT_VOICE_TRANSPARENT_16BIT"},
};
static const struct value_type voice_setting =
	VALUE_ENUM("setting", 2, voice_names);
static const struct field voice_fields[] = {
	{"setting", 0, 2, 0, 0, &voice_setting},
};
const struct value_type value_bt_voice = {
	VALUE_STRUCT("struct bt_voice", 2, voice_fields),
};

/* HCI sockets take two bytes as L2CAP does, SCO returns four. */
const struct value_type value_bt_mtu = {
	VALUE_INTEGER("u16 or u32", 2 | 4, false), .number = number_decimal,
};

static const struct name phy_names[] = {
	{1 << 0, "BT_PHY_BR_1M_1SLOT"},
	{1 << 1, "BT_PHY_BR_1M_3SLOT"},
	{1 << 2, "BT_PHY_BR_1M_5SLOT"},
	{1 << 3, "BT_PHY_EDR_2M_1SLOT"},
	{1 << 4, "BT_PHY_EDR_2M_3SLOT"},
	{1 << 5, "BT_PHY_EDR_2M_5SLOT"},
	{1 << 6, "BT_PHY_EDR_3M_1SLOT"},
	{1 << 7, "BT_PHY_EDR_3M_3SLOT"},
	{1 << 8, "BT_PHY_EDR_3M_5SLOT"},
	{1 << 9, "BT_PHY_LE_1M_TX"},
	{1 << 10, "BT_PHY_LE_1M_RX"},
	{1 << 11, "BT_PHY_LE_2M_TX"},
	{1 << 12, "BT_PHY_LE_2M_RX"},
	{1 << 13, "BT_PHY_LE_CODED_TX"},
	{1 << 14, "BT_PHY_LE_CODED_RX"},
};
const struct value_type value_bt_phy = VALUE_FLAGS("flags", 4, phy_names);

static const struct name mode_names[] = {
	{0, "BT_MODE_BASIC"},
	{1, "BT_MODE_ERTM"},
	{2, "BT_MODE_STREAMING"},
	{3, "BT_MODE_LE_FLOWCTL"},
	{4, "BT_MODE_EXT_FLOWCTL"},
};
const struct value_type value_bt_mode = VALUE_ENUM("mode", 1, mode_names);

static const struct field io_fields[] = {
	{"interval", 0, 4, 0, 0, &value_uint},
	{"latency", 4, 2, 0, 0, &value_uint},
	{"sdu", 6, 2, 0, 0, &value_uint},
	{"phys", 8, 1, 0, 0, &value_uhex},
	{"rtn", 9, 1, 0, 0, &value_uint},
};
static const struct value_type io_qos = {
	VALUE_STRUCT("struct bt_iso_io_qos", 12, io_fields),
};
/*
 * A union: the first three members are called one way between two devices and
 * another in a broadcast, and which it is the value does not say.
 */
static const struct field iso_fields[] = {
	{"cig|big", 0, 1, 0, 0, &value_uhex},
	{"cis|bis", 1, 1, 0, 0, &value_uhex},
	{"sca|sync_factor", 2, 1, 0, 0, &value_uint},
	{"packing", 3, 1, 0, 0, &value_uint},
	{"framing", 4, 1, 0, 0, &value_uint},
	{"in", 8, 12, 0, 0, &io_qos},
	{"out", 20, 12, 0, 0, &io_qos},
	{"encryption", 32, 1, 0, 0, &value_uint},
	{"bcode", 33, 16, 0, 0, &value_hidden},
	{"options", 49, 1, 0, 0, &value_uint},
	{"skip", 50, 2, 0, 0, &value_uint},
	{"sync_timeout", 52, 2, 0, 0, &value_uint},
	{"sync_cte_type", 54, 1, 0, 0, &value_uint},
	{"mse", 55, 1, 0, 0, &value_uint},
	{"timeout", 56, 2, 0, 0, &value_uint},
};
const struct value_type value_bt_iso_qos = {
	VALUE_STRUCT("struct bt_iso_qos", 60, iso_fields),
};

static const struct name codec_names[] = {
	{2, "BT_CODEC_CVSD"}, {3, "BT_CODEC_TRANSPARENT"}, {5, "BT_CODEC_MSBC"},
};
static const struct value_type codec_id = VALUE_ENUM("codec", 1, codec_names);
static const struct field codec_fields[] = {
	{"id", 0, 1, 0, 0, &codec_id},
	{"cid", 1, 2, 0, 0, &value_uint},
	{"vid", 3, 2, 0, 0, &value_uint},
	{"data_path", 5, 1, 0, 0, &value_uint},
	{"num_caps", 6, 1, 0, 0, &value_uint},
};
static const struct value_type codec = {
	VALUE_STRUCT("struct bt_codec", 7, codec_fields),
};
/* Capabilities of various lengths follow each codec: only the first is told. */
static const struct field codecs_fields[] = {
	{"num_codecs", 0, 1, 0, 0, &value_uint},
	{"codec", 1, 7, 0, 0, &codec},
	{"rest", 8, 0, 0, 0, &value_bytes},
};
const struct value_type value_bt_codecs = {
	VALUE_STRUCT("struct bt_codecs", 8, codecs_fields),
};

static const struct name lm_names[] = {
	{0x01, "LM_MASTER"},
	{0x02, "LM_AUTH"},
	{0x04, "LM_ENCRYPT"},
	{0x08, "LM_TRUSTED"},
	{0x10, "LM_RELIABLE"},
	{0x20, "LM_SECURE"},
	{0x40, "LM_FIPS"},
};
const struct value_type value_bt_lm = VALUE_FLAGS("flags", 4, lm_names);

static const struct name l2cap_mode_names[] = {
	{0x00, "L2CAP_MODE_BASIC"},
	{0x01, "L2CAP_MODE_RETRANS"},
	{0x02, "L2CAP_MODE_FLOWCTL"},
	{0x03, "L2CAP_MODE_ERTM"},
	{0x04, "L2CAP_MODE_STREAMING"},
	{0x80, "L2CAP_MODE_LE_FLOWCTL"},
	{0x81, "L2CAP_MODE_EXT_FLOWCTL"},
};
static const struct value_type l2cap_mode =
	VALUE_ENUM("mode", 1, l2cap_mode_names);
static const struct name fcs_names[] = {
	{0, "L2CAP_FCS_NONE"}, {1, "L2CAP_FCS_CRC16"},
};
static const struct value_type fcs = VALUE_ENUM("checksum", 1, fcs_names);
static const struct field l2cap_fields[] = {
	{"omtu", 0, 2, 0, 0, &value_uint},
	{"imtu", 2, 2, 0, 0, &value_uint},
	{"flush_to", 4, 2, 0, 0, &value_uint},
	{"mode", 6, 1, 0, 0, &l2cap_mode},
	{"fcs", 7, 1, 0, 0, &fcs},
	{"max_tx", 8, 1, 0, 0, &value_uint},
	{"txwin_size", 10, 2, 0, 0, &value_uint},
};
const struct value_type value_l2cap_options = {
	VALUE_STRUCT("struct l2cap_options", 12, l2cap_fields),
};

static const struct field conninfo_fields[] = {
	{"hci_handle", 0, 2, 0, 0, &value_uint},
	{"dev_class", 2, 3, 0, 0, &value_bytes},
};
const struct value_type value_bt_conninfo = {
	VALUE_STRUCT("struct l2cap_conninfo", 6, conninfo_fields),
};

static const struct field sco_fields[] = {
	{"mtu", 0, 2, 0, 0, &value_uint},
};
const struct value_type value_sco_options = {
	VALUE_STRUCT("struct sco_options", 2, sco_fields),
};

static const struct value_type event_mask = {
	.name = "list of hex", .print = value_print_list,
	.brackets = true, .size = 4, .item = &value_uhex,
};
static const struct field filter_fields[] = {
	{"type_mask", 0, 4, 0, 0, &value_uhex},
	{"event_mask", 4, 8, 0, 0, &event_mask},
	{"opcode", 12, 2, 0, 0, &value_uhex},
};
const struct value_type value_hci_filter = {
	VALUE_STRUCT("struct hci_ufilter", 16, filter_fields),
};
/* clang-format on */
