/* SPDX-License-Identifier: GPL-2.0-only */
/* Reading the caller's memory where a page fault must not sleep. */
#ifndef SOT_USERMEM_H
#define SOT_USERMEM_H

#include <linux/types.h>
#include <linux/uaccess.h>

/*
 * Copies up to len bytes of the current process. Returns how many could be
 * read, counted from the start: a value that runs into an unmapped or absent
 * page yields what precedes that page. Runs with preemption off, never sleeps,
 * never faults a page in.
 */
u32 sot_read_user(void *to, const void __user *from, u32 len);

/*
 * The same for one int, as most values are: true if all of it could be read.
 * Inline, since it is a dozen instructions of which every call needs some.
 */
static inline bool sot_read_user_int(u32 *to, const void __user *from)
{
	bool ok;

	pagefault_disable();
	ok = access_ok(from, sizeof(*to)) &&
	     !__get_user(*to, (const u32 __user *)from);
	pagefault_enable();
	return ok;
}

#endif
