/* SPDX-License-Identifier: GPL-2.0-only */
/* What a descriptor's socket is, as seen at one moment. */
#ifndef SOT_SOCKET_H
#define SOT_SOCKET_H

#include <linux/types.h>

#include "uapi/sockopt_trace.h"

struct sot_socket {
	u64 cookie;
	u32 netns;
	u32 inode;
	u32 family;
	u32 type;
	u32 protocol;
	u32 state;
	u32 addr_len; /* bytes of the address that is valid */
	union {
		struct sot_inet inet;
		struct sot_inet6 inet6;
	};
};

struct socket;

/*
 * Describes a socket that the caller holds. Runs with preemption off; takes no
 * lock of the socket, so addresses of one that is being connected meanwhile
 * may be half old.
 */
void sot_socket_describe(struct socket *sock, struct sot_socket *to);

/*
 * What went over a TCP connection that the caller holds: false, and nothing is
 * written, if it is none. Runs with preemption off, without a lock.
 */
bool sot_socket_tcp_end(struct socket *sock, struct sot_tcp_end *end);

/*
 * Describes the socket behind fd of the current process. False, and all zeros,
 * if there is none. Runs with preemption off.
 */
bool sot_socket_describe_fd(s32 fd, struct sot_socket *to);

#endif
