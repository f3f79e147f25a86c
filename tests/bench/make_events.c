// SPDX-License-Identifier: GPL-2.0-only
/*
 * Writes a recording of COUNT calls as usual programs make them, in turn, the
 * same bytes at every run: make_events COUNT >FILE
 */
#include <stdlib.h>
#include <unistd.h>

#include "../../userspace/recording.h"
#include "../replay/shapes.h"

#define START_REALTIME_NS INT64_C(1795262462123456789)
#define START_NS UINT64_C(1000000000000)
#define STEP_NS 1700

static const int32_t linger[2] = { 1, 5 };
static const int64_t timeout[2] = { 2, 500000 };
static const uint8_t tcp_info[128] = { 1, 0, 0, 0, 0, 7, 0x77 };

/* What servers and clients do to their sockets. */
static const struct shape calls[] = {
	{ "nginx",
	  &sock_tcp_new,
	  { SET(SOL_SOCKET, SO_REUSEADDR, 4), INT(1) } },
	{ "nginx", &sock_tcp, { SET(SOL_TCP, TCP_NODELAY, 4), INT(1) } },
	{ "nginx",
	  &sock_tcp,
	  { GET(SOL_TCP, TCP_INFO, 128, 128), .value = tcp_info,
	    .value_len = 128 } },
	{ "redis-server",
	  &sock_tcp,
	  { SET(SOL_SOCKET, SO_KEEPALIVE, 4), INT(1) } },
	{ "redis-server",
	  &sock_tcp,
	  { GET(SOL_SOCKET, SO_ERROR, 4, 4), INT(0) } },
	{ "sshd", &sock_tcp, { SET(SOL_IP, 1, 4), INT(0x10) } },
	{ "sshd",
	  &sock_tcp,
	  { SET(SOL_SOCKET, SO_RCVTIMEO, 16), .value = timeout,
	    .value_len = 16 } },
	{ "curl",
	  &sock_tcp_new,
	  { GET(SOL_SOCKET, SO_RCVBUF, 4, 4), INT(131072) } },
	{ "curl",
	  &sock_tcp,
	  { SET(SOL_SOCKET, SO_LINGER, 8), .value = linger, .value_len = 8 } },
	{ "curl",
	  &sock_tcp,
	  { SET(SOL_TCP, TCP_CONGESTION, 6), TEXT("cubic") } },
	{ "systemd-resolve",
	  &sock_udp6,
	  { SET(SOL_IPV6, IPV6_V6ONLY, 4), INT(1) } },
	{ "systemd-resolve",
	  &sock_udp6,
	  { SET(SOL_IP, IP_MTU_DISCOVER, 4, .ret = -92), INT(2) } },
	{ "dbus-daemon",
	  &sock_unix,
	  { GET(SOL_SOCKET, SO_TYPE, 4, 4), INT(1) } },
	{ "python3",
	  NULL,
	  { SET(SOL_SOCKET, SO_SNDBUF, 4, .ret = -9), INT(65536) } },
};

static void fill_event(struct build *build, const struct shape *shape,
		       size_t number)
{
	struct sot_event *event = &build->event;

	event->header.cpu = number % 4;
	event->pid = event->tid = event->ns_pid = event->ns_tid =
		(uint32_t)(1000 + 37 * number);
	event->ppid = 1;
	event->uid = event->gid = 33;
	event->cgroup_id = 4711;
	event->netns = 4026531840;
	event->pidns = 4026531836;
	event->mntns = 4026531841;
	event->userns = 4026531837;
	event->fd = (int32_t)number + 5;
	event->duration_ns = 812;
	event->optval = 0x7ffd00001000;
	if (event->header.type == SOT_TYPE_GETSOCKOPT)
		event->optlen_ptr = 0x7ffd00000ff0;
	strncpy(event->comm, shape->comm, SOT_COMM_LEN - 1);
	if (!shape->sock) {
		event->flags |= SOT_F_NOSOCK;
		return;
	}
	event->sock_family = shape->sock->family;
	event->sock_type = shape->sock->type;
	event->sock_protocol = shape->sock->protocol;
	event->sock_state = shape->sock->state;
	event->sock_inode = shape->sock->inode;
	event->sock_cookie = 4096 + shape->sock->inode;
	event->sock_netns = 4026531840;
	build->addr = shape->sock->addr;
	build->addr_len = shape->sock->addr_len;
}

static void put_calls(struct out *out, long count)
{
	static uint8_t records[COUNT(calls)][BUILD_MAX];
	size_t lengths[COUNT(calls)];

	for (size_t i = 0; i < COUNT(calls); i++) {
		struct build build = calls[i].build;

		fill_event(&build, &calls[i], i);
		lengths[i] = build_event(records[i], &build);
	}
	for (long n = 0; n < count && !out->err; n++) {
		size_t i = (size_t)n % COUNT(calls);
		struct sot_event *event = (struct sot_event *)records[i];

		event->nth++;
		event->seq++;
		event->ts_ns = START_NS + (uint64_t)n * STEP_NS;
		out_mem(out, records[i], lengths[i]);
		out_flush_full(out);
	}
}

int main(int argc, char **argv)
{
	const struct stream stream = {
		.abi = SOT_ABI,
		.realtime_offset_ns = START_REALTIME_NS - (int64_t)START_NS,
		.host = "web-42",
		.release = "6.1.0-bench",
		.boot_id = "01234567-89ab-cdef-0123-456789abcdef",
	};
	long count = argc == 2 ? atol(argv[1]) : 0;
	struct out out;
	int err;

	if (count < 1)
		return 2;
	if (out_init(&out, STDOUT_FILENO))
		return 1;
	recording_put_header(&out, &stream);
	put_calls(&out, count);
	err = out_flush(&out);
	out_free(&out);
	return err ? 1 : 0;
}
