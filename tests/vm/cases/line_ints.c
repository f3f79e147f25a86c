// SPDX-License-Identifier: GPL-2.0-only
/*
 * The options that are plain numbers, set and read back on sockets of all
 * kinds: what fits no socket fails, and that has to be shown as well.
 */
#include "lines.h"

#include <sched.h>

#include "socks.h"

#define OPTION(LEVEL, NAME, VALUE)                \
	{                                         \
		LEVEL, #LEVEL, NAME, #NAME, VALUE \
	}

static const struct option {
	int level;
	const char *level_text;
	int name;
	const char *name_text;
	int value;
} options[] = {
	OPTION(SOL_SOCKET, SO_REUSEADDR, 1),
	OPTION(SOL_SOCKET, SO_REUSEPORT, 1),
	OPTION(SOL_SOCKET, SO_KEEPALIVE, 1),
	OPTION(SOL_SOCKET, SO_BROADCAST, 1),
	OPTION(SOL_SOCKET, SO_OOBINLINE, 1),
	OPTION(SOL_SOCKET, SO_DONTROUTE, 1),
	OPTION(SOL_SOCKET, SO_SNDBUF, 65536),
	OPTION(SOL_SOCKET, SO_RCVBUF, 262144),
	OPTION(SOL_SOCKET, SO_RCVLOWAT, 2),
	OPTION(SOL_SOCKET, SO_PRIORITY, 6),
	OPTION(SOL_SOCKET, SO_ZEROCOPY, 1),
	OPTION(SOL_SOCKET, SO_PASSCRED, 1),
	OPTION(SOL_TCP, TCP_NODELAY, 1),
	OPTION(SOL_TCP, TCP_CORK, 0),
	OPTION(SOL_TCP, TCP_MAXSEG, 1000),
	OPTION(SOL_TCP, TCP_KEEPIDLE, 60),
	OPTION(SOL_TCP, TCP_KEEPINTVL, 10),
	OPTION(SOL_TCP, TCP_KEEPCNT, 5),
	OPTION(SOL_TCP, TCP_SYNCNT, 3),
	OPTION(SOL_TCP, TCP_LINGER2, 20),
	OPTION(SOL_TCP, TCP_DEFER_ACCEPT, 1),
	OPTION(SOL_TCP, TCP_WINDOW_CLAMP, 65535),
	OPTION(SOL_TCP, TCP_QUICKACK, 1),
	OPTION(SOL_TCP, TCP_USER_TIMEOUT, 30000),
	OPTION(SOL_TCP, TCP_NOTSENT_LOWAT, 16384),
	OPTION(SOL_IP, IP_TTL, 64),
	OPTION(SOL_IP, IP_RECVTTL, 1),
	OPTION(SOL_IP, IP_RECVTOS, 1),
	OPTION(SOL_IP, IP_RECVERR, 1),
	OPTION(SOL_IP, IP_PKTINFO, 1),
	OPTION(SOL_IP, IP_FREEBIND, 1),
	OPTION(SOL_IP, IP_TRANSPARENT, 1),
	OPTION(SOL_IP, IP_MULTICAST_TTL, 2),
	OPTION(SOL_IP, IP_MULTICAST_LOOP, 0),
	OPTION(SOL_IP, IP_BIND_ADDRESS_NO_PORT, 1),
	OPTION(SOL_IPV6, IPV6_V6ONLY, 1),
	OPTION(SOL_IPV6, IPV6_UNICAST_HOPS, 32),
	OPTION(SOL_IPV6, IPV6_MULTICAST_HOPS, 3),
	OPTION(SOL_IPV6, IPV6_RECVPKTINFO, 1),
	OPTION(SOL_IPV6, IPV6_RECVHOPLIMIT, 1),
	OPTION(SOL_IPV6, IPV6_RECVERR, 1),
	OPTION(SOL_IPV6, IPV6_DONTFRAG, 1),
	OPTION(SOL_UDP, UDP_CORK, 0),
	OPTION(SOL_UDP, UDP_SEGMENT, 1200),
	OPTION(SOL_UDP, UDP_GRO, 1),
};

static void sweep(int fd)
{
	int family = line_sockets[fd].family;
	bool inet = family == AF_INET || family == AF_INET6;

	for (size_t i = 0; i < sizeof(options) / sizeof(options[0]); i++) {
		const struct option *o = &options[i];
		int value = o->value;

		/* In other families these levels mean nothing, or else. */
		if (o->level != SOL_SOCKET && !inet)
			continue;
		SET_AS(fd, o->level, o->level_text, o->name, o->name_text,
		       &value, 4, .show = show_int, .any_result = true);
		value = 0;
		GET_AS(fd, o->level, o->level_text, o->name, o->name_text,
		       &value, 4, .show = show_int, .any_result = true);
	}
}

static int tcp(int family, bool connected)
{
	int listener = line_socket(family, SOCK_STREAM, 0);
	struct sock_address address = bind_loopback(listener, family);
	int client;

	MUST(listen(listener, 1));
	if (!connected)
		return listener;
	client = line_socket(family, SOCK_STREAM, 0);
	MUST(connect(client, &address.sa, address.len));
	return client;
}

int main(void)
{
	int bound;

	MUST(unshare(CLONE_NEWNET));
	loopback_up();
	sweep(line_socket(AF_INET, SOCK_STREAM, 0));
	sweep(tcp(AF_INET, false));
	sweep(tcp(AF_INET6, true));
	bound = line_socket(AF_INET, SOCK_DGRAM, 0);
	bind_loopback(bound, AF_INET);
	sweep(bound);
	sweep(line_socket(AF_INET6, SOCK_DGRAM, 0));
	sweep(line_socket(AF_UNIX, SOCK_STREAM, 0));
	sweep(line_socket(AF_NETLINK, SOCK_RAW, NETLINK_ROUTE));
	sweep(line_socket(AF_PACKET, SOCK_DGRAM, 0));
	return verdict();
}
