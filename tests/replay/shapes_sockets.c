// SPDX-License-Identifier: GPL-2.0-only
#include "shapes.h"

#include <arpa/inet.h>

/* On hosts of either byte order, the bytes stand in network order. */
#define IP4(a, b, c, d) .bytes = { a, b, c, d }

union ip4 {
	uint8_t bytes[4];
	uint32_t word;
};

struct inet {
	union ip4 laddr, raddr;
	uint32_t lport, rport;
};
_Static_assert(sizeof(struct inet) == sizeof(struct sot_inet),
	       "as on the wire");

struct inet6 {
	uint8_t laddr[16], raddr[16];
	uint32_t lport, rport;
};
_Static_assert(sizeof(struct inet6) == sizeof(struct sot_inet6),
	       "as on the wire");

static const struct inet connected = {
	{ IP4(10, 0, 0, 1) }, { IP4(10, 0, 0, 9) }, 443, 51515
};
static const struct inet bound = { .lport = 80 };
static const struct inet bound_ip = { { IP4(127, 0, 0, 1) }, .lport = 53 };
static const struct inet remote_only = { .raddr = { IP4(192, 0, 2, 7) },
					 .rport = 514 };
static const struct inet unset = { 0 };
static const struct inet6 connected6 = {
	{ [15] = 1 }, { 0x20, 0x01, 0x0d, 0xb8, [15] = 0x10 }, 80, 40000
};
static const struct inet6 bound6 = { .lport = 5353 };
static const struct inet6 mapped6 = { { [10] = 0xff, 0xff, 10, 0, 0, 1 },
				      { [10] = 0xff, 0xff, 10, 0, 0, 9 },
				      8080,
				      40001 };
static const struct inet6 unset6 = { 0 };

#define ADDR(a) &(a), sizeof(a)

const struct shape_sock sock_tcp = { 2, 1, 6, 1, 41234, ADDR(connected) };
const struct shape_sock sock_tcp_new = { 2, 1, 6, 7, 41235, ADDR(unset) };
const struct shape_sock sock_udp6 = { 10, 2, 17, 7, 41236, ADDR(bound6) };
const struct shape_sock sock_unix = { .family = 1, .type = 1, .inode = 41234 };
const struct shape_sock sock_alg = { .family = 38, .type = 5, .inode = 9 };

static const struct shape_sock tcp_listen = { 2, 1, 6, 10, 100, ADDR(bound) };
static const struct shape_sock tcp6 = { 10, 1, 6, 1, 101, ADDR(connected6) };
static const struct shape_sock tcp6_mapped = {
	10, 1, 6, 1, 102, ADDR(mapped6)
};
static const struct shape_sock tcp6_new = { 10, 1, 6, 7, 103, ADDR(unset6) };
static const struct shape_sock udp = { 2, 2, 17, 7, 104, ADDR(bound_ip) };
static const struct shape_sock udp_remote = { 2, 2,   17,
					      1, 105, ADDR(remote_only) };
static const struct shape_sock udplite = { 2, 2, 136, 7, 106, ADDR(unset) };
static const struct shape_sock icmp = { 2, 2, 1, 7, 107, ADDR(unset) };
static const struct shape_sock icmp6 = { 10, 2, 58, 7, 108, ADDR(unset6) };
static const struct shape_sock sctp = { 2, 5, 132, 7, 109, ADDR(unset) };
static const struct shape_sock sctp6 = { 10, 1, 132, 7, 110, ADDR(unset6) };
static const struct shape_sock mptcp = { 2, 1, 262, 1, 111, ADDR(connected) };
static const struct shape_sock dccp = { 2, 6, 33, 7, 112, ADDR(unset) };
static const struct shape_sock raw = { 2, 3, 255, 7, 113, ADDR(unset) };
static const struct shape_sock raw6 = { 10, 3, 58, 7, 114, ADDR(unset6) };
static const struct shape_sock odd = { 2, 2, 200, 7, 115, ADDR(unset) };
static const struct shape_sock odd6 = { 10, 2, 200, 7, 116, ADDR(unset6) };
static const struct shape_sock no_addr = { 2, 1, 6, 1, 117, NULL, 0 };
static const struct shape_sock netlink = { .family = 16,
					   .type = 3,
					   .inode = 5 };
static const struct shape_sock packet = { .family = 17, .type = 3, .inode = 7 };
static const struct shape_sock unix_dgram = { .family = 1,
					      .type = 2,
					      .inode = 118 };
static const struct shape_sock vsock = { .family = 40,
					 .type = 1,
					 .inode = 119 };
static const struct shape_sock unknown = { .family = 99,
					   .type = 2,
					   .inode = 5 };
static const struct shape_sock odd_type = { .family = 1,
					    .type = 77,
					    .inode = 120 };

#define KEEPALIVE SET(SOL_SOCKET, SO_KEEPALIVE, 4), INT(1)

static const struct shape list[] = {
	{ "nginx", &sock_tcp, { SET(SOL_SOCKET, SO_RCVBUF, 4), INT(262144) } },
	{ "tcp-listen", &tcp_listen, { KEEPALIVE } },
	{ "tcp-new", &sock_tcp_new, { KEEPALIVE } },
	{ "tcp-no-address", &no_addr, { KEEPALIVE } },
	{ "tcp6", &tcp6, { KEEPALIVE } },
	{ "tcp6-mapped", &tcp6_mapped, { KEEPALIVE } },
	{ "tcp6-new", &tcp6_new, { KEEPALIVE } },
	{ "udp", &udp, { KEEPALIVE } },
	{ "udp-remote", &udp_remote, { KEEPALIVE } },
	{ "udp6", &sock_udp6, { KEEPALIVE } },
	{ "udplite", &udplite, { KEEPALIVE } },
	{ "icmp", &icmp, { KEEPALIVE } },
	{ "icmp6", &icmp6, { KEEPALIVE } },
	{ "sctp", &sctp, { KEEPALIVE } },
	{ "sctp6", &sctp6, { KEEPALIVE } },
	{ "mptcp", &mptcp, { KEEPALIVE } },
	{ "dccp", &dccp, { KEEPALIVE } },
	{ "raw", &raw, { KEEPALIVE } },
	{ "raw6", &raw6, { KEEPALIVE } },
	{ "odd-protocol", &odd, { KEEPALIVE } },
	{ "odd-protocol6", &odd6, { KEEPALIVE } },
	{ "unix", &sock_unix, { KEEPALIVE } },
	{ "unix-dgram", &unix_dgram, { KEEPALIVE } },
	{ "netlink", &netlink, { KEEPALIVE } },
	{ "packet", &packet, { KEEPALIVE } },
	{ "alg", &sock_alg, { KEEPALIVE } },
	{ "vsock", &vsock, { KEEPALIVE } },
	{ "odd-family", &unknown, { KEEPALIVE } },
	{ "odd-type", &odd_type, { KEEPALIVE } },
	{ "no-fd",
	  NULL,
	  { SET(SOL_SOCKET, SO_KEEPALIVE, 4, .fd = -1, .ret = -9), INT(1) } },
	{ "no-socket",
	  NULL,
	  { SET(SOL_SOCKET, SO_KEEPALIVE, 4, .ret = -88), INT(1) } },
};

const struct shapes shapes_sockets = { list, COUNT(list) };
