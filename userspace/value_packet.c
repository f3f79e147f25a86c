// SPDX-License-Identifier: GPL-2.0-only
/* Values of levels SOL_PACKET and SOL_XDP. */
#include "value_types.h"

#include <string.h>

/* clang-format off */
static const struct field req_fields[] = {
	{"tp_block_size", 0, 4, 0, 0, &value_uint},
	{"tp_block_nr", 4, 4, 0, 0, &value_uint},
	{"tp_frame_size", 8, 4, 0, 0, &value_uint},
	{"tp_frame_nr", 12, 4, 0, 0, &value_uint},
};
static const struct value_type req = {
	VALUE_STRUCT("struct tpacket_req", 16, req_fields),
};
static const struct field req3_fields[] = {
	{"tp_block_size", 0, 4, 0, 0, &value_uint},
	{"tp_block_nr", 4, 4, 0, 0, &value_uint},
	{"tp_frame_size", 8, 4, 0, 0, &value_uint},
	{"tp_frame_nr", 12, 4, 0, 0, &value_uint},
	{"tp_retire_blk_tov", 16, 4, 0, 0, &value_uint},
	{"tp_sizeof_priv", 20, 4, 0, 0, &value_uint},
	{"tp_feature_req_word", 24, 4, 0, 0, &value_uint},
};
const struct value_type value_tpacket_req = {
	VALUE_STRUCT("struct tpacket_req3", 28, req3_fields),
	.shorter = &req,
};

static const struct field stats_fields[] = {
	{"tp_packets", 0, 4, 0, 0, &value_uint},
	{"tp_drops", 4, 4, 0, 0, &value_uint},
};
static const struct value_type stats = {
	VALUE_STRUCT("struct tpacket_stats", 8, stats_fields),
};
static const struct field stats3_fields[] = {
	{"tp_packets", 0, 4, 0, 0, &value_uint},
	{"tp_drops", 4, 4, 0, 0, &value_uint},
	{"tp_freeze_q_cnt", 8, 4, 0, 0, &value_uint},
};
const struct value_type value_tpacket_stats = {
	VALUE_STRUCT("struct tpacket_stats_v3", 12, stats3_fields),
	.shorter = &stats,
};

static const struct field rollover_stats_fields[] = {
	{"tp_all", 0, 8, 0, 0, &value_uint},
	{"tp_huge", 8, 8, 0, 0, &value_uint},
	{"tp_failed", 16, 8, 0, 0, &value_uint},
};
const struct value_type value_tpacket_rollover_stats = {
	VALUE_STRUCT("struct tpacket_rollover_stats", 24, rollover_stats_fields),
};

static const struct name tpacket_version_names[] = {
	{0, "TPACKET_V1"},
	{1, "TPACKET_V2"},
	{2, "TPACKET_V3"},
};
const struct value_type value_tpacket_version =
	VALUE_ENUM("version", 4, tpacket_version_names);

static const struct name mr_type_names[] = {
	{0, "PACKET_MR_MULTICAST"},
	{1, "PACKET_MR_PROMISC"},
	{2, "PACKET_MR_ALLMULTI"},
	{3, "PACKET_MR_UNICAST"},
};
static const struct value_type mr_type =
	VALUE_ENUM("type", 2, mr_type_names);
static const struct field mreq_fields[] = {
	{"mr_ifindex", 0, 4, 0, 0, &value_int},
	{"mr_type", 4, 2, 0, 0, &mr_type},
	{"mr_alen", 6, 2, 0, 0, &value_uint},
	{"mr_address", 8, 0, 0, 0, &value_hwaddr},
};
/* clang-format on */

/* Of the room for an address mr_alen bytes count, 6 of Ethernet. */
static void print_mreq(struct out *out, const struct value_type *type,
		       const struct value *v)
{
	struct value used = *v;
	uint32_t end = 8;
	uint16_t alen;

	if (v->len >= end) {
		memcpy(&alen, v->bytes + 6, sizeof(alen));
		end += alen;
		if (used.full > end)
			used.full = end;
		if (used.len > end)
			used.len = end;
	}
	value_print_struct(out, type, &used);
}

const struct value_type value_packet_mreq = {
	.name = "struct packet_mreq",
	.print = print_mreq,
	.size = 16,
	.fields = mreq_fields,
	.nfields = VALUE_COUNT(mreq_fields),
};

/* clang-format off */

static const struct name fanout_names[] = {
	{0, "PACKET_FANOUT_HASH"},
	{1, "PACKET_FANOUT_LB"},
	{2, "PACKET_FANOUT_CPU"},
	{3, "PACKET_FANOUT_ROLLOVER"},
	{4, "PACKET_FANOUT_RND"},
	{5, "PACKET_FANOUT_QM"},
	{6, "PACKET_FANOUT_CBPF"},
	{7, "PACKET_FANOUT_EBPF"},
};
static const struct name fanout_flag_names[] = {
	{0x1000, "PACKET_FANOUT_FLAG_ROLLOVER"},
	{0x2000, "PACKET_FANOUT_FLAG_UNIQUEID"},
	{0x4000, "PACKET_FANOUT_FLAG_IGNORE_OUTGOING"},
	{0x8000, "PACKET_FANOUT_FLAG_DEFRAG"},
};
static const struct value_type fanout_kind = {
	.number = number_enum, .names = VALUE_NAMES(fanout_names),
};
static const struct value_type fanout_flags = {
	.number = number_flags, .names = VALUE_NAMES(fanout_flag_names),
};
/* clang-format on */

/* The lower byte says how to spread, the upper one holds flags. */
static void number_fanout(struct out *out, const struct value_type *type,
			  const struct value *v, uint64_t n)
{
	(void)type;
	fanout_kind.number(out, &fanout_kind, v, n & 0xff);
	if (n & 0xff00) {
		out_chr(out, '|');
		fanout_flags.number(out, &fanout_flags, v, n & 0xff00);
	}
}

/* clang-format off */
static const struct value_type type_flags = {
	VALUE_INTEGER("type and flags", 2, false), .number = number_fanout,
};
static const struct field fanout_fields[] = {
	{"id", 0, 2, 0, 0, &value_uint},
	{"type_flags", 2, 2, 0, 0, &type_flags},
	{"max_num_members", 4, 4, 0, 0, &value_uint},
};
/* Four bytes are an int with the first two members in it. */
const struct value_type value_fanout = {
	VALUE_STRUCT("struct fanout_args", 8, fanout_fields),
};

static const struct field ring_offset_fields[] = {
	{"producer", 0, 8, 0, 0, &value_uint},
	{"consumer", 8, 8, 0, 0, &value_uint},
	{"desc", 16, 8, 0, 0, &value_uint},
	{"flags", 24, 8, 0, 0, &value_uint},
};
static const struct value_type ring_offset = {
	VALUE_STRUCT("struct xdp_ring_offset", 32, ring_offset_fields),
};

static const struct field mmap_fields[] = {
	{"rx", 0, 32, 0, 0, &ring_offset},
	{"tx", 32, 32, 0, 0, &ring_offset},
	{"fr", 64, 32, 0, 0, &ring_offset},
	{"cr", 96, 32, 0, 0, &ring_offset},
};
/* Before 5.4 without flags. */
static const struct field ring_offset_v1_fields[] = {
	{"producer", 0, 8, 0, 0, &value_uint},
	{"consumer", 8, 8, 0, 0, &value_uint},
	{"desc", 16, 8, 0, 0, &value_uint},
};
static const struct value_type ring_offset_v1 = {
	VALUE_STRUCT("struct xdp_ring_offset", 24, ring_offset_v1_fields),
};
static const struct field mmap_v1_fields[] = {
	{"rx", 0, 24, 0, 0, &ring_offset_v1},
	{"tx", 24, 24, 0, 0, &ring_offset_v1},
	{"fr", 48, 24, 0, 0, &ring_offset_v1},
	{"cr", 72, 24, 0, 0, &ring_offset_v1},
};
static const struct value_type mmap_v1 = {
	VALUE_STRUCT("struct xdp_mmap_offsets", 96, mmap_v1_fields),
};
const struct value_type value_xdp_mmap_offsets = {
	VALUE_STRUCT("struct xdp_mmap_offsets", 128, mmap_fields),
	.shorter = &mmap_v1,
};

static const struct name umem_flags_names[] = {
	{1, "XDP_UMEM_UNALIGNED_CHUNK_FLAG"},
	{2, "XDP_UMEM_TX_SW_CSUM"},
	{4, "XDP_UMEM_TX_METADATA_LEN"},
};
static const struct value_type umem_flags =
	VALUE_FLAGS("flags", 4, umem_flags_names);
static const struct field umem_reg_fields[] = {
	{"addr", 0, 8, 0, 0, &value_address},
	{"len", 8, 8, 0, 0, &value_uint},
	{"chunk_size", 16, 4, 0, 0, &value_uint},
	{"headroom", 20, 4, 0, 0, &value_uint},
	{"flags", 24, 4, 0, 0, &umem_flags},
	{"tx_metadata_len", 28, 4, 0, 0, &value_uint},
};
const struct value_type value_xdp_umem_reg = {
	VALUE_STRUCT("struct xdp_umem_reg", 32, umem_reg_fields),
};

static const struct field statistics_fields[] = {
	{"rx_dropped", 0, 8, 0, 0, &value_uint},
	{"rx_invalid_descs", 8, 8, 0, 0, &value_uint},
	{"tx_invalid_descs", 16, 8, 0, 0, &value_uint},
	{"rx_ring_full", 24, 8, 0, 0, &value_uint},
	{"rx_fill_ring_empty_descs", 32, 8, 0, 0, &value_uint},
	{"tx_ring_empty_descs", 40, 8, 0, 0, &value_uint},
};
const struct value_type value_xdp_statistics = {
	VALUE_STRUCT("struct xdp_statistics", 48, statistics_fields),
};

static const struct name xdp_flags_names[] = {
	{1, "XDP_OPTIONS_ZEROCOPY"},
};
static const struct value_type xdp_flags =
	VALUE_FLAGS("flags", 4, xdp_flags_names);
static const struct field options_fields[] = {
	{"flags", 0, 4, 0, 0, &xdp_flags},
};
const struct value_type value_xdp_options = {
	VALUE_STRUCT("struct xdp_options", 4, options_fields),
};
/* clang-format on */
