// SPDX-License-Identifier: GPL-2.0-only
/* The calls of an x32 program, tests/vm/abi/x32.c. */
#include "via_abi.h"

#include <sys/syscall.h>

#define X32_GETPID (0x40000000 | 39)

int main(void)
{
	/* Not a call that would be traced. */
	if (syscall(X32_GETPID) < 0)
		skip("the kernel has no x32 system calls: %s", strerror(errno));
	become("x32", "x32 programs");
}
