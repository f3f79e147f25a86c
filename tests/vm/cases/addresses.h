/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The search for addresses of the kernel: for anything within its memory where
 * numbers stand, and for symbols of /proc/kallsyms at any byte.
 */
#ifndef SOT_ADDRESSES_H
#define SOT_ADDRESSES_H

#include <elf.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>

#include "check.h"

#define RANGES_MAX 4096

/* /proc/kcore also has all the room that vmalloc() may ever use. */
#define MEMORY_MAX (UINT64_C(1) << 36)

struct range {
	uint64_t start;
	uint64_t end;
};

static struct range kernel_ranges[RANGES_MAX];
static size_t kernel_nranges;
static uint64_t *kernel_symbols; /* sorted */
static size_t kernel_nsymbols;
static uint64_t kernel_setsockopt; /* one that is known */

static inline bool is_kernel_address(uint64_t n)
{
	/* Most numbers are none of the upper half. */
	for (size_t i = 0; n >> 63 && i < kernel_nranges; i++)
		if (n >= kernel_ranges[i].start && n < kernel_ranges[i].end)
			return true;
	return false;
}

static inline int compare_addresses(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return x < y ? -1 : x > y;
}

static inline bool is_kernel_symbol(uint64_t n)
{
	return n >> 63 && bsearch(&n, kernel_symbols, kernel_nsymbols,
				  sizeof(*kernel_symbols), compare_addresses);
}

static inline void add_range(uint64_t start, uint64_t end)
{
	if (!(start >> 63) || end - start > MEMORY_MAX)
		return;
	if (kernel_nranges == RANGES_MAX)
		DIE("more than %d parts of the kernel's memory", RANGES_MAX);
	kernel_ranges[kernel_nranges++] = (struct range){ start, end };
}

/* The kernel itself, its modules, and all memory as it maps it. */
static inline void find_memory(void)
{
	int fd = open("/proc/kcore", O_RDONLY);
	Elf64_Phdr header;
	Elf64_Ehdr file;

	if (fd < 0)
		skip("no /proc/kcore tells where the kernel is: %s",
		     strerror(errno));
	if (pread(fd, &file, sizeof(file), 0) != sizeof(file))
		DIE("/proc/kcore is not as expected");
	for (size_t i = 0; i < file.e_phnum; i++) {
		off_t at = (off_t)(file.e_phoff + i * sizeof(header));

		if (pread(fd, &header, sizeof(header), at) != sizeof(header))
			DIE("/proc/kcore is not as expected");
		if (header.p_type == PT_LOAD)
			add_range(header.p_vaddr,
				  header.p_vaddr + header.p_memsz);
	}
	close(fd);
}

/* Root, too, is shown addresses only if the kernel is told to look who asks. */
static inline void show_addresses(void)
{
	int fd = open("/proc/sys/kernel/kptr_restrict", O_WRONLY);

	if (fd < 0 || write(fd, "1", 1) != 1)
		skip("addresses of the kernel are hidden: %s", strerror(errno));
	close(fd);
}

/* Stacks, buffers. */
static inline void find_vmalloc(void)
{
	FILE *file = fopen("/proc/vmallocinfo", "r");
	size_t before = kernel_nranges;
	uint64_t start, end;
	char line[1024];

	while (file && fgets(line, sizeof(line), file))
		if (sscanf(line, "0x%lx-0x%lx", &start, &end) == 2)
			add_range(start, end);
	if (file)
		fclose(file);
	if (kernel_nranges == before)
		skip("/proc/vmallocinfo does not tell where buffers are");
}

static inline void add_symbol(uint64_t address)
{
	static size_t room;

	if (kernel_nsymbols == room) {
		room = room ? 2 * room : 1 << 18;
		kernel_symbols =
			realloc(kernel_symbols, room * sizeof(*kernel_symbols));
		if (!kernel_symbols)
			DIE("out of memory");
	}
	kernel_symbols[kernel_nsymbols++] = address;
}

/* Lines of an address, a type's letter and a name: some hundred thousand. */
static inline void find_symbols(void)
{
	static const char known[] = " T __sys_setsockopt\n";
	FILE *file = fopen("/proc/kallsyms", "r");
	char line[1024], *end;
	uint64_t address;

	while (file && fgets(line, sizeof(line), file)) {
		address = strtoull(line, &end, 16);
		if (!(address >> 63))
			continue; /* an offset, or hidden */
		add_symbol(address);
		if (!strcmp(end, known))
			kernel_setsockopt = address;
	}
	if (file)
		fclose(file);
	qsort(kernel_symbols, kernel_nsymbols, sizeof(*kernel_symbols),
	      compare_addresses);
	if (!kernel_setsockopt)
		skip("/proc/kallsyms does not tell where the kernel is");
}

static inline void addresses_begin(void)
{
	show_addresses();
	find_memory();
	find_vmalloc();
	find_symbols();
	if (!is_kernel_address(kernel_setsockopt) ||
	    !is_kernel_symbol(kernel_setsockopt))
		DIE("the kernel's own __sys_setsockopt is not found");
}

/*
 * How many addresses of the kernel are in these bytes; *first is the first one.
 * Two neighbours that are negative make one at any other border than those of
 * numbers: there only symbols count.
 */
static inline size_t addresses_within(const void *bytes, size_t len,
				      uint64_t *first)
{
	size_t found = 0;
	uint64_t n;

	for (size_t at = 0; at + sizeof(n) <= len; at++) {
		memcpy(&n, (const char *)bytes + at, sizeof(n));
		if (!(at % 4 == 0 && is_kernel_address(n)) &&
		    !is_kernel_symbol(n))
			continue;
		if (!found++)
			*first = n;
	}
	return found;
}

#endif
