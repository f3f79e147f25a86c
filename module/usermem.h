/* SPDX-License-Identifier: GPL-2.0-only */
/* Reading the caller's memory where a page fault must not sleep. */
#ifndef SOT_USERMEM_H
#define SOT_USERMEM_H

#include <linux/types.h>

/*
 * Copies up to len bytes of the current process. Returns how many could be
 * read, counted from the start: a value that runs into an unmapped or absent
 * page yields what precedes that page. Runs with preemption off, never sleeps,
 * never faults a page in.
 */
u32 sot_read_user(void *to, const void __user *from, u32 len);

#endif
