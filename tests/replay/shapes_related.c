// SPDX-License-Identifier: GPL-2.0-only
#include "shapes.h"

#define CLOEXEC 02000000
#define NONBLOCK 04000

/* The life of a TCP server, of a client, and of a UNIX socket. */
static const struct sot_inet unset = { 0 };
static const struct inet_bytes {
	uint8_t laddr[4], raddr[4];
	uint32_t lport, rport;
} bound = { .laddr = { 127, 0, 0, 1 }, .lport = 80 },
  accepted = { { 127, 0, 0, 1 }, { 127, 0, 0, 1 }, 80, 50000 },
  connected = { { 127, 0, 0, 1 }, { 127, 0, 0, 1 }, 50000, 80 };
_Static_assert(sizeof(struct inet_bytes) == sizeof(struct sot_inet),
	       "as on the wire");

#define ADDR(a) &(a), sizeof(a)

static const struct shape_sock tcp_new = { 2, 1, 6, 7, 200, ADDR(unset) };
static const struct shape_sock tcp_bound = { 2, 1, 6, 7, 200, ADDR(bound) };
static const struct shape_sock tcp_listen = { 2, 1, 6, 10, 200, ADDR(bound) };
static const struct shape_sock tcp_accepted = {
	2, 1, 6, 1, 201, ADDR(accepted)
};
static const struct shape_sock tcp_client = { 2, 1, 6, 7, 202, ADDR(unset) };
static const struct shape_sock tcp_connected = { 2, 1,	 6,
						 1, 202, ADDR(connected) };
static const struct shape_sock udp_raw = { 2, 3, 17, 7, 203, ADDR(unset) };
static const struct shape_sock unix_new = { 1, 1, 0, 7, 204, NULL, 0 };
static const struct shape_sock netlink = { 16, 3, 0, 7, 205, NULL, 0 };
static const struct shape_sock packet = { 17, 3, 768, 7, 206, NULL, 0 };
static const struct shape_sock vsock = { 40, 1, 0, 7, 207, NULL, 0 };
static const struct shape_sock can = { 29, 3, 1, 7, 208, NULL, 0 };

#define SOCKADDR_IN(port, a, b, c, d) \
	BYTES(2, 0, (port) >> 8, (port)&0xff, a, b, c, d, [15] = 0)
#define SOCKADDR_IN6(port, last) \
	BYTES(10, 0, (port) >> 8, (port)&0xff, [23] = (last), [27] = 0)

/* FIELDS of struct sot_event may follow. */
#define RELATED(call, ...) \
	.event = { .header.type = SOT_TYPE_##call, __VA_ARGS__ }
#define SOCKET(domain, kind, protocol, result, ...)                       \
	RELATED(SOCKET, .level = (domain), .optname = (kind),             \
		.optlen = (protocol), .fd = (result) < 0 ? -1 : (result), \
		.ret = (result), __VA_ARGS__)
#define BIND(len, ...) RELATED(BIND, .optlen = (len), __VA_ARGS__)
#define CONNECT(len, ...) RELATED(CONNECT, .optlen = (len), __VA_ARGS__)
#define ACCEPT(flags_of, result, ...)                                   \
	RELATED(ACCEPT, .optname = (flags_of), .ret = (result),         \
		.optval = 0x7ffd00002000, .optlen_ptr = 0x7ffd00002080, \
		__VA_ARGS__)
#define CLOSE(...) RELATED(CLOSE, .fd = -1, __VA_ARGS__)

/* struct sot_tcp_end: 1400 bytes in 70 segments out, 90 in 9 in, TCP_NODELAY */
#define TCP_END                                                               \
	BYTES(0x78, 5, [8] = 90, [16] = 70, [20] = 9, [24] = SOT_TCP_NODELAY, \
	      [31] = 0)

static const struct shape list[] = {
	{ "server", &tcp_new, { SOCKET(2, 1 | CLOEXEC, 6, 7) } },
	{ "server", &tcp_new, { BIND(16), SOCKADDR_IN(80, 127, 0, 0, 1) } },
	{ "server",
	  &tcp_bound,
	  { BIND(16, .ret = -22), SOCKADDR_IN(81, 127, 0, 0, 1) } },
	{ "server", &tcp_bound, { RELATED(LISTEN, .optlen = 128) } },
	{ "server", &tcp_accepted, { ACCEPT(NONBLOCK, 8) } },
	{ "server", &tcp_listen, { ACCEPT(0, -11) } },
	{ "server",
	  &tcp_accepted,
	  { RELATED(ACCEPT, .ret = 9, .optlen_ptr = UINT64_MAX) } },
	{ "server", NULL, { ACCEPT(CLOEXEC | NONBLOCK | 1, 10) } },
	{ "server", NULL, { RELATED(ACCEPT, .fd = -1, .ret = -9) } },
	{ "server", &tcp_accepted, { CLOSE(), TCP_END } },
	{ "server", &tcp_listen, { CLOSE() } },

	{ "client", &tcp_client, { SOCKET(2, 1, 0, 3) } },
	{ "client",
	  &tcp_client,
	  { CONNECT(16, .ret = -115), SOCKADDR_IN(80, 127, 0, 0, 1) } },
	{ "client", &tcp_connected, { CONNECT(2), BYTES(0, 0) } },
	{ "client",
	  &tcp_client,
	  { CONNECT(28, .ret = -97), SOCKADDR_IN6(443, 1) } },
	{ "client", NULL, { SOCKET(10, 1 | NONBLOCK, 6, -97) } },
	{ "client", NULL, { SOCKET(2, 3, 255, -1) } },
	{ "client", NULL, { SOCKET(-5, 0x7ffffff7, -1, -97) } },
	{ "client", &udp_raw, { BIND(16), SOCKADDR_IN(0, 10, 0, 0, 1) } },

	{ "unix", &unix_new, { SOCKET(1, 5 | CLOEXEC, 0, 4) } },
	{ "unix",
	  &unix_new,
	  { BIND(10), BYTES(1, 0, '/', 'r', 'u', 'n', '/', 'x', 0, 0) } },
	{ "unix",
	  &unix_new,
	  { CONNECT(8), BYTES(1, 0, 0, 'n', 'a', 0, 'm', 'e') } },
	{ "unix", &unix_new, { BIND(2), BYTES(1, 0) } },
	{ "unix",
	  &unix_new,
	  { CONNECT(110, .flags = SOT_F_TRUNCATED),
	    BYTES(1, 0, '/', 'a', '"', '\n', 0xff, '/') } },
	{ "unix", &unix_new, { CLOSE() } },

	{ "netlink", &netlink, { SOCKET(16, 3 | CLOEXEC, 0, 5) } },
	{ "netlink",
	  &netlink,
	  { BIND(12), BYTES(16, 0, 0, 0, 1, 2, 0, 0, 17, 0, 0, 0) } },
	{ "packet",
	  &packet,
	  { BIND(20), BYTES(17, 0, 0, 3, 2, 0, 0, 0, [19] = 0) } },
	{ "vsock",
	  &vsock,
	  { CONNECT(16), BYTES(40, 0, 0, 0, 57, 48, 0, 0, 2, [15] = 0) } },
	{ "can", &can, { BIND(24), BYTES(29, 0, 0, 0, 3, 0, 0, 0, [23] = 0) } },
	{ "odd", &vsock, { BIND(6), BYTES(0xff, 0xfe, 1, 2, 3, 4) } },

	/* What a program may pass by mistake, or in order to confuse. */
	{ "hostile", &tcp_new, { BIND(0, .ret = -22, .optval = 1) } },
	{ "hostile", &tcp_new, { BIND(16, .ret = -14) } },
	{ "hostile",
	  &tcp_new,
	  { BIND(16, .ret = -14, .optval = 8, .flags = SOT_F_FAULT) } },
	{ "hostile", &tcp_new, { BIND(-1, .ret = -22), BYTES(2) } },
	{ "hostile",
	  &tcp_new,
	  { CONNECT(INT32_MAX, .ret = -22), BYTES(2, 0, 0, 80, 10, 0, 0) } },
	{ "hostile",
	  &tcp_new,
	  { CONNECT(16, .flags = SOT_F_CHANGED | SOT_F_LATE),
	    SOCKADDR_IN(80, 10, 0, 0, 1) } },
	{ "hostile",
	  &tcp_new,
	  { CONNECT(16, .optval = 8, .flags = SOT_F_OMITTED) } },
	{ "hostile",
	  &tcp_new,
	  { RELATED(LISTEN, .optlen = -1), .hdr_len = 120 } },
	{ "hostile", NULL, { RELATED(LISTEN, .fd = -1, .ret = -9) } },
	{ "hostile", NULL, { CLOSE() } },
	{ "hostile", &tcp_connected, { CLOSE(), BYTES(1, 2, 3) } },
	{ "hostile", NULL, { SOCKET(2, 1, 6, 4) } },
	{ "uring",
	  &tcp_connected,
	  { CONNECT(16, .via = SOT_VIA_IO_URING, .flags = SOT_F_FIXED_FILE),
	    SOCKADDR_IN(80, 127, 0, 0, 1) } },
	{ "options", &tcp_new, { SET(SOL_SOCKET, SO_KEEPALIVE, 4), INT(1) } },
};

const struct shapes shapes_related = { list, COUNT(list) };
