// SPDX-License-Identifier: GPL-2.0-only
/* Options whose values are more than a number. */
#include "lines.h"

#include <sched.h>
#include <sys/time.h>

#include "socks.h"

static void structures(int fd)
{
	struct linger linger = { .l_onoff = 1, .l_linger = 5 };
	struct timeval time = { .tv_sec = 1, .tv_usec = 500000 };
	int short_read[2] = { 1, 0 };

	SET(fd, SOL_SOCKET, SO_LINGER, &linger, 8,
	    .text = "{l_onoff=1, l_linger=5}");
	GET(fd, SOL_SOCKET, SO_LINGER, &linger, 8,
	    .text = "{l_onoff=1, l_linger=5}");
	GET(fd, SOL_SOCKET, SO_LINGER, short_read, 4, .text = "{l_onoff=1}");
	SET(fd, SOL_SOCKET, SO_RCVTIMEO, &time, 16,
	    .text = "{tv_sec=1, tv_usec=500000}");
	GET(fd, SOL_SOCKET, SO_RCVTIMEO, &time, 16,
	    .text = "{tv_sec=1, tv_usec=500000}");
}

static void symbols(int fd)
{
	int value = 0;

	GET(fd, SOL_SOCKET, SO_TYPE, &value, 4, .text = "[SOCK_STREAM]");
	GET(fd, SOL_SOCKET, SO_DOMAIN, &value, 4, .text = "[AF_INET]");
	GET(fd, SOL_SOCKET, SO_PROTOCOL, &value, 4, .text = "[IPPROTO_TCP]");
	value = IP_PMTUDISC_DO;
	SET(fd, SOL_IP, IP_MTU_DISCOVER, &value, 4, .text = "[IP_PMTUDISC_DO]");
	GET(fd, SOL_IP, IP_MTU_DISCOVER, &value, 4, .text = "[IP_PMTUDISC_DO]");
}

static void strings(int fd)
{
	char reno[] = "reno", cubic[] = "cubic", bad[] = "brr";
	char device[] = "lo", name[16] = { 0 };

	SET(fd, SOL_TCP, TCP_CONGESTION, cubic, 5, .text = "\"cubic\"");
	SET(fd, SOL_TCP, TCP_CONGESTION, bad, 3, .text = "\"brr\"",
	    .err = ENOENT);
	SET(fd, SOL_TCP, TCP_CONGESTION, reno, 5, .text = "\"reno\"");
	GET(fd, SOL_TCP, TCP_CONGESTION, name, 16, .text = "\"reno\"");
	GET(fd, SOL_SOCKET, SO_BINDTODEVICE, name, 16, .text = "\"\"");
	SET(fd, SOL_SOCKET, SO_BINDTODEVICE, device, 3, .text = "\"lo\"");
	GET(fd, SOL_SOCKET, SO_BINDTODEVICE, name, 16, .text = "\"lo\"");
}

static void membership(void)
{
	int fd = line_socket(AF_INET, SOCK_DGRAM, 0);
	struct ip_mreq mreq;

	inet_pton(AF_INET, "224.0.0.3", &mreq.imr_multiaddr);
	inet_pton(AF_INET, "127.0.0.1", &mreq.imr_interface);
	SET(fd, SOL_IP, IP_ADD_MEMBERSHIP, &mreq, 8,
	    .text = "{imr_multiaddr=224.0.0.3, imr_interface=127.0.0.1}");
	SET(fd, SOL_IP, IP_DROP_MEMBERSHIP, &mreq, 8,
	    .text = "{imr_multiaddr=224.0.0.3, imr_interface=127.0.0.1}");
}

/* An error that waits on the socket, and then none. */
static void pending_error(void)
{
	int closed = MUST(socket(AF_INET, SOCK_DGRAM, 0));
	struct sock_address address = bind_loopback(closed, AF_INET);
	int fd = line_socket(AF_INET, SOCK_DGRAM, 0);
	int value = 0;

	close(closed);
	MUST(connect(fd, &address.sa, address.len));
	/* Loopback answers before send(2) returns. */
	MUST(send(fd, "x", 1, 0));
	GET(fd, SOL_SOCKET, SO_ERROR, &value, 4, .text = "[ECONNREFUSED]");
	GET(fd, SOL_SOCKET, SO_ERROR, &value, 4, .text = "[0]");
}

static void credentials(void)
{
	char text[64];
	int pair[2], value[3];

	MUST(socketpair(AF_UNIX, SOCK_STREAM, 0, pair));
	line_register(pair[0], AF_UNIX, SOCK_STREAM, 0);
	snprintf(text, sizeof(text), "{pid=%d, uid=%u, gid=%u}", getpid(),
		 geteuid(), getegid());
	GET(pair[0], SOL_SOCKET, SO_PEERCRED, value, 12, .text = text);
}

/* Levels whose options have no names yet. */
static void numbers(void)
{
	int netlink = line_socket(AF_NETLINK, SOCK_RAW, NETLINK_ROUTE);
	int packet = line_socket(AF_PACKET, SOCK_RAW, 0);
	int one = 1;

	SET_AS(netlink, SOL_NETLINK, "SOL_NETLINK", NETLINK_PKTINFO,
	       "NETLINK_PKTINFO", &one, 4, .text = "[1]");
	SET_AS(packet, SOL_PACKET, "SOL_PACKET", PACKET_AUXDATA,
	       "PACKET_AUXDATA", &one, 4, .text = "[1]");
	GET_AS(packet, SOL_PACKET, "SOL_PACKET", PACKET_AUXDATA,
	       "PACKET_AUXDATA", &one, 4, .text = "[1]");
}

int main(void)
{
	int fd;

	MUST(unshare(CLONE_NEWNET));
	loopback_up();
	fd = line_socket(AF_INET, SOCK_STREAM, 0);
	structures(fd);
	symbols(fd);
	strings(fd);
	membership();
	pending_error();
	credentials();
	numbers();
	return verdict();
}
