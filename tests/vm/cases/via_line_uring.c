// SPDX-License-Identifier: GPL-2.0-only
/* Requests of io_uring as the reader shows them. */
#include "via_uring_line.h"

#include "socks.h"

static void calls(int fd, const char *notes)
{
	struct {
		int onoff, linger, beyond;
	} value = { 1, 5, 0 };

	SET(fd, SOL_SOCKET, SO_LINGER, &value, 8,
	    .text = "{l_onoff=1, l_linger=5}", .notes = notes,
	    .call = line_uring_call);
	GET(fd, SOL_SOCKET, SO_LINGER, &value, 12,
	    .text = "{l_onoff=1, l_linger=5}", .notes = notes, .ret = 8,
	    .call = line_uring_call);
	GET(fd, SOL_SOCKET, SO_TYPE, &value, 4, .text = "[SOCK_STREAM]",
	    .notes = notes, .ret = 4, .call = line_uring_call);
	SET(fd, SOL_TCP, TCP_NODELAY, &value, 4, .show = show_int,
	    .notes = notes, .call = line_uring_call);
	GET(fd, SOL_TCP, TCP_NODELAY, &value, 4, .notes = notes,
	    .err = EOPNOTSUPP, .call = line_uring_call);
}

int main(void)
{
	int fd, slots[LINE_FDS];

	uring_init(&line_uring, 0);
	fd = line_socket(AF_INET, SOCK_STREAM, 0);
	bind_loopback(fd, AF_INET);
	/* The slot has the descriptor's number, so that its label is known. */
	for (int i = 0; i < LINE_FDS; i++)
		slots[i] = i == fd ? fd : -1;
	uring_register_files(&line_uring, slots, LINE_FDS);
	calls(fd, "io_uring");
	line_uring_flags = IOSQE_FIXED_FILE;
	calls(fd, "io_uring,fixed_file");
	return verdict();
}
