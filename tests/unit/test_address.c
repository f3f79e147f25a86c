// SPDX-License-Identifier: GPL-2.0-only
#include "../../userspace/address.h"

#include <arpa/inet.h>
#include <stdlib.h>
#include <sys/socket.h>

#include "unit.h"

static struct out out;

static const char *text(void)
{
	out_chr(&out, '\0');
	out.len = 0;
	return out.buf;
}

static void check_v6(const char *want)
{
	uint8_t bytes[16];

	if (inet_pton(AF_INET6, want, bytes) != 1) {
		check(want, false);
		return;
	}
	address_ipv6(&out, bytes);
	check_str(want, text(), want);
}

static void test_ipv6(void)
{
	unsigned int seed = 7;
	bool all = true;

	check_v6("::");
	check_v6("::1");
	check_v6("1::");
	check_v6("fe80::1");
	check_v6("2001:db8::8:800:200c:417a");
	check_v6("2001:db8:0:1:1:1:1:1");
	check_v6("2001:0:0:1::1");
	check_v6("2001:db8::1:0:0:1");
	check_v6("1:2:3:4:5:6:7:8");
	check_v6("1:2:3:4:5:6:7:0");
	check_v6("0:2:3:4:5:6:7:8");
	check_v6("1:2:3:4:5:6::");
	check_v6("::ffff:192.0.2.1");
	check_v6("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff");

	/* Against the C library, which prints ::a.b.c.d otherwise: avoid it. */
	for (int i = 0; i < 20000 && all; i++) {
		char want[INET6_ADDRSTRLEN];
		uint8_t bytes[16];

		for (int j = 0; j < 16; j += 2) {
			seed = seed * 1103515245 + 12345;
			bytes[j] = seed >> 16 & 1 ? 0 : (uint8_t)(seed >> 24);
			bytes[j + 1] = seed >> 17 & 1 ? 0 :
							(uint8_t)(seed >> 20);
		}
		bytes[0] |= 0x20;
		inet_ntop(AF_INET6, bytes, want, sizeof(want));
		address_ipv6(&out, bytes);
		all = !strcmp(text(), want);
		if (!all)
			printf("# %s, not %s\n", out.buf, want);
	}
	check("as the C library prints them", all);
}

struct inet_case {
	uint32_t laddr, lport, raddr, rport;
	uint32_t type, protocol;
	const char *want;
};

static const struct inet_case inet_cases[] = {
	{ 0, 0, 0, 0, SOCK_STREAM, 6, "TCP" },
	{ 0, 80, 0, 0, SOCK_STREAM, 6, "TCP 0.0.0.0:80" },
	{ 0x7f000001, 0, 0, 0, SOCK_STREAM, 6, "TCP 127.0.0.1:0" },
	{ 0x0a000001, 443, 0x0a000009, 51515, SOCK_STREAM, 6,
	  "TCP 10.0.0.1:443 -> 10.0.0.9:51515" },
	{ 0, 0, 0x0a000009, 53, SOCK_DGRAM, 17,
	  "UDP 0.0.0.0:0 -> 10.0.0.9:53" },
	{ 0, 65535, 0, 0, SOCK_DGRAM, 136, "UDPLITE 0.0.0.0:65535" },
	{ 0, 0, 0, 0, SOCK_DGRAM, 1, "ICMP" },
	{ 0, 0, 0, 0, SOCK_STREAM, 132, "SCTP" },
	{ 0, 0, 0, 0, SOCK_STREAM, 262, "MPTCP" },
	{ 0, 0, 0, 0, SOCK_DCCP, 33, "DCCP" },
	{ 0, 0, 0, 0, SOCK_STREAM, 253, "INET:253" },
	{ 0, 255, 0, 0, SOCK_RAW, 255, "RAW" },
	{ 0x7f000001, 1, 0, 0, SOCK_RAW, 1, "RAW 127.0.0.1" },
};

static void test_inet(void)
{
	for (size_t i = 0; i < sizeof(inet_cases) / sizeof(*inet_cases); i++) {
		const struct inet_case *c = &inet_cases[i];
		struct sot_inet inet = {
			.laddr = htonl(c->laddr),
			.raddr = htonl(c->raddr),
			.lport = c->lport,
			.rport = c->rport,
		};
		struct record rec = {
			.event = {
				.sock_family = AF_INET,
				.sock_type = c->type,
				.sock_protocol = c->protocol,
				.addr_len = sizeof(inet),
			},
			.addr = (const uint8_t *)&inet,
		};

		address_socket(&out, &rec);
		check_str(c->want, text(), c->want);
	}
}

static void test_inet6(void)
{
	struct sot_inet6 inet6 = { .lport = 80, .rport = 5 };
	struct record rec = {
		.event = {
			.sock_family = AF_INET6,
			.sock_type = SOCK_STREAM,
			.sock_protocol = 6,
			.addr_len = sizeof(inet6),
		},
		.addr = (const uint8_t *)&inet6,
	};

	inet6.laddr[3] = htonl(1);
	inet6.raddr[3] = htonl(1);
	address_socket(&out, &rec);
	check_str("TCPv6", text(), "TCPv6 [::1]:80 -> [::1]:5");
	rec.event.sock_type = SOCK_RAW;
	address_socket(&out, &rec);
	check_str("RAWv6", text(), "RAWv6 ::1 -> ::1");
	rec.event.sock_type = SOCK_DGRAM;
	rec.event.sock_protocol = 58;
	rec.event.addr_len = sizeof(struct sot_inet);
	address_socket(&out, &rec);
	check_str("no addresses in the record", text(), "ICMPv6");
	rec.event.sock_protocol = 253;
	rec.event.addr_len = 0;
	rec.addr = NULL;
	address_socket(&out, &rec);
	check_str("INET6", text(), "INET6:253");
}

struct other_case {
	uint32_t family, type;
	const char *want;
};

static const struct other_case other_cases[] = {
	{ AF_UNIX, SOCK_STREAM, "UNIX-STREAM:[41234]" },
	{ AF_NETLINK, SOCK_RAW, "NETLINK-RAW:[41234]" },
	{ AF_PACKET, SOCK_RAW, "PACKET-RAW:[41234]" },
	{ AF_ALG, SOCK_SEQPACKET, "ALG-SEQPACKET:[41234]" },
	{ 99, SOCK_DGRAM, "AF_99-DGRAM:[41234]" },
	{ AF_UNIX, 77, "UNIX-77:[41234]" },
	{ UINT32_MAX, UINT32_MAX, "AF_4294967295-4294967295:[41234]" },
};

static void test_others(void)
{
	for (size_t i = 0; i < sizeof(other_cases) / sizeof(*other_cases);
	     i++) {
		const struct other_case *c = &other_cases[i];
		struct record rec = {
			.event = {
				.sock_family = c->family,
				.sock_type = c->type,
				.sock_inode = 41234,
			},
		};

		address_socket(&out, &rec);
		check_str(c->want, text(), c->want);
	}
}

int main(void)
{
	if (out_init(&out, -1))
		return 1;
	test_ipv6();
	test_inet();
	test_inet6();
	test_others();
	out_free(&out);
	return unit_end();
}
