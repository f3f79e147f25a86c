/* SPDX-License-Identifier: GPL-2.0-only */
/* Calls in every shape that a reader has to show, as tables. */
#ifndef SOT_SHAPES_H
#define SOT_SHAPES_H

#include <stddef.h>

#include "build_record.h"

/* What is 0 here gets a usual value from make_recording.c. */
struct shape {
	const char *comm;
	const struct shape_sock *sock; /* NULL: no socket */
	struct build build;
};

struct shape_sock {
	uint32_t family;
	uint32_t type;
	uint32_t protocol;
	uint32_t state;
	uint32_t inode;
	const void *addr;
	uint32_t addr_len;
};

struct shapes {
	const struct shape *list;
	size_t count;
};

extern const struct shapes shapes_sockets; /* families, protocols, addresses */
extern const struct shapes shapes_values;  /* values and their lengths */
extern const struct shapes shapes_related; /* from socket to close */
extern const struct shapes shapes_results; /* results, durations, flags, ids */

extern const struct shape_sock sock_tcp;     /* connected */
extern const struct shape_sock sock_tcp_new; /* neither bound nor connected */
extern const struct shape_sock sock_udp6;    /* bound */
extern const struct shape_sock sock_unix;
extern const struct shape_sock sock_alg;

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* The bytes of a value, of an int, of a string with its NUL. */
#define BYTES(...)                                 \
	.value = (const uint8_t[]){ __VA_ARGS__ }, \
	.value_len = sizeof((const uint8_t[]){ __VA_ARGS__ })
#define INT(n) .value = &(const int32_t){ n }, .value_len = 4
#define TEXT(s) .value = s, .value_len = sizeof(s)

/* The call itself; FIELDS of struct sot_event may follow. */
#define CALL(call, at, name, len, ...)             \
	.event = { .header.type = SOT_TYPE_##call, \
		   .level = (at),                  \
		   .optname = (name),              \
		   .optlen = (len),                \
		   __VA_ARGS__ }
#define SET(at, name, len, ...) CALL(SETSOCKOPT, at, name, len, __VA_ARGS__)
#define GET(at, name, len, out, ...) \
	CALL(GETSOCKOPT, at, name, len, .optlen_out = (out), __VA_ARGS__)

/* Numbers as on x86: the recordings are the same on every host. */
#define SOL_SOCKET 1
#define SOL_IP 0
#define SOL_IPV6 41
#define SOL_TCP 6
#define SOL_UDP 17
#define SOL_TLS 282
#define SOL_ALG 279
#define SOL_NETLINK 270
#define SO_REUSEADDR 2
#define SO_TYPE 3
#define SO_ERROR 4
#define SO_SNDBUF 7
#define SO_RCVBUF 8
#define SO_KEEPALIVE 9
#define SO_LINGER 13
#define SO_PEERCRED 17
#define SO_RCVTIMEO 20
#define SO_BINDTODEVICE 25
#define SO_ATTACH_FILTER 26
#define IP_TTL 2
#define IP_MTU_DISCOVER 10
#define IPV6_V6ONLY 26
#define TCP_NODELAY 1
#define TCP_INFO 11
#define TCP_CONGESTION 13
#define TCP_MD5SIG 14
#define UDP_SEGMENT 103

#endif
