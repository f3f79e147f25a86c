/* SPDX-License-Identifier: GPL-2.0-only */
/* Values that name a classic BPF program, which lies elsewhere in memory. */
#ifndef SOT_PROGRAM_H
#define SOT_PROGRAM_H

#include <linux/types.h>

#include "call.h"

/* Whether the call passes a struct sock_fprog. */
bool sot_is_program(const struct sot_args *args);

/*
 * Where the program lies that the value, of len bytes, names; compat is for the
 * layout of 32-bit and of x32 programs. Returns its length in bytes, 0 if there
 * is none.
 */
u32 sot_program_find(const void *value, u32 len, bool compat, u64 *address);

#endif
