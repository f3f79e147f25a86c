// SPDX-License-Identifier: GPL-2.0-only
/* getsockopt with a buffer shorter and longer than the option. */
#include "lines.h"

int main(void)
{
	int fd = line_socket(AF_INET, SOCK_STREAM, 0);
	char value[64] = { 0 };

	GET(fd, SOL_SOCKET, SO_TYPE, value, 4, .text = "[SOCK_STREAM]");
	GET(fd, SOL_SOCKET, SO_TYPE, value, 8, .text = "[SOCK_STREAM]");
	GET(fd, SOL_SOCKET, SO_TYPE, value, 64, .text = "[SOCK_STREAM]");
	GET(fd, SOL_SOCKET, SO_TYPE, value, 1, .text = "\"\\x01\"");
	GET(fd, SOL_SOCKET, SO_TYPE, value, 2, .text = "\"\\x01\\x00\"");
	GET(fd, SOL_SOCKET, SO_RCVBUF, value, 8, .show = show_int);
	GET(fd, SOL_SOCKET, SO_LINGER, value, 16,
	    .text = "{l_onoff=0, l_linger=0}");
	GET(fd, SOL_SOCKET, SO_LINGER, value, 4, .text = "{l_onoff=0}");
	return verdict();
}
