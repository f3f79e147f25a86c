// SPDX-License-Identifier: GPL-2.0-only
#include <linux/kernel.h>
#include <linux/mm.h>
#include <linux/uaccess.h>

#include "usermem.h"

/*
 * raw_copy_from_user() and not copy_from_user_nofault(): on kernels before 6.4
 * the latter ends in check_object_size(), which can take the lock of the
 * vmalloc areas, and it costs some 230 instructions more for four bytes.
 */
static bool read_within_page(void *to, const void __user *from, u32 len)
{
	if (!access_ok(from, len))
		return false;
	return !raw_copy_from_user(to, from, len);
}

u32 sot_read_user(void *to, const void __user *from, u32 len)
{
	u32 done = 0;

	pagefault_disable();
	/* Page by page, as a copy that fails may not tell to the byte how far
	 * it came. At most len / PAGE_SIZE + 2 rounds.
	 */
	while (done < len) {
		u32 n = min_t(u32, len - done,
			      PAGE_SIZE - offset_in_page(from + done));

		if (!read_within_page(to + done, from + done, n))
			break;
		done += n;
	}
	pagefault_enable();
	return done;
}
