// SPDX-License-Identifier: GPL-2.0-only
/* Numbers of SOL_SOCKET and of the protocols of AF_INET and AF_INET6. */
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

#include "numbers.h"

#include "../../userspace/catalogue/ip.c"
#include "../../userspace/catalogue/ip_vs.c"
#include "../../userspace/catalogue/ipv6.c"
#include "../../userspace/catalogue/mroute.c"
#include "../../userspace/catalogue/netfilter.c"
#include "../../userspace/catalogue/raw.c"
#include "../../userspace/catalogue/socket.c"
#include "../../userspace/catalogue/tcp.c"
#include "../../userspace/catalogue/udp.c"

int main(void)
{
	NUMBERS(socket);
	NUMBERS(ip);
	NUMBERS(ip_mroute);
	NUMBERS(ip_tables);
	NUMBERS(ip_vs);
	NUMBERS(ipv6);
	NUMBERS(ipv6_mroute);
	NUMBERS(ipv6_tables);
	NUMBERS(tcp);
	NUMBERS(udp);
	NUMBERS(udplite);
	NUMBERS(raw);
	NUMBERS(icmpv6);
	printf("# %u numbers were in the headers\n", numbers_compared);
	check("the headers were seen", numbers_compared > 300);
	return unit_end();
}
