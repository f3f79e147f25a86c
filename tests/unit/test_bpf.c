// SPDX-License-Identifier: GPL-2.0-only
/* The disassembly of classic BPF. */
#include <linux/filter.h>

#include "../../userspace/value_event.h"
#include "shapes.h"

/* tcpdump -d "ip" */
static const struct sock_filter ip[] = {
	BPF_STMT(BPF_LD | BPF_H | BPF_ABS, 12),
	BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, 0x800, 0, 1),
	BPF_STMT(BPF_RET | BPF_K, 262144),
	BPF_STMT(BPF_RET | BPF_K, 0),
};

static void check_insn(struct sock_filter insn, const char *want)
{
	struct value v = {
		.bytes = (const uint8_t *)&insn,
		.len = sizeof(insn),
		.full = 2 * sizeof(insn),
	};
	char text[256];

	/* Of a longer program: then there is no hash to know. */
	snprintf(text, sizeof(text), "{len=2, insns=[0: %s; ...]}", want);
	check_str(want, print(&value_bpf, &v, false), text);
}

static void test_insns(void)
{
#define STMT(code, k) ((struct sock_filter)BPF_STMT(code, k))
#define JUMP(code, k) ((struct sock_filter)BPF_JUMP(code, k, 2, 255))
	check_insn(STMT(BPF_LD | BPF_W | BPF_ABS, 26), "ld [26]");
	check_insn(STMT(BPF_LD | BPF_B | BPF_ABS, 23), "ldb [23]");
	check_insn(STMT(BPF_LD | BPF_H | BPF_IND, 14), "ldh [x + 14]");
	check_insn(STMT(BPF_LD | BPF_IMM, 16), "ld #0x10");
	check_insn(STMT(BPF_LD | BPF_MEM, 3), "ld M[3]");
	check_insn(STMT(BPF_LD | BPF_W | BPF_LEN, 0), "ld #pktlen");
	check_insn(STMT(BPF_LD | BPF_W | BPF_ABS,
			(__u32)(SKF_AD_OFF + SKF_AD_MARK)),
		   "ld #mark");
	check_insn(STMT(BPF_LD | BPF_W | BPF_ABS,
			(__u32)(SKF_AD_OFF + SKF_AD_VLAN_TPID)),
		   "ld #vlan_tpid");
	check_insn(STMT(BPF_LD | BPF_W | BPF_ABS,
			(__u32)(SKF_AD_OFF + SKF_AD_MAX)),
		   "ld [net + 1044544]");
	check_insn(STMT(BPF_LD | BPF_B | BPF_ABS, (__u32)(SKF_NET_OFF + 9)),
		   "ldb [net + 9]");
	check_insn(STMT(BPF_LD | BPF_H | BPF_ABS, (__u32)(SKF_LL_OFF + 12)),
		   "ldh [link + 12]");
	check_insn(STMT(BPF_LDX | BPF_B | BPF_MSH, 14), "ldxb 4*([14]&0xf)");
	check_insn(STMT(BPF_LDX | BPF_IMM, 1), "ldx #0x1");
	check_insn(STMT(BPF_LDX | BPF_MEM, 15), "ldx M[15]");
	check_insn(STMT(BPF_ST, 0), "st M[0]");
	check_insn(STMT(BPF_STX, 1), "stx M[1]");
	check_insn(STMT(BPF_ALU | BPF_ADD | BPF_K, 20), "add #0x14");
	check_insn(STMT(BPF_ALU | BPF_ADD | BPF_X, 0), "add x");
	check_insn(STMT(BPF_ALU | BPF_AND | BPF_K, 0xff), "and #0xff");
	check_insn(STMT(BPF_ALU | BPF_XOR | BPF_X, 0), "xor x");
	check_insn(STMT(BPF_ALU | BPF_MOD | BPF_K, 4), "mod #0x4");
	check_insn(STMT(BPF_ALU | BPF_NEG, 0), "neg");
	check_insn(STMT(BPF_JMP | BPF_JA, 5), "ja 6");
	check_insn(STMT(BPF_JMP | BPF_JA, 0xffffffff), "ja 4294967296");
	check_insn(JUMP(BPF_JMP | BPF_JSET | BPF_K, 0x1fff),
		   "jset #0x1fff jt 3 jf 256");
	check_insn(JUMP(BPF_JMP | BPF_JGE | BPF_X, 0), "jge x jt 3 jf 256");
	check_insn(STMT(BPF_RET | BPF_A, 0), "ret a");
	check_insn(STMT(BPF_RET | BPF_K, 0xffffffff), "ret #4294967295");
	check_insn(STMT(BPF_MISC | BPF_TAX, 0), "tax");
	check_insn(STMT(BPF_MISC | BPF_TXA, 0), "txa");
	check_insn(JUMP(0xffff, 7), "unknown 0xffff 2 255 0x7");
}

static void test_program(void)
{
	struct value v = { .bytes = (const uint8_t *)ip, .len = sizeof(ip) };

	check_str(
		"a program", print(&value_bpf, &v, false),
		"{len=4, hash=c393e0307094ad4b, insns=[0: ldh [12]; 1: jeq #0x800 jt 2 jf 3; 2: ret #262144; 3: ret #0]}");
	v.len = 2 * sizeof(*ip) + 3;
	v.full = sizeof(ip);
	check_str("a program cut off", print(&value_bpf, &v, false),
		  "{len=4, insns=[0: ldh [12]; 1: jeq #0x800 jt 2 jf 3; ...]}");
	v.len = 7;
	check("less than an instruction",
	      print(&value_bpf, &v, false)[0] == '"');
}

/* A struct sock_fprog and what was captured of its program. */
static void check_fprog(const char *name, uint32_t in_len, const char *want)
{
	static const char fprog[] = "\x04\0\0\0\0\0\0\0\0\x10\0\0\0\0\0";
	uint8_t *in = exact((const char *)ip, in_len);
	struct value v = {
		.bytes = (const uint8_t *)fprog,
		.len = sizeof(fprog),
		.in = in,
		.in_len = in_len,
	};

	check_str(name, print(&value_fprog, &v, false), want);
	free(in);
}

static void test_fprog(void)
{
	check_fprog(
		"a filter that was attached", sizeof(ip),
		"{len=4, filter=0x1000, hash=c393e0307094ad4b, insns=[0: ldh [12]; 1: jeq #0x800 jt 2 jf 3; 2: ret #262144; 3: ret #0]}");
	check_fprog(
		"half of a filter", 2 * sizeof(*ip),
		"{len=4, filter=0x1000, insns=[0: ldh [12]; 1: jeq #0x800 jt 2 jf 3; ...]}");
	check_fprog("a filter cut in an instruction", sizeof(*ip) + 5,
		    "{len=4, filter=0x1000, insns=[0: ldh [12]; ...]}");
	check_fprog("half an instruction", 4,
		    "{len=4, filter=0x1000, insns=[...]}");
	check_fprog("a filter that was not read", 0, "{len=4, filter=0x1000}");
}

/* More instructions than the value tells of are none of the program's. */
static void test_fprog_lies(void)
{
	uint8_t *in = exact((const char *)ip, sizeof(ip));
	struct value v = {
		.bytes = (const uint8_t *)"\x01\0\0\0\0\x10\0",
		.len = 8,
		.via = SOT_VIA_COMPAT,
		.in = in,
		.in_len = sizeof(ip),
	};
	const char *text = print(&value_fprog, &v, false);

	check("more than the filter has",
	      strstr(text, "insns=[0: ldh [12]]}") && strstr(text, "hash="));
	v.len = 7;
	check_str("a filter whose place is cut off",
		  print(&value_fprog, &v, false),
		  "{len=1, filter=\"\\x00\\x10\\x00\"}");
	free(in);
}

/* SO_GET_FILTER tells its length in instructions, also of what was cut off. */
static void test_event(void)
{
	struct record rec = {
		.type = SOT_TYPE_GETSOCKOPT,
		.event = { .level = 1,
			   .optname = 26,
			   .optval = 1,
			   .optlen_ptr = 2,
			   .optlen = 64,
			   .optlen_out = 4,
			   .value_len = 4 },
		.value = (const uint8_t *)ip,
	};
	struct value v;

	check("a filter that was got",
	      event_value(&rec, &v) == EVENT_VALUE_BYTES && v.len == 4 &&
		      v.full == sizeof(ip));
	rec.event.value_len = sizeof(ip);
	check("all of a filter that was got",
	      event_value(&rec, &v) == EVENT_VALUE_BYTES &&
		      v.len == sizeof(ip) && v.full == sizeof(ip));
	rec.event.optlen = INT32_MAX;
	rec.event.optlen_out = INT32_MAX;
	check("a filter of an impossible length",
	      event_value(&rec, &v) == EVENT_VALUE_BYTES &&
		      v.full == UINT32_MAX);
	rec.type = SOT_TYPE_SETSOCKOPT;
	check("a filter that was set",
	      event_value(&rec, &v) == EVENT_VALUE_BYTES &&
		      v.full == INT32_MAX);
}

int main(void)
{
	if (out_init(&out, -1))
		return 1;
	test_insns();
	test_program();
	test_fprog();
	test_fprog_lies();
	test_event();
	out_free(&out);
	return unit_end();
}
