/* SPDX-License-Identifier: GPL-2.0-only */
/* Pointers that a program may pass and should not. */
#ifndef SOT_HOSTILE_H
#define SOT_HOSTILE_H

#include <fcntl.h>
#include <sys/mman.h>

#include "chance.h"

#define AREA (128 << 10) /* more than any call returns */

/* Memory below 4 GiB, so that 32-bit calls can point to it too. */
static unsigned char *area;	/* AREA bytes, an unmapped page behind it */
static unsigned char *readonly; /* a page */
static unsigned char *hidden;	/* a page without access */
static unsigned char *beyond;	/* a page behind the end of its file */
static unsigned char *device;	/* a page of /dev/mem, if that is allowed */

static inline unsigned char *map_low(size_t size, int protection, int flags,
				     int fd, off_t offset)
{
#ifdef MAP_32BIT
	flags |= MAP_32BIT;
#endif
	return mmap(NULL, size, protection, flags, fd, offset);
}

static inline void map_memory(void)
{
	const int private = MAP_PRIVATE | MAP_ANONYMOUS;
	int memory = open("/dev/mem", O_RDONLY | O_CLOEXEC);
	int file = (int)MUST(memfd_create("short", MFD_CLOEXEC));

	area = map_low(AREA + 4096, PROT_READ | PROT_WRITE, private, -1, 0);
	readonly = map_low(4096, PROT_READ, private, -1, 0);
	hidden = map_low(4096, PROT_NONE, private, -1, 0);
	beyond = map_low(4096, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
	if (area == MAP_FAILED || readonly == MAP_FAILED ||
	    hidden == MAP_FAILED || beyond == MAP_FAILED)
		DIE("mmap: %s", strerror(errno));
	MUST(munmap(area + AREA, 4096));
	/* The ROM of a PC. */
	device = map_low(4096, PROT_READ, MAP_SHARED, memory, 0xf0000);
	if (device == MAP_FAILED)
		device = hidden;
}

/* Mostly memory that is fine, so that the kernel gets beyond the first look. */
static inline uintptr_t any_pointer(unsigned int len)
{
	static const uint64_t wild[] = {
		0,
		1,
		4095,
		0x00007ffffffff000,
		0x0000800000000000,
		0xdead000000000000,
		0xffff888000000000,
		0xffffffff81000000,
		0xffffffffff600000,
		(uint64_t)-8,
		(uint64_t)-1,
	};
	unsigned char *const odd[] = { readonly, hidden, beyond, device };

	switch (chance_of(16)) {
	case 0:
		return (uintptr_t)CHANCE_AMONG(wild) + chance_of(4096);
	case 1:
		/* Cut to 32 bits, it must not be an address of the case's. */
		return (uintptr_t)(chance() | 1U << 31);
	case 2:
	case 3:
		return (uintptr_t)CHANCE_AMONG(odd) + chance_of(4096);
	case 4:
		/* The end of it is missing. */
		return (uintptr_t)(area + AREA - chance_of(len % 4096 + 2));
	case 5:
		return (uintptr_t)(area + chance_of(AREA));
	default:
		return (uintptr_t)area;
	}
}

#endif
