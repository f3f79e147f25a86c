/* SPDX-License-Identifier: GPL-2.0-only */
/* What each socket option is called, how its value reads and what it means. */
#ifndef SOT_CATALOGUE_H
#define SOT_CATALOGUE_H

#include <stdbool.h>
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
	const char
		*name;	/* as the kernel's headers spell it, e.g. "SO_RCVBUF" */
	int32_t number; /* as on x86 and arm64; checked against the headers */
	enum opt_direction direction;
	const struct value_type *type; /* how the value reads */

	/* What there is to say besides; NULL and 0 where there is nothing. */
	const char *meaning; /* in one line */
	const char *trap;    /* what people stumble over */
	const char *unit;    /* of an integer: "bytes" */
	const char *preset;  /* what a new socket has */
	const char *needs;   /* to set it: "CAP_NET_ADMIN", and when */
	const char *denied;  /* the error without that, if not EPERM */
	const char *since;   /* first kernel that has it, if that is known */
	const char *gone;    /* a kernel without it, the first that is known */
	const char
		*errors; /* its own ones: "ENOENT no such algorithm", by \n */
	enum opt_direction only; /* the kernel refuses the other direction */
	uint32_t least;		 /* bytes to set; 0: as many as the type has */
	bool any;		 /* no value is out of range */
	bool idle;		 /* setting it succeeds and does nothing */
	bool secret;		 /* the module keeps at most a public head */
};

/*
 * Since when: of options that were there when the history of the kernel's source
 * begins, and whose manual page does not tell more.
 */
#define ANCIENT "2.6.12"

/*
 * A row; members from meaning on follow as .member = value. Its name is spelled
 * as an identifier, so that a test that includes the headers can define OPT to
 * see what the name stands for there.
 */
#ifndef OPT
/* clang-format off */
#define OPT(name, number, direction, type, ...) \
	{ #name, number, OPT_##direction, &value_##type, __VA_ARGS__ }
/* clang-format on */
#endif

/* A level; that test gives these other names, too. */
#ifndef LEVEL
#define LEVEL(name) const struct opt_level sol_##name
#endif

/* The options of one level, for some families and protocols. */
struct opt_level {
	const char *name; /* "SOL_SOCKET" */
	int32_t number;
	uint64_t families;  /* set of 1 << AF_*; 0: any */
	uint64_t protocols; /* of these families, set of 1 << number; 0: any */
	const char *prefix; /* how unknown options show: "SO_???", or NULL */
	const char *manual; /* where it is described: "tcp(7)", or NULL */
	const struct opt *opts; /* ordered by number */
	size_t count;
	const struct opt_level *more; /* other options of the same level */
};

#define OPT_ROWS(rows) .opts = (rows), .count = sizeof(rows) / sizeof(*(rows))

/* The names that the files beside this one define, as the list in catalogue.c. */
extern const struct opt_level sol_socket, sol_tcp, sol_udp, sol_udplite;
extern const struct opt_level sol_ip, sol_ip_mroute, sol_ip_tables, sol_ip_vs;
extern const struct opt_level sol_ipv6, sol_ipv6_mroute, sol_ipv6_tables;
extern const struct opt_level sol_raw, sol_icmpv6, sol_sctp, sol_dccp;
extern const struct opt_level sol_mptcp, sol_smc, sol_tls, sol_packet;
extern const struct opt_level sol_netlink, sol_xdp, sol_vsock, sol_alg, sol_kcm;
extern const struct opt_level sol_can_raw, sol_can_isotp, sol_can_j1939;
extern const struct opt_level sol_bluetooth, sol_hci, sol_l2cap, sol_sco;
extern const struct opt_level sol_rfcomm, sol_rds, sol_rxrpc, sol_tipc;
extern const struct opt_level sol_pppol2tp, sol_llc, sol_mctp, sol_nfc;
extern const struct opt_level sol_pnpipe, sol_iucv, sol_ieee802154, sol_atm;
extern const struct opt_level sol_x25, sol_ax25, sol_netrom, sol_rose;
extern const struct opt_level sol_ipx, sol_irda, sol_caif, sol_decnet;
extern const struct opt_level sol_dnprotonsp;

/*
 * The levels one after the other, NULL behind the last. A level whose rows stand
 * in several files comes once for each, under the same name.
 */
const struct opt_level *catalogue_at(size_t i);

/*
 * The level a call means, told by number and by the socket's family and protocol
 * (0 if the descriptor was no socket), or NULL.
 */
const struct opt_level *catalogue_level(int32_t level, uint32_t family,
					uint32_t protocol);

/* The option of a level in a direction, or NULL; level may be NULL. */
const struct opt *catalogue_opt(const struct opt_level *level, int32_t optname,
				enum opt_direction direction);

/* Bytes that setting it takes at least; 0 if there is no such bound. */
uint32_t catalogue_least(const struct opt *opt);

/* Options of the BSDs that Linux does not have. */
struct foreign_opt {
	const char *name;
	const char *meaning;
	const char *instead; /* on Linux; NULL: there is nothing like it */
};

/* In what the BSDs' option of a name that Linux has differs; NULL: in nothing. */
const char *catalogue_on_bsd(const char *name);

/* One after the other, NULL behind the last. */
const struct foreign_opt *catalogue_foreign(size_t i);

#endif
