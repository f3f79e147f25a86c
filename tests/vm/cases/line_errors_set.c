// SPDX-License-Identifier: GPL-2.0-only
/* setsockopt calls that fail, each for another reason. */
#include "lines.h"

#define UNKNOWN 9999
#define UNKNOWN_TEXT "0x270f /* SO_??? */"

int main(void)
{
	void *low = (void *)0x1, *kernel = (void *)0xffffffff81000000;
	int fd, pipes[2], one = 1, no_fd = -1;
	char page[4096] = { 0 };

	MUST(pipe(pipes));
	fd = line_socket(AF_INET, SOCK_STREAM, 0);
	memcpy(page, &no_fd, sizeof(no_fd));

	SET(-1, SOL_SOCKET, SO_REUSEADDR, &one, 4, .text = "[1]", .err = EBADF);
	SET(999, SOL_SOCKET, SO_REUSEADDR, &one, 4, .text = "[1]",
	    .err = EBADF);
	SET(pipes[0], SOL_SOCKET, SO_REUSEADDR, &one, 4, .text = "[1]",
	    .err = ENOTSOCK);
	SET_AS(fd, SOL_SOCKET, "SOL_SOCKET", UNKNOWN, UNKNOWN_TEXT, &one, 4,
	       .text = "[1]", .err = ENOPROTOOPT);
	SET_AS(fd, 254, "254 /* SOL_??? */", 7, "7", &one, 4, .text = "[1]",
	       .err = ENOPROTOOPT);

	SET(fd, SOL_SOCKET, SO_REUSEADDR, low, 4, .notes = "fault",
	    .err = EFAULT);
	SET(fd, SOL_SOCKET, SO_REUSEADDR, kernel, 4, .notes = "fault",
	    .err = EFAULT);
	SET(fd, SOL_SOCKET, SO_REUSEADDR, NULL, 4, .notes = "fault",
	    .err = EFAULT);

	SET(fd, SOL_SOCKET, SO_REUSEADDR, &one, -1, .err = EINVAL);
	SET(fd, SOL_SOCKET, SO_REUSEADDR, &one, -2147483648, .err = EINVAL);
	SET(fd, SOL_SOCKET, SO_REUSEADDR, &one, 0, .err = EINVAL);
	SET(fd, SOL_SOCKET, SO_REUSEADDR, NULL, 0, .err = EINVAL);
	SET(fd, SOL_SOCKET, SO_BINDTODEVICE, NULL, 0);
	SET(fd, SOL_SOCKET, SO_REUSEADDR, &one, 1, .text = "\"\\x01\"",
	    .err = EINVAL);
	SET(fd, SOL_SOCKET, SO_REUSEADDR, &one, 3,
	    .text = "\"\\x01\\x00\\x00\"", .err = EINVAL);
	/* Longer than the option: the kernel reads what it needs. */
	SET(fd, SOL_SOCKET, SO_ATTACH_BPF, page, 2147483647, .text = "[-1]",
	    .notes = "truncated", .err = EINVAL);
	return verdict();
}
