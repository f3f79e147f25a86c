// SPDX-License-Identifier: GPL-2.0-only
/* Classic BPF: its instructions as tcpdump -d writes them, and a hash of them. */
#include "value_types.h"

#include <string.h>

/* As struct sock_filter of linux/filter.h. */
struct insn {
	uint16_t code;
	uint8_t jt;
	uint8_t jf;
	uint32_t k;
};

_Static_assert(sizeof(struct insn) == VALUE_BPF_INSN, "an instruction grew");

enum operand {
	NONE,
	NUMBER,	  /* #0x800 */
	DECIMAL,  /* #262144 */
	REG_A,	  /* a */
	REG_X,	  /* x */
	PACKET,	  /* [12], or #mark and the like */
	INDEXED,  /* [x + 14] */
	MEMORY,	  /* M[3] */
	LENGTH,	  /* #pktlen */
	HEADER,	  /* 4*([14]&0xf) */
	JUMP,	  /* 7 */
	JUMP_IF,  /* #0x800 jt 2 jf 5 */
	JUMP_IFX, /* x jt 2 jf 5 */
};

/* clang-format off */
static const struct mnemonic {
	uint16_t code;
	uint16_t operand;
	const char *name;
} mnemonics[] = {
	{0x00, NUMBER, "ld"}, {0x01, NUMBER, "ldx"}, {0x02, MEMORY, "st"},
	{0x03, MEMORY, "stx"}, {0x04, NUMBER, "add"}, {0x05, JUMP, "ja"},
	{0x06, DECIMAL, "ret"}, {0x07, NONE, "tax"}, {0x0c, REG_X, "add"},
	{0x0e, REG_X, "ret"}, {0x14, NUMBER, "sub"}, {0x15, JUMP_IF, "jeq"},
	{0x16, REG_A, "ret"}, {0x1c, REG_X, "sub"}, {0x1d, JUMP_IFX, "jeq"},
	{0x20, PACKET, "ld"}, {0x24, NUMBER, "mul"}, {0x25, JUMP_IF, "jgt"},
	{0x28, PACKET, "ldh"}, {0x2c, REG_X, "mul"}, {0x2d, JUMP_IFX, "jgt"},
	{0x30, PACKET, "ldb"}, {0x34, NUMBER, "div"}, {0x35, JUMP_IF, "jge"},
	{0x3c, REG_X, "div"}, {0x3d, JUMP_IFX, "jge"}, {0x40, INDEXED, "ld"},
	{0x44, NUMBER, "or"}, {0x45, JUMP_IF, "jset"}, {0x48, INDEXED, "ldh"},
	{0x4c, REG_X, "or"}, {0x4d, JUMP_IFX, "jset"}, {0x50, INDEXED, "ldb"},
	{0x54, NUMBER, "and"}, {0x5c, REG_X, "and"}, {0x60, MEMORY, "ld"},
	{0x61, MEMORY, "ldx"}, {0x64, NUMBER, "lsh"}, {0x6c, REG_X, "lsh"},
	{0x74, NUMBER, "rsh"}, {0x7c, REG_X, "rsh"}, {0x80, LENGTH, "ld"},
	{0x81, LENGTH, "ldx"}, {0x84, NONE, "neg"}, {0x87, NONE, "txa"},
	{0x94, NUMBER, "mod"}, {0x9c, REG_X, "mod"}, {0xa4, NUMBER, "xor"},
	{0xac, REG_X, "xor"}, {0xb1, HEADER, "ldxb"},
};

/* Offsets from here on stand for what the kernel knows of the packet. */
#define ANCILLARY 0xfffff000U
#define NETWORK 0xfff00000U
#define LINK 0xffe00000U
static const struct name ancillary_names[] = {
	{0, "proto"}, {4, "type"}, {8, "ifidx"}, {12, "nla"}, {16, "nlan"},
	{20, "mark"}, {24, "queue"}, {28, "hatype"}, {32, "rxhash"},
	{36, "cpu"}, {40, "xor_x"}, {44, "vlan_tci"}, {48, "vlan_avail"},
	{52, "poff"}, {56, "random"}, {60, "vlan_tpid"},
};
/* clang-format on */
static const struct names ancillary = { ancillary_names,
					VALUE_COUNT(ancillary_names) };

static struct insn insn_at(const struct value *v, uint32_t i)
{
	struct insn insn;

	memcpy(&insn, v->bytes + i * sizeof(insn), sizeof(insn));
	return insn;
}

static const struct mnemonic *mnemonic_of(uint16_t code)
{
	for (size_t i = 0; i < VALUE_COUNT(mnemonics); i++)
		if (mnemonics[i].code == code)
			return &mnemonics[i];
	return NULL;
}

static void print_number(struct out *out, const char *before, uint64_t n,
			 const char *after)
{
	out_str(out, before);
	out_u64(out, n);
	out_str(out, after);
}

static void print_hex(struct out *out, uint32_t k)
{
	out_chr(out, '#');
	out_hex(out, k);
}

static void print_packet(struct out *out, uint32_t k)
{
	const char *name = NULL;

	if (k >= ANCILLARY)
		name = names_get(&ancillary, k - ANCILLARY);
	if (name) {
		out_chr(out, '#');
		out_str(out, name);
	} else if (k >= NETWORK) {
		print_number(out, "[net + ", k - NETWORK, "]");
	} else if (k >= LINK) {
		print_number(out, "[link + ", k - LINK, "]");
	} else {
		print_number(out, "[", k, "]");
	}
}

/* Where a jump leads, as the number of an instruction. */
static void print_targets(struct out *out, const struct insn *insn, uint32_t at)
{
	print_number(out, " jt ", (uint64_t)at + 1 + insn->jt, "");
	print_number(out, " jf ", (uint64_t)at + 1 + insn->jf, "");
}

static void print_operand(struct out *out, enum operand operand,
			  const struct insn *insn, uint32_t at)
{
	if (operand != NONE)
		out_chr(out, ' ');
	switch (operand) {
	case NONE:
		break;
	case NUMBER:
		print_hex(out, insn->k);
		break;
	case DECIMAL:
		print_number(out, "#", insn->k, "");
		break;
	case REG_A:
		out_chr(out, 'a');
		break;
	case REG_X:
		out_chr(out, 'x');
		break;
	case PACKET:
		print_packet(out, insn->k);
		break;
	case INDEXED:
		print_number(out, "[x + ", insn->k, "]");
		break;
	case MEMORY:
		print_number(out, "M[", insn->k, "]");
		break;
	case LENGTH:
		out_str(out, "#pktlen");
		break;
	case HEADER:
		print_number(out, "4*([", insn->k, "]&0xf)");
		break;
	case JUMP:
		out_u64(out, (uint64_t)at + 1 + insn->k);
		break;
	case JUMP_IF:
		print_hex(out, insn->k);
		print_targets(out, insn, at);
		break;
	case JUMP_IFX:
		out_chr(out, 'x');
		print_targets(out, insn, at);
		break;
	}
}

static void print_insn(struct out *out, const struct insn *insn, uint32_t at)
{
	const struct mnemonic *mnemonic = mnemonic_of(insn->code);

	print_number(out, "", at, ": ");
	if (mnemonic) {
		out_str(out, mnemonic->name);
		print_operand(out, mnemonic->operand, insn, at);
		return;
	}
	out_str(out, "unknown ");
	out_hex(out, insn->code);
	print_number(out, " ", insn->jt, "");
	print_number(out, " ", insn->jf, " ");
	out_hex(out, insn->k);
}

/*
 * FNV-1a of 64 bits over the instructions as a little-endian machine has them:
 * the same program has the same hash everywhere.
 */
static uint64_t hash_of(const struct value *v, uint32_t count)
{
	uint64_t hash = 0xcbf29ce484222325;

	for (uint32_t i = 0; i < count; i++) {
		struct insn insn = insn_at(v, i);
		uint64_t bytes = insn.code | (uint64_t)insn.jt << 16 |
				 (uint64_t)insn.jf << 24 |
				 (uint64_t)insn.k << 32;

		for (int j = 0; j < 8; j++, bytes >>= 8)
			hash = (hash ^ (bytes & 0xff)) * 0x100000001b3;
	}
	return hash;
}

static void print_hash(struct out *out, uint64_t hash)
{
	out_str(out, ", hash=");
	for (int shift = 56; shift >= 0; shift -= 8) {
		uint8_t byte = (uint8_t)(hash >> shift);

		out_hex_bytes(out, &byte, 1);
	}
}

/* The hash is of the whole program: a part of it has none. */
static void print_insns(struct out *out, const struct value *v)
{
	uint32_t count = v->len / VALUE_BPF_INSN;

	if (v->full == v->len)
		print_hash(out, hash_of(v, count));
	out_str(out, ", insns=[");
	for (uint32_t i = 0; i < count; i++) {
		struct insn insn = insn_at(v, i);

		if (i)
			out_str(out, "; ");
		print_insn(out, &insn, i);
	}
	if (v->full > v->len)
		out_str(out, count ? "; ..." : "...");
	out_str(out, "]}");
}

static void print_bpf(struct out *out, const struct value_type *type,
		      const struct value *v)
{
	(void)type;
	out_str(out, "{len=");
	out_u64(out, v->full / VALUE_BPF_INSN);
	print_insns(out, v);
}

/* Room for it is 16 bits, at the start in every layout. */
static uint32_t fprog_len(const struct value *v)
{
	uint16_t len;

	memcpy(&len, v->bytes, sizeof(len));
	return len;
}

/* struct sock_fprog, with the program that it points to. */
void value_print_fprog(struct out *out, const struct value_type *type,
		       const struct value *v)
{
	struct value program = {
		.bytes = v->in,
		.len = v->in_len,
	};

	value_print_struct(out, type, v);
	if (v->len < type->size || !v->in_len || out->err)
		return;
	program.full = fprog_len(v) * VALUE_BPF_INSN;
	if (program.full < program.len)
		program.len = program.full;
	/* Over the brace that ends the structure. */
	out->len--;
	print_insns(out, &program);
}

const struct value_type value_bpf = {
	.name = "list of struct sock_filter",
	.print = print_bpf,
	.whole = true,
	.size = VALUE_BPF_INSN,
};
