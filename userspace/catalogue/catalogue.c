// SPDX-License-Identifier: GPL-2.0-only
/* All levels, and how a call finds its own. */
#include "catalogue.h"

#include <sys/socket.h>

#define FAMILY(family) (1ULL << (family))

/* Of these only the type is known yet: the public heads of secrets. */
static const struct opt sctp_opts[] = {
	{ NULL, 23, OPT_BOTH, &value_sctp_authkey },
};
static const struct opt tls_opts[] = {
	{ NULL, 1, OPT_BOTH, &value_tls_crypto_info },
	{ NULL, 2, OPT_BOTH, &value_tls_crypto_info },
};

/* clang-format off */
/* Numbers that mean another level to other families. */
static const struct opt_level shared[] = {
	{.name = "SOL_HCI", .number = 0, .families = FAMILY(AF_BLUETOOTH)},
	{.name = "SOL_IEEE802154", .number = 0, .families = FAMILY(AF_IEEE802154)},
	{.name = "SOL_L2CAP", .number = 6, .families = FAMILY(AF_BLUETOOTH)},
	{.name = "SOL_SCO", .number = 17, .families = FAMILY(AF_BLUETOOTH)},
	{.name = "SOL_RFCOMM", .number = 18, .families = FAMILY(AF_BLUETOOTH)},
	{.name = "AF_VSOCK", .number = 40, .families = FAMILY(AF_VSOCK)},
};
static const struct opt_level *const decoded[] = {
	&sol_socket, &sol_tcp, &sol_ip, &sol_ipv6, &sol_udp, &sol_raw,
	&sol_icmpv6,
};
static const struct opt_level named[] = {
	{.name = "SOL_CAN_RAW", .number = 101},
	{.name = "SOL_CAN_ISOTP", .number = 106},
	{.name = "SOL_CAN_J1939", .number = 107},
	{.name = "SOL_SCTP", .number = 132, OPT_ROWS(sctp_opts)},
	{.name = "SOL_UDPLITE", .number = 136},
	{.name = "SOL_IPX", .number = 256},
	{.name = "SOL_AX25", .number = 257},
	{.name = "SOL_ATALK", .number = 258},
	{.name = "SOL_NETROM", .number = 259},
	{.name = "SOL_ROSE", .number = 260},
	{.name = "SOL_DECNET", .number = 261},
	{.name = "SOL_X25", .number = 262},
	{.name = "SOL_PACKET", .number = 263},
	{.name = "SOL_ATM", .number = 264},
	{.name = "SOL_AAL", .number = 265},
	{.name = "SOL_IRDA", .number = 266},
	{.name = "SOL_NETBEUI", .number = 267},
	{.name = "SOL_LLC", .number = 268},
	{.name = "SOL_DCCP", .number = 269},
	{.name = "SOL_NETLINK", .number = 270},
	{.name = "SOL_TIPC", .number = 271},
	{.name = "SOL_RXRPC", .number = 272},
	{.name = "SOL_PPPOL2TP", .number = 273},
	{.name = "SOL_BLUETOOTH", .number = 274},
	{.name = "SOL_PNPIPE", .number = 275},
	{.name = "SOL_RDS", .number = 276},
	{.name = "SOL_IUCV", .number = 277},
	{.name = "SOL_CAIF", .number = 278},
	{.name = "SOL_ALG", .number = 279},
	{.name = "SOL_NFC", .number = 280},
	{.name = "SOL_KCM", .number = 281},
	{.name = "SOL_TLS", .number = 282, OPT_ROWS(tls_opts)},
	{.name = "SOL_XDP", .number = 283},
	{.name = "SOL_MPTCP", .number = 284},
	{.name = "SOL_MCTP", .number = 285},
	{.name = "SOL_SMC", .number = 286},
	{.name = "SOL_VSOCK", .number = 287},
};
/* clang-format on */

#define COUNT(list) (sizeof(list) / sizeof(*(list)))

const struct opt_level *catalogue_at(size_t i)
{
	if (i < COUNT(shared))
		return &shared[i];
	i -= COUNT(shared);
	if (i < COUNT(decoded))
		return decoded[i];
	i -= COUNT(decoded);
	return i < COUNT(named) ? &named[i] : NULL;
}

static bool means(const struct opt_level *level, int32_t number,
		  uint32_t family)
{
	if (level->number != number)
		return false;
	return !level->families ||
	       (family < 64 && level->families >> family & 1);
}

const struct opt_level *catalogue_level(int32_t number, uint32_t family)
{
	const struct opt_level *level;

	for (size_t i = 0; (level = catalogue_at(i)); i++)
		if (means(level, number, family))
			return level;
	return NULL;
}

const struct opt *catalogue_opt(const struct opt_level *level, int32_t optname,
				enum opt_direction direction)
{
	size_t low = 0;
	size_t high = level ? level->count : 0;

	/* The first row of that number: rows are in order. */
	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (level->opts[middle].number < optname)
			low = middle + 1;
		else
			high = middle;
	}
	for (; level && low < level->count; low++) {
		const struct opt *opt = &level->opts[low];

		if (opt->number != optname)
			break;
		if (opt->direction & direction)
			return opt;
	}
	return NULL;
}
