/* SPDX-License-Identifier: GPL-2.0-only */
/* Names of options and levels, as people type them, to numbers. */
#ifndef SOT_RESOLVE_H
#define SOT_RESOLVE_H

#include <stdint.h>

#include "catalogue/catalogue.h"

/* No name means more options than this (MCAST_JOIN_GROUP: one of IP and IPv6). */
#define RESOLVE_MAX 8

struct opt_ref {
	int32_t level;
	int32_t optname;
	unsigned int direction; /* OPT_SET, OPT_GET or both */
	const struct opt_level
		*named; /* where the name stands; NULL: none was given */
};

/* Names that were probably meant, all as near to what was typed. */
#define NEAREST_MAX 3
struct nearest {
	const char *names[NEAREST_MAX];
	int count;
};

/*
 * Understands "TCP_NODELAY", "nodelay", "tcp:nodelay", "6:1" and "0x6:0x1",
 * whatever the case, with - for _. Returns how many options are meant, each
 * once, or -ENOENT; then *nearest has what was probably meant, if anything.
 */
int resolve_option(const char *text, struct opt_ref refs[RESOLVE_MAX],
		   struct nearest *nearest);

/*
 * Understands "SOL_TCP", "IPPROTO_TCP", "tcp" and "6". Returns 0 or -ENOENT;
 * then *nearest as above.
 */
int resolve_level(const char *text, int32_t *level, struct nearest *nearest);

/* Names of other systems' options, in the same spellings; NULL: none. */
const struct foreign_opt *resolve_foreign(const char *text,
					  struct nearest *nearest);

#endif
