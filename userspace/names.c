// SPDX-License-Identifier: GPL-2.0-only
#include "names.h"

#include <string.h>
#include <strings.h>

#define NAMES(list)                                  \
	{                                            \
		list, sizeof(list) / sizeof(*(list)) \
	}

/* clang-format off */
static const struct name families[] = {
	{0, "AF_UNSPEC"},
	{1, "AF_UNIX"},
	{2, "AF_INET"},
	{3, "AF_AX25"},
	{4, "AF_IPX"},
	{5, "AF_APPLETALK"},
	{6, "AF_NETROM"},
	{7, "AF_BRIDGE"},
	{8, "AF_ATMPVC"},
	{9, "AF_X25"},
	{10, "AF_INET6"},
	{11, "AF_ROSE"},
	{12, "AF_DECnet"},
	{13, "AF_NETBEUI"},
	{14, "AF_SECURITY"},
	{15, "AF_KEY"},
	{16, "AF_NETLINK"},
	{17, "AF_PACKET"},
	{18, "AF_ASH"},
	{19, "AF_ECONET"},
	{20, "AF_ATMSVC"},
	{21, "AF_RDS"},
	{22, "AF_SNA"},
	{23, "AF_IRDA"},
	{24, "AF_PPPOX"},
	{25, "AF_WANPIPE"},
	{26, "AF_LLC"},
	{27, "AF_IB"},
	{28, "AF_MPLS"},
	{29, "AF_CAN"},
	{30, "AF_TIPC"},
	{31, "AF_BLUETOOTH"},
	{32, "AF_IUCV"},
	{33, "AF_RXRPC"},
	{34, "AF_ISDN"},
	{35, "AF_PHONET"},
	{36, "AF_IEEE802154"},
	{37, "AF_CAIF"},
	{38, "AF_ALG"},
	{39, "AF_NFC"},
	{40, "AF_VSOCK"},
	{41, "AF_KCM"},
	{42, "AF_QIPCRTR"},
	{43, "AF_SMC"},
	{44, "AF_XDP"},
	{45, "AF_MCTP"},
};

static const struct name sock_types[] = {
	{1, "SOCK_STREAM"},
	{2, "SOCK_DGRAM"},
	{3, "SOCK_RAW"},
	{4, "SOCK_RDM"},
	{5, "SOCK_SEQPACKET"},
	{6, "SOCK_DCCP"},
	{10, "SOCK_PACKET"},
};

static const struct name protocols[] = {
	{0, "IPPROTO_IP"},
	{1, "IPPROTO_ICMP"},
	{2, "IPPROTO_IGMP"},
	{4, "IPPROTO_IPIP"},
	{6, "IPPROTO_TCP"},
	{8, "IPPROTO_EGP"},
	{12, "IPPROTO_PUP"},
	{17, "IPPROTO_UDP"},
	{22, "IPPROTO_IDP"},
	{29, "IPPROTO_TP"},
	{33, "IPPROTO_DCCP"},
	{41, "IPPROTO_IPV6"},
	{43, "IPPROTO_ROUTING"},
	{44, "IPPROTO_FRAGMENT"},
	{46, "IPPROTO_RSVP"},
	{47, "IPPROTO_GRE"},
	{50, "IPPROTO_ESP"},
	{51, "IPPROTO_AH"},
	{58, "IPPROTO_ICMPV6"},
	{59, "IPPROTO_NONE"},
	{60, "IPPROTO_DSTOPTS"},
	{92, "IPPROTO_MTP"},
	{94, "IPPROTO_BEETPH"},
	{98, "IPPROTO_ENCAP"},
	{103, "IPPROTO_PIM"},
	{108, "IPPROTO_COMP"},
	{115, "IPPROTO_L2TP"},
	{132, "IPPROTO_SCTP"},
	{135, "IPPROTO_MH"},
	{136, "IPPROTO_UDPLITE"},
	{137, "IPPROTO_MPLS"},
	{143, "IPPROTO_ETHERNET"},
	{144, "IPPROTO_AGGFRAG"},
	{255, "IPPROTO_RAW"},
	{256, "IPPROTO_SMC"},
	{262, "IPPROTO_MPTCP"},
};

static const struct name tcp_states[] = {
	{1, "TCP_ESTABLISHED"},
	{2, "TCP_SYN_SENT"},
	{3, "TCP_SYN_RECV"},
	{4, "TCP_FIN_WAIT1"},
	{5, "TCP_FIN_WAIT2"},
	{6, "TCP_TIME_WAIT"},
	{7, "TCP_CLOSE"},
	{8, "TCP_CLOSE_WAIT"},
	{9, "TCP_LAST_ACK"},
	{10, "TCP_LISTEN"},
	{11, "TCP_CLOSING"},
	{12, "TCP_NEW_SYN_RECV"},
	{13, "TCP_BOUND_INACTIVE"},
};

static const struct name vias[] = {
	{0, "syscall"},
	{1, "compat"},
	{2, "x32"},
	{3, "io_uring"},
};

/* clang-format on */

const struct names names_families = NAMES(families);
const struct names names_sock_types = NAMES(sock_types);
const struct names names_protocols = NAMES(protocols);
const struct names names_tcp_states = NAMES(tcp_states);
const struct names names_vias = NAMES(vias);

const char *names_get(const struct names *names, uint64_t number)
{
	/* Most tables are dense: a number stands at its index. */
	if (number < names->count && names->list[number].number == number)
		return names->list[number].name;
	for (size_t i = 0; i < names->count; i++)
		if (names->list[i].number == number)
			return names->list[i].name;
	return NULL;
}

bool names_find(const struct names *names, const char *name, uint64_t *number)
{
	for (size_t i = 0; i < names->count; i++) {
		const char *full = names->list[i].name;
		const char *brief = strchr(full, '_');

		if (strcasecmp(full, name) == 0 ||
		    (brief && strcasecmp(brief + 1, name) == 0)) {
			*number = names->list[i].number;
			return true;
		}
	}
	return false;
}
