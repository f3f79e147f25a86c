// SPDX-License-Identifier: GPL-2.0-only
/* getsockopt calls that fail, each for another reason. */
#include "lines.h"

int main(void)
{
	void *low = (void *)0x1;
	int fd, pipes[2];
	int value = 0;

	MUST(pipe(pipes));
	fd = line_socket(AF_INET, SOCK_STREAM, 0);

	GET(-1, SOL_SOCKET, SO_TYPE, &value, 4, .err = EBADF);
	GET(pipes[1], SOL_SOCKET, SO_TYPE, &value, 4, .err = ENOTSOCK);
	GET_AS(fd, SOL_SOCKET, "SOL_SOCKET", 9999, "0x270f /* SO_??? */",
	       &value, 4, .err = ENOPROTOOPT);
	GET_AS(fd, SOL_TCP, "SOL_TCP", 9999, "0x270f /* TCP_??? */", &value, 4,
	       .err = ENOPROTOOPT);
	GET_AS(fd, 254, "254 /* SOL_??? */", 7, "7", &value, 4,
	       .any_result = true);

	GET(fd, SOL_SOCKET, SO_TYPE, low, 4, .err = EFAULT);
	GET(fd, SOL_SOCKET, SO_TYPE, NULL, 4, .err = EFAULT);
	GET(fd, SOL_SOCKET, SO_TYPE, &value, 4, .bad_length = true,
	    .length_at = low, .err = EFAULT);
	GET(fd, SOL_SOCKET, SO_TYPE, NULL, 4, .bad_length = true,
	    .length_at = NULL, .err = EFAULT);
	GET(fd, SOL_SOCKET, SO_TYPE, &value, -1, .err = EINVAL);
	/* No byte is wanted, and none is given: this is no error. */
	GET(fd, SOL_SOCKET, SO_TYPE, NULL, 0);
	GET(fd, SOL_SOCKET, SO_TYPE, &value, 0, .text = "\"\"");
	return verdict();
}
