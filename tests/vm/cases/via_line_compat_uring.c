// SPDX-License-Identifier: GPL-2.0-only
/* The io_uring requests of a 32-bit program, tests/vm/abi/compat_uring.c. */
#include "via_abi.h"

int main(void)
{
	become("compat_uring", "32-bit programs");
}
