// SPDX-License-Identifier: GPL-2.0-only
/* Sockets between virtual machines and their host; the level is AF_VSOCK. */
#include <sys/socket.h>

#include "catalogue.h"

/* clang-format off */
static const struct opt vsock_opts[] = {
	OPT(SO_VM_SOCKETS_BUFFER_SIZE, 0, BOTH, u64, .unit = "bytes",
	    .meaning = "room for data of a stream",
	    .trap = "takes 8 bytes, not an int; SO_RCVBUF has no effect on these sockets",
	    .since = "3.9"),
	OPT(SO_VM_SOCKETS_BUFFER_MIN_SIZE, 1, BOTH, u64, .unit = "bytes",
	    .meaning = "the least that SO_VM_SOCKETS_BUFFER_SIZE may be",
	    .since = "3.9"),
	OPT(SO_VM_SOCKETS_BUFFER_MAX_SIZE, 2, BOTH, u64, .unit = "bytes",
	    .meaning = "the most that SO_VM_SOCKETS_BUFFER_SIZE may be",
	    .since = "3.9"),
	OPT(SO_VM_SOCKETS_PEER_HOST_VM_ID, 3, BOTH, s32,
	    .meaning = "number of a guest that is the peer; VMware's own driver only",
	    .since = "3.9"),
	OPT(SO_VM_SOCKETS_TRUSTED, 5, BOTH, bool,
	    .meaning = "whether the peer is trusted; VMware's own driver only",
	    .since = "3.9"),
	OPT(SO_VM_SOCKETS_CONNECT_TIMEOUT, 6, BOTH, timeval,
	    .preset = "2 seconds",
	    .meaning = "how long connect(2) waits at most",
	    .since = "3.9"),
	OPT(SO_VM_SOCKETS_CONNECT_TIMEOUT_OLD, 6, ALIAS, timeval,
	    .meaning = "SO_VM_SOCKETS_CONNECT_TIMEOUT with a struct timeval as wide as a long"),
	OPT(SO_VM_SOCKETS_NONBLOCK_TXRX, 7, BOTH, bool,
	    .meaning = "sends and receives without waiting; VMware's own driver only",
	    .since = "3.9"),
	OPT(SO_VM_SOCKETS_CONNECT_TIMEOUT_NEW, 8, BOTH, timeval_new,
	    .preset = "2 seconds", .since = "5.17",
	    .meaning = "SO_VM_SOCKETS_CONNECT_TIMEOUT with 64-bit times, on all machines"),
};
/* clang-format on */

LEVEL(vsock) = {
	.name = "AF_VSOCK",
	.number = AF_VSOCK,
	.families = 1ULL << AF_VSOCK,
	.prefix = "SO_VM_SOCKETS_???",
	.manual = "vsock(7)",
	OPT_ROWS(vsock_opts),
};
