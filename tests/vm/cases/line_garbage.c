// SPDX-License-Identifier: GPL-2.0-only
/* The kernel takes ints: what stands above 32 bits in a register is nothing. */
#include "lines.h"

#define GARBAGE 0x5ec0ffee00000000L
#define DIRTY(n) ((long)(GARBAGE | (unsigned int)(n)))

static long call_dirty(long nr, const struct line *line, void *length)
{
	long last = length ? (long)length : DIRTY(line->length);

	return syscall(nr, DIRTY(line->fd), DIRTY(line->level),
		       DIRTY(line->name), line->value, last);
}

int main(void)
{
	int fd = line_socket(AF_INET, SOCK_STREAM, 0);
	int value = 1;

	SET(fd, SOL_SOCKET, SO_KEEPALIVE, &value, 4, .text = "[1]",
	    .call = call_dirty);
	SET(-1, SOL_SOCKET, SO_KEEPALIVE, &value, 4, .text = "[1]",
	    .call = call_dirty, .err = EBADF);
	SET(fd, SOL_SOCKET, SO_KEEPALIVE, &value, -5, .call = call_dirty,
	    .err = EINVAL);
	SET_AS(fd, -1, "-1 /* SOL_??? */", -2, "-2", &value, 4, .text = "[1]",
	       .call = call_dirty, .err = ENOPROTOOPT);
	GET(fd, SOL_SOCKET, SO_TYPE, &value, 4, .text = "[SOCK_STREAM]",
	    .call = call_dirty);
	GET(-1, SOL_SOCKET, SO_TYPE, &value, 4, .call = call_dirty,
	    .err = EBADF);
	return verdict();
}
