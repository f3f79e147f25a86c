/* SPDX-License-Identifier: GPL-2.0-only */
/* Numbers and the names that the kernel's headers give them, as on x86 and arm64. */
#ifndef SOT_NAMES_H
#define SOT_NAMES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct name {
	uint64_t number;
	const char *name;
};

/* Of a set of flags, every number is one bit or a group of bits. */
struct names {
	const struct name *list;
	size_t count;
};

extern const struct names names_families;   /* AF_INET */
extern const struct names names_sock_types; /* SOCK_STREAM */
extern const struct names names_protocols;  /* IPPROTO_TCP */
extern const struct names names_tcp_states; /* TCP_ESTABLISHED */
extern const struct names names_vias;	    /* syscall: enum sot_via */

/* The name of a number, or NULL. */
const char *names_get(const struct names *names, uint64_t number);

/*
 * The number of a name, whatever its case; a name may come without its prefix
 * up to the first underscore ("inet" for "AF_INET").
 */
bool names_find(const struct names *names, const char *name, uint64_t *number);

/* "ECONNREFUSED" of a positive errno, the kernel's own included, or NULL. */
const char *errno_name(uint32_t err);

/* "Connection refused", or NULL: the kernel's own reach no program. */
const char *errno_message(uint32_t err);

/* The positive errno of a name, whatever its case. */
bool errno_find(const char *name, uint32_t *err);

#endif
