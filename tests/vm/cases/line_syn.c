// SPDX-License-Identifier: GPL-2.0-only
/* The headers of a SYN that a listener kept, and group memberships by address. */
#include <linux/if_ether.h>
#include <linux/ip.h>
#include <linux/ipv6.h>
#include <netinet/in.h>
#include <sched.h>

#include "lines.h"
#include "socks.h"

/* Loopback has no hardware addresses. */
#define NO_MAC "00:00:00:00:00:00"

/* As the kernel lays them out: <linux/tcp.h> and <netinet/tcp.h> clash. */
struct tcp_header {
	uint16_t source, dest;
	uint32_t seq, ack_seq;
	uint8_t doff, flags;
	uint16_t window, check, urg_ptr;
	/* What Linux sends: MSS, SACK, timestamps, a no-op, window scaling. */
	uint8_t mss_kind, mss_len;
	uint16_t mss;
	uint8_t sack[2], time_kind, time_len;
	uint32_t time, echo;
	uint8_t nop, scale_kind, scale_len, scale;
} __attribute__((packed));

static void show_tcp(const struct tcp_header *tcp)
{
	CHECK_EQ("flags", tcp->flags, 2);
	CHECK_EQ("SACK", tcp->sack[0], 4);
	printf(", tcp={source=%u, dest=%u, seq=%u, flags=SYN, window=%u",
	       ntohs(tcp->source), ntohs(tcp->dest), ntohl(tcp->seq),
	       ntohs(tcp->window));
	printf(", options=[mss %u, sackOK, TS val %u ecr %u, nop, wscale %u]}}",
	       ntohs(tcp->mss), ntohl(tcp->time), ntohl(tcp->echo), tcp->scale);
}

static void show_ip(const void *value, long length)
{
	const struct iphdr *ip = value;

	CHECK_EQ("length", length, sizeof(*ip) + sizeof(struct tcp_header));
	printf("{ip={tos=0, id=%u, frag_off=IP_DF, ttl=%u, saddr=127.0.0.1, daddr=127.0.0.1}",
	       ntohs(ip->id), ip->ttl);
	show_tcp((const void *)(ip + 1));
}

static void show_ip6(const void *value, long length)
{
	const struct ipv6hdr *ip = value;
	unsigned int flow = ntohl(*(const uint32_t *)value) & 0xfffff;

	CHECK_EQ("length", length, sizeof(*ip) + sizeof(struct tcp_header));
	printf("{ip6={flow_lbl=%#x, hop_limit=%u, saddr=::1, daddr=::1}", flow,
	       ip->hop_limit);
	show_tcp((const void *)(ip + 1));
}

static void show_frame(const void *value, long length)
{
	const struct iphdr *ip = (const void *)((const char *)value + ETH_HLEN);

	CHECK_EQ("length", length,
		 ETH_HLEN + sizeof(*ip) + sizeof(struct tcp_header));
	printf("{mac={h_dest=" NO_MAC ", h_source=" NO_MAC
	       "}, ip={tos=0, id=%u, frag_off=IP_DF, ttl=%u, saddr=127.0.0.1, daddr=127.0.0.1}",
	       ntohs(ip->id), ip->ttl);
	show_tcp((const void *)(ip + 1));
}

static void syn(int family, int save, void (*show)(const void *, long))
{
	int listener = line_socket(family, SOCK_STREAM, 0);
	struct sock_address address = bind_loopback(listener, family);
	int client = MUST(socket(family, SOCK_STREAM, 0));
	unsigned char headers[256] = { 0 };
	int fd;
	char text[8];

	snprintf(text, sizeof(text), "[%d]", save);
	SET(listener, SOL_TCP, TCP_SAVE_SYN, &save, 4, .text = text);
	MUST(listen(listener, 1));
	MUST(connect(client, &address.sa, address.len));
	fd = line_register((int)MUST(accept(listener, NULL, NULL)), family,
			   SOCK_STREAM, 0);
	GET(fd, SOL_TCP, TCP_SAVED_SYN, headers, sizeof(headers), .show = show);
	/* Reading them has freed them. */
	GET(fd, SOL_TCP, TCP_SAVED_SYN, headers, sizeof(headers),
	    .text = "\"\"");
}

static void groups(void)
{
	int fd = line_socket(AF_INET, SOCK_DGRAM, 0);
	struct sockaddr_in group = { .sin_family = AF_INET };
	struct sockaddr_in source = { .sin_family = AF_INET };
	struct group_req req = { .gr_interface = if_nametoindex("lo") };
	struct group_source_req from = { .gsr_interface = req.gr_interface };

	inet_pton(AF_INET, "232.0.0.3", &group.sin_addr);
	inet_pton(AF_INET, "10.0.0.9", &source.sin_addr);
	memcpy(&req.gr_group, &group, sizeof(group));
	memcpy(&from.gsr_group, &group, sizeof(group));
	memcpy(&from.gsr_source, &source, sizeof(source));
	SET(fd, SOL_IP, MCAST_JOIN_GROUP, &req, sizeof(req),
	    .text = "{gr_interface=1, gr_group={sa_family=AF_INET, sin_port=0, sin_addr=232.0.0.3}}");
	SET(fd, SOL_IP, MCAST_LEAVE_GROUP, &req, sizeof(req),
	    .text = "{gr_interface=1, gr_group={sa_family=AF_INET, sin_port=0, sin_addr=232.0.0.3}}");
	SET(fd, SOL_IP, MCAST_JOIN_SOURCE_GROUP, &from, sizeof(from),
	    .text = "{gsr_interface=1, gsr_group={sa_family=AF_INET, sin_port=0, sin_addr=232.0.0.3}, gsr_source={sa_family=AF_INET, sin_port=0, sin_addr=10.0.0.9}}");
}

static void hardware(void)
{
	int fd = line_socket(AF_PACKET, SOCK_RAW, 0);
	struct packet_mreq mreq = {
		.mr_ifindex = (int)if_nametoindex("lo"),
		.mr_type = PACKET_MR_MULTICAST,
		.mr_alen = 6,
		.mr_address = { 1, 0, 0x5e, 0, 0, 0xfb },
	};

	SET(fd, SOL_PACKET, PACKET_ADD_MEMBERSHIP, &mreq, sizeof(mreq),
	    .text = "{mr_ifindex=1, mr_type=PACKET_MR_MULTICAST, mr_alen=6, mr_address=01:00:5e:00:00:fb}");
}

int main(void)
{
	MUST(unshare(CLONE_NEWNET));
	loopback_up();
	syn(AF_INET, 1, show_ip);
	syn(AF_INET6, 1, show_ip6);
	syn(AF_INET, 2, show_frame);
	groups();
	hardware();
	return verdict();
}
