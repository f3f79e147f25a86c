// SPDX-License-Identifier: GPL-2.0-only
/* The 32-bit system calls, also from a 64-bit program, and socketcall. */
#include "lines.h"

#include "int80.h"

#ifndef MAP_32BIT
#define MAP_32BIT 0
#endif

/* Below 4 GB, where 32-bit pointers reach. */
static struct low {
	int value;
	int length;
	uint32_t args[5];
} * low;

static uint32_t address(const void *pointer)
{
	return (uint32_t)(uintptr_t)pointer;
}

static void fill(uint32_t args[5], const struct line *line, bool get)
{
	args[0] = (uint32_t)line->fd;
	args[1] = (uint32_t)line->level;
	args[2] = (uint32_t)line->name;
	args[3] = address(line->value);
	args[4] = get ? address(&low->length) : (uint32_t)line->length;
}

static long call_native32(long nr, const struct line *line, void *length)
{
	uint32_t args[5];
	long ret;

	low->length = (int)line->length;
	fill(args, line, length);
	ret = int80(nr == SYS_setsockopt ? I386_SETSOCKOPT : I386_GETSOCKOPT,
		    args);
	if (length)
		*(int *)length = low->length;
	return ret;
}

static long call_socketcall(long nr, const struct line *line, void *length)
{
	uint32_t args[5] = {
		nr == SYS_setsockopt ? SOCKETCALL_SETSOCKOPT :
				       SOCKETCALL_GETSOCKOPT,
		address(low->args),
	};
	long ret;

	low->length = (int)line->length;
	fill(low->args, line, length);
	ret = int80(I386_SOCKETCALL, args);
	if (length)
		*(int *)length = low->length;
	return ret;
}

static void calls(int fd, long (*call)(long, const struct line *, void *))
{
	low->value = 50;
	SET(fd, SOL_TCP, TCP_KEEPIDLE, &low->value, 4, .text = "[50]",
	    .notes = "compat", .call = call);
	SET(-1, SOL_TCP, TCP_KEEPIDLE, &low->value, 4, .text = "[50]",
	    .notes = "compat", .call = call, .err = EBADF);
	GET(fd, SOL_TCP, TCP_KEEPIDLE, &low->value, 8, .show = show_int,
	    .notes = "compat", .call = call);
}

int main(void)
{
	int fd;

	if (!HAS_INT80)
		skip("this machine has no 32-bit system calls for 64-bit programs");
	fd = line_socket(AF_INET, SOCK_STREAM, 0);
	low = mmap(NULL, 4096, PROT_READ | PROT_WRITE,
		   MAP_PRIVATE | MAP_ANONYMOUS | MAP_32BIT, -1, 0);
	if (low == MAP_FAILED)
		DIE("mmap: %s", strerror(errno));
	calls(fd, call_native32);
	calls(fd, call_socketcall);
	return verdict();
}
