// SPDX-License-Identifier: GPL-2.0-only
/* How sockets of all kinds and states are named. */
#include "lines.h"

#include <fcntl.h>
#include <sched.h>

#include "socks.h"

static void probe(int fd)
{
	int value = 0;

	GET(fd, SOL_SOCKET, SO_REUSEADDR, &value, 4, .show = show_int);
}

/* Ping sockets are for the groups that this allows. */
static void allow_ping(void)
{
	int fd = MUST(open("/proc/sys/net/ipv4/ping_group_range", O_WRONLY));

	MUST(write(fd, "0 0", 3));
	close(fd);
}

static void streams(int family, int protocol)
{
	int listener = line_socket(family, SOCK_STREAM, protocol);
	int client = line_socket(family, SOCK_STREAM, protocol);
	struct sock_address address;

	probe(listener);
	address = bind_loopback(listener, family);
	probe(listener);
	MUST(listen(listener, 1));
	probe(listener);
	MUST(connect(client, &address.sa, address.len));
	probe(client);
	probe(line_register((int)MUST(accept(listener, NULL, NULL)), family,
			    SOCK_STREAM, protocol));
}

static void datagrams(int family, int protocol)
{
	int server = line_socket(family, SOCK_DGRAM, protocol);
	int client = line_socket(family, SOCK_DGRAM, protocol);
	struct sock_address address;

	probe(client);
	address = bind_loopback(server, family);
	probe(server);
	MUST(connect(client, &address.sa, address.len));
	probe(client);
}

/* An IPv6 socket that speaks IPv4 stays an IPv6 socket. */
static void mapped(void)
{
	int listener = line_socket(AF_INET, SOCK_STREAM, 0);
	int client = line_socket(AF_INET6, SOCK_STREAM, 0);
	struct sock_address address = bind_loopback(listener, AF_INET);
	struct sockaddr_in6 in6 = {
		.sin6_family = AF_INET6,
		.sin6_port = address.in.sin_port,
	};

	MUST(listen(listener, 1));
	inet_pton(AF_INET6, "::ffff:127.0.0.1", &in6.sin6_addr);
	MUST(connect(client, (void *)&in6, sizeof(in6)));
	probe(client);
}

static void raw(int family)
{
	int fd = line_socket(family, SOCK_RAW, 200);
	struct sock_address address = loopback(family);

	probe(fd);
	MUST(bind(fd, &address.sa, address.len));
	probe(fd);
}

static void others(void)
{
	struct sockaddr_un un = { .sun_family = AF_UNIX };
	int pair[2];

	raw(AF_INET);
	raw(AF_INET6);
	probe(line_socket(AF_INET, SOCK_RAW, IPPROTO_ICMP));
	probe(line_socket(AF_INET6, SOCK_RAW, IPPROTO_ICMPV6));
	probe(line_socket(AF_INET, SOCK_DGRAM, IPPROTO_ICMP));
	probe(line_socket(AF_INET6, SOCK_DGRAM, IPPROTO_ICMPV6));
	probe(line_socket(AF_UNIX, SOCK_STREAM, 0));
	probe(line_socket(AF_UNIX, SOCK_DGRAM, 0));
	MUST(socketpair(AF_UNIX, SOCK_SEQPACKET, 0, pair));
	probe(line_register(pair[0], AF_UNIX, SOCK_SEQPACKET, 0));
	MUST(socketpair(AF_UNIX, SOCK_STREAM, 0, pair));
	probe(line_register(pair[0], AF_UNIX, SOCK_STREAM, 0));
	/* With no name given, the kernel chooses one. */
	MUST(bind(pair[1], (void *)&un, sizeof(sa_family_t)));
	probe(line_register(pair[1], AF_UNIX, SOCK_STREAM, 0));
	probe(line_socket(AF_NETLINK, SOCK_RAW, NETLINK_ROUTE));
	probe(line_socket(AF_NETLINK, SOCK_DGRAM, NETLINK_GENERIC));
	probe(line_socket(AF_PACKET, SOCK_RAW, htons(3)));
	probe(line_socket(AF_PACKET, SOCK_DGRAM, 0));
}

/* Older kernels have no MPTCP, the newest no UDP-Lite. */
static bool has(int type, int protocol)
{
	int fd = socket(AF_INET, type, protocol);

	if (fd < 0)
		return false;
	close(fd);
	return true;
}

int main(void)
{
	MUST(unshare(CLONE_NEWNET));
	loopback_up();
	allow_ping();
	streams(AF_INET, 0);
	streams(AF_INET6, IPPROTO_TCP);
	if (has(SOCK_STREAM, IPPROTO_MPTCP))
		streams(AF_INET, IPPROTO_MPTCP);
	datagrams(AF_INET, 0);
	datagrams(AF_INET6, IPPROTO_UDP);
	if (has(SOCK_DGRAM, IPPROTO_UDPLITE))
		datagrams(AF_INET, IPPROTO_UDPLITE);
	mapped();
	others();
	return verdict();
}
