/* SPDX-License-Identifier: GPL-2.0-only */
/* Which socket a descriptor stands for, and addresses. */
#ifndef SOT_ADDRESS_H
#define SOT_ADDRESS_H

#include <stdbool.h>
#include <stdint.h>

#include "out.h"
#include "record.h"

/* Bytes in network order. */
void address_ipv4(struct out *out, const uint8_t bytes[4]);
void address_ipv6(struct out *out, const uint8_t bytes[16]); /* RFC 5952 */

/* One end of an IPv4 or IPv6 socket. */
struct endpoint {
	bool v6;
	bool port_known; /* a raw socket has no ports */
	uint16_t port;
	uint8_t bytes[16];
};

/*
 * The ends of an event's socket. False if it is no IPv4 or IPv6 socket, or the
 * record does not hold its addresses.
 */
bool address_ends(const struct record *rec, struct endpoint *local,
		  struct endpoint *remote);

bool endpoint_is_set(const struct endpoint *end);

/* "10.0.0.1:443", "[::1]:443"; of a raw socket "10.0.0.1", "::1" */
void endpoint_print(struct out *out, const struct endpoint *end);

/* "TCP 10.0.0.1:443 -> 10.0.0.9:51515", "UNIX-STREAM:[41234]" */
void address_socket(struct out *out, const struct record *rec);

#endif
