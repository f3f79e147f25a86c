/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Programs of BPF that a cgroup runs on the socket option calls of its
 * processes, assembled by hand and loaded by bpf(2).
 */
#ifndef SOT_VIA_BPF_H
#define SOT_VIA_BPF_H

#include <linux/bpf.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/syscall.h>

#include "cgroup.h"
#include "check.h"

#define BPF_INSN(CODE, DST, SRC, OFF, IMM)                                \
	{                                                                 \
		.code = CODE, .dst_reg = DST, .src_reg = SRC, .off = OFF, \
		.imm = IMM                                                \
	}
#define BPF_CTX(MEMBER) ((short)offsetof(struct bpf_sockopt, MEMBER))

/* Register 1 is the context, struct bpf_sockopt. */
#define BPF_LOAD(DST, MEMBER) \
	BPF_INSN(BPF_LDX | BPF_MEM | BPF_DW, DST, 1, BPF_CTX(MEMBER), 0)
#define BPF_PUT(MEMBER, VALUE)                                 \
	BPF_INSN(BPF_ALU64 | BPF_MOV | BPF_K, 5, 0, 0, VALUE), \
		BPF_INSN(BPF_STX | BPF_MEM | BPF_W, 1, 5, BPF_CTX(MEMBER), 0)
/* The first four bytes of the value, if there are as many. */
#define BPF_PUT_VALUE(VALUE)                                       \
	BPF_LOAD(2, optval), BPF_LOAD(3, optval_end),              \
		BPF_INSN(BPF_ALU64 | BPF_MOV | BPF_X, 4, 2, 0, 0), \
		BPF_INSN(BPF_ALU64 | BPF_ADD | BPF_K, 4, 0, 0, 4), \
		BPF_INSN(BPF_JMP | BPF_JGT | BPF_X, 4, 3, 1, 0),   \
		BPF_INSN(BPF_ST | BPF_MEM | BPF_W, 2, 0, 0, VALUE)
/* 1: go on; 0: refuse the call. */
#define BPF_RETURN(VERDICT)                                      \
	BPF_INSN(BPF_ALU64 | BPF_MOV | BPF_K, 0, 0, 0, VERDICT), \
		BPF_INSN(BPF_JMP | BPF_EXIT, 0, 0, 0, 0)

struct bpf_attached {
	int program;
	int group;
	unsigned int where; /* BPF_CGROUP_SETSOCKOPT or BPF_CGROUP_GETSOCKOPT */
};

static inline int bpf_call(int command, union bpf_attr *attr)
{
	return (int)syscall(SYS_bpf, command, attr, sizeof(*attr));
}

static inline void bpf_attach(struct bpf_attached *at,
			      const struct cgroup *group, unsigned int where,
			      const struct bpf_insn *insns, size_t n)
{
	static char log[4096];
	union bpf_attr load = {
		.prog_type = BPF_PROG_TYPE_CGROUP_SOCKOPT,
		.expected_attach_type = where,
		.insns = (uintptr_t)insns,
		.insn_cnt = (unsigned int)n,
		.license = (uintptr_t) "GPL",
		.log_buf = (uintptr_t)log,
		.log_size = sizeof(log),
		.log_level = 1,
	};
	union bpf_attr attach = { .attach_type = where };

	at->program = bpf_call(BPF_PROG_LOAD, &load);
	if (at->program < 0 && (errno == ENOSYS || errno == EINVAL) && !*log)
		skip("the kernel has no BPF programs for socket options");
	if (at->program < 0)
		DIE("BPF_PROG_LOAD: %s: %s", strerror(errno), log);
	at->group = (int)MUST(open(group->path, O_RDONLY | O_DIRECTORY));
	at->where = where;
	attach.target_fd = (unsigned int)at->group;
	attach.attach_bpf_fd = (unsigned int)at->program;
	MUST(bpf_call(BPF_PROG_ATTACH, &attach));
}

static inline void bpf_detach(struct bpf_attached *at)
{
	union bpf_attr detach = {
		.target_fd = (unsigned int)at->group,
		.attach_bpf_fd = (unsigned int)at->program,
		.attach_type = at->where,
	};

	MUST(bpf_call(BPF_PROG_DETACH, &detach));
	close(at->group);
	close(at->program);
}

#endif
