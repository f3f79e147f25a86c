/* SPDX-License-Identifier: GPL-2.0-only */
/* Classic BPF programs, and the hash by which the reader names them. */
#ifndef SOT_PROGRAM_H
#define SOT_PROGRAM_H

#include <linux/filter.h>
#include <stddef.h>
#include <stdint.h>

/* Accepts every packet, after n - 1 instructions that change nothing. */
static inline void program_fill(struct sock_filter *program, size_t n)
{
	for (size_t i = 0; i + 1 < n; i++)
		program[i] = (struct sock_filter)BPF_STMT(BPF_LD | BPF_IMM,
							  (uint32_t)i);
	program[n - 1] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, 0xffff);
}

/* FNV-1a of 64 bits over the bytes, as documented. */
static inline uint64_t program_hash(const struct sock_filter *program, size_t n)
{
	const unsigned char *byte = (const void *)program;
	uint64_t hash = 14695981039346656037ULL;

	for (size_t i = 0; i < n * sizeof(*program); i++)
		hash = (hash ^ byte[i]) * 1099511628211ULL;
	return hash;
}

#endif
