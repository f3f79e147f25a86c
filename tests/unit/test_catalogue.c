// SPDX-License-Identifier: GPL-2.0-only
/*
 * The catalogue against the headers that are installed: its rows are compiled
 * once more with OPT spelling out what the headers make of each name.
 */
#include <asm/socket.h>
#include <linux/icmp.h>
#include <linux/icmpv6.h>
#include <linux/in.h>
#include <linux/in6.h>
#include <linux/ip_vs.h>
#include <linux/mroute.h>
#include <linux/mroute6.h>
#include <linux/netfilter/ipset/ip_set.h>
#include <linux/netfilter_arp/arp_tables.h>
#include <linux/netfilter_bridge/ebtables.h>
#include <linux/netfilter_ipv4.h>
#include <linux/netfilter_ipv4/ip_tables.h>
#include <linux/netfilter_ipv6/ip6_tables.h>
#include <linux/tcp.h>
#include <linux/udp.h>

#define SPELL(expansion) #expansion
#define OPT(name, number, direction, type)   \
	{                                    \
		SPELL(name), number, 0, NULL \
	}

#define sol_socket spelt_socket
#define sol_ip spelt_ip
#define sol_ipv6 spelt_ipv6
#define sol_tcp spelt_tcp
#define sol_udp spelt_udp
#define sol_raw spelt_raw
#define sol_icmpv6 spelt_icmpv6
#include "../../userspace/catalogue/socket.c"
#include "../../userspace/catalogue/ip.c"
#include "../../userspace/catalogue/ipv6.c"
#include "../../userspace/catalogue/tcp.c"
#include "../../userspace/catalogue/udp.c"
#include "../../userspace/catalogue/raw.c"
#undef sol_socket
#undef sol_ip
#undef sol_ipv6
#undef sol_tcp
#undef sol_udp
#undef sol_raw
#undef sol_icmpv6

extern const struct opt_level sol_socket, sol_ip, sol_ipv6, sol_tcp, sol_udp;
extern const struct opt_level sol_raw, sol_icmpv6;

#include <ctype.h>
#include <stdlib.h>

#include "unit.h"

/* Sums of numbers, with parentheses, are all that the headers need. */
static long term(const char **at);

static long sum(const char **at)
{
	long n = term(at);

	while (**at == '+') {
		++*at;
		n += term(at);
	}
	return n;
}

static void skip_space(const char **at)
{
	while (isspace((unsigned char)**at))
		++*at;
}

static long term(const char **at)
{
	char *end;
	long n;

	skip_space(at);
	if (**at == '(') {
		++*at;
		n = sum(at);
		if (**at == ')')
			++*at;
	} else {
		n = strtol(*at, &end, 0);
		*at = end;
	}
	skip_space(at);
	return n;
}

static unsigned int compared;

static bool same_number(const struct opt *opt, const char *spelt)
{
	const char *at = spelt;
	long n;

	/* The headers do not know it: an identifier stays what it is. */
	if (!strcmp(opt->name, spelt))
		return true;
	n = sum(&at);
	compared++;
	if (!*at && n == opt->number)
		return true;
	printf("# %s is %d here, %s in the headers\n", opt->name, opt->number,
	       spelt);
	return false;
}

static void test_numbers(const struct opt_level *level,
			 const struct opt_level *spelt)
{
	bool all = level->count == spelt->count;
	char name[128];

	for (size_t i = 0; all && i < level->count; i++)
		all &= same_number(&level->opts[i], spelt->opts[i].name);
	snprintf(name, sizeof(name), "%s as in the headers", level->name);
	check(name, all);
}

/* A row behind another of the same number and direction would never be found. */
static bool is_reachable(const struct opt_level *level, const struct opt *opt)
{
	if (opt->direction == OPT_ALIAS)
		return true;
	if (opt->direction & OPT_SET &&
	    catalogue_opt(level, opt->number, OPT_SET) != opt)
		return false;
	return !(opt->direction & OPT_GET) ||
	       catalogue_opt(level, opt->number, OPT_GET) == opt;
}

static void test_order(void)
{
	const struct opt_level *level;
	bool ordered = true;
	bool reachable = true;
	bool complete = true;

	for (size_t i = 0; (level = catalogue_at(i)); i++) {
		complete &= level->name != NULL;
		for (size_t j = 0; j < level->count; j++) {
			const struct opt *opt = &level->opts[j];

			ordered &= !j || opt[-1].number <= opt->number;
			reachable &= is_reachable(level, opt);
			complete &= opt->type && opt->type->print &&
				    opt->type->name;
		}
	}
	check("rows are in order", ordered);
	check("every row is found", reachable);
	check("every row has a type", complete);
}

static void check_level(uint32_t family, int32_t number, const char *want)
{
	const struct opt_level *level = catalogue_level(number, family);
	char name[128];

	snprintf(name, sizeof(name), "level %d of family %u", number, family);
	check_str(name, level ? level->name : NULL, want);
}

static void check_opt(const struct opt_level *level, int32_t number,
		      enum opt_direction direction, const char *want)
{
	const struct opt *opt = catalogue_opt(level, number, direction);
	char name[128];

	snprintf(name, sizeof(name), "%s %s %d",
		 direction == OPT_SET ? "set" : "get",
		 level ? level->name : "no level", number);
	check_str(name, opt ? opt->name : NULL, want);
}

/* AF_* as numbers: the headers above leave no room for the C library's. */
#define FAMILY_UNIX 1
#define FAMILY_INET 2
#define FAMILY_BLUETOOTH 31
#define FAMILY_IEEE802154 36
#define FAMILY_VSOCK 40

static void test_ambiguous(void)
{
	check_level(FAMILY_INET, 0, "SOL_IP");
	check_level(0, 0, "SOL_IP");
	check_level(FAMILY_UNIX, 0, "SOL_IP");
	check_level(FAMILY_BLUETOOTH, 0, "SOL_HCI");
	check_level(FAMILY_IEEE802154, 0, "SOL_IEEE802154");
	check_level(FAMILY_INET, 6, "SOL_TCP");
	check_level(0, 6, "SOL_TCP");
	check_level(FAMILY_BLUETOOTH, 6, "SOL_L2CAP");
	check_level(FAMILY_INET, 17, "SOL_UDP");
	check_level(FAMILY_BLUETOOTH, 17, "SOL_SCO");
	check_level(FAMILY_BLUETOOTH, 18, "SOL_RFCOMM");
	check_level(FAMILY_INET, 18, NULL);
	check_level(FAMILY_VSOCK, 40, "AF_VSOCK");
	check_level(FAMILY_INET, 40, NULL);
	check_level(FAMILY_INET, 282, "SOL_TLS");
	check_level(FAMILY_INET, 254, NULL);
	check_level(0xffffffff, 1, "SOL_SOCKET");
	check_level(64, 0, "SOL_IP");
	check_level(FAMILY_INET, -1, NULL);

	check_opt(&sol_socket, 26, OPT_SET, "SO_ATTACH_FILTER");
	check_opt(&sol_socket, 26, OPT_GET, "SO_GET_FILTER");
	check_opt(&sol_ipv6, 26, OPT_SET, "IPV6_V6ONLY");
	check_opt(&sol_socket, 20, OPT_SET, "SO_RCVTIMEO");
	check_opt(&sol_socket, 66, OPT_GET, "SO_RCVTIMEO_NEW");
	check_opt(&sol_ip, 20, OPT_SET, "IP_RECVORIGDSTADDR");
	check_opt(&sol_ip, 64, OPT_SET, "IPT_SO_SET_REPLACE");
	check_opt(&sol_ip, 64, OPT_GET, "IPT_SO_GET_INFO");
	check_opt(&sol_ip, 80, OPT_GET, "SO_ORIGINAL_DST");
	check_opt(&sol_ip, 1152, OPT_SET, "IP_VS_SO_SET_NONE");
	check_opt(&sol_ip, 1152, OPT_GET, "IP_VS_SO_GET_VERSION");
	check_opt(&sol_ipv6, 67, OPT_SET, "IPV6_TCLASS");
	check_opt(&sol_ipv6, 68, OPT_SET, NULL);
	check_opt(&sol_ipv6, 68, OPT_GET, "IP6T_SO_GET_REVISION_MATCH");
	check_opt(&sol_socket, 9999, OPT_SET, NULL);
	check_opt(&sol_socket, -1, OPT_SET, NULL);
	check_opt(NULL, 1, OPT_SET, NULL);
}

int main(void)
{
	test_numbers(&sol_socket, &spelt_socket);
	test_numbers(&sol_ip, &spelt_ip);
	test_numbers(&sol_ipv6, &spelt_ipv6);
	test_numbers(&sol_tcp, &spelt_tcp);
	test_numbers(&sol_udp, &spelt_udp);
	test_numbers(&sol_raw, &spelt_raw);
	test_numbers(&sol_icmpv6, &spelt_icmpv6);
	printf("# %u numbers were in the headers\n", compared);
	check("the headers were seen", compared > 200);
	test_order();
	test_ambiguous();
	return unit_end();
}
