/* SPDX-License-Identifier: GPL-2.0-only */
/* The 32-bit system calls of x86, from a 64-bit program. */
#ifndef SOT_INT80_H
#define SOT_INT80_H

#include <stdbool.h>
#include <stdint.h>

#include "check.h"

#define I386_SOCKETCALL 102
#define I386_GETSOCKOPT 365
#define I386_SETSOCKOPT 366
#define SOCKETCALL_SETSOCKOPT 14
#define SOCKETCALL_GETSOCKOPT 15

/* Pointers among the arguments must lie below 4 GB. */
#ifdef __x86_64__
#define HAS_INT80 true
static inline long int80(uint32_t nr, const uint32_t args[5])
{
	long ret;

	__asm__ volatile("int $0x80"
			 : "=a"(ret)
			 : "a"(nr), "b"(args[0]), "c"(args[1]), "d"(args[2]),
			   "S"(args[3]), "D"(args[4])
			 : "r8", "r9", "r10", "r11", "memory");
	if ((int)ret >= 0)
		return (int)ret;
	errno = -(int)ret;
	return -1;
}
#else
#define HAS_INT80 false
static inline long int80(uint32_t nr, const uint32_t args[5])
{
	(void)nr;
	(void)args;
	errno = ENOSYS;
	return -1;
}
#endif

#endif
