/* SPDX-License-Identifier: GPL-2.0-only */
/* What each socket option is called and how its value reads. */
#ifndef SOT_CATALOGUE_H
#define SOT_CATALOGUE_H

#include <stddef.h>
#include <stdint.h>

#include "../value.h"
#include "../value_types.h"

/* Directions in which a row holds; most options read as they are set. */
enum opt_direction {
	OPT_ALIAS = 0, /* another name of a number: understood, never printed */
	OPT_SET = 1,
	OPT_GET = 2,
	OPT_BOTH = OPT_SET | OPT_GET,
};

/* One option: names and values cannot drift apart, both come from this row. */
struct opt {
	const char *name; /* as the kernel's headers spell it, e.g. "SO_RCVBUF";
			   * NULL if only the type of the value is known yet
			   */
	int32_t number;	  /* as on x86 and arm64; checked against the headers */
	enum opt_direction direction;
	const struct value_type *type; /* how the value reads */
};

/*
 * A row. Its name is spelled as an identifier, so that a test that includes the
 * headers can define OPT to see what the name stands for there.
 */
#ifndef OPT
/* clang-format off */
#define OPT(name, number, direction, type) \
	{ #name, number, OPT_##direction, &value_##type }
/* clang-format on */
#endif

/* The options of one level, for some families and protocols. */
struct opt_level {
	const char *name; /* "SOL_SOCKET" */
	int32_t number;
	uint64_t families;  /* set of 1 << AF_*; 0: any */
	const char *prefix; /* how unknown options show: "SO_???", or NULL */
	const struct opt *opts; /* ordered by number */
	size_t count;
};

#define OPT_ROWS(rows) .opts = (rows), .count = sizeof(rows) / sizeof(*(rows))

extern const struct opt_level sol_socket;
extern const struct opt_level sol_ip;
extern const struct opt_level sol_ipv6;
extern const struct opt_level sol_tcp;
extern const struct opt_level sol_udp;
extern const struct opt_level sol_icmpv6;
extern const struct opt_level sol_raw;

/*
 * The levels one after the other, NULL behind the last; where numbers are the
 * same, those of a family come first.
 */
const struct opt_level *catalogue_at(size_t i);

/*
 * The level a call means, told by number and by the socket's family (0 if the
 * descriptor was no socket), or NULL.
 */
const struct opt_level *catalogue_level(int32_t level, uint32_t family);

/* The option of a level in a direction, or NULL; level may be NULL. */
const struct opt *catalogue_opt(const struct opt_level *level, int32_t optname,
				enum opt_direction direction);

#endif
