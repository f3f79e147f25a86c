// SPDX-License-Identifier: GPL-2.0-only
/* The calls of a 32-bit program, tests/vm/abi/compat.c. */
#include "via_abi.h"

int main(void)
{
	become("compat", "32-bit programs");
}
