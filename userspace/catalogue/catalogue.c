// SPDX-License-Identifier: GPL-2.0-only
/* All levels, and how a call finds its own. */
#include "catalogue.h"

#define COUNT(list) (sizeof(list) / sizeof(*(list)))

/* In the order of their use: the nearest of misspelt names is the first. */
static const struct opt_level *const decoded[] = {
	&sol_socket,	&sol_tcp,	  &sol_ip,	   &sol_ip_mroute,
	&sol_ip_tables, &sol_ip_vs,	  &sol_ipv6,	   &sol_ipv6_mroute,
	&sol_udp,	&sol_ipv6_tables, &sol_raw,	   &sol_icmpv6,
	&sol_udplite,	&sol_sctp,	  &sol_dccp,	   &sol_mptcp,
	&sol_smc,	&sol_tls,	  &sol_packet,	   &sol_netlink,
	&sol_xdp,	&sol_vsock,	  &sol_alg,	   &sol_kcm,
	&sol_can_raw,	&sol_can_isotp,	  &sol_can_j1939,  &sol_bluetooth,
	&sol_hci,	&sol_l2cap,	  &sol_sco,	   &sol_rfcomm,
	&sol_rds,	&sol_rxrpc,	  &sol_tipc,	   &sol_pppol2tp,
	&sol_llc,	&sol_mctp,	  &sol_nfc,	   &sol_pnpipe,
	&sol_iucv,	&sol_ieee802154,  &sol_atm,	   &sol_x25,
	&sol_ax25,	&sol_netrom,	  &sol_rose,	   &sol_ipx,
	&sol_irda,	&sol_caif,	  &sol_dnprotonsp, &sol_decnet,
};

/* Levels that have a number and a name, but never had an option. */
static const struct opt_level bare[] = {
	{ .name = "SOL_ATALK", .number = 258 },
	{ .name = "SOL_AAL", .number = 265 },
	{ .name = "SOL_NETBEUI", .number = 267 },
	{ .name = "SOL_VSOCK", .number = 287 },
};

const struct opt_level *catalogue_at(size_t i)
{
	if (i < COUNT(decoded))
		return decoded[i];
	i -= COUNT(decoded);
	return i < COUNT(bare) ? &bare[i] : NULL;
}

static bool has(uint64_t set, uint32_t number)
{
	return number < 64 && set >> number & 1;
}

static const struct opt_level *find_level(int32_t number, uint32_t family,
					  uint32_t protocol)
{
	const struct opt_level *any = NULL;
	const struct opt_level *level;
	bool ambiguous = false;

	for (size_t i = 0; (level = catalogue_at(i)); i++) {
		if (level->number != number)
			continue;
		if (!level->families && !any)
			any = level;
		if (!has(level->families, family))
			continue;
		if (!level->protocols || has(level->protocols, protocol))
			return level;
		ambiguous = true;
	}
	/*
	 * Whether 6 on an RFCOMM socket was to be SOL_L2CAP or SOL_TCP, only
	 * its programmer knows.
	 */
	return ambiguous ? NULL : any;
}

/* Calls ask for the same few levels again and again. */
const struct opt_level *catalogue_level(int32_t number, uint32_t family,
					uint32_t protocol)
{
	static struct {
		int32_t number;
		uint32_t family, protocol;
		bool known;
		const struct opt_level *level;
	} answers[64];
	size_t i = ((uint32_t)number ^ family << 2 ^ protocol << 4) %
		   COUNT(answers);

	if (!answers[i].known || answers[i].number != number ||
	    answers[i].family != family || answers[i].protocol != protocol) {
		answers[i].level = find_level(number, family, protocol);
		answers[i].number = number;
		answers[i].family = family;
		answers[i].protocol = protocol;
		answers[i].known = true;
	}
	return answers[i].level;
}

/* The first row of that number: rows are in order. */
static size_t first_row(const struct opt_level *level, int32_t optname)
{
	size_t low = 0;
	size_t high = level->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (level->opts[middle].number < optname)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

const struct opt *catalogue_opt(const struct opt_level *level, int32_t optname,
				enum opt_direction direction)
{
	for (; level; level = level->more) {
		for (size_t i = first_row(level, optname); i < level->count;
		     i++) {
			const struct opt *opt = &level->opts[i];

			if (opt->number != optname)
				break;
			if (opt->direction & direction)
				return opt;
		}
	}
	return NULL;
}

uint32_t catalogue_least(const struct opt *opt)
{
	const struct value_type *type = opt->type;

	if (opt->least)
		return opt->least;
	while (type->shorter)
		type = type->shorter;
	if (type->widths)
		return type->widths & -type->widths;
	return type->fields || type->whole ? type->size : 0;
}
