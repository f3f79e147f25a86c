/* SPDX-License-Identifier: GPL-2.0-only */
/* Events to try sinks on. */
#ifndef SOT_EVENT_H
#define SOT_EVENT_H

#include <arpa/inet.h>
#include <sys/socket.h>

#include "../../userspace/sink.h"

/* 2026-11-21T12:01:02.123456789 UTC */
#define EVENT_REALTIME 1795262462123456789LL
#define EVENT_MONOTONIC 5000000000LL

static const struct stream event_stream = {
	.abi = SOT_ABI,
	.realtime_offset_ns = EVENT_REALTIME - EVENT_MONOTONIC,
	.host = "web-42",
};

/* setsockopt(7, SOL_SOCKET, SO_RCVBUF, [262144], 4) of nginx */
static inline struct record event_sample(void)
{
	static struct sot_inet inet;
	struct record rec = {
		.type = SOT_TYPE_SETSOCKOPT,
		.event = {
			.header = {
				.type = SOT_TYPE_SETSOCKOPT,
				.cpu = 3,
			},
			.nth = 90, .seq = 91, .ts_ns = EVENT_MONOTONIC,
			.duration_ns = 1234, .sock_cookie = 77,
			.cgroup_id = 5123, .optval = 0x7ffd12345678,
			.fd = 7, .level = 1, .optname = 8, .optlen = 4,
			.addr_len = sizeof(inet), .value_len = 4,
			.pid = 812, .tid = 830, .ppid = 1,
			.ns_pid = 2, .ns_tid = 20, .uid = 33, .gid = 34,
			.netns = 4026531840, .pidns = 11, .mntns = 12,
			.userns = 13, .sock_netns = 14, .sock_inode = 41234,
			.sock_family = AF_INET, .sock_type = SOCK_STREAM,
			.sock_protocol = 6, .sock_state = 1,
			.comm = "nginx",
		},
		.addr = (const uint8_t *)&inet,
		.value = (const uint8_t *)"\x00\x00\x04\x00",
	};

	inet = (struct sot_inet){
		.laddr = htonl(0x0a000001),
		.raddr = htonl(0x0a000009),
		.lport = 443,
		.rport = 51515,
	};
	return rec;
}

/* The same, of getsockopt. */
static inline struct record event_get_sample(void)
{
	struct record rec = event_sample();

	rec.type = SOT_TYPE_GETSOCKOPT;
	rec.event.header.type = SOT_TYPE_GETSOCKOPT;
	rec.event.optlen_ptr = 0x7ffd12345674;
	rec.event.optlen_out = 4;
	return rec;
}

#endif
