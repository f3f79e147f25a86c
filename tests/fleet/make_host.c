// SPDX-License-Identifier: GPL-2.0-only
/*
 * Writes the recording of host NUMBER, with COUNT calls, as its module and its
 * reader would: names, boots, processes and sockets differ from host to host,
 * ordinals count on each CPU. The same bytes at every run:
 * make_host NUMBER COUNT >FILE
 *
 * What the queries have to find:
 *   every 10th host    a program sets SO_RCVBUF
 *   7, 107, 207 ...    a program attaches a filter
 *   3, 53, 103 ...     LOST_COUNT calls were lost on LOST_CPU, and told
 *   4, 54, 104 ...     MISSED_COUNT calls were missed, on no certain CPU
 */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "../../userspace/recording.h"
#include "../replay/shapes.h"

#define START_REALTIME_NS INT64_C(1795262462123456789)
#define START_NS UINT64_C(1000000000000)
#define STEP_NS 1700000
#define CPUS 4
#define LOST_CPU 1
#define LOST_COUNT 5
#define MISSED_COUNT 2

static const int64_t timeout[2] = { 2, 500000 };
static const uint8_t tcp_info[128] = { 1, 0, 0, 0, 0, 7, 0x77 };
/* A filter's length, and where it stands in the program. */
static const uint64_t filter[2] = { 1, 0x7ffd00002000 };
static const uint8_t accept_all[8] = { 6, 0, 0, 0, 0xff, 0xff };

static const struct shape_sock sock_packet = {
	.family = 17, .type = 3, .protocol = 3, .inode = 50000
};

/* What servers and clients do to their sockets, with pauses of any length. */
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
	{ "sshd",
	  &sock_tcp,
	  { SET(SOL_SOCKET, SO_RCVTIMEO, 16), .value = timeout,
	    .value_len = 16 } },
	{ "curl",
	  &sock_tcp,
	  { SET(SOL_TCP, TCP_CONGESTION, 6), TEXT("cubic") } },
	{ "systemd-resolve",
	  &sock_udp6,
	  { SET(SOL_IP, IP_MTU_DISCOVER, 4, .ret = -92), INT(2) } },
	{ "dbus-daemon",
	  &sock_unix,
	  { GET(SOL_SOCKET, SO_TYPE, 4, 4), INT(1) } },
	{ "python3",
	  NULL,
	  { SET(SOL_SOCKET, SO_KEEPALIVE, 4, .ret = -9), INT(1) } },
};
static const struct shape sets_buffer = {
	"old-server", &sock_tcp, { SET(SOL_SOCKET, SO_RCVBUF, 4), INT(65536) }
};
static const struct shape attaches_filter = {
	"sniffer",
	&sock_packet,
	{ SET(SOL_SOCKET, SO_ATTACH_FILTER, 16), .value = filter,
	  .value_len = 16, .in = accept_all, .in_len = 8 }
};

struct maker {
	struct out *out;
	unsigned long number;
	uint32_t random;
	uint64_t seq[CPUS];
	uint64_t nth[CPUS];
};

/* Of no quality but that it is the same everywhere. */
static uint32_t any(struct maker *maker, uint32_t below)
{
	maker->random = maker->random * 1664525 + 1013904223;
	return (maker->random >> 8) % below;
}

static void fill_socket(struct build *build, const struct shape_sock *sock,
			uint32_t which, struct sot_inet *inet)
{
	struct sot_event *event = &build->event;

	event->sock_family = sock->family;
	event->sock_type = sock->type;
	event->sock_protocol = sock->protocol;
	event->sock_state = sock->state;
	event->sock_inode = sock->inode + which;
	event->sock_cookie = 4096 + which;
	event->sock_netns = 4026531840;
	build->addr = sock->addr;
	build->addr_len = sock->addr_len;
	if (sock != &sock_tcp)
		return;
	memcpy(inet, sock->addr, sizeof(*inet));
	inet->rport = 20000 + which;
	build->addr = inet;
}

static void put_call(struct maker *maker, const struct shape *shape, size_t n)
{
	uint32_t which = any(maker, 2000);
	uint32_t cpu = any(maker, CPUS);
	struct build build = shape->build;
	struct sot_event *event = &build.event;
	uint8_t record[BUILD_MAX];
	struct sot_inet inet;

	event->header.cpu = cpu;
	event->seq = ++maker->seq[cpu];
	event->nth = ++maker->nth[cpu];
	event->ts_ns = START_NS + n * STEP_NS + any(maker, STEP_NS);
	event->pid = event->tid = event->ns_pid = event->ns_tid =
		1000 + (uint32_t)maker->number + 37 * (uint8_t)shape->comm[0];
	event->ppid = 1;
	event->uid = event->gid = 33;
	event->cgroup_id = 4711 + (uint8_t)shape->comm[0];
	event->netns = 4026531840;
	event->pidns = 4026531836;
	event->mntns = 4026531841;
	event->userns = 4026531837;
	event->fd = (int32_t)(5 + which % 200);
	event->duration_ns = 400 + any(maker, 2000);
	event->optval = 0x7ffd00001000;
	if (event->header.type == SOT_TYPE_GETSOCKOPT)
		event->optlen_ptr = 0x7ffd00000ff0;
	strncpy(event->comm, shape->comm, SOT_COMM_LEN - 1);
	if (shape->sock)
		fill_socket(&build, shape->sock, which, &inet);
	else
		event->flags |= SOT_F_NOSOCK;
	out_mem(maker->out, record, build_event(record, &build));
	out_flush_full(maker->out);
}

static void put_loss(struct maker *maker, size_t n, struct sot_lost lost)
{
	uint8_t record[sizeof(lost)];

	lost.ts_ns = START_NS + n * STEP_NS;
	out_mem(maker->out, record, build_lost(record, lost));
}

/* The module has counted them, only the reader did not get them. */
static void put_overrun(struct maker *maker, size_t n)
{
	const struct sot_lost lost = { .header.cpu = LOST_CPU,
				       .reason = SOT_LOST_OVERRUN,
				       .count = LOST_COUNT };

	maker->seq[LOST_CPU] += LOST_COUNT;
	maker->nth[LOST_CPU] += LOST_COUNT;
	put_loss(maker, n, lost);
}

static void put_missed(struct maker *maker, size_t n)
{
	const struct sot_lost lost = { .header.cpu = SOT_CPU_NONE,
				       .reason = SOT_LOST_MISSED,
				       .call = SOT_TYPE_SETSOCKOPT,
				       .count = MISSED_COUNT };

	put_loss(maker, n, lost);
}

static void put_calls(struct maker *maker, size_t count)
{
	for (size_t n = 0; n < count && !maker->out->err; n++) {
		const struct shape *shape = &calls[any(maker, COUNT(calls))];

		if (n == 1 && maker->number % 10 == 0)
			shape = &sets_buffer;
		if (n == 2 && maker->number % 100 == 7)
			shape = &attaches_filter;
		if (n == count / 2 && maker->number % 50 == 3)
			put_overrun(maker, n);
		if (n == count / 2 && maker->number % 50 == 4)
			put_missed(maker, n);
		put_call(maker, shape, n);
	}
}

int main(int argc, char **argv)
{
	unsigned long number = argc == 3 ? strtoul(argv[1], NULL, 10) : 0;
	size_t count = argc == 3 ? strtoul(argv[2], NULL, 10) : 0;
	struct stream stream = {
		.abi = SOT_ABI,
		.realtime_offset_ns = START_REALTIME_NS - (int64_t)START_NS,
		.release = "6.1.0-fleet",
	};
	struct out out;
	struct maker maker = { .out = &out, .number = number };
	int err;

	if (!count)
		return 2;
	if (out_init(&out, STDOUT_FILENO))
		return 1;
	maker.random = (uint32_t)number;
	snprintf(stream.host, sizeof(stream.host), "host-%04lu", number);
	snprintf(stream.boot_id, sizeof(stream.boot_id),
		 "%08x-%04x-4%03x-8%03x-%04x%08x", any(&maker, 1 << 24) * 253,
		 any(&maker, 1 << 16), any(&maker, 1 << 12),
		 any(&maker, 1 << 12), any(&maker, 1 << 16),
		 any(&maker, 1 << 24) * 251);
	recording_put_header(&out, &stream);
	put_calls(&maker, count);
	err = out_flush(&out);
	out_free(&out);
	return err ? 1 : 0;
}
