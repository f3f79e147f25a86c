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

/*
 * Describes the socket behind fd of the current process. False, and all zeros,
 * if there is none. Runs with preemption off; takes no lock of the socket, so
 * addresses of one that is being connected meanwhile may be half old.
 */
bool sot_socket_describe(s32 fd, struct sot_socket *to);

#endif
